"""How well the sentences that ask for something to be done are found in texts."""

from pathlib import Path
from typing import Any

import numpy as np

from pipelines.evaluation.commands import share
from pipelines.evaluation.flagged import Flagged, odds, read_flagged
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.texts.sentence_head import LIKELY, TODOS

CASES = ASSETS.parent / "tests" / "texts" / "dev.jsonl"


def evaluate_texts(settings: Settings, cases: Path) -> dict[str, Any]:
    """Precision, recall and F1 of the to-dos, and every sentence that was taken wrongly."""
    sentences = read_sentences(cases)
    found = odds(settings, TODOS, [each.id for each in sentences])
    said, true = found >= LIKELY, np.array([each.flag for each in sentences])
    hits = int((said & true).sum())
    f1 = 2 * hits / max(1, int(said.sum() + true.sum()))
    taken = [each.id for each, bad in zip(sentences, said & ~true, strict=True) if bad]
    missed = [each.id for each, bad in zip(sentences, ~said & true, strict=True) if bad]
    return {
        "sentences": len(sentences),
        "precision": share("share", hits, int(said.sum())),
        "recall": share("share", hits, int(true.sum())),
        "f1": round(f1, 4),
        "taken_for_todos": taken,
        "missed": missed,
    }


def read_sentences(path: Path) -> tuple[Flagged, ...]:
    """Read `{"sentence", "todo"}` from each line, each sentence once.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    return read_flagged(path, "sentence", "todo")
