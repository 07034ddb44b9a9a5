"""Orders for another time: `at 7 pm`, `in ten minutes`, `for an hour`, `every day`.

Hearth does things at once and keeps no schedule. The model was never shown one and reads past the
time, or takes it for a brightness; so such an order is declined, rather than done now.
"""

import re
from collections.abc import Callable

from pipelines.preprocess.text import STOP_WORDS, words
from pipelines.tasks.phrasing.clauses import BORDER
from pipelines.tasks.texts.times import NUMBER, WEEKDAY, times

_SPAN = rf"(?!a sec){NUMBER}[ -]?(?:seconds?|secs?|minutes?|mins?|hours?|h|days?|weeks?)\b"
SPAN = re.compile(
    rf"\b(?:(?:in|within|after|for) (?:about |another |the next )?{_SPAN}"
    rf"|{_SPAN} (?:later|from now)|later)",
    re.IGNORECASE,
)
# Of the times that are written in a text, those that say when; `at 10` may be a brightness.
_CLOCK = (
    r"(?:\d ?[ap]\.?m\b|o['’]clock|half past|quarter (?:past|to)|\d:\d\d"
    r"|(?:at|by|from|after|until|till) (?:noon|midday|midnight))"
)
WHEN = re.compile(
    rf".*{_CLOCK}|tonight (?:at|from|around) |(?:on |from |starting )?"
    rf"(?:tomorrow|(?:next |every )?{WEEKDAY}|every |each |next |the day after )",
    re.IGNORECASE,
)


def later(text: str, names: Callable[[str], bool]) -> bool:
    """Whether a text wants something done at another time, or for a while.

    `names` tells whether a clause names anything of the house: `holiday mode on, we fly at noon`
    says why, not when.
    """
    return any(_says_when(clause, names) for clause in filter(None, BORDER.split(text)))


def _says_when(clause: str, names: Callable[[str], bool]) -> bool:
    said = [each for each in times(clause) if WHEN.match(each) and not _is_name(each, names)]
    said += [found.group() for found in SPAN.finditer(clause)]
    alone = bool(said) and len(clause) - max(map(len, said)) <= 2
    return bool(said) and (alone or names(clause))


def _is_name(time: str, names: Callable[[str], bool]) -> bool:
    """Whether a time is what something is called: `start Sunday morning`."""
    return all(names(word) for word in words(time) if word not in STOP_WORDS)
