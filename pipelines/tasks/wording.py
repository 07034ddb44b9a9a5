"""What is said of a device in words that fit another kind: a vent at forty percent.

The model takes a number of percent for a speed or a brightness before it looks at what the device
has. Where it has one thing that a number can be for, there is no doubt about which is meant; nor
is there of a sensor, which knows nothing but what it measures.
"""

from collections.abc import Iterable

from pipelines.fusion.vocabulary import END, Vocabulary
from pipelines.tasks.verbs import MEASURED, PERCENT

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

    def __call__(self, following: Iterable[int]) -> dict[int, int]:
        """The ids that may not follow but stand for one that may → that one."""
        may = set(following)
        numbers = [each for each in self._percent if each in may]
        if not numbers and self._bare in may:
            numbers = [self._bare]
        found = {said: meant for said, meant in self._raised.items() if meant in may}
        if len(numbers) == 1:
            found |= dict.fromkeys(self._percent, numbers[0])
        if may == {self._end}:
            found |= dict.fromkeys(self._measured, self._end)
        return {said: meant for said, meant in found.items() if said not in may}
