"""What one caption says: its nouns with colours and numbers, doings, places."""

import re
from dataclasses import dataclass

from pipelines.training.questions import doings
from pipelines.training.questions.words import (
    ADJECTIVES,
    ANIMAL,
    COLOUR,
    NUMBERS,
    OTHERS,
    PERSON,
    PLACE,
    SINGLE,
    THING,
    VAGUE,
    WORN,
    listed,
    singular,
)

MISLEADING = listed("hot prairie prarie pit toy stuffed teddy to")  # dogs and bulls that are none
PLACING = {
    "in": ("in", "through", "inside", "into"),
    "on": ("on", "along", "across", "down", "up", "over", "at", "in", "through"),
}
FOLLOWS = listed("""
    in on at of with and is are the a an to his her its their by near through over under while who
    that which as for from into onto up down off out outside inside behind beside next around
    across along toward towards against above below between before after during or other both
    together has have had plays play runs run jumps jump stands stand sits sit walks walk holds
    hold rides ride looks look wears wear leaps leap catches carry carries swims swim plays does
    do being getting trying it they he she them him there where when atop amid amongst among one
    """)


@dataclass(frozen=True)
class Noun:
    """A noun of a caption; `number` is 0 for an open plural and None where nothing is said."""

    kind: str  # "person", "animal", "thing", "worn"
    concept: str
    number: int | None
    colour: str | None
    place: int  # its word's position


@dataclass(frozen=True)
class Reading:
    """One caption, read."""

    words: tuple[str, ...]
    nouns: tuple[Noun, ...]
    alone: tuple[str, ...]  # doings, as `running`
    things: tuple[str, ...]  # doings with an object, as `riding a bicycle`
    places: tuple[str, ...]  # concepts of places, as `on the beach`


def read(caption: str) -> Reading:
    """Read one cleaned caption."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*|[,.;]|'s", caption)
    nouns = [noun for index in range(len(words)) if (noun := _noun(words, index))]
    heads = {noun.place: noun.concept for noun in nouns if noun.kind in ("thing", "animal")}
    modifiers = ADJECTIVES | frozenset(COLOUR)
    return Reading(
        tuple(words),
        tuple(nouns),
        tuple(doings.alone(words)),
        tuple(doings.with_things(words, heads, modifiers)),
        tuple(dict.fromkeys(_places(words))),
    )


def _noun(words: list[str], index: int) -> Noun | None:
    base, many = singular(words[index])
    last = words[index - 1] if index else ""
    doer = singular(last)[0]
    if last in MISLEADING or ((doer in PERSON or doer in ANIMAL) and base != words[index]):
        return None  # `the boy sticks out his tongue` names no sticks
    for kind, known in (("person", PERSON), ("animal", ANIMAL), ("worn", WORN), ("thing", THING)):
        if base in known and _is_head(words, index):
            before = _modifiers(words, index)
            return Noun(kind, known[base], _number(words, before, index, many),
                        _colour(words[before:index]), index)  # fmt: skip
    return None


def _is_head(words: list[str], index: int) -> bool:
    """Whether the noun phrase ends here: `ball` in `a ball rolls`, not in `a ball player`."""
    if index + 1 == len(words):
        return True
    after = words[index + 1]
    if after in FOLLOWS or after in doings.ALONE or after in doings.WITH:
        return True
    if not after.isalpha():
        return after != "'s"
    one, many = singular(after)
    verb = many and not any(one in known for known in (PERSON, ANIMAL, THING, WORN))
    return verb or after.endswith(("ing", "ed"))


def _modifiers(words: list[str], index: int) -> int:
    """Where the noun phrase begins, its determiner left out."""
    begin = index
    while begin and (words[begin - 1] in COLOUR or words[begin - 1] in ADJECTIVES):
        begin -= 1
    while begin < index and words[begin] == "and":
        begin += 1
    return begin


def _number(words: list[str], begin: int, index: int, many: bool) -> int | None:
    before = words[begin - 1] if begin else ""
    if before in NUMBERS:
        number = NUMBERS[before]
        of = words[begin - 2] if begin > 1 else ""
        return None if (number > 1) != many or of in OTHERS else number
    if many or before in VAGUE | OTHERS:
        return 0
    return 1 if before in SINGLE else None


def _colour(modifiers: list[str]) -> str | None:
    found = list(dict.fromkeys(COLOUR[word] for word in modifiers if word in COLOUR))
    if len(found) == 2 and "and" in modifiers:
        return " and ".join(sorted(found))
    return found[0] if len(found) == 1 else None


def _places(words: list[str]) -> list[str]:
    found = []
    for index, word in enumerate(words):
        base = word if word in PLACE else singular(word)[0]
        if base not in PLACE or not _is_head(words, index):
            continue
        answer = PLACE[base][0]
        window = words[max(0, index - 4) : index]
        if any(word in PLACING[answer.split()[0]] for word in window):
            found.append(answer)
    return found
