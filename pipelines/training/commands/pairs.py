"""Devices that share a name but for a mark: `both bed lamps`, `south and west blinds`."""

import random
from collections.abc import Sequence

from pipelines.house.entities import Entity
from pipelines.training.commands.groups import COUNTED
from pipelines.training.commands.refs import Context, Ref, cased, choice, spell
from pipelines.training.commands.rooms import PEOPLE, there
from pipelines.training.commands.words import (
    many,
    maybe,
    norm,
    number_words,
    one,
    options,
    pick,
    plural,
)

MARKS = frozenset(
    options(
        "left|right|upper|lower|top|bottom|front|back|rear|first|second|third|north|south|east|"
        "west|big|small|large|little|old|new|black|white|red|blue|grey|middle|inner|outer|main|"
        "spare|a|b|c|d|upstairs|downstairs|tall|short|round|square|large|near|far|i|ii"
    )
)
OWNERS = frozenset(norm(f"{who}'s") for who in options(PEOPLE)) | {"his", "her"}
KINDS = ("light", "lamp")  # words for all of a kind


def twins(context: Context, pool: Sequence[Entity], domain: str) -> Ref | None:
    """Several devices by the name that they share, or one of them, which must then be chosen."""
    rng = context.rng
    groups: dict[tuple[str, ...], list[Entity]] = {}
    for entity in pool:
        if entity.domain == domain:
            groups.setdefault(_shared(entity.name), []).append(entity)
    alike = [
        (name, group, place)
        for name, group in groups.items()
        if name and 2 <= len(group) <= 4
        for place in [_place(context, name, group)]
        if place is not None
    ]
    if not alike:
        return None
    words, group, place = rng.choice(alike)
    if sum(each.area == context.room for each in group if context.room) == 1:
        return None  # the one in the visitor's room may be meant
    name = cased(rng, " ".join(words))
    draw = rng.random()
    if draw < 0.25 and not plural(name):
        return choice(f"the {name}{place}", group, f"{name}{place}")
    marks = [_mark(entity.name) for entity in group]
    if draw < 0.5 and len(group) == 2 and all(marks) and marks[0] != marks[1]:
        return _marked(context, words, group, marks, place)
    lead = pick(rng, COUNTED[len(group)]) if maybe(rng, 0.65) else "the"
    terse = f"{lead} {many(name)}{place}" if lead != "the" else f"{many(name)}{place}"
    targets = tuple(each.id for each in group)
    return Ref(f"{lead} {many(name)}{place}", targets, True, terse=terse)


def _place(context: Context, words: Sequence[str], group: Sequence[Entity]) -> str | None:
    """Where twins are, if that must or may be said; None if they cannot be told from others."""
    rng, house = context.rng, context.view.house
    areas = {each.area for each in group}
    area = house.area(group[0].area) if len(areas) == 1 else None
    free = not _shared_by_others(words, group, house.entities)
    inside = [each for each in house.entities if area and each.area == area.id]
    names = context.view.room_words(area) if area else ()
    if free and (not names or maybe(rng, 0.75)):
        return ""
    if not names or _shared_by_others(words, group, inside):
        return "" if free else None
    return f" {there(rng, spell(rng, rng.choice(names)))}"


def _marked(
    context: Context,
    words: Sequence[str],
    group: Sequence[Entity],
    marks: Sequence[str],
    place: str,
) -> Ref:
    """`left and right blinds`, `plugs 1 and 2`, `zone A and zone B`."""
    rng, name = context.rng, " ".join(words)
    order = [0, 1] if maybe(rng, 0.7) else [1, 0]
    one, two = (_as_said(rng, marks[number]) for number in order)
    targets = tuple(group[number].id for number in order)
    if norm(group[0].name).startswith(words[0]):  # the mark stands behind
        forms = f"{many(name)} {one} and {two}|{name} {one} and {two}|{name} {one} and {name} {two}"
        text = f"{pick(rng, forms)}{place}"
        return Ref(text, targets, True, terse=text)
    text = f"{one} and {two} {many(name)}" if maybe(rng, 0.75) else f"{one} and {two} {name}"
    text += place
    return Ref(f"the {text}" if maybe(rng, 0.5) else text, targets, True, terse=text)


def _as_said(rng: random.Random, mark: str) -> str:
    """A number as a figure or as a word."""
    return number_words(int(mark)) if mark.isdigit() and maybe(rng, 0.4) else mark


def _shared_by_others(
    words: Sequence[str], group: Sequence[Entity], house: Sequence[Entity]
) -> bool:
    """Whether a device besides these may be meant by the words."""
    last = one(words[-1])
    if last in KINDS and len(words) == 1:
        return True
    for other in house:
        named = {one(word) for name in other.names for word in norm(name).split()}
        if other not in group and last in named and (len(words) == 1 or one(words[0]) in named):
            return True
    return False


def _is_mark(word: str) -> bool:
    return word in MARKS or word in OWNERS or word.isdigit() or word in _NUMBERS


def _shared(name: str) -> tuple[str, ...]:
    """The words of a name that are no marks; nothing where none is one."""
    words = norm(name).split()
    kept = tuple(word for word in words if not _is_mark(word))
    return kept if len(kept) < len(words) else ()


def _mark(name: str) -> str:
    """What sets a twin apart, as it stands in a list; whose it is does not stand there."""
    return " ".join(w for w in norm(name).split() if _is_mark(w) and w not in OWNERS)


_NUMBERS = frozenset(number_words(number) for number in range(1, 13))
