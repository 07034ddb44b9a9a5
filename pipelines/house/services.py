"""What can be done: Home Assistant's services with their fields, units, ranges and effects.

Names, fields and units follow https://www.home-assistant.io/integrations/ so that a real house
understands a command unchanged.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipelines.house.entities import Entity, Value

Data = Mapping[str, Value]
Effect = Callable[[Entity, Data], Entity]

COLORS = (
    "red", "orange", "yellow", "green", "cyan", "blue", "purple", "magenta", "pink", "white",
    "gold", "turquoise", "lime", "violet", "coral", "indigo",
)  # fmt: skip
HVAC_MODES = ("off", "heat", "cool", "auto", "dry", "fan_only")
OUTWARD = ("garage", "gate", "door")  # device classes of covers that let people in


@dataclass(frozen=True)
class Field:
    """One value that a service takes: a number in a range, one of some words, or a flag."""

    name: str
    low: float = 0.0
    high: float = 100.0
    unit: str = "%"
    choices: tuple[str, ...] = ()
    flag: bool = False
    capability: str = ""
    required: bool = False


@dataclass(frozen=True)
class Service:
    """An action: its fields, its effect on an entity, and whether it asks first by nature."""

    action: str
    effect: Effect
    fields: tuple[Field, ...] = ()
    capability: str = ""
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
    if "brightness" in entity.capabilities and not lit.attributes.get("brightness_pct"):
        lit = lit.changed(brightness_pct=100.0)
    dropped = {"color_name": "color_temp_kelvin", "color_temp_kelvin": "color_name"}
    gone = {old for new, old in dropped.items() if new in data and old not in data}
    return _without(lit, gone)


def _fan(entity: Entity, data: Data) -> Entity:
    if data.get("percentage") == 0:
        return entity.changed("off")
    running = entity.changed("on", **data)
    slow = "speed" in entity.capabilities and not running.attributes.get("percentage")
    return running.changed(percentage=50.0) if slow else running


def _opened(entity: Entity, data: Data) -> Entity:
    position = float(data.get("position", 100.0))
    return entity.changed("open" if position > 0 else "closed", position=position)


def _closed(entity: Entity, data: Data) -> Entity:
    return entity.changed("closed", position=0.0)


def _climate_on(entity: Entity, data: Data) -> Entity:
    return entity.changed("heat") if entity.state == "off" else entity


def _mode(entity: Entity, data: Data) -> Entity:
    return entity.changed(str(data["hvac_mode"]))


def _without(entity: Entity, names: set[str]) -> Entity:
    kept = {name: value for name, value in entity.attributes.items() if name not in names}
    return Entity(**{**entity.__dict__, "attributes": kept})


def _lets_in(entity: Entity) -> bool:
    return entity.attributes.get("device_class") in OUTWARD


def _always(entity: Entity) -> bool:
    return True


BRIGHTNESS = Field("brightness_pct", capability="brightness")
COLOR = Field("color_name", choices=COLORS, capability="color")
KELVIN = Field("color_temp_kelvin", 2000, 6500, "K", capability="color_temp")
SPEED = Field("percentage", capability="speed")
POSITION = Field("position", capability="position", required=True)
TEMPERATURE = Field("temperature", 5, 35, "°C", required=True)
MODE = Field("hvac_mode", choices=HVAC_MODES, required=True)
VOLUME = Field("volume_level", 0, 1, "", required=True)
MUTED = Field("is_volume_muted", flag=True, required=True)
HUMIDITY = Field("humidity", 20, 80, required=True)
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
    Service("cover.open_cover", _opened, asks=_lets_in),
    Service("cover.close_cover", _closed),
    Service("cover.stop_cover", _keep),
    Service("cover.set_cover_position", _opened, (POSITION,), asks=_lets_in),
    Service("valve.open_valve", _opened),
    Service("valve.close_valve", _closed),
    Service("valve.set_valve_position", _opened, (POSITION,)),
    Service("climate.set_temperature", _keep, (TEMPERATURE,)),
    Service("climate.set_hvac_mode", _mode, (MODE,)),
    Service("climate.turn_on", _climate_on),
    Service("climate.turn_off", _to("off")),
    Service("lock.lock", _to("locked")),
    Service("lock.unlock", _to("unlocked"), asks=_always),
    Service("media_player.turn_on", _to("idle")),
    Service("media_player.turn_off", _to("off")),
    Service("media_player.media_play", _to("playing")),
    Service("media_player.media_pause", _to("paused")),
    Service("media_player.media_stop", _to("idle")),
    Service("media_player.volume_set", _keep, (VOLUME,)),
    Service("media_player.volume_mute", _keep, (MUTED,)),
    Service("vacuum.start", _to("cleaning")),
    Service("vacuum.pause", _to("paused")),
    Service("vacuum.stop", _to("idle")),
    Service("vacuum.return_to_base", _to("docked")),
    Service("timer.start", _to("active"), (DURATION,)),
    Service("timer.pause", _to("paused")),
    Service("timer.cancel", _to("idle")),
    Service("camera.turn_on", _to("recording")),
    Service("camera.turn_off", _to("off")),
    Service("alarm_control_panel.alarm_arm_home", _to("armed_home")),
    Service("alarm_control_panel.alarm_arm_away", _to("armed_away")),
    Service("alarm_control_panel.alarm_disarm", _to("disarmed"), asks=_always),
    Service("scene.turn_on", _keep),  # what a scene sets is applied by `transitions`
    Service("script.turn_on", _keep),
]
SERVICES: dict[str, Service] = {service.action: service for service in _ALL}
