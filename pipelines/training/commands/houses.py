"""Random houses: rooms on floors, devices with all sorts of names in them."""

import random
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from pipelines.house.entities import Area, Entity, House
from pipelines.training.commands import rooms, states
from pipelines.training.commands.corpus import device_names
from pipelines.training.commands.kinds import KINDS, MEANING, POSITIONS, Kind
from pipelines.training.commands.nicknames import called
from pipelines.training.commands.siblings import siblings
from pipelines.training.commands.words import maybe, norm, pick, slug

NICKNAMED = (
    "light", "light", "light", "vacuum", "vacuum", "media_player", "switch", "fan",
    "alarm_control_panel",
)  # fmt: skip
GENERIC = {
    "light": "Light", "fan": "Fan", "climate": "Thermostat", "media_player": "Speaker",
    "vacuum": "Vacuum", "timer": "Timer", "alarm_control_panel": "Alarm", "lock": "Lock",
    "humidifier": "Humidifier", "camera": "Camera", "siren": "Siren", "switch": "Switch",
}  # fmt: skip
TWINNED = 0.09  # share of devices that there are two or three of
CALLED = 0.13  # share of devices whose name does not say what they are
COLLECTED = CALLED + 0.08  # up to here, names are those of public collections


@dataclass(frozen=True)
class _Place:
    sort: str
    area: Area


class Houses:
    """Houses of every size; `data` adds device names from public collections."""

    def __init__(self, data: Path | None) -> None:
        self._foreign = device_names(data)
        self._kinds: dict[str, tuple[list[Kind], list[float]]] = {}
        for sort in {each for kind in KINDS for each in kind.rooms}:
            fitting = [kind for kind in KINDS if sort in kind.rooms]
            self._kinds[sort] = (fitting, list(accumulate(kind.weight for kind in fitting)))

    def sample(self, rng: random.Random) -> House:
        """One house."""
        places = _places(rng)
        wanted = rng.randint(5, 70) if maybe(rng, 0.15) else rng.randint(10, 40)
        wanted = min(wanted, 4 + 9 * len(places))
        taken: set[tuple[str, str | None]] = set()
        ids: set[str] = set()
        entities: list[Entity] = []
        repeats = rng.random() < 0.6
        singles: set[str] = set()
        for _ in range(wanted * 4):
            if len(entities) >= wanted:
                break
            place = rng.choice(places)
            made = [self._entity(rng, place, repeats)]
            if maybe(rng, TWINNED):
                made = siblings(rng, made[0], [each.area.id for each in places])
            for entity in made:
                if self._fits(entity, entities, taken, singles):
                    entities.append(_named_apart(entity, ids))
        entities.sort(key=lambda each: _order(each, places))
        return House(tuple(place.area for place in places), tuple(entities))

    def _fits(
        self,
        entity: Entity,
        entities: list[Entity],
        taken: set[tuple[str, str | None]],
        singles: set[str],
    ) -> bool:
        """Whether no other device of the place goes by one of the names."""
        names = {norm(name) for name in entity.names}
        area = entity.area
        clash = any((name, area) in taken or (name, None) in taken for name in names)
        loose = area is None and any(name in {n for n, _ in taken} for name in names)
        rare = entity.domain in ("alarm_control_panel", "vacuum")
        if clash or loose or (rare and entity.domain in singles and len(entities) % 3):
            return False
        taken.update((name, area) for name in names)
        singles.add(entity.domain)
        return True

    def _entity(self, rng: random.Random, place: _Place, repeats: bool) -> Entity:
        fitting, weights = self._kinds[place.sort]
        kind = rng.choices(fitting, cum_weights=weights)[0]
        domain, sort = kind.domain, kind.device_class
        name = kind.names[0] if repeats and maybe(rng, 0.35) else rng.choice(kind.names)
        aliases: tuple[str, ...] = ()
        draw = rng.random()
        ordinary = domain not in ("scene", "script", "input_boolean")
        if draw < CALLED and ordinary:
            name = called(rng)
            if maybe(rng, 0.4):
                domain, sort = rng.choice(NICKNAMED), ""
        elif draw < COLLECTED and self._foreign and ordinary:
            domain, sort, name = rng.choice(self._foreign)
            if _elsewhere(name, place.area.name):
                sort, name, domain = kind.device_class, kind.names[0], kind.domain
        elif ordinary:
            name = _styled(rng, name, domain, place.area.name)
        if name in MEANING and maybe(rng, 0.4):
            aliases = (pick(rng, MEANING[name]),)
        if kind.others and maybe(rng, 0.27) and domain == kind.domain and draw >= COLLECTED:
            others = [each for each in kind.others if norm(each) != norm(name)]
            aliases = tuple(rng.sample(others, min(len(others), rng.choice((1, 1, 2)))))
        if draw >= CALLED and maybe(rng, 0.02) and ordinary:
            aliases = (*aliases, called(rng))
        area: str | None = place.area.id
        if domain in ("scene", "script", "input_boolean", "alarm_control_panel", "vacuum"):
            area = area if maybe(rng, 0.35 if domain != "vacuum" else 0.7) else None
        elif maybe(rng, 0.025):
            area = None
        state, attributes, capabilities = states.dressed(rng, domain, sort, name)
        guarded = domain in ("lock", "alarm_control_panel") or sort in ("garage", "gate", "door")
        return Entity(
            f"{domain}.{_object(rng, name, area)}", name, aliases, area, state, attributes,
            capabilities, guarded and maybe(rng, 0.8),
        )  # fmt: skip


