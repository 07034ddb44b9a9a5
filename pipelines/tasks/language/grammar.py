"""Which token may come next: an automaton over the tokens of orders, built from one house.

What it lets through is always valid: services that the devices have, entities and places that
exist, values in range. It runs beside the decoder and masks everything else.
"""

from collections.abc import Sequence

from pipelines.fusion.vocabulary import END
from pipelines.house.entities import Entity, House
from pipelines.house.services import SERVICES, Field
from pipelines.tasks.language.heads import Head, asked, commanded
from pipelines.tasks.language.order_pieces import (
    ALL_PLACES,
    ASK,
    EXCEPT,
    HALF,
    HALVED,
    KINDS,
    NUMBERS,
    SCALES,
    UNITS,
    WORDS,
    Items,
    Part,
    Symbol,
    parse,
    parts,
    span,
    targeted,
    verb_piece,
)
from pipelines.tasks.language.orders import EVERYWHERE, Group, Target, grouped
from pipelines.tasks.language.verbs import (
    COMMAND_VERBS,
    DURATION,
    QUERY_VERBS,
    RELATIVE,
    SOURCE,
    able,
    service_of,
)

LONGEST, DAY = 80_000, 86_400  # seconds; a part more than the longest still fits into a day
MAX_ORDERS, MAX_TARGETS, MAX_EXCEPTIONS = 8, 8, 4
TOGETHER = ({"brightness_pct", "color_name"}, {"brightness_pct", "color_temp_kelvin"})
Alike = dict[frozenset[Head], list[Entity]]


class Grammar:
    """What may be written for one house with given items; `task` is `command` or `answer`.

    Where the words say how long something takes, in `spans` of seconds, it takes that long.
    """

    def __init__(
        self, house: House, items: Items, task: str = "command", spans: Sequence[int] = ()
    ) -> None:
        self.house, self.items = house, items
        self.spans = [span(each) for each in spans if 0 < each <= DAY]
        self.asks = task == "command"
        self._alike: dict[Target, Alike] = {}
        self._groups: dict[tuple[str, str], list[Entity]] = {}

    def allowed(self, symbols: Sequence[Symbol]) -> list[Symbol]:
        """Every symbol that may follow `symbols`, themselves written under this grammar."""
        written = list(parts(symbols))
        part = parse(written[-1] if written else ())
        following = _PartState(self, part).allowed()
        if END in following and self.asks and len(written) < MAX_ORDERS and not part.asks:
            following += _PartState(self, parse(())).allowed()
        return following

    def heads(self, entity: Entity) -> frozenset[Head]:
        """What can be done with (or asked about) an entity."""
        if not self.asks:
            return asked(entity.domain)
        return commanded(entity.domain, frozenset(entity.capabilities))

    def alike(self, target: Target) -> "Alike":
        """The entities that a target stands for, sorted by what can be done with them.

        There are few kinds, however many devices a house has.
        """
        if target not in self._alike:
            found: Alike = {}
            for entity in self._members(target):
                found.setdefault(self.heads(entity), []).append(entity)
            self._alike[target] = found
        return self._alike[target]

    def _members(self, target: Target) -> list[Entity]:
        if isinstance(target, str):
            entity = self.house.entity(target)
            return [] if entity is None else [entity]
        if not self._groups:
            self._groups = grouped(self.house)
        return self._groups.get((target.kind, target.place), [])


