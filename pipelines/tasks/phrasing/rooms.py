"""Rooms that are switched stand for their lights: `turn off the bedroom`, `kitchen on`.

The model would find something in the room that can be switched, be it the heating. And a room that
is set to 21 is set to degrees.
"""

import re
from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.preprocess.text import WORD
from pipelines.tasks.language.orders import in_place
from pipelines.tasks.names.lists import Names, outside, spans_of, stemmed

ON, OFF = "on", "off"
# What a request may say besides a room and on or off, without naming anything.
BARE = {
    "turn", "switch", "put", "shut", "the", "my", "our", "in", "and", "please", "can", "could",
    "you", "now", "all", "of", "back",
}  # fmt: skip
SET = {"set", "make", "heat", "to", "at"}
NUMBER = re.compile(r"(?<![\d.,:])\d\d(?![.,:]?\d| ?[%°])")
LOWEST, HIGHEST = 10, 30  # what can only be degrees, where no unit is said
DIRECTIONS = {"upstairs", "downstairs", "outside"}


class Rooms:
    """The names of a house's rooms and floors, ready to be found where nothing else is said."""

    def __init__(self, house: House, places: Sequence[tuple[str, Sequence[str]]]) -> None:
        """`places` are the ids of rooms and floors with their names."""

        def with_any(domain: str) -> Names:
            things = [each for each in house.entities if each.domain == domain]
            found = [names for id, names in places if any(in_place(e, id, house) for e in things)]
            return stemmed(found)

        self._lit, self._warm = with_any("light"), with_any("climate")
        self._devices = stemmed([each.names for each in house.entities])

    def __call__(self, text: str) -> str | None:
        """The request as one for what is meant there, or None if it is no such request."""
        found = list(WORD.finditer(text))
        said = [each.group().lower() for each in found]
        if spans_of(said, self._devices):
            return None
        return self._switched(text, found, said) or self._warmed(text, said)

    def _switched(
        self, text: str, found: Sequence[re.Match[str]], said: Sequence[str]
    ) -> str | None:
        """A request that switches rooms and says nothing else, as one for the lights there."""
        rooms = spans_of(said, self._lit)
        rest = outside(said, rooms)
        way = [word for word in rest if word in (ON, OFF)]
        if not rooms or len(way) != 1 or not BARE.issuperset(set(rest) - {ON, OFF}):
            return None
        begin, end = found[rooms[0][0]].start(), found[rooms[-1][1] - 1].end()
        where = text[begin:end]
        there = where if where.lower() in DIRECTIONS else f"in the {where}"
        return f"turn {way[0]} the lights {there}"

    def _warmed(self, text: str, said: Sequence[str]) -> str | None:
        """A request that sets rooms to numbers with nothing beside them, said in degrees."""
        rooms = spans_of(said, self._warm)
        rest = outside(said, rooms)
        numbers = [int(word) for word in rest if word.isdecimal()]
        words = {word for word in rest if not word.isdecimal()}
        plain = bool(SET & words) and words <= BARE | SET
        fitting = all(LOWEST <= number <= HIGHEST for number in numbers)
        if not rooms or len(numbers) != len(rooms) or not plain or not fitting:
            return None
        meant = NUMBER.sub(r"\g<0> degrees", text)
        return meant if meant != text else None
