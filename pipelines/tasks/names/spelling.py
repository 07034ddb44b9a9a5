"""Slips of the hand: `trun of teh ligths`. Words that nobody knows give way to the one meant.

Letters that changed places, one too many or one too few (Damerau 1964), against the words of the
model's own vocabulary, the commonest first. What is the name of anything here is never touched.
"""

from collections.abc import Callable, Sequence

from rapidfuzz.distance import OSA

from pipelines.preprocess.text import WORD

SHORTEST = 3  # letters of a word that may have two in each other's place
ONE_OFF, ANOTHER, TWO_OFF = 5, 7, 9  # and with one missing, with a wrong one, with two mistakes


class Speller:
    """Words as they are written, the commonest first."""

    def __init__(self, pieces: Sequence[str]) -> None:
        words = (each for each in pieces if each.isalpha() and each.isascii())
        self._words = [each for each in words if len(each) >= SHORTEST]

    def __call__(self, text: str, known: Sequence[Callable[[str], bool]]) -> str | None:
        """The text with its slips mended; None if it has none.

        Words that one of `known` knows are left alone.
        """
        mended = text
        for found in reversed(list(WORD.finditer(text))):
            word = found.group().lower()
            strange = word.isalpha() and not any(knows(word) for knows in known)
            if strange and (meant := self._meant(word)):
                mended = f"{mended[: found.start()]}{meant}{mended[found.end() :]}"
        return mended if mended != text else None

    def _meant(self, word: str) -> str | None:
        size, letters = len(word), sorted(word)
        most = 2 if size >= TWO_OFF else 1
        near = {
            each: distance
            for each in self._words
            if abs(len(each) - size) <= most
            and (distance := OSA.distance(word, each, score_cutoff=most)) <= most
        }
        swapped = [each for each in near if sorted(each) == letters]
        if swapped:
            return swapped[0]
        begun = [each for each in near if each[0] == word[0] and min(len(each), size) >= ONE_OFF]
        fitting = [each for each in begun if len(each) != size or size >= ANOTHER]
        return min(fitting, key=lambda each: near[each], default=None)
