"""Requests read part by part, where one reading loses some of what is said."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipelines.tasks.clauses import (
    SETTLED,
    asks_plainly,
    clauses,
    joined,
    plain,
    points_back,
    questions,
)
from pipelines.tasks.items import HouseReader, Situation
from pipelines.tasks.lists import gathered
from pipelines.tasks.orders import devices
from pipelines.tasks.several import lacking, spread
from pipelines.tasks.understanding import ANSWER, COMMAND, Understanding, combined

OR, AND = re.compile(r"\bor\b", re.IGNORECASE), "and"


@dataclass(frozen=True)
class InParts:
    """Reads a request in parts. `alone` understands one of them in a situation."""

    reader: HouseReader
    situation: Situation
    alone: Callable[[str, Situation], Understanding]

    def __call__(self, text: str, whole: Understanding) -> Understanding | None:
        """A text as its parts were read, in the first way that makes more of it than the whole."""
        if whole.task == COMMAND:
            return (
                self._for_each(text, whole)
                or self._by_lists(text, whole)
                or self._by_clauses(text, whole)
            )
        both = OR.sub(AND, text)  # whoever asks about one or the other wants to know of both
        return (
            self._for_each(both, whole)
            or self._by_lists(both, whole)
            or self._by_questions(text, whole)
        )

    def _for_each(self, text: str, whole: Understanding) -> Understanding | None:
        """A text that names devices together read once for each, if it was read as for fewer."""
        situation = self.situation
        together = self.reader.several(text, self.reader.placed(text), situation.room)
        if together is None or not lacking(whole, together, situation.house):
            return None
        parts = [self.alone(each, situation) for each in together.texts]
        return spread(whole, together, parts, situation.house)

    def _by_lists(self, text: str, whole: Understanding) -> Understanding | None:
        """A text read once for each of what it names side by side."""
        clear = plain if whole.task == COMMAND else asks_plainly
        for texts in self.reader.lists(text):
            parts = [self.alone(each, self.situation) for each in texts]
            found = gathered(whole, parts, self.situation.house, clear)
            if found is not None:
                return found
        return None

    def _by_clauses(self, text: str, whole: Understanding) -> Understanding | None:
        """An order read clause by clause; `it` is what the clause before is for."""
        said, situation = clauses(text), self.situation
        if whole.sure >= SETTLED or whole.asks or len(said) <= len(whole.orders):
            return None
        parts: list[Understanding] = []
        before = situation.last
        for clause in said:
            meant = replace(situation, last=before) if points_back(clause) else situation
            part = self.alone(clause, meant)
            if part.task != COMMAND or not plain(part):
                return None
            parts.append(part)
            before = devices(part.orders, situation.house)
        return joined(whole, parts, situation.house)

    def _by_questions(self, text: str, whole: Understanding) -> Understanding | None:
        """Several questions in one text, if each makes sense alone; the model answers only one.

        In `is the door locked and the garage closed` the second begins as the first does.
        """
        parts: list[Understanding] = []
        for clause in questions(text):
            goes_on = bool(parts) and self.reader.several.begins(clause)
            asked = f"{text.split()[0]} {clause}" if goes_on else clause
            part = self.alone(asked, self.situation)
            if part.task != ANSWER or not asks_plainly(part):
                return None
            parts.append(part)
        if len(parts) <= len(whole.orders):
            return None
        return combined(whole, parts, math.prod(part.confidence for part in parts))
