"""The assistant's door where there is a crowd: requests wait for the models, and for their turn."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from threading import BoundedSemaphore, Thread
from typing import TYPE_CHECKING, Protocol

from pipelines.house.session import HouseSession
from pipelines.tasks.replies import AnyEvent
from pipelines.types import Request, Waiting

if TYPE_CHECKING:  # torch takes seconds to import, and a page that only waits needs none of it
    from pipelines.fusing import Fusing
    from pipelines.pointing import Pointing


AT_ONCE = 2  # requests in work: one more keeps a second visitor from waiting for the first


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


class Waking:
    """An assistant that loads in the background, and then works on `AT_ONCE` requests at a time.

    Safe to share among threads.
    """

    def __init__(self, load: Callable[[], Door]) -> None:
        self._free = BoundedSemaphore(AT_ONCE)
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
        """As the assistant does; a request that has to wait says what for."""
        if not self.ready:
            yield Waiting()
            self.wait()
            yield Waiting(done=True)
        if not self._free.acquire(blocking=False):
            yield Waiting("others")
            self._free.acquire()
            # Whoever has gone by now is not answered, and leaves the place to the next.
            try:
                yield Waiting("others", done=True)
            except GeneratorExit:
                self._free.release()
                raise
        try:
            yield from self.wait().respond(request, session)
        finally:
            self._free.release()

    def _wake(self, load: Callable[[], Door]) -> None:
        try:
            self._assistant.set_result(load())
        except BaseException as error:
            self._assistant.set_exception(error)
