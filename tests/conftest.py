"""What several test files share. A missing model or browser fails a test; nothing is skipped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from gradio_client import Client
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from pipelines.assistant import Assistant
from pipelines.evaluation.server import Server, started
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS, Settings
from tests.browsing import CHROMIUM, QUIET, visit

# A busy machine is no mistake: how long an example takes is measured, never asserted.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = ASSETS.parent
EXAMPLES, SOUNDS = ASSETS / "examples", ASSETS / "sounds"
START_LIMIT = 90.0  # seconds


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The real assistant with the shipped weights."""
    return Assistant.load(Settings.load())


@pytest.fixture
def session() -> HouseSession:
    """A visit to the default house."""
    return HouseSession(load_house(ASSETS / "house.yaml"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server, started as a visitor's host would."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as found:
        yield found.url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Real Chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """The page of the real server, opened by a new visitor."""
    with visit(browser, server) as page:
        yield page


@contextmanager
def serving(log: Path) -> Iterator[Server]:
    """A server that needs no network and has its models; several runs of the tests do not meet."""
    with started(7900 + os.getpid() % 80, log, START_LIMIT, HEARTH_OFFLINE="1") as found:
        # The page is there before the models are; an answer, even to nothing, is not.
        Client(found.url, verbose=False).predict("", None, None, "", api_name="/ask")
        yield found
