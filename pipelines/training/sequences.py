"""Batches of requests whose reply is a sequence of tokens: what every task but captions trains on.

A caption batch packs several sentences of one picture (`captions.pack`); here every request has a
text of its own, so every row has a memory of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from pipelines.encoders.text import Read
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import Tokens
from pipelines.tasks.language.items import echoed
from pipelines.training.captions import IGNORED

ROUND = 8  # lengths are rounded up: each new shape costs a kernel compilation


@dataclass(frozen=True)
class SequenceBatch:
    """B requests: modalities, each [B, tokens, width]; tokens and targets [B, L]."""

    modalities: Mapping[str, Tokens]
    tokens: Tensor
    targets: Tensor


def sequence_loss(model: FusionModel, batch: SequenceBatch) -> Tensor:
    """Cross-entropy of the next token: task, reply, end."""
    return _likely(_logits(model, batch), batch)


def anchored_loss(
    model: FusionModel, batch: SequenceBatch, before: FusionModel, weight: float
) -> Tensor:
    """Cross-entropy, and of what a model had right before, how far this one has gone from it.

    That is the Kullback-Leibler divergence from the earlier model, so that what was learned stays
    while new things are (learning without forgetting, Li & Hoiem 2016).
    """
    logits = _logits(model, batch)
    with torch.inference_mode():
        known = _logits(before, batch)
    real = batch.targets != IGNORED
    right = ((known.argmax(-1) == batch.targets) | ~real).all(1, keepdim=True) & real
    divergence = F.kl_div(
        logits[right].log_softmax(-1),
        known[right].log_softmax(-1),
        reduction="sum",
        log_target=True,
    )
    return _likely(logits, batch) + weight * divergence / real.sum()


def _logits(model: FusionModel, batch: SequenceBatch) -> Tensor:
    logits: Tensor = model(batch.tokens, model.read(dict(batch.modalities)))
    return logits.float()


def _likely(logits: Tensor, batch: SequenceBatch) -> Tensor:
    return F.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), ignore_index=IGNORED)


def shifted(rows: Sequence[Sequence[int]], pad: int) -> tuple[Tensor, Tensor]:
    """Sequences from start to end → what is read and what is to follow, padded: two [B, L]."""
    length = _up(max(len(row) for row in rows) - 1)
    tokens = torch.full((len(rows), length), pad)
    targets = torch.full((len(rows), length), IGNORED)
    for number, row in enumerate(rows):
        tokens[number, : len(row) - 1] = torch.tensor(row[:-1])
        targets[number, : len(row) - 1] = torch.tensor(row[1:])
    return tokens, targets


def stacked(rows: Sequence[Tensor]) -> Tokens:
    """Sets of item tokens, each [N, width] → [B, longest, width] with their mask."""
    length = _up(max(1, *(len(row) for row in rows)))
    values = torch.stack([F.pad(row, (0, 0, 0, length - len(row))) for row in rows])
    sizes = torch.tensor([len(row) for row in rows])
    return Tokens(values, torch.arange(length) < sizes.unsqueeze(1))


def texts(read: Read, kept: Sequence[int], echoes: Sequence[Tensor] = ()) -> Tokens:
    """Some rows of encoded texts with what they echo of a house, padded to a rounded length."""
    longest = _up(int(read.mask[list(kept)].sum(1).max()))
    missing = max(0, longest - read.tokens.shape[1])
    values = F.pad(echoed(read.tokens[list(kept)], echoes), (0, 0, 0, missing))
    mask = F.pad(read.mask[list(kept)], (0, missing))
    return Tokens(values[:, :longest], mask[:, :longest])


def _up(length: int) -> int:
    return -(-length // ROUND) * ROUND
