"""From an encoder's embeddings to the shared width: one small projector for each modality."""

import torch
from torch import Tensor, nn

from pipelines.fusion.config import Modality


class Projector(nn.Module):
    """LayerNorm → linear → plus learned modality and position embeddings."""

    def __init__(self, modality: Modality, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(modality.width)
        self.linear = nn.Linear(modality.width, width)
        self.modality = nn.Parameter(torch.zeros(width))
        self.ordered = modality.ordered
        self.position = nn.Parameter(torch.zeros(modality.tokens if self.ordered else 0, width))

    def forward(self, embeddings: Tensor) -> Tensor:
        """[B, tokens, modality width] → [B, tokens, D]."""
        tokens: Tensor = self.linear(self.norm(embeddings)) + self.modality
        return tokens + self.position[: embeddings.shape[1]] if self.ordered else tokens
