"""Questions whose answer is no: what other pictures often show, and this one surely does not."""

import random
from collections.abc import Iterator

from pipelines.training.questions import wording
from pipelines.training.questions.doings import NOTABLE, denied, possible
from pipelines.training.questions.facts import SURE, WHO, Facts
from pipelines.training.questions.wording import a, ask
from pipelines.training.questions.words import ALWAYS_PLURAL, listed, plural

Claim = tuple[str, str]  # what is claimed, and the question
# concept: beginnings of the words that leave room for it
THINGS = {
    "dog": "dog pup hound poodle retriever animal pet collie terrier",
    "cat": "cat kitten animal pet",
    "horse": "hors pony animal rodeo jockey cowboy rid bull",
    "bird": "bird gull duck pigeon animal fly swan goose geese",
    "cow": "cow bull cattle animal calf",
    "sheep": "sheep lamb animal herd",
    "ball": "ball soccer tennis game sport team player football toy rugby cricket play",
    "frisbee": "frisbee disc toy",
    "stick": "stick branch wood log pole",
    "bicycle": "bik bicycl cycl rid bmx wheel ramp trick street road race",
    "motorcycle": "motor bik rid race dirt rac street road cycl vehicle",
    "skateboard": "skat board ramp rail trick",
    "snowboard": "snow board ski",
    "surfboard": "surf board wave ocean water",
    "car": "car street road race rac city jeep vehicle truck traffic park drive sidewalk",
    "truck": "truck car street road vehicle traffic park drive",
    "boat": "boat ship kayak canoe raft water lake river ocean sea dock sail row",
    "kayak": "kayak canoe boat raft paddl water river",
    "guitar": "guitar music instrument band sing perform concert stage play",
    "camera": "camera photo pictur tak",
    "umbrella": "umbrella parasol beach rain sun shade",
    "bench": "bench sit park seat",
    "couch": "couch sofa sit seat room",
    "bed": "bed sleep room mattress sit jump lay",
    "swing": "swing playground park",
    "slide": "slid playground park water pool",
    "trampoline": "trampolin jump air flip bounc",
    "fountain": "fountain water spray splash park sprinkl",
    "tent": "tent camp canopy",
}
MUCH = {"snow": "in the snow", "water": "in the water", "sand": "in the sand"}
MUCH_ROOM = {
    "snow": "snow ski ice icy winter sled slope mountain hill cold frozen white",
    "water": "water pool lake river ocean sea beach wave swim surf splash wet fountain boat stream "
    "pond puddle creek rain kayak canoe raft shore dock fish sprinkl hose drink bottle bath div",
    "sand": "sand beach shore desert dirt dune ocean sea ground surf wave volley water",
}
OUT = listed("""
    snow beach ocean grass field street road sidewalk mountain hill woods forest lake river
    trail park desert sky outdoors outside outdoor
    cliff lawn meadow yard snowy grassy sea pond stream backyard
""")
IN = listed("""
    kitchen room indoor indoors gym couch sofa bed restaurant carpet bedroom subway office classroom
    bathroom hallway ceiling mall bathtub desk computer bowling pub library hardwood carpeted inside
""")
RIVALS = {
    "black": ("white", "yellow", "red"), "white": ("black", "red", "brown", "green"),
    "brown": ("white", "blue", "grey"), "red": ("blue", "green", "white", "black"),
    "blue": ("red", "yellow", "white", "orange"), "yellow": ("blue", "red", "black"),
    "green": ("red", "white", "black"), "orange": ("blue", "white", "black"),
    "pink": ("black", "green", "blue"), "purple": ("white", "yellow", "green"),
    "grey": ("red", "brown", "yellow"), "tan": ("black", "red", "blue"),
}  # fmt: skip


def outside(facts: Facts) -> bool | None:
    """Whether the picture was taken outdoors; None where captions do not tell."""
    out, within = facts.heard(OUT), facts.heard(IN)
    if out >= SURE and not within:
        return True
    return False if within >= SURE and not out else None


def no(facts: Facts, chance: random.Random) -> Iterator[Claim]:
    """What is surely not so, as claims to be answered by no."""
    yield from _absent(facts, chance)
    for (kind, concept), (colour, said) in facts.colours.items():
        if said >= SURE and colour in RIVALS:
            words = wording.ARE_COLOUR if concept in ALWAYS_PLURAL else wording.IS_COLOUR
            other = chance.choice(RIVALS[colour])
            owned = facts.owned(kind, concept)
            yield "colour", ask(chance, words, the=owned, x=concept, colour=other)
    the, several = facts.subject()
    if the and (not several or "people" in facts.counts):
        agreed = [each for each, many in facts.doings.items() if many >= SURE]
        words = wording.ARE_DOING if several else wording.IS_DOING
        for each in denied(agreed, list(facts.doings)):
            yield f"doing {each}", ask(chance, words, the=the, doing=each)
    if facts.peopled():
        for each in NOTABLE:
            if not possible(each, sorted(facts.words)):
                yield f"anyone {each}", ask(chance, wording.ANYONE, doing=each)
    elif facts.only_animals():
        yield "people", ask(chance, wording.PEOPLE)
    away = outside(facts)
    if away is not None:
        yield (
            ("inside", ask(chance, wording.INSIDE))
            if away
            else ("outside", ask(chance, wording.OUTSIDE))
        )
    for each, room in MUCH_ROOM.items():
        if away is not None and not any(w.startswith(tuple(room.split())) for w in facts.words):
            yield f"much {each}", ask(chance, wording.MUCH, x=each)


def _absent(facts: Facts, chance: random.Random) -> Iterator[Claim]:
    for concept, room in THINGS.items():
        if not any(word.startswith(tuple(room.split())) for word in facts.words):
            yield f"there {concept}", ask(chance, wording.THERE, a=a(concept), x=plural(concept))
    who = facts.who()
    other = {"man": "woman", "woman": "man", "boy": "girl", "girl": "boy"}.get(who or "")
    left = [other] if other else list(WHO) if facts.only_animals() else []
    for each in (person for person in left if person not in facts.words):
        yield f"there {each}", ask(chance, wording.THERE, a=a(each), x=plural(each))
