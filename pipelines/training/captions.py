"""Caption data: references cleaned, tokenised, and packed beside their picture's features."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from pipelines.fusion.vocabulary import END, PAD, START, Vocabulary

IGNORED = -100  # cross_entropy's default ignore_index
MAX_PIECES = 32
ROUND = 16  # rows are padded to a multiple of this: each new shape costs a kernel compilation


def clean_caption(text: str) -> str:
    """Undo the corpus's tokenisation: `a child 's toy .` → `a child's toy`."""
    text = re.sub(r'["`]|\'\'', " ", text.lower())
    text = re.sub(r"\s+('s|n't|[,.;:!?])", r"\1", text)
    text = re.sub(r"\s*-\s*", "-", text)
    return " ".join(text.split()).strip(" .,;-")


def load_captions(path: Path) -> dict[str, list[str]]:
    """Read `{name: [captions]}`, sorted by name, cleaned."""
    raw: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return {name: [clean_caption(text) for text in raw[name]] for name in sorted(raw)}


@dataclass(frozen=True)
class Batch:
    """Pictures with several sequences each, packed in one row a picture.

    features [P, 65, 384]; tokens, targets, positions [P, L]; mask [P, 1, L, L].
    """

    features: Tensor
    tokens: Tensor
    targets: Tensor
    positions: Tensor
    mask: Tensor


def pack(
    features: np.ndarray, sequences: Sequence[Sequence[Sequence[int]]], vocabulary: Vocabulary
) -> Batch:
    """Pack `sequences[picture]` (ids without task and end) as caption targets.

    Packing instead of padding: the captions of one picture share its row, its memory and one
    block-diagonal causal mask, so a batch holds almost no padding and no memory is repeated.
    """
    task = [vocabulary[START], vocabulary.task_ids["caption"]]
    rows = [[[*task, *each, vocabulary[END]] for each in group] for group in sequences]
    length = max(sum(len(each) - 1 for each in group) for group in rows)
    length = -(-length // ROUND) * ROUND
    tokens = torch.full((len(rows), length), vocabulary[PAD])
    targets = torch.full((len(rows), length), IGNORED)
    positions = torch.zeros(len(rows), length, dtype=torch.long)
    segments = torch.full((len(rows), length), -1)
    for row, group in enumerate(rows):
        start = 0
        for number, each in enumerate(group):
            span = slice(start, start + len(each) - 1)
            tokens[row, span] = torch.tensor(each[:-1])
            targets[row, span] = torch.tensor(each[1:])
            positions[row, span] = torch.arange(len(each) - 1)
            segments[row, span] = number
            start = span.stop
    same = segments.unsqueeze(1) == segments.unsqueeze(2)
    mask = (same & torch.ones(length, length, dtype=torch.bool).tril()).unsqueeze(1)
    return Batch(torch.from_numpy(features).float(), tokens, targets, positions, mask)


class CaptionData:
    """Pictures' features (in one or more variants) with their encoded captions."""

    def __init__(
        self, variants: Sequence[np.ndarray], captions: Sequence[list[str]], vocabulary: Vocabulary
    ) -> None:
        self.variants = list(variants)
        self.vocabulary = vocabulary
        self.captions = [
            [vocabulary.encode(text)[:MAX_PIECES] for text in texts] for texts in captions
        ]

    def __len__(self) -> int:
        return len(self.captions)

    def features(self, indices: np.ndarray, chance: np.random.Generator) -> np.ndarray:
        """Features of pictures, each in a random variant: float16 [P, 65, 384]."""
        picks = chance.integers(len(self.variants), size=len(indices))
        return np.stack([self.variants[v][i] for v, i in zip(picks, indices, strict=True)])

    def batch(self, indices: np.ndarray, count: int, chance: np.random.Generator) -> Batch:
        """The pictures' features and `count` of each one's captions, drawn anew every time."""
        sequences = [
            [group[i] for i in chance.permutation(len(group))[:count]]
            for group in (self.captions[index] for index in indices)
        ]
        return pack(self.features(indices, chance), sequences, self.vocabulary)
