"""Orders for another time: `at 7 pm`, `in ten minutes`, `every day`, `when I leave`.

Hearth does things at once and keeps no schedule. The model was never shown one and reads past the
time, or takes it for a brightness; so such an order is declined, rather than done now.
"""

import re
from collections.abc import Callable

from pipelines.preprocess.text import STOP_WORDS, words
from pipelines.tasks.phrasing.clauses import BORDER, points_back
from pipelines.tasks.phrasing.remarks import only_tells
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
# What is to happen first; `when you get a minute` only is polite.
_HAPPENS = (
    r"is|are|has|have|gets?|go|goes|gone|leaves?|comes?|arrives?|rings?|drops?|rises?|reach(?:es)?"
    r"|starts?|stops?|falls?|finish(?:es)?|done|home|asleep|back|below|above|over|under|out|in|ready"
)
ONCE = re.compile(
    r"(?:^|.\s)(?:when|whenever|once|as soon as|after|until|till|every time|each time)\s+(?!you\b)"
    r"(?:i|it|he|she|they|we|someone|somebody|anyone|nobody|everyone|there|(?:the|my|our) [\w' ]+?)"
    rf"(?:'(?:s|m|ve|re|ll))? ?(?:{_HAPPENS})\b|\bif it (?:rains|snows|gets|starts|stops)\b",
    re.IGNORECASE,
)


def later(text: str, names: Callable[[str], bool]) -> bool:
    """Whether a text wants something done at another time, or for a while.

    `names` tells whether a clause names anything of the house: `holiday mode on, we fly at noon`
    says why, not when.
    """
    clauses = filter(None, BORDER.split(text))
    return ONCE.search(text) is not None or any(_says_when(each, names) for each in clauses)


def _says_when(clause: str, names: Callable[[str], bool]) -> bool:
    said = [each for each in times(clause) if WHEN.match(each) and not _is_name(each, names)]
    said += [found.group() for found in SPAN.finditer(clause)]
    alone = bool(said) and len(clause) - max(map(len, said)) <= 2
    meant = names(clause) or (points_back(clause) and not only_tells(clause))
    return bool(said) and (alone or meant)


def _is_name(time: str, names: Callable[[str], bool]) -> bool:
    """Whether a time is what something is called: `start Sunday morning`."""
    return all(names(word) for word in words(time) if word not in STOP_WORDS)
