"""Colour and brightness in one request: `the desk lamp red at 20 percent`."""

import random

from pipelines.tasks.language.orders import Order
from pipelines.training.commands import clauses, values
from pipelines.training.commands.actions import action
from pipelines.training.commands.refs import Context, Ref
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.words import maybe, options, pick, spoken

Said = tuple[str, tuple[Order, ...]]
Filled = tuple[tuple[str, float | str], ...]
# {c} is a colour or a white, {b} how bright, {p} a percentage.
IMPERATIVES = options(
    "set {t} to {c} at {b}|set {t} to {c}, {b}|make {t} {c} at {b}|turn {t} {c} at {b}|"
    "turn on {t} {c} at {b}|turn {t} on in {c} at {b}|make {t} {c} and set it to {p}|"
    "dim {t} to {p} and make it {c}|set {t} to {p} and {c}|set {t} to {p} {c}|"
    "make {t} {c} and {p} bright|make {t} {c}, {p} bright|change {t} to {c} at {p} brightness|"
    "put {t} on {c}, {b}|turn {t} {c} with {p} brightness|set {t} to {c} with {b}|"
    "make {t} {p} bright and {c}|put {t} at {p} and {c}|make {t} {c} and dim it to {p}|"
    "turn {t} {c} and down to {p}|give {t} a {c} glow at {p}|light {t} {c} at {p}|"
    "set {t} {c} {p}|bring {t} to {p} in {c}|dim {t} to {p}, {c}|turn {t} to {p} and {c}|"
    "set {t} at {p} and colour {c}|set {t} to {p} brightness and {c}|switch {t} to {c} at {b}|"
    "make {t} {c} but only {p}|turn {t} {c} but just {p} bright|set {t} to {c} and {p}"
)
TERSE = options(
    "{x} {c} at {b}|{x} {c}, {b}|{x} {b}, {c}|{x} {c} {p}|{x} {p} {c}|{x} to {c} at {p}|"
    "{x} to {p}, {c}|{x} at {p} and {c}|{c} at {p} on {x}|{x} {c} and {p}|{x} {c}, {p} bright|"
    "{x} in {c} at {p}|{x} on, {c}, {p}|{x} on {c}, {b}|{x}: {c}, {p}|{p} {c} on {x}"
)
BARE = options(
    "{c} at {b}|{c}, {b}|{b}, {c}|{p} and {c}|{c} and {p}|{c} but only {p}|same but {c} at {p}|"
    "{c} at {p} please|make it {c}, {p} bright|make that {c} at {p}|now {c} at {p}"
)
BRIGHT = "half brightness=50|full brightness=100|half=50|full=100|maximum brightness=100|"
BRIGHT += "max=100|minimum brightness=1|a quarter=25|low brightness, 20%=20|half bright=50"
LOOK = action("set", "light", "set {t}", field="color_name", weight=2)


def look(context: Context) -> Said | None:
    """One request for a light's colour and brightness."""
    rng = context.rng
    field = "color_name" if maybe(rng, 0.72) else "color_temp_kelvin"
    pool = context.view.able("set", ("brightness_pct", field))
    if not pool:
        return None
    ref = clauses.reference(context, pool, "light", LOOK, simple=maybe(rng, 0.6))
    if ref is None:
        return None
    draw = rng.random()
    if ref.pronoun and draw < 0.3:
        text, filled = fill(rng, rng.choice(BARE), ref, field)
    elif not ref.pronoun and not ref.exceptions and draw < 0.45:
        text, filled = fill(rng, rng.choice(TERSE), ref, field)
    else:
        text, filled = fill(rng, rng.choice(IMPERATIVES), ref, field)
        text = wrapped(rng, text, 0.3)
    return framed(rng, text, 0.7), (Order("set", ref.targets, ref.exceptions, filled, ref.asks),)


def fill(rng: random.Random, phrase: str, ref: Ref, field: str) -> tuple[str, Filled]:
    """A phrase with its two values, the colour first in the order."""
    tone, tone_value = values.color(rng) if field == "color_name" else values.kelvin(rng)
    if "{b}" in phrase and maybe(rng, 0.35):
        said, number = pick(rng, BRIGHT).split("=")
        percent = int(number)
    else:
        percent = rng.choice((5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100))
        percent = percent if maybe(rng, 0.6) else rng.randint(1, 100)
        said = values.percent(rng, percent, 0.9)
        if percent == 50 and "bright" in phrase and maybe(rng, 0.4):
            said = "half"
        elif maybe(rng, 0.06):
            said = spoken(rng, percent)
    if said.isdigit() and field != "color_name":
        said += "%"  # two bare numbers in a row say nothing
    text = phrase.replace("{c}", tone).replace("{b}", said).replace("{p}", said)
    text = text.replace("{t}", ref.text).replace("{x}", ref.bare)
    if ref.plural:
        for one in ("set it to", "make it", "dim it to"):
            text = text.replace(f"and {one}", f"and {one.replace('it', 'them')}")
    return text, ((field, tone_value), ("brightness_pct", float(percent)))
