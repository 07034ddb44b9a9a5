"""How often a request takes the right way: caption, answer, command, or none of them.

Where a request goes is the first token that the model writes. Typed and spoken requests to a house
come from the cases of `command` and `questions`; those beside a picture have cases of their own.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pipelines.assistant import Assistant
from pipelines.evaluation.cases import Case, read_lines
from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.hearth import handed
from pipelines.evaluation.questions import QuestionCase
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession, Spoken
from pipelines.settings import ASSETS
from pipelines.tasks.language.understanding import ANSWER, COMMAND
from pipelines.tasks.replies import Understood
from pipelines.types import Request, Route

NONE = "none"
# Kinds of cases that are talk about devices, or about nothing of the house. The other kinds that
# must not act (a device that is not there, two that fit) are commands that cannot be carried out.
TALK = ("chat", "garbled", "hypothetical", "knowledge", "negated", "other_task", "past", "quoted",
        "reported", "statement")  # fmt: skip
FIELDS = {"id", "image", "text", "task"}


@dataclass(frozen=True)
class Routed:
    """A request, the house that it meets, the task that it asks for, and how it is handed in."""

    request: Request
    session: HouseSession
    task: str
    door: str  # "typed", "spoken" or "picture"


@dataclass(frozen=True)
class Beside:
    """A request beside one of the example pictures, and its task."""

    id: str
    image: str
    text: str
    task: str


def of_commands(cases: Sequence[Case]) -> Iterator[Routed]:
    """Commands that act, and talk that is none."""
    for case in cases:
        if not case.expect and case.kind not in TALK:
            continue
        request = handed(case)
        session = HouseSession(case.house, case.area, Spoken(case.last))
        door = "spoken" if case.audio else "typed"
        yield Routed(request, session, COMMAND if case.expect else NONE, door)


def of_questions(cases: Sequence[QuestionCase]) -> Iterator[Routed]:
    """Questions about a house."""
    for case in cases:
        if case.expect is not None:
            session = HouseSession(case.house, case.area)
            yield Routed(Request(text=case.text), session, ANSWER, "typed")


def of_pictures(path: Path) -> Iterator[Routed]:
    """Requests beside one of the example pictures, in the default house.

    Raises:
        EvaluationError: the file cannot be read, or a line is no request.
    """
    house = load_house(ASSETS / "house.yaml")
    for row in read_lines(path, _beside):
        request = Request(image=ASSETS / "examples" / row.image, text=row.text)
        yield Routed(request, HouseSession(house), row.task, "picture")


def _beside(described: Any) -> Beside:
    if not isinstance(described, dict) or described.keys() != FIELDS:
        raise EvaluationError(f"A request has the fields {', '.join(sorted(FIELDS))}.")
    values = {name: str(value) for name, value in described.items()}
    return Beside(**{**values, "image": Path(values["image"]).name})


def evaluate_routes(assistant: Assistant, routed: Sequence[Routed]) -> dict[str, Any]:
    """Ask for the way of every request: the share of right ones, and what was taken for what."""
    found = [_route(assistant, each) for each in tqdm(routed, desc="router", unit="request")]
    right = [each.task == way for each, way in zip(routed, found, strict=True)]
    ways = Counter((each.task, way) for each, way in zip(routed, found, strict=True))
    doors = sorted({each.door for each in routed})
    return {
        "requests": len(routed),
        "router": share("accuracy", sum(right), len(right)),
        "by_door": {
            door: share("accuracy", sum(those), len(those))
            for door in doors
            for those in [[r for r, each in zip(right, routed, strict=True) if each.door == door]]
        },
        "taken_for": {
            task: {way: count for (asked, way), count in sorted(ways.items()) if asked == task}
            for task in sorted({each.task for each in routed})
        },
    }


def _route(assistant: Assistant, routed: Routed) -> str:
    """The task of the first token. What cannot be heard goes nowhere."""
    for event in assistant.respond(routed.request, routed.session):
        if isinstance(event, Route):
            return event.task
        if isinstance(event, Understood):
            odds = event.understanding.odds
            return max(odds, key=lambda task: odds[task])
    return "unheard"
