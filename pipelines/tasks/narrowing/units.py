"""Numbers and their units: degrees are a temperature, no share, and minutes are a time."""

import re
from collections.abc import Iterable

from pipelines.tasks.language.orders import Order
from pipelines.tasks.language.verbs import DURATION, PERCENT

TIMES = re.compile(r"(\d+(?:[.,]\d+)?) (?:more )?(?:hours?|minutes?|seconds?)\b", re.IGNORECASE)
DEGREES = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:°|degrees?\b)", re.IGNORECASE)


def misread(orders: Iterable[Order], text: str) -> bool:
    """Whether orders take degrees of a text, whose numbers are figures, for percent, or a time
    for anything else."""
    degrees, times = _numbers(DEGREES, text), _numbers(TIMES, text)
    return any(
        (name in PERCENT and _percent(name, value) in degrees)
        or (name != DURATION and _percent(name, value) in times)
        for order in orders
        for name, value in order.values
        if isinstance(value, int | float)
    )


def _numbers(said: re.Pattern[str], text: str) -> set[int]:
    return {round(float(each.replace(",", "."))) for each in said.findall(text)}


def _percent(name: str, value: float) -> int:
    return round(100 * value if name == "volume_level" else value)
