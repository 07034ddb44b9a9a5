"""What is said of a device in words that fit another kind: a vent at forty percent.

The model takes a number of percent for a speed or a brightness before it looks at what the device
has. Where it has one thing that a number can be for, there is no doubt about which is meant; nor
is there of a sensor, which knows nothing but what it measures, or of how long a timer is to run
where the words name one span of time.
"""

from collections.abc import Iterable

from pipelines.fusion.vocabulary import END, Vocabulary
from pipelines.tasks.language.order_pieces import NUMBERS, UNITS
from pipelines.tasks.language.verbs import MEASURED, PERCENT

BARE = "temperature"  # a number without its unit may be this
RAISED = {"<do:increase>": "<do:open>", "<do:decrease>": "<do:close>"}  # a barrier, without a stop


class Wording:
    """Reads a piece that may not be written as the one that is meant by it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._percent = [vocabulary[f"<field:{name}>"] for name in PERCENT]
        self._bare = vocabulary[f"<field:{BARE}>"]
        self._measured = [self._bare, *(vocabulary[f"<field:{name}>"] for name in MEASURED)]
        self._end = vocabulary[END]
        self._raised = {vocabulary[said]: vocabulary[meant] for said, meant in RAISED.items()}
        self._numbers = [vocabulary[each] for each in NUMBERS]
        self._units = [vocabulary[each] for each in UNITS]

    def __call__(self, following: Iterable[int]) -> dict[int, list[int]]:
        """The ids that may follow → the ids that may not, but stand for them."""
        may = set(following)
        numbers = [each for each in self._percent if each in may]
        if not numbers and self._bare in may:
            numbers = [self._bare]
        found = {meant: [said] for said, meant in self._raised.items() if meant in may}
        if len(numbers) == 1:
            found[numbers[0]] = self._percent
        for counted in (self._numbers, self._units):
            if len(may) == 1 and not may.isdisjoint(counted):  # no other is said
                found[next(iter(may))] = [*counted, self._end]
        if self._end in may and may.isdisjoint(self._numbers):
            more = self._measured if may == {self._end} else []
            found[self._end] = [*self._numbers, *more]
        return {meant: [each for each in said if each not in may] for meant, said in found.items()}
