"""A symbol for every kind of device, drawn around the origin within 13 units."""

from collections.abc import Mapping
from html import escape

from pipelines.house.entities import Entity

BULB = "M-7-3a7 7 0 1 1 14 0c0 4-3 5-3.5 8h-7c-.5-3-3.5-4-3.5-8zM-3.5 8.5h7M-2.5 11.5h5"
DROP = "M0-11c5 6 8 9 8 14a8 8 0 0 1-16 0c0-5 3-8 8-14z"
LINES: Mapping[str, str] = {
    "light": BULB,
    "switch": "M0-11v9M-6-8a9.5 9.5 0 1 0 12 0",
    "humidifier": DROP + "M-4 4a4 4 0 0 0 4 4",
    "valve": "M-11-7v14L11-7V7zM0 0v-9M-5-9H5",
    "lock": "M-8-1h16v11H-8zM-5-1v-4a5 5 0 0 1 10 0v4M0 3v4",
    "lock open": "M-8-1h16v11H-8zM-5-1v-4a5 5 0 0 1 9.5-2M0 3v4",
    "vacuum": "M0-11a11 11 0 1 1 0 22a11 11 0 1 1 0-22zM-8-6q8 6 16 0M-1 4h2",
    "binary_sensor": "M0-4a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM-8-8a11 11 0 0 0 0 16M8-8a11 11 0 0 1 0 16",
    "scene": "M0-11l3 8 8 3-8 3-3 8-3-8-8-3 8-3z",
    "script": "M5-10a11 11 0 1 0 6 14a9 9 0 0 1-6-14z",
    "timer": "M0-8a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19zM-3-12h6M0-3v5l4 2",
    "camera": "M-11-5h4l2-4H5l2 4h4V8h-22zM0-3a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z",
    "alarm_control_panel": "M0-12l10 4v6c0 6-4 10-10 13-6-3-10-7-10-13v-6z",
    "playing": "M-5-9v18M5-9v18",
    "media_player": "M-6-9l15 9-15 9z",
    "other": "M-9-9H9V9H-9z",
}
BLADE = "M0 0c-7-3-8-11-1-12 5-1 6 6 1 12z"
ACTIVE = {
    "on", "open", "unlocked", "playing", "cleaning", "active", "recording", "streaming", "heat",
    "cool", "auto", "armed_home", "armed_away",
}  # fmt: skip
# How warm a light looks at a colour temperature, from candle to noon.
KELVIN = ((2300, "#ff9d3c"), (3200, "#ffc27a"), (4500, "#ffe3bf"))
DAYLIGHT = "#f4f3ff"
# Coloured light as it looks on a wall: pale enough for the symbol in front of it to be seen.
COLORS = {
    "white": "#ffffff", "gold": "#ffcf5a", "orange": "#ff9a3d", "yellow": "#ffe066",
    "red": "#ff7d70", "green": "#6fdc7c", "cyan": "#66e0ea", "blue": "#86a6ff",
    "purple": "#c490ff", "magenta": "#ff86e4", "pink": "#ffa9c6", "turquoise": "#5fe0cc",
    "lime": "#c3f05f", "violet": "#d69bff", "coral": "#ff9077", "indigo": "#a597ff",
}  # fmt: skip
WARM = "#ffc86b"


def is_active(entity: Entity) -> bool:
    """Whether a device is doing something that one would notice."""
    return entity.state in ACTIVE


def light_color(entity: Entity) -> str:
    """The colour that a light shines in, for CSS."""
    name = entity.attributes.get("color_name")
    if isinstance(name, str):
        return COLORS.get(name.casefold(), WARM)
    if "color_temp_kelvin" not in entity.attributes:
        return WARM
    kelvin = number(entity, "color_temp_kelvin", KELVIN[0][0])
    return next((color for limit, color in KELVIN if kelvin < limit), DAYLIGHT)


def brightness(entity: Entity) -> float:
    """How bright a light is, 0 to 1."""
    if entity.state != "on":
        return 0.0
    return min(max(number(entity, "brightness_pct", 100.0) / 100, 0.0), 1.0)


def number(entity: Entity, name: str, default: float) -> float:
    """An attribute as a number; the default if it is missing or a text."""
    value = entity.attributes.get(name)
    return default if value is None or isinstance(value, str) else float(value)


def symbol(entity: Entity) -> str:
    """The drawing inside a device's circle."""
    if entity.domain == "fan":
        return _fan(entity)
    if entity.domain == "cover":
        whole = 0.0 if entity.state == "closed" else 100.0
        return _cover(min(max(number(entity, "position", whole), 0.0), 100.0))
    if entity.domain == "climate":
        known = "temperature" in entity.attributes
        return _text(f"{number(entity, 'temperature', 0.0):g}°" if known else "–")
    if entity.domain == "sensor":
        return _text(entity.state[:5], str(entity.attributes.get("unit", ""))[:4])
    name = entity.domain
    if entity.domain == "lock" and entity.state == "unlocked":
        name = "lock open"
    if entity.domain == "media_player" and entity.state == "playing":
        name = "playing"
    return f'<path class="line" d="{LINES.get(name, LINES["other"])}"/>'


def _fan(entity: Entity) -> str:
    blades = "".join(f'<path d="{BLADE}" transform="rotate({turn})"/>' for turn in (0, 120, 240))
    speed = (
        min(max(number(entity, "percentage", 60.0), 1.0), 100.0) if entity.state == "on" else 0.0
    )
    spin = f' style="animation-duration:{3 - 2.5 * speed / 100:.2f}s"' if speed else ""
    return f'<g class="blades{" spinning" if speed else ""}"{spin}>{blades}</g>'


def _cover(position: float) -> str:
    drawn = 22 * (1 - position / 100)
    slats = "".join(f'<path d="M-11 {y - 11:.1f}h22"/>' for y in range(4, round(drawn) + 1, 4))
    return (
        f'<rect class="pane" x="-11" y="-11" width="22" height="22"/>'
        f'<rect class="shade" x="-11" y="-11" width="22" height="{drawn:.1f}"/>'
        f'<g class="line">{slats}<path d="M-11-11h22v22h-22z"/></g>'
    )


def _text(value: str, unit: str = "") -> str:
    small = f'<text class="unit" y="20">{escape(unit)}</text>' if unit else ""
    return f'<text class="value" y="{3 if unit else 6}">{escape(value)}</text>{small}'
