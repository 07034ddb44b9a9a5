"""What can be done: Home Assistant's services with their fields, units, ranges and effects.

Names, fields and units follow https://www.home-assistant.io/integrations/ so that a real house
understands a command unchanged.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipelines.house.entities import Entity, Value

Data = Mapping[str, Value]
Effect = Callable[[Entity, Data], Entity]

COLORS = (
    "red", "orange", "yellow", "green", "cyan", "blue", "purple", "magenta", "pink", "white",
    "gold", "turquoise", "lime", "violet", "coral", "indigo",
)  # fmt: skip
HVAC_MODES = ("off", "heat", "cool", "heat_cool", "auto", "dry", "fan_only")
MAX_TEXT = 100
OUTWARD = ("garage", "gate", "door")  # device classes of covers that let people in


@dataclass(frozen=True)
class Field:
    """One value that a service takes: a number in a range, one of some words, a text or a flag.

    `step` is how finely a number is set.
    """

    name: str
    low: float = 0.0
    high: float = 100.0
    unit: str = "%"
    choices: tuple[str, ...] = ()
    flag: bool = False
    text: bool = False
    capability: str = ""
    required: bool = False
    step: float = 1.0

    def accepts(self, value: object) -> bool:
        """Whether a value is of the right kind and in range."""
        if self.flag:
            return isinstance(value, bool)
        if self.choices:
            return isinstance(value, str) and value in self.choices
        if self.text:
            return isinstance(value, str) and bool(value.strip()) and len(value) <= MAX_TEXT
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return self.low <= value <= self.high

    @property
    def expected(self) -> str:
        """What `accepts` wants, in words."""
        if self.flag:
            return "true or false"
        if self.choices:
            return "one of " + ", ".join(self.choices)
        if self.text:
            return f"a text of 1 to {MAX_TEXT} characters"
        return f"between {self.low:g} and {self.high:g} {self.unit}".strip()


@dataclass(frozen=True)
class Service:
    """An action: its fields, its effect on an entity, and whether it asks first by nature."""

    action: str
    effect: Effect
    fields: tuple[Field, ...] = ()
    asks: Callable[[Entity], bool] = lambda entity: False

    @property
    def domain(self) -> str:
        """The part of the action before the dot."""
        return self.action.partition(".")[0]

    def field(self, name: str) -> Field | None:
        """The field with a name."""
        return next((field for field in self.fields if field.name == name), None)


def _to(state: str, **attributes: Value) -> Effect:
    """An effect that sets a state, fixed attributes and whatever data is given."""
    return lambda entity, data: entity.changed(state, **{**attributes, **data})


def _keep(entity: Entity, data: Data) -> Entity:
    return entity.changed(**data)


def _toggle(on: str = "on", off: str = "off") -> Effect:
    return lambda entity, data: entity.changed(off if entity.state == on else on)


def _light_on(entity: Entity, data: Data) -> Entity:
    if data.get("brightness_pct") == 0:
        return entity.changed("off")
    lit = entity.changed("on", **data)
    # A light comes back as bright as it was, and a colour replaces a colour temperature.
    dark = entity.state != "on" and not lit.attributes.get("brightness_pct")
    if "brightness" in entity.capabilities and dark:
        lit = lit.changed(brightness_pct=100.0)
    dropped = {"color_name": "color_temp_kelvin", "color_temp_kelvin": "color_name"}
    gone = {old for new, old in dropped.items() if new in data and old not in data}
    return lit.without(*gone)


def _fan(entity: Entity, data: Data) -> Entity:
    if data.get("percentage") == 0:
        return entity.changed("off")
    running = entity.changed("on", **data)
    still = entity.state != "on" and not running.attributes.get("percentage")
    return running.changed(percentage=50.0) if "speed" in entity.capabilities and still else running


def _opened(entity: Entity, data: Data) -> Entity:
    return _moved(entity, float(data.get("position", 100.0)))


def _closed(entity: Entity, data: Data) -> Entity:
    return _moved(entity, 0.0)


def _moved(entity: Entity, position: float) -> Entity:
    state = "open" if position > 0 else "closed"
    measured = "position" in entity.capabilities or "position" in entity.attributes
    return entity.changed(state, position=position) if measured else entity.changed(state)


def _climate_on(entity: Entity, data: Data) -> Entity:
    if entity.state != "off":
        return entity
    return _mode(entity, {"hvac_mode": entity.attributes.get("last_mode", "heat")})


def _climate_off(entity: Entity, data: Data) -> Entity:
    return _mode(entity, {"hvac_mode": "off"})


def _mode(entity: Entity, data: Data) -> Entity:
    """A climate that goes off remembers what it did, so that it comes back the same."""
    mode = str(data["hvac_mode"])
    if mode != "off":
        return entity.without("last_mode").changed(mode)
    return entity if entity.state == "off" else entity.changed("off", last_mode=entity.state)


def _track(step: int) -> Effect:
    def skip(entity: Entity, data: Data) -> Entity:
        number = float(entity.attributes.get("media_track", 1.0)) + step
        return entity.changed("playing", media_track=max(1.0, number))

    return skip


def _started(entity: Entity, data: Data) -> Entity:
    """A timer that pauses goes on where it is started for just as long as it had left."""
    rest = entity.attributes.get(REST)
    if entity.state == "paused" and rest is not None and data["duration"] == rest:
        return entity.changed("active")
    return entity.without(REST).changed("active", **data)


def lets_in(entity: Entity) -> bool:
    """Whether people come in through a cover: by its class, or by its name where it has none."""
    kind = entity.attributes.get("device_class")
    if isinstance(kind, str):
        return kind in OUTWARD
    words = re.split(r"[^a-z]+", f"{entity.id} {entity.name}".casefold())
    return entity.domain == "cover" and not set(OUTWARD).isdisjoint(words)


def _always(entity: Entity) -> bool:
    return True


BRIGHTNESS = Field("brightness_pct", capability="brightness")
COLOR = Field("color_name", choices=COLORS, capability="color")
KELVIN = Field("color_temp_kelvin", 2000, 6500, "K", capability="color_temp", step=50)
SPEED = Field("percentage", capability="speed")
POSITION = Field("position", capability="position", required=True)
TEMPERATURE = Field("temperature", 5, 35, "°C", required=True, step=0.5)
MODE = Field("hvac_mode", choices=HVAC_MODES, required=True)
VOLUME = Field("volume_level", 0, 1, "", required=True, step=0.01)
MUTED = Field("is_volume_muted", flag=True, required=True)
HUMIDITY = Field("humidity", 0, 100, required=True)
SOURCE = Field("source", text=True, capability="source", required=True)
OSCILLATING = Field("oscillating", flag=True, capability="oscillate", required=True)
REST = "remaining"  # seconds that a timer which pauses had left
DURATION = Field("duration", 1, 86_400, "s", required=True)
SWITCHES = ("switch", "humidifier", "input_boolean", "siren")

_ALL = [
    Service("light.turn_on", _light_on, (BRIGHTNESS, COLOR, KELVIN)),
    Service("light.turn_off", _to("off")),
    Service("light.toggle", lambda e, d: e.changed("off") if e.state == "on" else _light_on(e, d)),
    *(Service(f"{each}.turn_on", _to("on")) for each in SWITCHES),
    *(Service(f"{each}.turn_off", _to("off")) for each in SWITCHES),
    *(Service(f"{each}.toggle", _toggle()) for each in SWITCHES),
    Service("humidifier.set_humidity", _keep, (HUMIDITY,)),
    Service("fan.turn_on", _fan, (SPEED,)),
    Service("fan.turn_off", _to("off")),
    Service("fan.toggle", lambda e, d: e.changed("off") if e.state == "on" else _fan(e, d)),
    Service("fan.set_percentage", _fan, (Field("percentage", capability="speed", required=True),)),
    Service("fan.oscillate", _keep, (OSCILLATING,)),
    Service("cover.open_cover", _opened, asks=lets_in),
    Service("cover.close_cover", _closed),
    Service("cover.stop_cover", _keep),
    Service("cover.set_cover_position", _opened, (POSITION,), asks=lets_in),
    Service("valve.open_valve", _opened),
    Service("valve.close_valve", _closed),
    Service("valve.set_valve_position", _opened, (POSITION,)),
    Service("climate.set_temperature", _keep, (TEMPERATURE,)),
    Service("climate.set_hvac_mode", _mode, (MODE,)),
    Service("climate.turn_on", _climate_on),
    Service("climate.turn_off", _climate_off),
    Service("lock.lock", _to("locked")),
    Service("lock.unlock", _to("unlocked"), asks=_always),
    Service("media_player.turn_on", _to("idle")),
    Service("media_player.turn_off", _to("off")),
    Service("media_player.media_play", _to("playing")),
    Service("media_player.media_pause", _to("paused")),
    Service("media_player.media_stop", _to("idle")),
    Service("media_player.media_next_track", _track(1)),
    Service("media_player.media_previous_track", _track(-1)),
    Service("media_player.select_source", _to("playing"), (SOURCE,)),
    Service("media_player.volume_set", _keep, (VOLUME,)),
    Service("media_player.volume_mute", _keep, (MUTED,)),
    Service("vacuum.start", _to("cleaning")),
    Service("vacuum.pause", _to("paused")),
    Service("vacuum.stop", _to("idle")),
    Service("vacuum.return_to_base", _to("docked")),
    Service("timer.start", _started, (DURATION,)),
    Service("timer.pause", lambda e, d: e.changed("paused") if e.state == "active" else e),
    Service("timer.cancel", lambda entity, data: entity.without(REST).changed("idle")),
    Service("camera.turn_on", _to("recording")),
    Service("camera.turn_off", _to("off")),
    Service("alarm_control_panel.alarm_arm_home", _to("armed_home")),
    Service("alarm_control_panel.alarm_arm_away", _to("armed_away")),
    Service("alarm_control_panel.alarm_disarm", _to("disarmed"), asks=_always),
    Service("scene.turn_on", _keep),  # what a scene sets is applied by `transitions`
    Service("script.turn_on", _keep),
]
SERVICES: dict[str, Service] = {service.action: service for service in _ALL}
