"""Batches of requests to a house: texts and houses read, orders as target tokens."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pipelines.encoders.text import TextEncoder
from pipelines.fusion.config import ITEMS
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import END, PAD, START, Vocabulary
from pipelines.tasks.items import HouseReader, Situation
from pipelines.tasks.order_pieces import OrderError, write
from pipelines.training.captions import IGNORED
from pipelines.training.commands.examples import Example, Examples
from pipelines.training.commands.houses import Houses

ROUND = 8  # lengths are rounded up: each new shape costs a kernel compilation
LONG, KEPT = 90, 0.1  # characters; longer texts are dear, alike, and one in ten will do


@dataclass(frozen=True)
class OrderBatch:
    """B requests: text [B, T, 768], items [B, N, WIDTH], masks, tokens and targets [B, L]."""

    text: Tokens
    items: Tokens
    tokens: Tensor
    targets: Tensor


class OrderData:
    """An endless stream of batches, each example drawn anew."""

    def __init__(
        self, houses: Houses, examples: Examples, encoder: TextEncoder, vocabulary: Vocabulary
    ) -> None:
        self.houses, self.examples = houses, examples
        self.encoder, self.vocabulary = encoder, vocabulary

    def batches(self, seed: int, count: int, size: int, per_house: int) -> Iterator[OrderBatch]:
        """`count` batches of `size` examples; a house serves `per_house` examples in a row."""
        drawn = self.drawn(seed, per_house)
        for _ in range(count):
            yield self.batch([next(drawn) for _ in range(size)])

    def drawn(self, seed: int, per_house: int) -> Iterator[tuple[Example, HouseReader]]:
        """Examples with the reader of their house."""
        chance = random.Random(seed)
        while True:
            house = self.houses.sample(chance)
            reader = HouseReader(house, self.encoder.pooled)
            for _ in range(per_house):
                example = self.examples.sample(house, chance)
                while len(example.text) > LONG and chance.random() > KEPT:
                    example = self.examples.sample(house, chance)
                yield example, reader

    def batch(self, drawn: Sequence[tuple[Example, HouseReader]]) -> OrderBatch:
        """Encode some examples; one whose device is no candidate is left out."""
        read = self.encoder([example.text for example, _ in drawn])
        rows, targets, kept = [], [], []
        for number, (example, reader) in enumerate(drawn):
            situation = Situation(example.house, example.room, example.last)
            reading = reader.read(example.text, read.pooled[number], situation)
            try:
                symbols = write(example.orders, reading.items)
            except OrderError:
                continue
            rows.append(reading.tokens)
            targets.append(self._ids(example.task, symbols))
            kept.append(number)
        tokens, wanted = _padded(targets, self.vocabulary[PAD])
        longest = _up(int(read.mask[kept].sum(1).max()))
        text = F.pad(read.tokens[kept], (0, 0, 0, max(0, longest - read.tokens.shape[1])))
        mask = F.pad(read.mask[kept], (0, max(0, longest - read.mask.shape[1])))
        return OrderBatch(
            Tokens(text[:, :longest], mask[:, :longest]), _stacked(rows), tokens, wanted
        )

    def _ids(self, task: str, symbols: Sequence[str | int]) -> list[int]:
        size = len(self.vocabulary)
        body = [self.vocabulary[s] if isinstance(s, str) else size + s for s in symbols]
        return [self.vocabulary[START], self.vocabulary.task_ids[task], *body, self.vocabulary[END]]


def order_loss(model: FusionModel, batch: OrderBatch) -> Tensor:
    """Cross-entropy of the next token: task, order, end."""
    memory = model.read({"text": batch.text, ITEMS: batch.items})
    logits = model(batch.tokens, memory).float()
    return F.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), ignore_index=IGNORED)


def caption_samples(
    sequences: Callable[[Tensor], list[list[int]]], features: np.ndarray, samples: int, size: int
) -> list[list[list[int]]]:
    """`samples` captions of every picture, as `sequences` writes them for a batch of features."""
    groups: list[list[list[int]]] = []
    for start in range(0, len(features), size):
        part = torch.from_numpy(np.asarray(features[start : start + size], dtype=np.float32))
        flat = sequences(part)
        groups += [flat[i : i + samples] for i in range(0, len(flat), samples)]
    return groups


def _padded(rows: Sequence[Sequence[int]], pad: int) -> tuple[Tensor, Tensor]:
    length = _up(max(len(row) for row in rows) - 1)
    tokens = torch.full((len(rows), length), pad)
    targets = torch.full((len(rows), length), IGNORED)
    for number, row in enumerate(rows):
        tokens[number, : len(row) - 1] = torch.tensor(row[:-1])
        targets[number, : len(row) - 1] = torch.tensor(row[1:])
    return tokens, targets


def _stacked(rows: Sequence[Tensor]) -> Tokens:
    length = _up(max(1, *(len(row) for row in rows)))
    values = torch.stack([F.pad(row, (0, 0, 0, length - len(row))) for row in rows])
    sizes = torch.tensor([len(row) for row in rows])
    return Tokens(values, torch.arange(length) < sizes.unsqueeze(1))


def _up(length: int) -> int:
    return -(-length // ROUND) * ROUND
