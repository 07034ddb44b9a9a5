"""EfficientNet-Lite2 (Tan and Le 2019; the Lite family leaves out squeeze-and-excitation).

Trained to tell the thousand kinds of ImageNet apart, it names what DINOv2's self-supervised
tokens only outline. Batch norms are folded into the convolutions when the weights are stored.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

FILE = "model.safetensors"
SIDE = 256  # pixels; the last stage sees them as an 8×8 grid
WIDTH = 1280
STEM = 32
# Each stage: blocks, kernel, stride, expansion, channels; depth × 1.2 and width × 1.1 are applied.
STAGES = (
    (1, 3, 1, 1, 16),
    (3, 3, 2, 6, 24),
    (3, 5, 2, 6, 48),
    (4, 3, 2, 6, 88),
    (4, 5, 1, 6, 120),
    (5, 5, 2, 6, 208),
    (1, 3, 1, 6, 352),
)


class Convolution(nn.Conv2d):
    """A convolution with a bias and TensorFlow's `same` padding: odd leftovers go right, below."""

    def __init__(
        self, inside: int, outside: int, kernel: int = 1, stride: int = 1, groups: int = 1
    ) -> None:
        super().__init__(inside, outside, kernel, stride, groups=groups)

    def forward(self, x: Tensor) -> Tensor:
        """[B, in, H, W] → [B, out, ⌈H / stride⌉, ⌈W / stride⌉]."""
        down, across = (self._missing(size) for size in x.shape[2:])
        if down or across:
            x = F.pad(x, (across // 2, across - across // 2, down // 2, down - down // 2))
        return super().forward(x)

    def _missing(self, size: int) -> int:
        kernel, stride = self.kernel_size[0], self.stride[0]
        return max(0, (math.ceil(size / stride) - 1) * stride + kernel - size)


class Block(nn.Module):
    """An inverted residual block (Sandler et al. 2018)."""

    def __init__(self, inside: int, outside: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = inside * expansion
        self.expand = Convolution(inside, hidden) if expansion > 1 else None
        self.depthwise = Convolution(hidden, hidden, kernel, stride, groups=hidden)
        self.project = Convolution(hidden, outside)
        self.skip = stride == 1 and inside == outside

    def forward(self, x: Tensor) -> Tensor:
        """[B, in, H, W] → [B, out, H / stride, W / stride]."""
        y = x if self.expand is None else F.relu6(self.expand(x))
        y = self.project(F.relu6(self.depthwise(y)))
        return x + y if self.skip else y


class EfficientNetLite(nn.Module):
    """Everything up to the last feature map; the classifier on top of it is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = Convolution(3, STEM, 3, 2)
        blocks, inside = [], STEM
        for count, kernel, stride, expansion, outside in STAGES:
            for number in range(count):
                step = stride if number == 0 else 1
                blocks.append(Block(inside, outside, kernel, step, expansion))
                inside = outside
        self.blocks = nn.Sequential(*blocks)
        self.head = Convolution(inside, WIDTH)

    @classmethod
    def load(cls, folder: Path) -> "EfficientNetLite":
        """Read the converted weights from a folder."""
        model = cls()
        model.load_state_dict(load_file(folder / FILE))
        return model.eval().requires_grad_(False)

    def forward(self, pixels: Tensor) -> Tensor:
        """[B, 3, 256, 256] in -1 to 1 → feature map [B, 1280, 8, 8], 0 to 6."""
        x = F.relu6(self.stem(pixels.contiguous(memory_format=torch.channels_last)))
        return F.relu6(self.head(self.blocks(x)))
