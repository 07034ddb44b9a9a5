"""Examples: a house, what somebody says in it, and the orders that it means."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipelines.house.entities import House
from pipelines.remembered import Remembered
from pipelines.tasks.language.orders import Order
from pipelines.training.commands import corpus, negatives
from pipelines.training.commands.answers import answer
from pipelines.training.commands.borrowed import Borrowed
from pipelines.training.commands.houses import Houses
from pipelines.training.commands.listed import listed
from pipelines.training.commands.mix import BORROWED, COMMANDS, LISTED, STRANGE, TEMPLATED, Kind
from pipelines.training.commands.negatives import LOCAL
from pipelines.training.commands.noise import arrive
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import framed
from pipelines.training.commands.strangers import unknown_device
from pipelines.training.commands.templated import Templated
from pipelines.training.commands.view import View
from pipelines.training.commands.words import maybe

Task = Literal["command", "answer", "none"]
Said = tuple[str, tuple[Order, ...]]
Make = Callable[[Context], Said | None]
TASKS: tuple[Task, ...] = ("command", "answer", "none")
SHARES = (0.62, 0.12, 0.26)
KEPT = 64
KINDS_TRIED, TRIES = 12, 6


@dataclass(frozen=True)
class Example:
    """What somebody says in a house, where they are, what came before, and what it means."""

    house: House
    text: str
    task: Task
    orders: tuple[Order, ...]
    room: str | None
    last: tuple[str, ...]
    kind: str = ""  # of request, as the mix calls it


class Examples:
    """Examples without end; `data` adds what people really said.

    `arriving` is what happens to a sentence on its way: `arrive` makes it badly typed or heard.
    """

    def __init__(
        self, data: Path | None, arriving: Callable[[random.Random, str, bool], str] = arrive
    ) -> None:
        self._arrive = arriving
        self._houses = Houses(data)
        self._said = [
            found
            for found in (corpus.chatter(data), corpus.instructions(data), corpus.captions(data))
            if found
        ]
        said = (Kind("overheard", 27, self._overheard),) if self._said else ()
        borrowed = Kind("borrowed", BORROWED, Borrowed(data).sample)
        templates = Templated()
        templated = Kind("templated", TEMPLATED, templates.sample)
        local = [Kind(make.__name__, 2.6 * weight, _nothing(make)) for weight, make in LOCAL]
        self._kinds: dict[Task, tuple[Kind, ...]] = {
            "command": (*COMMANDS, borrowed, templated),
            "answer": (
                Kind("answer", 1 - LISTED, _question(answer)),
                Kind("listed", LISTED, _question(listed)),
            ),
            "none": (
                *said,
                Kind("foreign", 6, self._foreign(unknown_device)),
                Kind("strange", STRANGE, self._foreign(templates.foreign)),
                *local,
            ),
        }
        self._views = Remembered[int, View](KEPT)

    def sample(self, house: House, rng: random.Random) -> Example:
        """One example in a house."""
        view = self._view(house)
        task: Task = rng.choices(TASKS, SHARES)[0]
        kinds = self._kinds[task]
        for _ in range(KINDS_TRIED):
            kind = rng.choices(kinds, [each.weight for each in kinds])[0]
            for _ in range(TRIES):
                context = _context(view, rng, kind)
                made = kind.make(context)
                if made is None:
                    continue
                question = task == "answer" or made[0].endswith("?")
                text = self._arrive(rng, made[0], question)
                if text.strip():
                    return Example(
                        house, text, task, made[1], context.room, context.last, kind.name
                    )
        text = self._arrive(rng, negatives.small_talk(Context(view, rng)) or "hello", False)
        return Example(house, text, "none", (), None, (), "small_talk")

    def _overheard(self, context: Context) -> Said | None:
        rng = context.rng
        return rng.choice(self._said[0] if maybe(rng, 0.6) else rng.choice(self._said)), ()

    def _foreign(self, make: Callable[[Context, House], str | None]) -> Make:
        """What is said in a house but meant for another."""

        def made(context: Context) -> Said | None:
            other = self._houses.sample(random.Random(context.rng.getrandbits(32)))
            text = make(context, other)
            return (text, ()) if text else None

        return made

    def _view(self, house: House) -> View:
        return self._views(id(house), lambda: View(house))  # which holds its house


def _question(make: Make) -> Make:
    def made(context: Context) -> Said | None:
        found = make(context)
        return (framed(context.rng, found[0], 0.6), found[1]) if found else None

    return made


def _nothing(make: Callable[[Context], str | None]) -> Make:
    """What looks like a command and means none."""

    def made(context: Context) -> Said | None:
        text = make(context)
        return (framed(context.rng, text, 0.5), ()) if text else None

    return made


def _context(view: View, rng: random.Random, kind: Kind) -> Context:
    """Where the visitor is, and what the command before was for: often neither is known."""
    known = kind.room or maybe(rng, 0.5)
    areas = view.inhabited if kind.room else view.house.areas
    room = rng.choice(areas).id if known and areas else None
    things = [e for e in view.house.entities if e.domain not in ("sensor", "binary_sensor")]
    last: tuple[str, ...] = ()
    if things and (kind.last or maybe(rng, 0.27)):
        first = rng.choice(things)
        alike = [e for e in things if e.domain == first.domain and e is not first]
        more = rng.sample(alike, min(len(alike), rng.choice((0, 0, 0, 0, 1, 2))))
        chosen = sorted([first, *more], key=lambda each: view.rank[each.id])
        last = tuple(each.id for each in chosen)
    return Context(view, rng, room, last)
