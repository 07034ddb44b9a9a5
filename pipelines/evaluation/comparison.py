"""Hearth and its peer on the same requests: the result of `… evaluation command`."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.evaluation.cases import Case
from pipelines.evaluation.commands import (
    Answerer,
    command_scores,
    evaluate_commands,
    wrong_answers,
)
from pipelines.evaluation.errors import EvaluationError

if TYPE_CHECKING:
    from pipelines.evaluation.hassil_peer import HassilPeer
    from pipelines.evaluation.hearth import Hearth

SEED = 7


@dataclass(frozen=True)
class Asked:
    """Who answers, and how many sentences of the peer's own templates are asked as well.

    `ways`: so many spoken cases are asked in every way of listening, one after the other.
    """

    hearth: bool = True
    ways: int = 0
    peer: bool = False
    templates: int = 0


def compare(cases: Sequence[Case], asked: Asked, show: int = 0) -> dict[str, Any]:
    """Ask everybody everything, and show up to `show` wrong answers of each on standard error.

    Raises:
        EvaluationError: an answerer is not installed, or no template fits the houses.
    """
    ours = hearth() if asked.hearth else None
    answerers: list[Answerer] = [] if ours is None else [ours]
    peer = _peer() if asked.peer or asked.templates else None
    if asked.peer and peer is not None:
        answerers.append(peer)
    result: dict[str, Any] = {"cases": len(cases), "answers": _ask(answerers, cases, show)}
    spoken = [case for case in cases if case.audio is not None]
    if spoken and ours is not None:
        result["word_error_rate"] = word_error_rate(spoken, ours.heard)
    if asked.ways and spoken and ours is not None:
        few = spoken[: asked.ways]
        result["ways"] = {"cases": len(few), "answers": _ask(ours.every_way(), few, show)}
    if asked.templates and peer is not None:
        drawn = _drawn(peer, cases, asked.templates)
        result["templates"] = {"cases": len(drawn), "answers": _ask(answerers, drawn, show)}
    return result


def word_error_rate(cases: Sequence[Case], heard: Mapping[str, str]) -> float:
    """Words wrong, missing or added, as a share of those said; case and punctuation aside."""
    from jiwer import wer

    said = [plain(case.text) for case in cases]
    return round(float(wer(said, [plain(heard.get(case.id, "")) for case in cases])), 4)


def plain(text: str) -> str:
    """Lower-case words alone."""
    return " ".join(re.findall(r"[a-z0-9']+", text.lower())) or "-"


def hearth() -> "Hearth":
    """Hearth's own answerer, imported only when it is asked: it is slow to load."""
    from pipelines.evaluation.hearth import hearth_answerer

    return hearth_answerer()


def _peer() -> "HassilPeer":
    try:
        from pipelines.evaluation.hassil_peer import HassilPeer
    except ModuleNotFoundError as error:
        raise EvaluationError(
            f"The peer needs {error.name}: pip install -r requirements-dev.txt"
        ) from error
    return HassilPeer()


def _drawn(peer: "HassilPeer", cases: Sequence[Case], number: int) -> list[Case]:
    from pipelines.evaluation.hassil_templates import template_cases

    houses = {id(case.house): case.house for case in cases}
    drawn = template_cases(peer, list(houses.values()), number, SEED)
    if not drawn:
        raise EvaluationError("No template of the peer fits the houses of these cases.")
    return drawn


def _ask(answerers: Sequence[Answerer], cases: Sequence[Case], show: int) -> dict[str, Any]:
    scores = {}
    for answerer in answerers:
        outcomes = evaluate_commands(answerer, cases)
        scores[answerer.name] = command_scores(outcomes)
        for line in wrong_answers(outcomes, show):
            print(f"{answerer.name}: {line}", file=sys.stderr)
    return scores
