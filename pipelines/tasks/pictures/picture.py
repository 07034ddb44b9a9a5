"""Questions about a picture: which tokens may come next, and how far an answer can be trusted."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.fusion.vocabulary import END, Vocabulary
from pipelines.tasks.command import Orderer
from pipelines.tasks.language.grammar import Grammar
from pipelines.tasks.pictures.caption import Glance, caption
from pipelines.types import Answer

FILE = "calibration.json"
MAX_PIECES = 12
SURE = 0.5


@dataclass(frozen=True)
class Calibration:
    """Turns the probability of an answer into how often such answers are right (Platt 1999)."""

    scale: float = 1.0
    shift: float = 0.0

    @classmethod
    def load(cls, folder: Path) -> "Calibration":
        """Read `calibration.json` from a folder."""
        return cls(**json.loads((folder / FILE).read_text(encoding="utf-8")))

    def save(self, folder: Path) -> None:
        """Write `calibration.json` into a folder."""
        values = {"scale": round(self.scale, 4), "shift": round(self.shift, 4)}
        (folder / FILE).write_text(json.dumps(values) + "\n", encoding="utf-8")

    def __call__(self, log_probability: float) -> float:
        """The log-probability of all pieces of an answer → confidence in 0-1."""
        probability = min(max(math.exp(log_probability), 1e-6), 1 - 1e-6)
        logit = math.log(probability / (1 - probability))
        return 1 / (1 + math.exp(-(self.scale * logit + self.shift)))


class Replies:
    """What may follow in an answer that is about a picture, or about a house if there is one.

    The first token decides: words speak of the picture, anything else begins a query.
    """

    def __init__(self, orderer: Orderer, grammar: Grammar | None) -> None:
        self.orderer, self.grammar = orderer, grammar
        vocabulary = orderer.decoder.vocabulary
        self.end = vocabulary[END]
        self.words = [i for i in range(len(vocabulary)) if i not in vocabulary.controls]
        self._words = set(self.words)

    def allowed(self, ids: list[int]) -> list[int]:
        """The ids that may follow `ids`."""
        if ids and ids[0] in self._words:
            return [self.end] if len(ids) >= MAX_PIECES else [*self.words, self.end]
        asked = self.orderer.allowed(self.grammar, ids) if self.grammar else []
        return asked if ids else [*self.words, *asked]

    def about_picture(self, ids: Sequence[int]) -> bool:
        """Whether an answer is made of words."""
        return bool(ids) and ids[0] in self._words


def answer(
    glances: Sequence[Glance], ended: float, vocabulary: Vocabulary, trust: Calibration
) -> Answer:
    """The pieces of an answer as a sentence; `ended` is the log-probability of its end."""
    said = caption(glances, vocabulary)
    confidence = trust(sum(each.log_probability for each in glances) + ended)
    return Answer(said.text, said.words, confidence, confidence >= SURE)
