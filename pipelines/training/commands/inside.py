"""Devices of one room by the word for their kind alone: `fan`, `both blinds`, `lights`."""

from collections.abc import Sequence

from pipelines.house.entities import Entity
from pipelines.training.commands.groups import COUNTED, covered
from pipelines.training.commands.nouns import BY_DOMAIN, Noun
from pipelines.training.commands.refs import Context, Ref, choice
from pipelines.training.commands.words import maybe, norm, pick

ALONE = ("light", "cover", "media_player")  # a plural may mean one device of these


def noun_of(context: Context, domain: str, pool: Sequence[Entity]) -> Noun | None:
    """A word for a kind that some of the devices are of."""
    found = [each for each in BY_DOMAIN.get(domain, ()) if any(map(each.fits, pool))]
    return context.rng.choice(found) if found else None


def inside(
    context: Context, noun: Noun, pool: Sequence[Entity], area: str, choosing: bool = True
) -> Ref | None:
    """What a kind's word means in a room; with `choosing` also when several devices fit."""
    rng = context.rng
    here = context.view.within([each for each in pool if noun.fits(each)], area)
    if not here:
        return None
    single = maybe(rng, 0.75 if len(here) == 1 else 0.3)
    word = rng.choice(noun.singular if single else noun.plurals)
    if named_elsewhere(context, word, here):
        return None
    if single:
        if len(here) == 1:
            return Ref(f"the {word}", (here[0].id,), terse=word)
        if noun.domain != "light" or noun.names:
            return choice(f"the {word}", here, word) if choosing else None
    if len(here) == 1 and noun.domain not in ALONE:
        return None
    targets = covered(context, here, pool, noun.domain, area)
    if targets is None:
        return None
    text, terse = f"the {word}", word
    if len(here) in COUNTED and word.endswith("s") and maybe(rng, 0.35):
        text = terse = f"{pick(rng, COUNTED[len(here)])} {word}"
    elif not single and len(here) > 1 and maybe(rng, 0.25):
        text, terse = f"all the {word}", f"all {word}"
    return Ref(text, targets, not single, terse=terse)


def named_elsewhere(context: Context, word: str, here: Sequence[Entity]) -> bool:
    """Whether the word is the name of a device that is not the only one meant."""
    view, key = context.view, norm(word)
    bearers = [each for form in (key, key + "s", key.rstrip("s")) for each in
               (*view.names.get(form, ()), *view.shorts.get(form, ()))]  # fmt: skip
    return bool(bearers) and (len(here) != 1 or any(each is not here[0] for each in bearers))
