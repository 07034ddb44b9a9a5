"""Tones of white by their names, in kelvin, as Home Assistant understands them.

Source: the list `color_temperature_names` of home-assistant-intents (CC BY 4.0).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.tasks.language.orders import Order

TONE = "color_temp_kelvin"
WHITES = (
    (re.compile(r"\bwarm white\b", re.IGNORECASE), 2700),
    (re.compile(r"\b(?:cold|cool) white\b", re.IGNORECASE), 4000),
    (re.compile(r"\bday ?light\b", re.IGNORECASE), 6500),
)


def toned(orders: Sequence[Order], text: str) -> tuple[Order, ...]:
    """Orders that set a tone of white to the one that a text names, if it names one."""
    named = [kelvin for said, kelvin in WHITES if said.search(text)]
    if len(named) != 1:
        return tuple(orders)
    return tuple(
        replace(order, values=tuple((f, named[0] if f == TONE else v) for f, v in order.values))
        if order.verb == "set"
        else order
        for order in orders
    )
