"""The decoder's matrices as they lie in the file: int8 with one scale a row.

Writing one token reads every matrix once and computes almost nothing, so memory traffic and the
cost of a call decide its time. Products of int8 rows with a bfloat16 vector (the kernel that
torchao uses for weight-only quantisation) take a third of the time of float32 ones.
"""

import torch
from torch import Tensor, nn

AVAILABLE = hasattr(torch, "_weight_int8pack_mm")


class Int8Matrix(nn.Module):
    """A matrix [N, K] as int8 rows, each times its scale [N]."""

    weight: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor, scale: Tensor) -> None:
        """Take a float32 matrix whose rows are whole multiples of their scales."""
        super().__init__()
        self.register_buffer("weight", (weight / scale.unsqueeze(1)).round().to(torch.int8))
        self.register_buffer("scale", scale.to(torch.bfloat16))

    def product(self, x: Tensor) -> Tensor:
        """[..., K] → [..., N], in the type of x."""
        rows = x.reshape(-1, x.shape[-1]).to(torch.bfloat16)
        y: Tensor = torch._weight_int8pack_mm(rows, self.weight, self.scale)
        return y.to(x.dtype).view(*x.shape[:-1], -1)


class Int8Linear(Int8Matrix):
    """`nn.Linear` on an int8 matrix."""

    bias: Tensor

    def __init__(self, weight: Tensor, scale: Tensor, bias: Tensor) -> None:
        super().__init__(weight, scale)
        self.register_buffer("bias", bias)

    def forward(self, x: Tensor) -> Tensor:
        """[..., K] → [..., N]."""
        return self.product(x) + self.bias


class TiedEmbedding(nn.Embedding):
    """One table [vocabulary, D] for words that come in and words that go out."""

    def scores(self, x: Tensor) -> Tensor:
        """[..., D] → how well each row of the table fits, [..., vocabulary]."""
        return nn.functional.linear(x, self.weight)


class Int8Embedding(Int8Matrix):
    """`TiedEmbedding` on an int8 matrix."""

    def forward(self, tokens: Tensor) -> Tensor:
        """Ids [...] → [..., D]."""
        return self.weight[tokens].float() * self.scale[tokens].unsqueeze(-1).float()

    def scores(self, x: Tensor) -> Tensor:
        """[..., D] → how well each row of the table fits, [..., vocabulary]."""
        return self.product(x)
