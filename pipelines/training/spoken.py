"""Spoken requests: examples said aloud once and heard by Whisper, kept on disk.

What Whisper writes of them holds the mistakes that it really makes, and its frames hold the sounds
that it mistook.
"""

import logging
import pickle
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
from tqdm import tqdm

from pipelines.encoders.speech import SpeechEncoder
from pipelines.preprocess.voice import find_speech
from pipelines.training.commands.examples import Example, Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.utterance import utter
from pipelines.types import SilenceError

log = logging.getLogger(__name__)
SHARD, PER_HOUSE = 100, 5  # examples that are kept in one file, and that share a house
WORKERS = 2
LONGEST = 90  # characters: longer ones are dear, and nobody says them


@dataclass(frozen=True)
class SpokenExample:
    """An example, the guesses at what was said, and its sounds: float16 [tokens, 768]."""

    example: Example
    guesses: tuple[tuple[str, float], ...]
    sounds: np.ndarray


def spoken_examples(data: Path, whisper: Path, folder: Path, shards: int) -> list[SpokenExample]:
    """`shards` × `SHARD` spoken examples from `folder`, where missing ones are made first."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:03}.pickle" for number in range(shards)]
    missing = [number for number, file in enumerate(files) if not file.exists()]
    if missing:
        with ProcessPoolExecutor(WORKERS) as pool:
            made = pool.map(partial(_make, data, whisper, folder), missing)
            list(tqdm(made, desc="speaking and hearing", total=len(missing), unit="shard"))
    # Our own files: nobody else's pickle is ever opened.
    return list(chain.from_iterable(pickle.loads(file.read_bytes()) for file in files))


def _make(data: Path, whisper: Path, folder: Path, number: int) -> None:
    encoder, chance = SpeechEncoder.load(whisper, threads=1), random.Random(-1 - number)
    said = ((each, utter(each.text, chance)) for each in _examples(data, number))
    found = [spoken for each in said if (spoken := heard(encoder, *each)) is not None]
    part = folder / f"{number:03}.part"
    part.write_bytes(pickle.dumps(found))
    part.rename(folder / f"{number:03}.pickle")


def _examples(data: Path, seed: int) -> Iterator[Example]:
    rng = random.Random(seed)
    houses, examples = Houses(data), Examples(data, arriving=meant)
    for _ in range(SHARD // PER_HOUSE):
        house = houses.sample(rng)
        found = 0
        while found < PER_HOUSE:
            example = examples.sample(house, rng)
            if len(example.text) <= LONGEST:
                found += 1
                yield example


def meant(rng: random.Random, text: str, question: bool) -> str:
    """A sentence before anything happens to it."""
    return f"{text.strip().rstrip('?.')}{'?' if question else '.'}"


def heard(encoder: SpeechEncoder, example: Example, sound: np.ndarray) -> SpokenExample | None:
    """What is heard of an example that was said, [samples] at 16 kHz; None if that is nothing."""
    try:
        speech = find_speech(sound)
    except SilenceError:
        return None
    hearing = encoder.listen(speech.samples, names=example.house.names)
    guesses = tuple((each.text, each.share) for each in hearing.guesses if each.text)
    sounds = encoder.tokens(hearing).astype(np.float16)
    return SpokenExample(example, guesses, sounds) if guesses else None
