"""From a recognised intent to commands, as Home Assistant's intent handlers call services."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipelines.evaluation.hassil_targets import Wanted, match, names, one, plain
from pipelines.house.commands import Command, check
from pipelines.house.entities import Entity, House, Value
from pipelines.house.errors import CommandError
from pipelines.house.relative import Operation, resolve
from pipelines.house.services import SERVICES


@dataclass(frozen=True)
class Heard:
    """An intent with its slots: areas and floors as ids, names as they were said.

    `domains` are those that a name may belong to in the sentence; none means any. `near` is the
    visitor's area.
    """

    intent: str
    slots: Mapping[str, Any]
    house: House
    domains: tuple[str, ...] = ()
    near: str | None = None


@dataclass(frozen=True)
class Rule:
    """How an intent becomes commands.

    `services` has one for each domain; `data` reads its values from the slots. `single` devices
    must be told apart. Of several unnamed ones only those in the state `busy` are meant.
    """

    services: Mapping[str, str]
    data: Callable[[Mapping[str, Any]], dict[str, Value]] = field(default=lambda slots: {})
    single: bool = False
    busy: str = ""


SWITCHED = (
    "light", "switch", "fan", "input_boolean", "humidifier", "siren", "climate", "media_player",
    "camera",
)  # fmt: skip
TURN_ON = {
    **{domain: f"{domain}.turn_on" for domain in (*SWITCHED, "scene", "script")},
    "cover": "cover.open_cover",
    "valve": "valve.open_valve",
    "lock": "lock.lock",
}
TURN_OFF = {
    **{domain: f"{domain}.turn_off" for domain in SWITCHED},
    "cover": "cover.close_cover",
    "valve": "valve.close_valve",
    "lock": "lock.unlock",
}
LIGHT = {"brightness": "brightness_pct", "color": "color_name", "temperature": "color_temp_kelvin"}
POSITIONS = {"cover": "cover.set_cover_position", "valve": "valve.set_valve_position"}


def _slots(**fields: str) -> Callable[[Mapping[str, Any]], dict[str, Value]]:
    return lambda slots: {fields[name]: slots[name] for name in fields if name in slots}


def _player(service: str, busy: str = "playing") -> Rule:
    return Rule({"media_player": f"media_player.{service}"}, busy=busy)


def _mute(muted: bool) -> Rule:
    services = {"media_player": "media_player.volume_mute"}
    return Rule(services, lambda slots: {"is_volume_muted": muted})


RULES: dict[str, Rule] = {
    "HassTurnOn": Rule(TURN_ON),
    "HassTurnOff": Rule(TURN_OFF),
    "HassLightSet": Rule({"light": "light.turn_on"}, _slots(**LIGHT)),
    "HassClimateSetTemperature": Rule(
        {"climate": "climate.set_temperature"}, _slots(temperature="temperature"), single=True
    ),
    "HassSetPosition": Rule(POSITIONS, _slots(position="position")),
    "HassFanSetSpeed": Rule({"fan": "fan.set_percentage"}, _slots(percentage="percentage")),
    "HassSetVolume": Rule(
        {"media_player": "media_player.volume_set"},
        lambda slots: {"volume_level": slots["volume_level"] / 100},
        busy="playing",
    ),
    "HassMediaPause": _player("media_pause"),
    "HassMediaUnpause": _player("media_play", busy="paused"),
    "HassMediaNext": _player("media_next_track"),
    "HassMediaPrevious": _player("media_previous_track"),
    "HassMediaSearchAndPlay": Rule({"media_player": "media_player.media_play"}, single=True),
    "HassMediaPlayerMute": _mute(True),
    "HassMediaPlayerUnmute": _mute(False),
    "HassVacuumStart": Rule({"vacuum": "vacuum.start"}),
    "HassVacuumReturnToBase": Rule({"vacuum": "vacuum.return_to_base"}),
}
TIMERS = {
    "HassStartTimer": "timer.start",
    "HassPauseTimer": "timer.pause",
    "HassCancelTimer": "timer.cancel",
}
ANY_MUSIC = ("music", "some music", "any music", "something", "anything")
UNITS = {"hours": 3600, "minutes": 60, "seconds": 1}


def carry_out(heard: Heard) -> tuple[Command, ...]:
    """The commands for an intent; none for a question, or for what a house here cannot do.

    A command for no device, or with a value out of range, is dropped: nothing would happen.
    """
    return tuple(each for each in _commands(heard) if _possible(each, heard.house))


def _commands(heard: Heard) -> tuple[Command, ...]:
    if heard.intent in TIMERS:
        return _timer(heard)
    if heard.intent == "HassCancelAllTimers":
        return _all_timers(heard)
    if heard.intent == "HassSetVolumeRelative":
        return _louder(heard)
    if heard.intent == "HassVacuumCleanArea":
        return _clean(heard)
    if heard.slots.get("search_query", "music") not in ANY_MUSIC:
        return ()  # a house here plays, but cannot search
    rule = RULES.get(heard.intent)
    if rule is None:
        return ()
    data = rule.data(heard.slots)
    needed = {
        known.capability
        for service in rule.services.values()
        for name in data
        if (known := SERVICES[service].field(name)) and known.capability
    }
    grouped: dict[str, list[str]] = {}
    for entity in _targets(heard, rule, needed):
        grouped.setdefault(rule.services[entity.domain], []).append(entity.id)
    return tuple(Command(action, tuple(ids), data) for action, ids in grouped.items())


def _targets(heard: Heard, rule: Rule, capabilities: set[str]) -> tuple[Entity, ...]:
    slots = heard.slots
    said = (slots["domain"],) if "domain" in slots else heard.domains
    domains = [each for each in rule.services if not said or each in said]
    found = match(
        heard.house,
        Wanted(
            domains,
            slots.get("name"),
            slots.get("area"),
            slots.get("floor"),
            slots.get("device_class"),
            capabilities,
        ),
        heard.near,
    )
    if rule.single:
        return one(found, heard.near)
    if rule.busy and len(found) > 1:  # nobody pauses players that are silent
        return tuple(entity for entity in found if entity.state == rule.busy)
    return found


def volume_step(slots: Mapping[str, Any]) -> tuple[Operation, float | None]:
    """Which way the volume goes, and how far in 0-1; None where that was not said."""
    step = slots["volume_step"]
    if isinstance(step, str):
        return "decrease" if step == "down" else "increase", None
    return "decrease" if step < 0 else "increase", abs(step) / 100


def _louder(heard: Heard) -> tuple[Command, ...]:
    """A step, as the device's own would be, or so many percent."""
    operation, amount = volume_step(heard.slots)
    rule = _player("volume_set")
    ids = [entity.id for entity in _targets(heard, rule, set())]
    try:
        return resolve(heard.house, ids, "volume_level", operation, amount)
    except CommandError:  # a player that does not say how loud it is
        return ()


