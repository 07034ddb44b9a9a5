"""Timers that run: how much of one is left, and which of them have run out."""

import math
import time
from collections.abc import Collection

from pipelines.house.entities import Entity, House
from pipelines.house.past import Past
from pipelines.house.sentences import called, span

TIMER, RUNNING, OVER = "timer", "active", "idle"
EARLY = 0.5  # seconds: a page may count a little faster than we do


def left(entity: Entity, past: Past) -> float | None:
    """Seconds until a timer runs out, 0 once it has; None for one that does not run."""
    lasts = entity.attributes.get("duration")
    if entity.domain != TIMER or entity.state != RUNNING or isinstance(lasts, str | None):
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
    return house.updated({entity.id: entity.changed(OVER) for entity in active})


def remaining(entity: Entity, house: House, past: Past) -> str | None:
    """`Kitchen timer (Kitchen): 4 min 20 s of 5 min left.` None for what is no running timer."""
    seconds = left(entity, past)
    if seconds is None:
        return None
    whole = span(float(entity.attributes["duration"]))
    return f"{called(entity, house)}: {span(math.ceil(seconds))} of {whole} left."
