"""The vision encoder: DINOv2 ViT-S/14 (Oquab et al. 2023), frozen."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import Dinov2Model
from transformers.utils.logging import disable_progress_bar

PATCHES = 16  # a 224-pixel square in patches of 14
GRID = 8  # patch embeddings are averaged 2×2: 64 + the class token = 65 vision tokens
TOKENS = 1 + GRID * GRID
WIDTH = 384


class VisionEncoder(nn.Module):
    """Pixels → vision tokens: the class token, then an 8×8 grid of pooled patch embeddings."""

    def __init__(self, backbone: Dinov2Model, dtype: torch.dtype = torch.float32) -> None:
        super().__init__()
        self.backbone = backbone.eval().requires_grad_(False)
        self.dtype = dtype

    @classmethod
    def load(cls, folder: Path, dtype: torch.dtype = torch.float32) -> "VisionEncoder":
        """Read the converted weights (`model.safetensors` and `config.json`) from a folder."""
        disable_progress_bar()  # half a second needs no bar
        return cls(Dinov2Model.from_pretrained(folder, local_files_only=True), dtype)

    @torch.inference_mode()
    def forward(self, pixels: Tensor) -> Tensor:
        """Encode normalised pixels: [batch, 3, 224, 224] → float32 [batch, 65, 384]."""
        with torch.autocast("cpu", self.dtype, enabled=self.dtype != torch.float32):
            hidden = self.backbone(pixels).last_hidden_state  # [batch, 1 + 256, 384]
        return pool(hidden.float())


def pool(hidden: Tensor) -> Tensor:
    """Average patch embeddings 2×2: [batch, 1 + 256, width] → [batch, 1 + 64, width]."""
    patches = hidden[:, 1:].transpose(1, 2).reshape(hidden.shape[0], -1, PATCHES, PATCHES)
    pooled = F.avg_pool2d(patches, PATCHES // GRID).flatten(2).transpose(1, 2)
    return torch.cat([hidden[:, :1], pooled], dim=1)
