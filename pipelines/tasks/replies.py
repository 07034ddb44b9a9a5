"""What a request about a house comes to: events beside those of `pipelines.types`."""

from dataclasses import dataclass

from pipelines.house.commands import Command
from pipelines.house.transitions import Change
from pipelines.tasks.command import Understanding
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


HouseReply = Recognised | Understood | Performed | Confirm | Choose | Told | Declined
AnyEvent = Event | HouseReply
