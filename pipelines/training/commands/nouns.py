"""Words for kinds of devices, and which devices they mean."""

from dataclasses import dataclass

from pipelines.house.entities import Entity
from pipelines.training.commands.words import options


@dataclass(frozen=True)
class Noun:
    """Words for a kind of device, and words in names or device classes that it is limited to."""

    domain: str
    singular: tuple[str, ...]
    plurals: tuple[str, ...]
    names: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def fits(self, entity: Entity) -> bool:
        """Whether an entity is of this kind."""
        if entity.domain != self.domain:
            return False
        kind = str(entity.attributes.get("device_class", ""))
        words = f" {entity.name} {' '.join(entity.aliases)}".casefold()
        if self.classes and kind not in self.classes:
            return False
        if self.without and any(f" {word}" in words for word in self.without):
            return False
        return not self.names or any(f" {word}" in words for word in self.names)


def _noun(
    domain: str, singular: str, plurals: str, names: str = "", classes: str = "", without: str = ""
) -> Noun:
    return Noun(
        domain, options(singular), options(plurals), options(names), options(classes),
        options(without),
    )  # fmt: skip


SCREENS = "tv|tele|telly|projector|screen|roku|chromecast|bravia|television|media|box"
NOUNS = (
    _noun("light", "light|light|lighting", "lights|lights|lights|lighting|lights|illumination"),
    _noun("light", "lamp", "lamps", "lamp"),
    _noun("fan", "fan|fan|ventilator", "fans|fans|ventilators|fans"),
    _noun("climate", "heating|heat|thermostat|heater|radiator", "thermostats|radiators|heaters",
          without="ac|air|cool|climate"),
    _noun("climate", "AC|air con|air conditioning|air conditioner|aircon|a/c|A/C",
          "air conditioners|ACs", names="ac|air c|aircon|cool|climate"),
    _noun("media_player", "TV|telly|television|tv|TV set", "TVs|televisions|tellies",
          names="tv|telly|television|projector|bravia"),
    _noun("media_player", "speaker|music|music|stereo|sound system|radio|audio",
          "speakers|music players|speakers|radios", without=SCREENS),
    _noun("media_player", "media player|player", "media players|players|media devices"),
    _noun("cover", "blind|shade|window blind", "blinds|blinds|window blinds|shades",
          classes="blind|shutter"),
    _noun("cover", "curtain|drape", "curtains|curtains|drapes", classes="curtain"),
    _noun("cover", "shutter|roller shutter", "shutters|roller shutters|shutters",
          classes="shutter|blind"),
    _noun("cover", "awning|sunshade", "awnings", classes="awning"),
    _noun("cover", "garage door|garage|garage", "garage doors|garages", classes="garage"),
    _noun("cover", "gate", "gates", classes="gate"),
    _noun("lock", "lock|door lock|smart lock", "locks|door locks|doors|doors"),
    _noun("lock", "door|entrance", "doors", names="door"),
    _noun("switch", "plug|socket|outlet|switch", "plugs|sockets|outlets|switches|switches",
          names="plug|socket|outlet|switch|strip"),
    _noun("humidifier", "humidifier", "humidifiers"),
    _noun("vacuum", "vacuum|hoover|robot|vacuum cleaner|robot vacuum|vac|cleaner|cleaning robot|"
          "roomba", "vacuums|robots|hoovers|vacuum cleaners"),
    _noun("timer", "timer", "timers"),
    _noun("camera", "camera|cam|security camera", "cameras|security cameras|cams|cctv"),
    _noun("siren", "siren", "sirens"),
    _noun("alarm_control_panel", "alarm|alarm|security system|alarm system|burglar alarm|security",
          "alarms"),
    _noun("valve", "sprinkler|irrigation|watering", "sprinklers", names="sprinkl|irrig|hose"),
    _noun("valve", "water|valve|water valve", "valves|water valves", names="water|main|valve"),
)  # fmt: skip
BY_DOMAIN: dict[str, list[Noun]] = {}
for _each in NOUNS:
    BY_DOMAIN.setdefault(_each.domain, []).append(_each)
