"""References: how people point at devices, and which devices they then mean."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.house.entities import Area, Entity
from pipelines.tasks.language.orders import Target
from pipelines.training.commands.rooms import there, with_article
from pipelines.training.commands.view import View
from pipelines.training.commands.words import head, maybe, norm, pick, plural

MOST_CHOICES = 6
COMMON_NOUNS = frozenset(
    [
        "light",
        "lights",
        "lamp",
        "lamps",
        "strip",
        "bulb",
        "blinds",
        "blind",
        "curtains",
        "curtain",
        "shutters",
        "shutter",
        "fan",
        "fans",
        "door",
        "lock",
        "heater",
        "thermostat",
        "heating",
        "radiator",
        "speaker",
        "tv",
        "radio",
        "television",
        "machine",
        "plug",
        "socket",
        "pump",
        "sensor",
        "timer",
        "camera",
        "alarm",
        "system",
        "valve",
        "sprinkler",
        "vacuum",
        "robot",
        "cleaner",
        "gate",
        "garage",
        "awning",
        "shades",
        "shade",
        "drapes",
        "spotlights",
        "lantern",
        "chandelier",
        "kettle",
        "dishwasher",
        "printer",
        "switch",
        "mode",
        "scene",
        "humidifier",
        "conditioner",
        "conditioning",
        "vent",
        "ventilation",
        "projector",
        "soundbar",
        "stereo",
        "detector",
        "opener",
        "player",
        "outlet",
        "charger",
        "monitor",
        "siren",
        "purifier",
        "strips",
        "main",
    ]
)


@dataclass(frozen=True)
class Context:
    """A house, where the visitor says to be, and what the command before was for."""

    view: View
    rng: random.Random
    room: str | None = None
    last: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ref:
    """A phrase, what it points at, and whether it takes a plural verb."""

    text: str
    targets: tuple[Target, ...]
    plural: bool = False
    exceptions: tuple[str, ...] = ()
    asks: bool = False
    pronoun: bool = False
    terse: str = field(default="")  # without its article

    @property
    def bare(self) -> str:
        """The phrase as in `kitchen lights off`."""
        return self.terse or self.text


def article(rng: random.Random, name: str, chance: float = 0.85) -> str:
    """A device's name in a sentence, with `the` in front where it takes one."""
    lower = name.casefold()
    first, last = lower.split()[0], lower.split()[-1].strip(")")
    if first.endswith(("'s", "s'")) or first in ("the", "my", "our"):
        return name
    if last in COMMON_NOUNS:
        return f"the {name}" if maybe(rng, chance) else f"{pick(rng, 'my|our|_|_')} {name}".strip()
    return f"the {name}" if plural(name) or maybe(rng, 0.6) else name


def cased(rng: random.Random, name: str) -> str:
    """A device's name as it is, or as somebody types it."""
    return name.lower() if maybe(rng, 0.55) else name


def point(entity: Entity, text: str, terse: str) -> Ref:
    """A reference to one device."""
    return Ref(text, (entity.id,), plural(head(terse)), terse=terse)


def named(context: Context, entity: Entity, pool: Sequence[Entity]) -> Ref | None:
    """A device by its name, among those that the verb may be for."""
    view, rng = context.view, context.rng
    short = view.short.get(entity.id)
    if short and maybe(rng, 0.3):
        return _by_short(context, entity, short, pool)
    name = entity.name if not entity.aliases or maybe(rng, 0.62) else rng.choice(entity.aliases)
    key = norm(name)
    same = [each for each in view.names[key] if each in pool]
    area = view.house.area(entity.area)
    if area is not None and maybe(rng, 0.7 if len(same) > 1 else 0.33):
        here = [each for each in same if each.area == entity.area]
        return _in_room(context, entity, name, area) if here == [entity] else None
    if len(same) == 1:
        rivals = [each for each in view.shorts.get(key, ()) if each is not entity]
        if any(each.area == context.room for each in rivals) or key in view.area_names:
            return None
        name = cased(rng, name)
        return point(entity, article(rng, name), name)
    here = [each for each in same if each.area == context.room and context.room]
    name = cased(rng, name)
    if len(here) == 1:
        return point(here[0], article(rng, name), name)
    return choice(article(rng, name), same, name)


