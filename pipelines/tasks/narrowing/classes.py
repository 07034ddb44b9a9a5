"""What a word stands for: `all the curtains` are neither the awning nor the garage door.

The model points at all of a domain in a place. Home Assistant's device classes of covers are finer;
the class is read off the text, and what is of another one is left out.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.house.entities import Entity, House
from pipelines.tasks.language.orders import ANYTHING, Group, Order, Target, chosen
from pipelines.tasks.language.verbs import QUERY_VERBS
from pipelines.tasks.names.matching import stems

DOMAIN = "cover"
# What people say → device class, https://www.home-assistant.io/integrations/cover/
CLASSES = {
    "awning": "awning", "blind": "blind", "curtain": "curtain", "door": "door", "drape": "curtain",
    "garage": "garage", "gate": "gate", "shade": "shade", "shutter": "shutter",
    "window": "window",
}  # fmt: skip

# Which nobody calls a blind, not even in a question.
DISTINCT = {"awning", "door", "gate", "window"}
# What can be in a state, where `everything` is asked about: lights are never locked.
BEING = {
    "locked": "lock", "unlocked": "lock", "open": DOMAIN, "closed": DOMAIN,
    "playing": "media_player",
}  # fmt: skip


def being(orders: Sequence[Order]) -> tuple[Order, ...]:
    """Queries about everything that is locked, open or playing, for what can be so."""
    return tuple(replace(each, targets=_able_to_be(each)) for each in orders)


def _able_to_be(order: Order) -> tuple[Target, ...]:
    kind = BEING.get(str(dict(order.values).get("state")))
    if kind is None or order.verb not in QUERY_VERBS:
        return order.targets
    return tuple(
        Group(kind, each.place) if isinstance(each, Group) and each.kind == ANYTHING else each
        for each in order.targets
    )


def classed(orders: Sequence[Order], text: str, house: House) -> tuple[Order, ...]:
    """Orders for all covers of a place without those of a class that the text does not name.

    Who asks which blinds are open may well hear of a curtain, but not who asks for doors.
    """
    said = stems(text) & set(CLASSES)
    return tuple(_classed(order, said, house) if said else order for order in orders)


def _classed(order: Order, said: set[str], house: House) -> Order:
    if not any(isinstance(each, Group) and each.kind == DOMAIN for each in order.targets):
        return order
    asks = order.verb in QUERY_VERBS
    if asks and not said <= DISTINCT:
        return order
    pointed = {each for each in order.targets if isinstance(each, str)}
    covers = [each for each in chosen(order, house) if each.domain == DOMAIN]
    other = [each for each in covers if not _named(each, said) and each.id not in pointed]
    if len(other) == len(covers) and not asks:
        return order  # what is meant is not called so here
    return replace(order, exceptions=(*order.exceptions, *(each.id for each in other)))


def _named(entity: Entity, said: set[str]) -> bool:
    """Whether a cover is of a class that was said, or is called so."""
    own = stems(*entity.names)
    classes = {CLASSES[word] for word in said} | ({"garage"} if "door" in said else set())
    return entity.attributes.get("device_class") in classes or not own.isdisjoint(said)
