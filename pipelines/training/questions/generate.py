"""Questions about one picture whose answers its captions agree on."""

import random
from collections.abc import Iterator, Sequence

from pipelines.training.questions import denials, doings, wording
from pipelines.training.questions.daquar import Pair
from pipelines.training.questions.facts import SURE, WHO, Facts, gather
from pipelines.training.questions.reading import read
from pipelines.training.questions.shares import NO_ASKED, YES_ASKED
from pipelines.training.questions.wording import a, ask
from pipelines.training.questions.words import ALWAYS_PLURAL, plural

OPEN = 7  # questions that are not answered by yes or no, at most
YES = 3  # as many of each, at most
ONE = 0.12  # of pictures with one person or dog are asked how many there are
OUTDOORS = 0.1  # of pictures that were taken outdoors are asked about it


def generated(captions: Sequence[str], chance: random.Random) -> list[Pair]:
    """Questions and short answers for one picture, from its cleaned captions.

    Only what two captions say is asked about (a colour may stand once, if nothing speaks against
    it); what they disagree about never is. As many answers are yes as no. The same captions and
    the same `chance` give the same pairs. Raises nothing; dull captions give few pairs.
    """
    facts = gather([read(caption) for caption in captions])
    asked = _some(chance, list(_open(facts, chance)), OPEN)
    yes = [claim for claim in _yes(facts, chance) if _asked(chance, YES_ASKED, claim)]
    no = [claim for claim in denials.no(facts, chance) if _asked(chance, NO_ASKED, claim)]
    many = min(len(yes), len(no), YES)
    asked += [(text, "yes") for _, text in chance.sample(yes, many)]
    asked += [(text, "no") for _, text in chance.sample(no, many)]
    pairs = list(dict(asked).items())
    chance.shuffle(pairs)
    return pairs


def _asked(chance: random.Random, shares: dict[str, float], claim: denials.Claim) -> bool:
    return chance.random() < shares.get(claim[0], 1.0)


def _some(chance: random.Random, pairs: list[Pair], most: int) -> list[Pair]:
    return chance.sample(pairs, min(most, len(pairs)))


def _open(facts: Facts, chance: random.Random) -> Iterator[Pair]:
    yield from _beings(facts, chance)
    yield from _colours(facts, chance)
    yield from _numbers(facts, chance)
    yield from _doings(facts, chance)
    place = next((each for each, many in facts.places.items() if many >= SURE), None)
    the, several = facts.subject()
    if place:
        words = wording.WHERE_ALL if several else wording.WHERE if the else wording.WHERE_THIS
        yield ask(chance, words, the=the or ""), place
    outside = denials.outside(facts)
    if outside is not None and (not outside or chance.random() < OUTDOORS):
        yield ask(chance, wording.WHICH_WAY), "outdoors" if outside else "indoors"


def _beings(facts: Facts, chance: random.Random) -> Iterator[Pair]:
    animals = facts.concepts("animal")
    if len(animals) == 1 and facts.told["animal", animals[0]] >= SURE:
        yield ask(chance, wording.KINDS), animals[0]
    who = facts.who()
    if who:
        words = wording.WHO_WITH if animals else wording.WHO
        yield ask(chance, words, animal=animals[0] if animals else ""), who
    elif not animals and (those := _those(facts)):
        yield ask(chance, wording.WHO), those


def _those(facts: Facts) -> str | None:
    """Several people in up to three words: `two men`, `man and woman`."""
    people = facts.counts.get("people", 0)
    for number, word in enumerate(("two", "three", "four", "five"), 2):
        for concept in ("man", "woman", "boy", "girl", "child"):
            if people == number == facts.counts.get(concept):
                return f"{word} {plural(concept)}"
    for pair in (("man", "woman"), ("boy", "girl")):
        if people == 2 and all(facts.counts.get(each) == 1 for each in pair):
            return " and ".join(pair)
    return None


def _colours(facts: Facts, chance: random.Random) -> Iterator[Pair]:
    for (kind, concept), (colour, said) in facts.colours.items():
        crowded = facts.counts.get("people") != 1 and kind == "worn"
        if said < SURE and (crowded or (kind == "animal" and facts.counts.get(concept) != 1)):
            continue
        many = concept in ALWAYS_PLURAL
        words = wording.COLOURS if many else wording.COLOUR
        yield ask(chance, words, the=facts.owned(kind, concept), x=concept), colour


