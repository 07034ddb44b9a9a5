"""Words that tell a device from its counterpart: the `left` lamp is not the right one.

The model points at something even where nothing here is called so: asked about the back door, it
would tell of the front door.
"""

import re
from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.preprocess.text import words
from pipelines.tasks.language.orders import Group, Order

SIDES = ("left", "right", "front", "back", "rear", "middle", "top", "bottom")
SIDE = re.compile(rf"\bthe ({'|'.join(SIDES)}) (?!and\b|of\b|now\b|away\b)\w", re.IGNORECASE)


def amiss(orders: Sequence[Order], text: str, house: House) -> bool:
    """Whether orders are for devices none of which is on the side that the text names."""
    said = {side.lower() for side in SIDE.findall(text)}
    if len(said) != 1 or not orders:
        return False
    targets = [target for order in orders for target in order.targets]
    if any(isinstance(target, Group) for target in targets):
        return False
    found = [entity for target in targets if (entity := house.entity(str(target))) is not None]
    names = (name for entity in found for name in house.known_by(entity))
    return bool(found) and said.isdisjoint(word for name in names for word in words(name))
