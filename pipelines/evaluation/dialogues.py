"""How well a request that leans on the one before is understood, and a yes or a no."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pipelines.assistant import Assistant
from pipelines.evaluation.cases import Case, case_reader, house_folders, read_lines
from pipelines.evaluation.commands import normalised, share
from pipelines.evaluation.errors import EvaluationError
from pipelines.house.commands import Command, same
from pipelines.house.session import HouseSession
from pipelines.tasks.language.orders import devices
from pipelines.tasks.replies import AnyEvent, Choose, Confirm, Performed, Told, Understood
from pipelines.types import Request

FIELDS = {"id", "house", "area", "said", "does", "tells", "kind"}


@dataclass(frozen=True)
class Dialogue:
    """What is said one after the other, the last as a case, and the devices that are told of."""

    case: Case
    before: tuple[str, ...]
    tells: frozenset[str]

    @property
    def id(self) -> str:
        """What it is called among others."""
        return self.case.id


def read_dialogues(path: Path) -> tuple[Dialogue, ...]:
    """Read a dialogue from each line; houses are those of `../commands/houses/`.

    Raises:
        EvaluationError: the file cannot be read, or a line is no dialogue; the message says which.
    """
    read = case_reader(house_folders(path))

    def parse(described: Any) -> Dialogue:
        if not isinstance(described, Mapping) or described.keys() != FIELDS:
            raise EvaluationError(f"A dialogue has the fields {', '.join(sorted(FIELDS))}.")
        said, tells = described["said"], described["tells"]
        if not isinstance(said, list) or not said or not all(isinstance(e, str) for e in said):
            raise EvaluationError("said holds one text or more.")
        rest = {name: described[name] for name in ("id", "house", "area", "kind")}
        case = read({**rest, "text": said[-1], "expect": described["does"]})
        if not isinstance(tells, list) or any(case.house.entity(str(e)) is None for e in tells):
            raise EvaluationError("tells holds ids of the house.")
        return Dialogue(case, tuple(said[:-1]), frozenset(tells))

    return read_lines(path, parse)


def evaluate_dialogues(assistant: Assistant, dialogues: Sequence[Dialogue]) -> dict[str, Any]:
    """Have every dialogue; a share of those that end right, in all and by kind."""
    right = {each.id: _right(assistant, each) for each in tqdm(dialogues, unit="dialogue")}
    kinds = sorted({each.case.kind for each in dialogues})
    ids = {kind: [each.id for each in dialogues if each.case.kind == kind] for kind in kinds}
    return {
        "dialogues": share("exact_match", sum(right.values()), len(right)),
        "by_kind": {
            kind: share("accuracy", sum(right[name] for name in those), len(those))
            for kind, those in ids.items()
        },
    }


def _right(assistant: Assistant, dialogue: Dialogue) -> bool:
    session = HouseSession(dialogue.case.house, dialogue.case.area)
    for text in dialogue.before:
        list(assistant.respond(Request(text=text), session))
    events = list(assistant.respond(Request(text=dialogue.case.text), session))
    doubted = any(isinstance(each, Choose) or _unsure(each) for each in events)
    done, told = _done(events), _told(events, session)
    wanted = normalised(dialogue.case.expect)
    return not doubted and same(normalised(done), wanted) and told == dialogue.tells


def _unsure(event: AnyEvent) -> bool:
    return isinstance(event, Confirm) and event.unsure


def _done(events: Sequence[AnyEvent]) -> tuple[Command, ...]:
    """What is done, or waits only because it is guarded."""
    found = (each.commands for each in events if isinstance(each, Performed | Confirm))
    return tuple(command for commands in found for command in commands)


def _told(events: Sequence[AnyEvent], session: HouseSession) -> frozenset[str]:
    """The devices that an answer is about."""
    if not any(isinstance(each, Told) for each in events):
        return frozenset()
    read = (each.understanding.orders for each in events if isinstance(each, Understood))
    return frozenset(name for orders in read for name in devices(orders, session.house))
