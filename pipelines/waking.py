"""The assistant while its models load: the same door, at which early requests wait."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from pipelines.house.session import HouseSession
from pipelines.tasks.replies import AnyEvent
from pipelines.types import Request, Waiting

if TYPE_CHECKING:  # torch takes seconds to import, and a page that only waits needs none of it
    from pipelines.fusing import Fusing
    from pipelines.pointing import Pointing


class Door(Protocol):
    """What whoever asks needs of an assistant, be it there or on its way."""

    @property
    def pointing(self) -> "Pointing":
        """Registers pictures of devices."""

    @property
    def fusing(self) -> "Fusing":
        """The strategies by which what is handed in may meet."""

    def respond(self, request: Request, session: HouseSession | None = None) -> Iterator[AnyEvent]:
        """Answer one request as a stream."""


class EarlyDoor(Door, Protocol):
    """A door that one may stand at before it opens."""

    @property
    def ready(self) -> bool:
        """Whether a request would be answered at once."""


class Waking:
    """An assistant that loads in the background. Safe to share among threads."""

    def __init__(self, load: Callable[[], Door]) -> None:
        self._assistant: Future[Door] = Future()
        # A daemon: whoever stops the program need not wait for a download.
        Thread(target=self._wake, args=(load,), name="waking", daemon=True).start()

    @property
    def ready(self) -> bool:
        """Whether a request would be answered at once."""
        return self._assistant.done()

    def wait(self) -> Door:
        """The assistant, once it is there. Raises what loading it raised."""
        return self._assistant.result()

    @property
    def pointing(self) -> "Pointing":
        """As the assistant's, once it is there."""
        return self.wait().pointing

    @property
    def fusing(self) -> "Fusing":
        """As the assistant's, once it is there."""
        return self.wait().fusing

    def respond(self, request: Request, session: HouseSession | None = None) -> Iterator[AnyEvent]:
        """As the assistant does; a request that comes too early says so and waits."""
        if not self.ready:
            yield Waiting()
            self.wait()
            yield Waiting(done=True)
        yield from self.wait().respond(request, session)

    def _wake(self, load: Callable[[], Door]) -> None:
        try:
            self._assistant.set_result(load())
        except BaseException as error:
            self._assistant.set_exception(error)
