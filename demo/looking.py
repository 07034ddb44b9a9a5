"""Where the model looked: the square that was fed to it, and a veil for each word it wrote."""

import base64
import io
from collections.abc import Sequence
from html import escape

import numpy as np
from PIL import Image

from demo.texts import Texts
from pipelines.types import Answer, Caption, Seen, Word

VEIL = (18, 11, 7)  # laid over what the model did not look at
VEIL_OPACITY = 225


def draw(seen: Seen, finished: Caption | Answer | None, t: Texts) -> str:
    """The picture, and once there are words, a choice among them that moves the light."""
    picture = data_url(Image.fromarray(seen.crop), "JPEG")
    base = f'<img class="crop" src="{picture}" alt="{escape(t.crop, quote=True)}">'
    words = list(finished.words) if finished else []
    if not words:
        return f'<div class="view">{base}</div>'
    everything = Word(t.all_words, 1.0, np.mean([w.attention for w in words], axis=0))
    tiles = [everything, *words]
    heats = "".join(f'<img class="heat" src="{_heat(tile.attention)}" alt="">' for tile in tiles)
    hint = escape(t.saw_hint)
    return (
        f'<fieldset class="saw"><legend>{hint}</legend>{_choices(tiles, t)}'
        f'<div class="view">{base}{heats}</div></fieldset>'
    )


def data_url(image: Image.Image, kind: str) -> str:
    """A picture as part of the page itself."""
    buffer = io.BytesIO()
    image.save(buffer, kind, quality=85)
    encoded = base64.b64encode(buffer.getvalue()).decode()
    return f"data:image/{kind.lower()};base64,{encoded}"


def _choices(tiles: Sequence[Word], t: Texts) -> str:
    return "".join(
        f'<input type="radio" name="look" id="look-{n}"{" checked" if n == 0 else ""}>'
        f'<label for="look-{n}" style="--sure:{tile.probability:.2f}"'
        f"{_title(tile, t) if n else ''}>{escape(tile.text)}</label>"
        for n, tile in enumerate(tiles)
    )


def _title(tile: Word, t: Texts) -> str:
    return f' lang="en" title="{escape(t.chosen_with.format(tile.probability), quote=True)}"'


def _heat(attention: np.ndarray) -> str:
    """A grid-sized veil, thinnest where attention is highest; the browser's scaling smooths it."""
    low, high = float(attention.min()), float(attention.max())
    strength = (attention - low) / max(high - low, 1e-9)
    rgba = np.empty((*attention.shape, 4), dtype=np.uint8)
    rgba[..., :3] = VEIL
    rgba[..., 3] = ((1 - np.sqrt(strength)) * VEIL_OPACITY).astype(np.uint8)
    return data_url(Image.fromarray(rgba), "PNG")
