"""Events → HTML. Everything that comes from a model or a visitor is escaped here."""

import base64
import io
import json
from collections.abc import Sequence
from html import escape

import numpy as np
from PIL import Image

from demo import texts
from pipelines.house.commands import Command, describe_command
from pipelines.house.entities import House
from pipelines.house.sentences import question, sentence
from pipelines.house.session import NeedsConfirmation
from pipelines.types import Caption, Route, SpokenWord, Timing, Transcript, Word

VEIL = (18, 11, 7)  # laid over what the model did not look at
VEIL_OPACITY = 225
DOUBT = 0.5  # probability below which a word that was heard is marked


def caption(text: str, *, busy: bool = False) -> str:
    """The sentence, large; while `busy` screen readers wait for the end."""
    caret = '<span class="caret" aria-hidden="true"></span>' if busy else ""
    state = "true" if busy else "false"
    return (
        f'<p class="caption" id="caption" aria-live="polite" aria-busy="{state}">'
        f"{escape(text)}{caret}</p>"
    )


def hint(text: str) -> str:
    """Before there is a caption."""
    return f'<p class="caption quiet">{escape(text)}</p>'


def failure(message: str) -> str:
    """What went wrong and what to do, announced at once."""
    return f'<p class="failure" role="alert">{escape(message)}</p>'


def transcript(heard: Transcript) -> str:
    """The words that were heard; those that the transcriber doubts are underlined."""
    words = " ".join(map(_heard, heard.words))
    return f'<p class="caption" id="transcript" aria-live="polite">{words}</p>'


def _heard(word: SpokenWord) -> str:
    mark = "doubted" if word.probability < DOUBT else "sure"
    about = f"{word.start:.1f}-{word.end:.1f} s, {word.probability:.0%} sure"
    return f'<span class="{mark}" title="{about}">{escape(word.text)}</span>'


def house_answer(
    said: str, stories: Sequence[str], commands: Sequence[Command] = (), house: House | None = None
) -> str:
    """What was done to the house: in words, as data, and what is different now."""
    said = said or " ".join(sentence(each, house) for each in commands if house)
    changes = "".join(f"<li>{escape(each)}</li>" for each in stories)
    listed = f'<ul class="changes">{changes}</ul>' if changes else ""
    same = "" if stories or not commands else f"<p class=quiet>{texts.AS_IT_WAS}</p>"
    data = json.dumps([describe_command(each) for each in commands])
    code = f"<details><summary>JSON</summary><code>{escape(data)}</code></details>"
    return (
        f'<div aria-live="polite"><p class="story">{escape(said)}</p>{listed}{same}'
        f"{code if commands else ''}</div>"
    )


def house_question(waiting: NeedsConfirmation, house: House) -> str:
    """A command that asks first."""
    said = " ".join(question(each, house) for each in waiting.reasons)
    return f'<p class="story ask" role="alert">{escape(said)}</p>'


def hearing_times(timing: Timing) -> str:
    """Stage times of a transcript."""
    stages = {
        texts.STAGES["preprocess"]: timing.preprocess,
        texts.HEAR: timing.encode,
        texts.HEARD_AFTER: timing.total,
    }
    items = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{value:.0f} ms</dd></div>"
        for name, value in stages.items()
    )
    return f'<dl class="timings">{items}</dl>'


def timings(timing: Timing, route: Route) -> str:
    """Stage times as a definition list with bars in proportion."""
    stages = ("preprocess", "encode", "prefill")
    decode = timing.decode_per_token * (timing.tokens + 1)
    parts = [(texts.STAGES[name], getattr(timing, name)) for name in stages]
    bars = "".join(
        f'<span class="bar bar-{index}" style="flex-grow:{max(milliseconds, 1):.0f}" '
        f'title="{escape(name)}: {milliseconds:.0f} ms"></span>'
        for index, (name, milliseconds) in enumerate([*parts, (texts.PER_TOKEN, decode)])
    )
    numbers = [(name, f"{value:.0f} ms", f"bar-{i}") for i, (name, value) in enumerate(parts)]
    numbers.append((texts.PER_TOKEN, f"{timing.decode_per_token:.1f} ms", "bar-3"))
    numbers.append((texts.STAGES["first_token"], f"{timing.first_token:.0f} ms", ""))
    numbers.append((texts.STAGES["total"], f"{timing.total:.0f} ms", ""))
    numbers.append((texts.ROUTE, f"{route.task} · {route.odds[route.task]:.0%}", ""))
    items = "".join(
        f'<div><dt><i class="{mark}"></i>{escape(name)}</dt><dd>{escape(value)}</dd></div>'
        for name, value, mark in numbers
    )
    return f'<div class="bars" aria-hidden="true">{bars}</div><dl class="timings">{items}</dl>'


def saw(crop: np.ndarray, finished: Caption | None = None) -> str:
    """The square that was fed to the encoder and, for each word, where the decoder looked."""
    picture = _data_url(Image.fromarray(crop), "JPEG")
    base = f'<img class="crop" src="{picture}" alt="The picture as the model sees it">'
    words = list(finished.words) if finished else []
    if not words:
        return f'<h2>{texts.SAW}</h2><div class="view">{base}</div>'
    everything = Word(texts.ALL_WORDS, 1.0, np.mean([w.attention for w in words], axis=0))
    tiles = [everything, *words]
    heats = "".join(f'<img class="heat" src="{_heat(tile.attention)}" alt="">' for tile in tiles)
    return (
        f"<h2>{texts.SAW}</h2><p class=quiet>{texts.SAW_HINT}</p>"
        f'<fieldset class="saw"><legend class="hidden">{texts.SAW_HINT}</legend>'
        f'{_choices(tiles)}<div class="view">{base}{heats}</div></fieldset>'
    )


def _choices(tiles: Sequence[Word]) -> str:
    return "".join(
        f'<input type="radio" name="look" id="look-{index}" {"checked" if index == 0 else ""}>'
        f'<label for="look-{index}" style="--sure:{tile.probability:.2f}" '
        f'title="{_title(tile, index)}">{escape(tile.text)}</label>'
        for index, tile in enumerate(tiles)
    )


def _title(tile: Word, index: int) -> str:
    return "Every word together" if index == 0 else f"Chosen with {tile.probability:.0%}"


def _heat(attention: np.ndarray) -> str:
    """A grid-sized veil, thinnest where attention is highest; the browser's scaling smooths it."""
    low, high = float(attention.min()), float(attention.max())
    strength = (attention - low) / max(high - low, 1e-9)
    rgba = np.empty((*attention.shape, 4), dtype=np.uint8)
    rgba[..., :3] = VEIL
    rgba[..., 3] = ((1 - np.sqrt(strength)) * VEIL_OPACITY).astype(np.uint8)
    return _data_url(Image.fromarray(rgba), "PNG")


def _data_url(image: Image.Image, kind: str) -> str:
    buffer = io.BytesIO()
    image.save(buffer, kind, quality=88)
    encoded = base64.b64encode(buffer.getvalue()).decode()
    return f"data:image/{kind.lower()};base64,{encoded}"
