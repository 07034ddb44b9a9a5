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
OFFSET = 11  # from the usual port


@dataclass(frozen=True)
class Server:
    """Where it answers, its process, and how many seconds it took to the first page."""

    url: str
    process_id: int
    seconds: float


def beside(settings: Settings) -> int:
    """A port that leaves a running Hearth alone."""
    return settings.port + OFFSET


@contextmanager
def started(
    port: int, log: Path = Path(os.devnull), limit: float = START_LIMIT, **variables: str
) -> Iterator[Server]:
    """Start a server, wait `limit` seconds for its page, and stop it at the end.

    What it prints goes to `log`; `variables` are added to its environment.

    Raises:
        EvaluationError: the page did not come up; the message ends with the log.
    """
    given = {"HEARTH_PORT": str(port), "HEARTH_HOST": "127.0.0.1", **variables}
    url = f"http://127.0.0.1:{port}"
    begun = time.perf_counter()
    with (
        log.open("w") as out,
        subprocess.Popen(
            [sys.executable, str(Path(ROOT) / "app.py")],
            env={**os.environ, **given},
            stdout=out,
            stderr=out,
        ) as process,
    ):
        try:
            while not _answers(url):
                if time.perf_counter() - begun > limit or process.poll() is not None:
                    raise EvaluationError(f"The page did not come up. {log.read_text()}".strip())
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
