"""What people say when they mean a command without saying it: `it's freezing in here`."""

from collections.abc import Callable, Sequence

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import Group, Order
from pipelines.training.commands.groups import HERE
from pipelines.training.commands.nouns import SCREENS
from pipelines.training.commands.refs import Context, spell
from pipelines.training.commands.rooms import there
from pipelines.training.commands.sentences import framed
from pipelines.training.commands.wish_words import (
    AFTER,
    BEFORE,
    BRIGHT,
    COFFEE,
    COLD,
    DARK,
    DIM,
    DIRTY,
    DRY,
    HOT,
    LEADS,
    LOUD,
    QUIET,
    STUFFY,
    TEA,
)
from pipelines.training.commands.words import maybe, norm, pick

Said = tuple[str, tuple[Order, ...]]


def wish(context: Context) -> Said | None:
    """One wish and what it comes to."""
    rng = context.rng
    made = rng.choice(_WISHES)(context)
    if made is None:
        return None
    text, order = made
    if text.startswith(("it's", "I'm", "the ", "I can", "my ", "there")):
        if maybe(rng, 0.14):
            text = f"{pick(rng, BEFORE)} {text}"
        if maybe(rng, 0.14) and "?" not in text:
            text = f"{text}, {pick(rng, AFTER)}"
    return framed(rng, text, 0.35), (order,)


def spot(context: Context, entities: Sequence[Entity]) -> tuple[str, str] | None:
    """A place where some of the entities are, and words for it: the room, here, or nothing."""
    view, rng = context.view, context.rng
    here = context.room and view.within(entities, context.room)
    if context.room and here and maybe(rng, 0.5):
        return context.room, pick(rng, HERE) if maybe(rng, 0.6) else ""
    area = view.house.area(rng.choice(entities).area) if entities else None
    words = view.room_words(area) if area else ()
    if area is None or not words:
        return None
    return area.id, there(rng, spell(rng, rng.choice(words)))


def _climate(context: Context) -> tuple[str, Order] | None:
    colder = maybe(context.rng, 0.5)
    able = context.view.able("increase", ("temperature",))
    return _placed(context, able, COLD if not colder else HOT,
                   "decrease" if colder else "increase", "temperature")  # fmt: skip


def _placed(
    context: Context, able: Sequence[Entity], phrases: str, verb: str, field: str
) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    place = spot(context, able)
    phrase = pick(rng, phrases)
    values = ((field, None),) if field else ()
    before = [view.house.entity(each) for each in context.last]
    followed = any(each in able for each in before)
    if followed and ("{p}" not in phrase or place is None or not place[1]):
        return None
    if (place is None or maybe(rng, 0.15)) and not context.room and len(able) == 1:
        return phrase.replace("{p}", ""), Order(verb, (able[0].id,), values=values)
    if place is None:
        return None
    area, words = place
    if "{p}" not in phrase and words and area != context.room:
        return None
    inside = view.within(able, area)
    text = phrase.replace("{p}", words)
    if len(inside) == 1:
        return text, Order(verb, (inside[0].id,), values=values)
    return text, Order(verb, (Group(inside[0].domain, area),), values=values)


def _light(context: Context) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    kind = rng.choice((DARK, DARK, BRIGHT, DIM))
    if kind is DARK:
        lights = [each for each in view.able("turn_on") if each.domain == "light"]
        return _placed(context, lights, DARK, "turn_on", "")
    verb = "decrease" if kind is BRIGHT else "increase"
    able = view.able(verb, ("brightness_pct",))
    return _placed(context, able, kind, verb, "brightness_pct")


def _volume(context: Context) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    loud = maybe(rng, 0.5)
    able = view.able("increase", ("volume_level",))
    text = pick(rng, LOUD if loud else QUIET)
    words = set(norm(text).split())
    if words & {"music", "song", "tv", "telly", "film"}:
        seen = bool(words & {"tv", "telly", "film"})
        able = [e for e in able if seen == _is_screen(e)]
    here = view.within(able, context.room) if context.room else []
    pool = here or able
    if any(view.house.entity(each) in able for each in context.last):
        return None
    if len(pool) < 1:
        return None
    asks = len(pool) > 1
    verb = "decrease" if loud else "increase"
    ids = tuple(each.id for each in pool[:6])
    return text, Order(verb, ids, values=(("volume_level", None),), asks=asks)


def _is_screen(entity: Entity) -> bool:
    names = " ".join(entity.names).casefold()
    return any(word in names for word in SCREENS.split("|"))


def _vacuum(context: Context) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    robots = [each for each in view.able("start") if each.domain == "vacuum"]
    if not robots:
        return None
    here = view.within(robots, context.room) if context.room else []
    pool = here if len(here) == 1 else robots
    return pick(rng, DIRTY), Order("start", tuple(e.id for e in pool[:6]), asks=len(pool) > 1)


def _fan(context: Context) -> tuple[str, Order] | None:
    fans = [each for each in context.view.able("turn_on") if each.domain == "fan"]
    place = spot(context, fans)
    if place is None or len(context.view.within(fans, place[0])) != 1:
        return None
    fan = context.view.within(fans, place[0])[0]
    return pick(context.rng, STUFFY).replace("{p}", place[1]), Order("turn_on", (fan.id,))


def _scene(context: Context) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    wanted = rng.choice(list(LEADS))
    found = [
        each
        for each in view.house.entities
        if each.domain in ("scene", "script") and f" {wanted}" in f" {norm(each.name)}"
    ]
    if len(found) != 1 or (wanted == "home" and "leaving" in norm(found[0].name)):
        return None
    if wanted == "night" and "good night" not in norm(found[0].name):
        return None
    return pick(rng, LEADS[wanted]), Order("turn_on", (found[0].id,))


def _dry(context: Context) -> tuple[str, Order] | None:
    able = [e for e in context.view.able("turn_on") if e.domain == "humidifier"]
    names = " ".join(name for each in able for name in each.names)
    place = spot(context, able)
    if place is None or "dehumid" in names.casefold():
        return None
    inside = context.view.within(able, place[0])
    phrase = pick(context.rng, DRY)
    elsewhere = "{p}" not in phrase and place[1] and place[0] != context.room
    if len(inside) != 1 or elsewhere:
        return None
    return phrase.replace("{p}", place[1]), Order("turn_on", (inside[0].id,))


def _drink(context: Context) -> tuple[str, Order] | None:
    """A kettle or a coffee machine, where there is just one."""
    rng = context.rng
    word, phrases = rng.choice((("kettle", TEA), ("coffee", COFFEE)))
    found = [
        each
        for each in context.view.able("turn_on")
        if each.domain == "switch" and word in norm(" ".join(each.names))
    ]
    if len(found) != 1:
        return None
    return pick(rng, phrases), Order("turn_on", (found[0].id,))


_WISHES: tuple[Callable[[Context], tuple[str, Order] | None], ...] = (
    _climate, _climate, _climate, _light, _light, _light, _volume, _volume, _vacuum, _vacuum, _fan,
    _fan, _dry, _drink, _scene, _scene, _scene,
)  # fmt: skip
