"""Numbers and their units: what is said in degrees is a temperature, and no share of anything."""

import re
from collections.abc import Iterable

from pipelines.tasks.language.orders import Order
from pipelines.tasks.language.verbs import PERCENT

DEGREES = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:°|degrees?\b)", re.IGNORECASE)


def misread(orders: Iterable[Order], text: str) -> bool:
    """Whether orders take degrees of a text, whose numbers are figures, for percent."""
    degrees = {round(float(each.replace(",", "."))) for each in DEGREES.findall(text)}
    return any(
        name in PERCENT and isinstance(value, int | float) and _percent(name, value) in degrees
        for order in orders
        for name, value in order.values
    )


def _percent(name: str, value: float) -> int:
    return round(100 * value if name == "volume_level" else value)
