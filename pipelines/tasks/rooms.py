"""Rooms that are switched stand for their lights: `turn off the bedroom`, `kitchen on`.

The model would find something in the room that can be switched, be it the heating.
"""

from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.preprocess.text import WORD
from pipelines.tasks.lists import spans_of, stemmed
from pipelines.tasks.orders import in_place

ON, OFF = "on", "off"
# What a request may say besides a room and on or off, without naming anything.
BARE = {
    "turn", "switch", "put", "shut", "the", "my", "our", "in", "and", "please", "can", "could",
    "you", "now", "all", "of",
}  # fmt: skip
DIRECTIONS = {"upstairs", "downstairs", "outside"}


class Rooms:
    """The names of a house's rooms and floors, ready to be found where nothing else is said."""

    def __init__(self, house: House, places: Sequence[tuple[str, Sequence[str]]]) -> None:
        """`places` are the ids of rooms and floors with their names."""
        lights = [each for each in house.entities if each.domain == "light"]
        lit = [names for id, names in places if any(in_place(e, id, house) for e in lights)]
        self._lit = stemmed(lit)
        self._devices = stemmed([(each.name, *each.aliases) for each in house.entities])

    def __call__(self, text: str) -> str | None:
        """The request as one for the lights there, or None if it is no such request."""
        found = list(WORD.finditer(text))
        said = [each.group().lower() for each in found]
        rooms = spans_of(said, self._lit)
        if not rooms or spans_of(said, self._devices):
            return None
        named = {at for begin, end in rooms for at in range(begin, end)}
        rest = [word for at, word in enumerate(said) if at not in named]
        way = [word for word in rest if word in (ON, OFF)]
        if len(way) != 1 or not BARE.issuperset(set(rest) - {ON, OFF}):
            return None
        begin, end = found[rooms[0][0]].start(), found[rooms[-1][1] - 1].end()
        where = text[begin:end]
        there = where if where.lower() in DIRECTIONS else f"in the {where}"
        return f"turn {way[0]} the lights {there}"
