"""What the model heard: the log-mel that it was given of the speech, each word at its time."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from PIL import Image

from demo.heat import embedded
from demo.texts import Texts
from pipelines.encoders.log_mel import FRAMES_PER_SECOND
from pipelines.types import SpokenWord, Transcript

# From silent to loud. It is the same in light and dark, as a photograph is.
COLOURS = ((22, 18, 15), (122, 40, 18), (255, 138, 61), (255, 243, 214))
SCALE = 110  # pixels a second at the least; a narrow screen scrolls
LETTER, AROUND = 8.5, 16  # pixels that a word needs for each letter, and besides
BARS, STEP, TALL = 48, 4, 26  # of the small picture of a sound, in pixels
PERCENT = 4  # letters of "100%", which stands below each word


@dataclass(frozen=True)
class Placed:
    """A word on the drawing: where its sound begins and ends, as shares of the width.

    Its text stands in one of several lanes, so that none covers another. It begins where the sound
    does, or where there is no room for that (`late`) ends where the sound ends.
    """

    word: SpokenWord
    begin: float
    end: float
    lane: int
    late: bool


def place(words: Sequence[SpokenWord], seconds: float) -> list[Placed]:
    """Each word in the uppermost lane that is free at its time."""
    placed: list[Placed] = []
    free: list[float] = []  # from which pixel on each lane is
    for word in words:
        begin, end = (min(time / seconds, 1.0) for time in (word.start, word.end))
        room = LETTER * max(len(word.text), PERCENT) + AROUND
        late = begin * seconds * SCALE + room > seconds * SCALE
        left = end * seconds * SCALE - room if late else begin * seconds * SCALE
        lane = next((n for n, until in enumerate(free) if until <= left), len(free))
        free[lane : lane + 1] = [left + room]
        placed.append(Placed(word, begin, end, lane, late))
    return placed


def draw(heard: Transcript | None, t: Texts) -> str:
    """The drawing; nothing where there was no speech, or its sounds were not kept."""
    if heard is None or heard.log_mel is None:
        return ""
    seconds = heard.log_mel.shape[1] / FRAMES_PER_SECOND
    placed = place(heard.words, seconds)
    lanes = 1 + max((each.lane for each in placed), default=-1)
    title, alt = escape(t.sounded, quote=True), escape(t.log_mel.format(seconds), quote=True)
    words = "".join(map(_word, placed))
    return (
        f'<div class="sounded"><h3>{title}</h3>'
        f'<div class="reel" role="group" aria-label="{title}" tabindex="0">'
        f'<div class="strip" style="--lanes:{lanes};min-width:{seconds * SCALE:.0f}px">'
        f'<img src="{_image(heard.log_mel)}" alt="{alt}"><ol lang="en">{words}</ol></div></div>'
        f'<p class="quiet">{escape(t.log_mel_note)}</p></div>'
    )


def wave(heard: Transcript) -> str:
    """How loud the speech was from moment to moment, small enough to stand beside its words."""
    if heard.log_mel is None or not heard.log_mel.size:
        return ""
    loud = heard.log_mel.astype(np.float32).mean(axis=0)
    parts = np.array([part.max() for part in np.array_split(loud, min(BARS, len(loud)))])
    heights = (parts - parts.min()) / max(float(np.ptp(parts)), 1.0) * (TALL - 2) + 2
    path = "".join(
        f"M{STEP * n + 1} {(TALL - height) / 2:.1f}v{height:.1f}"
        for n, height in enumerate(heights)
    )
    size = f'width="{STEP * len(heights)}" height="{TALL}"'
    return f'<svg class="waveform" {size} aria-hidden="true"><path d="{path}"/></svg>'


def _word(placed: Placed) -> str:
    word, late = placed.word, " class=late" if placed.late else ""
    where = f"left:{placed.begin:.2%};width:{placed.end - placed.begin:.2%};--lane:{placed.lane}"
    return (
        f'<li{late} style="{where}" title="{word.start:.2f}-{word.end:.2f} s">'
        f"<span>{escape(word.text)}<small>{word.probability:.0%}</small></span></li>"
    )


def _image(log_mel: np.ndarray) -> str:
    """A PNG as a URL, low sounds at the bottom: uint8 [80, frames]."""
    stops = np.linspace(0, 255, len(COLOURS))
    ramps = [np.interp(np.arange(256), stops, ramp) for ramp in zip(*COLOURS, strict=True)]
    image = Image.fromarray(np.ascontiguousarray(log_mel[::-1]))
    image.putpalette(np.stack(ramps, axis=1).astype(np.uint8).tobytes())
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return embedded(buffer.getvalue(), "image/png")
