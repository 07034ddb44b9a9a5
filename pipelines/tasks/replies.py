"""What a request about a house, or a long text, comes to: events beside those of `types`."""

from dataclasses import dataclass

from pipelines.house.commands import Command
from pipelines.house.session import Done, NeedsConfirmation
from pipelines.house.transitions import Change
from pipelines.tasks.language.understanding import Understanding
from pipelines.types import Event


@dataclass(frozen=True)
class Recognised:
    """Which registered device a picture shows: the nearest one, and how sure that is."""

    verdict: str
    entity_id: str | None
    similarity: float


@dataclass(frozen=True)
class Understood:
    """The text that was read, and what the model made of it. Nothing has happened yet."""

    text: str
    understanding: Understanding


@dataclass(frozen=True)
class Performed:
    """Commands were carried out; without changes everything was as asked already."""

    commands: tuple[Command, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Confirm:
    """Nothing happened: these commands wait, because some ask first or the model is unsure."""

    commands: tuple[Command, ...]
    reasons: tuple[Command, ...]
    unsure: bool = False


@dataclass(frozen=True)
class Choose:
    """Nothing happened: several devices fit equally. One command, or more, for each choice."""

    choices: tuple[tuple[str, tuple[Command, ...]], ...]


@dataclass(frozen=True)
class Told:
    """An answer from the state of the house."""

    text: str


@dataclass(frozen=True)
class Declined:
    """The request is not one for the house; nothing happened."""

    reason: str


@dataclass(frozen=True)
class Chosen:
    """A sentence of a text, word for word, that stands for others; `place` counts from 0.

    `share` is its part of the centrality of all sentences. It speaks for the `speaks_for`
    sentences, itself among them, that are nearer to it than to the other chosen ones.
    """

    text: str
    place: int
    share: float
    speaks_for: int


@dataclass(frozen=True)
class Todo:
    """A sentence of a text that asks for something to be done, and how likely it does."""

    text: str
    place: int
    probability: float


@dataclass(frozen=True)
class When:
    """A date or a time, as it is written in a sentence of a text."""

    time: str
    text: str
    place: int


@dataclass(frozen=True)
class Summary:
    """A text summed up by its own sentences, with its to-dos and times, all in its order."""

    chosen: tuple[Chosen, ...]
    todos: tuple[Todo, ...]
    times: tuple[When, ...]
    sentences: int
    words: int


def outcome(answer: Done | NeedsConfirmation) -> Performed | Confirm:
    """What a session did with some commands, as a reply."""
    if isinstance(answer, Done):
        return Performed(answer.commands, answer.changes)
    return Confirm(answer.commands, answer.reasons)


HouseReply = Recognised | Understood | Performed | Confirm | Choose | Told | Declined
AnyEvent = Event | HouseReply | Summary
