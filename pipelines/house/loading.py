"""A house from YAML or JSON, checked field by field: descriptions come from files and visitors."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from pipelines.house.domains import SHOWS, resting, wrong_attribute, wrong_state
from pipelines.house.entities import Area, Entity, House, Value
from pipelines.house.errors import HouseError
from pipelines.house.transitions import settings

MAX_AREAS, MAX_ENTITIES, MAX_ALIASES, MAX_NAME = 100, 1_000, 20, 100
MAX_BYTES, MAX_ATTRIBUTES = 2_000_000, 100
LARGEST = 1e15  # larger numbers are no measurements, and some cannot even be written
AREA_ID = re.compile(r"[a-z0-9_]{1,64}")
ENTITY_ID = re.compile(r"[a-z_]{1,32}\.[a-z0-9_]{1,64}")


def load_house(path: Path) -> House:
    """Read a house from a YAML (or JSON) file.

    Raises:
        HouseError: unreadable, too large, or not a house.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise HouseError(f"The house file is larger than {MAX_BYTES // 1_000_000} MB.")
        described = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise HouseError(f"The house file {path.name} cannot be read.") from error
    return parse_house(described)


def parse_house(described: Any) -> House:
    """Check a description: `{"areas": [...], "entities": [...]}`, as in `assets/house.yaml`.

    Raises:
        HouseError: names the entry that is wrong.
    """
    if not isinstance(described, Mapping):
        raise HouseError("A house is a mapping with areas and entities.")
    areas = tuple(map(_area, _list(described, "areas", "the house", MAX_AREAS)))
    entities = tuple(map(_entity, _list(described, "entities", "the house", MAX_ENTITIES)))
    known = {area.id for area in areas}
    for kind, ids in (("area", [a.id for a in areas]), ("entity", [e.id for e in entities])):
        twice = next((each for each in ids if ids.count(each) > 1), None)
        if twice:
            raise HouseError(f"The house has two {kind} entries called {twice}.")
    for entity in entities:
        if entity.area is not None and entity.area not in known:
            raise HouseError(f"{entity.id} lies in the area {entity.area!r}, which does not exist.")
    house = House(areas, entities)
    for entity in entities:
        _check_settings(entity, house)
    return house


def describe_house(house: House) -> dict[str, Any]:
    """The description that `parse_house` reads."""
    areas = [
        {"id": a.id, "name": a.name, "aliases": list(a.aliases), "floor": a.floor}
        | ({"plan": list(a.plan)} if a.plan else {})
        for a in house.areas
    ]
    entities = [
        {
            "id": e.id, "name": e.name, "aliases": list(e.aliases), "area": e.area,
            "state": e.state, "attributes": dict(e.attributes),
            "capabilities": list(e.capabilities), "guarded": e.guarded,
        }
        | ({"at": list(e.at)} if e.at else {})
        for e in house.entities
    ]  # fmt: skip
    return {"areas": areas, "entities": entities}


def _area(entry: Any) -> Area:
    where = _where(entry, AREA_ID, "area")
    return Area(
        id=entry["id"],
        name=_name(entry.get("name", entry["id"]), where),
        aliases=_names(entry, "aliases", where),
        floor=_name(entry.get("floor", "ground"), where),
        plan=_numbers(entry, "plan", 4, where),
    )


def _entity(entry: Any) -> Entity:
    where = _where(entry, ENTITY_ID, "entity")
    area, guarded = entry.get("area"), entry.get("guarded", False)
    if not isinstance(guarded, bool) or not isinstance(area, str | None):
        raise HouseError(f"{where}: area must be a text and guarded true or false.")
    domain = where.partition(".")[0]
    attributes = _attributes(entry, where)
    state = entry.get("state")
    state = resting(domain) if state is None else _name(state, where)
    _check_values(domain, state, attributes, where)
    shown = tuple(dict.fromkeys(SHOWS[name] for name in attributes if name in SHOWS))
    said = entry.get("capabilities") is not None
    return Entity(
        id=entry["id"],
        name=_name(entry.get("name", entry["id"]), where),
        aliases=_names(entry, "aliases", where),
        area=area,
        state=state,
        attributes=attributes,
        capabilities=_names(entry, "capabilities", where) if said else shown,
        guarded=guarded,
        at=_numbers(entry, "at", 2, where),
    )


def _attributes(entry: Mapping[str, Any], where: str) -> dict[str, Value]:
    given = entry.get("attributes") or {}
    if not isinstance(given, Mapping) or len(given) > MAX_ATTRIBUTES:
        raise HouseError(f"{where}: attributes must be a mapping of at most {MAX_ATTRIBUTES}.")
    return {_name(k, where): _value(v, where) for k, v in given.items() if v not in (None, [])}


def _check_values(domain: str, state: str | None, values: Mapping[str, Value], where: str) -> None:
    wrong = wrong_state(domain, state) if state is not None else ""
    wrongs = [wrong, *(wrong_attribute(domain, name, value) for name, value in values.items())]
    first = next(filter(None, wrongs), None)
    if first:
        raise HouseError(f"{where}: {first}.")


def _check_settings(entity: Entity, house: House) -> None:
    """What a scene or a script sets must exist and lie in range, too."""
    if entity.domain not in ("scene", "script"):
        return
    for target, (state, values) in settings(entity).items():
        if house.entity(target) is None:
            raise HouseError(f"{entity.id} sets {target[:64]}, which this house does not have.")
        _check_values(target.partition(".")[0], state, values, f"{entity.id}, {target}")


def _where(entry: Any, pattern: re.Pattern[str], kind: str) -> str:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("id"), str):
        raise HouseError(f"Every {kind} of a house needs an id.")
    if not pattern.fullmatch(entry["id"]):
        raise HouseError(f"{entry['id'][:MAX_NAME]!r} is no valid {kind} id.")
    return str(entry["id"])


def _list(entry: Mapping[str, Any], key: str, where: str, most: int) -> list[Any]:
    values = entry.get(key) or []
    if not isinstance(values, list) or len(values) > most:
        raise HouseError(f"{where}: {key} must be a list of at most {most}.")
    return values


def _names(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    return tuple(_name(each, where) for each in _list(entry, key, where, MAX_ALIASES))


def _name(value: Any, where: str) -> str:
    if isinstance(value, bool):  # YAML reads a bare on and off as true and false
        value = "on" if value else "off"
    number = isinstance(value, int | float) and abs(value) <= LARGEST
    text = str(value) if number or isinstance(value, str) else ""
    if not text.strip() or len(text) > MAX_NAME or not text.isprintable():
        raise HouseError(f"{where}: a name is empty, longer than {MAX_NAME} or not printable.")
    return text


def _value(value: Any, where: str) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and abs(value) <= LARGEST:
        return float(value)
    if isinstance(value, list):  # as Home Assistant's source_list: kept as a text to read
        return ", ".join(_name(each, where) for each in value[:MAX_NAME])[:MAX_NAME]
    return _name(value, where)


def _numbers(entry: Mapping[str, Any], key: str, count: int, where: str) -> Any:
    values = entry.get(key)
    if values is None:
        return None
    good: Callable[[Any], bool] = lambda v: (  # noqa: E731
        isinstance(v, int | float) and not isinstance(v, bool) and 0 <= v <= 1000
    )
    if not isinstance(values, list) or len(values) != count or not all(map(good, values)):
        raise HouseError(f"{where}: {key} must be {count} numbers between 0 and 1000.")
    return tuple(float(value) for value in values)
