"""Names found by how they sound: `chand a lear` is a chandelier, `wine seller` a wine cellar.

Who hears a name that it does not know writes words that it knows, and may part them elsewhere. So a
phrase is reduced to its consonants and the places of its vowels, and compared without its spaces.
The rules are a simple relative of Metaphone's (Philips 1990).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz, process

ALIKE = 0.88  # share of two keys that must agree
SHORTEST = 4  # letters of a key; shorter ones sound like too much
LONGEST = 4  # words that are taken together
# In this order: what is written → what is heard.
RULES = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"[^a-z0-9]", ""), ("ph", "f"), ("wh", "w"), ("ck|qu?", "k"), ("sch", "sh"),
        ("tch", "ch"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("igh|gh", "i"), ("kn", "n"),
        ("wr", "r"), ("mb$", "m"), ("x", "ks"), ("z", "s"), ("dge?", "d"), ("[aeiouyw]+", "a"),
        (r"(.)\1+", r"\1"), ("a$", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=50_000)
def sound(phrase: str) -> str:
    """A key that phrases of like sound share."""
    key = phrase.lower()
    for written, heard in RULES:
        key = written.sub(heard, key)
    return key


def spans(words: int) -> Iterator[tuple[int, int]]:
    """Where some of so many words, side by side, begin and end: `LONGEST` at most."""
    for begin in range(words):
        yield from ((begin, end) for end in range(begin + 1, min(begin + LONGEST, words) + 1))


def likeness(keys: Sequence[str], heard: Sequence[str], least: float) -> np.ndarray:
    """How alike keys are, float32 [keys, heard]: 0 below `least`, up to 1."""
    cutoff = 100 * least
    found = process.cdist(keys, heard, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.float32)
    return found / 100


class Sounds:
    """The sounds of some phrases, ready to be listened for in texts."""

    def __init__(self, phrases: Sequence[Sequence[str]]) -> None:
        keys = [sound("".join(phrase)) for phrase in phrases]
        self._at = np.array([n for n, key in enumerate(keys) if len(key) >= SHORTEST], dtype=int)
        self._keys = [keys[number] for number in self._at]
        self._count = len(keys)

    def __call__(self, said: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """How much of each phrase is heard in some words, and how much each word is part of that.

        Both float32, [phrases] and [words]: 0, or `ALIKE` to 1.
        """
        phrases = np.zeros(self._count, dtype=np.float32)
        words = np.zeros(len(said), dtype=np.float32)
        heard = [
            (begin, end, key)
            for begin, end in spans(len(said))
            if len(key := sound("".join(said[begin:end]))) >= SHORTEST
        ]
        if not heard or not self._keys:
            return phrases, words
        found = likeness(self._keys, [key for _, _, key in heard], ALIKE)
        best, phrases[self._at] = found.argmax(1), found.max(1)
        for row in np.flatnonzero(phrases[self._at]):
            begin, end, _ = heard[best[row]]
            words[begin:end] = np.maximum(words[begin:end], phrases[self._at[row]])
        return phrases, words
