"""CIDEr-D as a reward (Vedantam et al. 2015), with document frequencies fixed beforehand.

The library that scores the evaluation recomputes frequencies and reference vectors at each call;
a reward is asked for hundreds of times a second over the same references, so they are kept here.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

N = 4
SIGMA = 6.0
Gram = tuple[int, ...]


@dataclass(frozen=True)
class _Vector:
    weights: tuple[dict[Gram, float], ...]  # one mapping for each n-gram length
    norms: tuple[float, ...]
    length: int


class CiderReward:
    """Scores token sequences against the references of a picture."""

    def __init__(self, references: Sequence[Sequence[Sequence[int]]]) -> None:
        """`references[picture]` holds its reference sequences, end token included."""
        self._frequency: dict[Gram, int] = defaultdict(int)
        for sequences in references:
            for gram in {gram for each in sequences for gram in _grams(each)}:
                self._frequency[gram] += 1
        self._log_pictures = math.log(max(len(references), 2))
        self._references = [[self._vector(each) for each in seqs] for seqs in references]

    def __call__(self, picture: int, sequence: Sequence[int]) -> float:
        """CIDEr-D of one sequence, 0 to 10."""
        candidate = self._vector(sequence)
        scores = [self._similarity(candidate, each) for each in self._references[picture]]
        return 10.0 * float(np.mean(scores))

    def _vector(self, sequence: Sequence[int]) -> _Vector:
        weights: tuple[dict[Gram, float], ...] = tuple({} for _ in range(N))
        for gram, count in _grams(sequence).items():
            rarity = self._log_pictures - math.log(max(1, self._frequency.get(gram, 0)))
            weights[len(gram) - 1][gram] = count * rarity
        norms = tuple(math.sqrt(sum(v * v for v in each.values())) for each in weights)
        return _Vector(weights, norms, len(sequence))

    @staticmethod
    def _similarity(candidate: _Vector, reference: _Vector) -> float:
        total = 0.0
        for n in range(N):
            theirs = reference.weights[n]
            product = sum(
                min(value, theirs[gram]) * theirs[gram]
                for gram, value in candidate.weights[n].items()
                if gram in theirs
            )
            total += product / (candidate.norms[n] * reference.norms[n] or 1.0)
        gap = candidate.length - reference.length
        return total / N * math.exp(-(gap**2) / (2 * SIGMA**2))


def _grams(sequence: Sequence[int]) -> Counter[Gram]:
    return Counter(
        tuple(sequence[start : start + n])
        for n in range(1, N + 1)
        for start in range(len(sequence) - n + 1)
    )
