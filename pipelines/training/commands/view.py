"""A house as the generator needs it: who answers to which name, who is where, who can do what."""

from collections.abc import Iterable
from functools import cached_property

from pipelines.house.entities import Area, Entity, House
from pipelines.tasks.language.orders import in_place
from pipelines.tasks.language.verbs import able
from pipelines.training.commands.rooms import FLOOR_WORDS
from pipelines.training.commands.words import many, norm, one


class View:
    """Indexes over one house."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.rank = {entity.id: place for place, entity in enumerate(house.entities)}
        self.names: dict[str, list[Entity]] = {}
        self.shorts: dict[str, list[Entity]] = {}
        self.short: dict[str, str] = {}
        self.area_names = {norm(name): area for area in house.areas for name in area.names}
        for entity in house.entities:
            for name in dict.fromkeys(norm(each) for each in entity.names):
                self.names.setdefault(name, []).append(entity)
            short = self._shortened(entity)
            if short:
                self.short[entity.id] = short
                self.shorts.setdefault(norm(short), []).append(entity)
        self._able: dict[tuple[str, tuple[str, ...]], list[Entity]] = {}
        self.inhabited = [
            area for area in house.areas if any(e.area == area.id for e in house.entities)
        ]

    def able(self, verb: str, fields: Iterable[str] = ()) -> list[Entity]:
        """The entities that know a verb and its fields, in the house's order."""
        key = (verb, tuple(fields))
        if key not in self._able:
            self._able[key] = [e for e in self.house.entities if able(e, verb, key[1])]
        return self._able[key]

    def within(self, entities: Iterable[Entity], place: str) -> list[Entity]:
        """Those of some entities that lie in a place."""
        return [entity for entity in entities if in_place(entity, place, self.house)]

    def room_words(self, area: Area) -> tuple[str, ...]:
        """The names of an area that no other area and no device goes by."""
        return tuple(
            name
            for name in (area.name, area.name, *area.aliases)
            if self.area_names[norm(name)] is area and norm(name) not in self.names
        )

    def known(self, phrase: str) -> bool:
        """Whether a device answers to a phrase, in the singular or in the plural."""
        words = norm(phrase)
        if not words:
            return True
        return any(form in self.names for form in (words, many(words), one(words)))

    @cached_property
    def floors(self) -> dict[str, str]:
        """The floors that can be named without doubt, with the phrases for them."""
        inhabited = {area.floor for area in self.inhabited}
        ids = {area.id for area in self.house.areas}
        taken = set(self.area_names)
        found = {}
        for floor in sorted(inhabited):
            words = [
                each
                for each in FLOOR_WORDS.get(floor, "").split("|")
                if each and not any(name in norm(each).split() for name in taken)
            ]
            if floor == "ground" and "upper" not in inhabited:
                words = [each for each in words if each != "downstairs"]
            if floor not in ids and words and len(inhabited) > 1:
                found[floor] = "|".join(words)
        return found

    def _shortened(self, entity: Entity) -> str:
        """The name of an entity without the name of its area in front, if anything remains."""
        area = self.house.area(entity.area)
        if area is None:
            return ""
        for name in area.names:
            prefix = name.casefold() + " "
            if entity.name.casefold().startswith(prefix):
                rest = entity.name[len(prefix) :].strip(" -")
                return rest if norm(rest) else ""
        return ""
