"""Orders that cannot be meant: a speaker for the telly, or what somebody does themselves."""

import re
from collections.abc import Sequence

from pipelines.house.entities import Entity
from pipelines.preprocess.text import words
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import Order, devices
from pipelines.tasks.language.verbs import QUERY_VERBS
from pipelines.tasks.names.matching import stems
from pipelines.tasks.narrowing.playing import PLAYER
from pipelines.tasks.phrasing.asides import parts
from pipelines.tasks.phrasing.remarks import ORDERED
from pipelines.tasks.phrasing.statements import stated

SELF = re.compile(r"\b(?:him|her|them)sel(?:f|ves)\b", re.IGNORECASE)
HERE = re.compile(r"\bin (?:here|this room)\b", re.IGNORECASE)
FORBIDS = re.compile(
    r"^\W*(?:nobody|no one|none of you)(?: (?:is to|may|can|should))?"
    r" (?:touch|turn|switch|open|close|lock|unlock|start|stop|play|move|use)\b",
    re.IGNORECASE,
)
NEEDLESS = re.compile(r"\bno (?:more )?need (?:for|to|of)\b", re.IGNORECASE)
TURNED = re.compile(r"^\W*(?:please )?(?:turn|switch) (?P<way>on|off)\b", re.IGNORECASE)
OPPOSITE = {"on": "turn_off", "off": "turn_on"}
SCREEN = {"tv", "telly", "television"}


def misfitting(orders: Sequence[Order], text: str, situation: Situation) -> bool:
    """Whether orders are for players that are no screens, though one that is here is spoken of.

    `The telly in Emma's room`, where there is but a music box. Nor is there anything to do where
    somebody will do it, or where it is only told: `she will close the blinds herself`; nor with the
    heating of another room, where that `in here` is meant.
    """
    house = situation.house
    acting = any(order.verb not in QUERY_VERBS for order in orders)
    told = SELF.search(text) or FORBIDS.match(text) or stated(text) or _needless(text)
    if acting and (told or _reversed(orders, text) or _apart(orders, text, situation)):
        return True
    if SCREEN.isdisjoint(stems(text)):
        return False
    players = [each for each in house.entities if each.domain == PLAYER]
    screens = {e.id for e in players if not SCREEN.isdisjoint(stems(*e.names))}
    meant = set(devices(orders, house))
    return bool(meant and screens) and meant <= {e.id for e in players} - screens


def _apart(orders: Sequence[Order], text: str, situation: Situation) -> bool:
    """Whether `in here` is said of something that only other rooms have, each of them its own."""
    house, room = situation.house, situation.room
    if room is None or not HERE.search(text):
        return False
    meant = [each for name in devices(orders, house) if (each := house.entity(name)) is not None]
    kinds = {each.domain for each in meant}
    alike = [each for each in house.entities if each.domain in kinds]
    return bool(meant) and len(alike) > 1 and all(_in_another(each, room) for each in alike)


def _in_another(entity: Entity, room: str) -> bool:
    return entity.area is not None and entity.area != room


def _reversed(orders: Sequence[Order], text: str) -> bool:
    """Whether something is switched the other way than the only one that a text says."""
    turned, said = TURNED.match(text), words(text)
    if turned is None or {"on", "off"} <= set(said):
        return False
    verbs = {order.verb for order in orders if not order.values}
    return len(verbs) > 1 and OPPOSITE[turned["way"].lower()] in verbs


def _needless(text: str) -> bool:
    """Whether a text says only what there is no need of: `no need for the fan, it's cold`."""
    if NEEDLESS.search(text) is None:
        return False
    return not any(map(ORDERED.match, parts(text) or (text,)))
