"""Requests that go on with the one before: `what about the bedroom?`, `and the kitchen lights`.

The model reads each request by itself. One that only names something else is the one before it,
said of that; it counts where that makes plain sense.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.preprocess.text import STOP_WORDS, WORD, words
from pipelines.tasks.names.lists import Span, spans_of, stemmed
from pipelines.tasks.names.matching import stem

_AND = r"(?:and|so|ok|okay)[ ,]+"
_THE = r"(?:(?:the|my|our|your) )?"
_NAMES = (
    rf"(?:(?:up|down)stairs (?=in ))?(?:in |for |on )?"
    rf"(?P<the>{_THE})(?:(?P<at>one (?:in|on|at) ){_THE})?(?P<rest>[^.,;?!]+?)"
    r"(?P<one> ones?)?(?:,? (?:too|as well|please))?\s*[.?!]*"
)
ON = re.compile(
    rf"(?:(?=in )|(?:{_AND})*"
    rf"(?:(?:and|also|plus|now|add|include|same|(?:do )?the same)(?: for| with)?"
    rf"|(?:what|how) about)\s+){_NAMES}",
    re.IGNORECASE,
)
# What says no more than a name counts where somebody was asked which one they mean.
BARE = re.compile(
    rf"(?:(?:no|not that(?: one)?|sorry|actually|i (?:mean|meant)|rather)[ ,]+)*{_NAMES}",
    re.IGNORECASE,
)
# Of what was counted one may ask which they are, and the other way round.
WHICH = re.compile(r"(?:(?:and|so|ok|okay)[ ,]+)?which(?: ones?)?(?: are (?:they|those))?\W*", re.I)
MANY = re.compile(r"(?:(?:and|so|ok|okay)[ ,]+)?how many(?: are (?:they|those|there))?\W*", re.I)
LINKS = frozenset(("the", "my", "our", "your", "in", "of", "and"))
MOST = 5  # words that name something else


class Following:
    """The names of a house's rooms and devices, ready to be put in the place of one another."""

    def __init__(self, places: Sequence[Sequence[str]], devices: Sequence[Sequence[str]]) -> None:
        owners = Counter(name for each in devices for name in stemmed([each]))
        self._places, self._devices = stemmed(places), set(owners)
        self._shared = {name for name, count in owners.items() if count > 1}
        self._words = {word for name in (*self._places, *self._devices) for word in name}

    def __call__(self, text: str, before: str, *, asked: bool = False) -> Iterator[str]:
        """The request `before`, said of what a text names; nothing for one that stands alone.

        With `asked` the visitor was asked what `before` is for, and may say a name alone; `the left
        one` goes on with anything. Where it can be put in more than one way, the likelier comes
        first.
        """
        for again, first, now in ((WHICH, "how many ", "which "), (MANY, "which ", "how many ")):
            if again.fullmatch(text.strip()) and before.lower().startswith(first):
                yield now + before[len(first) :]
        bare = BARE.fullmatch(text.strip())
        alone = bare is not None and (asked or bare["one"] or bare["at"])
        goes_on = bare if alone else ON.fullmatch(text.strip())
        rest = goes_on["rest"].strip() if goes_on and before else ""
        named = words(rest)
        if not goes_on or not self._only_names(named):
            return
        before = before.strip().rstrip(".?! ")
        placed = spans_of(words(before), self._places)
        room = spans_of(named, self._places) == [(0, len(named))]
        device = bool(spans_of(words(before), self._devices))
        if goes_on["one"]:
            yield from self._of_kind(rest, before, whole=True)
        elif room and len(placed) == 1:
            yield _replaced(before, placed[0], rest)
        elif room and (goes_on["at"] or not device):
            yield f"{before} {'in the ' if goes_on['the'] else ''}{rest}"
        elif room:  # `turn on the nook light`, said of the sauna: its light is meant, then itself
            yield from self._of_kind(rest, before)
            yield from self._of_another(rest, before)
        else:
            yield from self._of_another(rest, before)
            yield from self._of_kind(rest, before)

    def names(self, word: str) -> bool:
        """Whether a word belongs to any name."""
        return stem(word) in self._words

    def only_names(self, text: str) -> bool:
        """Whether a text names something, and says nothing besides."""
        return self._only_names(words(text))

    def mentions(self, text: str) -> bool:
        """Whether a text has a word of any name, small ones apart."""
        return any(self.names(word) for word in words(text) if word not in STOP_WORDS)

    def _of_another(self, rest: str, before: str) -> Iterator[str]:
        """`Turn off the desk lamp`, said of the fan: what it names, whole, gives way."""
        runs = self._runs(words(before))
        if len(runs) == 1:
            yield _replaced(before, runs[0], rest)

    def _of_kind(self, rest: str, before: str, *, whole: bool = False) -> Iterator[str]:
        """`Dim the bedside lamp`, said of Anna's: the kind of thing stays, as its last word.

        With `whole` all of its name may stay: for the left one it is the left bedside lamp. That
        comes first where several devices share the name: of the ceiling lights, the kitchen's.
        """
        said = words(before)
        runs = self._runs(said)
        if len(runs) == 1:
            (first, last) = runs[0]
            name, kind = said[first:last], said[last - 1 : last]
            shared = tuple(map(stem, name)) in self._shared
            ways = (name, kind) if shared else (kind, name)
            for kept in ways if whole else (kind,):
                yield _replaced(before, runs[0], " ".join((rest, *kept)))

    def _runs(self, said: Sequence[str]) -> list[Span]:
        """Where words of names stand side by side, or linked by small ones."""
        runs = list[Span]()
        for at in (n for n, word in enumerate(said) if word not in LINKS and self.names(word)):
            linked = runs and LINKS.issuperset(said[runs[-1][1] : at])
            runs[-1:] = [(runs[-1][0], at + 1)] if linked else [*runs[-1:], (at, at + 1)]
        return runs

    def _only_names(self, said: Sequence[str]) -> bool:
        return 0 < len(said) <= MOST and all(self.names(one) or one in LINKS for one in said)


def _replaced(text: str, span: Span, by: str) -> str:
    """A text with some of its words in the place of others."""
    found = list(WORD.finditer(text))
    return f"{text[: found[span[0]].start()]}{by}{text[found[span[1] - 1].end() :]}"
