"""Questions about the house: the model writes the query, the house answers it.

Nothing in the reply comes from the model but what was asked, so no state can be invented.
"""

import re
from collections.abc import Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.past import ABLE, Past
from pipelines.house.queries import Query, answer
from pipelines.house.sentences import called
from pipelines.house.timing import remaining
from pipelines.tasks.language.orders import Order, chosen
from pipelines.tasks.language.verbs import ANY, MEASURED, ROOMS, SETTINGS, known
from pipelines.tasks.narrowing.extremes import EXTREMES, leading, ranked
from pipelines.tasks.narrowing.verdicts import IS, MOST, names, verdict
from pipelines.tasks.phrasing.clauses import questions

CAN_DO = re.compile(r"\bwhat (?:can|could) .+ do\b", re.IGNORECASE)
ABILITY = re.compile(r"\b(?:can|could|able|do)\b", re.IGNORECASE)
HAPPENED = re.compile(
    r"\b(?:did|done|was|were|have|has|had|been|just|last|happened|changed|switched)\b",
    re.IGNORECASE,
)


def told(orders: Sequence[Order], house: House, past: Past, text: str = "") -> str:
    """What the house, and what happened in it, say to some queries: one sentence or a few.

    The model hears `what can you do?` as `what did you do?`; the `text` tells them apart.
    """
    can = bool(ABILITY.search(text)) and not HAPPENED.search(text)
    return " ".join(
        ABLE if can and order.verb == "deed" else _told(order, house, past, part)
        for order, part in zip(orders, _parts(text, len(orders)), strict=True)
    )


def _parts(text: str, count: int) -> Sequence[str]:
    """The part of a text that each of some queries was read from; all of it where that is open."""
    parts = questions(text)
    return parts if len(parts) == count else [text] * count


def silent(orders: Sequence[Order], house: House) -> bool:
    """Whether there is nothing in the house that could tell what is asked, in no query at all."""
    asked = [e for e in orders if e.verb not in ("deed", "reason") and _word(e) != ROOMS]
    return bool(asked) and not any(_tellers(each, house) for each in asked)


def _tellers(order: Order, house: House) -> tuple[Entity, ...]:
    """The devices that a query is about, less those that have no such field."""
    field = order.values[0][0] if order.values and order.verb == "state" else None
    return tuple(e for e in chosen(order, house) if field is None or _may_tell(e, field))


def _may_tell(entity: Entity, field: str) -> bool:
    """Whether a device is of a kind that has such a field, whatever it says now."""
    kinds = MEASURED.get(field) or tuple(SETTINGS.get(field, ()))
    return field in entity.attributes or entity.domain in kinds


def named_in(orders: Sequence[Order], house: House, text: str = "") -> tuple[str, ...]:
    """The ids of the devices that the answer to some queries names."""
    parts = zip(orders, _parts(text, len(orders)), strict=True)
    found = (entity for order, part in parts for entity in _named(order, house, part))
    return tuple(dict.fromkeys(entity.id for entity in found))


def _named(order: Order, house: House, text: str) -> Sequence[Entity]:
    """What one query is about; where it asks which or how many are so, those that are."""
    entities = chosen(order, house)
    if order.verb not in ("which", "count"):
        return entities
    decided = verdict(text, _word(order), entities)
    return decided.devices if decided else _being(order, entities)


def _being(order: Order, entities: Sequence[Entity]) -> list[Entity]:
    """Those that are in the state that a query asks about."""
    word = _word(order)
    if word in EXTREMES:
        return leading(word, entities)
    return [entity for entity in entities if IS[word](entity)]


def _word(order: Order) -> str:
    return str(dict(order.values).get("state", "on"))


def _told(order: Order, house: House, past: Past, text: str) -> str:
    if order.verb == "deed":
        return past.last(house)
    if order.verb == "reason":
        return past.why()
    if _word(order) == ROOMS:
        areas = [area.name for area in house.areas]
        return f"I know of {len(areas)} rooms: {', '.join(areas)}."
    entities = chosen(order, house)
    if not entities:
        return "There is no such device in this house."
    if order.verb == "since":
        running = [remaining(entity, house, past) for entity in entities]
        if all(running):  # how long it runs is how much of it is left
            return " ".join(filter(None, running))
        return " ".join(past.since(entity, house) for entity in entities[:MOST])
    field = order.values[0][0] if order.values else None
    if order.verb == "state":
        entities = _tellers(order, house)
        if field and not entities:  # the model points at something, even where nothing measures it
            return f"Nothing there says its {field.replace('_', ' ')}."
        rest = len(entities) - MOST
        more = f" And {rest} more." if rest > 0 else ""
        if field is None and CAN_DO.search(text):
            can = (f"{called(e, house)} knows: {known(e)}." for e in entities[:MOST])
            return " ".join(can)
        said = (_state(entity, field, house, past) for entity in entities[:MOST])
        return " ".join(said) + more
    decided = verdict(text, _word(order), entities)
    return decided.sentence(house) if decided else _listed(order, entities, house)


def _state(entity: Entity, field: str | None, house: House, past: Past) -> str:
    running = remaining(entity, house, past) if field is None else None
    return running or answer(Query((entity.id,), field), house)


def _listed(order: Order, entities: Sequence[Entity], house: House) -> str:
    """Which of some devices are in the state that a query asks about, or how many."""
    word = _word(order)
    if word in EXTREMES:
        return ranked(word, entities, house)
    found = _being(order, entities)
    if word == ANY:
        return f"I know of {len(found)}: {names(found, house)}."
    if len(entities) == 1 and not found:
        return answer(Query((entities[0].id,)), house)
    if order.verb == "count":
        return f"{len(found)} of {len(entities)} {'is' if len(found) == 1 else 'are'} {word}."
    if not found:
        return f"None of {len(entities)} is {word}."
    return f"{word.capitalize()}: {names(found, house)}."
