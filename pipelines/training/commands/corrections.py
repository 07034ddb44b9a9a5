"""Second thoughts within a sentence: of a value, a device, a room, a verb. The last one counts."""

import random
from collections.abc import Callable
from dataclasses import replace

from pipelines.tasks.language.orders import Order, chosen
from pipelines.tasks.language.verbs import able
from pipelines.training.commands import clauses, refs
from pipelines.training.commands.clauses import Clause, clause
from pipelines.training.commands.inside import inside, noun_of
from pipelines.training.commands.refs import Context, Ref, spell
from pipelines.training.commands.rooms import there, with_article
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.values import UNITS
from pipelines.training.commands.words import maybe, options, pick, spoken

Said = tuple[str, tuple[Order, ...]]
SECOND = options(
    ", no,|, no wait,|, sorry,|, I mean|, I mean,|, actually|, no, I meant|... no,|, wait, no,|"
    ", or rather|, correction,|, scratch that,|, oops, I mean|, uh, no,|, not that,|, no sorry,|"
    ", wait,|, hang on,|, hold on,|, er, no,|, I meant|, sorry, I mean| - no,| no| no wait| I mean|"
    " sorry|, ah no,|, no no,|, well, actually|, hmm, no,| wait no|. No,|. Sorry,|. Wait,"
)
AGAIN = options(
    ", make that| make it|, wait, make that|, no, make it|, actually make it|, sorry, make that|"
    ", no wait, make it|, better|, let's say|, hmm, make that|. Actually, make it|, rather"
)
STRONG = options(
    ", no wait,|, scratch that,|, forget that,|, actually no,|, no, sorry,|. No, forget that,|"
    ", hang on, no,|, wait, no,|. Scratch that.|, never mind that,|, no, don't,|... no, instead"
)
HOUR = 3600  # seconds
OPPOSITE = {
    "turn_on": ("turn_off", "off|off|turn it off|off instead|keep it off|switch it off"),
    "turn_off": ("turn_on", "on|on|turn it on|on instead|leave it on|switch it on"),
    "open": ("close", "close it|shut|closed|shut it|close it instead"),
    "close": ("open", "open it|open|open it up|open it instead|leave it open"),
    "lock": ("unlock", "unlock it|unlock it instead|unlock|unlocked"),
    "unlock": ("lock", "lock it|lock it instead|keep it locked|lock|locked"),
    "play": ("pause", "pause it|pause"),
    "pause": ("play", "play it|keep playing"),
    "mute": ("unmute", "unmute it|sound on|unmute"),
    "unmute": ("mute", "mute it|mute|keep it muted"),
    "arm_away": ("arm_home", "home|home mode|make it home|to home|stay"),
    "arm_home": ("arm_away", "away|away mode|make it away|to away"),
    "increase": ("decrease", "down|turn it down|less|lower"),
    "decrease": ("increase", "up|turn it up|more|higher"),
}


def corrected(context: Context) -> Said | None:
    """A command that takes back a part of itself."""
    return context.rng.choices(_WAYS, (5, 3.5, 2, 3, 1.2, 1.5))[0](context)


def _second(rng: random.Random, words: tuple[str, ...] = SECOND) -> str:
    """Words for a second thought, as they follow on a sentence."""
    joint = rng.choice(words)
    return joint if joint[0] in ",." else f" {joint}"


def _value(context: Context) -> Said | None:
    rng = context.rng
    first = clause(context, simple=True)
    if first is None or first.action.verb not in ("set", "start") or len(first.order.values) != 1:
        return None
    said, values = clauses.valued(rng, first.action)
    if said == first.said or values == first.order.values:
        return None
    number = _number(values[0][1], values[0][0])
    if number is not None and maybe(rng, 0.45):
        said = spoken(rng, number)
    if maybe(rng, 0.45) and not first.order.exceptions and first.action.field != "duration":
        lead = pick(rng, "to|to|at|_") if number is not None else ""
        text = " ".join(f"{first.ref.bare} {lead} {first.said}".split())
    else:
        text = wrapped(rng, first.imperative(rng), 0.25).rstrip("?")
    if not text.endswith(first.said):
        return None
    if maybe(rng, 0.4):
        return framed(rng, f"{text}{_second(rng, AGAIN)} {said}", 0.5), (
            replace(first.order, values=values),
        )
    lead = pick(rng, "_|_|_|_|to|make it")
    text = " ".join(f"{text}{_second(rng)} {lead} {said}".split())
    return framed(rng, text, 0.5), (replace(first.order, values=values),)


def _span(context: Context) -> Said | None:
    """`egg timer for ten, no, twelve minutes`: the unit is said once."""
    rng = context.rng
    first = clause(context, simple=True, domain="timer")
    if first is None or first.action.field != "duration":
        return None
    size, words = rng.choices(UNITS, (1, 5, 2))[0]
    was, now = rng.sample(range(2, 13 if size == HOUR else 60), 2)
    unit = rng.choice([each for each in options(words) if len(each) > 1])
    texts = [spoken(rng, was), spoken(rng, now)]
    one = rng.choice((0, 1))  # the number that has its unit
    texts[one] = f"{texts[one]} {unit}s"
    joint = f"{_second(rng, AGAIN) if maybe(rng, 0.3) else _second(rng)} {texts[1]}"
    if maybe(rng, 0.5):
        text = f"{first.ref.bare} {pick(rng, 'for|to|at|_')} {texts[0]}"
    else:
        text = first.imperative(rng)
        if not text.endswith(first.said):
            return None
        text = text.removesuffix(first.said) + texts[0]
    order = replace(first.order, values=(("duration", now * size),))
    return framed(rng, " ".join(f"{text}{joint}".split()), 0.5), (order,)


