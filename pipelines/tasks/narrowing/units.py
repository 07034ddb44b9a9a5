"""Numbers and their units: degrees are a temperature, no share, and minutes are a time."""

import re
from collections.abc import Iterable

from pipelines.tasks.language.orders import Order
from pipelines.tasks.language.verbs import DURATION, PERCENT

TIMES = re.compile(r"(\d+(?:[.,]\d+)?) (?:more )?(?:hours?|minutes?|seconds?)\b", re.IGNORECASE)
DEGREES = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:°|degrees?\b)", re.IGNORECASE)
MINUS = re.compile(r"\b(?:minus|negative) \d|(?<!\S)-\d", re.IGNORECASE)
SHARE = re.compile(r"(\d[\d ]*?) ?(?:%|percent\b)", re.IGNORECASE)
NO_TIME = re.compile(r"\b(?:0|zero|no) (?:hours?|minutes?|seconds?)\b", re.IGNORECASE)


def misread(orders: Iterable[Order], text: str) -> bool:
    """Whether orders take degrees of a text, whose numbers are figures, for percent, or a time
    for anything else. Nor is anything below nothing, or more than all of it, meant."""
    degrees, times = _numbers(DEGREES, text), _numbers(TIMES, text)
    shares = [int(each.replace(" ", "")) for each in SHARE.findall(text)]
    return any(
        (name in PERCENT and max(shares, default=0) > 100)
        or (name == DURATION and NO_TIME.search(text) is not None)
        or (value >= 0 and MINUS.search(text) is not None)
        or (name in PERCENT and _percent(name, value) in degrees)
        or (name != DURATION and _percent(name, value) in times)
        for order in orders
        for name, value in order.values
        if isinstance(value, int | float)
    )


def _numbers(said: re.Pattern[str], text: str) -> set[int]:
    return {round(float(each.replace(",", "."))) for each in said.findall(text)}


def _percent(name: str, value: float) -> int:
    return round(100 * value if name == "volume_level" else value)
