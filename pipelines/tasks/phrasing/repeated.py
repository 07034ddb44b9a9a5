"""What a request says twice: `the desk lamp lamp`, `every single one of the lights`.

A kind behind the full name of a device adds nothing, but the model takes it for all of the kind.
"""

import re

from pipelines.house.entities import House
from pipelines.preprocess.text import words

KINDS = {
    "light": r"lights?|lamps?|lighting",
    "fan": r"fans?",
    "cover": r"blinds?|curtains?|covers?",
    "media_player": r"players?|speakers?|tvs?|tv",
}
# Before these, and at the end, a kind says what the name is; before a noun it is part of that.
NEXT = r"(?=\W*$| (?:to|on|off|in|at|of|across|around|throughout|up|down|out|please)\b)"
EVERY = re.compile(
    r"\bevery(?: single)? (?=(?:lights|lamps|blinds|curtains|fans)\b)", re.IGNORECASE
)
ALL_OVER = re.compile(r"\ball over(?= please|\W*$)", re.IGNORECASE)


class Repeated:
    """The names of a house's devices that a kind may follow."""

    def __init__(self, house: House) -> None:
        places = {name.lower() for area in house.areas for name in area.names}
        self._said: list[re.Pattern[str]] = []
        for domain, kinds in KINDS.items():
            names = {
                name
                for entity in house.entities
                if entity.domain == domain
                for name in entity.names
                if len(words(name)) > 1 and name.lower() not in places
            }
            if names:
                longest = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
                named = rf"\b({'|'.join(longest)}) (?:{kinds}){NEXT}"
                self._said.append(re.compile(named, re.IGNORECASE))

    def __call__(self, text: str) -> str | None:
        """The text said once, or None where nothing is said twice."""
        once = ALL_OVER.sub("everywhere", EVERY.sub("all the ", text))
        for said in self._said:
            once = said.sub(r"\1", once)
        return once if once != text else None
