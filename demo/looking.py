"""Where the model looked: the square that was fed to it, and a veil for each word it wrote."""

import io
from collections.abc import Sequence
from html import escape

import numpy as np
from PIL import Image

from demo.heat import embedded, veil
from demo.texts import Texts
from pipelines.types import Answer, Caption, Seen, Word


def draw(seen: Seen, finished: Caption | Answer | None, t: Texts) -> str:
    """The picture, and once there are words, a choice among them that moves the light."""
    picture = data_url(Image.fromarray(seen.crop))
    base = f'<img class="crop" src="{picture}" alt="{escape(t.crop, quote=True)}">'
    words = list(finished.words) if finished else []
    if not words:
        return f'<div class="view">{base}</div>'
    everything = Word(t.all_words, 1.0, np.mean([w.attention for w in words], axis=0))
    tiles = [everything, *words]
    heats = "".join(f'<img class="heat" src="{veil(tile.attention)}" alt="">' for tile in tiles)
    hint = escape(t.saw_hint)
    return (
        f'<fieldset class="saw"><legend>{hint}</legend>{_choices(tiles, t)}{_play(t)}'
        f'<div class="view">{base}{heats}</div></fieldset>'
    )


def data_url(image: Image.Image) -> str:
    """A picture as part of the page itself."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return embedded(buffer.getvalue(), "image/jpeg")


def _choices(tiles: Sequence[Word], t: Texts) -> str:
    return "".join(
        f'<input type="radio" name="look" id="look-{n}"{" checked" if n == 0 else ""}>'
        f'<label for="look-{n}" style="--sure:{tile.probability:.2f}"'
        f"{_title(tile, t) if n else ''}>{escape(tile.text)}</label>"
        for n, tile in enumerate(tiles)
    )


def _play(t: Texts) -> str:
    play, stop = escape(t.play, quote=True), escape(t.stop, quote=True)
    return f'<button type="button" data-play="{play}" data-stop="{stop}">{play}</button>'


def _title(tile: Word, t: Texts) -> str:
    return f' lang="en" title="{escape(t.chosen_with.format(tile.probability), quote=True)}"'
