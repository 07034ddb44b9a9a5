"""Orders as tokens, and back: the language that the decoder writes for a house.

    order  = [<ask>] target+ [<except> exception+] verb (field value*)*
    target = item | <kind:…> place          place = item | <everywhere>

An item is an entity, an area or a floor that the decoder points at; its token is its number.
Values are single tokens for 0 to 100, with <half> and units where a field needs them.

Targets come first because they are the easiest to tell: names are matched by the words. What a
device can do then leaves few verbs and fields to choose from (`shut` is `close` for a valve).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.house.entities import Value
from pipelines.house.services import COLORS, HVAC_MODES
from pipelines.tasks.language.orders import ANYTHING, EVERYWHERE, Group, Order, Target
from pipelines.tasks.language.verbs import (
    COMMAND_VERBS,
    DURATION,
    MEASURED,
    QUERY_STATES,
    QUERY_VERBS,
    RELATIVE,
    SETTINGS,
    SOURCE,
    VERBS,
)

ASK, EXCEPT, ALL_PLACES, HALF = "<ask>", "<except>", f"<{EVERYWHERE}>", "<half>"
UNITS = {"<h>": 3600, "<min>": 60, "<s>": 1}
NUMBERS = tuple(f"<{number}>" for number in range(101))
KINDS = (
    *sorted({domain for services in VERBS.values() for domain in services}),
    "binary_sensor",
    "sensor",
    ANYTHING,
)
FIELDS = (*SETTINGS, DURATION, "state", *MEASURED)
WORDS = {
    "color_name": COLORS,
    "hvac_mode": HVAC_MODES,
    "state": QUERY_STATES,
}
PIECES = (
    *(f"<do:{verb}>" for verb in COMMAND_VERBS),
    *(f"<query:{verb}>" for verb in QUERY_VERBS),
    *(f"<kind:{kind}>" for kind in KINDS),
    *(f"<field:{name}>" for name in FIELDS),
    *NUMBERS,
    *UNITS,
    *(f"<{name}:{word}>" for name, words in WORDS.items() for word in words),
    ASK,
    EXCEPT,
    ALL_PLACES,
    HALF,
)
# One unit of a number token, and whether <half> of it may follow. The rest counts percent.
SCALES = {"volume_level": 0.01, "color_temp_kelvin": 100.0}
HALVED = ("temperature", "color_temp_kelvin")


class OrderError(ValueError):
    """Tokens that are no order."""


def verb_piece(verb: str) -> str:
    """The token of a verb."""
    return f"<query:{verb}>" if verb in QUERY_VERBS else f"<do:{verb}>"


VERB_OF = {verb_piece(verb): verb for verb in (*COMMAND_VERBS, *QUERY_VERBS)}


def value_pieces(field: str, value: Value | None) -> list[str]:
    """A field's value as tokens. None (a relative change of unsaid size) and sources take none."""
    if value is None or field == SOURCE:
        return []
    if isinstance(value, str):
        return [f"<{field}:{value}>"]
    if field == DURATION:
        return span(round(value))
    count = float(value) / SCALES.get(field, 1.0)
    whole = int(count + 1e-6) if field in HALVED else round(count)
    if not 0 <= whole <= 100:
        raise OrderError(f"{value} is out of range for {field}.")
    half = field in HALVED and count - whole >= 0.25
    return [NUMBERS[whole], HALF] if half else [NUMBERS[whole]]


def value_of(field: str, pieces: Sequence[str]) -> Value | None:
    """What `value_pieces` wrote."""
    if not pieces:
        return None
    if field in WORDS:
        return pieces[0].strip("<>").partition(":")[2]
    if field == DURATION:
        pairs = zip(pieces[::2], pieces[1::2], strict=True)
        return float(sum(NUMBERS.index(number) * UNITS[unit] for number, unit in pairs))
    count = NUMBERS.index(pieces[0]) + (0.5 if HALF in pieces else 0.0)
    return round(count * SCALES.get(field, 1.0), 6)


@dataclass(frozen=True)
class Items:
    """The ids that the decoder can point at, in the order of the model's items."""

    ids: tuple[str, ...]

    def number(self, item: str) -> int:
        """The place of an item. Raises OrderError if it is not among them."""
        try:
            return self.ids.index(item)
        except ValueError:
            raise OrderError(f"{item} is not among the candidates.") from None


Symbol = str | int  # a piece of the vocabulary, or the number of an item


