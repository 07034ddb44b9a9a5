"""Which token may come next: an automaton over the tokens of orders, built from one house.

What it lets through is always valid: services that the devices have, entities and places that
exist, values in range. It runs beside the decoder and masks everything else.
"""

from collections.abc import Sequence

from pipelines.fusion.vocabulary import END
from pipelines.house.entities import Entity, House
from pipelines.house.relative import STEPS
from pipelines.house.services import SERVICES, Field
from pipelines.tasks.order_pieces import (
    ALL_PLACES,
    ASK,
    EXCEPT,
    HALF,
    HALVED,
    KINDS,
    NUMBERS,
    SCALES,
    UNITS,
    VERB_OF,
    WORDS,
    Items,
    Symbol,
    verb_piece,
)
from pipelines.tasks.orders import (
    COMMAND_VERBS,
    DURATION,
    EVERYWHERE,
    MEASURED,
    QUERY_VERBS,
    RELATIVE,
    SETTINGS,
    Group,
    able,
    in_groups,
    in_place,
    of_kind,
    service_of,
)

LONGEST = 80_000  # seconds; a part more still fits into a day
MAX_ORDERS, MAX_TARGETS, MAX_EXCEPTIONS = 8, 8, 4
TOGETHER = ({"brightness_pct", "color_name"}, {"brightness_pct", "color_temp_kelvin"})


class Grammar:
    """What may be written for one house with given items; `task` is `command` or `answer`."""

    def __init__(self, house: House, items: Items, task: str = "command") -> None:
        self.house, self.items = house, items
        verbs = COMMAND_VERBS if task == "command" else QUERY_VERBS
        self.verbs = [verb for verb in verbs if self._doable(verb)]
        self.asks = task == "command"

    def allowed(self, symbols: Sequence[Symbol]) -> list[Symbol]:
        """Every symbol that may follow `symbols`, themselves written under this grammar."""
        starts = [i for i, each in enumerate(symbols) if each in VERB_OF]
        begin: list[Symbol] = [verb_piece(verb) for verb in self.verbs]
        if not starts:
            return begin if ASK in symbols else begin + ([ASK] if self.asks and begin else [])
        if symbols[-1] == ASK:
            return begin
        start = starts[-1]
        asking = start > 0 and symbols[start - 1] == ASK
        verb, rest = VERB_OF[str(symbols[start])], list(symbols[start + 1 :])
        following = _OrderState(self, verb, rest, asking).allowed()
        if END in following and len(starts) < MAX_ORDERS and self.asks and not asking:
            following += [*begin, ASK]
        return following

    def fitting(self, verb: str, fields: Sequence[str]) -> list[Entity]:
        """The entities that can do it."""
        if verb in QUERY_VERBS:
            return list(self.house.entities)
        return [entity for entity in self.house.entities if able(entity, verb, fields)]

    def fields(self, verb: str) -> tuple[str, ...]:
        """The fields that a verb can begin with, in this house."""
        if verb in QUERY_VERBS:
            return (*SETTINGS, *MEASURED) if verb == "state" else ("state",)
        if verb == "set":
            names: tuple[str, ...] = tuple(SETTINGS)
        elif verb in RELATIVE:
            names = tuple(dict.fromkeys(name for _, name in STEPS))
        else:
            return ()
        return tuple(name for name in names if self.fitting(verb, [name]))

    def _doable(self, verb: str) -> bool:
        if verb == "set" or verb in RELATIVE:
            return bool(self.fields(verb))
        return bool(self.fitting(verb, ()))


