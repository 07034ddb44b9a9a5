"""Devices that the house lacks though it has their kind: `Sophie's lamp`, `plug 7`."""

from pipelines.house.entities import Entity
from pipelines.training.commands import refs, rooms
from pipelines.training.commands.nouns import NOUNS
from pipelines.training.commands.refs import Context
from pipelines.training.commands.strangers import asked
from pipelines.training.commands.words import maybe, norm, number_words, pick


def unknown_owner(context: Context) -> str | None:
    """A kind that is there, of somebody who has nothing here."""
    rng, view = context.rng, context.view
    noun, owner = rng.choice(NOUNS), pick(rng, rooms.PEOPLE)
    known = {word for name in (*view.names, *view.area_names) for word in name.split()}
    if any(word.startswith(owner.casefold()) for word in known):
        return None
    things = [each for each in view.house.entities if noun.fits(each)]
    if not things:
        return None
    word = rng.choice(noun.plurals if maybe(rng, 0.15) else noun.singular)
    if maybe(rng, 0.35):
        word = norm(rng.choice(things).name.split("'s ")[-1])
        if any(each in word for each in view.area_names):
            return None
    text = f"{owner}'s {word}"
    return asked(rng, noun.domain, text, text)


def unknown_number(context: Context) -> str | None:
    """A kind that is there, with a number that none of them has."""
    rng, view = context.rng, context.view
    noun, number = rng.choice(NOUNS), rng.randint(2, 12)
    things = [each for each in view.house.entities if noun.fits(each)]
    if not things or any(_numbered(each, number) for each in things):
        return None
    word = rng.choice(noun.singular)
    if maybe(rng, 0.3):
        bare = [each for each in norm(rng.choice(things).name).split() if not each.isdigit()]
        word = " ".join(bare)
    # As many as the number says may be counted through.
    if not word or len(things) >= number or word in ("heat", "music", "water", "security"):
        return None
    said = number_words(number) if maybe(rng, 0.3) else str(number)
    text = f"{word} {pick(rng, 'number |_|_|_')} {said}".replace("  ", " ")
    if view.known(f"{word} {number}") or view.known(text):
        return None
    lead = text if maybe(rng, 0.7) else f"the {text}"
    return asked(rng, noun.domain, lead, text, valueless=True)


def _numbered(entity: Entity, number: int) -> bool:
    words = norm(" ".join(entity.names)).split()
    return str(number) in words or number_words(number) in words


def elsewhere(context: Context) -> str | None:
    """A device by its own name, in a room where nothing like it is."""
    rng, view = context.rng, context.view
    things = [e for e in view.house.entities if e.area and e.domain not in ("scene", "script")]
    if not things or len(view.house.areas) < 2:
        return None
    thing, area = rng.choice(things), rng.choice(view.house.areas)
    words = view.room_words(area)
    there = [each for each in view.house.entities if each.area == area.id]
    mine = set(norm(" ".join(thing.names)).split())
    other = {word for e in there for word in norm(" ".join(e.names)).split()}
    kin = any(e.domain == thing.domain for e in there)
    rooms_ = {word for name in view.area_names for word in name.split()}
    if not words or mine & other or kin or mine & rooms_ or area.id == thing.area:
        return None
    if thing.domain in ("sensor", "binary_sensor", "camera", "input_boolean"):
        return None
    place = refs.spell(rng, rng.choice(words))
    text = f"{thing.name.lower()} {rooms.there(rng, place)}"
    return asked(rng, thing.domain, f"the {text}" if "'" not in text.split()[0] else text, text)
