"""References to kinds: `the lights in the kitchen`, `all blinds`, `the telly`, `everything`."""

from collections.abc import Sequence

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import ANYTHING, EVERYTHING, EVERYWHERE, Group
from pipelines.training.commands.nouns import BY_DOMAIN, Noun
from pipelines.training.commands.refs import Context, Ref, choice, spell
from pipelines.training.commands.rooms import there, with_article
from pipelines.training.commands.words import maybe, norm, pick

ALL = "all the|all|every one of the|all of the|the|the|the|all the|each of the "
WHOLE = "in the house|in the whole house|everywhere|in every room|throughout the house|"
WHOLE += "_|in the entire house|around the house|at home|in all rooms|all over the house|in my home"
COUNTED = {2: "both|both|both the|the two", 3: "all three|the three", 4: "all four"}
HERE = "in here|here|in this room|in here|in the room|where I am|around here|in my room"


def of_kind(context: Context, pool: Sequence[Entity], domain: str) -> Ref | None:
    """Devices of one domain, by a word for their kind, with or without a place."""
    rng = context.rng
    nouns = BY_DOMAIN.get(domain)
    if not nouns:
        return None
    noun = rng.choice(nouns)
    fitting = [each for each in pool if noun.fits(each)]
    if not fitting:
        return None
    draw = rng.random()
    if draw < 0.48:
        return _of_room(context, noun, fitting, pool)
    if draw < 0.72:
        return _bare(context, noun, fitting, pool)
    if draw < 0.82:
        return _here(context, noun, fitting, pool)
    return _wide(context, noun, fitting, pool)


def covered(
    context: Context, fitting: Sequence[Entity], pool: Sequence[Entity], domain: str, place: str
) -> tuple[str | Group, ...] | None:
    """A group, where it holds just the fitting devices of a place; else the devices one by one."""
    inside = context.view.within(fitting, place)
    whole = context.view.within([each for each in pool if each.domain == domain], place)
    if not inside:
        return None
    if inside == whole:
        return (Group(domain, place),)
    return tuple(each.id for each in inside) if len(inside) <= 4 else None


def _of_room(
    context: Context, noun: Noun, fitting: Sequence[Entity], pool: Sequence[Entity]
) -> Ref | None:
    view, rng = context.view, context.rng
    area = view.house.area(rng.choice(fitting).area)
    words = view.room_words(area) if area else ()
    if area is None or not words:
        return None
    place = spell(rng, rng.choice(words))
    inside = view.within(fitting, area.id)
    alone = maybe(rng, 0.5 if len(inside) == 1 else 0.25)
    word = rng.choice(noun.singular if alone else noun.plurals)
    if view.known(f"{place} {word}") or (
        view.known(word) and not _harmless(context, word, area.id)
    ):
        return None
    if alone:
        text = f"{place} {word}" if maybe(rng, 0.65) else f"{word} {there(rng, place)}"
        text_with = with_article(text) if text.startswith(place) else f"the {text}"
        return _single(context, text_with, text, noun, inside, area.id, pool)
    targets = covered(context, fitting, pool, noun.domain, area.id)
    if targets is None:
        return None
    if maybe(rng, 0.6):
        core = f"{place} {word}"
        lead = pick(rng, "_|_|_|all|all the|all of the") if maybe(rng, 0.5) else ""
        if len(inside) in COUNTED and maybe(rng, 0.15):
            lead = pick(rng, COUNTED[len(inside)])
            core = f"{lead} {core}"
            return Ref(core, targets, True, terse=core)
        text = f"{lead} {core}" if lead else with_article(core)
    else:
        core = f"{word} {there(rng, place)}"
        text = f"{pick(rng, ALL)} {core}"
    return Ref(text, targets, True, terse=core)


def _harmless(context: Context, word: str, area: str) -> bool:
    """Whether no device of a place answers to the word itself."""
    view = context.view
    forms = (word.casefold(), word.casefold() + "s", word.casefold().rstrip("s"))
    return not any(each.area == area for form in forms for each in view.names.get(form, ()))


