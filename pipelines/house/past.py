"""What happened in a visit, for those who ask later: when, what, and why. Only what is known."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipelines.house.entities import Entity, House
from pipelines.house.sentences import called, status, story
from pipelines.house.transitions import Change

MOST = 6  # changes that are told one by one
ABLE = (
    "I can switch, set, open and lock what is in this house, tell how it is, and speak about a "
    "picture."
)
NOTHING = f"I have not moved anything yet. {ABLE}"
DIRECT = "That was chosen directly; there were no words to understand."
UNDONE = "The last thing that I did was taken back."


@dataclass(frozen=True)
class Past:
    """Since when the house is watched, when which device last changed, and the last deed.

    Times are seconds of a clock that only runs forward. `reason` says how the deed was understood.
    """

    began: float = field(default_factory=time.monotonic)
    changed: Mapping[str, float] = field(default_factory=dict)
    deed: tuple[Change, ...] = ()
    reason: str = ""

    def moved(self, changes: Sequence[Change], deed: bool) -> "Past":
        """The past after some changes, which somebody asked for or which were taken back."""
        return replace(self.noticed(changes), deed=tuple(changes) if deed else ())

    def noticed(self, changes: Sequence[Change]) -> "Past":
        """The past after some changes that came by themselves."""
        now = time.monotonic()
        return replace(self, changed={**self.changed, **{each.after.id: now for each in changes}})

    def since(self, entity: Entity, house: House) -> str:
        """`Desk lamp (Office): on, 80 % bright, for 3 minutes.`"""
        told = f"{called(entity, house)}: {status(entity)}"
        known = self.changed.get(entity.id)
        if known is None:
            return f"{told}, as it was when this visit began {_span(self.began)} ago."
        return f"{told}, for {_span(known)}."

    def last(self, house: House) -> str:
        """What was done last."""
        if not self.deed:
            return self._no_deed()
        told = "; ".join(story(change, house) for change in self.deed[:MOST])
        more = len(self.deed) - MOST
        return f"{told}{f'; and {more} more' if more > 0 else ''}."

    def why(self) -> str:
        """How the last deed came about."""
        if not self.deed:
            return self._no_deed()
        return self.reason or DIRECT

    def _no_deed(self) -> str:
        return UNDONE if self.changed else NOTHING


def _span(since: float) -> str:
    seconds = round(time.monotonic() - since)
    for size, unit in ((3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds} second{'s' if seconds != 1 else ''}"
