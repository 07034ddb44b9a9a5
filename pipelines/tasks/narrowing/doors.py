"""Whether doors and windows are open: told by what moves them and by the contacts on them.

The model takes the lock of a door for the door. A lock knows whether it is locked, not whether the
door stands open.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.house.entities import Entity, House
from pipelines.preprocess.text import words
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order, Target, in_any
from pipelines.tasks.names.matching import stem, stems

ONE = re.compile(r"\b(door|window)\b", re.IGNORECASE)
SEVERAL = re.compile(
    r"\b(doors|windows)\b|\b(?:any|every|each|which|what) (door|window)\b", re.IGNORECASE
)
OPENNESS = {"open", "closed", "shut", "ajar", "close"}
DOORWAYS = ("door", "garage", "gate")  # device classes of covers
# What people say → device classes of covers and of contacts.
CLASSES = {
    "door": (*DOORWAYS, "garage_door"),
    "window": ("window",),
}
ANY_CLASS = "opening"  # of a contact that may be on either
COVER = "cover"
KINDS = (COVER, "binary_sensor")
LOCK = "lock"


def opened(orders: Sequence[Order], text: str, house: House) -> tuple[Order, ...]:
    """Queries whether doors or windows are open, asked of what can tell."""
    if OPENNESS.isdisjoint(words(text)):
        return tuple(orders)
    several, one = SEVERAL.search(text), ONE.search(text)
    if several:
        thing = stem((several[1] or several[2]).lower())
        return tuple(_all(order, thing, house) for order in orders)
    if one is None:
        return tuple(orders)
    return tuple(_one(order, stem(one[1].lower()), house) for order in orders)


def _all(order: Order, thing: str, house: House) -> Order:
    """A query about a state of doors as one about all that tell it, where they are asked about."""
    if order.verb not in ("which", "count", "state"):
        return order
    places = [each.place for each in order.targets if isinstance(each, Group)] or [EVERYWHERE]
    found = tuple(entity.id for entity in _tellers(thing, house) if in_any(entity, places, house))
    word = dict(order.values).get("state")
    state = word if word in ("open", "closed") else "open"
    verb = "which" if order.verb == "state" else order.verb
    return replace(order, verb=verb, targets=found, exceptions=(), values=(("state", state),))


def _one(order: Order, thing: str, house: House) -> Order:
    """A query how a lock is as one about the contact on its door, if there is one."""
    if order.verb != "state":
        return order
    return replace(order, targets=tuple(_contact(each, thing, house) for each in order.targets))


def _contact(target: Target, thing: str, house: House) -> Target:
    lock = house.entity(target) if isinstance(target, str) else None
    if lock is None or lock.domain != LOCK:
        return target
    same = [e for e in _tellers(thing, house) if e.area == lock.area and _names(lock) <= _names(e)]
    return same[0].id if len(same) == 1 else target


def _tellers(thing: str, house: House) -> Iterable[Entity]:
    classes = (*CLASSES[thing], ANY_CLASS)
    for entity in house.entities:
        of_class = entity.attributes.get("device_class") in classes
        if entity.domain not in KINDS or not of_class:
            continue
        if entity.domain == COVER or thing in stems(entity.name):
            yield entity


def _names(entity: Entity) -> set[str]:
    return stems(entity.name) - {LOCK}
