"""Commands and changes as English sentences."""

from pipelines.house.commands import Command
from pipelines.house.entities import Entity, House, Value
from pipelines.house.transitions import Change

UNITS = {
    "brightness_pct": "{:g} % bright", "color_temp_kelvin": "{:g} K", "percentage": "{:g} % speed",
    "position": "{:g} % open", "temperature": "{:g} °C", "humidity": "{:g} % humidity",
    "media_track": "track {:g}", "current_temperature": "{:g} °C now",
}  # fmt: skip
SHOWN = ("color_name", "volume_level", "source", "duration", "remaining")
SHOWN_WHEN_ON = ("brightness_pct", "color_name", "color_temp_kelvin", "percentage")
# What a binary sensor's off and on mean, by its class.
SENSED = {
    **dict.fromkeys(("door", "window", "opening", "garage_door"), ("closed", "open")),
    **dict.fromkeys(("motion", "smoke", "gas", "moisture"), ("clear", "detected")),
    "occupancy": ("empty", "occupied"),
}
# `{}` stands for the names; where there is data, it follows.
PHRASES = {
    "alarm_control_panel.alarm_arm_away": "Arm {} for being away",
    "alarm_control_panel.alarm_arm_home": "Arm {} for being at home",
    "alarm_control_panel.alarm_disarm": "Disarm {}",
    "media_player.media_next_track": "Play the next track on {}",
    "media_player.media_pause": "Pause {}",
    "media_player.media_play": "Play {}",
    "media_player.media_previous_track": "Play the previous track on {}",
    "media_player.media_stop": "Stop {}",
    "scene.turn_on": "Set the scene {}",
    "script.turn_on": "Run {}",
    "vacuum.return_to_base": "Send {} back to its dock",
}
VERBS = ("open", "close", "stop", "lock", "unlock", "start", "pause", "cancel", "toggle")


def sentence(command: Command, house: House) -> str:
    """`Set Ceiling light (Kitchen) to 40 % bright.`"""
    return f"{_wish(command, house)}."


def question(command: Command, house: House) -> str:
    """A guarded command as a question to confirm: `Unlock Front door (Hallway)?`"""
    return f"{_wish(command, house)}?"


def called(entity: Entity, house: House) -> str:
    """An entity's name with its place."""
    place = house.place(entity)
    return f"{entity.name} ({place})" if place else entity.name


def named_apart(entity: Entity, house: House) -> str:
    """An entity's name as people say it: with its room before it where others have that name."""
    alike = [each for each in house.entities if each.name == entity.name]
    place = house.place(entity) if len(alike) > 1 else None
    return f"{place} {entity.name}" if place else entity.name


def named(symbol: str, house: House) -> str:
    """What the model wrote, in words: an entity with its place, an area, `turn on`."""
    entity, area = house.entity(symbol), house.area(symbol)
    if entity is not None:
        return called(entity, house)
    return area.name if area else symbol.strip("<>").split(":", 1)[-1].replace("_", " ")


def status(entity: Entity) -> str:
    """An entity's state in words: `on, 40 % bright`."""
    parts = [entity.state.replace("_", " ")]
    if entity.domain == "sensor":
        parts = [f"{entity.state} {entity.attributes.get('unit', '')}".strip()]
    if entity.domain == "binary_sensor" and entity.state in ("off", "on"):
        words = SENSED.get(str(entity.attributes.get("device_class")), ("off", "on"))
        parts = [words[entity.state == "on"]]
    for name, value in entity.attributes.items():
        hidden = name in SHOWN_WHEN_ON and entity.state == "off"
        hidden = hidden or (name == "remaining" and entity.state != "paused")
        if not hidden and (name in UNITS or name in SHOWN):
            parts.append(phrase(name, value))
    if entity.attributes.get("is_volume_muted") is True:
        parts.append("muted")
    if entity.attributes.get("oscillating") is True and entity.state == "on":
        parts.append("swinging")
    return ", ".join(parts)


def story(change: Change, house: House) -> str:
    """`Ceiling light (Kitchen): off → on, 40 % bright`."""
    return f"{called(change.after, house)}: {status(change.before)} → {status(change.after)}"


def phrase(name: str, value: Value) -> str:
    """One attribute in words."""
    if name == "is_volume_muted":
        return "muted" if value else "not muted"
    if isinstance(value, bool):
        return f"{name.replace('_', ' ')}: {'yes' if value else 'no'}"
    if isinstance(value, str):
        return value.replace("_", " ")
    if name == "volume_level":
        return f"volume {value:.0%}"
    if name == "duration":
        return span(value)
    if name == "remaining":
        return f"{span(value)} left"
    return UNITS.get(name, name.replace("_", " ") + " {:g}").format(value)


def _wish(command: Command, house: House) -> str:
    entities = [entity for each in command.targets if (entity := house.entity(each))]
    names = ", ".join(called(entity, house) for entity in entities)
    values = ", ".join(phrase(name, value) for name, value in command.data.items())
    verb = command.action.partition(".")[2]
    if command.action in PHRASES:
        return PHRASES[command.action].replace("{}", names)
    if command.data and command.action == "media_player.volume_mute":
        return f"{'Mute' if command.data.get('is_volume_muted') else 'Unmute'} {names}"
    if command.data and command.action == "fan.oscillate":
        return f"{'Swing' if command.data.get('oscillating') else 'Stop swinging'} {names}"
    if values and verb != "start":
        return f"Set {names} to {values}"
    if first := next((each for each in VERBS if verb.split("_")[0] == each), None):
        return f"{first.capitalize()} {names}{' for ' + values if values else ''}"
    return f"{verb.replace('_', ' ').capitalize()} {names}"


def span(seconds: float) -> str:
    """`1 h 5 min`, without parts that are nothing."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{n} {unit}" for n, unit in ((hours, "h"), (minutes, "min"), (left, "s")) if n]
    return " ".join(parts) or "0 s"
