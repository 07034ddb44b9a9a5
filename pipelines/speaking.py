"""Text → sound, on this machine: the first sentence is ready before the second is begun."""

import io
import logging
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

import numpy as np
import soundfile

from pipelines.preprocess.text import clean_text
from pipelines.types import HearthError, TextError

log = logging.getLogger(__name__)
MAX_SPOKEN = 1_000  # characters: more than a minute that nobody asked for
MAX_SENTENCE = 240  # characters; a longer one is cut where it may be, and sooner heard
PATIENCE = 20  # seconds for a sentence of espeak-ng, which needs a tenth of one
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


class SpeakingError(HearthError):
    """There is no voice here, or it cannot say this."""


@dataclass(frozen=True)
class Sound:
    """Mono samples, float32 [n] in -1 to 1, and how many of them make a second."""

    samples: np.ndarray
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate

    def wav(self) -> bytes:
        """The sound as a file of 16-bit samples."""
        buffer = io.BytesIO()
        soundfile.write(buffer, self.samples, self.rate, format="WAV", subtype="PCM_16")
        return buffer.getvalue()


class Voice(Protocol):
    """What can say one sentence. An empty sound: it has no sounds for these letters."""

    def say(self, sentence: str) -> Sound:
        """The sentence as sound."""
        ...


class Hibari:
    """The voice "heart" of hibari-tts: small, natural, English, inside its wheel."""

    def __init__(self) -> None:
        from hibari import Hibari as Model

        self.model = Model(threads=1)
        self.say("Ready.")  # its lexicon loads with the first words

    def say(self, sentence: str) -> Sound:
        """The sentence as sound; the same sentence always sounds the same."""
        return Sound(self.model(sentence, seed=0), int(self.model.sample_rate))


class Espeak:
    """espeak-ng, if the machine has it: a robot, but one that can say everything."""

    def __init__(self) -> None:
        found = shutil.which("espeak-ng")
        if found is None:
            raise SpeakingError("espeak-ng is not installed.")
        self.command = [found, "--stdin", "--stdout", "-v", "en-us", "-b", "1"]

    def say(self, sentence: str) -> Sound:
        """The sentence as sound. It goes through a pipe, so that no text is taken for an option."""
        try:
            made = subprocess.run(
                self.command,
                input=sentence.encode(),
                capture_output=True,
                timeout=PATIENCE,
                check=True,
            )
            samples, rate = soundfile.read(io.BytesIO(made.stdout), dtype="float32")
        except (OSError, subprocess.SubprocessError, soundfile.SoundFileError) as error:
            raise SpeakingError("espeak-ng could not say this.") from error
        return Sound(samples, rate)


VOICES: tuple[Callable[[], Voice], ...] = (Hibari, Espeak)


class Speaker:
    """Says texts in the first voice that is there. Loads on first use; safe to share."""

    def __init__(self, voices: Sequence[Callable[[], Voice]] = VOICES) -> None:
        self._voices = voices
        self._ready: Voice | None = None
        self._lock = Lock()

    def __call__(self, text: str) -> Iterator[Sound]:
        """One sound for each sentence, made when it is asked for.

        Raises:
            TextError: nothing to say, or too much.
            SpeakingError: no voice, or none of this can be said.
        """
        said = False
        for sentence in sentences(text):
            voice = self.voice()
            with self._lock:
                sound = voice.say(sentence)
            if len(sound.samples):
                said = True
                yield sound
        if not said:
            raise SpeakingError("This voice speaks English only.")

    def voice(self) -> Voice:
        """The voice, loaded: a second that one may spend before it is needed."""
        with self._lock:
            for make in () if self._ready else self._voices:
                try:
                    self._ready = make()
                    break
                except (ImportError, OSError, RuntimeError, SpeakingError) as error:
                    log.warning("no voice %s: %s", getattr(make, "__name__", make), error)
            if self._ready is None:
                raise SpeakingError("There is no voice on this machine: install hibari-tts.")
            return self._ready


def sentences(text: str) -> list[str]:
    """The text cleaned and cut into sentences. Raises TextError if it is empty or too long."""
    cleaned = clean_text(text)
    if len(cleaned) > MAX_SPOKEN:
        raise TextError(f"That is too long to say: {MAX_SPOKEN} characters at most.")
    found = (piece for each in SENTENCE_END.split(cleaned) for piece in _cut(each))
    return [each for each in found if each]


def _cut(sentence: str) -> Iterator[str]:
    """Pieces that are short enough: at a comma if there is one, else between words."""
    while len(sentence) > MAX_SENTENCE:
        begun = sentence[:MAX_SENTENCE]
        comma, space = max(map(begun.rfind, (", ", "; ", ": ", "— "))), begun.rfind(" ")
        at = next((spot for spot in (comma + 1, space) if spot > 0), MAX_SENTENCE)
        yield sentence[:at]
        sentence = sentence[at:].lstrip()
    yield sentence
