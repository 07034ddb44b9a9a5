"""Devices that a request names together: `both bedside lamps`, `the south and west blinds`.

One phrase stands for as many devices as its number says. Where the model takes it for one of them,
or cannot choose, the request is read once for each, with that device's own name in its place:
naming one device is what the model does best, and what is asked is the same for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from text_to_num import alpha2digit

from pipelines.house.entities import Entity, House
from pipelines.house.sentences import named_apart
from pipelines.preprocess.text import WORD
from pipelines.tasks.language.orders import devices
from pipelines.tasks.language.understanding import ANSWER, SURE, Understanding, combined
from pipelines.tasks.language.verbs import COMMAND_VERBS
from pipelines.tasks.names.matching import stem

MOST = 4  # devices that one phrase stands for
LONGEST = 7  # words of a phrase
AND = "and"
COUNTING = ("both", "2", "all", "each")  # all of what is named next
PAIR = ("both", "2")
SMALL = ("the", "of", "my", "our", "your")
LAMP, LIGHT, LIGHTS, EVERY = "lamp", "light", "lights", ("every", "each")
KINDS = {LIGHT, LAMP}  # plurals that stand for all of a kind, unless a number is with them
STAGED = ("scene", "script", "sensor", "binary_sensor")  # nothing that is switched in pairs
Stems = frozenset[str]


@dataclass(frozen=True)
class Together:
    """Devices that one phrase names, and the request once for each of them.

    `counted` tells that the words say how many are meant: `all` may be of the room, or the house;
    `particular` that they are more than the name of a kind: `bedside lamps`, not `blinds`.
    """

    devices: tuple[str, ...]
    texts: tuple[str, ...]
    counted: bool
    particular: bool = True


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        return stem(self.text)

    @property
    def plural(self) -> bool:
        return self.text != self.stem and "'" not in self.text


class Several:
    """The names of a house's devices, ready to be found several at once."""

    def __init__(self, house: House) -> None:
        self.house = house
        phrases = [
            (entity, _words(name))
            for entity in house.entities
            if entity.domain not in STAGED
            for name in entity.names
        ]
        self._said = {word.text for _, phrase in phrases for word in phrase if word.plural}
        self._names = [(entity, _stems(phrase)) for entity, phrase in phrases]
        self._plurals = {_stems(phrase) for _, phrase in phrases if phrase and phrase[-1].plural}
        self._known = frozenset(word for _, name in self._names for word in name)

    def __call__(self, text: str, places: Sequence[str], room: str | None) -> Together | None:
        """What a text names together, or None.

        `places` are the areas and floors that it names: what stands elsewhere is not meant, nor,
        where there are more than it counts, what stands outside of the visitor's `room`.
        """
        said = _words(text)
        taken: list[tuple[int, int]] = []
        for begin, end in _windows(len(said)):
            if any(first <= begin and end <= last for first, last in taken):
                continue  # part of a longer phrase that names something
            window = said[begin:end]
            if not self._is_phrase(window, first=begin == 0):
                continue
            before = begin
            while before and said[before - 1].text in (*COUNTING, *SMALL):
                before -= 1
            counting = {word.text for word in said[before:begin]} & set(COUNTING)
            found = self._meant(window, counting, places, room)
            if found:
                listed = any(word.text == AND for word in window)
                counted = listed or not counting.isdisjoint(PAIR)
                start, stop = said[before].start, said[end - 1].end
                texts = (
                    f"{text[:start]}{named_apart(each, self.house)}{text[stop:]}" for each in found
                )
                particular = len(_stems(window) - set(SMALL)) > 1
                ids = tuple(each.id for each in found)
                return Together(ids, tuple(texts), counted, particular)
            if self._having(_stems(window)):
                taken.append((begin, end))
        return None

    def of_kind(self, text: str) -> str | None:
        """A text that says `lamps` for all lights, with that word in its place; else None."""
        said = _words(text)
        for number, word in enumerate(said):
            before = said[number - 1] if number else None
            counted = before is not None and before.text in EVERY
            if word.stem != LAMP or not (word.plural or counted):
                continue
            named = before is not None and not counted and before.stem in self._known
            if not named and word.text not in self._said:
                return f"{text[: word.start]}{LIGHTS if word.plural else LIGHT}{text[word.end :]}"
        return None

    def begins(self, text: str) -> bool:
        """Whether a text begins as devices are named, and so without a verb: `the fan on`."""
        return any(map(self._begins, _words(text)[:1]))

    def lead(self, text: str) -> str:
        """What stands before the first device that a text names: `turn off` the fan."""
        starts = (word.start for word in _words(text) if self._begins(word))
        return text[: next(starts, 0)].strip()

    def _begins(self, word: _Word) -> bool:
        """Whether a phrase for a device may begin with a word."""
        return word.text not in COMMAND_VERBS and (word.text in SMALL or word.stem in self._known)

    def _is_phrase(self, window: Sequence[_Word], first: bool) -> bool:
        """Whether some words may name devices: words of names, and small ones between them."""
        if {window[0].text, window[-1].text} & {AND, *SMALL}:
            return False
        if first and window[0].text in COMMAND_VERBS:
            return False
        return all(word.stem in self._known or word.text in (AND, *SMALL) for word in window)

    def _meant(
        self, window: Sequence[_Word], counting: set[str], places: Sequence[str], room: str | None
    ) -> tuple[Entity, ...]:
        """The devices that a phrase stands for; () for one, or none, or too many."""
        groups: list[list[_Word]] = [[]]
        for word in window:
            if word.text == AND:
                groups.append([])
            elif word.text not in SMALL:
                groups[-1].append(word)
        if not all(groups):
            return ()
        if len(groups) > 1:
            nouns = (groups[-1][-1].stem, groups[0][0].stem)
            return self._listed(groups, nouns, places)
        if not counting and not window[-1].plural:
            return ()
        return self._alike(_stems(groups[0]), counting, places, room)

    def _alike(
        self, said: Stems, counting: set[str], places: Sequence[str], room: str | None
    ) -> tuple[Entity, ...]:
        """All devices in whose names the same words stand."""
        pair = not counting.isdisjoint(PAIR)
        if not pair and said <= KINDS:
            return ()
        if not counting and said in self._plurals:
            return ()  # the name of one device
        found = self._within(self._having(said), places)
        wanted = 2 if pair else MOST
        if room is not None and len(found) > wanted:
            found = [each for each in found if each.area == room]
        if pair and len(found) != 2:
            return ()
        return tuple(found) if 2 <= len(found) <= MOST and _one_kind(found) else ()

    def _listed(
        self, groups: Sequence[Sequence[_Word]], nouns: Sequence[str], places: Sequence[str]
    ) -> tuple[Entity, ...]:
        """One device for every part of a list, whose first or last part may have the noun."""
        found: list[Entity] = []
        for group in groups:
            ways = [_stems(group) | {noun} for noun in nouns] + [_stems(group)]
            sets = (self._within(self._having(way), places) for way in ways)
            some = next(filter(None, sets), [])
            if len(some) != 1 or some[0] in found:
                return ()
            found += some
        return tuple(found) if len(found) <= MOST and _one_kind(found) else ()

    def _having(self, said: Stems) -> list[Entity]:
        """The devices one of whose names holds all of some words."""
        return list({each.id: each for each, name in self._names if said <= name}.values())

    def _within(self, found: list[Entity], places: Sequence[str]) -> list[Entity]:
        areas = {each.id for each in self.house.areas if {each.id, each.floor} & set(places)}
        return [each for each in found if each.area in areas] if areas else found


