"""How people speak of a house's floors: `upstairs` is what lies above the ground floor."""

import re
from collections.abc import Mapping, Sequence

# Storeys by their usual names; the ground floor is 0. Others (`outside`) are no storeys.
LEVELS = {
    "basement": -1, "cellar": -1, "lower": -1, "downstairs": 0, "ground": 0, "main": 0, "upper": 1,
    "upstairs": 1, "first": 1, "second": 2, "third": 3, "top": 4, "attic": 5, "loft": 5,
}  # fmt: skip


def spoken(floors: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """For each floor its name in words, and what else it is called among these floors."""
    known = {floor: level for floor in floors if (level := _level(floor)) is not None}
    low = min((level for level in known.values() if level >= 0), default=0)
    above = [floor for floor, level in known.items() if level > low]
    names = {floor: [floor.replace("_", " ")] for floor in floors}
    if above:
        names[min(above, key=lambda floor: known[floor])].append("upstairs")
        for floor, level in known.items():
            if level == low:
                names[floor].append("downstairs")
    return {floor: tuple(dict.fromkeys(each)) for floor, each in names.items()}


def _level(floor: str) -> int | None:
    """The storey of a floor, if its name tells."""
    words = re.split(r"[^a-z]+", floor.casefold())
    return next((LEVELS[word] for word in words if word in LEVELS), None)
