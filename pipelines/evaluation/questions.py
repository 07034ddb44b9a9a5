"""How well questions about the house become queries: which devices, and what of them."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from tqdm import tqdm

from pipelines.assistant import Assistant
from pipelines.evaluation.cases import HOUSE_NAME, house_file, house_folders, read_lines
from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.house.entities import House
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.tasks.language.orders import Order, chosen
from pipelines.tasks.language.verbs import ANY, MEASURED, QUERY_STATES, QUERY_VERBS, ROOMS, SETTINGS
from pipelines.tasks.replies import Told, Understood
from pipelines.types import Request

FIELDS = ("id", "house", "area", "text", "expect", "kind")


@dataclass(frozen=True)
class Asked:
    """A query as data: its verb, the entities that it is about, and a field or a state word."""

    kind: str  # one of QUERY_VERBS; "deed" and "reason" are about no entity
    entities: frozenset[str]
    field: str | None = None
    word: str | None = None


@dataclass(frozen=True)
class QuestionCase:
    """A text in a house and all that it asks; `expect` is None where it asks nothing of it."""

    id: str
    house: House
    area: str | None
    text: str
    expect: frozenset[Asked] | None
    kind: str


class Answerer(Protocol):
    """Whoever turns questions into queries."""

    def prepare(self, house: House) -> None:
        """Do what is done once for a house; this is not timed."""

    def answer(self, case: QuestionCase) -> Sequence[Order]:
        """The queries whose answer the visitor is told; none if no answer is told."""


class HearthQuestioner:
    """Hearth, through its own door, in a house that is thrown away after."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant

    def prepare(self, house: House) -> None:
        """Encode the names of a house."""
        self.assistant.householder.reader(house)

    def answer(self, case: QuestionCase) -> Sequence[Order]:
        """What was understood, if an answer was told for it."""
        understood: tuple[Order, ...] = ()
        session = HouseSession(case.house, case.area)
        for event in self.assistant.respond(Request(text=case.text), session):
            if isinstance(event, Understood):
                understood = event.understanding.orders
            elif isinstance(event, Told):
                return understood
        return ()


@dataclass(frozen=True)
class Outcome:
    """What an answerer made of a case; `asked` is empty if it told nothing."""

    case: QuestionCase
    asked: frozenset[Asked]
    right: bool
    milliseconds: float


def read_question_cases(path: Path) -> tuple[QuestionCase, ...]:
    """Read a case from each line; houses are those of `houses/` or `../commands/houses/`.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    folders, houses = house_folders(path), dict[str, House]()
    return read_lines(path, lambda described: _case(described, folders, houses))


def asked_of(orders: Iterable[Order], house: House) -> frozenset[Asked]:
    """Queries in the form of `expect`, those of one kind as one; nothing where one is unclear."""
    found: dict[tuple[str, str | None, str | None], set[str]] = {}
    for order in orders:
        if order.asks or order.verb not in QUERY_VERBS:
            return frozenset()
        if order.verb in ("deed", "reason"):
            found[order.verb, None, None] = set()
            continue
        values = dict(order.values)
        field = next(iter(values), None) if order.verb == "state" else None
        word = None if order.verb in ("state", "since") else str(values.get("state", "on"))
        those = found.setdefault((order.verb, field, word), set())
        those |= {entity.id for entity in chosen(order, house)}
    return frozenset(
        Asked(verb, frozenset(entities), field, word)
        for (verb, field, word), entities in found.items()
    )


def evaluate_questions(
    answerer: Answerer, cases: Sequence[QuestionCase]
) -> tuple[dict[str, Any], list[Outcome]]:
    """Ask about every case, after one that only warms up: the figures, and what they count."""
    for case in cases[:1]:
        answerer.prepare(case.house)
        answerer.answer(case)
    outcomes = []
    for case in tqdm(cases, desc="questions", unit="case"):
        answerer.prepare(case.house)
        begun = time.perf_counter()
        orders = answerer.answer(case)
        milliseconds = 1000 * (time.perf_counter() - begun)
        asked = asked_of(orders, case.house)
        right = not orders if case.expect is None else asked == case.expect
        outcomes.append(Outcome(case, asked, right, milliseconds))
    return question_scores(outcomes), outcomes


def question_scores(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures of one answerer, ready for JSON."""
    real = [each for each in outcomes if each.case.expect is not None]
    null = [each for each in outcomes if each.case.expect is None]
    times = [each.milliseconds for each in outcomes]
    return {
        "cases": len(outcomes),
        "questions": share("exact_match", sum(each.right for each in real), len(real)),
        "no_questions": share("false_answers", sum(not each.right for each in null), len(null)),
        "by_kind": {
            kind: share("accuracy", sum(each.right for each in those), len(those))
            for kind in sorted({each.case.kind for each in outcomes})
            for those in [[each for each in outcomes if each.case.kind == kind]]
        },
        "median_ms": round(float(np.median(times)), 1) if times else None,
        "p95_ms": round(float(np.percentile(times, 95)), 1) if times else None,
    }


def _case(described: Any, folders: Sequence[Path], houses: dict[str, House]) -> QuestionCase:
    if not isinstance(described, Mapping) or described.keys() != set(FIELDS):
        raise EvaluationError(f"A case has the fields {', '.join(FIELDS)}.")
    texts = [described[name] for name in ("id", "house", "text", "kind")]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise EvaluationError("id, house, text and kind must be texts.")
    name = described["house"]
    if name not in houses:
        if not HOUSE_NAME.fullmatch(name):
            raise EvaluationError(f"{name[:64]!r} is no name of a house.")
        houses[name] = load_house(house_file(name, folders))
    house, area = houses[name], described["area"]
    if area is not None and house.area(area) is None:
        raise EvaluationError(f"The house has no area {area!r}.")
    wanted = described["expect"]
    expect = None
    if wanted is not None:
        several = wanted if isinstance(wanted, list) else [wanted]
        if not several:
            raise EvaluationError("expect names at least one query.")
        expect = frozenset(_expected(each, house) for each in several)
    return QuestionCase(described["id"], house, area, described["text"], expect, described["kind"])


def _expected(described: Any, house: House) -> Asked:
    if not isinstance(described, Mapping) or described.keys() != {
        "entities", "kind", "field", "word"
    }:  # fmt: skip
        raise EvaluationError("expect holds entities, kind, field and word.")
    asked = Asked(described["kind"], frozenset(described["entities"]), described["field"],
                  described["word"])  # fmt: skip
    strange = sorted(each for each in asked.entities if house.entity(each) is None)
    if (asked.kind in ("deed", "reason") or asked.word == ROOMS) and not asked.entities:
        return asked
    if strange or not asked.entities:
        raise EvaluationError(f"The house has no {strange[0] if strange else 'device'!r}.")
    state = asked.kind in ("state", "since") and asked.word is None
    group = (
        asked.kind in ("which", "count")
        and asked.field is None
        and asked.word in (*QUERY_STATES, ANY)
    )
    if not (state and asked.field in (None, *SETTINGS, *MEASURED)) and not group:
        raise EvaluationError("A state has a field or none; which and count have a state word.")
    return asked
