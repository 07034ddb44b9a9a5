"""`python app.py --ask --image FILE`: one request from a terminal, through the same door."""

import argparse
import json
import sys
from pathlib import Path
from typing import get_args

from demo import summing
from demo.events import as_json
from demo.texts import EN
from pipelines.house.loading import load_house
from pipelines.house.sentences import question, story
from pipelines.house.session import HouseSession
from pipelines.preprocess.text import split
from pipelines.settings import ASSETS
from pipelines.tasks.replies import (
    AnyEvent,
    Choose,
    Confirm,
    Declined,
    Performed,
    Summary,
    Told,
)
from pipelines.types import (
    FUSIONS,
    LANGUAGES,
    MAX_BEAMS,
    Answer,
    Caption,
    Failure,
    HearthError,
    Labelled,
    Listening,
    Request,
    Transcript,
    View,
)
from pipelines.waking import Door


def parser() -> argparse.ArgumentParser:
    """Options of `app.py`; without `--ask`, `--rehearse` or `--record` it serves the page."""
    options = argparse.ArgumentParser(prog="app.py", description="Hearth")
    options.add_argument("--ask", action="store_true", help="answer one request and exit")
    options.add_argument(
        "--rehearse", action="store_true", help="try every step of assets/tour.yaml and exit"
    )
    options.add_argument(
        "--record", action="store_true", help="record what the examples come to, and exit"
    )
    options.add_argument("--image", type=Path, metavar="FILE", help="a picture to describe")
    options.add_argument("--audio", type=Path, metavar="FILE", help="speech to write down")
    options.add_argument(
        "--text", metavar="WORDS", help="something for the house, or a text to sum up"
    )
    options.add_argument(
        "--labels", nargs="?", const="", metavar="A, B, …",
        help="compare the picture with these, or alone with a list of everyday things",
    )  # fmt: skip
    options.add_argument(
        "--house", type=Path, metavar="FILE.yaml", help="the house that text and speech are for"
    )
    options.add_argument("--room", metavar="AREA", help="where in the house you are, an area's id")
    options.add_argument(
        "--language", choices=LANGUAGES, default="en", help="spoken; written down in English"
    )
    options.add_argument(
        "--listening", choices=get_args(Listening), default=Request.listening,
        help="what the fusion model gets of speech: its words, its sounds, or both",
    )  # fmt: skip
    options.add_argument(
        "--fit", choices=["whole", "centre", "pad"], default="whole", help="how it becomes a square"
    )
    options.add_argument(
        "--beams",
        type=int,
        default=Request.beams,
        help=f"beam search width, 1 to {MAX_BEAMS} (1: greedy)",
    )
    options.add_argument("--fusion", choices=FUSIONS, help="how what is given meets in the model")
    options.add_argument("--json", action="store_true", help="print every event as a JSON line")
    return options


def ask(assistant: Door, given: argparse.Namespace) -> int:
    """Print the reply, or with `--json` every event; the exit status is 1 after a failure."""
    request = Request(
        given.image,
        View(given.fit),
        given.beams,
        audio=given.audio,
        language=given.language,
        listening=given.listening,
        text=given.text,
        labels=None if given.labels is None else split(given.labels),
        fusion=given.fusion,
    )
    try:
        session = HouseSession(load_house(given.house or ASSETS / "house.yaml"), given.room)
    except HearthError as error:
        print(error, file=sys.stderr)
        return 1
    status = 0
    for event in assistant.respond(request, session):
        if isinstance(event, Failure):
            status = 1
        if given.json:
            print(json.dumps(as_json(event), ensure_ascii=False), flush=True)
        elif isinstance(event, Failure):
            print(event.message, file=sys.stderr)
        else:
            for line in _lines(event, session):
                print(line, flush=True)
    return status


def _lines(event: AnyEvent, session: HouseSession) -> list[str]:
    """What a person wants to read of an event."""
    match event:
        case Answer():
            return [event.text if event.sure else f"{EN.not_sure} {event.text}"]
        case Labelled():
            return [f"{each.probability:4.0%} {each.text}" for each in event.labels]
        case Caption() | Transcript() | Told():
            return [event.text]
        case Performed():
            return [story(change, session.house) for change in event.changes] or [EN.as_it_was]
        case Confirm():
            return [question(each, session.house) for each in event.reasons]
        case Choose():
            return [EN.which, *(name for name, _ in event.choices)]
        case Summary():
            return summing.lines(event, EN)
        case Declined():
            return [event.reason]
    return []
