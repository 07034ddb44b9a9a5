"""What the model makes of a request to a house, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipelines.tasks.language.orders import Order

COMMAND, ANSWER = "command", "answer"  # tasks
SURE = 0.48  # below this confidence nothing happens before the visitor says yes
USUAL = 3  # pieces of a usual reply: a device, a verb, the end
MEANT, LOST = 0.5, 0.1  # a device is meant from here on; what is asked of it is lost below that


@dataclass(frozen=True)
class Written:
    """One token of an order: a piece or an item's id, and how sure the model was of it."""

    symbol: str
    probability: float


@dataclass(frozen=True)
class Understanding:
    """What a request means: the task with the odds of all, and orders if it is for the house.

    `confidence` is the probability that the model gave to the task and to all replies that it
    considered and that come to the same; `written` is the likeliest of them. `candidates` are the
    items that could be pointed at, `scores` how likely each was the first piece to be written.
    `rivals` are devices for which the same is about as likely to be meant. `by_sound` tells that
    the model heard the request and read no words of it; `respelled` is what it read where that is
    not what was said.
    """

    task: str
    odds: dict[str, float]
    orders: tuple[Order, ...] = ()
    written: tuple[Written, ...] = ()
    confidence: float = 1.0
    candidates: tuple[str, ...] = field(default=(), repr=False)
    scores: tuple[float, ...] = field(default=(), repr=False)
    rivals: tuple[str, ...] = ()
    by_sound: bool = False
    respelled: str | None = None

    @property
    def asks(self) -> bool:
        """Whether it is to be asked which device is meant."""
        return any(order.asks for order in self.orders)

    @property
    def wanted(self) -> float:
        """How likely anything of the kind is wanted at all.

        Where it is to be asked which device is meant, it does not matter which ones are named.
        """
        if not self.asks:
            return self.confidence
        return max(self.confidence, self.odds.get(self.task, 1.0) * self.written[0].probability)

    @property
    def choice(self) -> Order | None:
        """The order as a question, where rivals are about as likely as the device that it names."""
        if not self.rivals:
            return None
        (order,) = self.orders
        return replace(order, targets=(*order.targets, *self.rivals), asks=True)

    @property
    def offered(self) -> tuple[Order, ...]:
        """The orders, or the question that stands for them."""
        return self.orders if self.choice is None else (self.choice,)

    @property
    def sure(self) -> float:
        """The confidence with which something is done: a long reply is as sure as its pieces are.

        Every piece is one more place to lose probability at, but not one more doubt; so the reply
        counts as if it were of the usual length.
        """
        task = self.odds.get(self.task, 1.0)
        if not self.written or not task:
            return self.confidence
        return task * (self.confidence / task) ** (USUAL / max(USUAL, len(self.written)))

    @property
    def unfit(self) -> str | None:
        """The item that is clearly meant where nothing likely can be done with it.

        The model writes what is asked; the grammar lets through what the device can do. Where the
        two part, next to nothing is left of the probability that the device was given.
        """
        ranked = max(zip(self.scores, self.candidates, strict=False), default=(0.0, ""))
        return ranked[1] if ranked[0] >= MEANT and self.confidence < LOST * ranked[0] else None


def combined(
    whole: Understanding, parts: Sequence[Understanding], confidence: float
) -> Understanding:
    """A request as its parts were read, one after the other: their orders, and one end."""
    end = parts[-1].written[-1:]
    return replace(
        whole,
        orders=tuple(order for part in parts for order in part.orders),
        written=(*(token for part in parts for token in part.written[:-1]), *end),
        confidence=confidence,
        rivals=(),
    )
