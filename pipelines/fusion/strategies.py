"""How modalities meet. A strategy turns each modality's projected tokens into one memory.

All run the same layers over the modalities' tokens laid end to end, and differ in which tokens see
which: before the decoder reads them side by side, modalities meet nowhere else. `STRATEGIES` maps
the name in `FusionConfig.strategy` to its class.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from pipelines.fusion.config import ITEMS, FusionConfig
from pipelines.fusion.layers import EncoderLayer
from pipelines.fusion.meeting import Crossing, Gate

ASKING = ("text", "speech")  # what is typed or said asks about all the rest


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


class Strategy(nn.Module, ABC):
    """The layers that all strategies have."""

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
        laid = _end_to_end(modalities)
        return Fused(self.norm(self.fuse(laid)), laid.mask, laid.spans)

    @abstractmethod
    def fuse(self, laid: Fused) -> Tensor:
        """Tokens laid end to end → the same tokens, having met: [B, S, D] → [B, S, D]."""

    def begin(self) -> None:
        """Where the layers are trained already, let what is new go on from them if it can."""

    def kept(self) -> Iterator[tuple[int, nn.Module]]:
        """The layers to run, with their numbers.

        LayerDrop (Fan et al. 2020): training runs a random part of the residual layers.
        """
        for number, layer in enumerate(self.layers):
            if not self.training or float(torch.rand(())) >= self.layer_drop:
                yield number, layer


class Concatenation(Strategy):
    """Self-attention over everything: each token sees every token of every modality."""

    def fuse(self, laid: Fused) -> Tensor:
        """Layer by layer."""
        x, mask = laid.values, None if laid.mask is None else laid.mask[:, None, None]
        for _, layer in self.kept():
            x = layer(x, mask)
        return x


class GatedSum(Strategy):
    """A modality's tokens see each other alone; what each modality comes to is added to all.

    After each layer every modality is pooled to the mean of its tokens, and the gated sum of these
    vectors joins every token. It begins as nothing.
    """

    def __init__(self, config: FusionConfig) -> None:
        super().__init__(config)
        self.gates = nn.ModuleList(Gate(config.width) for _ in range(config.layers))

    def fuse(self, laid: Fused) -> Tensor:
        """Layer by layer."""
        x, own = laid.values, _own(laid)
        for number, layer in self.kept():
            x = layer(x, own)
            x = x + self.gates[number](*_pooled(x, laid)).unsqueeze(1)
        return x


class CrossAttention(Strategy):
    """A modality's tokens see each other alone; in the upper layers they also ask other ones.

    Text and speech ask every other modality, the items of a house ask text and speech, as a
    cross-modality layer does (LXMERT, Tan and Bansal 2019): attention across, then self-attention,
    then feed-forward.
    """

    def __init__(self, config: FusionConfig) -> None:
        super().__init__(config)
        self.lower = config.layers // 2
        self.crossings = nn.ModuleList(
            Crossing(config.width, config.heads) for _ in range(config.layers - self.lower)
        )

    def fuse(self, laid: Fused) -> Tensor:
        """Layer by layer."""
        x, own = laid.values, _own(laid)
        asked = _seeing(laid, {name: _asked(name, laid) for name in laid.spans})
        for number, layer in self.kept():
            if number >= self.lower:
                x = self.crossings[number - self.lower](x, asked)
            x = layer(x, own)
        return x

    def begin(self) -> None:
        """Each crossing as its layer."""
        for crossing, layer in zip(self.crossings, self.layers[self.lower :], strict=True):
            crossing.begin(layer)  # type: ignore[operator]


def _end_to_end(modalities: Mapping[str, Tokens]) -> Fused:
    """Modalities one after another, with the mask of all of them."""
    spans, start = {}, 0
    for name, tokens in modalities.items():
        spans[name] = slice(start, start + tokens.values.shape[1])
        start = spans[name].stop
    parts = list(modalities.values())
    return Fused(torch.cat([part.values for part in parts], dim=1), _joint_mask(parts), spans)


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


def _seeing(laid: Fused, whom: Mapping[str, tuple[str, ...]]) -> Tensor:
    """Which real tokens each token sees, given whom its modality does: bool [B or 1, 1, S, S]."""
    size = laid.values.shape[1]
    sees = torch.zeros(size, size, dtype=torch.bool, device=laid.values.device)
    for name, others in whom.items():
        for other in others:
            sees[laid.spans[name], laid.spans[other]] = True
    return sees[None, None] if laid.mask is None else sees & laid.mask[:, None, None]


def _own(laid: Fused) -> Tensor:
    """The real tokens of the own modality, and itself: so that padding, too, sees something."""
    within = _seeing(laid, {name: (name,) for name in laid.spans})
    return within | torch.eye(within.shape[-1], dtype=torch.bool, device=within.device)


def _asked(name: str, laid: Fused) -> tuple[str, ...]:
    """The modalities that one asks."""
    if name in ASKING:
        return tuple(other for other in laid.spans if other != name)
    return tuple(other for other in laid.spans if other in ASKING and name == ITEMS)


def _pooled(x: Tensor, laid: Fused) -> tuple[Tensor, Tensor]:
    """The mean of each modality's real tokens [B, M, D], and whether it has any [B or 1, M]."""
    mask = x.new_ones(1, x.shape[1], dtype=torch.bool) if laid.mask is None else laid.mask
    parts = [(x[:, span], mask[:, span, None]) for span in laid.spans.values()]
    means = [(part * real).sum(1) / real.sum(1).clamp(min=1) for part, real in parts]
    there = [real.any(1) for _, real in parts]
    return torch.stack(means, dim=1), torch.cat(there, dim=1)


STRATEGIES: dict[str, type[Strategy]] = {  # by the names in `types.FUSIONS`
    "concatenation": Concatenation,
    "sum": GatedSum,
    "attention": CrossAttention,
}
