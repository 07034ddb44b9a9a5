"""What the captions of one picture agree on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipelines.training.questions.reading import Noun, Reading
from pipelines.training.questions.words import PERSON_WORDS, plural

Item = TypeVar("Item")
SURE = 2  # captions that must say a thing before it is asked about plainly
ADULTS = {"man": "male", "woman": "female", "boy": "male", "girl": "female"}
WHO = ("man", "woman", "boy", "girl", "baby", "child")


@dataclass(frozen=True)
class Facts:
    """One picture. Every number beside a word is how many captions say so."""

    told: dict[tuple[str, str], int]  # (kind of noun, concept)
    colours: dict[tuple[str, str], tuple[str, int]]  # the one colour of a concept
    counts: dict[str, int]  # how many there are of a concept, `people` among them
    doings: dict[str, int]
    places: dict[str, int]
    said: tuple[frozenset[str], ...]  # every caption's words
    words: frozenset[str]  # all of them
    crowds: int  # how many captions speak of several people or animals

    def concepts(self, *kinds: str) -> list[str]:
        """What is named of these kinds, the most agreed first."""
        return [concept for (kind, concept) in self.told if kind in kinds]

    def heard(self, words: frozenset[str]) -> int:
        """How many captions use any of these words."""
        return sum(not words.isdisjoint(each) for each in self.said)

    def owned(self, kind: str, concept: str) -> str:
        """`the man's shirt` where there is one man, else `the shirt`."""
        who = self.who() if kind == "worn" and concept != "collar" else None
        return f"the {who}'s {concept}" if who else f"the {concept}"

    def subject(self) -> tuple[str | None, bool]:
        """The doer that all captions speak of, in a visitor's words, and whether it is several."""
        animals = self.concepts("animal")
        if bool(animals) == self.peopled():
            return None, False
        if animals:
            number = self.counts.get(animals[0])
            several = (number is None and self.crowds >= SURE) or (number or 0) > 1
            unclear = number is None and not several
            if len(animals) > 1 or self.told["animal", animals[0]] < SURE or unclear:
                return None, False
            return f"the {plural(animals[0]) if several else animals[0]}", several
        number = self.counts.get("people")
        if number == 1:
            return f"the {self.who() or 'person'}", False
        return ("the people", True) if number or self.crowds >= SURE else (None, False)

    def only_animals(self) -> bool:
        """Whether animals are named, and surely no people are there."""
        return bool(self.concepts("animal")) and not self.peopled()

    def peopled(self) -> bool:
        """Whether anything at all speaks of people."""
        return bool(self.concepts("person")) or bool(self.words & PERSON_WORDS)

    def who(self) -> str | None:
        """The one person, in the word that most captions choose; None if there are doubts."""
        if self.counts.get("people") != 1:
            return None
        named = [each for each in self.concepts("person") if each in WHO]
        genders = {ADULTS[each] for each in named if each in ADULTS}
        agreed = named and len(genders) < 2 and self.told["person", named[0]] >= SURE
        return named[0] if agreed else None


def gather(readings: Sequence[Reading]) -> Facts:
    """Put one picture's captions together."""
    told = _most(
        list(dict.fromkeys((noun.kind, noun.concept) for noun in each.nouns)) for each in readings
    )
    alive = [concept for kind, concept in told if kind in ("person", "animal", "thing")]
    counts = {concept: _count(readings, (concept,)) for concept in alive}
    people = tuple(concept for kind, concept in told if kind == "person")
    counts["people"] = _count(readings, people)
    said = tuple(frozenset(each.words) for each in readings)
    words = frozenset().union(*said)
    if words & {"family", "crowd", "team", "band", "audience", "group", "spectators", "couple"}:
        counts["people"] = None
    colours = {key: _colour(readings, key) for key in told if key[0] in ("animal", "thing", "worn")}
    return Facts(
        told,
        {key: colour for key, colour in colours.items() if colour},
        {concept: number for concept, number in counts.items() if number},
        _most((*each.alone, *each.things) for each in readings),
        _most(each.places for each in readings),
        said,
        words,
        sum(any(_several(noun) for noun in each.nouns) for each in readings),
    )


def _most(groups: Iterable[Iterable[Item]]) -> dict[Item, int]:
    return dict(Counter(item for group in groups for item in group).most_common())


def _several(noun: Noun) -> bool:
    return noun.kind in ("person", "animal") and noun.number is not None and noun.number != 1


def _of(reading: Reading, concepts: Sequence[str]) -> list[Noun]:
    return [noun for noun in reading.nouns if noun.concept in concepts and noun.kind != "worn"]


def _count(readings: Sequence[Reading], concepts: Sequence[str]) -> int | None:
    """The number that every caption gives that names any of them: at least two captions."""
    numbers: list[int] = []
    for reading in readings:
        nouns = _of(reading, concepts)
        if any(noun.number == 0 for noun in nouns):
            return None
        given = [noun.number for noun in nouns if noun.number is not None]
        if given and len(given) == len(nouns):
            numbers.append(sum(given))
    return numbers[0] if len(numbers) >= SURE and len(set(numbers)) == 1 else None


def _colour(readings: Sequence[Reading], key: tuple[str, str]) -> tuple[str, int] | None:
    """The colour that captions agree on, with their number; None for several or other colours."""
    found: list[str] = []
    for reading in readings:
        nouns = [noun for noun in reading.nouns if (noun.kind, noun.concept) == key]
        if len(nouns) > 1 or any((noun.number or 1) > 1 for noun in nouns):
            return None
        found += [noun.colour for noun in nouns if noun.colour]
    return (found[0], len(found)) if len(set(found)) == 1 else None
