"""A real server, started as a visitor's host would start it."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 90.0  # seconds


class NotServing(RuntimeError):
    """The server ended, or did not answer in time; the message is its log."""


@contextmanager
def serving(log: Path) -> Iterator[str]:
    """The address of a server that needs no network. Raises NotServing."""
    port = 7900 + os.getpid() % 80
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
    raise NotServing(log.read_text())