def _numbers(facts: Facts, chance: random.Random) -> Iterator[Pair]:
    for concept in facts.concepts("animal"):
        if concept in facts.counts and _counted(facts.counts[concept], chance):
            yield ask(chance, wording.MANY, x=plural(concept)), str(facts.counts[concept])
    people = facts.counts.get("people")
    if people and _counted(people, chance):
        yield ask(chance, wording.MANY, x="people"), str(people)
        for concept in WHO:
            agreed = facts.counts.get(concept) == people
            if agreed and facts.told["person", concept] >= SURE and _counted(people, chance):
                yield ask(chance, wording.MANY, x=plural(concept)), str(people)
    elif facts.only_animals() and chance.random() < ONE:
        yield ask(chance, wording.MANY, x="people"), "0"


def _counted(number: int, chance: random.Random) -> bool:
    return number > 1 or chance.random() < ONE


def doing(facts: Facts) -> str | None:
    """What is done, in the most telling words that two captions share."""
    agreed = [each for each, many in facts.doings.items() if many >= SURE]
    telling = [
        each for each in agreed if " " in each and not each.startswith(("holding", "carrying"))
    ]
    plain = [each for each in agreed if " " not in each or each == "lying down"]
    moving = [each for each in plain if each not in doings.STILL and each != "playing"]
    return next(iter([*telling, *moving, *plain]), None)


def _doings(facts: Facts, chance: random.Random) -> Iterator[Pair]:
    the, several = facts.subject()
    done = doing(facts)
    if the and done:
        words = wording.DO if several else wording.DOES
        yield ask(chance, f"{words}|{wording.HAPPENS}", the=the), done
        if not several and the != "the person":
            person = facts.peopled()
            yield (
                ask(chance, wording.WHO_DOES if person else wording.WHAT_DOES, doing=done),
                the[4:],
            )
    for each, many in facts.doings.items():
        if many < SURE:
            continue
        verb, _, thing = each.partition(" a ")
        if verb == "playing" or not thing:
            game = each.removeprefix("playing ")
            if game in doings.GAMES and game != "guitar":
                yield ask(chance, wording.SPORT), game
        elif the and not several:
            words = wording.RIDES if verb == "riding" else wording.HOLDS
            yield ask(chance, words, the=the, doing=verb), thing
    if the and not several and facts.peopled():
        for (kind, concept), many in facts.told.items():
            if kind == "worn" and many >= SURE and concept != "collar" and "wearing" in facts.words:
                yield ask(chance, wording.WEARS, the=the), worn(facts, concept)
                break


def worn(facts: Facts, concept: str) -> str:
    """`red shirt`, or `helmet` where nothing is agreed about its colour."""
    colour = facts.colours.get(("worn", concept))
    return f"{colour[0]} {concept}" if colour and " " not in colour[0] else concept


def _yes(facts: Facts, chance: random.Random) -> Iterator[denials.Claim]:
    for (kind, concept), said in facts.told.items():
        thing = kind in ("animal", "thing") and concept in denials.THINGS
        if said >= SURE and (thing or (kind == "person" and concept in WHO)):
            there = ask(chance, wording.THERE, a=a(concept), x=plural(concept))
            yield f"there {concept}", there
    for (kind, concept), (colour, said) in facts.colours.items():
        if said >= SURE:
            words = wording.ARE_COLOUR if concept in ALWAYS_PLURAL else wording.IS_COLOUR
            owned = facts.owned(kind, concept)
            yield "colour", ask(chance, words, the=owned, x=concept, colour=colour)
    yield from _yes_doing(facts, chance)
    if sum(many for (kind, _), many in facts.told.items() if kind == "person") > SURE:
        yield "people", ask(chance, wording.PEOPLE)
    outside = denials.outside(facts)
    if outside is not None:
        yield (
            ("outside", ask(chance, wording.OUTSIDE))
            if outside
            else ("inside", ask(chance, wording.INSIDE))
        )
    for each, place in denials.MUCH.items():
        if facts.places.get(place, 0) >= SURE:
            yield f"much {each}", ask(chance, wording.MUCH, x=each)


def _yes_doing(facts: Facts, chance: random.Random) -> Iterator[denials.Claim]:
    the, several = facts.subject()
    for each, many in facts.doings.items():
        if many < SURE or each == "playing":
            continue
        if the and each in doings.RIVALS:
            words = wording.ARE_DOING if several else wording.IS_DOING
            yield f"doing {each}", ask(chance, words, the=the, doing=each)
        said = {"riding a bicycle": "riding a bike"}.get(each, each)
        if said in doings.NOTABLE and facts.peopled() and not facts.concepts("animal"):
            yield f"anyone {said}", ask(chance, wording.ANYONE, doing=said)
