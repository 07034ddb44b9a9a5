"""Commands and changes as English sentences."""

from pipelines.house.commands import Command
from pipelines.house.entities import Entity, House, Value
from pipelines.house.transitions import Change

UNITS = {
    "brightness_pct": "{:g} % bright", "color_temp_kelvin": "{:g} K", "percentage": "{:g} % speed",
    "position": "{:g} % open", "temperature": "{:g} °C", "humidity": "{:g} % humidity",
    "duration": "{:g} s",
}  # fmt: skip
SHOWN_WHEN_ON = ("brightness_pct", "color_name", "color_temp_kelvin", "percentage")


def sentence(command: Command, house: House) -> str:
    """`Light: turn on Ceiling light in the Kitchen, 40 % bright.`"""
    verb = command.action.partition(".")[2].replace("_", " ")
    entities = [entity for each in command.targets if (entity := house.entity(each))]
    names = ", ".join(called(entity, house) for entity in entities)
    values = "".join(f", {phrase(name, value)}" for name, value in command.data.items())
    return f"{verb.capitalize()}: {names}{values}."


def question(command: Command, house: House) -> str:
    """A guarded command as a question to confirm."""
    return f"Really? {sentence(command, house)}"


def called(entity: Entity, house: House) -> str:
    """An entity's name with its place."""
    place = house.place(entity)
    return f"{entity.name} ({place})" if place else entity.name


def status(entity: Entity) -> str:
    """An entity's state in words: `on, 40 % bright`."""
    parts = [entity.state.replace("_", " ")]
    if entity.domain in ("sensor",):
        parts = [f"{entity.state} {entity.attributes.get('unit', '')}".strip()]
    for name, value in entity.attributes.items():
        hidden = name in SHOWN_WHEN_ON and entity.state == "off"
        if not hidden and (name in UNITS or name in ("color_name", "volume_level", "source")):
            parts.append(phrase(name, value))
    return ", ".join(parts)


def story(change: Change, house: House) -> str:
    """`Ceiling light (Kitchen): off → on, 40 % bright`."""
    return f"{called(change.after, house)}: {status(change.before)} → {status(change.after)}"


def phrase(name: str, value: Value) -> str:
    """One attribute in words."""
    if name == "volume_level":
        return f"volume {float(value):.0%}"
    if name == "is_volume_muted":
        return "muted" if value else "not muted"
    if name in UNITS and not isinstance(value, str):
        return UNITS[name].format(value)
    return str(value).replace("_", " ")