def _bare(
    context: Context, noun: Noun, fitting: Sequence[Entity], pool: Sequence[Entity]
) -> Ref | None:
    """A kind without any place: of the room where the visitor is, or of the house."""
    view, rng = context.view, context.rng
    if maybe(rng, 0.5):
        return _one(context, noun, fitting, pool)
    here = view.within(fitting, context.room) if context.room else []
    word = rng.choice(noun.plurals)
    if view.known(word) or (context.room and not here):
        return None
    place = context.room or EVERYWHERE
    targets = covered(context, fitting, pool, noun.domain, place)
    lead = pick(rng, "the|the|the|the|my|those|all ") if context.room else pick(rng, "the|all ")
    if len(here or fitting) in COUNTED and maybe(rng, 0.25):
        lead = pick(rng, COUNTED[len(here or fitting)])
        word = f"{lead} {word}"
        return Ref(word, targets, True, terse=word) if targets else None
    return Ref(f"{lead} {word}", targets, True, terse=word) if targets else None


def _one(
    context: Context, noun: Noun, fitting: Sequence[Entity], pool: Sequence[Entity]
) -> Ref | None:
    """`the blind`: the one of the room, or the only one, or one that must be chosen."""
    word = context.rng.choice(noun.singular)
    if context.view.known(word):
        return None
    here = context.view.within(fitting, context.room) if context.room else []
    inside = here or list(fitting)
    return _single(context, f"the {word}", word, noun, inside, context.room, pool, bool(here))


def one_of(context: Context, pool: Sequence[Entity], domain: str) -> Ref | None:
    """A kind in the singular where several devices are of it, so that one must be chosen."""
    nouns = [noun for noun in BY_DOMAIN.get(domain, ()) if sum(map(noun.fits, pool)) > 1]
    if not nouns:
        return None
    noun = context.rng.choice(nouns)
    ref = _one(context, noun, [each for each in pool if noun.fits(each)], pool)
    return ref if ref is not None and ref.asks else None


def _single(
    context: Context,
    text: str,
    terse: str,
    noun: Noun,
    inside: Sequence[Entity],
    place: str | None,
    pool: Sequence[Entity],
    placed: bool = True,
) -> Ref | None:
    """One device meant: the only one, the light of the room, or one that must be chosen."""
    if len(inside) == 1:
        return Ref(text, (inside[0].id,), terse=terse)
    if noun.domain == "light" and noun.names == () and placed and place:
        targets = covered(context, inside, pool, "light", place)
        return Ref(text, targets, terse=terse) if targets else None
    return choice(text, inside, terse)


def _here(
    context: Context, noun: Noun, fitting: Sequence[Entity], pool: Sequence[Entity]
) -> Ref | None:
    rng = context.rng
    room, spot = context.room, pick(rng, HERE)
    before = {e.area for e in context.view.house.entities if e.id in context.last}
    if len(before) == 1 and maybe(rng, 0.6):
        room, spot = before.pop(), pick(rng, "there|in there|there|in that room|over there")
    if not room:
        return None
    here = context.view.within(fitting, room)
    if maybe(rng, 0.35):
        word = rng.choice(noun.singular)
        if not here or not _harmless(context, word, room):
            return None
        text = f"{word} {spot}"
        return _single(context, f"the {text}", text, noun, here, room, pool)
    word = rng.choice(noun.plurals)
    targets = covered(context, fitting, pool, noun.domain, room)
    if targets is None or not _harmless(context, word, room):
        return None
    return Ref(f"{pick(rng, ALL)} {word} {spot}", targets, True, terse=f"{word} {spot}")


