"""Yes or no, where a question about several devices wants that: `are all the lights off?`"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.house.entities import Entity, House
from pipelines.house.queries import is_on
from pipelines.house.sentences import called
from pipelines.preprocess.text import words
from pipelines.tasks.language.verbs import ANY, QUERY_STATES

MOST = 12  # devices in one reply
CONTACT = "binary_sensor"  # which is on where a door stands open


def _open(entity: Entity) -> bool:
    contact = entity.domain == CONTACT and entity.state == "on"
    return contact or entity.state in ("open", "opening")


def _closed(entity: Entity) -> bool:
    contact = entity.domain == CONTACT and entity.state == "off"
    return contact or entity.state in ("closed", "closing")


IS: Mapping[str, Callable[[Entity], bool]] = {
    "on": is_on,
    "off": lambda entity: not is_on(entity),
    "open": _open,
    "closed": _closed,
    "locked": lambda entity: entity.state == "locked",
    "unlocked": lambda entity: entity.state in ("unlocked", "open"),
    "playing": lambda entity: entity.state == "playing",
    ANY: lambda entity: True,
}
ALIKE = {"shut": "closed", "opened": "open", "running": "on"}
EACH = re.compile(r"\W*(?:is|are) (?:all|every\w*|each|both)\b", re.IGNORECASE)
SOME = re.compile(
    r"\W*(?:is|are|did|do|have) (?:there |\w+ (?:leave|left) )?any(?:thing)?\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Verdict:
    """Yes or no with its reason, and the devices that make it so."""

    opening: str
    devices: tuple[Entity, ...] = ()

    def sentence(self, house: House) -> str:
        """`No, 2 of 5 are not off: Desk lamp (Office), Floor lamp (Living room).`"""
        return f"{self.opening}: {names(self.devices, house)}." if self.devices else self.opening


def state_in(text: str) -> str | None:
    """The first state that a text names, as queries call it."""
    named = (ALIKE.get(each, each) for each in words(text))
    return next((each for each in named if each in QUERY_STATES), None)


def verdict(text: str, word: str, entities: Sequence[Entity]) -> Verdict | None:
    """The answer to whether all of several devices are in a state, or any; else None.

    `word` is the state that the query asks about; what the text asks about may be its opposite.
    """
    said = state_in(text)
    count = len(entities)
    if count < 2 or said is None:
        return None
    if EACH.match(text):
        other = tuple(entity for entity in entities if not IS[said](entity))
        if not other:
            return Verdict(f"Yes, all {count} are {said}.")
        are = "is" if len(other) == 1 else "are"
        return Verdict(f"No, {len(other)} of {count} {are} not {said}", other)
    if said == word and SOME.match(text):
        found = tuple(entity for entity in entities if IS[word](entity))
        return Verdict("Yes", found) if found else Verdict(f"No, none of {count} is {word}.")
    return None


def names(entities: Sequence[Entity], house: House) -> str:
    """The names of some devices with their places; of many, how many more there are."""
    more = f" and {len(entities) - MOST} more" if len(entities) > MOST else ""
    return f"{', '.join(called(each, house) for each in entities[:MOST])}{more}"