def spread(
    whole: Understanding, together: Together, parts: Sequence[Understanding], house: House
) -> Understanding | None:
    """The request as it was read for each device, or None if that is not what it means."""
    for device, part in zip(together.devices, parts, strict=True):
        if len(part.orders) != 1 or part.asks or part.rivals or part.sure < SURE:
            return None
        if devices(part.orders, house) != (device,):
            return None
    if len({(order.verb, order.values) for part in parts for order in part.orders}) > 1:
        return None
    begun = replace(whole, task=parts[0].task, odds=parts[0].odds)
    return combined(begun, parts, min(part.confidence for part in parts))


def lacking(whole: Understanding, together: Together, house: House) -> bool:
    """Whether a request that names devices together was read as if it meant fewer of them.

    A question about some of a kind may also be read as one about all of it.
    """
    read = set(devices(whole.orders, house))
    if whole.task == ANSWER and together.particular:
        return read != set(together.devices)
    fewer = read < set(together.devices)
    doubtful = whole.asks or bool(whole.rivals) or whole.sure < SURE
    return doubtful or (fewer and together.counted)


def _words(text: str) -> list[_Word]:
    """The words of a text in lower case, small numbers as figures."""
    return [_Word(_figure(match.group().lower()), *match.span()) for match in WORD.finditer(text)]


@lru_cache(maxsize=50_000)
def _figure(word: str) -> str:
    return alpha2digit(word, "en", 0)


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """All stretches of up to LONGEST words: the longest first."""
    every = combinations(range(count + 1), 2)
    return iter(sorted((w for w in every if w[1] - w[0] <= LONGEST), key=lambda w: w[0] - w[1]))


def _stems(group: Sequence[_Word]) -> Stems:
    return frozenset(word.stem for word in group)


def _one_kind(found: Sequence[Entity]) -> bool:
    return len({each.domain for each in found}) == 1
