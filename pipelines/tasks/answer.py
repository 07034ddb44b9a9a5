"""Questions about the house: the model writes the query, the house answers it.

Nothing in the reply comes from the model but what was asked, so no state can be invented.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.past import ABLE, Past
from pipelines.house.queries import Query, answer, is_on
from pipelines.house.sentences import called
from pipelines.tasks.orders import Order, chosen
from pipelines.tasks.verbs import ANY, MEASURED, SETTINGS

ABILITY = re.compile(r"\b(?:can|could|able|do)\b", re.IGNORECASE)
HAPPENED = re.compile(
    r"\b(?:did|done|was|were|have|has|had|been|just|last|happened|changed|switched)\b",
    re.IGNORECASE,
)
MOST = 12  # devices in one reply
IS: Mapping[str, Callable[[Entity], bool]] = {
    "on": is_on,
    "off": lambda entity: not is_on(entity),
    "open": lambda entity: entity.state in ("open", "opening"),
    "closed": lambda entity: entity.state in ("closed", "closing"),
    "locked": lambda entity: entity.state == "locked",
    "unlocked": lambda entity: entity.state in ("unlocked", "open"),
    "playing": lambda entity: entity.state == "playing",
    ANY: lambda entity: True,
}


def told(orders: Sequence[Order], house: House, past: Past, text: str = "") -> str:
    """What the house, and what happened in it, say to some queries: one sentence or a few.

    The model hears `what can you do?` as `what did you do?`; the `text` tells them apart.
    """
    can = bool(ABILITY.search(text)) and not HAPPENED.search(text)
    return " ".join(
        ABLE if can and order.verb == "deed" else _told(order, house, past) for order in orders
    )


def silent(orders: Sequence[Order], house: House) -> bool:
    """Whether there is nothing in the house that could tell what is asked, in no query at all."""
    asked = [each for each in orders if each.verb not in ("deed", "reason")]
    return bool(asked) and not any(_tellers(each, house) for each in asked)


def _tellers(order: Order, house: House) -> tuple[Entity, ...]:
    """The devices that a query is about, less those that have no such field."""
    field = order.values[0][0] if order.values and order.verb == "state" else None
    return tuple(e for e in chosen(order, house) if field is None or _may_tell(e, field))


def _may_tell(entity: Entity, field: str) -> bool:
    """Whether a device is of a kind that has such a field, whatever it says now."""
    kinds = MEASURED.get(field) or tuple(SETTINGS.get(field, ()))
    return field in entity.attributes or entity.domain in kinds


def named_in(orders: Sequence[Order], house: House) -> tuple[str, ...]:
    """The ids of the devices that the answer to some queries names."""
    found = (entity for order in orders for entity in _named(order, house))
    return tuple(dict.fromkeys(entity.id for entity in found))


def _named(order: Order, house: House) -> Sequence[Entity]:
    """What one query is about; where it asks which or how many are so, those that are."""
    entities = chosen(order, house)
    return _being(order, entities) if order.verb in ("which", "count") else entities


def _being(order: Order, entities: Sequence[Entity]) -> list[Entity]:
    """Those that are in the state that a query asks about."""
    return [entity for entity in entities if IS[_word(order)](entity)]


def _word(order: Order) -> str:
    return str(dict(order.values).get("state", "on"))


def _told(order: Order, house: House, past: Past) -> str:
    if order.verb == "deed":
        return past.last(house)
    if order.verb == "reason":
        return past.why()
    entities = chosen(order, house)
    if not entities:
        return "There is no such device in this house."
    if order.verb == "since":
        return " ".join(past.since(entity, house) for entity in entities[:MOST])
    field = order.values[0][0] if order.values else None
    if order.verb == "state":
        entities = _tellers(order, house)
        if field and not entities:  # the model points at something, even where nothing measures it
            return f"Nothing there says its {field.replace('_', ' ')}."
        rest = len(entities) - MOST
        more = f" And {rest} more." if rest > 0 else ""
        ids = tuple(entity.id for entity in entities[:MOST])
        return answer(Query(ids, field), house) + more
    word, found = _word(order), _being(order, entities)
    names = ", ".join(called(entity, house) for entity in found[:MOST])
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    if word == ANY:
        return f"I know of {len(found)}: {names}{more}."
    if len(entities) == 1 and not found:
        return answer(Query((entities[0].id,)), house)
    if order.verb == "count":
        return f"{len(found)} of {len(entities)} {_are(len(found))} {word}."
    if not found:
        return f"None of {len(entities)} is {word}."
    return f"{word.capitalize()}: {names}{more}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
