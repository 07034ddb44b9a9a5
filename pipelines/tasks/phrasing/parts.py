"""Requests read part by part, where one reading loses some of what is said."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipelines.house.entities import House
from pipelines.preprocess.text import words
from pipelines.tasks.language.items import HouseReader, Situation
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order, devices
from pipelines.tasks.language.understanding import ANSWER, COMMAND, SURE, Understanding, combined
from pipelines.tasks.language.verbs import able
from pipelines.tasks.names.lists import gathered
from pipelines.tasks.names.several import lacking, spread
from pipelines.tasks.phrasing.clauses import (
    SETTLED,
    asks_plainly,
    clauses,
    joined,
    means_several,
    plain,
    points_back,
    questions,
)

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
            more = (
                self._for_them(text, whole)
                or self._for_each(text, whole)
                or self._by_lists(text, whole)
            )
            return self._by_clauses(text, whole, more) or more
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

    def _for_them(self, text: str, whole: Understanding) -> Understanding | None:
        """`Turn them off`: as for the first that was spoken of, for all, if the model lost some."""
        last, house = self.situation.last, self.situation.house
        settled = not whole.asks and set(devices(whole.orders, house)) == set(last)
        if len(last) < 2 or settled or not means_several(text):
            return None
        part = self.alone(text, replace(self.situation, last=last[:1]))
        if len(part.orders) != 1 or devices(part.orders, house) != last[:1] or not plain(part):
            return None
        (order,) = part.orders
        things = [entity for each in last if (entity := house.entity(each))]
        fields = [name for name, _ in order.values]
        fitting = all(able(entity, order.verb, fields) for entity in things)
        return replace(part, orders=(replace(order, targets=last),)) if fitting else None

    def _by_lists(self, text: str, whole: Understanding) -> Understanding | None:
        """A text read once for each of what it names side by side."""
        for texts in self.reader.lists(text):
            parts = [self.alone(each, self.situation) for each in texts]
            found = gathered(whole, parts, self.situation.house)
            if found is not None:
                return found
        return None

    def _by_clauses(
        self, text: str, whole: Understanding, more: Understanding | None
    ) -> Understanding | None:
        """An order read clause by clause; `it` is what the clause before is for.

        It counts where it says more than the whole reading, and `more` than that, if there is one.
        """
        said, situation = clauses(text), self.situation
        halved = _halved(whole.orders, text)
        settled = whole.sure >= SETTLED and not whole.asks and more is None and not halved
        whole = more or whole
        if settled or not said or (whole.sure >= SURE and len(said) <= len(whole.orders)):
            return None
        parts: list[Understanding] = []
        before = situation.last
        for clause in said:
            meant = replace(situation, last=before) if points_back(clause) else situation
            part = self._clause(clause, said[0], meant)
            if before and not plain(part):  # `turn on the tv and set the volume to 20`
                leaning = self._clause(clause, said[0], replace(situation, last=before))
                part = max(part, leaning, key=plain)
            if part.task != COMMAND or not plain(part) or self._strays(text, clause, part):
                return None
            parts.append(part)
            before = devices(part.orders, situation.house)
        found = joined(whole, parts, situation.house)
        if halved and not _halved([order for part in parts for order in part.orders], text):
            found = combined(whole, parts, math.prod(part.confidence for part in parts))
        return None if found and _contrary(found.orders, text, situation.house) else found

    def _strays(self, text: str, clause: str, part: Understanding) -> bool:
        """Whether a clause is for the whole house, though another names a room for both.

        `Turn off the tv and the lights in the living room`.
        """
        wide = any(
            isinstance(target, Group) and target.place == EVERYWHERE
            for order in part.orders
            for target in order.targets
        )
        return wide and not self.reader.placed(clause) and bool(self.reader.placed(text))

    def _clause(self, clause: str, first: str, meant: Situation) -> Understanding:
        """A clause of an order; one without a verb may have that of the first one, or need none."""
        ways = [clause]
        if clause != first and self.reader.several.begins(clause):
            led = f"{self.reader.several.lead(first)} {clause}".strip()
            bare = self.reader.following.only_names(clause)  # and so leaves the verb to the first
            ways = [led] if bare else [clause, led]
        parts: list[Understanding] = []
        for way in dict.fromkeys(ways):
            part = self.alone(way, meant)
            parts.append((part.task == COMMAND and self._for_each(way, part)) or part)
        return max(parts, key=lambda part: (part.task == COMMAND, part.sure))

    def _by_questions(self, text: str, whole: Understanding) -> Understanding | None:
        """Several questions in one text, if each makes sense alone; the model answers only one.

        In `is the door locked and the garage closed` the second begins as the first does.
        """
        parts: list[Understanding] = []
        situation = self.situation
        for clause in questions(text):
            goes_on = bool(parts) and self.reader.several.begins(clause)
            asked = f"{self.reader.several.lead(text)} {clause}" if goes_on else clause
            part = self.alone(asked, situation if points_back(clause) else self.situation)
            if part.task != ANSWER or not asks_plainly(part):
                return None
            parts.append(part)
            situation = replace(situation, last=devices(part.orders, situation.house))
        if len(parts) <= len(whole.orders):
            return None
        return combined(whole, parts, math.prod(part.confidence for part in parts))


def _halved(orders: Sequence[Order], text: str) -> bool:
    """Whether all is to be switched one way, though a text says both `on` and `off`."""
    return {"on", "off"} <= set(words(text)) and len({each.verb for each in orders}) == 1


def _contrary(orders: Sequence[Order], text: str, house: House) -> bool:
    """Whether a device is to be switched on and off, though the text does not say both.

    `Pump off for now, it's making a racket`.
    """
    on, off = ([each for each in orders if each.verb == way] for way in ("turn_on", "turn_off"))
    both = not set(devices(on, house)).isdisjoint(devices(off, house))
    return both and not {"on", "off"} <= set(words(text))
