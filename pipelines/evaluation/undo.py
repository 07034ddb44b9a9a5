"""How well wishes to take back the last change are heard, and nothing else taken for one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.flagged import Flagged, odds, read_flagged
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.texts.sentence_head import SURELY, UNDO

TESTS = ASSETS.parent / "tests"
CASES = TESTS / "undo" / "dev.jsonl"
REQUESTS = (TESTS / "commands" / "dev.jsonl", TESTS / "questions" / "dev.jsonl")


def evaluate_undo(settings: Settings, cases: Path, requests: Sequence[Path]) -> dict[str, Any]:
    """The share of wishes that are heard, and of other requests that are taken for one."""
    wishes = [*read_wishes(cases), *(each for path in requests for each in _others(path))]
    found = odds(settings, UNDO, [wish.id for wish in wishes]).tolist()
    said = [(wish, odd >= SURELY) for wish, odd in zip(wishes, found, strict=True)]
    heard = [taken for wish, taken in said if wish.flag]
    wrongly = [taken for wish, taken in said if not wish.flag]
    return {
        "undo": share("share", sum(heard), len(heard)),
        "others": share("share", sum(wrongly), len(wrongly)),
        "missed": [wish.id for wish, taken in said if wish.flag and not taken],
        "taken_for_it": [wish.id for wish, taken in said if taken and not wish.flag],
    }


def read_wishes(path: Path) -> tuple[Flagged, ...]:
    """Read `{"text", "undo"}` from each line, each text once.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    return read_flagged(path, "text", "undo")


def _others(path: Path) -> list[Flagged]:
    """Requests to houses, none of which takes anything back."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [Flagged(str(row["text"]), False) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}") from error
