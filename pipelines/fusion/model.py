"""The shared fusion model: projectors → fusion encoder → decoder over one vocabulary."""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from pipelines.fusion.config import ITEMS, FusionConfig
from pipelines.fusion.int8 import Int8Embedding, TiedEmbedding
from pipelines.fusion.layers import (
    Attention,
    DecoderLayer,
    FeedForward,
    KeysValues,
    LayerCache,
    SequenceDropout,
)
from pipelines.fusion.meeting import Gate
from pipelines.fusion.pointer import Pointer
from pipelines.fusion.projectors import Projector
from pipelines.fusion.strategies import STRATEGIES, Tokens

INIT_STD = 0.02


@dataclass(frozen=True)
class Memory:
    """A request as the decoder reads it: keys and values for each layer, computed once.

    `mask` is bool [B, 1, 1, S] or None; `spans` tells where each modality's tokens lie. `items`
    are what the decoder can point at: fused tokens [B, N, D] and which are real, bool [B, N].
    """

    layers: tuple[KeysValues, ...]
    mask: Tensor | None
    spans: dict[str, slice]
    items: Tokens | None = None

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

    @property
    def rows(self) -> int:
        """How many sequences are being written."""
        past = self.caches[0].past
        return self.memory.rows if past is None else past[0].shape[0]

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
        self.embedding: TiedEmbedding | Int8Embedding
        self.embedding = TiedEmbedding(config.vocabulary_size, config.width)
        self.position = nn.Embedding(config.decoder_tokens, config.width)
        self.dropout = SequenceDropout(config.dropout)
        self.layers = nn.ModuleList(
            DecoderLayer(config.width, config.heads, config.feedforward, config.dropout)
            for _ in range(config.decoder_layers)
        )
        self.norm = nn.LayerNorm(config.width)
        self.bias = nn.Parameter(torch.zeros(config.vocabulary_size))
        points = any(each.name == ITEMS for each in config.modalities)
        self.pointer = Pointer(config.width) if points else None
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
            each.name: self._thinned(
                self.projectors[each.name](modalities[each.name].values.to(self.bias.dtype)),
                modalities[each.name].mask,
                each.dense,
            )
            for each in self.config.modalities
            if each.name in modalities
        }
        fused = self.fusion(projected)
        keys_values = tuple(
            layer.cross_attention.project_memory(fused.values)  # type: ignore[operator, union-attr]
            for layer in self.layers
        )
        mask = None if fused.mask is None else fused.mask[:, None, None]
        items = None
        if self.pointer is not None and ITEMS in fused.spans:
            items = Tokens(fused.values[:, fused.spans[ITEMS]], modalities[ITEMS].mask)
        return Memory(keys_values, mask, fused.spans, items)

    def _thinned(self, values: Tensor, mask: Tensor | None, dense: bool) -> Tokens:
        """In training, the first token and a random part of the others.

        Patch dropout (Liu et al. 2022) regularises, and shortens the sequence besides.
        """
        if not (self.training and dense) or self.config.token_drop == 0:
            return Tokens(values, mask)
        others = values.shape[1] - 1
        kept = torch.randperm(others)[: round(others * (1 - self.config.token_drop))]
        chosen = torch.cat([torch.zeros(1, dtype=torch.long), 1 + kept.sort().values])
        return Tokens(values[:, chosen], None if mask is None else mask[:, chosen])

    def forward(
        self,
        tokens: Tensor,
        memory: Memory,
        positions: Tensor | None = None,
        mask: Tensor | None = None,
    ) -> Tensor:
        """Teacher forcing: tokens [B, T] → logits [B, T, vocabulary (+ N items)].

        Several sequences about one request can be packed in a row: then `positions` [B, T]
        restarts for each and `mask` [B, 1, T, T] keeps them apart.
        """
        if positions is None:
            positions = torch.arange(tokens.shape[1], device=tokens.device)
        if mask is None:
            square = torch.ones(tokens.shape[1], tokens.shape[1], dtype=torch.bool)
            mask = square.tril()[None, None].to(tokens.device)
        x = self.dropout(self._embed(tokens, positions, memory))
        for layer, keys_values in zip(self.layers, memory.layers, strict=True):
            x = layer(x, keys_values, memory.mask, mask)
        return self.logits(x, memory)

    def _embed(self, tokens: Tensor, positions: Tensor, memory: Memory) -> Tensor:
        # Scaled by √D (Vaswani et al. 2017): the tied table is small for the head's sake, and
        # the first layers' output would drown it.
        scale: float = self.config.width**0.5
        x = (self.embedding(tokens.clamp(max=self.size - 1)) + self.position(positions)) * scale
        if self.pointer is None or memory.items is None:
            return x
        pointed = self.pointer.recall((tokens - self.size).clamp(min=0), memory.items.values)
        return x + pointed * (tokens >= self.size).unsqueeze(-1)

    @property
    def size(self) -> int:
        """How many tokens are words; from there on, ids are those of items."""
        return self.config.vocabulary_size

    def logits(self, x: Tensor, memory: Memory) -> Tensor:
        """Decoder states [B·n, T, D] → scores of the tied vocabulary, and of items if any."""
        x = self.norm(x)
        words = self.embedding.scores(x) + self.bias
        if self.pointer is None or memory.items is None:
            return words
        return torch.cat([words, self.pointer(x, memory.items)], dim=-1)

    def start(self, memory: Memory) -> DecoderState:
        """Begin a generation."""
        return DecoderState(memory, 0, tuple(LayerCache() for _ in self.layers))

    def step(self, tokens: Tensor, state: DecoderState) -> tuple[Tensor, Tensor]:
        """Advance by one token a row: [B·n] → logits [B·n, vocabulary (+ N)], attention [B·n, S].

        The attention is the cross-attention to the memory, averaged over heads and layers.
        """
        position = torch.tensor(state.position, device=tokens.device)
        x = self._embed(tokens.unsqueeze(1), position, state.memory)
        looks = []
        for layer, keys_values, cache in zip(
            self.layers, state.memory.layers, state.caches, strict=True
        ):
            x, weights = layer.step(x, keys_values, state.memory.mask, cache)  # type: ignore[operator]
            looks.append(weights)
        state.position += 1
        return self.logits(x, state.memory).squeeze(1), torch.stack(looks).mean(0)


def _initialise(module: nn.Module) -> None:
    """Small weights, and residual branches that begin as nothing: every layer starts as the
    identity (Goyal et al. 2017; Zhang et al. 2019), so pictures reach the decoder at once."""
    if isinstance(module, nn.Linear | nn.Embedding):
        nn.init.normal_(module.weight, std=INIT_STD)
    if isinstance(module, Projector):
        nn.init.normal_(module.position, std=INIT_STD)
        nn.init.normal_(module.modality, std=INIT_STD)
    if isinstance(module, nn.Linear) and module.bias is not None:
        nn.init.zeros_(module.bias)
    if isinstance(module, Attention):
        nn.init.zeros_(module.out.weight)
    if isinstance(module, Gate):
        nn.init.zeros_(module.value.weight)
    if isinstance(module, FeedForward):
        nn.init.zeros_(module.last.weight)
