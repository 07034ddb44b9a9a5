"""How well wishes to take back the last change are heard, and nothing else taken for one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.encoders.text import TextEncoder
from pipelines.evaluation.cases import read_lines
from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.sentence_head import SURELY, UNDO, SentenceHead
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

TESTS = ASSETS.parent / "tests"
CASES = TESTS / "undo" / "dev.jsonl"
REQUESTS = (TESTS / "commands" / "dev.jsonl", TESTS / "questions" / "dev.jsonl")


@dataclass(frozen=True)
class Wish:
    """A request, which is its own name, and whether it takes back the last change."""

    id: str
    undo: bool


def evaluate_undo(settings: Settings, cases: Path, requests: Sequence[Path]) -> dict[str, Any]:
    """The share of wishes that are heard, and of other requests that are taken for one."""
    wishes = [*read_wishes(cases), *(each for path in requests for each in _others(path))]
    folder = WeightsStore(settings).ready(read_manifest()["all-minilm-l6-v2"])
    encoder = TextEncoder.load(folder, fast_dtype())
    odds = SentenceHead.load(ASSETS / "weights" / UNDO)(encoder.pooled([w.id for w in wishes]))
    said = [(wish, odd >= SURELY) for wish, odd in zip(wishes, odds.tolist(), strict=True)]
    heard = [taken for wish, taken in said if wish.undo]
    wrongly = [taken for wish, taken in said if not wish.undo]
    return {
        "undo": share("share", sum(heard), len(heard)),
        "others": share("share", sum(wrongly), len(wrongly)),
        "missed": [wish.id for wish, taken in said if wish.undo and not taken],
        "taken_for_it": [wish.id for wish, taken in said if taken and not wish.undo],
    }


def read_wishes(path: Path) -> tuple[Wish, ...]:
    """Read `{"text", "undo"}` from each line, each text once.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    return read_lines(path, _wish)


def _wish(described: Any) -> Wish:
    match described:
        case {"text": str(text), "undo": bool(undo)}:
            return Wish(text, undo)
    raise EvaluationError('A "text" and its "undo", true or false, are expected.')


def _others(path: Path) -> list[Wish]:
    """Requests to houses, none of which takes anything back."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [Wish(str(row["text"]), False) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}") from error
