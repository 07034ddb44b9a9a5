"""How sure the model must be of a request before it is done unasked."""

import math
from collections.abc import Sequence

from pipelines.fusion.beams import Found, total
from pipelines.house.entities import Entity, House
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.language.orders import Order, devices
from pipelines.tasks.language.understanding import LOST, SURE
from pipelines.tasks.language.verbs import COMMAND_VERBS
from pipelines.tasks.names.matching import stems

SMALL = STOP_WORDS | set(COMMAND_VERBS)  # `start the day` is not any start
STAGED = ("scene", "script")
# One that no word of the request names moves much for a guess: `party time` is not `good night`.
UNNAMED = 0.9
# From here on it matters, and so much at most, that a question took which cannot be asked.
DOUBTED, MOSTLY = 0.3, 0.9


def needed(orders: Sequence[Order], text: str, house: House) -> float:
    """The confidence from which on some orders are carried out without a question."""
    turned_on = [order for order in orders if order.verb == "turn_on"]
    things = map(house.entity, devices(turned_on, house))
    staged = [entity for entity in things if entity is not None and entity.domain in STAGED]
    return SURE if all(_named(scene, text, house) for scene in staged) else UNNAMED


def unaskable(written: Found, ask: int) -> float:
    """The probability of asking which device is meant, where that cannot be asked.

    `ask` is the id of the piece that asks. In a house of many doors the model would ask which one
    to lock. If one alone has a lock, there is no such question, and what is left is as likely as it
    is among the rest.
    """
    asked = written.first.get(ask, 0.0)
    if asked < DOUBTED:
        return 0.0
    askable = sum(math.exp(total(each)) for each in written.replies if each[0].token == ask)
    return min(asked, MOSTLY) if askable < LOST * asked else 0.0


def _named(scene: Entity, text: str, house: House) -> bool:
    """Whether a name of a scene is said in full, or a word that no other scene is called by."""
    said = stems(text) - SMALL
    names = [stems(name) - SMALL for name in scene.names]
    others = (each for each in house.entities if each.domain in STAGED and each.id != scene.id)
    shared = {word for other in others for word in stems(*other.names)}
    return any(name <= said or name & said - shared for name in names)
