"""The log-mel of speech, which is all that Whisper gets of it, as a picture."""

import numpy as np

FRAMES_PER_SECOND = 100
DEPTH = 2.0  # Whisper keeps 80 dB below the loudest sound, and scales them to this


def picture(features: np.ndarray, frames: int) -> np.ndarray:
    """The first frames of Whisper's own features: float32 [80, any] → uint8 [80, frames].

    Row 0 is the lowest pitch; 255 is the loudest there is in it.
    """
    speech = features[:, :frames]
    level = 1 + (speech - speech.max()) / DEPTH
    return np.round(level.clip(0, 1) * 255).astype(np.uint8)
