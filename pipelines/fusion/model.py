"""The shared fusion model: projectors → fusion encoder → decoder over one vocabulary."""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from pipelines.fusion.config import FusionConfig
from pipelines.fusion.layers import DecoderLayer, KeysValues, LayerCache, SequenceDropout
from pipelines.fusion.projectors import Projector
from pipelines.fusion.strategies import STRATEGIES, Tokens

INIT_STD = 0.02


@dataclass(frozen=True)
class Memory:
    """A request as the decoder reads it: keys and values for each layer, computed once.

    `mask` is bool [B, 1, 1, S] or None; `spans` tells where each modality's tokens lie.
    """

    layers: tuple[KeysValues, ...]
    mask: Tensor | None
    spans: dict[str, slice]

    @property
    def rows(self) -> int:
        """B, the number of requests."""
        return self.layers[0][0].shape[0]


@dataclass
class DecoderState:
    """A running generation: the memory and the KV cache of the tokens so far."""

    memory: Memory
    position: int = 0
    caches: tuple[LayerCache, ...] = field(default=())

    def select(self, rows: Tensor) -> None:
        """Keep (and repeat) rows of the KV cache."""
        for cache in self.caches:
            cache.select(rows)


class FusionModel(nn.Module):
    """Reads any mix of the config's modalities, writes tokens; the first token is the task."""

    def __init__(self, config: FusionConfig) -> None:
        super().__init__()
        self.config = config
        self.projectors = nn.ModuleDict(
            {each.name: Projector(each, config.width) for each in config.modalities}
        )
        self.fusion = STRATEGIES[config.strategy](config)
        self.embedding = nn.Embedding(config.vocabulary_size, config.width)
        self.position = nn.Embedding(config.decoder_tokens, config.width)
        self.dropout = SequenceDropout(config.dropout)
        self.layers = nn.ModuleList(
            DecoderLayer(config.width, config.heads, config.feedforward, config.dropout)
            for _ in range(config.decoder_layers)
        )
        self.norm = nn.LayerNorm(config.width)
        self.bias = nn.Parameter(torch.zeros(config.vocabulary_size))
        self.apply(_initialise)

    def read(self, modalities: dict[str, Tokens]) -> Memory:
        """Encoder embeddings, each [B, tokens, modality width] → memory for the decoder.

        Raises:
            ValueError: no modality, or one that this model does not have.
        """
        unknown = modalities.keys() - self.projectors.keys()
        if unknown or not modalities:
            raise ValueError(f"This model reads {list(self.projectors)}, not {list(modalities)}.")
        projected = {
            name: Tokens(
                projector(modalities[name].values.to(self.bias.dtype)), modalities[name].mask
            )
            for name, projector in self.projectors.items()
            if name in modalities
        }
        fused = self.fusion(projected)
        keys_values = tuple(
            layer.cross_attention.project_memory(fused.values)  # type: ignore[operator, union-attr]
            for layer in self.layers
        )
        mask = None if fused.mask is None else fused.mask[:, None, None]
        return Memory(keys_values, mask, fused.spans)

    def forward(
        self,
        tokens: Tensor,
        memory: Memory,
        positions: Tensor | None = None,
        mask: Tensor | None = None,
    ) -> Tensor:
        """Teacher forcing: tokens [B, T] → logits [B, T, vocabulary].

        Several sequences about one request can be packed in a row: then `positions` [B, T]
        restarts for each and `mask` [B, 1, T, T] keeps them apart.
        """
        if positions is None:
            positions = torch.arange(tokens.shape[1], device=tokens.device)
        if mask is None:
            square = torch.ones(tokens.shape[1], tokens.shape[1], dtype=torch.bool)
            mask = square.tril()[None, None].to(tokens.device)
        x = self.dropout(self.embedding(tokens) + self.position(positions))
        for layer, keys_values in zip(self.layers, memory.layers, strict=True):
            x = layer(x, keys_values, memory.mask, mask)
        return self.logits(x)

    def logits(self, x: Tensor) -> Tensor:
        """Decoder states [..., D] → scores of the tied vocabulary."""
        return nn.functional.linear(self.norm(x), self.embedding.weight, self.bias)

    def start(self, memory: Memory) -> DecoderState:
        """Begin a generation."""
        return DecoderState(memory, 0, tuple(LayerCache() for _ in self.layers))

    def step(self, tokens: Tensor, state: DecoderState) -> tuple[Tensor, Tensor]:
        """Advance by one token a row: [B·n] → logits [B·n, vocabulary] and attention [B·n, S].

        The attention is the cross-attention to the memory, averaged over heads and layers.
        """
        position = self.position.weight[state.position]
        x = (self.embedding(tokens) + position).unsqueeze(1)
        looks = []
        for layer, keys_values, cache in zip(
            self.layers, state.memory.layers, state.caches, strict=True
        ):
            x, weights = layer.step(x, keys_values, state.memory.mask, cache)  # type: ignore[operator]
            looks.append(weights)
        state.position += 1
        return self.logits(x.squeeze(1)), torch.stack(looks).mean(0)


def _initialise(module: nn.Module) -> None:
    if isinstance(module, nn.Linear | nn.Embedding):
        nn.init.normal_(module.weight, std=INIT_STD)
    if isinstance(module, Projector):
        nn.init.normal_(module.position, std=INIT_STD)
        nn.init.normal_(module.modality, std=INIT_STD)
    if isinstance(module, nn.Linear) and module.bias is not None:
        nn.init.zeros_(module.bias)
