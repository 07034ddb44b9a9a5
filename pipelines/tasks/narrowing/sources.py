"""What a player shall play from: the words of a request, found among the sources it has.

An order says that a device's source is to change; which one is read off the text, since the names
of sources are no tokens: whatever is chosen, the device knows it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipelines.house.entities import House
from pipelines.tasks.language.orders import Order
from pipelines.tasks.language.verbs import SOURCE
from pipelines.tasks.names.matching import Matcher
from pipelines.tasks.narrowing.playing import VOLUME

FROM = re.compile(
    r"\b(?:on|to|from|input|source)(?: to)? (?P<source>[\w' ]+?)(?:,| at| and|$)", re.I
)
LEAST = 0.8  # share of a source's name that must be heard


def sourced(orders: Sequence[Order], text: str, house: House) -> tuple[Order, ...]:
    """Orders with the sources that a text names; one that is not there stays open.

    `Gramophone on Bluetooth at 25 percent volume` is two orders, of which the model writes one.
    """
    found = _sourced(orders, text, house)
    if len(found) != 1 or [name for name, _ in found[0].values] != [VOLUME]:
        return found
    named = FROM.search(text)
    source = _named(found[0], named["source"], house) if named else None
    more = replace(found[0], verb="set", values=((SOURCE, source),))
    return (more, *found) if source else found


def _sourced(orders: Sequence[Order], text: str, house: House) -> tuple[Order, ...]:
    return tuple(
        replace(order, values=((SOURCE, _named(order, text, house)),))
        if order.values == ((SOURCE, None),) and order.verb == "set"
        else order
        for order in orders
    )


def _named(order: Order, text: str, house: House) -> str | None:
    devices = [house.entity(each) for each in order.targets if isinstance(each, str)]
    listed = {each.attributes.get("source_list") for each in devices if each is not None}
    names = tuple(dict.fromkeys(name for each in listed if each for name in _split(str(each))))
    if not names:
        return None
    match = _matcher(names)(text)
    fit = [
        (match.exact[n], match.coverage[n], match.length[n], -n) for n in range(len(names))
    ]  # of several whole names the longest: `Apple TV`, not `TV`
    best = max(range(len(names)), key=lambda n: (fit[n][0], fit[n][2] * fit[n][0], *fit[n][1:]))
    return names[best] if match.exact[best] or match.coverage[best] >= LEAST else None


def _split(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",") if name.strip()]


@lru_cache(maxsize=256)
def _matcher(names: tuple[str, ...]) -> Matcher:
    return Matcher([(name,) for name in names])
