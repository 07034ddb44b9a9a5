"""The speech encoder: Whisper small (Radford et al. 2022) in int8 through CTranslate2, frozen.

Whisper was trained on windows of 30 seconds. Its encoder also takes shorter ones, which saves most
of the time on a three-second request, but its decoder then fails to see that nothing follows and
says everything again. Three things stop it: some seconds of silence behind the speech, the times
that it writes between its words, which tell when it has come to the end of the speech, and a bound
on how much can be said in a second. What it says twice in a row counts once.

Names that the visitor may say (`names`) stand before the speech as if they had just been said:
Whisper then writes `Priya's heater` and not `preheat`. Two whole requests stand behind them, or it
goes on with the list: it writes `Radar,` and leaves out the `off`. What it was heard to say may
still have several readings; whoever knows more than the sounds may choose among them.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2 import StorageView
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer

from pipelines.encoders import log_mel
from pipelines.preprocess.audio import MAX_SECONDS, RATE
from pipelines.preprocess.text import WORD
from pipelines.types import LANGUAGES, SpokenWord, Transcript

WHISPER = "whisper-small"  # as the manifest of weights calls it
WIDTH = 768
FRAMES_PER_SECOND = 50
POOL = 4  # frames averaged into one token: 12.5 tokens a second
TAIL = 4.0  # seconds of silence behind the speech
NEAR_END = 20  # frames (0.4 s): a time so near the end of the speech is its end
MAX_TOKENS = 160
TOKENS_PER_SECOND, SPARE = 6, 12  # nobody says more
MAX_NAMES = 200  # tokens of names; their last ones are left out
REQUESTS = " Turn the jukebox on, please. Switch the foghorn off."
FEW = 3  # words that nobody says twice in a row
PART_END = re.compile(r"(?<=[.?!,])\s+")
GUESSES = 5  # ways to understand the sounds that are considered


@dataclass(frozen=True)
class Heard:
    """What was said, and the encoder's frames of it pooled to tokens: float32 [tokens, 768]."""

    transcript: Transcript
    tokens: np.ndarray


@dataclass(frozen=True)
class Guess:
    """One way to understand the sounds, and its share (0-1) of what all guesses are given."""

    text: str
    share: float
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Hearing:
    """Speech that was listened to: the guesses at its words, likeliest first, never none.

    `log_mel` is the picture of what the encoder was given: uint8 [80, 2 * frames].
    """

    guesses: tuple[Guess, ...]
    output: StorageView
    frames: int
    tokenizer: Tokenizer
    language: str
    log_mel: np.ndarray


class SpeechEncoder:
    """Speech → transcript with word times, and speech tokens. Safe to share among threads."""

    def __init__(self, whisper: WhisperModel) -> None:
        self.whisper = whisper

    @classmethod
    def load(cls, folder: Path, threads: int = 2) -> "SpeechEncoder":
        """Read converted weights (`model.bin`, `tokenizer.json`, …) from a folder."""
        model = WhisperModel(str(folder), "cpu", compute_type="int8", cpu_threads=threads)
        return cls(model)

    def __call__(
        self, samples: np.ndarray, language: str = "en", names: Sequence[str] = ()
    ) -> Heard:
        """As `listen`, and write down the likeliest guess."""
        return self.write(self.listen(samples, language, names))

    def listen(
        self, samples: np.ndarray, language: str = "en", names: Sequence[str] = ()
    ) -> Hearing:
        """Listen to mono float32 [samples] at 16 kHz, at most 30 seconds.

        Other languages than English are translated into it, which is Whisper's own second task.
        `names` are English whatever is spoken: what may be written down.
        """
        if language not in LANGUAGES:
            raise ValueError(f"{language!r} is not one of {LANGUAGES}.")
        features, frames = self._features(samples[: MAX_SECONDS * RATE])
        output = self.whisper.encode(features)
        task = "transcribe" if language == "en" else "translate"
        tokenizer = Tokenizer(self.whisper.hf_tokenizer, True, task, language)
        before = _named(tokenizer, names)
        longest = int(len(samples) / RATE * TOKENS_PER_SECOND) + SPARE
        result = self.whisper.model.generate(
            output,
            [[*before, *tokenizer.sot_sequence]],
            beam_size=GUESSES,
            num_hypotheses=GUESSES,
            max_length=len(before) + min(longest, MAX_TOKENS),
            return_scores=True,
            suppress_blank=True,
        )[0]
        # A score is the mean log-probability of the tokens.
        weights = [
            math.exp(score * len(ids))
            for ids, score in zip(result.sequences_ids, result.scores, strict=True)
        ]
        kept = [
            _once(tokenizer, _until_end(tokenizer, ids, frames)) for ids in result.sequences_ids
        ]
        guesses = _guesses(tokenizer, kept, weights)
        # Two frames of the log-mel make one of the encoder's.
        picture = log_mel.picture(features, 2 * frames)
        return Hearing(guesses, output, frames, tokenizer, language, picture)

    def write(self, hearing: Hearing, number: int = 0) -> Heard:
        """One guess with the times of its words, and the speech tokens."""
        guess = hearing.guesses[number]
        words = self._words(hearing.tokenizer, list(guess.ids), hearing.output, hearing.frames)
        guesses = tuple((each.text, each.share) for each in hearing.guesses)
        transcript = Transcript(
            guess.text, words, hearing.language, guess.share, guesses, hearing.log_mel
        )
        return Heard(transcript, self.tokens(hearing))

    def tokens(self, hearing: Hearing) -> np.ndarray:
        """The sounds themselves, for the fusion model: float32 [tokens, 768], 12.5 a second."""
        return _pool(hearing.output, hearing.frames)

    def _features(self, samples: np.ndarray) -> tuple[np.ndarray, int]:
        """The log-mel float32 [80, any], and how many of the encoder's frames hold speech."""
        padding = int(TAIL * RATE)
        features = self.whisper.feature_extractor(samples, padding=padding)
        features = features[:, : self.whisper.feature_extractor.nb_max_frames]
        frames = max(1, round(len(samples) / RATE * FRAMES_PER_SECOND))
        return features, frames

    def _words(
        self, tokenizer: Tokenizer, ids: list[int], output: StorageView, frames: int
    ) -> tuple[SpokenWord, ...]:
        if not ids:
            return ()
        # CTranslate2 counts the frames of the log-mel, two of which make one of the encoder's.
        found: list[dict[str, Any]] = self.whisper.find_alignment(
            tokenizer, [ids], output, 2 * frames
        )[0]
        words: list[SpokenWord] = []
        for each in found:
            text, end = each["word"].strip(), float(each["end"])
            if words and not any(map(str.isalnum, text)):  # punctuation belongs to its word
                words[-1] = replace(words[-1], text=words[-1].text + text)
            elif text:
                words.append(
                    SpokenWord(text, float(each["start"]), end, float(each["probability"]))
                )
        return tuple(words)


