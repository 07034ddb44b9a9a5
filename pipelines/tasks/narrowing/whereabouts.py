"""Devices where the words say that they are: the fan upstairs is not the one in the cellar.

Where a floor is named, or a room by a name that the model hardly knows, it may point at a device of
the right kind in another place.
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import replace

from pipelines.house.entities import Entity, House
from pipelines.preprocess.text import STOP_WORDS, words
from pipelines.tasks.language.orders import Group, Order, in_any
from pipelines.tasks.language.topics import ABOUT, WORDS
from pipelines.tasks.language.verbs import QUERY_VERBS, able
from pipelines.tasks.names.matching import stem, stems

COMMON = stems(*ABOUT) | STOP_WORDS


def within(
    orders: Sequence[Order], text: str, house: House, places: Collection[str]
) -> tuple[Order, ...]:
    """Orders for a device elsewhere that nobody named, as those for the one of its kind there.

    Kinds that are spoken of in the plural are all of that kind on a floor: `upstairs curtains`.
    `places` are the ids of the areas, and the floors, that the text names.
    """
    if not places:
        return tuple(orders)
    said = stems(text) - COMMON
    plural = {stem(word) for word in words(text) if stem(word) != word and "'" not in word}
    many = {domain for domain, about in WORDS.items() if not plural.isdisjoint(about)}
    return tuple(_within(each, said, many, house, places) for each in orders)


def _within(
    order: Order, said: Set[str], many: Set[str], house: House, places: Collection[str]
) -> Order:
    found = [house.entity(each) for each in order.targets if isinstance(each, str)]
    pointed = [each for each in found if each is not None]
    if order.verb in QUERY_VERBS or len(pointed) < len(order.targets):
        return order
    domains = {each.domain for each in pointed}
    if any(_named(each, said) for each in pointed) or len(domains) != 1:
        return order
    (domain,) = domains
    floors = [each for each in places if house.area(each) is None]
    if domain in many and len(places) == len(floors) == 1:
        return replace(order, targets=(Group(domain, floors[0]),), asks=False)
    if any(in_any(each, places, house) for each in pointed):
        return order
    fields = [name for name, _ in order.values]
    meant = [
        each.id
        for each in house.entities
        if each.domain == domain and able(each, order.verb, fields) and in_any(each, places, house)
    ]
    return replace(order, targets=tuple(meant), asks=False) if len(meant) == 1 else order


def _named(entity: Entity, said: Set[str]) -> bool:
    return not said.isdisjoint(stems(*entity.names))
