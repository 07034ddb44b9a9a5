"""One clause of a command: an action, what it is for, and its values, said in one of many ways."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.house.entities import Entity, Value
from pipelines.tasks.language.orders import EVERYTHING, Order, chosen
from pipelines.tasks.language.verbs import able
from pipelines.training.commands import groups, pairs, refs, values
from pipelines.training.commands.actions import ACTIONS, Action
from pipelines.training.commands.refs import Context, Ref
from pipelines.training.commands.settings import SETTINGS
from pipelines.training.commands.words import maybe, pick, spoken

Values = tuple[tuple[str, Value | None], ...]
WEIGHTS = {
    "light": 34.0, "switch": 9, "fan": 8, "cover": 11, "climate": 10, "media_player": 12, "lock": 6,
    "vacuum": 5, "timer": 8, "humidifier": 3, "alarm_control_panel": 6, "valve": 6, "scene": 5,
    "script": 4, "camera": 2, "siren": 2.5, "input_boolean": 2.5,
}  # fmt: skip
BY_DOMAIN: dict[str, list[Action]] = {
    domain: [action for action in (*ACTIONS, *SETTINGS) if domain in action.domains]
    for domain in WEIGHTS
}
COLOURS, BRIGHTNESS = ("color_name", "color_temp_kelvin"), "brightness_pct"
PARTICLE = re.compile(r"\w+ (up|down|on|off|open|shut|out|in|back|over) \{t\}")


@dataclass(frozen=True)
class Clause:
    """An order and how it is said: an imperative, or how things shall be."""

    order: Order
    ref: Ref
    said: str  # the value, if there is one
    action: Action

    def imperative(self, rng: random.Random, ref: Ref | None = None) -> str:
        """`turn the lamp on`."""
        target = ref or self.ref
        phrases = self.action.phrases
        if target.pronoun:
            phrases = tuple(each for each in phrases if _fits_pronoun(each)) or phrases
        return fill(rng.choice(phrases), target.text, self.said)

    def result(self, rng: random.Random) -> str | None:
        """`on`, `at 40 percent`."""
        if not self.action.results:
            return None
        return fill(rng.choice(self.action.results), "", self.said)


def _fits_pronoun(phrase: str) -> bool:
    """`turn it on`, not `turn on it`."""
    return not PARTICLE.match(phrase)


def fill(phrase: str, target: str, said: str) -> str:
    """A phrase with its target and value."""
    return phrase.replace("{t}", target).replace("{v}", said)


def action(context: Context, domain: str | None = None) -> tuple[Action, list[Entity]] | None:
    """Something that a device of the house can do, and all the devices that can."""
    rng, view = context.rng, context.view
    present = {each.domain for each in view.house.entities if each.domain in WEIGHTS}
    if not present:
        return None
    domains = sorted(present)
    chosen = domain or rng.choices(domains, [WEIGHTS[each] for each in domains])[0]
    found = BY_DOMAIN[chosen]
    done = rng.choices(found, [each.weight for each in found])[0]
    pool = capable(context, done)
    return (done, pool) if any(each.domain == chosen for each in pool) else None


def capable(context: Context, done: Action) -> list[Entity]:
    """The devices that an action may be for."""
    valued = done.verb == "set" or done.verb in ("increase", "decrease", "double", "halve")
    pool = context.view.able(done.verb, (done.field,) if valued else ())
    if done.field == "oscillating":
        pool = [each for each in pool if "oscillate" in each.capabilities]
    return pool


def amount(rng: random.Random, field: str) -> tuple[str, float]:
    """How far something moves."""
    if field == "temperature":
        value = rng.randint(1, 12) / 2 if maybe(rng, 0.35) else float(rng.randint(1, 6))
        unit = "degree" if value == 1 else pick(rng, "degrees|degrees|degrees celsius|°")
        number = spoken(rng, value)
        if value == 0.5 and maybe(rng, 0.6):
            return "half a degree", 0.5
        if value == 1 and maybe(rng, 0.3):
            return "a degree", 1.0
        return f"{value:g}°" if unit == "°" else f"{number} {unit}", value
    points = rng.randint(1, 60) if maybe(rng, 0.5) else rng.randint(1, 12) * 5
    text = values.percent(rng, points, 0.93)
    return text, points / 100 if field == "volume_level" else float(points)


def valued(rng: random.Random, done: Action) -> tuple[str, Values]:
    """The value phrase of an action, and what it stands for."""
    if done.field in ("", "oscillating"):
        return "", ()
    if done.amount:
        text, number = amount(rng, done.field)
        return text, ((done.field, number),)
    if done.verb in ("increase", "decrease", "double", "halve"):
        return "", ((done.field, None),)
    text, value = values.said(rng, done.field)
    return text, ((done.field, value),)


def reference(
    context: Context, pool: Sequence[Entity], domain: str, done: Action, simple: bool = False
) -> Ref | None:
    """What an action is for, pointed at in one of many ways."""
    rng = context.rng
    own = [each for each in pool if each.domain == domain]
    if done.classes:
        classy = [e for e in own if e.attributes.get("device_class") in done.classes]
        own = [each for each in classy if each.domain == domain]
    if not own:
        return None
    single = done.field == "oscillating" or domain in ("scene", "script", "input_boolean")
    if not single and maybe(rng, 0.12):
        found = pairs.twins(context, own, domain)
        if found is not None and not (simple and found.asks):
            return found
    if not simple and context.last and maybe(rng, 0.4):
        found = refs.pronoun(context, pool)
        if found is not None and _same_domain(context, found, domain):
            return found
    draw = rng.random()
    if single or draw < 0.5:
        found = refs.named(context, rng.choice(own), pool)
        return _titled(rng, found, domain) if found and domain in ("scene", "script") else found
    if draw < 0.86 or simple:
        ref = groups.of_kind(context, pool, domain)
        if ref and done.classes and not of_classes(context, ref, done):
            return None
        if ref and not simple and maybe(rng, 0.08) and done.verb != "stop":
            return groups.spared(context, ref, pool) or ref
        return ref
    if draw < 0.9 and done.verb in ("turn_on", "turn_off") and domain in EVERYTHING:
        if done.weight < 1:
            return None
        ref = groups.everything(context, pool)
        return (groups.spared(context, ref, pool) or ref) if ref and maybe(rng, 0.4) else ref
    return _list(context, pool, own, done, domain)


def _titled(rng: random.Random, ref: Ref, domain: str) -> Ref:
    """A scene or a script by its name, mostly with the word for what it is."""
    name = ref.bare
    text = name if maybe(rng, 0.55) else f"the {name} {domain}"
    if maybe(rng, 0.15):
        word = "mode|scene|setting" if domain == "scene" else "routine|script|sequence|routine"
        text = f"the {name} {pick(rng, word)}"
    return replace(ref, text=text, plural=False, terse=name)


def _same_domain(context: Context, ref: Ref, domain: str) -> bool:
    entities = [context.view.house.entity(str(each)) for each in ref.targets]
    return all(each is not None and each.domain == domain for each in entities)


def of_classes(context: Context, ref: Ref, done: Action) -> bool:
    """Whether the covers that a phrase means are of the kind that the verb is for."""
    order = Order(done.verb, ref.targets)
    kinds = {each.attributes.get("device_class") for each in chosen(order, context.view.house)}
    return kinds <= set(done.classes)


def _list(
    context: Context, pool: Sequence[Entity], own: Sequence[Entity], done: Action, domain: str
) -> Ref | None:
    rng = context.rng
    wide = done.verb in ("turn_on", "turn_off", "toggle") and done.weight > 1 and maybe(rng, 0.5)
    mixed = list(pool) if wide else list(own)
    if wide and domain in ("scene", "script"):
        return None
    mixed = [each for each in mixed if each.domain not in ("scene", "script")]
    if len(mixed) < 2:
        return None
    parts: list[Ref] = []
    for thing in rng.sample(mixed, min(len(mixed), rng.choice((2, 2, 2, 3)))):
        if maybe(rng, 0.15) and not done.classes:
            part = groups.of_kind(context, pool, thing.domain)
        else:
            part = refs.named(context, thing, pool)
        if part is None:
            return None
        parts.append(part)
    return refs.listed(context, parts)


def _with_brightness(context: Context, ref: Ref, said: str, filled: Values) -> tuple[str, Values]:
    """A colour and how bright, where all that is meant can do both."""
    order = Order("set", ref.targets, ref.exceptions, (*filled, (BRIGHTNESS, None)))
    house = context.view.house
    fields = (filled[0][0], BRIGHTNESS)
    meant = chosen(order, house)
    if not meant or not all(able(each, "set", fields) for each in meant):
        return said, filled
    text, value = values.said(context.rng, BRIGHTNESS)
    joint = pick(
        context.rng,
        "{c} at {b}|{c} at {b}|{c}, {b}|{c} and {b}|{c}, brightness {b}|{c} with brightness {b}|"
        "{b} {c}|{c} at {b} brightness|{c} and bright, {b}|{c}, at {b}",
    )
    return joint.replace("{c}", said).replace("{b}", text), (*filled, (BRIGHTNESS, value))


def clause(context: Context, simple: bool = False, domain: str | None = None) -> Clause | None:
    """One clause; `simple` ones have neither pronouns nor exceptions nor lists."""
    rng = context.rng
    if domain is None and context.last and not simple and maybe(rng, 0.3):
        first = context.view.house.entity(context.last[0])
        domain = first.domain if first and first.domain in WEIGHTS else None
    found = action(context, domain)
    if found is None:
        return None
    done, pool = found
    doing = [each for each in pool if each.domain in done.domains]
    kinds = sorted({each.domain for each in doing})
    if not kinds:
        return None
    own = domain if domain in kinds else rng.choices(kinds, [WEIGHTS[each] for each in kinds])[0]
    ref = reference(context, doing if done.weight < 1 else pool, own, done, simple)
    return None if ref is None or (simple and ref.asks) else about(context, done, ref)


def about(context: Context, done: Action, ref: Ref) -> Clause:
    """The clause that does something to what a reference points at."""
    said, filled = valued(context.rng, done)
    if done.verb == "set" and done.field in COLOURS and maybe(context.rng, 0.2):
        said, filled = _with_brightness(context, ref, said, filled)
    return Clause(Order(done.verb, ref.targets, ref.exceptions, filled, ref.asks), ref, said, done)
