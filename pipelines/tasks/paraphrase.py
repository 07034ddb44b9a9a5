"""Requests said in other words, which the model knows better, where those mean the same."""

from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.tasks.beside import Beside
from pipelines.tasks.extremes import pointed
from pipelines.tasks.idioms import Idioms
from pipelines.tasks.inquiries import Inquiries
from pipelines.tasks.lasting import lasting, resumed
from pipelines.tasks.repeated import Repeated
from pipelines.tasks.rooms import Rooms
from pipelines.tasks.sensed import Sensed
from pipelines.tasks.several import Several


class Paraphraser:
    """The names of one house, as far as other words depend on them."""

    def __init__(
        self, house: House, places: Sequence[tuple[str, Sequence[str]]], several: Several
    ) -> None:
        """`places` are the ids of rooms and floors with their names."""
        self._ways = (
            Repeated(house), Rooms(house, places), Idioms(house), Inquiries(house),
            Sensed(house, places), Beside(house), several.of_kind,
        )  # fmt: skip

    def __call__(self, text: str, house: House, room: str | None) -> str | None:
        """A text that leaves out, repeats or points at what it means, said plainly.

        `house` is this one as it is now, `room` the visitor's. None for other texts.
        """
        told = pointed(text, house) or resumed(text, house) or lasting(text, house, room)
        return told or next((meant for way in self._ways if (meant := way(text))), None)
