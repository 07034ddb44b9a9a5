"""One visitor's visit: their house and their conversation. Plain values, so it can be copied."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from demo.wishes import Given, Wish
from pipelines.house.session import HouseSession
from pipelines.tasks.replies import AnyEvent, Choose, Confirm
from pipelines.types import Request, Waiting

KEPT = 30  # turns of a conversation; older ones are forgotten
Kind = TypeVar("Kind")
State = Literal["working", "done", "stopped"]


@dataclass(frozen=True)
class Step:
    """An event, and the milliseconds that the model had worked on the request until then."""

    event: AnyEvent
    spent: float


@dataclass
class Turn:
    """A request and everything that came of it."""

    given: Given
    state: State = "working"
    steps: list[Step] = field(default_factory=list)
    note: str = ""  # what the page itself has to say about it
    put: tuple[Request, HouseSession] | None = None  # to the assistant, and the house as it was
    recorded: int | None = None  # the number of the example, if this is only its recording

    def last(self, kind: type[Kind]) -> Kind | None:
        """The latest event of a kind."""
        found = (step.event for step in reversed(self.steps) if isinstance(step.event, kind))
        return next(found, None)

    def spent(self, kind: type[AnyEvent]) -> float | None:
        """When the latest event of a kind came, in milliseconds of work."""
        return next((s.spent for s in reversed(self.steps) if isinstance(s.event, kind)), None)


@dataclass
class Visit:
    """A visitor's house, the turns of the conversation, and the one that is looked into."""

    session: HouseSession
    turns: list[Turn] = field(default_factory=list)
    looked: int = -1
    note: str = ""  # what happened last on the plan, as HTML
    asked: Confirm | None = None  # what a touch of the plan asks
    fusion: str | None = None  # the strategy that the visitor chose
    waiting: list[Wish] = field(default_factory=list)  # what is asked next, in this order

    def begin(self, given: Given) -> Turn:
        """A new turn, which is then the one looked into. What waited for a yes waits no more."""
        turn = Turn(given)
        self.turns = [*self.turns, turn][-KEPT:]
        self.looked, self.note, self.asked = -1, "", None
        return turn

    def next(self) -> Wish | None:
        """What has waited longest, and waits no more."""
        try:
            return self.waiting.pop(0)
        except IndexError:  # nothing waits, or another reply of this visitor's has just taken it
            return None

    @property
    def looked_into(self) -> Turn | None:
        """The turn that `Inside the model` shows."""
        if not self.turns:
            return None
        return self.turns[self.looked if -1 <= self.looked < len(self.turns) else -1]

    def open_question(self, turn: Turn) -> bool:
        """Whether a turn still waits for the visitor: a yes, or one of several devices."""
        if not turn.steps or turn is not self.turns[-1]:
            return False
        asked = next(
            (s.event for s in reversed(turn.steps) if isinstance(s.event, Confirm | Choose)), None
        )
        if isinstance(asked, Confirm):
            return self.session.pending == asked.commands
        return isinstance(asked, Choose) and bool(self.session.offered)


def timed(events: Iterator[AnyEvent]) -> Iterator[Step]:
    """Events with the time that making them took.

    The time of whoever reads them does not count, nor that of waiting for the models or for others.
    """
    spent = 0.0
    while True:
        begun = time.perf_counter()
        event = next(events, None)
        spent += (time.perf_counter() - begun) * 1000
        if event is None:
            return
        if isinstance(event, Waiting):
            spent = 0.0
        yield Step(event, spent)