def choice(text: str, candidates: Sequence[Entity], terse: str = "") -> Ref | None:
    """A phrase that fits several devices equally well, so that the visitor must choose."""
    if len(candidates) < 2:
        return None
    chosen = tuple(each.id for each in candidates[:MOST_CHOICES])
    return Ref(text, chosen, plural(terse or text), asks=True, terse=terse)


def _by_short(context: Context, entity: Entity, short: str, pool: Sequence[Entity]) -> Ref | None:
    """`the ceiling light in the kitchen` for the `Kitchen ceiling light`."""
    view, rng = context.view, context.rng
    key = norm(short)
    rivals = [*view.shorts.get(key, ()), *view.names.get(key, ())]
    here = [each for each in rivals if each.area == entity.area and each in pool]
    area = view.house.area(entity.area)
    if len(here) != 1 or area is None or len(short) < 3 or short.isdigit():
        return None
    short = cased(rng, short)
    if context.room == entity.area and maybe(rng, 0.5):
        return None if key in view.names else point(entity, article(rng, short), short)
    words = view.room_words(area)
    if not words:
        return None
    place = there(rng, spell(rng, rng.choice(words)))
    return point(entity, f"the {short} {place}", f"{short} {place}")


def _in_room(context: Context, entity: Entity, name: str, area: Area) -> Ref | None:
    view, rng = context.view, context.rng
    words = view.room_words(area)
    if not words:
        return None
    place, name = spell(rng, rng.choice(words)), cased(rng, name)
    contained = any(norm(each) in norm(name) for each in area.names)
    if contained:
        return point(entity, article(rng, name), name)
    joined = f"{place} {name}"
    lead = norm(name).split()[0] in ("the", "my") or "'" in name.split()[0]
    others = [each for each in view.names.get(norm(joined), ()) if each is not entity]
    if lead or others or maybe(rng, 0.5):
        spot = there(rng, place)
        return point(entity, f"{article(rng, name)} {spot}", f"{name} {spot}")
    text = with_article(joined) if maybe(rng, 0.9) else joined
    return point(entity, text, joined)


def spell(rng: random.Random, name: str) -> str:
    """A room's name as people type it."""
    owner = "'s " in name
    if maybe(rng, 0.85):
        return name[0] + name[1:].lower() if owner else name.lower()
    return name


def pronoun(context: Context, pool: Sequence[Entity]) -> Ref | None:
    """`it`, `them`: what the command before was for."""
    view, rng = context.view, context.rng
    last = [view.house.entity(each) for each in context.last]
    able = [each for each in last if each is not None and each in pool]
    if not able or len(able) != len(last):
        return None
    if len(able) == 1:
        thing = able[0]
        if plural(thing.name) and maybe(rng, 0.5):
            return Ref("them", (thing.id,), True, pronoun=True)
        text = pick(rng, "it|it|it|it|this|that|that one|this one|the same one|this thing")
        return Ref(text, (thing.id,), pronoun=True)
    text = pick(rng, "them|them|them|those|them both" if len(able) == 2 else "them|them all|those")
    return Ref(text, tuple(each.id for each in able), True, pronoun=True)


def pointed(
    context: Context, entities: Sequence[Entity], rivals: Sequence[Entity], it: float
) -> Ref | None:
    """One of some entities by its name, or `it` as often as that says, where there was something
    before.
    """
    if not entities:
        return None
    if context.last and maybe(context.rng, it):
        return pronoun(context, entities)
    return named(context, context.rng.choice(entities), rivals)


def listed(context: Context, refs: Sequence[Ref]) -> Ref | None:
    """Several references in a row: `the lamp, the fan and the radio`."""
    if any(ref.asks or ref.exceptions or ref.pronoun for ref in refs) or len(refs) < 2:
        return None
    targets = tuple(dict.fromkeys(target for ref in refs for target in ref.targets))
    if len(targets) != sum(len(ref.targets) for ref in refs):
        return None
    rng = context.rng
    texts = [ref.text for ref in refs]
    if maybe(rng, 0.3):
        texts = [texts[0], *(ref.bare for ref in refs[1:])]
    joint = f" {pick(rng, 'and|and|and|and also|as well as|plus|&')} "
    comma = ", " if maybe(rng, 0.75) else " and "
    head = comma.join(texts[:-1])
    if len(texts) == 2 and maybe(rng, 0.08):
        head = f"both {head}"
        joint = " and "
    return Ref(f"{head}{joint}{texts[-1]}", targets, True)