def _clean(heard: Heard) -> tuple[Command, ...]:
    """The area is where to clean, not where the vacuum stands; a house here just starts it."""
    found = match(heard.house, Wanted(("vacuum",), heard.slots.get("name")), heard.near)
    return (Command("vacuum.start", tuple(entity.id for entity in found)),)


def _timer(heard: Heard) -> tuple[Command, ...]:
    """Home Assistant makes timers as it hears of them; a house here has its own to choose from."""
    if "conversation_command" in heard.slots:  # "turn it off in ten minutes"
        return ()
    name, area = plain(str(heard.slots.get("name", ""))), heard.slots.get("area")
    starts = heard.intent == "HassStartTimer"
    found = match(heard.house, Wanted(("timer",), area=area), heard.near)
    long = _seconds(heard.slots, "start_")
    if long:  # "cancel the ten minute timer"
        found = tuple(timer for timer in found if timer.attributes.get("duration") == long)
    if name:
        named = tuple(timer for timer in found if any(name in plain(n) for n in names(timer)))
        found = named if named or not starts else found  # a new timer may have a new name
    for wish in (lambda timer: starts or timer.state == "active", lambda t: t.area == heard.near):
        if len(found) > 1:
            found = tuple(filter(wish, found)) or found
    if len(found) != 1:
        return ()
    data: dict[str, Value] = {"duration": _seconds(heard.slots)} if starts else {}
    return (Command(TIMERS[heard.intent], (found[0].id,), data),)


def _seconds(slots: Mapping[str, Any], prefix: str = "") -> float:
    return sum(float(slots.get(f"{prefix}{unit}", 0)) * size for unit, size in UNITS.items())


def _all_timers(heard: Heard) -> tuple[Command, ...]:
    found = match(heard.house, Wanted(("timer",), area=heard.slots.get("area")), heard.near)
    active = [entity.id for entity in found if entity.state == "active"]
    return (Command("timer.cancel", tuple(active)),)


def _possible(command: Command, house: House) -> bool:
    try:
        check(command, house)
    except CommandError:
        return False
    return True
