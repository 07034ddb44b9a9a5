"""Brighter, warmer, half as loud: relative wishes become absolute commands, given the state."""

from collections.abc import Sequence
from typing import Literal

from pipelines.house.commands import Command, check
from pipelines.house.domains import SILENT
from pipelines.house.entities import Entity, House
from pipelines.house.errors import InvalidData, UnknownEntity, UnknownService
from pipelines.house.services import SERVICES, Field

Operation = Literal["increase", "decrease", "double", "halve"]

# domain and attribute → the service that sets it, and how far one step goes
STEPS: dict[tuple[str, str], tuple[str, float]] = {
    ("light", "brightness_pct"): ("light.turn_on", 20),
    ("light", "color_temp_kelvin"): ("light.turn_on", 500),
    ("climate", "temperature"): ("climate.set_temperature", 1),
    ("media_player", "volume_level"): ("media_player.volume_set", 0.1),
    ("cover", "position"): ("cover.set_cover_position", 20),
    ("valve", "position"): ("valve.set_valve_position", 20),
    ("fan", "percentage"): ("fan.set_percentage", 25),
    ("humidifier", "humidity"): ("humidifier.set_humidity", 5),
}
DIMMEST = 1.0  # dimmer and slower never switch off
WHOLE = {"brightness_pct": 100.0, "percentage": 100.0, "position": 100.0}


def resolve(
    house: House,
    targets: Sequence[str],
    attribute: str,
    operation: Operation,
    amount: float | None = None,
) -> tuple[Command, ...]:
    """Absolute commands for a relative wish: one for each value that targets come to.

    `amount` is how far an increase or a decrease goes, in the attribute's unit. What would leave
    the range stops at its end. A dimmed or slowed device that is off stays off: no command for it.

    Raises:
        CommandError: a target is unknown, cannot do it, or does not say how it is now.
    """
    wanted: dict[tuple[str, float], list[str]] = {}
    for target in dict.fromkeys(targets):
        entity = house.entity(target)
        if entity is None:
            raise UnknownEntity(f"There is no {target[:64]!r} in this house.")
        if (entity.domain, attribute) not in STEPS:
            raise UnknownService(f"{entity.name} has no {attribute.replace('_', ' ')} to change.")
        action, step = STEPS[entity.domain, attribute]
        if operation != "increase" and _dark(entity, attribute):
            continue
        now = _now(entity, attribute)
        moved = _moved(now, operation, step if amount is None else amount)
        value = _within(_field(action, attribute), moved, now)
        wanted.setdefault((action, value), []).append(target)
    commands = tuple(
        Command(action, tuple(same), {attribute: value}) for (action, value), same in wanted.items()
    )
    for command in commands:
        check(command, house)
    return commands


def _moved(now: float, operation: Operation, amount: float) -> float:
    if operation == "double":
        return now * 2
    if operation == "halve":
        return now / 2
    return now + amount if operation == "increase" else now - amount


def _dark(entity: Entity, attribute: str) -> bool:
    return entity.state == "off" and attribute in ("brightness_pct", "percentage")


def _now(entity: Entity, attribute: str) -> float:
    """The value as it is; what is off or closed is at nothing, what is fully on at its whole."""
    if _dark(entity, attribute) or (attribute == "position" and entity.state == "closed"):
        return 0.0
    value = entity.attributes.get(attribute, WHOLE.get(attribute))
    if value is None or isinstance(value, str) or entity.state in SILENT:
        raise InvalidData(f"{entity.name} does not say its {attribute.replace('_', ' ')} now.")
    return float(value)


def _field(action: str, attribute: str) -> Field:
    field = SERVICES[action].field(attribute)
    assert field is not None, "STEPS names fields of the catalogue"
    return field


def _within(field: Field, value: float, now: float) -> float:
    low = DIMMEST if field.name in ("brightness_pct", "percentage") and now > 0 else field.low
    stepped = round(value / field.step) * field.step if value == value else now
    return round(min(max(stepped, low), field.high), 6)
