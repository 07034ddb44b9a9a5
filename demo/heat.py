"""Where the model looked, as a veil to lay over a picture."""

import base64
import io

import numpy as np
from PIL import Image

VEIL = (12, 9, 7)  # laid over what the model did not look at
OPACITY = 205


def veil(attention: np.ndarray) -> str:
    """A grid-sized PNG as a URL, thinnest where attention [grid, grid] is highest.

    The browser's scaling smooths it.
    """
    low, high = float(attention.min()), float(attention.max())
    strength = (attention - low) / max(high - low, 1e-9)
    rgba = np.empty((*attention.shape, 4), dtype=np.uint8)
    rgba[..., :3] = VEIL
    rgba[..., 3] = ((1 - np.sqrt(strength)) * OPACITY).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(rgba).save(buffer, "PNG")
    return embedded(buffer.getvalue(), "image/png")


def embedded(data: bytes, kind: str) -> str:
    """A file as a URL that holds all of it, so that it stays when the network goes."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
