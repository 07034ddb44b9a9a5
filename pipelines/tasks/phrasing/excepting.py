"""`All the lights except the lamp`, `the tv, but not the big light`: what is left out by its name.

The model points at an exception as at any device, and may point at what was to be left out. So
where it would move that, the request is read without its end, which then is taken out.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from pipelines.house.entities import House
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import devices
from pipelines.tasks.language.understanding import SURE, Understanding
from pipelines.tasks.names.matching import stems
from pipelines.tasks.phrasing.clauses import is_order

EXCEPT = re.compile(
    r"(?P<before>.+?),? (?:but not|and not|not|except(?: for)?|apart from|other than|excluding"
    r"|all but) (?P<out>(?:the|my|our) [^,.;!?]+?)(?: please)?\W*",
    re.IGNORECASE,
)
DOUBTED = 0.3  # confidence in a request that would move what it leaves out


def excepted(
    text: str,
    whole: Understanding,
    situation: Situation,
    read: Callable[[str, Situation], Understanding],
) -> Understanding | None:
    """A request that was read as for what it leaves out, without that; None for any other.

    `read` reads a text like any request. Where that is not clear without its end, it is doubtful.
    """
    house = situation.house
    found = EXCEPT.fullmatch(text)
    if found is None:
        return None
    out = _named(found["out"], house, situation.room)
    out = out or set(devices(read(f"turn on {found['out']}", situation).orders, house))
    if out.isdisjoint(devices(whole.orders, house)):
        return None
    part = read(found["before"], situation)
    orders = tuple(
        replace(each, exceptions=(*each.exceptions, *sorted(out))) for each in part.orders
    )
    if not is_order(part, SURE) or not devices(orders, house):
        return replace(whole, confidence=min(whole.confidence, DOUBTED))
    return replace(part, orders=orders)


def _named(text: str, house: House, room: str | None) -> set[str]:
    """The ids of the devices that a text names; those in the visitor's room, if some are there."""
    said = stems(text) - STOP_WORDS
    found = [e for e in house.entities if any(said <= stems(name) for name in e.names)]
    near = [each for each in found if room is not None and each.area == room]
    return {each.id for each in near or found} if said else set()