class _PartState:
    """Where one order stands."""

    def __init__(self, grammar: Grammar, part: Part) -> None:
        self.grammar, self.part, self.house = grammar, part, grammar.house
        last = part.targets[-1] if part.targets else None
        self.kind = last[6:-1] if isinstance(last, str) and last.startswith("<kind:") else None
        done = part.targets[:-1] if self.kind else part.targets
        self.targets = targeted(done, grammar.items)
        ids = grammar.items.ids
        self.exceptions = [ids[each] for each in part.exceptions if isinstance(each, int)]
        self.common = self._common(self.exceptions)

    def allowed(self) -> list[Symbol]:
        """What may follow."""
        if self.part.verb is not None:
            return self._after_verb(self.part.verb)
        if self.kind is not None:
            return self._places(self.kind)
        if self.part.excepting:
            more = self._exceptions()
            return [*more, *self._verbs()] if self.exceptions else more
        return self._more_targets() + self._rest()

    def _rest(self) -> list[Symbol]:
        """What may follow besides targets."""
        if not self.targets:
            empty = not self.part.asks and self.grammar.asks
            return [ASK] if empty and self._choosable() else []
        if self.part.asks and len(self.targets) < 2:
            return []
        grouped = any(isinstance(each, Group) for each in self.targets)
        exceptable = grouped and self.grammar.asks and self._exceptions()
        return self._verbs() + ([EXCEPT] if exceptable else [])

    def _common(self, exceptions: Sequence[str]) -> frozenset[Head] | None:
        """What all targets can do: None before the first, which may be anything."""
        found: frozenset[Head] | None = None
        for target in self.targets:
            kinds = self.grammar.alike(target).items()
            left = [heads for heads, group in kinds if _remain(group, exceptions)]
            own = frozenset[Head]().union(*left)
            found = own if found is None else found & own
        return found

    def _fits(self, target: Target) -> bool:
        """Whether something that all targets so far can do can be done with this one, too."""
        common, kinds = self.common, self.grammar.alike(target)
        return any(heads if common is None else heads & common for heads in kinds)

    def _left(self, target: Target) -> list[Entity]:
        """The entities of a target less the exceptions."""
        groups = self.grammar.alike(target).values()
        return [each for group in groups for each in group if _remain([each], self.exceptions)]

    def _verbs(self) -> list[Symbol]:
        verbs = {verb for verb, _ in self.common or ()}
        order = COMMAND_VERBS if self.grammar.asks else QUERY_VERBS
        return [verb_piece(verb) for verb in order if verb in verbs]

    def _items(self) -> list[Symbol]:
        used = set(self.part.targets)
        ids = self.grammar.items.ids
        return [n for n, item in enumerate(ids) if n not in used and self._fits(item)]

    def _choosable(self) -> list[Symbol]:
        """Items that a question can begin with: there is another one to choose instead."""
        items = self._items()
        can = {n: self._heads_of(n) for n in items}
        return [n for n in items if any(can[n] & can[m] for m in items if m != n)]

    def _heads_of(self, symbol: Symbol) -> frozenset[Head]:
        (target,) = targeted([symbol], self.grammar.items)
        return frozenset[Head]().union(*self.grammar.alike(target))

    def _more_targets(self) -> list[Symbol]:
        if len(self.targets) >= MAX_TARGETS:
            return []
        items = self._items()
        if self.part.asks:
            return items if self.targets else self._choosable()
        return items + [f"<kind:{k}>" for k in KINDS if self._fits(Group(k, EVERYWHERE))]

    def _places(self, kind: str) -> list[Symbol]:
        places: list[Symbol] = [
            number
            for number, item in enumerate(self.grammar.items.ids)
            if self.house.entity(item) is None and self._fits(Group(kind, item))
        ]
        return [*places, ALL_PLACES]

    def _exceptions(self) -> list[Symbol]:
        """What may be left out of a group, after which something is left.

        Also what stands where the group does and is none of it: people say `everything but the
        curtains` of what is to be turned off.
        """
        if len(self.exceptions) >= MAX_EXCEPTIONS:
            return []
        groups = [each for each in self.targets if isinstance(each, Group)]
        areas = {member.area for each in groups for member in self._left(each)}
        more: list[Symbol] = []
        for number, item in enumerate(self.grammar.items.ids):
            entity = self.house.entity(item)
            beside = (item if entity is None else entity.area) in areas
            used = item in self.exceptions
            if beside and not used and self._common([*self.exceptions, item]):
                more.append(number)
        return more

    def _after_verb(self, verb: str) -> list[Symbol]:
        fields = [name for head, name in self.common or () if head == verb]
        if not self.part.fields:
            named = sorted(name for name in fields if name is not None)
            found: list[Symbol] = [f"<field:{name}>" for name in named]
            return found + ([END] if None in fields else [])
        name, value = self.part.fields[-1]
        pieces, complete = self._values(verb, name, list(value))
        found = list(pieces)
        if complete:
            found += [f"<field:{name}>" for name in self._second_fields(verb)]
            found.append(END)
        return found

    def _second_fields(self, verb: str) -> list[str]:
        if verb != "set" or len(self.part.fields) != 1:
            return []
        first = self.part.fields[0][0]
        others = [name for pair in TOGETHER if first in pair for name in pair - {first}]
        return sorted(name for name in others if self._all_can((first, name)))

    def _all_can(self, fields: Sequence[str]) -> bool:
        return all(
            any(able(each, "set", fields) for each in self._left(target)) for target in self.targets
        )

    def _values(self, verb: str, name: str, value: list[str]) -> tuple[list[str], bool]:
        """The value tokens that may follow, and whether the value may end here."""
        if verb == "state" or name == SOURCE:
            return [], True
        if name in WORDS:
            words = [f"<{name}:{word}>" for word in WORDS[name]]
            return ([], True) if value else (words, False)
        if name == DURATION:
            return _said(value, self.grammar.spans) if self.grammar.spans else _duration(value)
        if verb in ("double", "halve"):
            return [], True
        field, scale = self._field(verb, name), SCALES.get(name, 1.0)
        relative = verb in RELATIVE
        if not value:
            low, high = (0.0, field.high) if relative else (field.low, field.high)
            least, most = round(low / scale), min(100, round(high / scale))
            return list(NUMBERS[least : most + 1]), relative
        half = name in HALVED and HALF not in value
        full = NUMBERS.index(value[0]) * scale >= field.high
        return ([HALF] if half and not full else []), True

    def _field(self, verb: str, name: str) -> Field:
        members = (entity for target in self.targets for entity in self._left(target))
        entity = next(each for each in members if (verb, name) in self.grammar.heads(each))
        action = service_of(verb, name, entity.domain)
        field = SERVICES[action].field(name) if action else None
        assert field is not None, "a fitting entity has the field"
        return field


def _remain(group: Sequence[Entity], exceptions: Sequence[str]) -> bool:
    return any(each.id not in exceptions and each.area not in exceptions for each in group)


def _said(value: list[str], spans: Sequence[list[str]]) -> tuple[list[str], bool]:
    begun = [each for each in spans if each[: len(value)] == value]
    more = [each[len(value)] for each in begun if len(each) > len(value)]
    return list(dict.fromkeys(more)), value in begun


def _duration(value: list[str]) -> tuple[list[str], bool]:
    if len(value) % 2:
        used = [list(UNITS).index(unit) for unit in value[1::2]]
        units = list(UNITS)[max(used, default=-1) + 1 :]
        count = NUMBERS.index(value[-1])
        return [unit for unit in units if count * UNITS[unit] <= DAY], False
    done = value[1::2]
    pairs = zip(value[::2], done, strict=True)
    total = sum(NUMBERS.index(number) * UNITS[unit] for number, unit in pairs)
    more = [] if "<s>" in done or total > LONGEST else list(NUMBERS[1:])
    return more, bool(done)
