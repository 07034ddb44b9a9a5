"""Spans of time as counts of their units: `1/2 an hour`, `a 90-minute timer`, `one hour ten`.

People have many ways to say how long; an encoder of meanings takes half of a number for a detail.
"""

import re

_PART = {"hour": "minutes", "hr": "minutes", "minute": "seconds", "min": "seconds"}
_UNIT = r"(hour|minute)s?\b"
_ONE = r"\b(\d+|one|two|an?)"
_AND_A_HALF = r"(?: and a half|[ -]and[ -]a[ -]half| and half(?: an?)?|(?: and)? ?1/2|(?: and)? ?½)"
_HALF = r"(?:1/2|½|half)"
# Longest first, or `quarter of an hour` would be found in three of them.
_QUARTERS = tuple(
    (re.compile(said, re.IGNORECASE), minutes)
    for said, minutes in (
        (r"\b(?:(?:three|3)[- ]quarters|3/4) of an hour\b|¾ (?:of an )?hour\b", "45 minutes"),
        (r"\b(?:(?:a )?quarter|1/4) of an hour\b|¼ (?:of an )?hour\b", "15 minutes"),
    )
)
_GLUED = re.compile(r"(?<=\w)-(hour|minute|second)s?\b", re.IGNORECASE)
_AND_HALF = tuple(
    re.compile(said, re.IGNORECASE)
    for said in (
        rf"{_ONE}{_AND_A_HALF} {_UNIT}",
        rf"{_ONE} {_UNIT} and(?: a)? half\b",
    )
)
_AND_QUARTERS = re.compile(
    rf"{_ONE} hours? and (a quarter|(?:three|3)[- ]quarters)\b", re.IGNORECASE
)
_HALF_OF = re.compile(rf"(?:\ba )?(?<![\w/]){_HALF}(?: of)?(?: an?)?[- ]{_UNIT}", re.IGNORECASE)
_BARE = re.compile(rf"{_ONE} (hour|hr|minute|min)s?(?: and)? (\d\d?)(?=$|[.,!?;])", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(\d\d?) ?h ?([0-5]\d)\b", re.IGNORECASE)
_COUPLE = re.compile(rf"\b(?:a )?couple (?:of )?{_UNIT}", re.IGNORECASE)
# Whoever puts numbers in figures takes `58 second` for an ordinal, which only a floor can be here.
_NTH = re.compile(r"(?<=\d) 2nd\b(?! (?:floor|storey|level))", re.IGNORECASE)
# `A second` is mostly another one: `a second timer`.
_LASTING = re.compile(
    r"\b(?:(\d{1,6}(?:\.\d{1,6})?) ?(h|m|s)(?:ours?|rs?|in(?:ute)?s?|ec(?:ond)?s?)?"
    r"|(one|two|an?) (h|m|s)(?:ours?|inutes?|econds?))\b",
    re.IGNORECASE,
)
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2}
_BETWEEN = re.compile(r",?(?: and)? ?", re.IGNORECASE)  # the parts of one span


def parted(text: str) -> str:
    """A text whose numbers and units of time stand apart: `six-hour` → `six hours`."""
    return _GLUED.sub(r" \1s", text)


def counted(text: str) -> str:
    """A text without halves and quarters of hours and minutes; its numbers are figures already.

    `82 and a half minutes` → `82 minutes 30 seconds`, `half an hour` → `30 minutes`,
    `one hour 10` → `one hour 10 minutes`, `58 2nd`, which was said as `58 second`, → `58 seconds`.
    """
    text = _NTH.sub(" seconds", text)
    text = _WRITTEN.sub(lambda found: f"{_units(found[1], 'hour')} {found[2]} minutes", text)
    text = _COUPLE.sub(r"2 \1s", text)
    text = _AND_QUARTERS.sub(_and_quarters, text)
    for said, minutes in _QUARTERS:
        text = said.sub(minutes, text)
    for said in _AND_HALF:
        text = said.sub(lambda found: f"{_units(found[1], found[2])} 30 {_part(found[2])}", text)
    text = _HALF_OF.sub(lambda found: f"30 {_part(found[1])}", text)
    return _BARE.sub(
        lambda found: f"{_units(found[1], found[2])} {found[3]} {_part(found[2])}", text
    )


def seconds(text: str) -> tuple[int, ...]:
    """How long each span of time in a text lasts, whose numbers are figures already.

    `an hour and 10 minutes, no, 50 minutes` → 4200, 3000.
    """
    spans: list[float] = []
    last, end = 0, 0  # the unit before, and where it ended
    for found in _LASTING.finditer(text):
        number, unit = found[1] or found[3].lower(), _SECONDS[(found[2] or found[4]).lower()]
        if unit == 1 and number == "a":
            continue
        lasts = unit * float(_WORDS.get(number, number))
        if unit < last and _BETWEEN.fullmatch(text, end, found.start()):
            spans[-1] += lasts
        else:
            spans.append(lasts)
        last, end = unit, found.end()
    return tuple(round(each) for each in spans)


def spoken(seconds: int) -> str:
    """A span of time as it is said: `1 hour 20 minutes`."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = ((hours, "hour"), (minutes, "minute"), (left, "second"))
    return " ".join(_units(str(count), unit) for count, unit in parts if count)


def _and_quarters(found: re.Match[str]) -> str:
    minutes = 45 if found[2].lower().endswith("s") else 15
    return f"{_units(found[1], 'hour')} {minutes} minutes"


def _units(number: str, unit: str) -> str:
    alone = number.lower() in ("a", "an", "one", "1")
    return f"{'1' if alone else number} {unit}{'' if alone else 's'}"


def _part(unit: str) -> str:
    return _PART[unit.lower()]
