"""Values that cross rooms: what a visitor asks (`Request`) and what happens on the way (`Event`).

Everything here is a frozen dataclass without behaviour, so that the interface, the API, the
command line and the tests all speak the same words.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

Fit = Literal["whole", "centre", "pad"]
Listening = Literal["words", "sounds", "both"]
FUSIONS = ("concatenation", "sum", "attention")
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt", "zh", "ja")
BEAMS, MAX_BEAMS = 8, 12  # captions that are considered at a time
Box = tuple[float, float, float, float]
ImageSource = bytes | Path | np.ndarray
AudioSource = bytes | Path | tuple[int, np.ndarray]


class HearthError(Exception):
    """An expected failure. Its message is one clear sentence, fit to show to a visitor."""


class InputError(HearthError):
    """What the visitor sent cannot be used."""


class ImageError(InputError):
    """A picture that cannot be opened, or lies outside the limits."""


class AudioError(InputError):
    """A sound that cannot be opened, or lies outside the limits."""


class SilenceError(AudioError):
    """A sound without a voice in it."""


class TextError(InputError):
    """A text that is empty or too long."""


class LabelError(InputError):
    """Labels to compare a picture with that cannot be used."""


class FusionError(InputError):
    """A fusion strategy that there is none of, or whose weights are not here."""


@dataclass(frozen=True)
class View:
    """Which part of a picture the model looks at, and how that part becomes a square.

    `box` is (left, top, right, bottom) as fractions of the upright picture; `rotation` is in
    degrees clockwise, a multiple of 90, applied before the box.
    """

    fit: Fit = "whole"
    box: Box | None = None
    rotation: int = 0


@dataclass(frozen=True)
class Request:
    """One turn of a visitor. A caption is searched for with `beams`: 1 is greedy.

    What is typed and what is said are for the house, if there is one; both become one text;
    `language` is the one spoken.
    With `labels` the picture is only compared with them, or where there are none in the tuple,
    with a list of everyday things. `fusion` names the strategy by which what was handed in meets;
    without one it is the model's own.

    `listening` is how speech for the house reaches the fusion model: as the words that were
    written down, as its sounds, or as both. Other languages than English are read as words.
    """

    image: ImageSource | None = None
    view: View = View()
    beams: int = BEAMS
    max_tokens: int = 32
    audio: AudioSource | None = None
    language: str = "en"
    listening: Listening = "words"
    text: str | None = None
    labels: tuple[str, ...] | None = None
    fusion: str | None = None


@dataclass(frozen=True)
class SpokenWord:
    """A word with its place in the speech, in seconds, and how sure the transcriber is of it."""

    text: str
    start: float
    end: float
    probability: float


@dataclass(frozen=True)
class Transcript:
    """What was heard, in English; `language` is the one spoken.

    `guesses` are the ways to hear it that were considered, likeliest first, with what each was
    given of 1; `confidence` is what this one was given. `log_mel` is what the encoder was given of
    the speech, as a picture with the low sounds first: uint8 [80, frames], 100 frames a second.
    """

    text: str
    words: tuple[SpokenWord, ...]
    language: str
    confidence: float
    guesses: tuple[tuple[str, float], ...] = ()
    log_mel: np.ndarray | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Seen:
    """The square that entered the vision encoder: uint8 [side, side, 3]."""

    crop: np.ndarray


@dataclass(frozen=True)
class Route:
    """The task that the model chose, with the odds of every task."""

    task: str
    odds: dict[str, float]


@dataclass(frozen=True)
class Token:
    """One generated piece of the reply.

    `attention` says where the decoder looked: float32 [grid, grid] over the square, summing to
    the share of its attention that fell on the picture's patches. `text` is the reply up to here;
    where several captions are considered, the draft of the one that is then the likeliest.
    """

    piece: str
    text: str
    probability: float
    attention: np.ndarray


@dataclass(frozen=True)
class Word:
    """A whole word of a caption with the mean attention of its pieces: float32 [grid, grid]."""

    text: str
    probability: float
    attention: np.ndarray


@dataclass(frozen=True)
class Caption:
    """A finished caption. `score` is the mean log-probability of its tokens.

    `considered` are the sentences it was chosen among, the best first, each with how well it
    agrees with the picture: a cosine, at most 1. A greedy caption was chosen among none.
    """

    text: str
    words: tuple[Word, ...]
    score: float
    considered: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Answer:
    """A finished answer to a question about a picture, with where each word looked.

    `confidence` (0-1) is calibrated: of answers at 0.7, about seven in ten are right. Below the
    bar at which the model trusts itself, `sure` is False and the text is its best guess.
    """

    text: str
    words: tuple[Word, ...]
    confidence: float
    sure: bool


@dataclass(frozen=True)
class Label:
    """What a picture may show, with how likely that is (0-1)."""

    text: str
    probability: float


@dataclass(frozen=True)
class Labelled:
    """The likeliest of the labels that a picture was compared with, best first.

    The probabilities of all `compared` labels and `none`, that it is none of them, sum to 1: two
    labels that both fit share it. Calibrated is the first one's: of first labels at 0.7, about
    seven in ten are what people name who describe the picture.
    """

    labels: tuple[Label, ...]
    none: float
    compared: int


@dataclass(frozen=True)
class Exchange:
    """What was asked about a picture, which its digest stands for, and what was said of it."""

    picture: bytes
    asked: str
    said: str


@dataclass(frozen=True)
class Timing:
    """Milliseconds spent; `first_token` and `total` count from the start of the request.

    Without a caption, `tokens` is 0 and the first output is the transcript.
    """

    preprocess: float
    encode: float
    prefill: float
    decode_per_token: float
    first_token: float
    total: float
    tokens: int


@dataclass(frozen=True)
class Waiting:
    """The request waits for the models, or for those of others; `done`: it goes on."""

    what: Literal["models", "others"] = "models"
    done: bool = False


@dataclass(frozen=True)
class Failure:
    """The request ended early. `kind` is the exception type, `message` what to tell the visitor."""

    kind: str
    message: str


Event = Transcript | Seen | Route | Token | Caption | Answer | Labelled | Timing | Waiting | Failure
