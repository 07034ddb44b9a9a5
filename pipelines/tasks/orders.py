"""Orders: what the command task says, before the house at hand turns them into services.

An order is one verb for some devices: devices pointed at one by one, or all of a kind in a place.
`lowered` turns orders into Home Assistant's commands; what they mean depends on the house alone.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from pipelines.house.commands import Command, check, merged
from pipelines.house.entities import Entity, House, Value
from pipelines.house.errors import CommandError
from pipelines.house.relative import STEPS, Operation, resolve
from pipelines.house.services import SERVICES

EVERYWHERE = "everywhere"
ANYTHING = "anything"
# What `everything` in a place stands for: nobody means the locks, the heating or the water.
EVERYTHING = ("light", "switch", "fan", "media_player", "humidifier")
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
    ("turn_off", "timer"): "cancel",
    ("stop", "timer"): "cancel",
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
MEASURED = ("current_temperature",)  # what can be asked for, besides what can be set
QUERY_STATES = ("on", "off", "open", "closed", "locked", "unlocked", "playing")


@dataclass(frozen=True)
class Group:
    """All devices of a kind (a domain, or `ANYTHING`) in a place: area id, floor or everywhere."""

    kind: str
    place: str


Target = str | Group  # an entity id, or a group


@dataclass(frozen=True)
class Order:
    """One verb, its targets less the exceptions, and its values by Home Assistant's field names.

    An exception may be an entity id or an area id. For a relative verb `values` holds the one
    field that moves, with the amount or None. `asks` means that the targets fit equally well and
    the visitor must choose one.
    """

    verb: str
    targets: tuple[Target, ...]
    exceptions: tuple[str, ...] = ()
    values: tuple[tuple[str, Value | None], ...] = ()
    asks: bool = False


def service_of(verb: str, field: str | None, domain: str) -> str | None:
    """The service that a verb (with `set` and relative ones: a field) means for a domain."""
    if verb == "set":
        return SETTINGS.get(field or "", {}).get(domain)
    if verb in RELATIVE:
        step = STEPS.get((domain, field or ""))
        return step[0] if step else None
    return VERBS.get(READ_AS.get((verb, domain), verb), {}).get(domain)  # a question has no service


def able(entity: Entity, verb: str, fields: Iterable[str] = ()) -> bool:
    """Whether an entity's domain knows a verb, and the entity itself every field."""
    names = list(fields)
    if verb in QUERY_VERBS:
        return True
    plain = verb != "set" and verb not in RELATIVE
    if plain and service_of(verb, None, entity.domain) is None:
        return False
    for name in FIXED.get(verb, ()) if plain else names:
        action = service_of(verb, name, entity.domain)
        field = SERVICES[action].field(name) if action else None
        if field is None or (field.capability and field.capability not in entity.capabilities):
            return False
    return plain or bool(names)


def abilities(entity: Entity) -> tuple[str, ...]:
    """What can be asked of an entity, in words: `turn on`, `set brightness`."""
    known = [verb for verb, services in VERBS.items() if entity.domain in services]
    verbs = [verb.replace("_", " ") for verb in known if able(entity, verb)]
    settable = [name for name in SETTINGS if able(entity, "set", (name,))]
    return (*verbs, *(f"set {SPOKEN.get(name, name)}" for name in settable))


def in_place(entity: Entity, place: str, house: House) -> bool:
    """Whether an entity lies in an area, on a floor, or anywhere."""
    return place in _places(entity, house)


def of_kind(entity: Entity, kind: str) -> bool:
    """Whether an entity is of a domain, or of those that `everything` stands for."""
    return kind in _kinds(entity)


def _places(entity: Entity, house: House) -> set[str | None]:
    """Everywhere, the area, and its floor; a floor that is called as an area is that area."""
    area = house.area(entity.area)
    floor = area.floor if area is not None and house.area(area.floor) is None else entity.area
    return {EVERYWHERE, entity.area, floor}


def _kinds(entity: Entity) -> tuple[str, ...]:
    return (entity.domain, ANYTHING) if entity.domain in EVERYTHING else (entity.domain,)


def in_groups(entity: Entity, groups: Iterable[Group], house: House) -> bool:
    """Whether an entity belongs to one of some groups."""
    return any(
        of_kind(entity, each.kind) and in_place(entity, each.place, house) for each in groups
    )


def grouped(house: House) -> dict[tuple[str, str], list[Entity]]:
    """The entities of every kind in every place, found in one pass through a house."""
    found: dict[tuple[str, str], list[Entity]] = {}
    for entity in house.entities:
        for place in _places(entity, house):
            for kind in _kinds(entity):
                found.setdefault((kind, place or ""), []).append(entity)
    return found


def chosen(order: Order, house: House) -> tuple[Entity, ...]:
    """The entities that an order is for, in the house's order."""
    fields = [name for name, _ in order.values]
    pointed = {target for target in order.targets if isinstance(target, str)}
    groups = [target for target in order.targets if isinstance(target, Group)]
    found = []
    for entity in house.entities:
        grouped = in_groups(entity, groups, house) and able(entity, order.verb, fields)
        left_out = entity.id in order.exceptions or entity.area in order.exceptions
        if (entity.id in pointed or grouped) and not left_out:
            found.append(entity)
    return tuple(found)


def lowered(orders: Sequence[Order], house: House) -> tuple[Command, ...]:
    """Orders as commands; those of one action and data become one command.

    Raises:
        CommandError: a relative change of something that cannot change so.
    """
    return merged(
        command
        for order in orders
        if not order.asks
        for command in _lower(order, chosen(order, house), house)
    )


def doable(orders: Sequence[Order], house: House) -> bool:
    """Whether a house can do all that is asked, for whichever device the visitor then chooses."""
    try:
        for order in orders:
            commands = _lower(order, chosen(order, house), house)
            if not commands:
                return False
            for command in commands:
                check(command, house)
    except CommandError:
        return False
    return True


def meaning(orders: Sequence[Order], house: House) -> Hashable:
    """What orders come to: the same for all ways of writing them, for every choice to be offered,
    and for all that cannot be done.
    """
    if any(order.asks for order in orders):
        return "a choice"
    if any(order.verb in QUERY_VERBS for order in orders):
        return frozenset(
            (order.verb, order.values, frozenset(each.id for each in chosen(order, house)))
            for order in orders
        )
    try:
        commands = lowered(orders, house)
    except CommandError:
        return "impossible"
    return frozenset(
        (each.action, frozenset(each.targets), frozenset(each.data.items())) for each in commands
    )


def _lower(order: Order, entities: Sequence[Entity], house: House) -> list[Command]:
    if order.verb in RELATIVE:
        operation: Operation = order.verb
        return [
            command
            for name, amount in order.values
            for command in resolve(
                house,
                [entity.id for entity in entities],
                name,
                operation,
                None if amount is None else float(amount),
            )
        ]
    field = order.values[0][0] if order.values else None
    data = {name: value for name, value in sorted(order.values) if value is not None}
    commands = []
    for entity in entities:
        action = service_of(order.verb, field, entity.domain)
        if field == SOURCE and SOURCE not in data:
            known = entity.attributes.get("source_list", "nothing that I know of")
            raise CommandError(f"{entity.name} can play from {known}.")
        if action is not None:
            values = {**data, **FIXED.get(order.verb, {})}
            commands.append(Command(action, (entity.id,), values))
    return commands
