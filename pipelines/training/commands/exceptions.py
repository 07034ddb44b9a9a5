"""All but one: `all lights off except the lamp`, `lock the doors, but leave the back door`."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import ANYTHING, EVERYTHING, EVERYWHERE, Group, Order
from pipelines.training.commands import refs
from pipelines.training.commands.groups import HERE, WHOLE, covered
from pipelines.training.commands.nouns import BY_DOMAIN
from pipelines.training.commands.refs import Context, spell
from pipelines.training.commands.rooms import there, with_article
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.values import percent
from pipelines.training.commands.words import maybe, norm, options, pick

Said = tuple[str, tuple[Order, ...]]


@dataclass(frozen=True)
class Way:
    """A verb for a kind: {k} are all of it; what they are then, and what the spared ones stay."""

    verb: str
    kind: str
    weight: float
    phrases: str
    result: str
    stays: str


OFF = "turn off {k}|turn {k} off|switch off {k}|switch {k} off|shut off {k}|kill {k}|shut {k} off"
ON = "turn on {k}|turn {k} on|switch on {k}|switch {k} on|put {k} on"
WAYS = (
    Way("turn_off", "light", 7, OFF + "|put out {k}|turn out {k}", "off|off|off|out", "on"),
    Way("turn_on", "light", 2.5, ON + "|light up {k}", "on", "off"),
    Way("turn_off", ANYTHING, 5, OFF + "|shut down {k}|power down {k}", "off", "on"),
    Way("turn_on", ANYTHING, 0.5, ON, "on", "off"),
    Way("turn_off", "switch", 1, OFF, "off", "on"),
    Way("turn_off", "fan", 1, OFF + "|stop {k}", "off", "on"),
    Way("turn_off", "media_player", 1, OFF, "off", "on"),
    Way("turn_off", "climate", 0.8, OFF, "off", "on"),
    Way("close", "cover", 2, "close {k}|shut {k}|lower {k}|put {k} down", "closed|shut|down",
        "open|up"),
    Way("open", "cover", 2, "open {k}|raise {k}|open up {k}", "open|up", "closed|shut"),
    Way("lock", "lock", 1.5, "lock {k}|secure {k}|lock up {k}", "locked", "unlocked|open"),
    Way("mute", "media_player", 0.7, "mute {k}|silence {k}", "muted|silent", "on"),
    Way("set", "light", 1.5, "set {k} to {v}|dim {k} to {v}|put {k} at {v}", "at {v}|to {v}",
        "as it is"),
)  # fmt: skip
# {i} is the imperative, {k} all of the kind, {n} the same without `all`, {r} what they become,
# {x} what is spared, {o} what that stays.
FORMS = options(
    "{i} except {x}|{i} except {x}|{i} but {x}|{i} apart from {x}|{i} except for {x}|"
    "{i} but not {x}|{i}, leave {x} {o}|{i} but leave {x} {o}|{i} but keep {x} {o}|"
    "{i}, not {x} though|{i}, just not {x}|{i} other than {x}|{i} with the exception of {x}|"
    "{i} besides {x}|{i} excluding {x}|{i} aside from {x}|{i} minus {x}|{i} bar {x}|"
    "{i}, only {x} stays {o}|{i}, {x} can stay {o}|{i} and leave {x} alone|{i} save for {x}|"
    "{i}, except {x}|{i}, all but {x}|{i} but leave {x} alone|{i}, don't touch {x}|"
    "{i} but spare {x}"
)
TERSE = options(
    "{k} {r} except {x}|{k} {r} but {x}|{k} except {x} {r}|{k} but {x} {r}|{k} apart from {x} {r}|"
    "{n} {r}, leave {x} {o}|{n} {r} but not {x}|{k} {r}, not {x}|{k} {r} except for {x}|"
    "{k} {r}, only {x} stays {o}|{n} {r}, just not {x}|{k} {r} apart from {x}|"
    "{n} {r} but keep {x} {o}|"
    "{k} {r}, all except {x}|only {x} stays {o}, {k} {r}|{n} {r}, {x} stays {o}|"
    "except for {x}, {k} {r}|apart from {x}, {k} {r}|leave {x} {o}, {k} {r}|{n} {r}, {x} {o}"
)  # fmt: skip


def sparing(context: Context) -> Said | None:
    """A command for all of a kind in a place, less a device, two of them or a room."""
    rng, view = context.rng, context.view
    way = rng.choices(WAYS, [each.weight for each in WAYS])[0]
    fields = ("brightness_pct",) if way.verb == "set" else ()
    kinds = EVERYTHING if way.kind == ANYTHING else (way.kind,)
    pool = [each for each in view.able(way.verb, fields) if each.domain in kinds]
    where = _where(context, pool)
    if where is None:
        return None
    place, spot, front = where
    inside = view.within(pool, place)
    word = _word(context, way.kind, inside, pool, place)
    if word is None or len(inside) < 2:
        return None
    left_out = _left_out(context, inside, place, kind=word)
    if left_out is None:
        return None
    said, spared, plain = left_out
    core = f"{front} {word}" if front and word != "everything" else f"{word} {spot}".strip()
    whole = (
        core
        if word == "everything"
        else f"{pick(rng, 'all|all the|all|the|every one of the')} {core}"
    )
    forms = TERSE if maybe(rng, 0.42) else FORMS
    form = rng.choice([each for each in forms if plain or "{o}" not in each])
    number = rng.randint(1, 19) * 5
    text = form.replace("{i}", pick(rng, way.phrases)).replace("{k}", whole)
    text = text.replace("{n}", core).replace("{r}", pick(rng, way.result)).replace("{x}", said)
    text = text.replace("{o}", pick(rng, way.stays)).replace("{v}", percent(rng, number))
    filled = (("brightness_pct", float(number)),) if fields else ()
    order = Order(way.verb, (Group(way.kind, place),), spared, filled)
    text = wrapped(rng, text, 0.25) if forms is FORMS else text
    return framed(rng, text, 0.6), (order,)


def _where(context: Context, pool: Sequence[Entity]) -> tuple[str, str, str] | None:
    """A place, how one is in it, and its name in front of a kind if it can stand there."""
    rng, view = context.rng, context.view
    draw = rng.random()
    if draw < 0.2 and context.room:
        return context.room, pick(rng, HERE) if maybe(rng, 0.5) else "", ""
    if draw < 0.5:
        areas = [a for a in view.inhabited if len(view.within(pool, a.id)) > 1]
        area = rng.choice(areas) if areas else None
        words = view.room_words(area) if area else ()
        if area is None or not words:
            return None
        name = spell(rng, rng.choice(words))
        return area.id, there(rng, name), name if maybe(rng, 0.5) else ""
    if draw < 0.72 and view.floors:
        floor = rng.choice(list(view.floors))
        spot = pick(rng, view.floors[floor])
        return floor, spot, spot if " " not in spot and maybe(rng, 0.5) else ""
    spot = pick(rng, WHOLE) if context.room or maybe(rng, 0.4) else ""
    return (EVERYWHERE, spot, "") if spot or not context.room else None


def _word(
    context: Context, kind: str, inside: Sequence[Entity], pool: Sequence[Entity], place: str
) -> str | None:
    rng = context.rng
    if kind == ANYTHING:
        return "everything" if maybe(rng, 0.8) else pick(rng, "devices|appliances")
    nouns = [n for n in BY_DOMAIN[kind] if all(map(n.fits, inside)) and not _strange(n.names)]
    if not nouns:
        return None
    noun = rng.choice(nouns)
    if covered(context, inside, pool, kind, place) != (Group(kind, place),):
        return None
    word = rng.choice(noun.plurals)
    return None if context.view.known(word) else word


def _strange(names: Sequence[str]) -> bool:
    """Whether a word holds only for devices that have it in their name."""
    return "lamp" in names


def _left_out(
    context: Context, inside: Sequence[Entity], place: str, kind: str
) -> tuple[str, tuple[str, ...], bool] | None:
    """Words for what is spared, its ids, and whether it can be said to stay as it is."""
    rng, view = context.rng, context.view
    rooms = [area for area in view.inhabited if view.within(inside, area.id)]
    if view.house.area(place) is None and len(rooms) > 1 and maybe(rng, 0.45):
        area = rng.choice(rooms)
        words = view.room_words(area)
        if not words:
            return None
        name = spell(rng, rng.choice(words))
        if kind == "everything":
            said = pick(rng, "{r}|{r}|what's {t}|the things {t}|{t}")
        else:
            said = pick(rng, "{r}|{r}|the ones {t}|those {t}|the {n} ones|{t}|the {n} {k}")
        said = said.replace("{r}", with_article(name)).replace("{t}", there(rng, name))
        return said.replace("the {n}", with_article(name)).replace("{k}", kind), (area.id,), False
    count = 2 if len(inside) > 3 and maybe(rng, 0.2) else 1
    chosen = rng.sample(list(inside), count)
    found = [refs.named(context, each, inside) for each in chosen]
    parts = [ref for ref in found if ref is not None and not ref.asks]
    if len(parts) != count or [ref.targets[0] for ref in parts] != [each.id for each in chosen]:
        return None
    if any(norm(ref.bare) in view.area_names for ref in parts):
        return None
    joint = rng.choice((" and ", ", ", " and ")) if count == 2 else ""
    return joint.join(ref.text for ref in parts), tuple(each.id for each in chosen), count == 1
