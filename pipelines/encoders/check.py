"""A fingerprint of each encoder: wrong or damaged weights fail loudly, not quietly."""

from pathlib import Path

import numpy as np
import torch

from pipelines.encoders.errors import WrongEncoder
from pipelines.encoders.text import TextEncoder
from pipelines.encoders.vision import VisionEncoder
from pipelines.preprocess.image import SIDE

REFERENCE, TEXT_REFERENCE = "vision-reference.npy", "text-reference.npy"
SENTENCE = "Turn the kitchen lights down to forty percent, please."
MIN_COSINE = 0.99  # bfloat16 stays above 0.999; another checkpoint falls far below


def vision_fingerprint(encoder: VisionEncoder) -> np.ndarray:
    """The class token [384] of a fixed smooth test pattern."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    pattern = np.stack([np.sin(9 * x), np.cos(7 * y), np.sin(5 * (x + y))])
    pixels = torch.from_numpy(pattern.astype(np.float32)).unsqueeze(0)
    return encoder(pixels)[0, 0].numpy()


def text_fingerprint(encoder: TextEncoder) -> np.ndarray:
    """The vector [384] of a fixed sentence."""
    return encoder([SENTENCE]).said[0].pooled.numpy()


def check_vision(encoder: VisionEncoder, folder: Path) -> None:
    """Compare with the stored reference. Raises WrongEncoder if they differ."""
    _compare("vision", vision_fingerprint(encoder), np.load(folder / REFERENCE))


def check_text(encoder: TextEncoder, folder: Path) -> None:
    """Compare with the stored reference. Raises WrongEncoder if they differ."""
    _compare("text", text_fingerprint(encoder), np.load(folder / TEXT_REFERENCE))


def _compare(kind: str, found: np.ndarray, reference: np.ndarray) -> None:
    cosine = float(found @ reference / (np.linalg.norm(found) * np.linalg.norm(reference)))
    if not cosine >= MIN_COSINE:  # also when it is not a number
        raise WrongEncoder(
            f"The {kind} encoder does not give its reference output (cosine {cosine:.3f}): "
            "delete its folder in the weights cache and start again."
        )