def _guesses(
    tokenizer: Tokenizer, kept: Sequence[list[int]], weights: Sequence[float]
) -> tuple[Guess, ...]:
    """Guesses without those that differ in capitals and commas alone, whose shares add up."""
    total, found = sum(weights) or 1.0, dict[str, Guess]()
    for ids, weight in zip(kept, weights, strict=True):
        text = tokenizer.decode(ids).strip()
        key, share = " ".join(WORD.findall(text.casefold())), weight / total
        known = found.get(key, Guess(text, 0.0, tuple(ids)))
        found[key] = replace(known, share=known.share + share)
    return tuple(sorted(found.values(), key=lambda guess: -guess.share))


def _until_end(tokenizer: Tokenizer, written: Sequence[int], frames: int) -> list[int]:
    """The text tokens before the first time that lies at the end of the speech.

    Whisper counts its times in the encoder's frames.
    """
    ids: list[int] = []
    for token in written:
        if token < tokenizer.eot:
            ids.append(token)
        elif ids and token - tokenizer.timestamp_begin >= frames - NEAR_END:
            break
    return ids


def _named(tokenizer: Tokenizer, names: Sequence[str]) -> list[int]:
    """Names and requests as what was said before: the tokens that precede the speech."""
    if not names:
        return []
    listed = tokenizer.encode(f" {', '.join(_new(names))}.")[:MAX_NAMES]
    return [tokenizer.sot_prev, *listed, *tokenizer.encode(REQUESTS)]


def _new(names: Sequence[str]) -> list[str]:
    """Names without those whose words all came before: there is not room for every name."""
    known: set[str] = set()
    kept = []
    for name in names:
        words = set(name.casefold().split())
        kept += [name] if words - known else []
        known |= words
    return kept


def _once(tokenizer: Tokenizer, ids: list[int]) -> list[int]:
    """The tokens before those that only say again what was just said."""
    text = tokenizer.decode(ids).strip()
    for said, least in ((PART_END.split(text), 1), (text.split(), FEW)):
        begin = _again(["".join(filter(str.isalnum, each.lower())) for each in said], least)
        if begin is not None:
            kept = len(" ".join(said[:begin]))
            lengths = (len(tokenizer.decode(ids[:n]).strip()) for n in range(len(ids)))
            return next((ids[:n] for n, length in enumerate(lengths) if length >= kept), ids)
    return ids


def _again(parts: Sequence[str], least: int) -> int | None:
    """Where `least` or more parts that were just said are said a second time.

    The last of all parts may have been cut off while it was said again.
    """
    for begin in range(least, len(parts) - least + 1):
        for length in range(least, begin + 1):
            before, after = parts[begin - length : begin], parts[begin : begin + length]
            ends = begin + len(after) == len(parts)
            same = after[:-1] == before[: len(after) - 1] and len(after) >= least
            if same and (
                (ends and before[len(after) - 1].startswith(after[-1])) or after == before
            ):
                return begin
    return None


def _pool(output: StorageView, frames: int) -> np.ndarray:
    """Average every `POOL` frames of speech: [1, frames, 768] → float32 [tokens, 768]."""
    hidden = np.asarray(output, dtype=np.float32)[0, :frames]
    missing = -len(hidden) % POOL
    padded = np.pad(hidden, ((0, missing), (0, 0)), mode="edge")
    return padded.reshape(-1, POOL, hidden.shape[1]).mean(axis=1)
