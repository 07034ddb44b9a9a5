"""What can be asked of devices: verbs, settings, and the services that they mean for a domain."""

from collections.abc import Iterable

from pipelines.house.entities import Entity, Value
from pipelines.house.relative import STEPS, Operation
from pipelines.house.services import SERVICES

SWITCHED = (
    "light", "switch", "fan", "humidifier", "input_boolean", "siren", "climate", "media_player",
    "camera",
)  # fmt: skip
# verb → domain → service
VERBS: dict[str, dict[str, str]] = {
    "turn_on": {
        **{each: f"{each}.turn_on" for each in SWITCHED},
        "scene": "scene.turn_on",
        "script": "script.turn_on",
    },
    "turn_off": {each: f"{each}.turn_off" for each in SWITCHED},
    "toggle": {
        each: f"{each}.toggle"
        for each in ("light", "switch", "fan", "humidifier", "input_boolean", "siren")
    },
    "open": {"cover": "cover.open_cover", "valve": "valve.open_valve"},
    "close": {"cover": "cover.close_cover", "valve": "valve.close_valve"},
    "stop": {
        "cover": "cover.stop_cover",
        "media_player": "media_player.media_stop",
        "vacuum": "vacuum.stop",
    },
    "lock": {"lock": "lock.lock"},
    "unlock": {"lock": "lock.unlock"},
    "play": {"media_player": "media_player.media_play"},
    "pause": {
        "media_player": "media_player.media_pause",
        "vacuum": "vacuum.pause",
        "timer": "timer.pause",
    },
    "next": {"media_player": "media_player.media_next_track"},
    "previous": {"media_player": "media_player.media_previous_track"},
    "mute": {"media_player": "media_player.volume_mute"},
    "unmute": {"media_player": "media_player.volume_mute"},
    "swing": {"fan": "fan.oscillate"},
    "unswing": {"fan": "fan.oscillate"},
    "start": {"vacuum": "vacuum.start", "timer": "timer.start"},
    "dock": {"vacuum": "vacuum.return_to_base"},
    "cancel": {"timer": "timer.cancel"},
    "arm_home": {"alarm_control_panel": "alarm_control_panel.alarm_arm_home"},
    "arm_away": {"alarm_control_panel": "alarm_control_panel.alarm_arm_away"},
    "disarm": {"alarm_control_panel": "alarm_control_panel.alarm_disarm"},
}
# What else people call it: `turn off the sprinkler` closes a valve.
READ_AS: dict[tuple[str, str], str] = {
    ("turn_on", "valve"): "open",
    ("turn_off", "valve"): "close",
    ("stop", "valve"): "close",
    ("turn_on", "vacuum"): "start",
    ("turn_off", "vacuum"): "stop",
    ("play", "vacuum"): "start",
    ("turn_off", "timer"): "cancel",
    ("stop", "timer"): "cancel",
    ("mute", "siren"): "turn_off",
    **{("start", each): "turn_on" for each in (*SWITCHED, "scene", "script")},
    **{("stop", each): "turn_off" for each in ("switch", "fan", "humidifier", "siren", "camera")},
}
FIXED: dict[str, dict[str, Value]] = {
    "mute": {"is_volume_muted": True},
    "unmute": {"is_volume_muted": False},
    "swing": {"oscillating": True},
    "unswing": {"oscillating": False},
}
# `set` and one of these fields → domain → service
SETTINGS: dict[str, dict[str, str]] = {
    "brightness_pct": {"light": "light.turn_on"},
    "color_name": {"light": "light.turn_on"},
    "color_temp_kelvin": {"light": "light.turn_on"},
    "percentage": {"fan": "fan.set_percentage"},
    "position": {"cover": "cover.set_cover_position", "valve": "valve.set_valve_position"},
    "temperature": {"climate": "climate.set_temperature"},
    "hvac_mode": {"climate": "climate.set_hvac_mode"},
    "humidity": {"humidifier": "humidifier.set_humidity"},
    "volume_level": {"media_player": "media_player.volume_set"},
    "source": {"media_player": "media_player.select_source"},
}
# Numbers that people say alike: forty percent of a lamp is its brightness, of a fan its speed.
PERCENT = ("brightness_pct", "percentage", "position", "humidity", "volume_level")
SENSORS = ("sensor", "binary_sensor")  # what they measure is their state
SPOKEN = {
    "brightness_pct": "brightness", "color_name": "colour", "color_temp_kelvin": "white tone",
    "percentage": "speed", "hvac_mode": "mode", "volume_level": "volume",
}  # fmt: skip
DURATION = "duration"
SOURCE = "source"  # whose value is no token: it is found among the sources of the device
# Changes from the state as it is; `increase` and `decrease` may say by how much.
RELATIVE: tuple[Operation, ...] = ("increase", "decrease", "double", "halve")
COMMAND_VERBS = (*VERBS, "set", *RELATIVE)
# Questions about the house: how something is (or one attribute of it), which of a group are in a
# state, how many are. `which` and `count` carry the state as the value of the field `state`.
# And about the visit: since when something is as it is, what was done last, and why that.
PAST_VERBS = ("since", "deed", "reason")
QUERY_VERBS = ("state", "which", "count", *PAST_VERBS)
# What can be asked for, besides what can be set, and of which domains.
MEASURED = {"current_temperature": ("climate",)}
QUERY_STATES = ("on", "off", "open", "closed", "locked", "unlocked", "playing")
# States that no question is written with: they ask what there is, and which rooms.
ANY, ROOMS = "any", "rooms"


def service_of(verb: str, field: str | None, domain: str) -> str | None:
    """The service that a verb (with `set` and relative ones: a field) means for a domain."""
    if verb == "set":
        return SETTINGS.get(field or "", {}).get(domain)
    if verb in RELATIVE:
        step = STEPS.get((domain, field or ""))
        return step[0] if step else None
    return VERBS.get(meant(verb, domain), {}).get(domain)  # a question has no service


def meant(verb: str, domain: str) -> str:
    """The verb that another one stands for, with a device of a domain."""
    return READ_AS.get((verb, domain), verb)


def able(entity: Entity, verb: str, fields: Iterable[str] = ()) -> bool:
    """Whether an entity's domain knows a verb, and the entity itself every field."""
    names = list(fields)
    if verb in QUERY_VERBS:
        return True
    plain = verb != "set" and verb not in RELATIVE
    if plain and service_of(verb, None, entity.domain) is None:
        return False
    for name in FIXED.get(meant(verb, entity.domain), ()) if plain else names:
        action = service_of(verb, name, entity.domain)
        field = SERVICES[action].field(name) if action else None
        if field is None or (field.capability and field.capability not in entity.capabilities):
            return False
    return plain or bool(names)


def known(entity: Entity) -> str:
    """What can be asked of an entity, as a list to be read: `turn on, set brightness`."""
    return ", ".join(abilities(entity)) or "nothing but to be read"


def abilities(entity: Entity) -> tuple[str, ...]:
    """What can be asked of an entity, in words: `turn on`, `set brightness`."""
    known = [verb for verb, services in VERBS.items() if entity.domain in services]
    verbs = [verb.replace("_", " ") for verb in known if able(entity, verb)]
    settable = [name for name in SETTINGS if able(entity, "set", (name,))]
    return (*verbs, *(f"set {SPOKEN.get(name, name)}" for name in settable))