def write(orders: Sequence[Order], items: Items) -> list[Symbol]:
    """Orders as symbols. Raises OrderError for an item that is not a candidate."""
    symbols: list[Symbol] = []
    for order in orders:
        symbols += [ASK] if order.asks else []
        for target in order.targets:
            if isinstance(target, Group):
                symbols.append(f"<kind:{target.kind}>")
            place = target.place if isinstance(target, Group) else target
            symbols.append(ALL_PLACES if place == EVERYWHERE else items.number(place))
        if order.exceptions:
            symbols += [EXCEPT, *(items.number(each) for each in order.exceptions)]
        symbols.append(verb_piece(order.verb))
        for name, value in order.values:
            symbols += [f"<field:{name}>", *value_pieces(name, value)]
    return symbols


def read(symbols: Sequence[Symbol], items: Items) -> tuple[Order, ...]:
    """Symbols as orders. Raises OrderError if they are none."""
    try:
        return tuple(_order(parse(part), items) for part in parts(symbols))
    except (IndexError, KeyError, ValueError) as error:
        raise OrderError(f"These tokens are no order: {error}.") from error


def parts(symbols: Sequence[Symbol]) -> Iterator[list[Symbol]]:
    """Cut where the targets of a further order begin."""
    part: list[Symbol] = []
    for symbol in symbols:
        opens = isinstance(symbol, int) or symbol == ASK or symbol.startswith("<kind:")
        if opens and any(each in VERB_OF for each in part):
            yield part
            part = []
        part.append(symbol)
    if part:
        yield part


@dataclass(frozen=True)
class Part:
    """One order, complete or not, as the symbols of its members.

    `targets` and `exceptions` are symbols as written; `fields` has the value symbols of each.
    """

    asks: bool
    targets: tuple[Symbol, ...]
    excepting: bool
    exceptions: tuple[Symbol, ...]
    verb: str | None
    fields: tuple[tuple[str, tuple[str, ...]], ...]


def parse(symbols: Sequence[Symbol]) -> Part:
    """Sort the symbols of one order. Raises ValueError for one that is out of place."""
    asks = len(symbols) > 0 and symbols[0] == ASK
    targets: list[Symbol] = []
    exceptions: list[Symbol] = []
    fields: list[tuple[str, tuple[str, ...]]] = []
    verb: str | None = None
    excepting = False
    for symbol in symbols[1:] if asks else symbols:
        if verb is None:
            if isinstance(symbol, str) and symbol in VERB_OF:
                verb = VERB_OF[symbol]
            elif symbol == EXCEPT:
                excepting = True
            else:
                (exceptions if excepting else targets).append(symbol)
        elif isinstance(symbol, str) and symbol.startswith("<field:"):
            fields.append((symbol[7:-1], ()))
        elif isinstance(symbol, str) and fields:
            fields[-1] = (fields[-1][0], (*fields[-1][1], symbol))
        else:
            raise ValueError(f"{symbol!r} is out of place")
    return Part(asks, tuple(targets), excepting, tuple(exceptions), verb, tuple(fields))


def targeted(symbols: Sequence[Symbol], items: Items) -> tuple[Target, ...]:
    """The targets that symbols name. Raises ValueError or IndexError if they name none."""
    targets: list[Target] = []
    kind: str | None = None
    for symbol in symbols:
        if isinstance(symbol, str) and symbol.startswith("<kind:") and kind is None:
            kind = symbol[6:-1]
        elif isinstance(symbol, int):
            targets.append(items.ids[symbol] if kind is None else Group(kind, items.ids[symbol]))
            kind = None
        elif symbol == ALL_PLACES and kind is not None:
            targets.append(Group(kind, EVERYWHERE))
            kind = None
        else:
            raise ValueError(f"{symbol!r} is no target")
    if kind is not None:
        raise ValueError(f"{kind} where?")
    return tuple(targets)


def _order(part: Part, items: Items) -> Order:
    targets = targeted(part.targets, items)
    exceptions = tuple(items.ids[each] for each in part.exceptions if isinstance(each, int))
    if not targets or part.verb is None or len(exceptions) != len(part.exceptions):
        raise ValueError("something is missing")
    values = tuple((name, value_of(name, pieces)) for name, pieces in part.fields)
    free = part.verb in RELATIVE or part.verb in QUERY_VERBS or SOURCE in dict(values)
    if not free and None in dict(values).values():
        raise ValueError("a field without a value")
    return Order(part.verb, targets, exceptions, values, part.asks)


def span(seconds: int) -> list[str]:
    """As few tokens as can say it: `<90> <min>` rather than `<1> <h> <30> <min>`."""
    for unit, size in UNITS.items():
        if seconds % size == 0 and 1 <= seconds // size <= 100:
            return [NUMBERS[seconds // size], unit]
    pieces: list[str] = []
    for unit, size in UNITS.items():
        count, seconds = divmod(seconds, size)
        pieces += [NUMBERS[min(count, 100)], unit] if count else []
    return pieces
