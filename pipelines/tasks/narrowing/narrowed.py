"""Orders as the words of a request narrow them: what the model leaves open or mistakes."""

from collections.abc import Collection, Sequence

from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import Order
from pipelines.tasks.narrowing.amounts import moved
from pipelines.tasks.narrowing.asking import asked
from pipelines.tasks.narrowing.bare import chosen_among
from pipelines.tasks.narrowing.classes import being, classed
from pipelines.tasks.narrowing.doors import opened
from pipelines.tasks.narrowing.misfits import HERE, misfitting
from pipelines.tasks.narrowing.playing import audible
from pipelines.tasks.narrowing.sides import amiss
from pipelines.tasks.narrowing.sources import sourced
from pipelines.tasks.narrowing.units import misread
from pipelines.tasks.narrowing.whereabouts import within
from pipelines.tasks.narrowing.whites import toned


def narrowed(
    orders: Sequence[Order], text: str, situation: Situation, places: Collection[str]
) -> tuple[Order, ...]:
    """Orders with sources by their names, amounts, classes of covers, and players that play.

    Queries, with what there is, what is the most of it, and what can tell it. `places` are the ids
    of the areas, and the floors, that the text names.
    """
    house = situation.house
    if situation.room is not None and HERE.search(text):
        places = (*places, situation.room)
    orders = toned(within(orders, text, house, places), text)
    orders = asked(sourced(moved(orders, text), text, house), text, house)
    orders = being(opened(orders, text, house))
    orders = audible(classed(orders, text, house), text, house)
    return chosen_among(orders, text, situation, places)


def fits(orders: Sequence[Order], text: str, situation: Situation) -> bool:
    """Whether orders can be meant: for what is spoken of, with its numbers as they are said."""
    return not any((
        misread(orders, text),
        amiss(orders, text, situation.house),
        misfitting(orders, text, situation),
    ))  # fmt: skip
