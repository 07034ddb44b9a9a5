"""What the vision encoder sees, remembered for a while: a second question costs no second look."""

import hashlib
from collections import OrderedDict
from threading import Lock

import torch
from PIL import Image
from torch import Tensor

from pipelines.encoders.vision import VisionEncoder
from pipelines.preprocess.image import to_pixels

KEPT = 64  # pictures whose tokens are remembered


class Sight:
    """Looks at squares. Safe to share among threads."""

    def __init__(self, encoder: VisionEncoder) -> None:
        self.encoder = encoder
        self._seen: OrderedDict[bytes, Tensor] = OrderedDict()
        self._lock = Lock()

    def __call__(self, crop: Image.Image) -> tuple[Tensor, bytes]:
        """Vision tokens [1, 65, 1664] of a square, and the digest that stands for it."""
        key = hashlib.sha256(crop.tobytes()).digest()
        with self._lock:
            if key in self._seen:
                self._seen.move_to_end(key)
                return self._seen[key], key
        tokens = self.encoder(torch.from_numpy(to_pixels(crop)).unsqueeze(0))
        with self._lock:
            self._seen[key] = tokens
            while len(self._seen) > KEPT:
                self._seen.popitem(last=False)
        return tokens, key

    def forget(self) -> None:
        """Drop what is remembered, so that the next picture is looked at anew."""
        with self._lock:
            self._seen.clear()
