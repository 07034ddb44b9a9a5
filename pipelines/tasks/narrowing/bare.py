"""`Turn on the light`, where no room is known: the one that was spoken of, else it is asked which.

The model asks at times, takes any lamp at others, or all of them.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipelines.house.entities import Entity, House
from pipelines.house.queries import is_on
from pipelines.preprocess.text import words
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import Order
from pipelines.tasks.names.matching import stems

ONE = {"light", "lamp"}
BESIDE = {
    "turn", "switch", "put", "on", "off", "out", "up", "the", "a", "some", "please", "can", "could",
    "you", "now",
}  # fmt: skip
MOST = 6  # lights to choose among


def chosen_among(
    orders: Sequence[Order], text: str, situation: Situation, places: Collection[str]
) -> tuple[Order, ...]:
    """An order for a light that nothing tells from the others, as a question which is meant.

    Only those count for which it would change something.
    """
    said = set(words(text))
    bare = bool(said & ONE) and said <= ONE | BESIDE
    if not bare or situation.room or places or len(orders) != 1:
        return tuple(orders)
    (order,) = orders
    able = _able(order, situation.house)
    able = [each for each in able if each.id in situation.last] or able
    if not able:
        return (order,)
    targets = tuple(each.id for each in able[:MOST])
    return (replace(order, targets=targets, exceptions=(), asks=len(targets) > 1),)


def _able(order: Order, house: House) -> list[Entity]:
    if order.verb not in ("turn_on", "turn_off") or order.values:
        return []
    lights = [each for each in house.entities if each.domain == "light"]
    if any(stems(name) <= ONE for each in lights for name in each.names):
        return []  # here one is called so
    return [each for each in lights if is_on(each) == (order.verb == "turn_off")]
