"""Requests with a reason or a remark: `the print failed again, so cut the power to the printer`.

What is said besides makes the model doubt the whole. So a doubtful request is read part by part;
where one part alone is plainly an order and the others are plainly nothing to the house, it counts.
Nothing counts where the others may turn it around: a condition, a denial, what somebody else said.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipelines.tasks.language.understanding import COMMAND, Understanding
from pipelines.tasks.phrasing.clauses import clear, is_order
from pipelines.tasks.phrasing.remarks import TURNED as ALTERED
from pipelines.tasks.phrasing.remarks import only_tells

SEAM = re.compile(
    r"\s*(?:[,;:–—]|[.!](?=\s)| - )\s*(?:(?:so|and|but|because|since) )?(?:just )?"
    r"|\s+(?:so(?: just)?|because|since) ",
    re.IGNORECASE,
)
TURNED = re.compile(
    r"\b(?:if|when\w*|unless|un?till?|once|after|before|while|as soon as|say|says|said|tell|tells"
    r"|told|asks?|asked|not?|never|don't (?!need|want|like|use)|didn't|won't|shouldn't|would"
    r"|should|could|might|will|wish|imagine|suppose|pretend|joking|kidding|actually|wait|hang on"
    r"|sorry|tomorrow|later|tonight)\b|[?'\"“”](?!s\b|re\b|ve\b|m\b|ll\b)",
    re.IGNORECASE,
)
# `For the cleaner`, `for now`: for whom or how long it is wanted changes nothing of what is.
PURPOSE = re.compile(
    r",? for (?:now|me|us|him|her|them|(?:the|my|our) (?!\d|night\b|day\b|hour\b|week\b)[a-z]+)$",
    re.IGNORECASE,
)
SWITCHED = re.compile(r"^(?:the |my |our |all )?(?P<what>.+) (?P<way>on|off)$", re.IGNORECASE)
MOVED = re.compile(r"^(?:the |my |our )?(?P<what>.+) (?P<way>open|closed|shut)$", re.IGNORECASE)
DIMMED = re.compile(
    r"^(?:please |just )?(?:dim|brighten) (?:the |my |our )?[\w' ]+$", re.IGNORECASE
)
VERBS = re.compile(
    r"^(?:please |just )?(?:turn|switch|put|set|leave|keep|flip|get|bring|is|are)\b", re.IGNORECASE
)
MOST = 4  # parts
PLAIN, AMONG, IDLE = 0.9, 0.7, 0.3  # confidence in an order, in one part, odds of the others


def said_plainly(
    text: str, alone: Callable[[str], Understanding], mentions: Callable[[str], bool]
) -> Understanding | None:
    """A doubtful text without what it says besides, or in the usual order of its words.

    `alone` reads a text as it stands, `mentions` tells whether it has a word of any name here. None
    where no such reading is plainly an order.
    """
    for way in plainer(text):
        found = alone(way)
        if is_order(found, PLAIN):
            return replace(found, respelled=way)
    said = parts(text)
    read = [alone(each) for each in said]
    number = _order_among(said, read, mentions)
    return None if number is None else replace(read[number], respelled=said[number])


def parts(text: str) -> tuple[str, ...]:
    """What a text says one after the other; () for one thing, or for too many."""
    found = tuple(each.strip(" .!") for each in SEAM.split(text) if each.strip(" .!"))
    return found if 2 <= len(found) <= MOST else ()


def plainer(text: str) -> Iterator[str]:
    """A doubtful request in the usual order of its words, and without what it is wanted for."""
    said = text.strip(" .!")
    bare = PURPOSE.sub("", said)
    if bare != said:
        yield bare
    if DIMMED.match(bare):
        yield f"{bare} a bit"
    if VERBS.match(bare):
        return
    if found := SWITCHED.match(bare):
        yield f"turn {found['way']} the {found['what']}"
    elif found := MOVED.match(bare):
        yield f"{'open' if found['way'].lower() == 'open' else 'close'} the {found['what']}"


def _order_among(
    said: Sequence[str], read: Sequence[Understanding], mentions: Callable[[str], bool]
) -> int | None:
    """Which of the parts, read each alone, is the order that all of them come to; None for none."""
    commands = [n for n, each in enumerate(read) if each.task == COMMAND and clear(each)]
    if len(commands) != 1 or read[commands[0]].sure < AMONG:
        return None
    for number, (part, each) in enumerate(zip(said, read, strict=True)):
        idle = each.odds.get(COMMAND, 0.0) <= IDLE and not TURNED.search(part)
        idle = idle or ((only_tells(part) or not mentions(part)) and not ALTERED.search(part))
        if number != commands[0] and not idle:
            return None
    return commands[0]
