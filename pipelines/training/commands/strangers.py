"""Commands for what the house lacks: rooms, devices, kinds of devices, kinds in a room."""

import random

from pipelines.house.entities import House
from pipelines.tasks.language.orders import Order
from pipelines.training.commands import refs, rooms
from pipelines.training.commands.clauses import BY_DOMAIN as ACTIONS
from pipelines.training.commands.clauses import Clause, clause, valued
from pipelines.training.commands.groups import HERE
from pipelines.training.commands.nouns import BY_DOMAIN, NOUNS, Noun
from pipelines.training.commands.refs import Context, Ref
from pipelines.training.commands.sentences import sentence
from pipelines.training.commands.view import View
from pipelines.training.commands.words import head, maybe, norm, options, pick, plural

THINGS = options(
    "popcorn machine|disco ball|lava fountain|sauna stove|jacuzzi|fog machine|hologram|aquarium|"
    "bubble machine|electric guitar|cotton candy machine|sewing machine|trampoline|piano|toaster|"
    "laser|smoke machine|hair dryer|vibrating chair|rocket|cat feeder|bird bath|ice maker|"
    "telescope|"
    "3D printer|elevator|escalator|microwave|drone|conveyor belt|time machine|flux capacitor|"
    "chocolate fountain|dishwasher|coffee machine|kettle|oven|washing machine|projector|printer|"
    "car|motorbike|lawn mower|robot arm|submarine|doorbell|bread maker|fireplace|barbecue|grill|"
    "juice maker|neon sign|pinball machine|slot machine|karaoke machine|treadmill|solar panels"
)
STATIC = ("bath", "hall")  # sorts of rooms that people call by each other's names
STOP = frozenset(
    [
        "the",
        "in",
        "on",
        "my",
        "of",
        "s",
        "room",
        "our",
        "inside",
        "all",
        "each",
        "every",
        "and",
        "a",
        "area",
    ]
)


def unknown_room(context: Context) -> str | None:
    """A command for a room that the house lacks."""
    rng, view = context.rng, context.view
    kind = rng.choice(rooms.KINDS)
    place = rng.choice(kind.names)
    if maybe(rng, 0.15):
        place = f"{pick(rng, rooms.PEOPLE)}'s room"
    words = set(norm(place).split())
    known = {word for name in (*view.area_names, *view.names) for word in name.split()}
    mine = {rooms.SORTS.get(name) for name in view.area_names}
    kin = {norm(name) for name in kind.names}
    alike = kind.sort in STATIC and kind.sort in mine
    floor = any(norm(place) in area.floor for area in view.house.areas)
    if words & (known - STOP) or kin & set(view.area_names) or alike or floor:
        return None
    domain = rng.choice(
        sorted({e.domain for e in view.house.entities} & set(BY_DOMAIN)) or ["light"]
    )
    noun = rng.choice(BY_DOMAIN[domain])
    several = maybe(rng, 0.5)
    word = rng.choice(noun.plurals if several else noun.singular)
    place = refs.spell(rng, place)
    text = f"{place} {word}" if maybe(rng, 0.5) else f"{word} {rooms.there(rng, place)}"
    return asked(rng, domain, f"the {text}" if "'" not in text.split()[0] else text, text)


def absent(context: Context) -> str | None:
    """A kind of device that a known room, or the whole house, does not have."""
    rng, view = context.rng, context.view
    noun = rng.choice(NOUNS)
    word = rng.choice(noun.plurals if maybe(rng, 0.4) else noun.singular)
    if view.known(word):
        return None
    if not _alike(view, noun, None):
        if maybe(rng, 0.5):
            return asked(rng, noun.domain, f"the {word}", word)
    elif not view.inhabited:
        return None
    area = rng.choice(view.house.areas)
    words = view.room_words(area)
    if not words or _alike(view, noun, area.id):
        return None
    place = refs.spell(rng, rng.choice(words))
    if view.known(f"{place} {word}"):
        return None
    if context.room == area.id and maybe(rng, 0.5):
        text = f"{word} {pick(rng, HERE)}"
    else:
        text = f"{place} {word}" if maybe(rng, 0.6) else f"{word} {rooms.there(rng, place)}"
    lead = "" if text.startswith(place) and "'" in place.split()[0] else "the "
    return asked(rng, noun.domain, lead + text, text)


def _alike(view: View, noun: Noun, area: str | None) -> bool:
    """Whether a room, or the house, has anything that the word might stand for."""
    inside = [e for e in view.house.entities if area is None or e.area == area]
    heads = {norm(each).split()[-1].rstrip("s") for each in (*noun.singular, *noun.plurals)}
    for each in inside:
        words = {w.rstrip("s") for name in each.names for w in norm(name).split()}
        if each.domain == noun.domain or words & heads:
            return True
    return False


def unknown_thing(context: Context) -> str | None:
    """A device that nobody has, in a room that is there or in none."""
    rng, view = context.rng, context.view
    thing = rng.choice(THINGS)
    mine = {word for name in view.names for word in name.split()}
    if set(norm(thing).split()) & mine or (thing in ("car", "oven") and "cooker" in mine):
        return None
    text = thing
    if view.house.areas and maybe(rng, 0.4):
        words = view.room_words(rng.choice(view.house.areas))
        if words:
            place = refs.spell(rng, rng.choice(words))
            text = f"{place} {thing}" if maybe(rng, 0.5) else f"{thing} {rooms.there(rng, place)}"
    domain = rng.choice(("switch", "switch", "light"))
    return asked(rng, domain, f"the {text}" if "'" not in text.split()[0] else text, text)


def unknown_device(context: Context, other: House) -> str | None:
    """A command for a device of another house, which nothing here is like."""
    rng, view = context.rng, context.view
    part = clause(Context(View(other), rng), simple=True)
    if part is None or len(part.order.targets) != 1 or not isinstance(part.order.targets[0], str):
        return None
    thing = other.entity(part.order.targets[0])
    if thing is None or not lacks_device(view, part.ref.text, thing.domain):
        return None
    return part.imperative(rng) if maybe(rng, 0.6) else sentence(rng, part)


def lacks_device(view: View, name: str, domain: str) -> bool:
    """Whether nothing in the house is like a device of a kind by its name."""
    words = set(norm(name).split()) - STOP
    if not words or words & {word for known in view.names for word in known.split()}:
        return False
    nouns = {
        word
        for noun in BY_DOMAIN.get(domain, ())
        for each in (*noun.singular, *noun.plurals)
        for word in norm(each).split()
    }
    here = any(each.domain == domain for each in view.house.entities)
    rooms_ = set(" ".join(view.area_names).split())
    return not here or not (words & nouns or not words - rooms_)


def lacks_place(view: View, name: str) -> bool:
    """Whether nothing in the house goes by a place's name, and no room by one much like it."""
    words = set(norm(name).split()) - STOP
    floors = {area.floor for area in view.house.areas}
    known = {word for each in (*view.area_names, *view.names) for word in each.split()}
    sort = rooms.SORTS.get(norm(name))
    alike = sort is not None and sort in {rooms.SORTS.get(each) for each in view.area_names}
    return bool(words) and not words & known and not alike and norm(name) not in floors


def asked(rng: random.Random, domain: str, text: str, terse: str, valueless: bool = False) -> str:
    """Something that can be asked of a kind, asked of what is not there."""
    done = rng.choice([each for each in ACTIONS[domain] if not (valueless and each.field)])
    said, values = valued(rng, done)
    ref = Ref(text, ("",), plural(head(terse)), terse=terse)
    return sentence(rng, Clause(Order(done.verb, ref.targets, (), values), ref, said, done))
