"""What is said after a command, about the same devices: `off again`, `make it 18 instead`."""

from collections.abc import Sequence

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import Order
from pipelines.tasks.language.verbs import able
from pipelines.training.commands import clauses, looks, values
from pipelines.training.commands.followup_words import MOVES, SETS, STATES
from pipelines.training.commands.inside import noun_of
from pipelines.training.commands.refs import Context, Ref
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.words import maybe, pick, plural, spoken

Said = tuple[str, tuple[Order, ...]]
NUMBERED = ("brightness_pct", "percentage", "position", "temperature", "humidity", "volume_level")


def followup(context: Context) -> Said | None:
    """One request that leaves out what it is for."""
    rng = context.rng
    last = [e for each in context.last if (e := context.view.house.entity(each)) is not None]
    if not last or len({each.domain for each in last}) != 1:
        return None
    it = "it"
    if len(last) > 1:
        it = pick(
            rng, "them|them|both|them both" if len(last) == 2 else "them|them all|all of them"
        )
    elif plural(last[0].name) and maybe(rng, 0.5):
        it = "them"
    elif maybe(rng, 0.15):
        it = pick(rng, "that|this|that one|the same one")
    draw = rng.random()
    if draw < 0.5:
        made = _state(context, last)
    elif draw < 0.68:
        made = _move(context, last)
    elif draw < 0.92:
        made = _set(context, last, it)
    else:
        return _other(context, last)
    if made is None:
        return None
    phrase, order = made
    text = phrase.replace("{it}", it)
    return framed(rng, text, 0.5), (order,)


def _state(context: Context, last: Sequence[Entity]) -> tuple[str, Order] | None:
    rng, kind = context.rng, last[0].domain
    found = [(verb, said) for verb, kinds, said in STATES if kind in kinds.split()
             and all(able(each, verb) for each in last)]  # fmt: skip
    if not found:
        return None
    verb, said = rng.choice(found)
    phrase = pick(rng, said)
    if phrase.startswith(("turn", "switch", "open", "close", "put")) and maybe(rng, 0.3):
        phrase = wrapped(rng, phrase, 1.0)
    return phrase, Order(verb, tuple(each.id for each in last))


def _move(context: Context, last: Sequence[Entity]) -> tuple[str, Order] | None:
    rng = context.rng
    found = [each for each in MOVES if each[0] == last[0].domain]
    if not found:
        return None
    _, verb, field, said = rng.choice(found)
    if not all(able(each, verb, (field,)) for each in last):
        return None
    phrase, amount = pick(rng, said), None
    if "{a}" in phrase:
        text, amount = clauses.amount(rng, field)
        phrase = phrase.replace("{a}", text)
    return phrase, Order(verb, tuple(each.id for each in last), values=((field, amount),))


def _set(context: Context, last: Sequence[Entity], it: str) -> tuple[str, Order] | None:
    rng = context.rng
    ids = tuple(each.id for each in last)
    fields = [name for (kind, name) in SETS if kind == last[0].domain
              and all(able(each, "set", (name,)) for each in last)]  # fmt: skip
    if last[0].domain == "timer":
        text, value = values.duration(rng)
        phrase = pick(rng, SETS["timer", "duration"]).replace("{v}", text)
        return phrase, Order("start", ids, values=(("duration", value),))
    if not fields:
        return None
    field = rng.choice(fields)
    both = field in ("color_name", "color_temp_kelvin")
    if both and maybe(rng, 0.25) and all(able(e, "set", ("brightness_pct", field)) for e in last):
        said = rng.choice(looks.BARE)
        text, filled = looks.fill(rng, said, Ref(it, ids, len(ids) > 1), field)
        return text, Order("set", ids, values=filled)
    text, value = values.said(rng, field)
    if field in NUMBERED and maybe(rng, 0.3):
        number = float(value) * (100 if field == "volume_level" else 1)
        text = spoken(rng, number)
    phrase = pick(rng, SETS[last[0].domain, field]).replace("{v}", text)
    return phrase, Order("set", ids, values=((field, value),))


def _other(context: Context, last: Sequence[Entity]) -> Said | None:
    """`the other one too`, where there are just two."""
    rng, view = context.rng, context.view
    if len(last) != 1 or last[0].domain in ("scene", "script", "input_boolean"):
        return None
    one = last[0]
    verbs = [("turn_on", "on"), ("turn_off", "off"), ("open", "open"), ("close", "closed"),
             ("lock", "locked"), ("mute", "muted"), ("pause", "paused")]  # fmt: skip
    verb, state = rng.choice(verbs)
    pool = [each for each in view.able(verb) if each.domain == one.domain]
    if one not in pool or (one.domain == "valve" and verb not in ("open", "close")):
        return None
    near = view.within(pool, one.area) if one.area else []
    pair = near if len(near) == 2 else pool if len(near) < 2 else []
    if len(pair) != 2:
        return None
    other = next(each for each in pair if each is not one)
    name = "the other one"
    noun = noun_of(context, one.domain, pair)
    if noun is not None and all(map(noun.fits, pair)) and maybe(rng, 0.4):
        name = f"the other {rng.choice(noun.singular)}"
    imperative = {"turn_on": "turn {n} on", "turn_off": "turn {n} off", "open": "open {n}",
                  "close": "close {n}", "lock": "lock {n}", "mute": "mute {n}",
                  "pause": "pause {n}"}[verb].replace("{n}", name)  # fmt: skip
    text = pick(rng, "{i}|{i} too|{i} as well|and {i}|now {i}|{n} {s}|{n} {s} too|and {n} {s}|"
                "and {n} {s} please|{i} instead")  # fmt: skip
    text = text.replace("{i}", imperative).replace("{n}", name).replace("{s}", state)
    return framed(rng, text, 0.5), (Order(verb, (other.id,)),)
