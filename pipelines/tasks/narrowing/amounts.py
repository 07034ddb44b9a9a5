"""By how much, and to what: `volume up 20` goes up by 20, `volume up to 20` ends there.

The model takes the number of either for the end, and half of a degree for half of what is set; the
words beside it tell them apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.tasks.language.orders import Order
from pipelines.tasks.narrowing.whites import TONE

UP = r"increase|raise|up|louder|brighter|warmer|hotter"
DOWN = r"decrease|reduce|lower|down|quieter|cooler|colder"
MOVED = re.compile(rf"\b(?:(?P<increase>{UP})|(?P<decrease>{DOWN}))\b", re.IGNORECASE)
END = re.compile(r"\b(?:to|at)\b|=", re.IGNORECASE)
# Whose number may be either. A curtain is lowered to a place, and a room heated to 21 degrees.
FIELDS = ("volume_level",)
TEMPERATURE = "temperature"
# What is always an amount: nobody heats a room to half a degree.
DEGREES = (
    (re.compile(r"\bhalf a degree\b", re.IGNORECASE), 0.5),
    (re.compile(r"\b(?:a|one|1) (?:degree and a half|and a half degrees?)\b", re.I), 1.5),
)


KELVIN = re.compile(r"\b(\d{1,2}(?: ?\d\d)?) ?k(?:elvin)?\b", re.IGNORECASE)


def moved(orders: Sequence[Order], text: str) -> tuple[Order, ...]:
    """Orders that set something to a number, as ones that move it by that, where a text says so."""
    ways = {found.lastgroup for found in MOVED.finditer(text)}
    if len(orders) != 1 or len(ways) != 1:
        return tuple(orders)
    order, verb = orders[0], str(*ways)
    degrees = next((amount for said, amount in DEGREES if said.search(text)), None)
    if degrees is not None and _of(order, (TEMPERATURE,)):
        return (replace(order, verb=verb, values=((TEMPERATURE, degrees),)),)
    kelvin = KELVIN.search(text)
    relative = order.verb in ("increase", "decrease")
    if kelvin and relative and _of(order, (TONE,)) and not END.search(text):
        return (replace(order, values=((TONE, float(kelvin[1].replace(" ", ""))),)),)
    by = order.verb == "set" and _of(order, FIELDS) and not END.search(text)
    return (replace(order, verb=verb),) if by else (order,)


def _of(order: Order, fields: Sequence[str]) -> bool:
    """Whether an order is for one of some fields, and for no other."""
    return len(order.values) == 1 and order.values[0][0] in fields
