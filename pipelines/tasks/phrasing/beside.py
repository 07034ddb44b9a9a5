"""Lights told by what stands beside them: `the lamp on the desk` is the desk lamp.

The model takes the thing beside it for what is meant: `the light by the tv` turned on the tv.
"""

import re

from pipelines.house.entities import House
from pipelines.house.sentences import named_apart
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.names.matching import stems

TOLD = re.compile(
    r"\b(?:the|my|our) (?:light|lamp|lights) (?:that is )?"
    r"(?:by|near|next to|beside|behind|above|over|under|on|at) (?:the|my|our) "
    r"(?P<thing>\w+(?: \w+)??)(?=\W*$| (?:on|off|to|please|up|down)\b)",
    re.IGNORECASE,
)


class Beside:
    """The lights of a house, with the words of their names."""

    def __init__(self, house: House) -> None:
        places = stems(*(name for area in house.areas for name in area.names))
        self._small = places | STOP_WORDS
        self._lights = [
            (named_apart(each, house), stems(*each.names) - self._small)
            for each in house.entities
            if each.domain == "light"
        ]

    def __call__(self, text: str) -> str | None:
        """The text with the name of the one light that is called after the thing; else None."""
        found = TOLD.search(text)
        if found is None:
            return None
        thing = stems(found["thing"]) - self._small
        meant = [name for name, own in self._lights if thing and thing <= own]
        if len(meant) != 1:
            return None
        return f"{text[: found.start()]}the {meant[0]}{text[found.end() :]}"
