"""Several devices that share a verb, a value or a room: `lamp and fan on`, `X to 20, Y to 40`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import Order, Target, chosen
from pipelines.tasks.language.verbs import able
from pipelines.training.commands import clauses, groups, refs, values
from pipelines.training.commands.actions import OFF, ON
from pipelines.training.commands.inside import inside, noun_of
from pipelines.training.commands.nouns import BY_DOMAIN
from pipelines.training.commands.refs import Context, Ref, spell
from pipelines.training.commands.rooms import there, with_article
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.words import maybe, pick

Said = tuple[str, tuple[Order, ...]]


@dataclass(frozen=True)
class State:
    """How some kinds shall be: a verb, words for the state, and imperatives."""

    verb: str
    kinds: tuple[str, ...]
    results: str
    phrases: str
    weight: float = 1.0


POWER = ("light", "switch", "fan", "media_player", "humidifier", "climate", "input_boolean")
STATES = (
    State("turn_on", POWER, "on", ON, 3),
    State("turn_off", POWER, "off", OFF, 3.5),
    State("open", ("cover",), "open|up|open", "open {t}|open up {t}|raise {t}", 1),
    State("close", ("cover",), "closed|down|shut", "close {t}|shut {t}|lower {t}", 1),
    State("open", ("valve",), "open|on", "open {t}|turn on {t}", 0.3),
    State("close", ("valve",), "closed|off|shut", "shut {t}|close {t}|turn off {t}", 0.4),
    State("lock", ("lock",), "locked", "lock {t}|lock up {t}|secure {t}", 0.7),
    State("mute", ("media_player",), "muted|on mute", "mute {t}|silence {t}", 0.3),
    State("pause", ("media_player", "timer", "vacuum"), "paused|on pause", "pause {t}", 0.3),
)
PERCENT = ("brightness_pct", "percentage", "position", "volume_level")


def sharing(context: Context) -> Said | None:
    """One sentence in which devices share something."""
    return context.rng.choices(_WAYS, (5, 3, 3, 3, 3, 4))[0](context)


def _state(context: Context) -> tuple[State, list[Entity]] | None:
    state = context.rng.choices(STATES, [each.weight for each in STATES])[0]
    pool = [each for each in context.view.able(state.verb) if each.domain in state.kinds]
    return (state, pool) if pool else None


def _ref(context: Context, thing: Entity, pool: Sequence[Entity]) -> Ref | None:
    own = [each for each in pool if each.domain == thing.domain]
    kind = maybe(context.rng, 0.25) and thing.domain in BY_DOMAIN
    ref = groups.of_kind(context, own, thing.domain) if kind else refs.named(context, thing, pool)
    return None if ref is None or ref.asks else ref


def _apart(context: Context, found: Sequence[Ref]) -> bool:
    """Whether no device is meant twice."""
    house = context.view.house
    ids = [e.id for ref in found for e in chosen(Order("state", ref.targets), house)]
    return len(ids) == len(set(ids))


def _several(context: Context, pool: Sequence[Entity], count: int) -> list[Ref] | None:
    if len(pool) < count:
        return None
    made = [_ref(context, each, pool) for each in context.rng.sample(list(pool), count)]
    found = [ref for ref in made if ref is not None]
    return found if len(found) == count and _apart(context, found) else None


def _row(context: Context, texts: Sequence[str]) -> str:
    joint = pick(context.rng, "and|and|and|and|,|, and|&|plus|as well as")
    last = f"{joint} " if joint.startswith(",") else f" {joint} "
    return f"{(', ' if maybe(context.rng, 0.85) else ' and ').join(texts[:-1])}{last}{texts[-1]}"


def _verb(context: Context) -> Said | None:
    """`lamp and fan on`: one order for several devices."""
    rng = context.rng
    drawn = _state(context)
    found = _several(context, drawn[1], rng.choice((2, 2, 2, 3))) if drawn else None
    if drawn is None or found is None:
        return None
    state = drawn[0]
    targets = tuple(dict.fromkeys(each for ref in found for each in ref.targets))
    draw = rng.random()
    if draw < 0.55:
        both = " both" if len(found) == 2 and maybe(rng, 0.12) else ""
        text = f"{_row(context, [ref.bare for ref in found])}{both} {pick(rng, state.results)}"
        if maybe(rng, 0.15):
            text = f"{text} please"
    elif draw < 0.7:
        text = f"{pick(rng, state.results)}, please: " if maybe(rng, 0.1) else ""
        text += _row(context, [f"{ref.bare} {pick(rng, state.results)}" for ref in found])
    else:
        row = _row(context, [ref.text for ref in found])
        text = wrapped(rng, clauses.fill(pick(rng, state.phrases), row, ""), 0.3)
    return framed(rng, text, 0.5), (Order(state.verb, targets),)


def _in_room(context: Context) -> Said | None:
    """`lights and telly off in the lounge`."""
    rng, view = context.rng, context.view
    drawn = _state(context)
    if drawn is None or not view.inhabited:
        return None
    state, pool = drawn
    area = rng.choice(view.inhabited)
    if context.room and maybe(rng, 0.35):
        area = view.house.area(context.room) or area
    kinds = sorted({e.domain for e in view.within(pool, area.id)} & set(BY_DOMAIN))
    words = view.room_words(area)
    if len(kinds) < 2 or not words:
        return None
    found = []
    for kind in rng.sample(kinds, 2):
        noun = noun_of(context, kind, view.within(pool, area.id))
        ref = inside(context, noun, pool, area.id, choosing=False) if noun else None
        if ref is None:
            return None
        found.append(ref)
    if not _apart(context, found):
        return None
    name = spell(rng, rng.choice(words))
    here = context.room == area.id and maybe(rng, 0.6)
    spot = pick(rng, "_|_|in here|here") if here else there(rng, name)
    targets = tuple(each for ref in found for each in ref.targets)
    terse = _row(context, [ref.bare for ref in found])
    result, draw = pick(rng, state.results), rng.random()
    if draw < 0.4:
        text = f"{terse} {result} {spot}"
    elif draw < 0.55 and not here and not found[0].bare.startswith(("all", "both", "the")):
        text = f"{name} {terse} {result}"
    else:
        row = _row(context, [ref.text for ref in found])
        text = wrapped(
            rng, f"{clauses.fill(pick(rng, state.phrases), row, '')} {spot}".strip(), 0.2
        )
    return framed(rng, text.strip(), 0.5), (Order(state.verb, targets),)


def _rooms(context: Context) -> Said | None:
    """`lights off in the kitchen and the hall`."""
    rng, view = context.rng, context.view
    drawn = _state(context)
    if drawn is None:
        return None
    state, pool = drawn
    kind = rng.choice(pool).domain
    noun = noun_of(context, kind, pool)
    areas = [a for a in view.inhabited if noun and any(map(noun.fits, view.within(pool, a.id)))]
    if noun is None or len(areas) < 2:
        return None
    word = rng.choice(noun.plurals)
    targets: list[Target] = []
    names: list[str] = []
    for area in rng.sample(areas, 2 if len(areas) < 3 or maybe(rng, 0.8) else 3):
        fitting = [each for each in pool if noun.fits(each)]
        covered = groups.covered(context, fitting, pool, kind, area.id)
        words = view.room_words(area)
        if covered is None or not words:
            return None
        targets += covered
        names.append(spell(rng, rng.choice(words)))
    if view.known(word) or any(view.known(f"{name} {word}") for name in names):
        return None
    result, draw = pick(rng, state.results), rng.random()
    first, *others = names
    places = _row(context, [there(rng, first), *(with_article(each) for each in others)])
    if draw < 0.35:
        text = f"{word} {result} {places}"
    elif draw < 0.6:
        text = f"{_row(context, names)} {word} {result}"
    else:
        phrase = clauses.fill(pick(rng, state.phrases), f"{pick(rng, 'the|all the')} {word}", "")
        text = wrapped(rng, f"{phrase} {places}", 0.2)
    return framed(rng, text, 0.5), (Order(state.verb, tuple(targets)),)


def _value(context: Context) -> Said | None:
    """`lamp and strip to 20 percent`: one value for devices, an order for each field."""
    rng = context.rng
    field = rng.choice((*PERCENT, "brightness_pct", "color_name", "temperature", "brightness_pct"))
    pool = list(context.view.able("set", (field,)))
    mixed = field in PERCENT and maybe(rng, 0.15)
    if mixed:
        pool = [
            e for e in context.view.house.entities if any(able(e, "set", (f,)) for f in PERCENT)
        ]
    found = _several(context, pool, rng.choice((2, 2, 2, 3)))
    if found is None:
        return None
    said, value = values.said(rng, field)
    if mixed:
        number = rng.randint(1, 20) * 5
        said, value = values.percent(rng, number, 0.95), float(number)
    text = _row(context, [ref.bare for ref in found])
    if maybe(rng, 0.5):
        lead = pick(rng, "to|to|at|_") if field != "color_name" else ""
        text = " ".join(
            f"{text} {pick(rng, '_|_|_|both') if len(found) == 2 else ''} {lead} {said}".split()
        )
    else:
        text = _row(context, [ref.text for ref in found])
        text = wrapped(rng, f"{pick(rng, 'set|put|turn|bring')} {text} to {said}", 0.3)
    orders: dict[str, list[str]] = {}
    for ref in found:
        for each in chosen(Order("state", ref.targets), context.view.house):
            own = next((f for f in PERCENT if able(each, "set", (f,))), "") if mixed else field
            if not own:
                return None
            orders.setdefault(own, []).append(each.id)
    if not mixed:
        targets = tuple(each for ref in found for each in ref.targets)
        return framed(rng, text, 0.5), (Order("set", targets, values=((field, value),)),)
    made = tuple(
        Order("set", tuple(ids), values=((own, values.percent_value(own, int(value))),))
        for own, ids in orders.items()
    )  # fmt: skip
    return framed(rng, text, 0.5), made


def _values(context: Context) -> Said | None:
    """`lamp to 20 and strip to 40`: one verb, each with its own value."""
    rng = context.rng
    field = rng.choice((*PERCENT, "brightness_pct", "color_name", "temperature", "duration"))
    pool = context.view.able("start" if field == "duration" else "set", (field,))
    pool = [each for each in pool if field != "duration" or each.domain == "timer"]
    found = _several(context, pool, rng.choice((2, 2, 3)))
    if found is None:
        return None
    lead = pick(rng, "to|at") if field not in ("color_name", "duration") else pick(rng, "to|_")
    lead = "for" if field == "duration" and maybe(rng, 0.6) else lead
    texts, orders = [], []
    terse = maybe(rng, 0.5)
    for ref in found:
        said, value = values.said(rng, field)
        texts.append(f"{ref.bare if terse else ref.text} {lead} {said}".replace("  ", " "))
        verb = "start" if field == "duration" else "set"
        orders.append(Order(verb, ref.targets, values=((field, value),)))
    text = _row(context, texts)
    if not terse:
        text = wrapped(rng, f"{pick(rng, 'set|set|put')} {text}", 0.3)
    return framed(rng, text, 0.5), tuple(orders)


def _states(context: Context) -> Said | None:
    """`lamp on, fan off and blinds down`: each its own state, in few words."""
    rng = context.rng
    texts, orders, found = [], [], list[Ref]()
    for _ in range(rng.choice((2, 2, 3, 3, 4))):
        drawn = _state(context)
        one = _several(context, drawn[1], 1) if drawn else None
        if drawn is None or one is None:
            return None
        found += one
        texts.append(f"{one[0].bare} {pick(rng, drawn[0].results)}")
        orders.append(Order(drawn[0].verb, one[0].targets))
    if not _apart(context, found):
        return None
    return framed(rng, _row(context, texts), 0.5), tuple(orders)


_WAYS: tuple[Callable[[Context], Said | None], ...] = (
    _verb, _in_room, _rooms, _value, _values, _states,
)  # fmt: skip
