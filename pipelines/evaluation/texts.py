"""How well the sentences that ask for something to be done are found in texts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.encoders.text import TextEncoder
from pipelines.evaluation.cases import read_lines
from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.sentence_head import LIKELY, TODOS, SentenceHead
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

CASES = ASSETS.parent / "tests" / "texts" / "dev.jsonl"


@dataclass(frozen=True)
class Sentence:
    """A sentence, which is its own name, and whether it asks for something to be done."""

    id: str
    todo: bool


def evaluate_texts(settings: Settings, cases: Path) -> dict[str, Any]:
    """Precision, recall and F1 of the to-dos, and every sentence that was taken wrongly."""
    sentences = read_sentences(cases)
    folder = WeightsStore(settings).ready(read_manifest()["all-minilm-l6-v2"])
    encoder = TextEncoder.load(folder, fast_dtype())
    odds = SentenceHead.load(ASSETS / "weights" / TODOS)(
        encoder.pooled([each.id for each in sentences])
    )
    said, true = odds.numpy() >= LIKELY, np.array([each.todo for each in sentences])
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


def read_sentences(path: Path) -> tuple[Sentence, ...]:
    """Read `{"sentence", "todo"}` from each line, each sentence once.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    return read_lines(path, _sentence)


def _sentence(described: Any) -> Sentence:
    match described:
        case {"sentence": str(text), "todo": bool(todo)}:
            return Sentence(text, todo)
    raise EvaluationError('A "sentence" and its "todo", true or false, are expected.')
