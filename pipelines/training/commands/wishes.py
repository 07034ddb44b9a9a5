"""What people say when they mean a command without saying it: `it's freezing in here`."""

from collections.abc import Callable, Sequence

from pipelines.house.entities import Entity
from pipelines.tasks.orders import Group, Order
from pipelines.training.commands.groups import HERE
from pipelines.training.commands.nouns import SCREENS
from pipelines.training.commands.refs import Context, spell
from pipelines.training.commands.rooms import there
from pipelines.training.commands.words import maybe, norm, pick

Said = tuple[str, tuple[Order, ...]]
COLD = """it's freezing {p}|it's cold {p}|it's too cold {p}|I'm freezing|I'm cold|it's chilly {p}|
it's a bit cold {p}|brrr, it's cold {p}|it is really cold {p}|I'm shivering|
it's a little chilly {p}|
could it be warmer {p}?|make it warmer {p}|warmer {p} please|warm it up {p}|I'd like it warmer {p}|
it could be warmer {p}|why is it so cold {p}|my feet are freezing|it's like a fridge {p}|
it's got cold {p}|it feels cold {p}|heat it up {p}|it should be warmer {p}|
raise the temperature {p}|
turn up the temperature {p}|increase the temperature {p}|turn the temperature up {p}|it's icy {p}"""
HOT = """it's too hot {p}|it's hot {p}|I'm sweating|I'm boiling|it's boiling {p}|
it's way too warm {p}|
it's too warm {p}|cool it down {p}|make it cooler {p}|cooler {p} please|it's like an oven {p}|
it's like a sauna {p}|I'm too hot|it's roasting {p}|lower the temperature {p}|
turn down the temperature {p}|
could it be cooler {p}?|it should be cooler {p}|it's sweltering {p}|I'd like it cooler {p}|
decrease the temperature {p}|reduce the temperature {p}|it's getting hot {p}|I'm melting|
make it colder {p}"""
DARK = """it's dark {p}|it's too dark {p}|it's so dark {p}|I can't see a thing {p}|
I can't see anything {p}|
I need some light {p}|some light {p} please|it's pitch black {p}|let there be light {p}|
I can't see {p}|we need light {p}|I need light {p}|it's really dark {p}|can we get some light {p}?|
it's getting dark {p}|it's awfully dark {p}|give me some light {p}|I'm sitting in the dark {p}|
could we have some light {p}|it's gloomy {p}|why is it so dark {p}|make some light {p}"""
BRIGHT = """it's too bright {p}|the light is too bright {p}|it's way too bright {p}|
it's a bit too bright {p}|
the lights {p} are too bright|it's blinding {p}|the light hurts my eyes {p}|make it darker {p}|
could it be less bright {p}|less light {p} please|make it dimmer {p}|it's so bright {p}|
the lights are blinding me {p}"""
DIM = """it's too dim {p}|it's a bit dim {p}|make it brighter {p}|more light {p} please|
brighter {p} please|
I need more light {p}|it could be brighter {p}|the lights {p} are too dim|it should be brighter {p}|
it's not bright enough {p}|a bit more light {p}|the light is too weak {p}|
could it be brighter {p}"""
LOUD = """the music is too loud|it's too loud|the music is so loud|
I can't hear myself think, the music is too loud|
the music's too loud|can't hear anything with this music|the music is way too loud|quieter please|
not so loud|turn the volume down|lower the volume|turn down the volume|volume down|
less volume please|
the sound is too loud|a bit quieter please|turn the music down|decrease the volume|
music down a bit"""
QUIET = """the music is too quiet|I can't hear the music|louder please|turn the volume up|
volume up|raise the volume|
turn up the volume|a bit louder|the music is too soft|I can barely hear it, louder|
increase the volume|
turn the music up|more volume please|the sound is too quiet|crank up the volume|music louder"""
DIRTY = """the floor is filthy|the floor is dirty|there are crumbs everywhere|
the floor needs cleaning|
it's dusty on the floor|I spilled crumbs on the floor|the carpet is dirty|vacuum the floor|
clean the floor|
the floors need a clean|someone should vacuum|the carpet needs vacuuming|
there's dog hair everywhere|
please vacuum|do the hoovering|hoover the floor|we need to vacuum|
the place is a mess, vacuum please|
there is dust all over the floor|the floor could use a clean|vacuum please|clean up the floor|
start vacuuming"""
STUFFY = """it's stuffy {p}|the air is stuffy {p}|I need some air {p}|it's so stuffy {p}|
the air is stale {p}|
get some air moving {p}|we need a breeze {p}|I could use a breeze {p}|it's steamy {p}|
it smells {p}|some air {p} please"""

DRY = """the air is so dry {p}|it's very dry {p}|my lips are cracking, it's so dry {p}|dry air {p}|
my throat is dry {p}|the air {p} is like a desert|my eyes are dry {p}|it's too dry {p}|
the air is terribly dry {p}|my skin is so dry {p}|it feels like a desert {p}"""


def wish(context: Context) -> Said | None:
    """One wish and what it comes to."""
    made = context.rng.choice(_WISHES)(context)
    if made is None:
        return None
    text, order = made
    return text, (order,)


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
    if "music" in text:
        able = [
            e for e in able if not any(word in e.name.casefold() for word in SCREENS.split("|"))
        ]
    here = view.within(able, context.room) if context.room else []
    pool = here or able
    if len(pool) < 1:
        return None
    asks = len(pool) > 1
    verb = "decrease" if loud else "increase"
    ids = tuple(each.id for each in pool[:6])
    return text, Order(verb, ids, values=(("volume_level", None),), asks=asks)


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


def _humidifier(context: Context) -> tuple[str, Order] | None:
    able = [each for each in context.view.able("turn_on") if each.domain == "humidifier"]
    place = spot(context, able)
    if place is None or len(context.view.within(able, place[0])) != 1:
        return None
    (one,) = context.view.within(able, place[0])
    return pick(context.rng, DRY).replace("{p}", place[1]), Order("turn_on", (one.id,))


LEADS = {
    "movie": "time for a movie|movie time|let's watch a film|let's watch a movie|"
    "we're watching a movie",
    "film": "time for a movie|let's watch a film|film time",
    "night": "I'm going to bed|time for bed|I'm off to bed|good night|going to sleep now|"
    "night night",
    "bed": "I'm going to bed|time for bed|it's bedtime|we're going to bed|off to bed now",
    "leav": "I'm leaving|I'm leaving now|we're leaving the house|I'm off|heading out",
    "goodbye": "I'm leaving|bye, I'm off|goodbye house|see you later, house",
    "home": "I'm home|I'm back|we're home|honey, I'm home",
    "morning": "good morning|I'm up|I just woke up|morning",
    "dinner": "dinner is ready|time for dinner|dinner time|we're having dinner",
    "party": "let's party|party time|time to party|the party is starting",
    "read": "I want to read|time to read|I'm going to read a bit",
    "relax": "I want to relax|time to relax|let me relax",
    "wake": "I'm awake|time to wake up|wake up time",
    "study": "time to study|I need to study now",
    "gaming": "time to play some games|let's game|gaming time",
    "nap": "nap time|I'm taking a nap",
}


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


_WISHES: tuple[Callable[[Context], tuple[str, Order] | None], ...] = (
    _climate, _climate, _climate, _light, _light, _light, _volume, _volume, _vacuum, _fan,
    _humidifier, _scene, _scene,
)  # fmt: skip
