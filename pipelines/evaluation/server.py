"""A server of its own for what is measured from outside."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.evaluation.errors import EvaluationError
from pipelines.settings import ROOT, Settings

START_LIMIT = 120.0  # seconds to wait for the page
OFFSET = 11  # from the usual port, so that a running Hearth is left alone


@dataclass(frozen=True)
class Server:
    """Where it answers, its process, and how many seconds it took to the first page."""

    url: str
    process_id: int
    seconds: float


@contextmanager
def started(settings: Settings) -> Iterator[Server]:
    """Start a server, wait for its page, and stop it at the end.

    Raises:
        EvaluationError: the page did not come up.
    """
    port = settings.port + OFFSET
    environment = {**os.environ, "HEARTH_PORT": str(port), "HEARTH_HOST": "127.0.0.1"}
    url = f"http://127.0.0.1:{port}"
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(Path(ROOT) / "app.py")],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            while not _answers(url):
                if time.perf_counter() - begun > START_LIMIT or process.poll() is not None:
                    raise EvaluationError("The page did not come up.")
                time.sleep(0.05)
            yield Server(url, process.pid, round(time.perf_counter() - begun, 1))
        finally:
            process.terminate()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False
