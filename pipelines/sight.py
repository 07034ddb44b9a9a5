"""What the vision encoder sees, remembered for a while: a second question costs no second look."""

import hashlib

import torch
from PIL import Image
from torch import Tensor

from pipelines.encoders.vision import VisionEncoder
from pipelines.preprocess.image import to_pixels
from pipelines.remembered import Remembered

KEPT = 64  # pictures whose tokens are remembered


class Sight:
    """Looks at squares. Safe to share among threads."""

    def __init__(self, encoder: VisionEncoder) -> None:
        self.encoder = encoder
        self._seen = Remembered[bytes, Tensor](KEPT)

    def __call__(self, crop: Image.Image) -> tuple[Tensor, bytes]:
        """Vision tokens [1, 65, 1664] of a square, and the digest that stands for it."""
        key = hashlib.sha256(crop.tobytes()).digest()
        return self._seen(key, lambda: self._look(crop)), key

    def forget(self) -> None:
        """Drop what is remembered, so that the next picture is looked at anew."""
        self._seen.forget()

    def _look(self, crop: Image.Image) -> Tensor:
        return self.encoder(torch.from_numpy(to_pixels(crop)).unsqueeze(0))
