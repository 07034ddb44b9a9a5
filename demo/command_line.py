"""`python app.py --ask --image FILE`: one request from a terminal, through the same door."""

import argparse
import json
import sys
from pathlib import Path

from demo.handlers import as_json
from pipelines.assistant import MAX_BEAMS, Assistant
from pipelines.encoders.speech import LANGUAGES
from pipelines.types import Caption, Failure, Request, Transcript, View


def parser() -> argparse.ArgumentParser:
    """Options of `app.py`; without `--ask` it serves the page."""
    options = argparse.ArgumentParser(prog="app.py", description="Hearth")
    options.add_argument("--ask", action="store_true", help="answer one request and exit")
    options.add_argument("--image", type=Path, metavar="FILE", help="a picture to describe")
    options.add_argument("--audio", type=Path, metavar="FILE", help="speech to write down")
    options.add_argument(
        "--language", choices=LANGUAGES, default="en", help="spoken; written down in English"
    )
    options.add_argument(
        "--fit", choices=["whole", "centre", "pad"], default="whole", help="how it becomes a square"
    )
    options.add_argument(
        "--beams", type=int, default=1, help=f"beam search width, 1 to {MAX_BEAMS} (1: greedy)"
    )
    options.add_argument("--json", action="store_true", help="print every event as a JSON line")
    return options


def ask(assistant: Assistant, given: argparse.Namespace) -> int:
    """Print the reply, or with `--json` every event; the exit status is 1 after a failure."""
    request = Request(
        given.image,
        View(given.fit),
        given.beams,
        audio=given.audio,
        language=given.language,
    )
    status = 0
    for event in assistant.respond(request):
        if isinstance(event, Failure):
            status = 1
        if given.json:
            print(json.dumps(as_json(event), ensure_ascii=False), flush=True)
        elif isinstance(event, Failure):
            print(event.message, file=sys.stderr)
        elif isinstance(event, Caption | Transcript):
            print(event.text)
    return status
