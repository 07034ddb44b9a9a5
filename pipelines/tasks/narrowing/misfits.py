"""Orders that cannot be meant: a speaker for the telly, or what somebody does themselves."""

import re
from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.tasks.language.orders import Order, devices
from pipelines.tasks.language.verbs import QUERY_VERBS
from pipelines.tasks.names.matching import stems
from pipelines.tasks.narrowing.playing import PLAYER
from pipelines.tasks.phrasing.statements import stated

SELF = re.compile(r"\b(?:him|her|them)sel(?:f|ves)\b", re.IGNORECASE)
SCREEN = {"tv", "telly", "television"}


def misfitting(orders: Sequence[Order], text: str, house: House) -> bool:
    """Whether orders are for players that are no screens, though one that is here is spoken of.

    `The telly in Emma's room`, where there is but a music box. Nor is there anything to do where
    somebody will do it, or where it is only told: `she will close the blinds herself`.
    """
    acting = any(order.verb not in QUERY_VERBS for order in orders)
    if acting and (SELF.search(text) or stated(text)):
        return True
    if SCREEN.isdisjoint(stems(text)):
        return False
    players = [each for each in house.entities if each.domain == PLAYER]
    screens = {e.id for e in players if not SCREEN.isdisjoint(stems(*e.names))}
    meant = set(devices(orders, house))
    return bool(meant and screens) and meant <= {e.id for e in players} - screens
