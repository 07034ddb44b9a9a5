"""A request of several clauses, read clause by clause where the model has lost one of them.

`Close the gate, lock the door and put the light on` may come to two orders only. Each clause alone
is easy; so where all are plainly commands, for devices of which the whole reading lacks some, or
each with a value of its own, they count. Most requests are no such list: `dim the lamp and the fan`
has one verb for both, a correction takes back what it began with, and whatever was read with hardly
a doubt stays. Of several questions the model answers one, as surely as if it were all; so they are
taken one by one wherever each makes sense alone.
"""

import math
import re
from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.house.errors import CommandError
from pipelines.house.transitions import perform
from pipelines.preprocess.sentences import sentences
from pipelines.tasks.language.orders import Order, devices, lowered
from pipelines.tasks.language.understanding import COMMAND, SURE, Understanding, combined

BORDER = re.compile(r"(?:[,;]|[.!?](?=\s))\s*(?:(?:and|then)\s+)*|\s+(?:and|then)\s+(?:then\s+)?")
AND = re.compile(r",?\s+(?:and|then)\s+(?:then\s+)?", re.IGNORECASE)
BACK = re.compile(r"\b(?:it|its|they|them|that|those|there)\b", re.IGNORECASE)
THEM = re.compile(r"\b(?:them|they|those|these)\b", re.IGNORECASE)
# A clause that says to what something is set, and one that leaves out the verb (gapping).
SET = re.compile(r"(?P<verb>\w+) .+? (?:to|at) \d\S*(?P<unit>.*)")
GAP = re.compile(r"(?:the|my|our|your) .+? (?:to|at) \d[\d.,]*", re.IGNORECASE)
# `Turn the heating off in the hall`, and the clause after it: `on in the den`.
SHIFTED = re.compile(
    r"(?:(?:turn|switch|put) )?"
    r"(?:(?:on|off|up|down) (?P<what>.+?)|(?P<thing>.+?) (?:on|off|up|down))"
    r" (?P<where>(?:in|on|at) .+|upstairs|downstairs)",
    re.IGNORECASE,
)
SHIFT = re.compile(
    r"(?P<way>on|off|up|down) (?P<where>(?:in|on|at) .+|upstairs|downstairs)", re.IGNORECASE
)
MOST = 4  # clauses of one request
PLAIN = 0.7  # confidence in what a clause orders or asks
LIKE_ONE = 0.6  # odds that a clause alone is a command
SETTLED = 0.95  # confidence of a request that needs no second reading


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text between commas, ends of sentences, `and` and `then`; () for one.

    In `set the bedroom to 20 degrees and the lounge to 22` the second gets the verb and the unit of
    the first, in `turn the heat off in the hall and on in the den` what is turned.
    """
    found = _few(BORDER.split(text))
    if found and (shifted := SHIFTED.fullmatch(found[0])):
        what = shifted["what"] or shifted["thing"]
        ways = (SHIFT.fullmatch(each) for each in found[1:])
        return found[0], *(
            f"turn {way['way']} {what} {way['where']}" if way else each
            for each, way in zip(found[1:], ways, strict=True)
        )
    first = SET.fullmatch(found[0]) if found else None
    if first is None:
        return found
    verb, unit = first["verb"], first["unit"]
    return tuple(f"{verb} {each}{unit}" if GAP.fullmatch(each) else each for each in found)


def questions(text: str) -> tuple[str, ...]:
    """The sentences of a text and their parts between `and`; () for one.

    What stands behind a comma says a question in other words: `is it free, is the washer off?`
    """
    return _few([part for each in sentences(text) for part in conjuncts(each) or (each,)])


def conjuncts(text: str) -> tuple[str, ...]:
    """The parts of a text between `and` and `then`; () for one."""
    return _few(AND.split(text))


def _few(parts: Sequence[str]) -> tuple[str, ...]:
    found = tuple(each.strip() for each in parts if each.strip())
    return found if 2 <= len(found) <= MOST else ()


def points_back(clause: str) -> bool:
    """Whether a clause speaks of what the one before it named."""
    return bool(BACK.search(clause))


def means_several(text: str) -> bool:
    """Whether a text speaks of several things by a pronoun."""
    return bool(THEM.search(text))


def plain(part: Understanding) -> bool:
    """Whether a clause of a command says what is to be done, and with what.

    That it is one follows from the others as well: `the strip blue` alone hardly looks like it.
    """
    odds = part.odds.get(part.task, 1.0)
    named = bool(part.orders) and not part.asks and not part.rivals
    return named and odds >= LIKE_ONE and part.sure >= PLAIN * odds


def asks_plainly(part: Understanding) -> bool:
    """Whether a clause says by itself what it asks of the house."""
    named = bool(part.orders) and not part.asks
    return named and part.odds.get(part.task, 1.0) >= PLAIN and part.wanted >= PLAIN


def clear(part: Understanding) -> bool:
    """Whether a text makes plain sense by itself, as a command or as a question."""
    return plain(part) if part.task == COMMAND else asks_plainly(part)


def is_order(part: Understanding, least: float) -> bool:
    """Whether a text read for itself is plainly an order, with at least such confidence."""
    return part.task == COMMAND and clear(part) and part.sure >= least


def contrary(part: Understanding, whole: Understanding, house: House) -> bool:
    """Whether a text does something else than the order that is a part of it, or more than that."""
    ordered = part.task == COMMAND and part.odds[COMMAND] >= PLAIN and bool(part.orders)
    if not ordered or whole.task != COMMAND:
        return False
    try:
        return lowered(part.orders, house) != lowered(whole.orders, house)
    except CommandError:
        return True


def joined(
    whole: Understanding, parts: Sequence[Understanding], house: House
) -> Understanding | None:
    """The clauses as one request, or None if the whole reading says as much."""
    orders = tuple(order for part in parts for order in part.orders)
    each = devices(orders, house)
    done = [(order.verb, name) for order in orders for name in devices((order,), house)]
    read = set() if whole.asks else set(devices(whole.orders, house))
    if len(set(done)) < len(done) or not read <= set(each):
        return None
    # `the lamp green and the strip blue`: as many devices, but something else for each of them.
    asked = [(order.verb, order.values) for order in orders]
    own = all(order.values for order in orders) and len(set(asked)) == len(asked)
    said = read == set(each) and not own and whole.sure >= SURE
    if said and not _adds(orders, whole.orders, house):
        return None
    return combined(whole, parts, math.prod(part.confidence for part in parts))


def _adds(orders: Sequence[Order], whole: Sequence[Order], house: House) -> bool:
    """Whether some orders hold all of others, and do more: a television's volume, and its power."""
    if not {(each.verb, each.values) for each in whole} < {(e.verb, e.values) for e in orders}:
        return False
    try:
        done, less = (perform(house, lowered(each, house)).house for each in (orders, whole))
    except CommandError:
        return False
    return done != less
