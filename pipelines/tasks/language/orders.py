"""Orders: what the command task says, before the house at hand turns them into services.

An order is one verb for some devices: devices pointed at one by one, or all of a kind in a place.
`lowered` turns orders into Home Assistant's commands; what they mean depends on the house alone.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from pipelines.house.commands import Command, check, merged
from pipelines.house.entities import Entity, House, Value
from pipelines.house.errors import CommandError
from pipelines.house.relative import Operation, resolve
from pipelines.house.timing import TIMER
from pipelines.tasks.language.verbs import (
    FIXED,
    QUERY_VERBS,
    RELATIVE,
    SOURCE,
    able,
    meant,
    service_of,
)

EVERYWHERE = "everywhere"
ANYTHING = "anything"
# What can only be asked of something that runs, as long as there is such a thing: nobody cancels a
# timer that stands, or skips the song of a player that is off.
RUNNING = {TIMER: ("active", "paused"), "media_player": ("playing", "paused")}
ONGOING = {
    TIMER: ("cancel", "pause", "stop", "turn_off"),
    "media_player": ("pause", "stop", "next", "previous", "mute", "unmute", *RELATIVE),
}
ONGOING_VERBS = {verb for verbs in ONGOING.values() for verb in verbs}
ARMED = re.compile(r"(?<=arm)_(?:home|away)$")
# What `everything` in a place stands for: nobody means the locks, the heating or the water.
EVERYTHING = ("light", "switch", "fan", "media_player", "humidifier")


@dataclass(frozen=True)
class Group:
    """All devices of a kind (a domain, or `ANYTHING`) in a place: area id, floor or everywhere."""

    kind: str
    place: str


Target = str | Group  # an entity id, or a group


@dataclass(frozen=True)
class Order:
    """One verb, its targets less the exceptions, and its values by Home Assistant's field names.

    An exception may be an entity id or an area id. For a relative verb `values` holds the one
    field that moves, with the amount or None. `asks` means that the targets fit equally well and
    the visitor must choose one.
    """

    verb: str
    targets: tuple[Target, ...]
    exceptions: tuple[str, ...] = ()
    values: tuple[tuple[str, Value | None], ...] = ()
    asks: bool = False


def in_place(entity: Entity, place: str, house: House) -> bool:
    """Whether an entity lies in an area, on a floor, or anywhere."""
    return place in _places(entity, house)


def in_any(entity: Entity, places: Iterable[str], house: House) -> bool:
    """Whether an entity lies in one of some places."""
    return not _places(entity, house).isdisjoint(places)


def of_kind(entity: Entity, kind: str) -> bool:
    """Whether an entity is of a domain, or of those that `everything` stands for."""
    return kind in _kinds(entity)


def _places(entity: Entity, house: House) -> set[str | None]:
    """Everywhere, the area, and its floor; a floor that is called as an area is that area."""
    area = house.area(entity.area)
    floor = area.floor if area is not None and house.area(area.floor) is None else entity.area
    return {EVERYWHERE, entity.area, floor}


def _kinds(entity: Entity) -> tuple[str, ...]:
    return (entity.domain, ANYTHING) if entity.domain in EVERYTHING else (entity.domain,)


def in_groups(entity: Entity, groups: Iterable[Group], house: House) -> bool:
    """Whether an entity belongs to one of some groups."""
    return any(
        of_kind(entity, each.kind) and in_place(entity, each.place, house) for each in groups
    )


def grouped(house: House) -> dict[tuple[str, str], list[Entity]]:
    """The entities of every kind in every place, found in one pass through a house."""
    found: dict[tuple[str, str], list[Entity]] = {}
    for entity in house.entities:
        for place in _places(entity, house):
            for kind in _kinds(entity):
                found.setdefault((kind, place or ""), []).append(entity)
    return found


def chosen(order: Order, house: House) -> tuple[Entity, ...]:
    """The entities that an order is for, in the house's order."""
    fields = [name for name, _ in order.values]
    pointed = {target for target in order.targets if isinstance(target, str)}
    groups = [target for target in order.targets if isinstance(target, Group)]
    found = []
    for entity in house.entities:
        meant = entity.id in pointed or (
            bool(groups) and in_groups(entity, groups, house) and able(entity, order.verb, fields)
        )
        if meant and entity.id not in order.exceptions and entity.area not in order.exceptions:
            found.append(entity)
    timing = [each for each in found if each.domain != TIMER or not stands(each, order.verb)]
    return tuple(timing or found)


def stands(entity: Entity, verb: str) -> bool:
    """Whether a verb asks something of a device that only makes sense while it runs."""
    ongoing = verb in ONGOING.get(entity.domain, ())
    return ongoing and entity.state not in RUNNING[entity.domain]


def vain(orders: Iterable[Order], house: House) -> bool:
    """Whether orders ask of nothing but standing devices what only running ones do."""
    if not all(order.verb in ONGOING_VERBS for order in orders):
        return False
    asked = [(each, order.verb) for order in orders for each in chosen(order, house)]
    return bool(asked) and all(stands(entity, verb) for entity, verb in asked)


def devices(orders: Iterable[Order], house: House) -> tuple[str, ...]:
    """The ids of the devices that some orders are for, one order after another."""
    return tuple(entity.id for order in orders for entity in chosen(order, house))


def lowered(orders: Sequence[Order], house: House) -> tuple[Command, ...]:
    """Orders as commands; those of one action and data become one command.

    Raises:
        CommandError: a relative change of something that cannot change so.
    """
    return merged(
        command
        for order in orders
        if not order.asks
        for command in _lower(order, chosen(order, house), house)
    )


def doable(orders: Sequence[Order], house: House) -> bool:
    """Whether a house can do all that is asked, for whichever device the visitor then chooses."""
    try:
        for order in orders:
            commands = _lower(order, chosen(order, house), house)
            if not commands:
                return False
            for command in commands:
                check(command, house)
    except CommandError:
        return False
    return True


def meaning(orders: Sequence[Order], house: House) -> Hashable:
    """What orders come to: the same for all ways of writing them, for every choice to be offered,
    and for all that cannot be done. `Arm the alarm` does not say how.
    """
    if any(order.asks for order in orders):
        return "a choice"
    if any(order.verb in QUERY_VERBS for order in orders):
        return frozenset(
            (order.verb, order.values, frozenset(each.id for each in chosen(order, house)))
            for order in orders
        )
    try:
        commands = lowered(orders, house)
    except CommandError:
        return "impossible"
    return frozenset(
        (ARMED.sub("", each.action), frozenset(each.targets), frozenset(each.data.items()))
        for each in commands
    )


def _lower(order: Order, entities: Sequence[Entity], house: House) -> list[Command]:
    if order.verb in RELATIVE:
        operation: Operation = order.verb
        return [
            command
            for name, amount in order.values
            for command in resolve(
                house,
                [entity.id for entity in entities],
                name,
                operation,
                None if amount is None else float(amount),
            )
        ]
    field = order.values[0][0] if order.values else None
    data = {name: value for name, value in sorted(order.values) if value is not None}
    commands = []
    for entity in entities:
        action = service_of(order.verb, field, entity.domain)
        if field == SOURCE and SOURCE not in data:
            known = entity.attributes.get("source_list", "nothing that I know of")
            raise CommandError(f"{entity.name} can play from {known}.")
        if action is not None:
            values = {**data, **FIXED.get(meant(order.verb, entity.domain), {})}
            commands.append(Command(action, (entity.id,), values))
    return commands
