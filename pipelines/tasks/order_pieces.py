"""Orders as tokens, and back: the language that the decoder writes for a house.

    order  = [<ask>] verb (field value*)* target+ [<except> exception+]
    target = item | <kind:…> place          place = item | <everywhere>

An item is an entity, an area or a floor that the decoder points at; its token is its number.
Values are single tokens for 0 to 100, with <half> and units where a field needs them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.house.entities import Value
from pipelines.house.services import COLORS, HVAC_MODES
from pipelines.tasks.orders import (
    ANYTHING,
    COMMAND_VERBS,
    DURATION,
    EVERYWHERE,
    MEASURED,
    QUERY_STATES,
    QUERY_VERBS,
    RELATIVE,
    SETTINGS,
    VERBS,
    Group,
    Order,
    Target,
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
    """A field's value as tokens; None (a relative change of unsaid size) takes none."""
    if value is None:
        return []
    if isinstance(value, str):
        return [f"<{field}:{value}>"]
    if field == DURATION:
        return _span(round(value))
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
        symbols.append(verb_piece(order.verb))
        for name, value in order.values:
            symbols += [f"<field:{name}>", *value_pieces(name, value)]
        for target in order.targets:
            if isinstance(target, Group):
                symbols.append(f"<kind:{target.kind}>")
            place = target.place if isinstance(target, Group) else target
            symbols.append(ALL_PLACES if place == EVERYWHERE else items.number(place))
        if order.exceptions:
            symbols += [EXCEPT, *(items.number(each) for each in order.exceptions)]
    return symbols


def read(symbols: Sequence[Symbol], items: Items) -> tuple[Order, ...]:
    """Symbols as orders. Raises OrderError if they are none."""
    try:
        return tuple(_order(part, items) for part in _parts(symbols))
    except (IndexError, KeyError, ValueError) as error:
        raise OrderError(f"These tokens are no order: {error}.") from error


def _parts(symbols: Sequence[Symbol]) -> Iterator[list[Symbol]]:
    """Cut where a verb, or the <ask> before it, begins an order."""
    part: list[Symbol] = []
    for symbol in symbols:
        begins = symbol == ASK or symbol in VERB_OF
        if begins and part and part != [ASK]:
            yield part
            part = []
        part.append(symbol)
    if part:
        yield part


def _order(symbols: list[Symbol], items: Items) -> Order:
    asks = symbols[0] == ASK
    rest = symbols[1:] if asks else symbols
    verb = VERB_OF[str(rest[0])]
    values: list[tuple[str, list[str]]] = []
    targets: list[Target] = []
    exceptions: list[str] = []
    kind: str | None = None
    excepting = False
    for symbol in rest[1:]:
        if isinstance(symbol, int) or symbol == ALL_PLACES:
            place = EVERYWHERE if isinstance(symbol, str) else items.ids[symbol]
            if excepting:
                exceptions.append(place)
            else:
                targets.append(place if kind is None else Group(kind, place))
            kind = None
        elif symbol.startswith("<kind:"):
            kind = symbol[6:-1]
        elif symbol.startswith("<field:"):
            values.append((symbol[7:-1], []))
        elif symbol == EXCEPT:
            excepting = True
        else:
            values[-1][1].append(symbol)
    if not targets or kind is not None:
        raise OrderError("an order without a target")
    read_values = tuple((name, value_of(name, pieces)) for name, pieces in values)
    if verb not in RELATIVE and verb not in QUERY_VERBS and None in dict(read_values).values():
        raise OrderError("a field without a value")
    return Order(verb, tuple(targets), tuple(exceptions), read_values, asks)


def _span(seconds: int) -> list[str]:
    """`<90> <min>` rather than `<1> <h> <30> <min>`: as few tokens as can say it."""
    for unit, size in UNITS.items():
        if seconds % size == 0 and 1 <= seconds // size <= 100:
            return [NUMBERS[seconds // size], unit]
    pieces: list[str] = []
    for unit, size in UNITS.items():
        count, seconds = divmod(seconds, size)
        pieces += [NUMBERS[min(count, 100)], unit] if count else []
    return pieces
