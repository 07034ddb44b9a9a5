"""Questions about the state, answered from the state alone: nothing is guessed."""

from dataclasses import dataclass

from pipelines.house.domains import SILENT
from pipelines.house.entities import Area, Entity, House
from pipelines.house.errors import UnknownEntity
from pipelines.house.sentences import called, phrase, status

RESTING = (*SILENT, "off", "closed", "locked", "docked", "idle", "disarmed", "standby")


@dataclass(frozen=True)
class Query:
    """What somebody wants to know: one attribute of some entities, or how they are."""

    entities: tuple[str, ...]
    attribute: str | None = None


def answer(query: Query, house: House) -> str:
    """One sentence for each entity.

    Raises:
        UnknownEntity: the house has no such entity.
    """
    return " ".join(_about(_known(house, each), query.attribute, house) for each in query.entities)


def is_on(entity: Entity) -> bool:
    """Whether an entity is doing something, rather than off, closed, locked or unheard of."""
    return entity.state not in RESTING


def matching(
    house: House, domain: str | None = None, area: str | None = None, state: str | None = None
) -> tuple[Entity, ...]:
    """The entities of a domain, in an area, in a state; None stands for any."""
    return tuple(
        entity
        for entity in house.entities
        if domain in (None, entity.domain)
        and area in (None, entity.area)
        and state in (None, entity.state)
    )


def count(
    house: House, domain: str | None = None, area: str | None = None, state: str | None = None
) -> int:
    """How many entities match."""
    return len(matching(house, domain, area, state))


def rooms_with_lights_on(house: House) -> tuple[Area, ...]:
    """The areas in which at least one light is on."""
    lit = {entity.area for entity in matching(house, domain="light", state="on")}
    return tuple(area for area in house.areas if area.id in lit)


def _about(entity: Entity, attribute: str | None, house: House) -> str:
    name = called(entity, house)
    if entity.state in SILENT:
        return f"{name} does not say how it is."
    if attribute is None:
        return f"{name} is {status(entity)}."
    value = entity.attributes.get(attribute)
    if value is None:
        return f"{name} does not say its {attribute.replace('_', ' ')}."
    return f"{name}: {phrase(attribute, value)}."


def _known(house: House, entity_id: str) -> Entity:
    entity = house.entity(entity_id)
    if entity is None:
        raise UnknownEntity(f"There is no {entity_id[:64]!r} in this house.")
    return entity
