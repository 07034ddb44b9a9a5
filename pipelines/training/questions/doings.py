"""What people and animals do in pictures: the words that tell of it, and what rules it out."""

from collections.abc import Sequence

from pipelines.training.questions.words import listed, singular, table

ALONE = table("""
running: run, runs, running, sprinting, sprints, jogging
jumping: jump, jumps, jumping, leaps, leaping, leap
sitting: sit, sits, sitting, seated
standing: stand, stands, standing
walking: walk, walks, walking, strolling, strolls
swimming: swim, swims, swimming
climbing: climb, climbs, climbing
playing: play, plays, playing
sleeping: sleep, sleeps, sleeping, asleep, napping
skateboarding: skateboarding, skateboarder, skateboarders
snowboarding: snowboarding, snowboarder, snowboarders
skiing: skiing, skier, skiers
surfing: surfing, surfer, surfers, surfs
eating: eat, eats, eating
drinking: drink, drinks, drinking
dancing: dance, dances, dancing
reading: reads, reading
fishing: fishing
singing: singing, sings
lying down: lying, laying, lays, lies
digging: digging, digs
flying: flying, flies
kissing: kissing, kisses
hugging: hugging, hugs
fighting: fighting, wrestling
smoking: smoking
talking: talking, talks
sliding: sliding
crawling: crawling, crawls
hiking: hiking, hikers, hiker, hikes
""")
WITH = table("""
riding: ride, rides, riding
holding: hold, holds, holding
carrying: carry, carries, carrying
chasing: chase, chases, chasing
catching: catch, catches, catching
throwing: throw, throws, throwing
kicking: kick, kicks, kicking
pulling: pull, pulls, pulling
pushing: push, pushes, pushing
hitting: hit, hits, hitting
reading: read, reads, reading
playing: play, plays, playing
""")
GAMES = table("""
soccer: soccer
basketball: basketball
football: football
baseball: baseball, softball
tennis: tennis
volleyball: volleyball
hockey: hockey
rugby: rugby
cricket: cricket
frisbee: frisbee
guitar: guitar
""")
STILL = ("sitting", "sleeping", "lying down", "standing", "reading")
_BOARDS = "skateboarding|skiing|snowboarding|surfing|riding a bicycle|riding a motorcycle"
# What nobody does at once: a doing is denied where captions agree on one of these instead.
RIVALS = {
    "running": f"sitting|sleeping|lying down|standing|swimming|walking|climbing|{_BOARDS}",
    "jumping": "sitting|sleeping|lying down|standing|walking|reading",
    "walking": f"sitting|sleeping|lying down|swimming|running|jumping|{_BOARDS}",
    "sitting": "running|jumping|swimming|standing|walking|climbing|dancing",
    "standing": "running|jumping|swimming|sitting|lying down|sleeping",
    "sleeping": "running|jumping|swimming|standing|walking|climbing|dancing|playing",
    "lying down": "running|jumping|swimming|standing|walking|climbing",
    "climbing": "sitting|swimming|sleeping|lying down",
    "swimming": "sitting|sleeping|standing|climbing",
    "flying": "swimming|sitting|standing",
}
# What captions hardly leave out, with the beginnings of words that make it possible: it is
# denied only where no caption has any of them.
NOTABLE = {
    "swimming": "swim water pool ocean lake river sea wave beach div snork wet splash surf shore",
    "skateboarding": "skat board ramp rail trick",
    "snowboarding": "snow board ski",
    "skiing": "ski snow",
    "surfing": "surf wave ocean board water sea",
    "climbing": "climb rock cliff mountain wall ladder tree hang rope scal",
    "dancing": "danc perform stage party costume pose ballet music twirl",
    "riding a horse": "hors rid pony rodeo bull jockey cowboy",
    "riding a bike": "bik bicycl cycl rid bmx ramp trick motor",
    "playing soccer": "soccer ball football play kick field sport game",
    "playing guitar": "guitar music instrument band sing perform play",
    "playing tennis": "tennis racket racquet court ball",
    "playing basketball": "basketball ball court player team game",
    "sleeping": "sleep nap rest lay lie lying bed asleep eyes",
    "reading": "read book paper magazine news sign",
}
BETWEEN = listed("a an the his her its their with some one two")


def alone(words: Sequence[str]) -> list[str]:
    """The doings of a caption that need no object, as answers."""
    return list(dict.fromkeys(ALONE[word] for word in words if word in ALONE))


def with_things(
    words: Sequence[str], heads: dict[int, str], adjectives: frozenset[str]
) -> list[str]:
    """The doings of a caption with their object: `riding a bicycle`, `playing soccer`.

    `heads` are the caption's nouns by position.
    """
    found: dict[str, None] = {}
    for index, word in enumerate(words):
        if word not in WITH:
            continue
        at = index + 1
        while (
            at < len(words)
            and (words[at] in BETWEEN or words[at] in adjectives)
            and at not in heads
        ):
            if WITH[word] == "playing" and words[at] in GAMES:
                break
            at += 1
        if at == len(words):
            continue
        if WITH[word] == "playing":
            if words[at] in GAMES:
                found[f"playing {GAMES[words[at]]}"] = None
        elif at in heads and singular(words[at]) == (words[at], False):
            found[f"{WITH[word]} a {heads[at]}"] = None
    return list(found)


def denied(agreed: Sequence[str], mentioned: Sequence[str]) -> list[str]:
    """The doings that what captions agree on rules out; no caption mentions any of them."""
    return [
        each
        for each, rivals in RIVALS.items()
        if each not in mentioned and set(rivals.split("|")) & set(agreed)
    ]


def possible(doing: str, words: Sequence[str]) -> bool:
    """Whether any caption's word leaves room for a notable doing."""
    return any(word.startswith(tuple(NOTABLE[doing].split())) for word in words)
