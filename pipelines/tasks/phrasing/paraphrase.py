"""Requests said in other words, which the model knows better, where those mean the same."""

from collections.abc import Sequence

from pipelines.house.entities import House
from pipelines.tasks.names.several import Several
from pipelines.tasks.narrowing.extremes import pointed
from pipelines.tasks.phrasing.beside import Beside
from pipelines.tasks.phrasing.colloquial import usual
from pipelines.tasks.phrasing.idioms import Idioms
from pipelines.tasks.phrasing.inquiries import Inquiries
from pipelines.tasks.phrasing.lasting import lasting
from pipelines.tasks.phrasing.repeated import Repeated
from pipelines.tasks.phrasing.rooms import Rooms
from pipelines.tasks.phrasing.sensed import Sensed

MOST = 3  # ways that are taken one after the other


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

        `house` is this one as it is now, `room` the visitor's. None for other texts. What comes of
        one way may be a case for another, but names of a house may also lead in a circle.
        """
        meant = text
        for _ in range(MOST):
            said = self._once(meant, house, room)
            if said is None:
                break
            meant = said
        return meant if meant != text else None

    def _once(self, text: str, house: House, room: str | None) -> str | None:
        told = usual(text) or pointed(text, house) or lasting(text, house, room)
        return told or next((meant for way in self._ways if (meant := way(text))), None)
