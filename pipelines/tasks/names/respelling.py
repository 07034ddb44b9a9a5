"""A request as it was probably meant, where its words only sound like names of the house.

Who hears a name that is not in the dictionary, or types one by ear, writes other words: `the disco
bowl` for a disco ball, `cur tens`. Such words are read a second time with the name in their place,
as a noisy channel would (Kernighan et al. 1990): what is likelier, the request as it stands or with
the name, is then for the model to say. Words that name something here are never touched.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipelines.preprocess.text import STOP_WORDS, WORD, words
from pipelines.tasks.names.matching import stem, stems
from pipelines.tasks.names.sounding import likeness, sound, spans

LETTERS = 4  # of a word of a name that is listened for on its own
SOUNDS = 3  # letters of a key; shorter ones sound like too much
BESIDE, ALONE, APART = 0.85, 0.88, 0.92  # least likeness: by its other words, a word, split ones
ONE_WORD = 0.6  # least likeness of a single word among others that are right
LONG = 6  # letters of a name that may have swallowed a small word
SPELLED = 0.7  # letters that one unknown word must share with the name
SAME, ALIKE = 0.8, 0.55  # how likely a name is meant that sounds the same, or like it
Words = tuple[str, ...]


@dataclass(frozen=True)
class Respelled:
    """A text with names in the place of words that sound like them, and how likely it is meant."""

    text: str
    share: float


@dataclass(frozen=True)
class _Hit:
    begin: int
    end: int
    name: Words
    fit: float


class Respeller:
    """The names of a house, whole and word by word, ready to be put where they were misspelled."""

    def __init__(self, names: Sequence[str]) -> None:
        phrases = [tuple(words(name)) for name in names]
        parts = [(word,) for phrase in phrases for word in phrase if len(_bare(word)) >= LETTERS]
        each = dict.fromkeys([*phrases, *parts])
        self._names = [name for name in each if len(_key(name)) >= SOUNDS]
        self._keys = [_key(name) for name in self._names]
        self._known = stems(*names)

    def __call__(self, text: str, common: Callable[[str], bool]) -> Respelled | None:
        """The text respelled, or None; `common` tells words that anybody could have meant."""
        matches = list(WORD.finditer(text))
        said = words(text)
        hits = _apart(self._hits(said, common))
        for hit in sorted(hits, key=lambda each: -each.begin):
            begin, end = matches[hit.begin].start(), matches[hit.end - 1].end()
            text = f"{text[:begin]}{' '.join(hit.name)}{text[end:]}"
        if not hits:
            return None
        return Respelled(text, SAME if min(each.fit for each in hits) == 1 else ALIKE)

    def _hits(self, said: Sequence[str], common: Callable[[str], bool]) -> list[_Hit]:
        strange = [
            (begin, end)
            for begin, end in spans(len(said))
            if any(stem(word) not in self._known for word in said[begin:end])
        ]
        if not strange or not self._names:
            return []
        alike = likeness(self._keys, [_key(said[begin:end]) for begin, end in strange], BESIDE)
        found = []
        for row, column in zip(*alike.nonzero(), strict=True):
            name, (begin, end) = self._names[row], strange[column]
            fit = _fit(said[begin:end], name, alike[row, column], common)
            found += [_Hit(begin, end, name, fit)] if fit else []
        return found


def _fit(said: Sequence[str], name: Words, alike: float, common: Callable[[str], bool]) -> float:
    """How far some words may be a misspelled name that sounds `alike`: 0, or up to 1."""
    letters, meant = "".join(map(_bare, said)), "".join(map(_bare, name))
    if stem(letters) == stem(meant):
        return 1.0  # only parted elsewhere
    heard, wanted = list(map(stem, said)), list(map(stem, name))
    if set(wanted) <= set(heard) or _digits(said) != _digits(name):
        return 0.0  # more is said than the name, or another number
    if len(said) == len(name) == 1:
        unknown = len(letters) >= LETTERS and not common(letters)
        near = alike >= ALONE and fuzz.ratio(letters, meant) >= 100 * SPELLED
        return alike if unknown and near else 0.0
    if len(said) == len(name) and set(heard) & set(wanted):
        return alike if _near(said, name) else 0.0
    # A small word at the edge belongs to the sentence, unless a long name ends with it.
    if {said[0], said[-1]} & STOP_WORDS - {name[0], name[-1]}:
        return alike if alike == 1 and len(meant) >= LONG else 0.0
    return alike if alike >= APART else 0.0


def _near(said: Sequence[str], name: Words) -> bool:
    """Whether every word that differs is a word of content that sounds like the name's."""
    pairs = [(one, two) for one, two in zip(said, name, strict=True) if stem(one) != stem(two)]
    return all(
        one not in STOP_WORDS and fuzz.ratio(_key([one]), _key([two])) >= 100 * ONE_WORD
        for one, two in pairs
    )


def _apart(hits: Sequence[_Hit]) -> list[_Hit]:
    """The best hits of which no two share a word: the likeliest first, then the longest."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda each: (-each.fit, each.begin - each.end)):
        if all(hit.end <= each.begin or each.end <= hit.begin for each in kept):
            kept.append(hit)
    return kept


def _key(phrase: Sequence[str]) -> str:
    return sound("".join(map(_bare, phrase)))


def _bare(word: str) -> str:
    return word.removesuffix("'s").replace("'", "").replace("-", "")


def _digits(phrase: Sequence[str]) -> list[str]:
    return [word for word in phrase if any(map(str.isdigit, word))]
