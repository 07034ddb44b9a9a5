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
from pipelines.tasks.orders import devices
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
    return bool(part.orders) and not part.asks and not part.rivals and part.sure >= PLAIN


def joined(
    whole: Understanding, parts: Sequence[Understanding], house: House
) -> Understanding | None:
    """The clauses as one request, or None if the whole reading says as much."""
    orders = tuple(order for part in parts for order in part.orders)
    each = devices(orders, house)
    if len(set(each)) < len(each) or not set(devices(whole.orders, house)) < set(each):
        return None
    end = parts[-1].written[-1:]
    return replace(
        whole,
        orders=orders,
        written=(*(token for part in parts for token in part.written[:-1]), *end),
        confidence=math.prod(part.confidence for part in parts),
        rivals=(),
    )
