"""One visitor's house: confirmation, history and undo. Plain values, so sessions can be copied."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipelines.house.album import Album
from pipelines.house.commands import Command, check
from pipelines.house.entities import House
from pipelines.house.errors import CommandError
from pipelines.house.guards import reasons
from pipelines.house.past import Past
from pipelines.house.timing import EARLY, START, held, paused, restored, running, stopped
from pipelines.house.transitions import Change, difference, perform
from pipelines.types import Exchange

MAX_HISTORY = 100
MAX_COMMANDS = 20


@dataclass(frozen=True)
class Done:
    """Commands were carried out; without changes everything was as asked already."""

    commands: tuple[Command, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class NeedsConfirmation:
    """Nothing has happened yet: at least one of the commands asks first."""

    commands: tuple[Command, ...]
    reasons: tuple[Command, ...]


@dataclass(frozen=True)
class Spoken:
    """The entities that commands were for last, and their areas: what `it` and `there` mean."""

    entities: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass
class HouseSession:
    """The house as one visitor has left it. `room` is where the visitor says to be."""

    original: House
    room: str | None = None
    last: Spoken = Spoken()
    house: House = field(init=False)
    pending: tuple[Command, ...] = ()
    offered: tuple[tuple[Command, ...], ...] = ()
    album: Album = field(default_factory=Album)
    because: str = ""  # why what waits for confirmation would be done
    said: str = ""  # the last request that was for the house: what `and the kitchen?` goes on with
    past: Past = field(default_factory=Past)
    about: Exchange | None = None  # what was last said of a picture, for what is asked next
    history: list[House] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.house = self.original

    @property
    def asks(self) -> bool:
        """Whether a yes is waited for, or a choice."""
        return bool(self.pending or self.offered)

    @property
    def running(self) -> dict[str, float]:
        """The seconds that timers still run, by their ids."""
        return running(self.house, self.past)

    def perform(self, commands: Sequence[Command]) -> Done | NeedsConfirmation:
        """Carry out commands, or keep them until `confirm` if one of them asks first.

        Raises:
            CommandError: one does not fit the house; nothing has changed.
        """
        self._begin(commands)
        for command in commands:
            check(command, self.house)
        asking = reasons(commands, self.house)
        if asking:
            self._keep(commands)
            return NeedsConfirmation(self.pending, asking)
        self.explain("")
        return self._apply(tuple(commands))

    def ask(self, commands: Sequence[Command]) -> None:
        """Keep commands until `confirm`, whatever they do. Raises CommandError if one cannot be."""
        self._begin(commands)
        perform(self.house, commands)
        self._keep(commands)

    def offer(self, choices: Sequence[Sequence[Command]]) -> None:
        """Keep several ways to carry out a request until `choose`."""
        self._forget()
        self.offered = tuple(map(tuple, choices))

    def choose(self, number: int) -> Done | NeedsConfirmation:
        """Carry out one of what was offered. Raises CommandError if there is no such offer."""
        if not 0 <= number < len(self.offered):
            raise CommandError("There is nothing to choose.")
        return self.perform(self.offered[number])

    def confirm(self) -> Done:
        """Carry out what waits for confirmation. Raises CommandError if nothing does."""
        if not self.pending:
            raise CommandError("There is nothing to confirm.")
        commands, reason = self.pending, self.because
        self._forget()
        done = self._apply(commands)
        self.explain(reason)
        return done

    def cancel(self) -> None:
        """Forget what waits for confirmation."""
        self._forget()

    def mention(self, entities: Sequence[str]) -> None:
        """Speak of entities, so that `it` means them from now on."""
        found = [entity for each in entities if (entity := self.house.entity(each))]
        areas = tuple(dict.fromkeys(each.area for each in found if each.area))
        self.last = Spoken(tuple(dict.fromkeys(entities)), areas)

    def behind(self) -> tuple[Change, ...]:
        """What `undo` would make different."""
        return difference(self.house, self._before()) if self.history else ()

    def undo(self) -> tuple[Change, ...]:
        """Take back the last change; returns what became different, nothing if none is left."""
        self._forget()
        if not self.history:
            return ()
        changes, self.house = self.behind(), self._before()
        self.history = self.history[:-1]  # a copy of the session may hold the same list
        self.past = self.past.moved(changes, deed=False)
        return changes

    def spare(self, entities: Sequence[str]) -> tuple[Change, ...]:
        """Take some entities out of the last change: they become as before it, the rest stays."""
        self._forget()
        changes = tuple(each for each in self.behind() if each.after.id in entities)
        self.house = self.house.updated({each.after.id: each.after for each in changes})
        deed = tuple(each for each in self.past.deed if each.after.id not in entities)
        self.past = replace(self.past.noticed(changes), deed=deed)
        return changes

    def tick(self) -> tuple[Change, ...]:
        """Let timers run out whose time is over; returns those. Going back does not revive them."""
        over = [name for name, seconds in self.running.items() if seconds <= EARLY]
        if not over:
            return ()
        after = stopped(self.house, over)
        changes = difference(self.house, after)
        self.house, self.past = after, self.past.noticed(changes)
        self.history = [stopped(house, over) for house in self.history]
        return changes

    def reset(self) -> tuple[Change, ...]:
        """Bring the first state back; this can be undone too."""
        self._forget()
        return self._move(self.original)

    def _before(self) -> House:
        return restored(self.history[-1], self.house)

    def _begin(self, commands: Sequence[Command]) -> None:
        self._forget()
        if not 1 <= len(commands) <= MAX_COMMANDS:
            raise CommandError(f"A request holds 1 to {MAX_COMMANDS} commands.")

    def _forget(self) -> None:
        self.pending, self.offered, self.because = (), (), ""

    def _keep(self, commands: Sequence[Command]) -> None:
        """Let commands wait for a yes. What they are for was spoken of, whatever comes of it."""
        self.pending = tuple(commands)
        self._speak_of(commands)

    def _speak_of(self, commands: Sequence[Command]) -> None:
        self.mention([each for command in commands for each in command.targets])

    def _apply(self, commands: tuple[Command, ...]) -> Done:
        outcome = perform(self.house, commands)
        self._speak_of(commands)
        started = [e for each in commands if each.action == START for e in each.targets]
        return Done(commands, self._move(outcome.house, started))

    def _move(self, house: House, started: Sequence[str] = ()) -> tuple[Change, ...]:
        """Become a house. Of timers that were `started`, one that ran begins anew."""
        before = held(self.house, self.past)
        house = paused(house, before)
        begun = {e.id: e for e in before.entities if e.id in started}
        changes = difference(self.house.updated(begun), house)
        if changes:
            self.history = [*self.history, before][-MAX_HISTORY:]
            self.house = house
            self.past = self.past.moved(changes, deed=True)
        return changes

    def explain(self, reason: str) -> None:
        """Keep how the last deed, or one that waits for a yes, came about: for who asks why."""
        if self.pending:
            self.because = reason
        else:
            self.past = replace(self.past, reason=reason)
