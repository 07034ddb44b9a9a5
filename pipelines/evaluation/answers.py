"""Short answers compared: normalised, as sets, and by how near their meanings are (WUPS)."""

import re
from collections.abc import Sequence

from pipelines.evaluation.wordnet import WordNet

ARTICLES = frozenset({"a", "an", "the"})
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    )
}
SPELLINGS = {"gray": "grey", "colour": "color", "none": "0"}
FAR = 0.1  # what is left of a likeness below the threshold (Malinowski and Fritz, 2014)
BINS = 10

Answers = frozenset[str]


def normalised(text: str) -> Answers:
    """An answer as a set of its parts, in the form in which answers are compared.

    Commas part a list. Within a part: lower case; `_`, `-` and other punctuation become spaces;
    the articles a, an, the fall away; the number words zero to twelve become digits; `gray` is
    `grey`, `colour` is `color` and `none` is 0. Plurals stay: `book` is not `books`, as in
    DAQUAR's own accuracy. Order and repetition do not count.
    """
    return frozenset(filter(None, map(_part, text.split(","))))


def same(ours: str, truth: str) -> bool:
    """Whether two answers are the same set; two empty ones are not."""
    return normalised(ours) == normalised(truth) != frozenset()


def wups(ours: str, truth: str, threshold: float, wordnet: WordNet) -> float:
    """Likeness of two answers in 0-1: Wu-Palmer over WordNet's nouns, made a measure of sets.

    The smaller of two products: of every answer's likeness to its nearest true one, and of every
    true answer's likeness to ours (Malinowski and Fritz, 2014, equation 3). A likeness below
    `threshold` counts a tenth. What WordNet does not hold is like itself alone.
    """
    a, b = normalised(ours), normalised(truth)
    if not a or not b:
        return 0.0
    return min(_covered(a, b, threshold, wordnet), _covered(b, a, threshold, wordnet))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error in 0-1: ten bins of equal width, weighted by their size."""
    error = 0.0
    for number in range(BINS):
        those = [i for i, c in enumerate(confidences) if min(int(c * BINS), BINS - 1) == number]
        if those:
            sure = sum(confidences[i] for i in those)
            error += abs(sure - sum(right[i] for i in those))
    return error / len(confidences) if confidences else 0.0


def _part(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.lower().replace("'", ""))
    kept = [word for word in words if word not in ARTICLES]
    return " ".join(SPELLINGS.get(word, NUMBERS.get(word, word)) for word in kept)


def _covered(some: Answers, others: Answers, threshold: float, wordnet: WordNet) -> float:
    product = 1.0
    for each in sorted(some):
        likeness = max(wordnet.likeness(each, other) for other in others)
        product *= likeness if likeness >= threshold else FAR * likeness
    return product
