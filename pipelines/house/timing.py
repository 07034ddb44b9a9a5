"""Timers that run: how much of one is left, and which of them have run out."""

import math
import time
from collections.abc import Collection

from pipelines.house.entities import Entity, House
from pipelines.house.past import Past
from pipelines.house.sentences import called, span
from pipelines.house.services import REST

TIMER, RUNNING, PAUSED, OVER = "timer", "active", "paused", "idle"
LASTS, START = "duration", "timer.start"
EARLY = 0.5  # seconds: a page may count a little faster than we do


def left(entity: Entity, past: Past) -> float | None:
    """Seconds until a timer runs out, 0 once it has; None for one that does not run."""
    if entity.domain != TIMER or entity.state != RUNNING:
        return None
    lasts = entity.attributes.get(REST, entity.attributes.get(LASTS))
    if isinstance(lasts, str | None):
        return None
    begun = past.changed.get(entity.id, past.began)
    return max(0.0, lasts - (time.monotonic() - begun))


def running(house: House, past: Past) -> dict[str, float]:
    """The seconds that timers still run, by their ids."""
    found = ((entity.id, left(entity, past)) for entity in house.entities)
    return {name: seconds for name, seconds in found if seconds is not None}


def stopped(house: House, timers: Collection[str]) -> House:
    """The house with some timers no longer running."""
    active = [e for each in timers if (e := house.entity(each)) and e.state == RUNNING]
    return house.updated({entity.id: entity.without(REST).changed(OVER) for entity in active})


def held(house: House, past: Past) -> House:
    """The house with what its running timers have left, for when they pause or come back."""
    rests = {name: float(max(1, math.ceil(each))) for name, each in running(house, past).items()}
    timers = [each for each in house.entities if each.id in rests]
    return house.updated({each.id: each.changed(**{REST: rests[each.id]}) for each in timers})


def paused(after: House, before: House) -> House:
    """The house after a change, in which timers that now pause have left what they had before."""
    held = [each for each in _timers(before, RUNNING) if REST in each.attributes]
    rests = {each.id: each.attributes[REST] for each in held}
    pausing = [each for each in _timers(after, PAUSED) if each.id in rests]
    return after.updated({each.id: each.changed(**{REST: rests[each.id]}) for each in pausing})


def restored(before: House, now: House) -> House:
    """A house to go back to, in which timers that run on are not disturbed."""
    going = {each.id: each for each in _timers(now, RUNNING)}
    same = [
        going[each.id]
        for each in _timers(before, RUNNING)
        if each.id in going and going[each.id].attributes.get(LASTS) == each.attributes.get(LASTS)
    ]
    return before.updated({each.id: each for each in same})


def _timers(house: House, state: str) -> list[Entity]:
    return [each for each in house.entities if each.domain == TIMER and each.state == state]


def remaining(entity: Entity, house: House, past: Past) -> str | None:
    """`Kitchen timer (Kitchen): 4 min 20 s of 5 min left.` None for what has nothing left."""
    pauses = entity.domain == TIMER and entity.state == PAUSED
    seconds = entity.attributes.get(REST) if pauses else left(entity, past)
    if not isinstance(seconds, int | float):
        return None
    whole = span(float(entity.attributes[LASTS]))
    pausing = ", pausing" if pauses else ""
    return f"{called(entity, house)}: {span(math.ceil(seconds))} of {whole} left{pausing}."
