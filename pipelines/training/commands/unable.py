"""Requests for what a device cannot do: to lock a lamp, to dim one that is on or off, 90 degrees.

Their orders are written down like any others. What is asked for is one thing, whether the device
can do it another, and that the house knows for certain.
"""

import random
from dataclasses import replace

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import Order, doable
from pipelines.tasks.language.verbs import able
from pipelines.training.commands import refs
from pipelines.training.commands.actions import Action
from pipelines.training.commands.clauses import BY_DOMAIN, Clause, Values, reference, valued
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import sentence
from pipelines.training.commands.settings import SETTINGS
from pipelines.training.commands.values import PERCENTS, degrees
from pipelines.training.commands.words import maybe, pick, spoken

Said = tuple[str, tuple[Order, ...]]
LACKING = {
    "light": ("brightness_pct", "color_name", "color_temp_kelvin"),
    "fan": ("percentage",),
}
_MEDIA = "mute unmute play pause next"
_COLOUR = "color_name color_temp_kelvin"
# What nobody asks of a kind of device in another sense: `switch on the blinds` may mean to open.
FOREIGN = {
    "light": f"lock unlock open dock arm_away disarm cancel temperature volume_level {_MEDIA}",
    "climate": f"lock unlock open dock arm_away disarm {_COLOUR} {_MEDIA}",
    "fan": f"lock unlock open dock arm_away temperature {_COLOUR} {_MEDIA}",
    "switch": f"lock unlock open dock arm_away brightness_pct temperature {_COLOUR} {_MEDIA}",
    "cover": f"dock arm_away mute play brightness_pct temperature volume_level {_COLOUR}",
    "lock": f"dock play mute brightness_pct temperature volume_level {_COLOUR}",
    "media_player": f"lock unlock open dock arm_away disarm temperature {_COLOUR}",
    "vacuum": f"lock unlock open mute arm_away brightness_pct temperature volume_level {_COLOUR}",
    "sensor": f"turn_on turn_off lock open mute brightness_pct temperature {_COLOUR}",
    "binary_sensor": f"turn_on turn_off lock open mute brightness_pct temperature {_COLOUR}",
    "timer": f"lock unlock open arm_away mute brightness_pct temperature {_COLOUR}",
    "camera": f"lock unlock open dock mute brightness_pct temperature {_COLOUR}",
    "scene": f"lock unlock open mute dock brightness_pct temperature {_COLOUR}",
    "alarm_control_panel": f"open play mute dock brightness_pct temperature {_COLOUR}",
    "valve": f"lock unlock dock arm_away mute play brightness_pct temperature {_COLOUR}",
    "humidifier": f"lock unlock open dock arm_away {_COLOUR} {_MEDIA}",
    "siren": f"lock unlock open dock brightness_pct temperature {_COLOUR}",
}
DEGREES = ("degree", "°", "celsius", "Celsius", "deg")


def unable(context: Context) -> Said | None:
    """One order that the house will refuse."""
    part = context.rng.choices((_lacking, _foreign, _beyond), (5, 3, 2.5))[0](context)
    return (sentence(context.rng, part), (part.order,)) if part else None


def _lacking(context: Context) -> Clause | None:
    """A device without the ability that others of its kind have."""
    rng = context.rng
    domain = pick(rng, "light|light|light|light|fan")
    field = rng.choice(LACKING[domain])
    own = [each for each in context.view.house.entities if each.domain == domain]
    without = [each for each in own if not able(each, "set", (field,))]
    made = [each for each in BY_DOMAIN[domain] if each.field == field]
    if not without or not made:
        return None
    done = rng.choices(made, [each.weight for each in made])[0]
    return _asked(context, done, valued(rng, done), without, domain)


def _foreign(context: Context) -> Clause | None:
    """Something that devices of other kinds do."""
    rng, view = context.rng, context.view
    present = sorted({each.domain for each in view.house.entities} & set(FOREIGN))
    if not present:
        return None
    domain = rng.choice(present)
    things = [each for each in view.house.entities if each.domain == domain]
    wanted = rng.choice(FOREIGN[domain].split())
    found = [
        action
        for others in BY_DOMAIN.values()
        for action in others
        if domain not in action.domains
        and wanted in ((action.verb,) if action.verb != "set" else (action.field,))
    ]
    if not found:
        return None
    done = _plain(rng.choice(found))
    if not done.phrases:
        return None
    said, values = valued(rng, done)
    if done.field == "temperature" and not any(each in said for each in DEGREES):
        said += " degrees"
    return _asked(context, done, (said, values), things, domain)


def _plain(done: Action) -> Action:
    """An action in words that can mean nothing else: `lock`, not `undo`."""
    word = "volume" if done.field == "volume_level" else done.verb.split("_")[0]
    if done.field and done.field != "volume_level":
        return done
    kept = tuple(each for each in done.phrases if word in each.split())
    return replace(done, phrases=kept, results=())


def _beyond(context: Context) -> Clause | None:
    """A value that no device of the kind takes."""
    rng, view = context.rng, context.view
    fields = ("temperature", *PERCENTS)
    made = [each for each in SETTINGS if each.verb == "set" and each.field in fields]
    warmth = next(each for each in made if each.field == "temperature")
    done = rng.choice(made) if maybe(rng, 0.4) else warmth
    fitting = [e for e in view.able("set", (done.field,)) if e.domain in done.domains]
    if not fitting:
        return None
    said, values = _outside(rng, done.field)
    return _asked(context, done, (said, values), fitting, fitting[0].domain)


def _outside(rng: random.Random, field: str) -> tuple[str, Values]:
    """A value out of range; without a number where the language of orders has none."""
    if field != "temperature":
        number = rng.choice((110, 120, 150, 200, 250, 300, 400, 500, 999, -10, -20, -50))
        word = f"minus {spoken(rng, -number)}" if number < 0 else spoken(rng, number)
        return f"{word}{'%' if maybe(rng, 0.4) else ' percent'}", ((field, None),)
    draw = rng.random()
    if draw < 0.75:
        hot = rng.choice((rng.randint(36, 100), rng.choice((40, 45, 50, 60, 70, 80, 90, 100))))
        return degrees(rng, float(hot)), ((field, float(hot)),)
    if draw < 0.85:
        return degrees(rng, float(rng.choice((110, 120, 150, 200, 300)))), ((field, None),)
    if draw < 0.92:
        cold = rng.randint(0, 4)
        return f"{spoken(rng, cold)} degrees", ((field, float(cold)),)
    unit = " degrees" if maybe(rng, 0.6) else ""
    return f"minus {spoken(rng, rng.randint(1, 20))}{unit}", ((field, None),)


def _asked(
    context: Context, done: Action, value: tuple[str, Values], things: list[Entity], domain: str
) -> Clause | None:
    rng, house = context.rng, context.view.house
    if maybe(rng, 0.3) and domain in done.domains:
        ref = reference(context, things, domain, done, simple=True)
    else:
        ref = refs.named(context, rng.choice(things), list(house.entities))
    if ref is None or ref.asks or ref.exceptions:
        return None
    said, values = value
    order = Order(done.verb, ref.targets, (), values)
    return None if doable((order,), house) else Clause(order, ref, said, done)
