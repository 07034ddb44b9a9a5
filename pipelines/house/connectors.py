"""The way to a house: what every connector can do, and the house that is only simulated."""

from collections.abc import Sequence
from typing import Protocol

from pipelines.house.commands import Command
from pipelines.house.entities import House
from pipelines.house.transitions import Change, perform


class Connector(Protocol):
    """A house that can be looked at and told what to do."""

    def state(self) -> House:
        """The house as it is now."""
        ...

    def perform(self, commands: Sequence[Command]) -> tuple[Change, ...]:
        """Carry out commands, all or none; what became different. Raises CommandError.

        Whoever calls has asked already: a connector does not confirm.
        """
        ...


class Simulated:
    """A house that exists in memory alone."""

    def __init__(self, house: House) -> None:
        self._house = house

    def state(self) -> House:
        """The house as it is now."""
        return self._house

    def perform(self, commands: Sequence[Command]) -> tuple[Change, ...]:
        """Carry out commands, all or none; what became different. Raises CommandError."""
        outcome = perform(self._house, commands)
        self._house = outcome.house
        return outcome.changes
