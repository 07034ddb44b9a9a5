"""How modalities meet. A strategy turns each modality's projected tokens into one memory.

`STRATEGIES` maps the name in `FusionConfig.strategy` to a class with the constructor and the
`forward` of `Concatenation`.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from pipelines.fusion.config import FusionConfig
from pipelines.fusion.layers import EncoderLayer


@dataclass(frozen=True)
class Tokens:
    """One modality's tokens [B, S, D] and which are real, bool [B, S] (None: all)."""

    values: Tensor
    mask: Tensor | None = None


@dataclass(frozen=True)
class Fused:
    """The memory [B, S, D], its mask, and where each modality's tokens lie in it."""

    values: Tensor
    mask: Tensor | None
    spans: dict[str, slice]


class Concatenation(nn.Module):
    """Self-attention over the modalities' tokens laid end to end."""

    def __init__(self, config: FusionConfig) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            EncoderLayer(config.width, config.heads, config.feedforward, config.dropout)
            for _ in range(config.layers)
        )
        self.layer_drop = config.layer_drop
        self.norm = nn.LayerNorm(config.width)

    def forward(self, modalities: dict[str, Tokens]) -> Fused:
        """Fuse in the order of the mapping, which must not be empty."""
        spans, start = {}, 0
        for name, tokens in modalities.items():
            spans[name] = slice(start, start + tokens.values.shape[1])
            start = spans[name].stop
        x = torch.cat([tokens.values for tokens in modalities.values()], dim=1)
        mask = _joint_mask(list(modalities.values()))
        for layer in self.layers:
            # LayerDrop (Fan et al. 2020): training runs a random part of the residual layers.
            if self.training and float(torch.rand(())) < self.layer_drop:
                continue
            x = layer(x, None if mask is None else mask[:, None, None])
        return Fused(self.norm(x), mask, spans)


def _joint_mask(parts: list[Tokens]) -> Tensor | None:
    if all(part.mask is None for part in parts):
        return None
    real = [
        part.values.new_ones(part.values.shape[:2], dtype=torch.bool)
        if part.mask is None
        else part.mask
        for part in parts
    ]
    return torch.cat(real, dim=1)


STRATEGIES: dict[str, type[Concatenation]] = {"concatenation": Concatenation}
