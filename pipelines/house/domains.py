"""What the entities of each domain can be: their states, their state at rest, their attributes."""

from pipelines.house.entities import Value
from pipelines.house.services import HVAC_MODES, SERVICES, Field

SWITCHED = ("off", "on")
MOVED = ("closed", "open", "opening", "closing", "stopped")
# The first state is the one of an entity that does not say its own.
STATES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("light", "switch", "fan", "humidifier", "siren", "input_boolean"), SWITCHED),
    "binary_sensor": SWITCHED,
    **dict.fromkeys(("cover", "valve"), MOVED),
    "climate": HVAC_MODES,
    "lock": ("locked", "unlocked", "locking", "unlocking", "jammed", "open", "opening"),
    "media_player": ("off", "on", "idle", "playing", "paused", "standby", "buffering"),
    "vacuum": ("docked", "cleaning", "idle", "paused", "returning", "error"),
    "timer": ("idle", "active", "paused"),
    "camera": ("idle", "off", "on", "recording", "streaming"),
    "alarm_control_panel": (
        "disarmed", "armed_home", "armed_away", "armed_night", "armed_vacation",
        "armed_custom_bypass", "arming", "pending", "disarming", "triggered",
    ),
}  # fmt: skip
SILENT = ("unknown", "unavailable")  # what any device may be
# An attribute shows what a device can do, where its description does not list that.
SHOWS = {
    "brightness_pct": "brightness", "color_name": "color", "color": "color",
    "color_temp_kelvin": "color_temp", "percentage": "speed", "position": "position",
    "oscillating": "oscillate", "source": "source", "source_list": "source",
}  # fmt: skip
FIELDS: dict[tuple[str, str], Field] = {
    (service.domain, field.name): field
    for service in SERVICES.values()
    for field in service.fields
    if not field.choices and not field.text
}


def resting(domain: str) -> str:
    """The state of an entity that does not say its own."""
    return STATES.get(domain, SILENT)[0]


def wrong_state(domain: str, state: str) -> str:
    """What is wrong with a state, in words; nothing for a good one."""
    known = STATES.get(domain)
    if known is None or state in known or state in SILENT:
        return ""
    return f"the state of a {domain} is one of {', '.join(known)}, not {state!r}"


def wrong_attribute(domain: str, name: str, value: Value) -> str:
    """What is wrong with an attribute, in words; nothing for a good or an unknown one."""
    field = FIELDS.get((domain, name))
    if field is None or field.accepts(value):
        return ""
    return f"{name} must be {field.expected}"
