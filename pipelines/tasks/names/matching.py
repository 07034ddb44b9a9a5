"""How well names are matched by the words of a text, forgiving spelling and mishearing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from pipelines.preprocess.text import STOP_WORDS, WORD, figures, words
from pipelines.tasks.names.sounding import Sounds

BUCKETS = 512
HEARD = 2  # what is said of each word of a text
SIMILAR = 0.55  # cosine of letter n-grams from which two words may be one
SAME = 0.999  # cosine of a word with itself
TOGETHER = 0.7  # the same, for two words that stand side by side, read as one


@dataclass(frozen=True)
class Match:
    """For each owner of names, by its best name, float32 [owners]:

    `exact` 1 if all its words stand side by side in the text, and not only as a part of another's
    longer name; `coverage` the share of its words that are found, or of its sound that is heard;
    `length` how many; `start` where an exact one begins, as a share of the text.

    `heard` says of each word of the text, float32 [words, 2], how alike it is to a word of a name,
    and whether it stands within a whole name: what it leaves at 0, no name here explains.
    """

    exact: np.ndarray
    coverage: np.ndarray
    length: np.ndarray
    start: np.ndarray
    heard: np.ndarray


class Matcher:
    """Names of some owners, ready to be looked for in texts.

    A name that is but a part of another's longer one is not exact: who speaks of the guest bedroom
    does not name the bedroom.
    """

    def __init__(self, names: Sequence[Sequence[str]]) -> None:
        self.owners = len(names)
        phrases = [
            (owner, tuple(map(stem, words(figures(name)))))
            for owner, group in enumerate(names)
            for name in group
        ]
        self.phrases = [(owner, phrase) for owner, phrase in phrases if phrase]
        known = list(dict.fromkeys(word for _, phrase in self.phrases for word in phrase))
        index = {word: number for number, word in enumerate(known)}
        longest = max((len(phrase) for _, phrase in self.phrases), default=1)
        # Padded with the number of a word that is never found.
        self._words = np.full((len(self.phrases), longest), len(known))
        for row, (_, phrase) in enumerate(self.phrases):
            self._words[row, : len(phrase)] = [index[word] for word in phrase]
        self._sizes = np.array([len(phrase) for _, phrase in self.phrases], dtype=np.float32)
        self._of = np.array([owner for owner, _ in self.phrases], dtype=int)
        self._grams = np.stack([grams(word) for word in known]) if known else None
        self._text = [f" {' '.join(phrase)} " for _, phrase in self.phrases]
        self._lengths = np.array([len(text) for text in self._text], dtype=int)
        self._sounds = Sounds([phrase for _, phrase in self.phrases])

    def __call__(self, text: str) -> Match:
        """Look for the names in a text."""
        said = [stem(word) for word in words(text)]
        match = _nothing(self.owners, len(said))
        if not said or self._grams is None:
            return match
        alike = self._alike(said, SIMILAR)
        small = [word in STOP_WORDS for word in said]  # `all lights` are none of the hall
        alike[:, small] *= alike[:, small] >= SAME
        if len(said) > 1:  # a word that was heard, or typed, as two
            joined = self._alike([one + two for one, two in pairwise(said)], TOGETHER)
            alike[:, :-1] = np.maximum(alike[:, :-1], joined)
            alike[:, 1:] = np.maximum(alike[:, 1:], joined)
        sounding, within = self._sounds(said)
        match.heard[:, 0] = np.maximum(alike.max(0), within)
        found = np.append(alike.max(1), 0.0)
        hits = np.maximum(found[self._words].sum(1), sounding * self._sizes)
        line = f" {' '.join(said)} "
        spots = np.array([line.find(phrase) for phrase in self._text])
        exact = (spots >= 0).astype(np.float32)
        exact[self._within(spots, line)] = 0.0
        best = np.lexsort((hits, hits / self._sizes, exact * self._sizes))  # last wins
        owners = self._of[best]
        match.exact[owners] = exact[best]
        match.coverage[owners] = (hits / self._sizes)[best]
        match.length[owners] = hits[best]
        match.start[owners] = np.where(exact > 0, spots / len(line), 0.0)[best]
        for row in np.flatnonzero(exact):
            first = line.count(" ", 0, spots[row])
            match.heard[first : first + int(self._sizes[row]), 1] = 1.0
        return match

    def _within(self, spots: np.ndarray, line: str) -> list[int]:
        """The names that a text holds only within a longer name of another owner."""
        found = [int(row) for row in np.flatnonzero(spots >= 0)]
        ends = spots + self._lengths
        return [
            row
            for row in found
            if line.count(self._text[row]) == 1
            and any(
                self._of[other] != self._of[row]
                and self._lengths[other] > self._lengths[row]
                and spots[other] <= spots[row]
                and ends[row] <= ends[other]
                for other in found
            )
        ]

    def _alike(self, said: Sequence[str], least: float) -> np.ndarray:
        """How alike the words of names and those that are said are, [words of names, said]."""
        assert self._grams is not None
        found = self._grams @ np.stack([grams(word) for word in said]).T
        return np.where(found >= least, np.minimum(found, 1.0), 0.0)


def _nothing(owners: int, words: int) -> Match:
    exact, coverage, length, start = np.zeros((4, owners), dtype=np.float32)
    return Match(exact, coverage, length, start, np.zeros((words, HEARD), dtype=np.float32))


def on_pieces(heard: np.ndarray, text: str, spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """What is said of a text's words, [words, n], for its pieces: float32 [pieces, n].

    A piece lies at a span of characters; one that is part of no word gets zeros.
    """
    found = np.zeros((len(spans), heard.shape[1]), dtype=np.float32)
    word_at = {
        place: number
        for number, match in enumerate(WORD.finditer(text))
        for place in range(*match.span())
    }
    for number, (start, end) in enumerate(spans):
        if end > start and start in word_at:
            found[number] = heard[word_at[start]]
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without the endings of plural and possession."""
    bare = word.removesuffix("'s").removesuffix("'").removesuffix("’")
    if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss"):
        bare = bare[:-1]
    return bare or word


def stems(*texts: str) -> set[str]:
    """The stems of all words of some texts."""
    return {stem(word) for text in texts for word in words(text)}


@lru_cache(maxsize=50_000)
def grams(word: str) -> np.ndarray:
    """Letters in twos and threes, with the word's borders, as a unit vector: float32 [512]."""
    marked = f"^{word}$"
    vector = np.zeros(BUCKETS, dtype=np.float32)
    for size in (2, 3):
        for start in range(len(marked) - size + 1):
            vector[_bucket(marked[start : start + size])] += 1.0
    return vector / max(1e-6, float(np.linalg.norm(vector)))


def _bucket(gram: str) -> int:
    # Not `hash`, which differs from run to run.
    number = 0
    for character in gram:
        number = (number * 257 + ord(character)) % 1_000_003
    return number % BUCKETS
