"""What a random device can do, and how it is at the moment."""

import random

from pipelines.house.domains import STATES
from pipelines.house.entities import Value
from pipelines.house.services import COLORS, HVAC_MODES
from pipelines.training.commands.words import maybe

Attributes = dict[str, Value]
SOURCES = (
    "HDMI 1", "HDMI 2", "HDMI 3", "Netflix", "YouTube", "Disney Plus", "Prime Video", "Plex",
    "Kodi", "Apple TV", "Chromecast", "PlayStation", "Xbox", "Switch", "DVD", "Blu-ray", "VCR",
    "Spotify", "Bluetooth", "AirPlay", "Optical", "ARC", "AUX", "Line in", "USB", "Vinyl", "Phono",
    "CD", "FM", "DAB", "Radio", "Radio 1", "Radio 2", "Radio 4", "Classic FM", "Jazz FM", "BBC One",
    "BBC Two", "BBC", "ITV", "Channel 4", "CNN", "ESPN", "Freeview", "Sky", "News", "Sports",
    "Cartoons", "Twitch", "Hulu", "Paramount", "Tidal", "Podcasts", "Computer", "Laptop", "Camera",
    "Cable", "Satellite", "Antenna", "Live TV", "Slides", "Karaoke", "Deezer", "Arte", "Eurosport",
)  # fmt: skip
_LIGHTS: tuple[tuple[str, ...], ...] = (
    (),
    ("brightness",),
    ("brightness",),
    ("brightness", "color_temp"),
    ("brightness", "color"),
    ("brightness", "color", "color_temp"),
    ("brightness", "color", "color_temp"),
)


def dressed(
    rng: random.Random, domain: str, device_class: str, name: str
) -> tuple[str, Attributes, tuple[str, ...]]:
    """A state, attributes and capabilities for a device of a domain."""
    attributes: Attributes = {"device_class": device_class} if device_class else {}
    capabilities: tuple[str, ...] = ()
    states = STATES.get(domain)
    state = rng.choice(states[:2]) if states else "ready"
    if domain == "light":
        capabilities = rng.choice(_LIGHTS)
        attributes |= _light(rng, capabilities)
    elif domain == "fan":
        capabilities = (("speed",) if maybe(rng, 0.75) else ()) + (
            ("oscillate",) if maybe(rng, 0.45) else ()
        )
        if "speed" in capabilities:
            attributes["percentage"] = float(rng.choice((25, 33, 50, 66, 75, 100)))
        if "oscillate" in capabilities:
            attributes["oscillating"] = maybe(rng, 0.4)
    elif domain in ("cover", "valve"):
        if maybe(rng, 0.75 if domain == "cover" else 0.5):
            capabilities = ("position",)
            attributes["position"] = 0.0 if state == "closed" else float(rng.randint(1, 20) * 5)
    elif domain == "climate":
        state = rng.choice(("heat", "heat", "off", *HVAC_MODES))
        attributes["temperature"] = rng.randint(30, 54) / 2
        if maybe(rng, 0.85):
            attributes["current_temperature"] = rng.randint(150, 260) / 10
    elif domain == "humidifier":
        attributes["humidity"] = float(rng.randint(30, 70))
    elif domain == "media_player":
        state = rng.choice(("off", "idle", "playing", "playing", "paused"))
        attributes["volume_level"] = rng.randint(5, 90) / 100
        if maybe(rng, 0.5):
            capabilities, sources = ("source",), rng.sample(SOURCES, rng.randint(2, 6))
            attributes |= {"source": rng.choice(sources), "source_list": ", ".join(sources)}
    elif domain == "vacuum":
        state = rng.choice(("docked", "cleaning", "paused"))
    elif domain == "timer":
        state = rng.choice(("idle", "active", "paused"))
    elif domain == "alarm_control_panel":
        state = rng.choice(("disarmed", "armed_home", "armed_away"))
    elif domain == "sensor":
        state, attributes = _sensor(rng, name)
    return state, attributes, capabilities


def _light(rng: random.Random, capabilities: tuple[str, ...]) -> Attributes:
    found: Attributes = {}
    if "brightness" in capabilities:
        found["brightness_pct"] = float(rng.randint(1, 20) * 5)
    if "color_temp" in capabilities:
        found["color_temp_kelvin"] = float(rng.choice((2200, 2700, 3000, 4000, 5000)))
    elif "color" in capabilities:
        found["color_name"] = rng.choice(COLORS)
    return found


def _sensor(rng: random.Random, name: str) -> tuple[str, Attributes]:
    lower = name.casefold()
    if "temp" in lower:
        return f"{rng.randint(-50, 300) / 10:g}", {"unit": "°C"}
    if "humid" in lower or "batter" in lower:
        return str(rng.randint(20, 95)), {"unit": "%"}
    if "co2" in lower or "air" in lower:
        return str(rng.randint(400, 1800)), {"unit": "ppm"}
    if "energy" in lower or "power" in lower:
        return str(rng.randint(0, 3000)), {"unit": "W"}
    return str(rng.randint(0, 500)), {"unit": ""}
