"""How sure the model must be of a request before it is done unasked."""

from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.matching import stems
from pipelines.tasks.orders import Order, devices
from pipelines.tasks.understanding import SURE
from pipelines.tasks.verbs import COMMAND_VERBS

STAGED = ("scene", "script")
# One that no word of the request names moves much for a guess: `party time` is not `good night`.
UNNAMED = 0.8


def needed(orders: Sequence[Order], text: str, house: House) -> float:
    """The confidence from which on some orders are carried out without a question."""
    said = stems(text) - STOP_WORDS - set(COMMAND_VERBS)  # `start the day` is not any start
    for order in orders:
        for entity in filter(None, map(house.entity, devices((order,), house))):
            named = said & stems(entity.name, *entity.aliases)
            if entity.domain in STAGED and order.verb == "turn_on" and not named:
                return UNNAMED
    return SURE
