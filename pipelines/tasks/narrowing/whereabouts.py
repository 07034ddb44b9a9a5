"""Devices where the words say that they are: the fan upstairs is not the one in the cellar.

Where a floor is named, or a room by a name that the model hardly knows, it may point at a device of
the right kind in another place.
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import replace

from pipelines.house.entities import Entity, House
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.language.orders import Order, in_place
from pipelines.tasks.language.topics import ABOUT
from pipelines.tasks.language.verbs import QUERY_VERBS, able
from pipelines.tasks.names.matching import stems

COMMON = stems(*ABOUT) | STOP_WORDS


def within(
    orders: Sequence[Order], text: str, house: House, places: Collection[str]
) -> tuple[Order, ...]:
    """Orders for a device elsewhere that nobody named, as those for the one of its kind there.

    `places` are the ids of the areas, and the floors, that the text names.
    """
    said = stems(text) - COMMON
    return tuple(_within(each, said, house, places) for each in orders)


def _within(order: Order, said: Set[str], house: House, places: Collection[str]) -> Order:
    found = [house.entity(each) for each in order.targets if isinstance(each, str)]
    pointed = [each for each in found if each is not None]
    if not places or order.verb in QUERY_VERBS or len(pointed) < len(order.targets):
        return order
    if any(_there(each, places, house) or _named(each, said) for each in pointed):
        return order
    fields = [name for name, _ in order.values]
    domains = {each.domain for each in pointed}
    meant = [
        each.id
        for each in house.entities
        if each.domain in domains and able(each, order.verb, fields) and _there(each, places, house)
    ]
    return replace(order, targets=tuple(meant), asks=False) if len(meant) == 1 else order


def _there(entity: Entity, places: Collection[str], house: House) -> bool:
    return any(in_place(entity, place, house) for place in places)


def _named(entity: Entity, said: Set[str]) -> bool:
    return not said.isdisjoint(stems(entity.name, *entity.aliases))
