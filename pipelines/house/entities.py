"""A house as immutable values: areas, entities and their states."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

Value = str | float | bool
Rectangle = tuple[float, float, float, float]  # left, top, width, height in metres
Point = tuple[float, float]


@dataclass(frozen=True)
class Area:
    """A room, or a place outside. `plan` is where it lies on its floor, if that is known."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    floor: str = "ground"
    plan: Rectangle | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What the area is called."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Entity:
    """A device, sensor, scene or script, named as Home Assistant does: `domain.object`.

    `capabilities` are what not every device of the domain can do, as `brightness` or `color`.
    A `guarded` entity changes only after confirmation. `at` is its place on the floor plan.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    area: str | None = None
    state: str = "off"
    attributes: Mapping[str, Value] = field(default_factory=dict)
    capabilities: tuple[str, ...] = ()
    guarded: bool = False
    at: Point | None = None

    @property
    def domain(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def names(self) -> tuple[str, ...]:
        """What the entity is called."""
        return (self.name, *self.aliases)

    def changed(self, state: str | None = None, /, **attributes: Value) -> "Entity":
        """The same entity in another state."""
        merged = {**self.attributes, **attributes}
        return replace(self, state=self.state if state is None else state, attributes=merged)

    def without(self, *names: str) -> "Entity":
        """The same entity without some attributes."""
        kept = {name: value for name, value in self.attributes.items() if name not in names}
        return replace(self, attributes=kept)


@dataclass(frozen=True)
class House:
    """Areas and entities, each in the order of its description."""

    areas: tuple[Area, ...]
    entities: tuple[Entity, ...]

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with an id."""
        return self._by_id.get(entity_id)

    @property
    def names(self) -> tuple[str, ...]:
        """What areas and entities are called, each name once, areas first."""
        areas, entities = (each.name for each in self.areas), (each.name for each in self.entities)
        return tuple(dict.fromkeys((*areas, *entities)))

    def area(self, area_id: str | None) -> Area | None:
        """The area with an id."""
        return next((area for area in self.areas if area.id == area_id), None)

    def place(self, entity: Entity) -> str:
        """The name of an entity's area, or nothing."""
        area = self.area(entity.area)
        return area.name if area else ""

    def known_by(self, entity: Entity) -> tuple[str, ...]:
        """What an entity and its area are called."""
        area = self.area(entity.area)
        return (*entity.names, *(area.names if area else ()))

    def updated(self, changed: Mapping[str, Entity]) -> "House":
        """The house with some entities replaced, by id."""
        if not changed:
            return self
        return replace(self, entities=tuple(changed.get(e.id, e) for e in self.entities))

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}
