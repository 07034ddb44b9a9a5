"""What a command does: a pure function from a house to the next one, all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.house.commands import Command, check
from pipelines.house.entities import Entity, House, Value
from pipelines.house.errors import InvalidData

STEP = "/"  # in the attributes of a scene: "light.sofa/state" or "light.sofa/brightness_pct"


@dataclass(frozen=True)
class Change:
    """One entity before and after."""

    before: Entity
    after: Entity


@dataclass(frozen=True)
class Outcome:
    """The house after some commands, and what became different."""

    house: House
    changes: tuple[Change, ...]


def perform(house: House, commands: Sequence[Command]) -> Outcome:
    """Carry out commands in order.

    Raises:
        CommandError: one does not fit the house; then none is carried out.
    """
    after = house
    for command in commands:
        service = check(command, after)
        changed: dict[str, Entity] = {}
        for target in command.targets:
            entity = _known(after, target)
            if service.domain in ("scene", "script"):
                changed |= _staged(after, entity)
            else:
                changed[target] = service.effect(entity, command.data)
        after = after.updated(changed)
    return Outcome(after, difference(house, after))


def difference(before: House, after: House) -> tuple[Change, ...]:
    """The entities that differ between two states of one house."""
    pairs = zip(before.entities, after.entities, strict=True)
    return tuple(Change(old, new) for old, new in pairs if old != new)


def settings(scene: Entity) -> dict[str, tuple[str | None, Mapping[str, Value]]]:
    """What a scene or a script sets: for each target its state, if any, and its attributes."""
    wanted: dict[str, dict[str, Value]] = {}
    for name, value in scene.attributes.items():
        target, step, attribute = name.partition(STEP)
        if step:
            wanted.setdefault(target, {})[attribute] = value
    split: dict[str, tuple[str | None, Mapping[str, Value]]] = {}
    for target, values in wanted.items():
        state = values.pop("state", None)
        split[target] = (None if state is None else str(state), values)
    return split


def _staged(house: House, scene: Entity) -> dict[str, Entity]:
    """The entities that a scene sets, as it sets them."""
    staged: dict[str, Entity] = {}
    for target, (state, values) in settings(scene).items():
        entity = house.entity(target)
        if entity is None:
            raise InvalidData(f"{scene.name} sets {target}, which this house does not have.")
        staged[target] = entity.changed(state, **values)
    return staged


def _known(house: House, target: str) -> Entity:
    entity = house.entity(target)
    assert entity is not None, "checked before"
    return entity