def _number(value: object, field: str) -> float | None:
    if not isinstance(value, float | int) or field in ("duration", "color_temp_kelvin"):
        return None
    return value * 100 if field == "volume_level" else value


def _device(context: Context) -> Said | None:
    rng = context.rng
    first = clause(context, simple=True)
    if first is None or first.ref.pronoun or first.order.exceptions:
        return None
    pool = clauses.capable(context, first.action)
    found = [each for each in pool if each.domain in first.action.domains]
    if not found:
        return None
    second = refs.named(context, rng.choice(found), found)
    if second is None or second.asks:
        return None
    order = replace(first.order, targets=second.targets)
    if _shared(context, order, first.order):
        return None
    joint = _second(rng)
    result = first.result(rng)
    draw = rng.random()
    if result and draw < 0.35:
        text = f"{first.ref.bare} {result}{joint} {second.bare}"
    elif result and draw < 0.5:
        text = f"{first.ref.bare}{joint} {second.bare} {result}"
    else:
        text = first.imperative(rng)
        at_end = f"{text}{joint} {second.text}"
        inner = text.replace(first.ref.text, f"{first.ref.text}{joint} {second.text}")
        text = at_end if maybe(rng, 0.7) else inner
    return framed(rng, text, 0.5), (order,)


def _shared(context: Context, one: Order, other: Order) -> bool:
    house = context.view.house
    mine = {each.id for each in chosen(one, house)}
    return any(each.id in mine for each in chosen(other, house))


def _room(context: Context) -> Said | None:
    """`the lights in the kitchen, I mean the hall`."""
    rng, view = context.rng, context.view
    part = clause(context, simple=True)
    if part is None or part.action.classes:
        return None
    pool = [e for e in clauses.capable(context, part.action) if e.domain in part.action.domains]
    if not pool:
        return None
    domain = rng.choice(pool).domain
    noun = noun_of(context, domain, pool)
    areas = [
        a for a in view.inhabited if any(noun and noun.fits(e) for e in view.within(pool, a.id))
    ]
    if noun is None or len(areas) < 2:
        return None
    first, second = rng.sample(areas, 2)
    ref = inside(context, noun, pool, second.id, choosing=False)
    wrong, right = view.room_words(first), view.room_words(second)
    if ref is None or not wrong or not right or ref.text.startswith(("both", "all t", "the t")):
        return None
    one, two, word = spell(rng, rng.choice(wrong)), spell(rng, rng.choice(right)), ref.bare
    if view.known(f"{two} {word}") or view.known(f"{one} {word}"):
        return None
    joint = _second(rng)
    draw = rng.random()
    result = part.result(rng)
    if draw < 0.4:
        place = with_article(two) if maybe(rng, 0.5) else there(rng, two)
        text = f"{ref.text} {there(rng, one)}{joint} {place}"
    elif draw < 0.7:
        end = pick(rng, "ones|_" if ref.plural else "one|_")
        text = f"{with_article(one)} {word}{joint} {with_article(two)} {end}"
    else:
        text = f"{with_article(one)} {word}{joint} {with_article(two)} {word}"
    text = text.strip()
    order = Order(part.order.verb, ref.targets, (), part.order.values)
    if result and draw < 0.55 and maybe(rng, 0.5):
        terse = f"{word} {result} {there(rng, one)}{joint} {there(rng, two)}"
        return framed(rng, terse, 0.5), (order,)
    said = Ref(text, ref.targets, ref.plural)
    return framed(rng, wrapped(rng, part.imperative(rng, said), 0.2), 0.5), (order,)


def _verb(context: Context) -> Said | None:
    """`turn the lamp on, no, off`: the verb is taken back."""
    rng = context.rng
    first = clause(context, simple=True)
    if first is None or first.order.verb not in OPPOSITE or first.order.exceptions:
        return None
    verb, words = OPPOSITE[first.order.verb]
    turned = replace(first.order, verb=verb)
    fields = [name for name, _ in turned.values]
    house = context.view.house
    before, after = chosen(first.order, house), chosen(turned, house)
    if first.said or before != after or not all(able(each, verb, fields) for each in after):
        return None
    word = pick(rng, words)
    if first.ref.plural:
        word = word.replace(" it", " them")
    result = first.result(rng)
    if result and maybe(rng, 0.5):
        text = f"{first.ref.bare} {result}"
    else:
        text = wrapped(rng, first.imperative(rng), 0.2).rstrip("?")
    return framed(rng, f"{text}{_second(rng)} {word}", 0.5), (turned,)


def _all(context: Context) -> Said | None:
    """A whole command taken back for another."""
    rng = context.rng
    first, second = clause(context, simple=True), clause(context, simple=True)
    if first is None or second is None:
        return None
    text = f"{_short(rng, first)}{_second(rng, STRONG)} {_short(rng, second)}"
    text += " instead" if maybe(rng, 0.3) else ""
    return framed(rng, text, 0.4), (second.order,)


def _short(rng: random.Random, part: Clause) -> str:
    result = part.result(rng)
    return f"{part.ref.bare} {result}" if result and maybe(rng, 0.35) else part.imperative(rng)


_WAYS: tuple[Callable[[Context], Said | None], ...] = (
    _value, _device, _room, _verb, _all, _span,
)  # fmt: skip
