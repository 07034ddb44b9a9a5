"""Questions whose answer is no: what other pictures often show, and this one surely does not."""

import random
from collections.abc import Iterator

from pipelines.training.questions import wording
from pipelines.training.questions.doings import MOVING, NOTABLE, STILL, possible
from pipelines.training.questions.facts import SURE, Facts
from pipelines.training.questions.words import ALWAYS_PLURAL, plural
from pipelines.training.questions.wording import a, ask

# concept: how often it is asked about; beginnings of words that leave room for it
THINGS = {
    "dog": "30 dog pup hound poodle retriever animal pet collie terrier",
    "cat": "3 cat kitten animal pet",
    "horse": "4 hors pony animal rodeo jockey cowboy rid bull",
    "bird": "4 bird gull duck pigeon animal fly swan goose geese",
    "cow": "2 cow bull cattle animal calf",
    "sheep": "2 sheep lamb animal herd",
    "ball": "20 ball soccer tennis game sport team player football toy rugby cricket play",
    "frisbee": "4 frisbee disc toy",
    "stick": "6 stick branch wood log pole",
    "bicycle": "10 bik bicycl cycl rid bmx wheel ramp trick street road race",
    "motorcycle": "5 motor bik rid race dirt rac street road cycl vehicle",
    "skateboard": "8 skat board ramp rail trick",
    "snowboard": "4 snow board ski",
    "surfboard": "4 surf board wave ocean water",
    "car": "6 car street road race rac city jeep vehicle truck traffic park drive sidewalk",
    "truck": "2 truck car street road vehicle traffic park drive",
    "boat": "5 boat ship kayak canoe raft water lake river ocean sea dock sail row",
    "kayak": "2 kayak canoe boat raft paddl water river",
    "guitar": "4 guitar music instrument band sing perform concert stage play",
    "camera": "4 camera photo pictur tak",
    "umbrella": "3 umbrella parasol beach rain sun shade",
    "bench": "6 bench sit park seat",
    "couch": "2 couch sofa sit seat room",
    "bed": "3 bed sleep room mattress sit jump lay",
    "swing": "4 swing playground park",
    "slide": "3 slid playground park water pool",
    "trampoline": "2 trampolin jump air flip bounc",
    "fountain": "4 fountain water spray splash park sprinkl",
    "tent": "2 tent camp canopy",
    "guitarist": "0",
}
MUCH = {"snow": "in the snow", "water": "in the water", "sand": "in the sand"}
MUCH_ROOM = {
    "snow": "snow ski ice icy winter sled slope mountain hill cold frozen white",
    "water": "water pool lake river ocean sea beach wave swim surf splash wet fountain boat stream "
    "pond puddle creek rain kayak canoe raft shore dock fish sprinkl hose drink bottle bath div",
    "sand": "sand beach shore desert dirt dune ocean sea ground surf wave volley water",
}
ASKED = frozenset(NOTABLE)
OUT = frozenset(
    "snow beach ocean grass field street road sidewalk mountain hill woods forest lake river trail "
    "park desert sky outdoors cliff lawn meadow yard snowy grassy sea pond stream backyard".split()
)
IN = frozenset(
    "kitchen room indoor indoors inside gym couch sofa bed restaurant carpet bedroom bar store "
    "subway office classroom bathroom hallway stage floor concert ceiling living mall".split()
)
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
    out, within = facts.words & OUT, facts.words & IN
    if out and not within and len(out) >= SURE:
        return True
    return False if len(within) >= SURE and not out else None


def no(facts: Facts, chance: random.Random) -> Iterator[str]:
    """Questions that are answered by no."""
    from pipelines.training.questions.generate import doing, owned, subject

    yield from _absent(facts, chance)
    for (kind, concept), (colour, said) in facts.colours.items():
        if said >= SURE and colour in RIVALS:
            words = wording.ARE_COLOUR if concept in ALWAYS_PLURAL else wording.IS_COLOUR
            other = chance.choice(RIVALS[colour])
            yield ask(chance, words, the=owned(facts, kind, concept), x=concept, colour=other)
    the, several = subject(facts)
    done = doing(facts)
    if the and done:
        rivals = STILL if done in MOVING else MOVING if done in STILL else ()
        left = [each for each in rivals if each not in facts.doings and each != "standing"]
        if left:
            words = wording.ARE_DOING if several else wording.IS_DOING
            yield ask(chance, words, the=the, doing=chance.choice(left))
    if facts.peopled():
        left = [each for each in NOTABLE if not possible(each, sorted(facts.words))]
        for each in chance.sample(left, min(1, len(left))):
            yield ask(chance, wording.ANYONE, doing=each)
    elif facts.concepts("animal"):
        yield ask(chance, wording.PEOPLE)
    away = outside(facts)
    if away is not None:
        yield ask(chance, wording.INSIDE if away else wording.OUTSIDE)
    for each, room in MUCH_ROOM.items():
        if away is not None and not any(w.startswith(tuple(room.split())) for w in facts.words):
            yield ask(chance, wording.MUCH, x=each)


def _absent(facts: Facts, chance: random.Random) -> Iterator[str]:
    weights = {}
    for concept, line in THINGS.items():
        weight, *room = line.split()
        if room and not any(word.startswith(tuple(room)) for word in facts.words):
            weights[concept] = int(weight)
    if weights:
        for concept in dict.fromkeys(chance.choices(list(weights), list(weights.values()), k=3)):
            yield ask(chance, wording.THERE, a=a(concept), x=plural(concept))
    who = facts.who()
    other = {"man": "woman", "woman": "man", "boy": "girl", "girl": "boy"}.get(who or "")
    if other:
        yield ask(chance, wording.THERE, a=a(other), x=plural(other))
    elif not facts.peopled():
        other = chance.choice(["man", "woman", "child", "boy", "girl"])
        yield ask(chance, wording.THERE, a=a(other), x=plural(other))
