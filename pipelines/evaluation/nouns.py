"""Which things captions name, and which of some labels those things are.

Words are told apart as nouns by how often they are nouns in the texts that WordNet's makers
tagged by hand: *building* is one, *standing* and *white* are none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipelines.evaluation.wordnet import ABSENT, FOLDER, WordNet, WordNetError
from pipelines.preprocess.text import STOP_WORDS

# A bike is a motorcycle to WordNet, and to hardly anybody who describes pictures.
SPECIAL = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "bike": "bicycle",
    "bikes": "bicycle", "pool": "swimming pool", "pools": "swimming pool",
}  # fmt: skip
COUNTS = "cntlist.rev"  # lines of `lemma%part:…  sense number  how often`, see cntlist(5WN)
NOUN = "1"
THING = "physical entity"
COLOURS = frozenset("orange white black grey gray green blue red brown pink purple tan".split())  # noqa: SIM905
BARE = frozenset("small large little young old big two three".split())  # noqa: SIM905
PLURALS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", ""))
# What people do and how they gather is no thing to WordNet: the words by which captions tell it.
DOINGS = """
swimming: swimming swims swim swimmer swimmers
surfing: surfing surfs surf surfer surfers surfboard
skiing: skiing skis ski skier skiers
snowboarding: snowboarding snowboards snowboard snowboarder snowboarders
rock climbing: climbing climbs climber climbers
hiking: hiking hikes hike hiker hikers
dancing: dancing dances dance dancer dancers
fishing: fishing fishes fisherman
camping: camping camp campsite
cycling race: cyclists bicyclists cycling
running race: runners race racing marathon
football match: football soccer
basketball game: basketball
baseball game: baseball
tennis match: tennis
ice hockey: hockey
concert: concert band singer
parade: parade
wedding: wedding bride groom
birthday party: birthday
picnic: picnic
crowd: crowd crowded
couple: couple
family: family
night: night nighttime
sunset: sunset dusk sunrise
road sign: sign
cup of coffee: coffee
"""
WHOLE = frozenset("bus glass dress grass gas glasses sunglasses jeans shorts stairs".split())  # noqa: SIM905


class Nouns:
    """Reads captions and labels with WordNet. Answers are remembered from call to call."""

    def __init__(self, wordnet: WordNet, folder: Path = FOLDER) -> None:
        """Raises WordNetError if the counts of tagged texts are not in the folder."""
        self._wordnet = wordnet
        self._counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        try:
            for line in (folder / COUNTS).read_text(encoding="utf-8").splitlines():
                key, _, count = line.split()
                lemma, _, place = key.partition("%")
                self._counts[lemma][place[0]] += int(count)
        except (OSError, ValueError, IndexError) as error:
            raise WordNetError(ABSENT.format(folder=folder)) from error
        self._nouns: dict[str, str] = {}
        lines = (line.partition(": ") for line in DOINGS.strip().splitlines())
        self._doings = {word: doing for doing, _, told in lines for word in told.split()}
        self._kinds, self._sense = cache(wordnet.kinds), cache(self._usual)

    def named(self, caption: str) -> frozenset[str]:
        """The things that a caption names, as singular nouns of one or two words, and doings."""
        words = re.findall(r"[a-z]+", caption.lower())
        pairs = [
            f"{one} {other}"
            for one, other in pairwise(words)
            if one not in STOP_WORDS | COLOURS | BARE
        ]
        things = map(self._noun, [*words, *pairs])
        return frozenset(filter(None, [*things, *map(self._doings.get, words)]))

    def shown(self, things: Iterable[str], labels: Sequence[str]) -> list[int]:
        """The positions of those labels that are among some things, or that things are kinds of.

        A greyhound is a dog, and an ocean is a sea.
        """
        known = frozenset(things)
        above = frozenset[str]().union(*map(self._kinds, known))
        return [
            n for n, label in enumerate(labels) if label in known or self._sense(label) in above
        ]

    def _noun(self, word: str) -> str:
        """The singular of a word that names a thing, else nothing."""
        if word not in self._nouns:
            single = _singular(word)
            self._nouns[word] = single if self._is_thing(single) else ""
        return self._nouns[word]

    def _is_thing(self, word: str) -> bool:
        if len(word) < 3 or word in STOP_WORDS or word in COLOURS:
            return False
        counts = self._counts.get(word.replace(" ", "_"), {})
        total = sum(counts.values())
        if total and 2 * counts.get(NOUN, 0) < total:
            return False
        if not total and word.endswith(("ing", "ed")):
            return False
        return self._sense(THING) in self._kinds(word)

    def _usual(self, label: str) -> str:
        """The most usual sense of a label, or nothing that is a sense."""
        return next(iter(self._wordnet.senses(label)), "")


def _singular(word: str) -> str:
    """The singular of a regular plural, or of a word that is special."""
    if word in WHOLE or word.endswith("ss"):
        return word
    if word in SPECIAL:
        return SPECIAL[word]
    for end, other in PLURALS:
        if word.endswith(end):
            return word[: -len(end)] + other
    return word
