"""A pointer (Vinyals et al. 2015): the decoder names an item of the memory instead of a word.

Devices and places of a house reach the model as items, so a command can name any of them without
their names being in the vocabulary. Ids from the vocabulary's size on are those of items.
"""

import torch
from torch import Tensor, nn

from pipelines.fusion.strategies import Tokens


class Pointer(nn.Module):
    """Scores items by a dot product, and recalls the one that was pointed at."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)

    def forward(self, x: Tensor, items: Tokens) -> Tensor:
        """Decoder states [B·n, T, D] and items [B, N, D] → scores [B·n, T, N]."""
        rows, width = items.values.shape[0], x.shape[-1]
        # The n sequences of one memory act as one long one: its items are never copied.
        queries = self.query(x).reshape(rows, -1, width)
        scores = queries @ self.key(items.values).transpose(1, 2)
        if items.mask is not None:
            # Not -inf: cross-entropy with a target elsewhere must stay finite in bfloat16.
            scores = scores.masked_fill(~items.mask.unsqueeze(1), -1e4)
        return scores.reshape(*x.shape[:-1], -1)

    def recall(self, indices: Tensor, values: Tensor) -> Tensor:
        """Item numbers [B·n, T] and items [B, N, D] → input embeddings [B·n, T, D]."""
        rows = torch.arange(indices.shape[0], device=indices.device)
        rows = rows // max(1, indices.shape[0] // values.shape[0])
        numbers = indices.clamp(max=values.shape[1] - 1)
        recalled: Tensor = self.value(values[rows.unsqueeze(1), numbers])
        return recalled
