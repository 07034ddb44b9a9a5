"""What people say shorter than the model has read it: `all off`, `close everything`.

Each has one meaning, and the model reads it said in full.
"""

import re

from pipelines.house.entities import House

POLITE = r"(?:(?:please|now|just|can you|could you) )*"
END = r"(?:,? (?:please|now))*\W*"
ALL_OFF = r"(?:(?:turn|switch) )?(?:it |them )?all off|everything off"
HOUSE_OFF = r"(?:turn|switch) off the (?:whole |entire )?(?:house|home|flat|place)"
FULL = tuple(
    (re.compile(rf"{POLITE}(?:{said}){END}", re.IGNORECASE), meant)
    for said, meant in (
        (rf"{ALL_OFF}|{HOUSE_OFF}", "turn everything off"),
        (r"(?:close|shut) (?:everything|it all)", "close all the covers"),
    )
)
DOORS = re.compile(
    rf"{POLITE}(?:close|shut) (?:(?:all|every|each|both)(?: of)? )?(?:(?:the|our|my) )?doors?{END}",
    re.IGNORECASE,
)
DOOR_CLASSES = ("door", "garage", "gate")
MOST = 4  # doors that are named one by one


class Idioms:
    """The idioms for a house, which some of them depend on."""

    def __init__(self, house: House) -> None:
        covers = [entity for entity in house.entities if entity.domain == "cover"]
        classed = [e for e in covers if e.attributes.get("device_class") in DOOR_CLASSES]
        self._doors = [entity.name for entity in classed][: MOST + 1]

    def __call__(self, text: str) -> str | None:
        """The text said in full, or None if it is no idiom."""
        if DOORS.fullmatch(text.strip()) and 0 < len(self._doors) <= MOST:
            return f"close the {' and the '.join(self._doors)}"
        return next((meant for said, meant in FULL if said.fullmatch(text.strip())), None)
