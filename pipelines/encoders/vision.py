"""The vision encoder: two frozen backbones that look at one picture.

DINOv2 ViT-S/14 (Oquab et al. 2023) says how parts of a picture hang together; EfficientNet-Lite2
says what kinds of things they are. The copy of DINOv2 that the package index carries was tuned
further for saliency by its packager and lost much of its sense of kinds, hence the second one.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import Dinov2Model
from transformers.utils.logging import disable_progress_bar

from pipelines.encoders import efficientnet
from pipelines.encoders.efficientnet import EfficientNetLite
from pipelines.preprocess.image import MEAN, STD

PATCHES = 16  # a 224-pixel square in patches of 14
GRID = 8  # patch embeddings are averaged 2×2: 64 + the class token = 65 vision tokens
TOKENS = 1 + GRID * GRID
OUTLINES = 384  # the first dimensions of a token: DINOv2's
WIDTH = OUTLINES + efficientnet.WIDTH
BACKBONES = ("dinov2-small", "efficientnet-lite2")  # their names in assets/weights.toml


class VisionEncoder(nn.Module):
    """Pixels → vision tokens: one for the whole picture, then an 8×8 grid.

    Of every token the first 384 dimensions are DINOv2's (class token, pooled patches), the rest
    EfficientNet's (the mean of its feature map, its cells): both grids cover the same squares.
    """

    def __init__(
        self,
        outliner: Dinov2Model,
        namer: EfficientNetLite,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        super().__init__()
        self.outliner = outliner.eval().requires_grad_(False)
        self.namer = namer.eval().requires_grad_(False)
        self.dtype = dtype

    @classmethod
    def load(cls, folders: Sequence[Path], dtype: torch.dtype = torch.float32) -> "VisionEncoder":
        """Read the converted weights of both backbones, in the order of `BACKBONES`."""
        disable_progress_bar()  # half a second needs no bar
        outliner = Dinov2Model.from_pretrained(folders[0], local_files_only=True)
        return cls(outliner, EfficientNetLite.load(folders[1]), dtype)

    @torch.inference_mode()
    def forward(self, pixels: Tensor) -> Tensor:
        """Encode normalised pixels: [batch, 3, 224, 224] → float32 [batch, 65, 1664]."""
        with torch.autocast("cpu", self.dtype, enabled=self.dtype != torch.float32):
            hidden = self.outliner(pixels).last_hidden_state  # [batch, 1 + 256, 384]
            named = self.namer(_rescaled(pixels))  # [batch, 1280, 8, 8]
        return torch.cat([pool(hidden.float()), _as_tokens(named.float())], dim=-1)


def pool(hidden: Tensor) -> Tensor:
    """Average patch embeddings 2×2: [batch, 1 + 256, width] → [batch, 1 + 64, width]."""
    patches = hidden[:, 1:].transpose(1, 2).reshape(hidden.shape[0], -1, PATCHES, PATCHES)
    pooled = F.avg_pool2d(patches, PATCHES // GRID).flatten(2).transpose(1, 2)
    return torch.cat([hidden[:, :1], pooled], dim=1)


def _rescaled(pixels: Tensor) -> Tensor:
    """What EfficientNet expects: 256 pixels a side, in -1 to 1."""
    plain = pixels * torch.tensor(STD).view(3, 1, 1) + torch.tensor(MEAN).view(3, 1, 1)
    side = efficientnet.SIDE
    enlarged = F.interpolate(plain, (side, side), mode="bicubic", align_corners=False)
    return enlarged.clamp(0, 1) * 2 - 1


def _as_tokens(features: Tensor) -> Tensor:
    """[batch, width, 8, 8] → the mean and the 64 cells: [batch, 65, width]."""
    cells = features.flatten(2).transpose(1, 2)
    return torch.cat([cells.mean(1, keepdim=True), cells], dim=1)
