"""By how much, and to what: `volume up 20` goes up by 20, `volume up to 20` ends there.

The model takes the number of either for the end; the words beside it tell them apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.tasks.orders import Order

UP = r"increase|raise|up|louder|brighter"
DOWN = r"decrease|reduce|lower|down|quieter"
MOVED = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.IGNORECASE)
END = re.compile(r"\b(?:to|at)\b|=", re.IGNORECASE)
# Whose number may be either. A curtain is lowered to a place, and a room heated to 21 degrees.
FIELDS = ("volume_level",)


def moved(orders: Sequence[Order], text: str) -> tuple[Order, ...]:
    """Orders that set something to a number, as ones that move it by that, where a text says so."""
    ways = {found.lastgroup for found in MOVED.finditer(text)}
    if len(orders) != 1 or len(ways) != 1 or END.search(text):
        return tuple(orders)
    verb = "increase" if "up" in ways else "decrease"
    return tuple(replace(each, verb=verb) if _sets(each) else each for each in orders)


def _sets(order: Order) -> bool:
    return order.verb == "set" and len(order.values) == 1 and order.values[0][0] in FIELDS
