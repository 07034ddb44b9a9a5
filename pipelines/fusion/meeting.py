"""Where modalities meet that otherwise see themselves alone: a gated sum, attention across."""

import torch
from torch import Tensor, nn

from pipelines.fusion.layers import Attention, EncoderLayer


class Gate(nn.Module):
    """Vectors, each through a gate of its own making, as one sum: Σ σ(W p) ⊙ V p.

    A gated multimodal unit (Arevalo et al. 2017) for any number of modalities.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.gate = nn.Linear(width, width)
        self.value = nn.Linear(width, width)

    def forward(self, vectors: Tensor, there: Tensor) -> Tensor:
        """[B, M, D], of which those count that are `there`, bool [B or 1, M] → [B, D]."""
        y = self.norm(vectors)
        gated: Tensor = torch.sigmoid(self.gate(y)) * self.value(y)
        return (gated * there.unsqueeze(-1)).sum(1)


class Crossing(nn.Module):
    """Cross-attention, softmax(QKᵀ/√d)·V (Vaswani et al. 2017), from tokens to other tokens."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.attention = Attention(width, heads)

    def forward(self, x: Tensor, asked: Tensor) -> Tensor:
        """[B, S, D] → [B, S, D]; `asked` bool [B or 1, 1, S, S] is True where a token may look.

        A token that may look nowhere stays as it is.
        """
        looks = asked.any(-1, keepdim=True)
        y = self.norm(x)
        # A softmax over nothing is no number, so such a token looks everywhere and gets nothing.
        y, _ = self.attention(y, self.attention.project_memory(y), asked | ~looks)
        return x + y * looks[:, 0]

    @torch.no_grad()
    def begin(self, layer: EncoderLayer) -> None:
        """Look as a layer does within modalities, at half its strength: the other half stays."""
        self.norm.load_state_dict(layer.attention_norm.state_dict())
        self.attention.load_state_dict(layer.attention.state_dict())
        self.attention.out.weight.mul_(0.5)
        self.attention.out.bias.mul_(0.5)
