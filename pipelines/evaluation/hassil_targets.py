"""Which devices an intent is for, by the rules of Home Assistant's `async_match_targets`."""

from collections.abc import Collection
from dataclasses import dataclass

from hassil.util import remove_punctuation

from pipelines.house.entities import Area, Entity, House

# A house here names its floors but cannot give them aliases, as people do in Home Assistant.
FLOOR_ALIASES = {
    "ground": ("downstairs",),
    "upper": ("upstairs",),
    "first": ("upstairs",),
    "basement": ("cellar",),
}


@dataclass(frozen=True)
class Wanted:
    """What a device must be: of a domain, and whatever else was said."""

    domains: Collection[str]
    name: str | None = None
    area: str | None = None
    floor: str | None = None
    device_class: str | None = None
    capabilities: Collection[str] = ()


def plain(name: str) -> str:
    """A name as it is compared: without punctuation, in lower case."""
    return " ".join(remove_punctuation(name).casefold().split())


def names(thing: Entity | Area) -> tuple[str, ...]:
    """The name and the aliases of an entity or an area, as they can be said."""
    spoken = (" ".join(remove_punctuation(each).split()) for each in thing.names)
    return tuple(dict.fromkeys(filter(None, spoken)))


def floors(house: House) -> dict[str, tuple[str, ...]]:
    """The floors of a house, each with what people call it."""
    ids = dict.fromkeys(area.floor for area in house.areas)
    return {each: (each.replace("_", " "), *FLOOR_ALIASES.get(each, ())) for each in ids}


def match(house: House, wanted: Wanted, near: str | None) -> tuple[Entity, ...]:
    """The devices that fit.

    If several share the name that was said, the one in the visitor's area `near` is meant; if that
    does not tell which, none is: Home Assistant then reports an error.
    """
    fitting = tuple(entity for entity in house.entities if _fits(house, entity, wanted))
    return one(fitting, near) if wanted.name is not None else fitting


def one(entities: tuple[Entity, ...], near: str | None) -> tuple[Entity, ...]:
    """The only one, or the only one in the visitor's area; otherwise none."""
    if len(entities) > 1:
        entities = tuple(entity for entity in entities if near and entity.area == near)
    return entities if len(entities) == 1 else ()


def _fits(house: House, entity: Entity, wanted: Wanted) -> bool:
    if entity.domain not in wanted.domains:
        return False
    if wanted.name is not None and plain(wanted.name) not in map(plain, names(entity)):
        return False
    if wanted.area is not None and entity.area != wanted.area:
        return False
    if wanted.floor is not None and _floor(house, entity) != wanted.floor:
        return False
    if wanted.device_class is not None and not _is_a(entity, wanted.device_class):
        return False
    return set(wanted.capabilities) <= set(entity.capabilities)


def _floor(house: House, entity: Entity) -> str | None:
    area = house.area(entity.area)
    return area.floor if area else None


def _is_a(entity: Entity, device_class: str) -> bool:
    """Whether a cover is a blind, say: by its class, or by a name where it has none."""
    known = entity.attributes.get("device_class")
    if known is not None:
        return known == device_class
    words = {word for name in names(entity) for word in plain(name).split()}
    return not words.isdisjoint((device_class, f"{device_class}s"))