class _OrderState:
    """Where one order stands."""

    def __init__(self, grammar: Grammar, verb: str, rest: list[Symbol], asking: bool) -> None:
        self.grammar, self.verb, self.asking = grammar, verb, asking
        self.fields = [str(s)[7:-1] for s in rest if str(s).startswith("<field:")]
        marks = [i for i, s in enumerate(rest) if str(s).startswith("<field:")]
        begin = marks[-1] + 1 if marks else 0
        values = [s for s in rest[begin:] if isinstance(s, str) and _is_value(s)]
        self.value = [str(s) for s in values] if marks else []
        self.targets = rest[begin + len(values) :]

    def allowed(self) -> list[Symbol]:
        """What may follow."""
        if self.targets:
            return self._after_targets()
        needs = self._needs_field()
        if not self.fields:
            found: list[Symbol] = [f"<field:{name}>" for name in self._first_fields()]
            return found if needs else found + self._begin_target()
        value, complete = self._values()
        found = list(value)
        if complete:
            found += [f"<field:{name}>" for name in self._more_fields()]
            found += self._begin_target()
        return found

    def _needs_field(self) -> bool:
        return self.verb in ("set", "which", "count", *RELATIVE)

    def _first_fields(self) -> list[str]:
        if self.verb == "start":
            timers = [e for e in self.grammar.house.entities if e.domain == "timer"]
            return [DURATION] if timers else []
        return list(self.grammar.fields(self.verb))

    def _more_fields(self) -> list[str]:
        if self.verb != "set" or len(self.fields) != 1:
            return []
        pairs = [pair - {self.fields[0]} for pair in TOGETHER if self.fields[0] in pair]
        others = [name for pair in pairs for name in pair]
        return [n for n in others if self.grammar.fitting("set", [self.fields[0], n])]

    def _values(self) -> tuple[list[str], bool]:
        """The value tokens that may follow, and whether the value may end here."""
        name = self.fields[-1]
        if self.verb == "state":
            return [], True
        if name in WORDS:
            words = [f"<{name}:{word}>" for word in WORDS[name]]
            return ([], True) if self.value else (words, False)
        if name == DURATION:
            return self._duration()
        field = self._field(name)
        if self.verb in ("double", "halve"):
            return [], True
        relative = self.verb in RELATIVE
        scale = SCALES.get(name, 1.0)
        if not self.value:
            low, high = (0.0, field.high) if relative else (field.low, field.high)
            least, most = round(low / scale), min(100, round(high / scale))
            return list(NUMBERS[least : most + 1]), relative
        half = name in HALVED and HALF not in self.value
        full = NUMBERS.index(self.value[0]) * scale >= field.high
        return ([HALF] if half and not full else []), True

    def _duration(self) -> tuple[list[str], bool]:
        if len(self.value) % 2:
            used = [list(UNITS).index(unit) for unit in self.value[1::2]]
            units = list(UNITS)[max(used, default=-1) + 1 :]
            count = NUMBERS.index(self.value[-1])
            return [unit for unit in units if count * UNITS[unit] <= LONGEST], False
        done = self.value[1::2]
        pairs = zip(self.value[::2], done, strict=True)
        total = sum(NUMBERS.index(number) * UNITS[unit] for number, unit in pairs)
        more = [] if "<s>" in done or total > LONGEST else list(NUMBERS[1:])
        return more, bool(done)

    def _field(self, name: str) -> Field:
        entity = next(e for e in self._entities())
        action = service_of(self.verb, name, entity.domain)
        field = SERVICES[action].field(name) if action else None
        assert field is not None, "a fitting entity has the field"
        return field

    def _entities(self) -> list[Entity]:
        fields = [] if self.verb in ("start", *QUERY_VERBS) else self.fields
        found = self.grammar.fitting(self.verb, fields)
        if self.verb == "start":  # a timer needs a duration, and nothing else takes one
            return [entity for entity in found if (entity.domain == "timer") == bool(self.fields)]
        return found

    def _begin_target(self) -> list[Symbol]:
        entities = self._entities()
        ids = {entity.id for entity in entities}
        used = set(self.targets)
        items: list[Symbol] = [
            number
            for number, item in enumerate(self.grammar.items.ids)
            if item in ids and number not in used
        ]
        if self.asking:
            return items
        kinds: list[Symbol] = [
            f"<kind:{kind}>" for kind in KINDS if any(of_kind(each, kind) for each in entities)
        ]
        return items + kinds

    def _after_targets(self) -> list[Symbol]:
        last = self.targets[-1]
        if isinstance(last, str) and last.startswith("<kind:"):
            return self._places(last[6:-1])
        if EXCEPT in self.targets:
            return self._exceptions()
        more: list[Symbol] = [] if len(self.targets) >= MAX_TARGETS else self._begin_target()
        grouped = any(isinstance(each, str) for each in self.targets)
        # A question offers a choice, if there is one.
        ended = [] if self.asking and len(self.targets) < 2 and more else [END]
        return more + ended + ([EXCEPT] if grouped and self._can_except() else [])

    def _places(self, kind: str) -> list[Symbol]:
        house = self.grammar.house
        fitting = [entity for entity in self._entities() if of_kind(entity, kind)]
        places: list[Symbol] = [
            number
            for number, item in enumerate(self.grammar.items.ids)
            if house.entity(item) is None and any(in_place(e, item, house) for e in fitting)
        ]
        return [*places, ALL_PLACES]

    def _chosen(self) -> set[str]:
        """Ids of the entities that the groups so far hold."""
        groups = []
        for symbol, place in zip(self.targets, self.targets[1:], strict=False):
            if isinstance(symbol, str) and symbol.startswith("<kind:"):
                where = EVERYWHERE if isinstance(place, str) else self.grammar.items.ids[place]
                groups.append(Group(symbol[6:-1], where))
        house = self.grammar.house
        return {e.id for e in self._entities() if in_groups(e, groups, house)}

    def _can_except(self) -> bool:
        return len(self._chosen()) > 1 and self.verb not in QUERY_VERBS

    def _exceptions(self) -> list[Symbol]:
        mark = self.targets.index(EXCEPT)
        made = self.targets[mark + 1 :]
        named = {self.grammar.items.ids[each] for each in made if isinstance(each, int)}
        found = map(self.grammar.house.entity, self._chosen())
        chosen = [e for e in found if e and e.id not in named and e.area not in named]
        more: list[Symbol] = []
        for number, item in enumerate(self.grammar.items.ids):
            hit = sum(item in (entity.id, entity.area) for entity in chosen)
            if 0 < hit < len(chosen):  # something must be left
                more.append(number)
        if len(made) >= MAX_EXCEPTIONS:
            more = []
        return more + ([END] if made else [])


def _is_value(piece: str) -> bool:
    return (
        piece in NUMBERS
        or piece in UNITS
        or piece == HALF
        or piece[1:-1].partition(":")[0] in WORDS
    )
