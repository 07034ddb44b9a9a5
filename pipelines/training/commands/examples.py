"""Examples: a house, what somebody says in it, and the orders that it means."""

import random
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipelines.house.entities import House
from pipelines.tasks.orders import Order
from pipelines.training.commands import corpus, negatives
from pipelines.training.commands.answers import answer
from pipelines.training.commands.borrowed import Borrowed
from pipelines.training.commands.clauses import clause
from pipelines.training.commands.houses import Houses
from pipelines.training.commands.noise import arrive
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import framed, sentence
from pipelines.training.commands.several import again, corrected, several
from pipelines.training.commands.strangers import unknown_device
from pipelines.training.commands.view import View
from pipelines.training.commands.wishes import wish
from pipelines.training.commands.words import maybe

Task = Literal["command", "answer", "none"]
Said = tuple[str, tuple[Order, ...]]
TASKS: tuple[Task, ...] = ("command", "answer", "none")
SHARES = (0.62, 0.10, 0.28)
KEPT = 64
TRIES = 60


@dataclass(frozen=True)
class Example:
    """What somebody says in a house, where they are, what came before, and what it means."""

    house: House
    text: str
    task: Task
    orders: tuple[Order, ...]
    room: str | None
    last: tuple[str, ...]


class Examples:
    """Examples without end; `data` adds what people really said."""

    def __init__(self, data: Path | None) -> None:
        self._houses = Houses(data)
        self._borrowed = Borrowed(data)
        self._said = [
            found
            for found in (corpus.chatter(data), corpus.instructions(data), corpus.captions(data))
            if found
        ]
        self._views: OrderedDict[int, View] = OrderedDict()

    def sample(self, house: House, rng: random.Random) -> Example:
        """One example in a house."""
        context = _context(self._view(house), rng)
        task: Task = rng.choices(TASKS, SHARES)[0]
        for _ in range(TRIES):
            made = self._made(context, task)
            if made is not None and made[0].strip():
                question = task == "answer" or made[0].endswith("?")
                text = arrive(rng, made[0], question)
                if not text.strip():
                    continue
                return Example(house, text, task, made[1], context.room, context.last)
            context = _context(context.view, rng)
        text = arrive(rng, negatives.small_talk(Context(context.view, rng)) or "hello")
        return Example(house, text, "none", (), context.room, ())

    def _made(self, context: Context, task: str) -> Said | None:
        rng = context.rng
        if task == "answer":
            found = answer(context)
            return (framed(rng, found[0], 0.6), found[1]) if found else None
        if task == "none":
            text = self._refused(context)
            return (text, ()) if text else None
        draw = rng.random()
        if draw < 0.1:
            return wish(context)
        if draw < 0.26:
            return several(context)
        if draw < 0.29 and context.last:
            return again(context)
        if draw < 0.33:
            return corrected(context)
        if draw < 0.45:
            made = self._borrowed.sample(context)
            return (framed(rng, made[0], 0.5), made[1]) if made else None
        part = clause(context)
        return (sentence(rng, part), (part.order,)) if part else None

    def _refused(self, context: Context) -> str | None:
        rng = context.rng
        draw = rng.random()
        if draw < 0.3 and self._said:
            return rng.choice(self._said[0] if maybe(rng, 0.6) else rng.choice(self._said))
        if draw < 0.38:
            other = self._houses.sample(random.Random(rng.getrandbits(32)))
            return unknown_device(context, other)
        kinds: list[Callable[[Context], str | None]] = [each for _, each in negatives.LOCAL]
        chosen = rng.choices(kinds, [weight for weight, _ in negatives.LOCAL])[0]
        text = chosen(context)
        return framed(rng, text, 0.5) if text else None

    def _view(self, house: House) -> View:
        known = self._views.get(id(house))
        if known is None or known.house is not house:
            known = View(house)
            self._views[id(house)] = known
            if len(self._views) > KEPT:
                self._views.popitem(last=False)
        return known


def _context(view: View, rng: random.Random) -> Context:
    """Where the visitor is, and what the command before was for: often neither is known."""
    room = rng.choice(view.house.areas).id if maybe(rng, 0.5) and view.house.areas else None
    things = [e for e in view.house.entities if e.domain not in ("sensor", "binary_sensor")]
    last: tuple[str, ...] = ()
    if things and maybe(rng, 0.3):
        first = rng.choice(things)
        alike = [e for e in things if e.domain == first.domain and e is not first]
        more = rng.sample(alike, min(len(alike), rng.choice((0, 0, 0, 0, 1, 2))))
        chosen = sorted([first, *more], key=lambda each: view.rank[each.id])
        last = tuple(each.id for each in chosen)
    return Context(view, rng, room, last)
