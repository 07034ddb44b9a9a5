"""Orders as the words of a request narrow them: what the model leaves open or mistakes."""

from collections.abc import Collection, Sequence

from pipelines.house.entities import House
from pipelines.tasks.amounts import moved
from pipelines.tasks.asking import asked
from pipelines.tasks.bare import chosen_among
from pipelines.tasks.classes import being, classed
from pipelines.tasks.doors import opened
from pipelines.tasks.items import Situation
from pipelines.tasks.orders import Order
from pipelines.tasks.playing import audible
from pipelines.tasks.sides import amiss
from pipelines.tasks.sources import sourced
from pipelines.tasks.units import misread
from pipelines.tasks.whereabouts import within
from pipelines.tasks.whites import toned


def narrowed(
    orders: Sequence[Order], text: str, situation: Situation, places: Collection[str]
) -> tuple[Order, ...]:
    """Orders with sources by their names, amounts, classes of covers, and players that play.

    Queries, with what there is, what is the most of it, and what can tell it. `places` are the ids
    of the areas, and the floors, that the text names.
    """
    house = situation.house
    orders = toned(within(orders, text, house, places), text)
    orders = asked(sourced(moved(orders, text), text, house), text, house)
    orders = being(opened(orders, text, house))
    orders = audible(classed(orders, text, house), text, house)
    return chosen_among(orders, text, situation, places)


def fits(orders: Sequence[Order], text: str, house: House) -> bool:
    """Whether orders take no number of a text for another quantity, and no side for the other."""
    return not misread(orders, text) and not amiss(orders, text, house)
