"""A request of several clauses, read clause by clause where the model has lost one of them.

`Close the gate, lock the door and put the light on` may come to two orders only. Each clause alone
is easy; so where all are plainly commands, for devices of which the whole reading lacks some, they
count. Most requests are no such list: `dim the lamp and the fan` has one verb for both, a
correction takes back what it began with, and whatever was read with hardly a doubt stays.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.house.entities import House
from pipelines.tasks.orders import chosen
from pipelines.tasks.understanding import Understanding

BORDER = re.compile(r"(?:[,;]|[.!?](?=\s))\s*(?:(?:and|then)\s+)*|\s+(?:and|then)\s+(?:then\s+)?")
MOST = 4  # clauses of one request
PLAIN = 0.7  # confidence of a clause that stands on its own
SETTLED = 0.95  # confidence of a request that needs no second reading


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text between commas, ends of sentences, `and` and `then`; () for one."""
    found = tuple(each.strip() for each in BORDER.split(text) if each.strip())
    return found if 2 <= len(found) <= MOST else ()


def plain(part: Understanding) -> bool:
    """Whether a clause alone says what is to be done, and with what."""
    asks = any(order.asks for order in part.orders)
    return bool(part.orders) and not asks and not part.rivals and part.sure >= PLAIN


def devices(understanding: Understanding, house: House) -> tuple[str, ...]:
    """The devices that orders are for."""
    return tuple(each.id for order in understanding.orders for each in chosen(order, house))


def joined(
    whole: Understanding, parts: Sequence[Understanding], house: House
) -> Understanding | None:
    """The clauses as one request, or None if the whole reading says as much."""
    known = set(devices(whole, house))
    each = [device for part in parts for device in devices(part, house)]
    if len(set(each)) < len(each) or not known < set(each):
        return None
    end = parts[-1].written[-1:]
    return replace(
        whole,
        orders=tuple(order for part in parts for order in part.orders),
        written=(*(token for part in parts for token in part.written[:-1]), *end),
        confidence=math.prod(part.confidence for part in parts),
        rivals=(),
    )
