"""Questions about several things at once: devices, rooms, kinds, and questions in a row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pipelines.house.entities import Area, Entity
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order
from pipelines.training.commands import answers, refs
from pipelines.training.commands.groups import WHOLE
from pipelines.training.commands.refs import Context, spell
from pipelines.training.commands.rooms import there, with_article
from pipelines.training.commands.words import maybe, pick

Said = tuple[str, tuple[Order, ...]]
SWITCHED = ("light", "switch", "fan", "media_player")  # kinds that are on or off alike
Thing = TypeVar("Thing")
TRIES = 4


def listed(context: Context) -> Said | None:
    """One question, or a few in a row, and the orders that find all that is asked."""
    for _ in range(TRIES):
        made = context.rng.choice(_WAYS)(context)
        if made is not None:
            return made
    return None


def _devices(context: Context) -> Said | None:
    """`are the lamp and the fan on?`, `how bright are the spots and the lamp?`"""
    rng, things = context.rng, context.view.house.entities
    if maybe(rng, 0.5):
        field = rng.choice(list(answers.ATTRIBUTES))
        found = [each for each in things if field in each.attributes]
        phrases = answers.ATTRIBUTES[field]
    else:
        field, domains = "", sorted({each.domain for each in things} & {*answers.STATES})
        domain = rng.choice(domains or ["-"])
        found = [each for each in things if each.domain == domain]
        phrases = answers.IS
    some = _some(context, found)
    named = [refs.named(context, each, found) for each in some]
    ref = refs.listed(context, [each for each in named if each is not None])
    if not some or ref is None or len(ref.targets) != len(some):
        return None
    state = "" if field else pick(rng, answers.STATES[some[0].domain])
    order = Order("state", ref.targets, values=((field, None),) if field else ())
    return answers.worded(pick(rng, phrases), ref, state), (order,)


def _rooms(context: Context) -> Said | None:
    """`which lights are on in the kitchen and the hall?`"""
    rng, view = context.rng, context.view
    kinds = sorted({each.domain for each in view.house.entities} & {*answers.KINDS})
    kind = rng.choice(kinds or ["-"])
    areas = [a for a in view.inhabited if any(e.domain == kind for e in _inside(context, a))]
    spot = _spot(context, some := _some(context, areas))
    if not spot:
        return None
    words, states = answers.KINDS[kind]
    word, state = pick(rng, words), pick(rng, states)
    groups = tuple(Group(kind, area.id) for area in some)
    text, order = answers.of_groups(context, word, state, spot, groups)
    return text, (order,)


def _kinds(context: Context) -> Said | None:
    """`which lights and plugs are on?`"""
    rng, view = context.rng, context.view
    place, spot = EVERYWHERE, pick(rng, f"{WHOLE}|_|_|_")
    inside: Sequence[Entity] = view.house.entities
    if maybe(rng, 0.5) and view.inhabited:
        area = rng.choice(view.inhabited)
        place, spot, inside = area.id, _spot(context, [area]), _inside(context, area)
    kinds = _some(context, sorted({each.domain for each in inside} & {*SWITCHED}))
    if not kinds or (place != EVERYWHERE and not spot):
        return None
    words = [pick(rng, answers.KINDS[kind][0]) for kind in kinds]
    if any(map(view.known, words)):
        return None
    state = pick(rng, "on|on|off")
    groups = tuple(Group(kind, place) for kind in kinds)
    text, order = answers.of_groups(context, _row(words), state, spot, groups)
    return text.replace(" ?", "?"), (order,)


def _warmth(context: Context) -> Said | None:
    """`how warm is it in the bedroom and the bath?`"""
    rng, view = context.rng, context.view
    first = answers.climate(context)
    if first is None:
        return None
    asked = view.house.entity(str(first[1].targets[0]))
    assert asked is not None, "the question is about a device"
    stem = "temp" if "temp" in asked.name.casefold() else "humid"
    found: list[tuple[Area, Entity]] = []
    for area in view.inhabited:
        alike = [e for e in _inside(context, area) if e.domain == asked.domain]
        if asked.domain == "sensor":
            alike = answers.measuring(alike, stem)
        if len(alike) == 1:
            found.append((area, alike[0]))
    some = _some(context, found)
    spot = _spot(context, [area for area, _ in some])
    if not spot:
        return None
    warm = asked.domain == "climate" or stem == "temp"
    text = pick(rng, answers.WARMTH if warm else answers.MOISTURE).replace("{p}", spot)
    return text, (replace(first[1], targets=tuple(each.id for _, each in some)),)


def _air(context: Context) -> Said | None:
    """`what's the temperature and humidity in the bath?`"""
    rng = context.rng
    for area in rng.sample(context.view.inhabited, len(context.view.inhabited)):
        inside, spot = _inside(context, area), _spot(context, [area])
        damp, warm = answers.measuring(inside, "humid"), answers.measuring(inside, "temp")
        warm = warm or [e for e in inside if "current_temperature" in e.attributes]
        if len(warm) == len(damp) == 1 and spot:
            phrase = "what's the {x} {p}?|tell me the {x} {p}|what are the {x} {p}?|{x} {p}?"
            both = pick(rng, "temperature and humidity|humidity and temperature|temp and humidity")
            field = "current_temperature" if warm[0].domain == "climate" else ""
            orders = (
                Order("state", (warm[0].id,), values=((field, None),) if field else ()),
                Order("state", (damp[0].id,)),
            )
            text = pick(rng, phrase).replace("{x}", both).replace("{p}", spot)
            return text, orders[::-1] if both.startswith("h") else orders
    return None


def _in_a_row(context: Context) -> Said | None:
    """`is the door locked and how warm is it in the bath?`"""
    alone = replace(context, last=())
    first, second = answers.answer(alone), answers.answer(alone)
    if first is None or second is None or first[1] == second[1]:
        return None
    if any(order.asks for order in (*first[1], *second[1])):
        return None
    joint = context.rng.choice((" and ", " and ", "? ", "? And ", ", and "))
    return f"{first[0].rstrip('?')}{joint}{second[0]}", (*first[1], *second[1])


def _inside(context: Context, area: Area) -> list[Entity]:
    return context.view.within(context.view.house.entities, area.id)


def _some(context: Context, found: Sequence[Thing]) -> list[Thing]:
    """Two or three of them, or nothing."""
    count = 2 if maybe(context.rng, 0.8) else 3
    return context.rng.sample(list(found), count) if len(found) >= count else []


def _spot(context: Context, areas: Sequence[Area]) -> str:
    """`in the kitchen and the hall`; nothing if one of them cannot be named."""
    words = [context.view.room_words(area) for area in areas]
    if not words or not all(words):
        return ""
    names = [spell(context.rng, context.rng.choice(each)) for each in words]
    first, *others = names
    if maybe(context.rng, 0.6):
        others = [with_article(each) for each in others]
    return _row([there(context.rng, first), *others])


def _row(texts: Sequence[str]) -> str:
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else texts[0]


_WAYS: tuple[Callable[[Context], Said | None], ...] = (
    _devices, _devices, _rooms, _kinds, _warmth, _air, _in_a_row, _in_a_row,
)  # fmt: skip
