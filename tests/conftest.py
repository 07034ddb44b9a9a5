"""What several test files share. A missing model or browser fails a test; nothing is skipped."""

from collections.abc import Iterator

import pytest

from pipelines.assistant import Assistant
from pipelines.settings import ASSETS, Settings
from tests.serving import ROOT as ROOT
from tests.serving import serving

EXAMPLES, SOUNDS = ASSETS / "examples", ASSETS / "sounds"


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The real assistant with the shipped weights."""
    return Assistant.load(Settings.load())


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as url:
        yield url
