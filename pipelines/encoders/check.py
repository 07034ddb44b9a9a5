"""A fingerprint of each encoder: wrong or damaged weights fail loudly, not quietly."""

from pathlib import Path

import numpy as np
import torch

from pipelines.encoders.vision import VisionEncoder
from pipelines.preprocess.image import SIDE

REFERENCE = "vision-reference.npy"
MIN_COSINE = 0.99  # bfloat16 stays above 0.999; another checkpoint falls far below


class WrongEncoder(RuntimeError):
    """An encoder whose output is not the one that the fusion model was trained on."""


def vision_fingerprint(encoder: VisionEncoder) -> np.ndarray:
    """The class token [384] of a fixed smooth test pattern."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    pattern = np.stack([np.sin(9 * x), np.cos(7 * y), np.sin(5 * (x + y))])
    pixels = torch.from_numpy(pattern.astype(np.float32)).unsqueeze(0)
    return encoder(pixels)[0, 0].numpy()


def check_vision(encoder: VisionEncoder, folder: Path) -> None:
    """Compare with the stored reference. Raises WrongEncoder if they differ."""
    reference = np.load(folder / REFERENCE)
    found = vision_fingerprint(encoder)
    cosine = float(found @ reference / (np.linalg.norm(found) * np.linalg.norm(reference)))
    if not cosine >= MIN_COSINE:  # also when it is not a number
        raise WrongEncoder(
            f"The vision encoder does not give its reference output (cosine {cosine:.3f}): "
            "delete its folder in the weights cache and start again."
        )
