"""Transformer layers, pre-norm (Xiong et al. 2020), shared by the fusion encoder and the decoder.

Shapes: B rows of a batch, T tokens, S memory tokens, D width, H heads.
"""

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

KeysValues = tuple[Tensor, Tensor]  # two of [B, H, tokens, D / H]


@dataclass
class LayerCache:
    """What one decoder layer remembers between steps: keys and values of the tokens so far."""

    past: KeysValues | None = None

    def extend(self, keys: Tensor, values: Tensor) -> KeysValues:
        """Append the keys and values of new tokens; returns all of them."""
        if self.past is not None:
            keys = torch.cat([self.past[0], keys], dim=2)
            values = torch.cat([self.past[1], values], dim=2)
        self.past = (keys, values)
        return self.past

    def select(self, rows: Tensor) -> None:
        """Keep (and repeat) rows of the batch, as beam search re-orders its beams."""
        if self.past is not None:
            self.past = (self.past[0][rows], self.past[1][rows])


class SequenceDropout(nn.Module):
    """Dropout with one mask for all tokens of a row (Gal and Ghahramani 2016).

    On a CPU, drawing a mask for every token costs a quarter of a training step.
    """

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.probability = probability

    def forward(self, x: Tensor) -> Tensor:
        """[B, T, D] → [B, T, D]."""
        if not self.training or self.probability == 0:
            return x
        keep = 1 - self.probability
        mask: Tensor = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(keep).div_(keep)
        return x * mask


class Attention(nn.Module):
    """Scaled dot-product attention, softmax(QKᵀ/√d)·V with H heads (Vaswani et al. 2017)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def project_memory(self, memory: Tensor) -> KeysValues:
        """[B, S, D] → keys and values, each [B, H, S, D / H]."""
        keys, values = self.key_value(memory).chunk(2, dim=-1)
        return self._split(keys), self._split(values)

    def forward(
        self, x: Tensor, memory: KeysValues, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """[B, T, D] attends to memory; `mask` [B or 1, 1, T or 1, S] is True where it may look.

        Returns [B, T, D] and the attention weights [B, H, T, S]. Written out: at these lengths
        it trains faster on a CPU than the fused kernel, and the weights are shown to people.
        """
        keys, values = memory
        query = self._split(self.query(x)) * keys.shape[-1] ** -0.5
        scores = query @ keys.transpose(2, 3)
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = scores.softmax(-1)
        return self.out((weights @ values).transpose(1, 2).flatten(2)), weights

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)


class FeedForward(nn.Sequential):
    """Linear → GELU → linear."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, width))

    @property
    def last(self) -> nn.Linear:
        """The layer whose output joins the residual stream."""
        return cast(nn.Linear, self[2])


class EncoderLayer(nn.Module):
    """Self-attention over all modalities' tokens."""

    def __init__(self, width: int, heads: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.feedforward_norm = nn.LayerNorm(width)
        self.feedforward = FeedForward(width, hidden)
        self.dropout = SequenceDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """[B, S, D] → [B, S, D]; `mask` [B, 1, 1, S] is True for real tokens."""
        y = self.attention_norm(x)
        y, _ = self.attention(y, self.attention.project_memory(y), mask)
        x = x + self.dropout(y)
        return x + self.dropout(self.feedforward(self.feedforward_norm(x)))


class DecoderLayer(nn.Module):
    """Causal self-attention, cross-attention to the fused memory, feed-forward."""

    def __init__(self, width: int, heads: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.self_norm = nn.LayerNorm(width)
        self.self_attention = Attention(width, heads)
        self.cross_norm = nn.LayerNorm(width)
        self.cross_attention = Attention(width, heads)
        self.feedforward_norm = nn.LayerNorm(width)
        self.feedforward = FeedForward(width, hidden)
        self.dropout = SequenceDropout(dropout)

    def forward(
        self, x: Tensor, memory: KeysValues, memory_mask: Tensor | None, mask: Tensor
    ) -> Tensor:
        """Training: whole sequences [B, T, D]; `mask` [B or 1, 1, T, T] holds the causal order."""
        y = self.self_norm(x)
        y, _ = self.self_attention(y, self.self_attention.project_memory(y), mask)
        x = x + self.dropout(y)
        y, _ = self.cross_attention(self.cross_norm(x), memory, memory_mask)
        x = x + self.dropout(y)
        return x + self.dropout(self.feedforward(self.feedforward_norm(x)))

    def step(
        self, x: Tensor, memory: KeysValues, memory_mask: Tensor | None, cache: LayerCache
    ) -> tuple[Tensor, Tensor]:
        """Generation: one new token of each row; rows of one memory follow one another.

        x [B·n, 1, D] with memory [B, H, S, D / H] → x and cross-attention weights [B·n, S].
        """
        y = self.self_norm(x)
        y, _ = self.self_attention(y, cache.extend(*self.self_attention.project_memory(y)))
        x = x + y
        rows = memory[0].shape[0]
        # The n continuations of one memory act as n queries: its keys are never copied.
        y = self.cross_norm(x).view(rows, -1, x.shape[-1])
        y, weights = self.cross_attention(y, memory, memory_mask)
        x = x + y.reshape_as(x)
        x = x + self.feedforward(self.feedforward_norm(x))
        return x, weights.mean(1).flatten(0, 1)
