"""Whole conversations in the demonstration's house: what moves, what is asked back, what is told.

Each is had from its first word to its last, so that what went wrong in one turn weighs on the next,
as it does for a visitor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pipelines.assistant import Assistant
from pipelines.evaluation.cases import read_lines
from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.house.entities import Entity, House
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.house.transitions import difference
from pipelines.settings import ASSETS
from pipelines.tasks.replies import AnyEvent, Choose, Confirm, Told
from pipelines.types import Request

MOVES, ASKS, TELLS, NOTHING = "moves", "asks", "tells", "nothing"
Values = Mapping[str, Any]  # what must hold of a device: a value, or the lowest and the highest


@dataclass(frozen=True)
class Turn:
    """What is said, and what must come of it; `kind` is "" where that is not counted."""

    said: str
    kind: str = ""
    becomes: tuple[tuple[str, Values], ...] = ()
    tells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Talk:
    """A conversation of somebody in an area of a house."""

    id: str
    house: House
    area: str
    turns: tuple[Turn, ...]


def read_talks(path: Path) -> tuple[Talk, ...]:
    """Read a conversation from each line.

    Raises:
        EvaluationError: the file cannot be read, or a line is none; the message says which.
    """
    house = load_house(ASSETS / "house.yaml")

    def parse(described: Any) -> Talk:
        if not isinstance(described, Mapping) or described.keys() != {"id", "area", "turns"}:
            raise EvaluationError("A conversation has the fields id, area and turns.")
        if house.area(described["area"]) is None or not isinstance(described["turns"], list):
            raise EvaluationError("area is an area of the house, and turns are a list.")
        turns = tuple(_turn(each, house) for each in described["turns"])
        return Talk(str(described["id"]), house, described["area"], turns)

    return read_lines(path, parse)


def _turn(described: Any, house: House) -> Turn:
    if not isinstance(described, Mapping) or not isinstance(described.get("said"), str):
        raise EvaluationError("A turn has what is said.")
    if not described.keys() <= {"said", "becomes", "asks", "tells"}:
        raise EvaluationError("A turn has the fields said, becomes, asks and tells.")
    said, becomes = described["said"], described.get("becomes")
    tells = tuple(map(str, described.get("tells", ())))
    if becomes is None:
        return Turn(said, TELLS if tells else "", (), tells)
    if not isinstance(becomes, Mapping) or any(house.entity(each) is None for each in becomes):
        raise EvaluationError("becomes maps devices of the house to their values.")
    kind = ASKS if described.get("asks") else MOVES if becomes else TELLS if tells else NOTHING
    return Turn(said, kind, tuple(becomes.items()), tells)


def evaluate_talks(assistant: Assistant, talks: Sequence[Talk]) -> dict[str, Any]:
    """Have every conversation; the share of turns that end right, in all and by kind.

    `false_moves` counts the turns in which something moved, though nothing may.
    """
    found: list[tuple[str, bool, bool]] = []
    for talk in tqdm(talks, unit="talk"):
        session = HouseSession(talk.house, talk.area)
        for turn in talk.turns:
            before = session.house
            events = list(assistant.respond(Request(text=turn.said), session))
            changed = {each.after.id: each.after for each in difference(before, session.house)}
            if turn.kind:
                found.append((turn.kind, _right(turn, changed, events), bool(changed)))
    kinds = (MOVES, ASKS, TELLS, NOTHING)
    of_kind = {kind: [right for each, right, _ in found if each == kind] for kind in kinds}
    still = [moved for kind, _, moved in found if kind != MOVES]
    return {
        "talks": len(talks),
        "turns": share("right", sum(right for _, right, _ in found), len(found)),
        "by_kind": {kind: share("right", sum(e), len(e)) for kind, e in of_kind.items() if e},
        "must_not_move": share("false_moves", sum(still), len(still)),
    }


def _right(turn: Turn, changed: Mapping[str, Entity], events: Sequence[AnyEvent]) -> bool:
    waiting = [each for each in events if isinstance(each, Choose | Confirm)]
    if turn.kind == ASKS:
        return not changed and len(waiting) == 1 and _guarded(waiting[0])
    told = " ".join(each.text for each in events if isinstance(each, Told))
    said = all(each.lower() in told.lower() for each in turn.tells)
    wanted = dict(turn.becomes)
    same = changed.keys() == wanted.keys() and all(
        _holds(changed[name], values) for name, values in wanted.items()
    )
    return same and said and not waiting


def _guarded(event: Choose | Confirm) -> bool:
    return isinstance(event, Confirm) and not event.unsure


def _holds(entity: Entity, values: Values) -> bool:
    return all(_fits(_value(entity, name), wanted) for name, wanted in values.items())


def _value(entity: Entity, name: str) -> Any:
    return entity.state if name == "state" else entity.attributes.get(name)


def _fits(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        lowest, highest = wanted
        return isinstance(value, int | float) and lowest <= value <= highest
    return bool(value == wanted)
