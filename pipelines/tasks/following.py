"""Requests that go on with the one before: `what about the bedroom?`, `and the kitchen lights`.

The model reads each request by itself. One that only names something else is the one before it,
said of that; it counts where that makes plain sense.
"""

import re
from collections.abc import Sequence

from pipelines.preprocess.text import WORD, words
from pipelines.tasks.lists import Span, spans_of, stemmed
from pipelines.tasks.matching import stem

ON = re.compile(
    r"(?:and|(?:(?:and|so|ok|okay)[ ,]+)*(?:(?:what|how) about|(?:do )?the same (?:for|with)))"
    r"\s+(?P<within>in |for |on )?(?P<the>(?:the|my|our|your) )?(?P<rest>[^.,;?!]+?)"
    r"(?:,? (?:too|as well))?\s*[.?!]*",
    re.IGNORECASE,
)
LINKS = frozenset(("the", "my", "our", "your", "in", "of", "and"))
MOST = 5  # words that name something else


class Following:
    """The names of a house's rooms and devices, ready to be put in the place of one another."""

    def __init__(self, places: Sequence[Sequence[str]], devices: Sequence[Sequence[str]]) -> None:
        self._places, self._devices = stemmed(places), stemmed(devices)
        self._words = {word for name in (*self._places, *self._devices) for word in name}

    def __call__(self, text: str, before: str) -> str | None:
        """The request `before`, said of what a text names; None for a text that stands alone."""
        goes_on = ON.fullmatch(text.strip())
        if goes_on is None or not before:
            return None
        rest = goes_on["rest"].strip()
        named = words(rest)
        if len(named) > MOST or not all(self._names(word) or word in LINKS for word in named):
            return None
        before = before.strip().rstrip(".?! ")
        if spans_of(named, self._places) != [(0, len(named))]:
            return self._of_another(rest, before)
        placed = spans_of(words(before), self._places)
        if len(placed) == 1:
            return _replaced(before, placed[0], rest)
        whole = self._of_another(rest, before) if spans_of(words(before), self._devices) else None
        return whole or f"{before} {'in the ' if goes_on['the'] else ''}{rest}"

    def _of_another(self, rest: str, before: str) -> str | None:
        """`turn off the desk lamp`, said of the fan: what it names, whole, gives way."""
        said = words(before)
        runs = list[Span]()
        for at in (n for n, word in enumerate(said) if self._names(word)):
            linked = runs and LINKS.issuperset(said[runs[-1][1] : at])
            runs[-1:] = [(runs[-1][0], at + 1)] if linked else [*runs[-1:], (at, at + 1)]
        return _replaced(before, runs[0], rest) if len(runs) == 1 else None

    def _names(self, word: str) -> bool:
        return stem(word) in self._words


def _replaced(text: str, span: Span, by: str) -> str:
    """A text with some of its words in the place of others."""
    found = list(WORD.finditer(text))
    return f"{text[: found[span[0]].start()]}{by}{text[found[span[1] - 1].end() :]}"
