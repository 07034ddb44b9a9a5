"""A door before which visitors stand in line: first come, first served, and everyone is told."""

from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from pipelines.house.session import HouseSession
from pipelines.tasks.replies import AnyEvent
from pipelines.types import Request, Waiting
from pipelines.waking import EarlyDoor

if TYPE_CHECKING:
    from pipelines.fusing import Fusing
    from pipelines.pointing import Pointing

AT_ONCE = 2  # requests in work: one more keeps a second visitor from waiting for the first


class Crowd:
    """The visitors before a door, `AT_ONCE` of whom are answered at a time.

    Whoever is not one of the crowd, as a speaker, goes through the door itself. Safe to share among
    threads.
    """

    def __init__(self, door: EarlyDoor, at_once: int = AT_ONCE) -> None:
        self._door, self._free = door, BoundedSemaphore(at_once)

    @property
    def ready(self) -> bool:
        """Whether the models are there."""
        return self._door.ready

    @property
    def pointing(self) -> "Pointing":
        """As the door's."""
        return self._door.pointing

    @property
    def fusing(self) -> "Fusing":
        """As the door's."""
        return self._door.fusing

    def respond(self, request: Request, session: HouseSession | None = None) -> Iterator[AnyEvent]:
        """As the door does; a request that is not served at once says so and waits."""
        waits = not self._free.acquire(blocking=False)
        if waits:
            yield Waiting("others")
            self._free.acquire()
        try:  # whoever has gone by now leaves the place to the next
            if waits:
                yield Waiting("others", done=True)
            yield from self._door.respond(request, session)
        finally:
            self._free.release()
