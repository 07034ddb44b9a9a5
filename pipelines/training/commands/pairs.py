"""Devices that share a name but for a mark: `both bed lamps`, `south and west blinds`."""

from collections.abc import Sequence

from pipelines.house.entities import Entity
from pipelines.training.commands.groups import COUNTED
from pipelines.training.commands.refs import Context, Ref, cased, choice
from pipelines.training.commands.words import many, maybe, norm, number_words, one, options, pick

MARKS = frozenset(
    options(
        "left|right|upper|lower|top|bottom|front|back|rear|first|second|third|north|south|east|"
        "west|big|small|large|little|old|new|black|white|red|blue|grey|middle|inner|outer|main|"
        "spare|a|b|c|d"
    )
)
KINDS = ("light", "lamp")  # words for all of a kind


def twins(context: Context, pool: Sequence[Entity], domain: str) -> Ref | None:
    """Several devices by the name that they share, or one of them, which must then be chosen."""
    rng = context.rng
    groups: dict[tuple[str, ...], list[Entity]] = {}
    for entity in pool:
        if entity.domain == domain:
            groups.setdefault(_shared(entity.name), []).append(entity)
    alike = [
        (name, group)
        for name, group in groups.items()
        if name and 2 <= len(group) <= 4 and not _shared_by_others(context, name, group)
    ]
    if not alike:
        return None
    words, group = rng.choice(alike)
    if sum(each.area == context.room for each in group if context.room) == 1:
        return None  # the one in the visitor's room may be meant
    name = cased(rng, " ".join(words))
    draw = rng.random()
    if draw < 0.35:
        return choice(f"the {name}", group, name)
    marks = [_mark(entity.name) for entity in group]
    if draw < 0.6 and len(group) == 2 and all(marks) and marks[0] != marks[1]:
        return _marked(context, words, group, marks)
    lead = pick(rng, COUNTED[len(group)]) if maybe(rng, 0.65) else "the"
    terse = f"{lead} {many(name)}" if lead != "the" else many(name)
    targets = tuple(each.id for each in group)
    return Ref(f"{lead} {many(name)}", targets, True, terse=terse)


def _marked(
    context: Context, words: Sequence[str], group: Sequence[Entity], marks: Sequence[str]
) -> Ref:
    """`left and right blinds`, `plugs 1 and 2`, `zone A and zone B`."""
    rng, name = context.rng, " ".join(words)
    order = [0, 1] if maybe(rng, 0.7) else [1, 0]
    one, two = (marks[number] for number in order)
    targets = tuple(group[number].id for number in order)
    if norm(group[0].name).startswith(words[0]):  # the mark stands behind
        text = f"{many(name)} {one} and {two}" if maybe(rng, 0.5) else f"{name} {one} and {two}"
        return Ref(text, targets, True, terse=text)
    text = f"{one} and {two} {many(name)}" if maybe(rng, 0.75) else f"{one} and {two} {name}"
    return Ref(f"the {text}" if maybe(rng, 0.5) else text, targets, True, terse=text)


def _shared_by_others(context: Context, words: Sequence[str], group: Sequence[Entity]) -> bool:
    """Whether a device besides these may be meant by the words."""
    last = one(words[-1])
    if last in KINDS and len(words) == 1:
        return True
    for other in context.view.house.entities:
        named = {one(word) for name in (other.name, *other.aliases) for word in norm(name).split()}
        if other not in group and last in named and (len(words) == 1 or one(words[0]) in named):
            return True
    return False


def _is_mark(word: str) -> bool:
    return word in MARKS or word.isdigit() or word in _NUMBERS


def _shared(name: str) -> tuple[str, ...]:
    """The words of a name that are no marks; nothing where none is one."""
    words = norm(name).split()
    kept = tuple(word for word in words if not _is_mark(word))
    return kept if len(kept) < len(words) else ()


def _mark(name: str) -> str:
    return " ".join(word for word in norm(name).split() if _is_mark(word))


_NUMBERS = frozenset(number_words(number) for number in range(1, 13))