def _wide(
    context: Context, noun: Noun, fitting: Sequence[Entity], pool: Sequence[Entity]
) -> Ref | None:
    """A kind on a floor or in the whole house."""
    view, rng = context.view, context.rng
    word = rng.choice(noun.plurals)
    if view.floors and maybe(rng, 0.5):
        place = rng.choice(list(view.floors))
        spot = pick(rng, view.floors[place])
        if " " not in spot and maybe(rng, 0.4) and not view.known(f"{spot} {word}"):
            targets = covered(context, fitting, pool, noun.domain, place)
            core = f"{spot} {word}"
            lead = pick(rng, "the|all|all the ")
            return Ref(f"{lead} {core}", targets, True, terse=core) if targets else None
    else:
        place, spot = EVERYWHERE, pick(rng, WHOLE)
    targets = covered(context, fitting, pool, noun.domain, place)
    if targets is None:
        return None
    lead = pick(rng, ALL)
    return Ref(f"{lead} {word} {spot}", targets, True, terse=f"{word} {spot}")


def everything(context: Context, pool: Sequence[Entity]) -> Ref | None:
    """All that is switched in a place."""
    view, rng = context.view, context.rng
    usual = [each for each in pool if each.domain in EVERYTHING]
    word = pick(rng, "everything|everything|everything|all devices|all the devices|all of it|"
                "every device|all the electronics|all appliances|the lot")  # fmt: skip
    draw = rng.random()
    if draw < 0.45 and view.inhabited:
        area = rng.choice(view.inhabited)
        words = view.room_words(area)
        place = area.id
        spot = there(rng, spell(rng, rng.choice(words))) if words else ""
    elif draw < 0.6 and view.floors:
        place = rng.choice(list(view.floors))
        spot = pick(rng, view.floors[place])
    elif draw < 0.75 and context.room:
        place, spot = context.room, pick(rng, HERE)
    elif draw < 0.87:
        place, spot = EVERYWHERE, pick(rng, WHOLE)
    else:
        place, spot = context.room or EVERYWHERE, ""
    if word in ("the lot", "all of it"):
        word = "everything"
    if not view.within(usual, place) or (draw < 0.45 and not spot):
        return None
    text = f"{word} {spot}".strip()
    return Ref(text, (Group(ANYTHING, place),), word.startswith("all"), terse=text)


def spared(context: Context, ref: Ref, pool: Sequence[Entity]) -> Ref | None:
    """A group less a device or a room: `everything except the lamp`."""
    view, rng = context.view, context.rng
    group = ref.targets[0]
    if len(ref.targets) != 1 or not isinstance(group, Group):
        return None
    kinds = EVERYTHING if group.kind == ANYTHING else (group.kind,)
    inside = view.within([each for each in pool if each.domain in kinds], group.place)
    joint = pick(rng, "except|except for|but|but not|apart from|other than|besides|except|"
                      "excluding|"
                "with the exception of|aside from|leaving out|minus")  # fmt: skip
    rooms = [area for area in view.inhabited if view.within(inside, area.id)]
    if view.house.area(group.place) is None and len(rooms) > 1 and maybe(rng, 0.5):
        area = rng.choice(rooms)
        words = view.room_words(area)
        if not words or len(view.within(inside, area.id)) == len(inside):
            return None
        place = spell(rng, rng.choice(words))
        spot = with_article(place)
        if maybe(rng, 0.3):
            spot = f"the ones {there(rng, place)}" if ref.plural else f"what's {there(rng, place)}"
        return Ref(f"{ref.text} {joint} {spot}", ref.targets, ref.plural, (area.id,))
    if len(inside) < 2:
        return None
    thing = rng.choice(inside)
    key = thing.name if not thing.aliases or maybe(rng, 0.7) else rng.choice(thing.aliases)
    if [each for each in view.names[norm(key)] if each in inside] != [thing]:
        return None
    name = key.lower() if maybe(rng, 0.6) else key
    return Ref(f"{ref.text} {joint} the {name}", ref.targets, ref.plural, (thing.id,))
