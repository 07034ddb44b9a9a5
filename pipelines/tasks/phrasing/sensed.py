"""What sensors notice, asked of them by name: `is there smoke in the kitchen?`.

The model knows a sensor by its name, not by what it is for. Home Assistant's device classes tell.
"""

import re
from collections.abc import Sequence

from pipelines.house.entities import Entity, House
from pipelines.preprocess.text import words
from pipelines.tasks.language.orders import in_any
from pipelines.tasks.names.lists import spans_of, stemmed

SENSOR = "binary_sensor"
PRESENCE = ("motion", "occupancy", "presence")
# What people ask about → classes, https://www.home-assistant.io/integrations/binary_sensor/
NOTICED = {
    **dict.fromkeys(("smoke", "fire"), ("smoke",)),
    "gas": ("gas", "carbon_monoxide"),
    **dict.fromkeys(("leak", "flood", "flooding"), ("moisture",)),
    **dict.fromkeys(("motion", "movement"), PRESENCE),
    **dict.fromkeys(
        (f"{which}{who}" for which in ("any", "some") for who in ("one", "body")), PRESENCE
    ),
}
ASKED = re.compile(
    rf"^(?:is|are) (?:there )?(?:any |a |some )?({'|'.join(NOTICED)})\b(.*)$", re.IGNORECASE
)
WHERE = re.compile(
    r"^(?: (?:in|at|on|near|inside) .+| (?:here|there|outside|upstairs|downstairs))?$"
)


class Sensed:
    """The sensors of a house that notice something, and its rooms and floors."""

    def __init__(self, house: House, places: Sequence[tuple[str, Sequence[str]]]) -> None:
        """`places` are the ids of rooms and floors with their names."""
        self._house = house
        self._sensors = [each for each in house.entities if each.domain == SENSOR]
        self._places = [(id, stemmed([names])) for id, names in places]

    def __call__(self, text: str) -> str | None:
        """The question as one about the sensor that can tell; None for any other text."""
        found = ASKED.match(text.strip(" .!?"))
        if found is None or not WHERE.match(found[2].lower()):
            return None
        kinds, said = NOTICED[found[1].lower()], words(found[2])
        named = [id for id, names in self._places if spans_of(said, names)]
        able = [each for each in self._sensors if each.attributes.get("device_class") in kinds]
        there = [each for each in able if in_any(each, named, self._house)]
        return _asked(there if said else able)


def _asked(sensors: Sequence[Entity]) -> str | None:
    return f"how is the {sensors[0].name}?" if len(sensors) == 1 else None
