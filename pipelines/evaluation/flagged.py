"""Sentences with a yes or no each, and what a head on the sentence vectors says of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.encoders.text import TextEncoder
from pipelines.evaluation.cases import read_lines
from pipelines.evaluation.errors import EvaluationError
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.texts.sentence_head import SentenceHead
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore


@dataclass(frozen=True)
class Flagged:
    """A sentence, which is its own name, and whether the answer is yes."""

    id: str
    flag: bool


def read_flagged(path: Path, text: str, flag: str) -> tuple[Flagged, ...]:
    """Read an object with the fields `text` and `flag` from each line, each sentence once.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """

    def parse(described: Any) -> Flagged:
        found = described if isinstance(described, dict) else {}
        match found.get(text), found.get(flag):
            case str(sentence), bool(answer):
                return Flagged(sentence, answer)
        raise EvaluationError(f'A "{text}" and its "{flag}", true or false, are expected.')

    return read_lines(path, parse)


def odds(settings: Settings, file: str, sentences: Sequence[str]) -> np.ndarray:
    """How likely the shipped head of that name holds each sentence for one, [n] in 0-1."""
    folder = WeightsStore(settings).ready(read_manifest()["all-minilm-l6-v2"])
    encoder = TextEncoder.load(folder, fast_dtype())
    found: np.ndarray = SentenceHead.load(ASSETS / "weights" / file)(
        encoder.pooled(list(sentences))
    ).numpy()
    return found
