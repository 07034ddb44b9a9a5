"""Questions about the house: the model writes the query, the house answers it.

Nothing in the reply comes from the model but what was asked, so no state can be invented.
"""

from collections.abc import Callable, Mapping, Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.past import Past
from pipelines.house.queries import Query, answer, is_on
from pipelines.house.sentences import called
from pipelines.tasks.orders import Order, chosen

MOST = 12  # devices in one reply
IS: Mapping[str, Callable[[Entity], bool]] = {
    "on": is_on,
    "off": lambda entity: not is_on(entity),
    "open": lambda entity: entity.state in ("open", "opening"),
    "closed": lambda entity: entity.state in ("closed", "closing"),
    "locked": lambda entity: entity.state == "locked",
    "unlocked": lambda entity: entity.state in ("unlocked", "open"),
    "playing": lambda entity: entity.state == "playing",
}


def told(orders: Sequence[Order], house: House, past: Past) -> str:
    """What the house, and what happened in it, say to some queries: one sentence or a few."""
    return " ".join(_told(order, house, past) for order in orders)


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
        rest = len(entities) - MOST
        more = f" And {rest} more." if rest > 0 else ""
        ids = tuple(entity.id for entity in entities[:MOST])
        return answer(Query(ids, field), house) + more
    word = str(dict(order.values).get("state", "on"))
    found = [entity for entity in entities if IS[word](entity)]
    if order.verb == "count":
        return f"{len(found)} of {len(entities)} {_are(len(found))} {word}."
    if not found:
        return f"None of {len(entities)} is {word}."
    names = [called(entity, house) for entity in found[:MOST]]
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return f"{word.capitalize()}: {', '.join(names)}{more}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
