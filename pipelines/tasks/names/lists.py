"""Rooms, devices or kinds that a request names together: `in the kitchen and the hall`.

Of a question about two rooms the model answers the part about one, and an order for three it may
carry out in two. So a request is read once for each of them; where that asks the same of different
devices, and of more than the whole was read to mean, all of it counts.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from pipelines.house.entities import House
from pipelines.preprocess.text import WORD, words
from pipelines.tasks.language.orders import Order, devices
from pipelines.tasks.language.understanding import ANSWER, Understanding, combined
from pipelines.tasks.names.matching import stem
from pipelines.tasks.phrasing.clauses import clear

MOST = 4  # rooms or kinds of one request
JOINTS = frozenset(("and", "or", "plus"))
BETWEEN = JOINTS | {"the", "in", "on", "at", "my", "our", "your", "also"}
Span = tuple[int, int]
Names = Set[tuple[str, ...]]  # as the stems of their words


class Lists:
    """The names of a house's rooms, and those of its devices, ready to be found side by side."""

    def __init__(self, *names: Sequence[Sequence[str]]) -> None:
        self._sorts = [stemmed(owners) for owners in names]

    def __call__(self, text: str) -> Iterator[tuple[str, ...]]:
        """A text once for each of the rooms, devices or kinds that it names side by side."""
        found = list(WORD.finditer(text))
        said, spots = [each.group().lower() for each in found], [each.span() for each in found]
        named = (spans_of(said, names) for names in self._sorts)
        for mentions in (*named, _plurals(said)):
            for run in _side_by_side(mentions, said):
                begin, end = spots[run[0][0]][0], spots[run[-1][1] - 1][1]
                parts = (text[spots[first][0] : spots[last - 1][1]] for first, last in run)
                yield tuple(f"{text[:begin]}{part}{text[end:]}" for part in parts)


def stemmed(owners: Sequence[Sequence[str]]) -> Names:
    """All names of some owners, ready for `spans_of`."""
    return {tuple(map(stem, words(name))) for names in owners for name in names} - {()}


def spans_of(said: Sequence[str], names: Names) -> list[Span]:
    """Where something is named, the longest name first, as spans of words."""
    stems, found, at = tuple(map(stem, said)), list[Span](), 0
    longest = max(map(len, names), default=0)
    while at < len(stems):
        sizes = range(min(longest, len(stems) - at), 0, -1)
        size = next((n for n in sizes if stems[at : at + n] in names), 0)
        if size:
            found.append((at, at + size))
        at += size or 1
    return found


def outside(said: Sequence[str], spans: Sequence[Span]) -> list[str]:
    """The words that lie in none of some spans."""
    return [word for at, word in enumerate(said) if not any(a <= at < b for a, b in spans)]


def _plurals(said: Sequence[str]) -> list[Span]:
    return [(n, n + 1) for n, word in enumerate(said) if stem(word) != word and "'" not in word]


def _side_by_side(mentions: Sequence[Span], said: Sequence[str]) -> Iterator[list[Span]]:
    """Mentions with but small words between them, of which the last says that both count."""
    run: list[Span] = []
    for mention in (*mentions, None):
        between = said[run[-1][1] : mention[0]] if run and mention else ()
        if mention and run and BETWEEN.issuperset(between):
            run.append(mention)
            continue
        if 2 <= len(run) <= MOST and not JOINTS.isdisjoint(said[run[-2][1] : run[-1][0]]):
            yield run
        run = [mention] if mention else []


def gathered(
    whole: Understanding,
    parts: Sequence[Understanding],
    house: House,
) -> Understanding | None:
    """The request as its parts were read, or None if they are not what it means."""
    if any(part.task != whole.task or len(part.orders) != 1 or not clear(part) for part in parts):
        return None
    orders = [order for part in parts for order in part.orders]
    each, read = devices(orders, house), set(devices(whole.orders, house))
    alike = len({(order.verb, order.values) for order in orders}) == 1
    if len({order.verb for order in orders}) > 1 or len(set(each)) < len(each):
        return None
    if not read < set(each) or not (alike or whole.task == ANSWER):
        return None
    found = combined(whole, parts, min(part.confidence for part in parts))
    return replace(found, orders=(_one(orders),)) if alike else found


def _one(orders: Sequence[Order]) -> Order:
    targets = dict.fromkeys(target for order in orders for target in order.targets)
    exceptions = dict.fromkeys(each for order in orders for each in order.exceptions)
    return replace(orders[0], targets=tuple(targets), exceptions=tuple(exceptions))