def _elsewhere(name: str, room: str) -> bool:
    """Whether a name says that a device stands in another room."""
    words, own = f" {norm(name)} ", norm(room)
    return any(f" {each} " in words for each in rooms.KNOWN if each not in own)


def _places(rng: random.Random) -> list[_Place]:
    count = min(14, max(1, round(rng.gauss(6.5, 3.2))))
    renamed = rng.choice(rooms.RENAMED)
    found: dict[str, _Place] = {}
    words: set[str] = set()
    for _ in range(count * 5):
        if len(found) >= count:
            break
        sort, name, aliases, floor = rooms.room(rng)
        names = {norm(each) for each in (name, *aliases)}
        if names & words or slug(name) in found:
            continue
        words |= names
        floor = renamed.get(floor, floor)
        area = Area(slug(name), name, aliases, floor)
        found[area.id] = _Place(sort, area)
    return list(found.values())


def _styled(rng: random.Random, name: str, domain: str, room: str) -> str:
    draw = rng.random()
    if draw < 0.26:
        name = f"{room} {name[0].lower() + name[1:] if name[1:2].islower() else name}"
    elif draw < 0.33:
        name = f"{name} {rng.randint(1, 4)}"
    elif draw < 0.39:
        position = rng.choice(POSITIONS)
        name = f"{position} {name}" if maybe(rng, 0.6) else f"{name} {position}"
        name = name[0].upper() + name[1:].lower() if name.isascii() else name
    elif draw < 0.43:
        name = f"{pick(rng, rooms.PEOPLE)}'s {name if name.isupper() else name.lower()}"
    elif draw < 0.48 and domain in GENERIC:
        name = GENERIC[domain]
    elif draw < 0.53:
        name = f"{room} {GENERIC.get(domain, name).lower()}"
    elif draw < 0.55:
        name = f"{name} ({room})"
    elif draw < 0.56:
        name = f"{room} - {name}"
    case = rng.random()
    if case < 0.2:
        return " ".join(word[:1].upper() + word[1:] for word in name.split())
    return name.lower() if case < 0.27 else name


def _object(rng: random.Random, name: str, area: str | None) -> str:
    draw = rng.random()
    if draw < 0.06:
        return f"{rng.choice(('zigbee', 'zwave', 'shelly', 'tuya', 'node'))}_{rng.randint(1, 99)}"
    own = slug(name)
    if area and draw < 0.6 and not own.startswith(area):
        return f"{area}_{own}"
    return own


def _named_apart(entity: Entity, ids: set[str]) -> Entity:
    unique, number = entity.id, 2
    while unique in ids:
        unique, number = f"{entity.id}_{number}", number + 1
    ids.add(unique)
    if unique == entity.id:
        return entity
    return Entity(
        unique, entity.name, entity.aliases, entity.area, entity.state, entity.attributes,
        entity.capabilities, entity.guarded,
    )  # fmt: skip


def _order(entity: Entity, places: list[_Place]) -> int:
    ids = [place.area.id for place in places]
    return ids.index(entity.area) if entity.area in ids else len(ids)
