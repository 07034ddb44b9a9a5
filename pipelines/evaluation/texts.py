"""How well the sentences that ask for something to be done are found in texts."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.encoders.text import TextEncoder
from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.todos import LIKELY, TodoHead
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

CASES = ASSETS.parent / "tests" / "texts" / "dev.jsonl"
Sentences = list[tuple[str, bool]]


def evaluate_texts(settings: Settings, cases: Path) -> dict[str, Any]:
    """Precision, recall and F1 of the to-dos, and every sentence that was taken wrongly."""
    sentences = read_sentences(cases)
    folder = WeightsStore(settings).ready(read_manifest()["all-minilm-l6-v2"])
    encoder = TextEncoder.load(folder, fast_dtype())
    odds = TodoHead.load(ASSETS / "weights")(encoder.pooled([text for text, _ in sentences]))
    said, true = odds.numpy() >= LIKELY, np.array([todo for _, todo in sentences])
    hits = int((said & true).sum())
    f1 = 2 * hits / max(1, int(said.sum() + true.sum()))
    return {
        "sentences": len(sentences),
        "precision": share("share", hits, int(said.sum())),
        "recall": share("share", hits, int(true.sum())),
        "f1": round(f1, 4),
        "taken_for_todos": [t for (t, _), bad in zip(sentences, said & ~true, strict=True) if bad],
        "missed": [t for (t, _), bad in zip(sentences, ~said & true, strict=True) if bad],
    }


def read_sentences(path: Path) -> Sentences:
    """Read `{"sentence", "todo"}` from each line.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise EvaluationError(f"The sentences at {path} cannot be read: {error}") from error
    found: dict[str, bool] = {}
    for number, line in enumerate(lines, 1):
        try:
            match json.loads(line):
                case {"sentence": str(text), "todo": bool(todo)} if text not in found:
                    found[text] = todo
                case _:
                    raise ValueError('a new "sentence" and its "todo", true or false, are expected')
        except ValueError as error:
            raise EvaluationError(f"{path}, line {number}: {error}") from error
    if not found:
        raise EvaluationError(f"There is no sentence in {path}.")
    return list(found.items())
