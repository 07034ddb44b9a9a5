"""What several test files share. A missing model or browser fails a test; nothing is skipped."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.assistant import Assistant
from pipelines.settings import ASSETS, Settings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, SOUNDS = ASSETS / "examples", ASSETS / "sounds"
START_LIMIT = 90.0


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The real assistant with the shipped weights."""
    return Assistant.load(Settings.load())


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server, started as a visitor's host would."""
    port = 7900 + os.getpid() % 80
    log = tmp_path_factory.mktemp("server") / "log.txt"
    environment = {**os.environ, "HEARTH_PORT": str(port), "HEARTH_OFFLINE": "1"}
    url = f"http://127.0.0.1:{port}"
    with (
        log.open("w") as out,
        subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=out, stderr=out
        ) as process,
    ):
        try:
            _wait(url, process, log)
            yield url
        finally:
            process.terminate()


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < START_LIMIT and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()}")
