"""The devices that a visitor may mean, where several fit: what to offer, and what not."""

from collections.abc import Sequence
from contextlib import suppress

from pipelines.house.commands import Command
from pipelines.house.entities import Entity, House
from pipelines.house.errors import CommandError
from pipelines.house.sentences import called
from pipelines.house.transitions import perform
from pipelines.tasks.language.meanings import OFFERED
from pipelines.tasks.language.orders import Order, lowered, stands

Way = tuple[str, tuple[Command, ...]]  # a device's name, and what is asked for, with it


def ways(orders: tuple[Order, ...], house: House) -> tuple[Way, ...]:
    """For each device that the visitor may mean: its name, and everything asked for, with it.

    Where something is left to do with some of them, the others are not offered; where with none,
    others of their kind are.
    """
    asking = next((order for order in orders if order.asks), None)
    if asking is None:
        return ()
    targets = [house.entity(each) for each in asking.targets if isinstance(each, str)]
    meant = [entity for entity in targets if entity is not None]
    kinds = {entity.domain for entity in meant}
    alike = [entity for entity in house.entities if entity.domain in kinds]
    ways = _each(asking, orders, meant, house)
    useful = _useful(ways, asking.verb, house)
    if not useful:
        useful = _useful(_each(asking, orders, alike, house), asking.verb, house)[:OFFERED]
    return tuple(useful or [way for way in ways if way[1]])


def _useful(ways: Sequence[Way], verb: str, house: House) -> list[Way]:
    """The ways in which something is left to do."""
    return [way for way in ways if not _stand(way[1], verb, house) and _moves(way[1], house)]


def _each(
    asking: Order, orders: Sequence[Order], entities: Sequence[Entity], house: House
) -> list[Way]:
    """What is asked for, once with each of some devices in the place of those to choose among."""
    found: list[Way] = []
    for entity in entities:
        one = Order(asking.verb, (entity.id,), (), asking.values)
        chosen = [one if order is asking else order for order in orders]
        with suppress(CommandError):  # it cannot do that
            found.append((called(entity, house), lowered(chosen, house)))
    return found


def _stand(commands: Sequence[Command], verb: str, house: House) -> bool:
    """Whether a verb that only makes sense of what runs is for nothing that does."""
    entities = [house.entity(target) for command in commands for target in command.targets]
    return all(entity is not None and stands(entity, verb) for entity in entities)


def _moves(commands: Sequence[Command], house: House) -> bool:
    """Whether some commands can be carried out and change anything."""
    try:
        return bool(perform(house, commands).changes)
    except CommandError:
        return False
