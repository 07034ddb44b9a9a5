"""Devices called by a part of their name: `the strip` for the TV light strip, `the tv strip`.

Where a part of a name belongs to one device alone, the request is read with the whole name in its
place; whether that makes sense is for the model to say.
"""

from collections.abc import Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.services import COLORS
from pipelines.preprocess.text import STOP_WORDS, WORD
from pipelines.tasks.language.topics import ABOUT
from pipelines.tasks.language.verbs import COMMAND_VERBS
from pipelines.tasks.names.matching import stem, stems
from pipelines.tasks.narrowing.classes import CLASSES

LETTERS = 4  # of a single word that stands for a whole name
MOST = 3  # words of a part
# What may stand beside a part of a name, so that no more of a name is there.
BESIDE = STOP_WORDS | set(COLORS) | set(COMMAND_VERBS) | {"turn", "switch", "dim", "bright"}
Stems = tuple[str, ...]


class Shortened:
    """The names of a house's devices, ready to be found by their parts."""

    def __init__(self, house: House) -> None:
        self._names = [
            (entity, tuple(map(stem, WORD.findall(name.lower()))))
            for entity in house.entities
            for name in entity.names
        ]
        self._whole = {name for _, name in self._names}
        self._places = stems(*(n for area in house.areas for n in area.names))
        self._common = (stems(*ABOUT) - set(CLASSES)) | self._places

    def __call__(self, text: str) -> str | None:
        """A text with whole names in the place of their parts; None where there are none."""
        found = list(WORD.finditer(text))
        said = [each.group().lower() for each in found]
        roots = tuple(map(stem, said))
        for size in range(MOST, 0, -1):
            for at in range(len(said) - size + 1):
                entity = self._meant(roots[at : at + size])
                if entity is not None and self._alone(said, at, at + size):
                    begin, end = found[at].start(), found[at + size - 1].end()
                    return f"{text[:begin]}{entity.name}{text[end:]}"
        return None

    def _meant(self, part: Stems) -> Entity | None:
        """The one device that a part of a name belongs to, if that says enough."""
        if part in self._whole or {part[0], part[-1]} & STOP_WORDS:
            return None
        if len(part) == 1 and (len(part[0]) < LETTERS or part[0] in self._common):
            return None
        having = {entity.id: entity for entity, name in self._names if _within(part, name)}
        return next(iter(having.values())) if len(having) == 1 else None

    def _alone(self, said: Sequence[str], begin: int, end: int) -> bool:
        """Whether nothing beside the words may be a part of the same name."""
        beside = (*said[max(0, begin - 1) : begin], *said[end : end + 1])
        return all(
            word in BESIDE or stem(word) in self._places or word.isdigit() for word in beside
        )


def _within(part: Stems, name: Stems) -> bool:
    """Whether the words of a part stand in a longer name, in their order."""
    rest = iter(name)
    return len(part) < len(name) and all(word in rest for word in part)
