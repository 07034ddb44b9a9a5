"""Sentences that look like commands to the house and must not act."""

import random
from collections.abc import Callable

from pipelines.training.commands import chat, lookalikes, refs, rooms, strangers
from pipelines.training.commands.clauses import Clause, clause
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import framed
from pipelines.training.commands.words import gerund, maybe, norm, options, pick

PAST = {
    "turn": "turned", "switch": "switched", "set": "set", "put": "put", "open": "opened",
    "close": "closed", "shut": "shut", "lock": "locked", "unlock": "unlocked", "start": "started",
    "stop": "stopped", "dim": "dimmed", "make": "made", "pause": "paused", "mute": "muted",
    "activate": "activated", "raise": "raised", "lower": "lowered", "run": "ran", "play": "played",
    "change": "changed", "increase": "increased", "cancel": "cancelled", "toggle": "toggled",
    "arm": "armed", "disarm": "disarmed", "brighten": "brightened", "get": "got", "send": "sent",
    "bring": "brought", "pull": "pulled", "power": "powered", "decrease": "decreased",
    "enable": "enabled", "disable": "disabled", "adjust": "adjusted", "dock": "docked",
    "kill": "killed", "draw": "drew", "roll": "rolled", "water": "watered", "sound": "sounded",
    "silence": "silenced", "cut": "cut", "retract": "retracted", "lift": "lifted",
    "secure": "secured", "skip": "skipped", "fire": "fired",
}  # fmt: skip
# What makes a command no command: {x} is an imperative, {g} its gerund, {d} its past tense.
SHIELDS = options(
    "don't {x}|do not {x}|don't {x} please|please don't {x}|never {x}|you don't need to {x}|"
    "don't you dare {x}|"
    "no need to {x}|I don't want you to {x}|please do not {x} yet|whatever you do, don't {x}|"
    "how do I {x}?|how can I {x}?|how would I {x}?|what happens if I {x}?|"
    "what would happen if I {x}?|"
    "she said {x}|he told me to {x}|my wife asked me to {x}|somebody said {x}|mum always says {x}|"
    "remind me to {x}|remind me later to {x}|I forgot to {x} yesterday|did I {x} yesterday?|"
    "should I {x}?|do you think I should {x}?|is it a good idea to {x}?|I might {x} later|"
    "I will {x} myself|I'll {x} later|I was going to {x} but never mind|I can {x} myself|"
    "tomorrow I will {x}|if I {x}, what happens?|"
    "I already {d}|I {d} yesterday|I {d} this morning|she {d} last night|we {d} an hour ago|"
    "my brother {d} and it was great|you {d} by mistake|why should I {x}?|"
    "can you explain how to {x}|"
    "what does it mean to {x}|I hate {g}|{g} is so annoying|I love {g}|I keep {g} every day|"
    "thanks for {g}|I was just {g}|is {g} expensive?|stop {g} all the time|"
    "instead of {g} I read a book|"
    "there's a song called {x}|the manual says to {x}|my dad used to {x}|I never {x}|"
    "I usually {x} at night|"
    "were you able to {x} before?|does it cost much to {x}?|it's too late to {x} now, leave it|"
    "{x}? no, leave it|{x}, no wait, never mind|{x}... actually forget it|{x} - just kidding|"
    "I almost {d}|nobody ever {d}|the kids {d} again|I wish I had {d} earlier|have you ever {d}?|"
    "could a thief {x}?|would you {x} if I died?|don't let anyone {x}|what if somebody {d}?|"
    "I wouldn't {x} if I were you|tell me how to {x}|teach me to {x}|who is allowed to {x}?|"
    "the app can't {x}|I'm not asking you to {x}|{x}? why would I|imagine you could {x}|"
    "it is hard to {x}|she asked if I could {x}|he wants to {x} tomorrow|I dreamt that I {d}|"
    "suppose I {d}, what then?|what would you do if I {d}?|could you {x} if you had to?|"
    "my neighbour can't {x}|who {d}?|I thought you {d}|did anyone {x}?|in case we {x}, call me|"
    "I'm wondering whether to {x}|let's not {x}|better not {x}|we don't want to {x}|"
    "no, I won't {x}|please stop asking me to {x}|he asked whether you {d}|I'd never {x}|"
    "it would be silly to {x}|you shouldn't {x}|nobody told you to {x}|my sister always {d}|"
    "are you able to {x} when I'm away?|is there a way to {x}?|what's the point if I {x}?|"
    "you don't have to {x}|leave it, don't {x}|hypothetically, if I said {x}|"
    "under no circumstances {x}|dad {d} this morning|{w} {d} this morning|{w} {d} last night|"
    "{w} always {d}|{w} {d} before dinner|{w} {d} when we left|the neighbours {d} once|"
    "grandma {d} by accident|{w} says you {d}|should we {x} at night?|should I {x} all night?|"
    "we could {x} when it gets warmer, couldn't we|no no, don't {x}!|{w} never {d}"
)
STATEMENTS = options(
    "the new {n} in {p} looks great|I bought a new {n} for {p}|the {n} was expensive|I love my {n}|"
    "the {n} is broken again|the {n} came in the mail today|my friend has the same {n}|"
    "the {n} in {p} is very old|where did you buy the {n}?|how much power does the {n} need?|"
    "the {n} was on all night yesterday|I painted the wall next to the {n}|"
    "the cat sleeps on the {n}|"
    "what model is the {n}?|when was the {n} installed?|the {n} needs a new battery|"
    "I think the {n} is ugly|the {n} looks nice in {p}|we cleaned {p} today|"
    "{p} is my favourite room|"
    "I'm in {p}|I like {p}|{p} is really big|we were in {p} all day|there's a spider in {p}|"
    "my sister is in {p}|who is in {p}?|let's have dinner in {p}|we should repaint {p}|"
    "I left my phone next to the {n}|the guests liked the {n}|do you like the {n}?|"
    "the {n} makes a funny noise|the {n} and the sofa don't match|I dreamt about the {n}|"
    "can you recommend a new {n}?|how long does a {n} last?|is the {n} any good?|describe the {n}|"
    "I dropped the {n}|the {n} smells funny|someone stole the {n}|we sold the old {n} last week|"
    "write a review of the {n}|the {n} used to be in {p}|I'd like to buy another {n}|"
    "there is a {n} in {p}|that {n} needs painting|the {n} has a tear in it|the {n} has a scratch|"
    "does the {n} get hot|should the {n} run all night|would the {n} use a lot of power|"
    "the {n} needs cleaning|that {n} is new|is the {n} safe to touch|not the {n}!|no, not the {n}|"
    "does the {n} make noise at night|can the {n} get wet|keep the {n} as it is|"
    "leave the {n} as it is|the {n} is fine like that|how much did the {n} cost|"
    "the {n} was on all night|{w} left the {n} on all night again|the {n} was off when I came in|"
    "the {n} got stuck again|the {n} went off at noon|no no, not the {n}!|the {n} and the {m}|"
    "would the {n} look better in blue?|would the {n} look nicer in the hall|"
    "can the {n} be dimmed or is it just on and off|can the {n} change its colour at all|"
    "is the {n} one of those that can be dimmed|does the {n} come in white|"
    "message {n} that I'm late|call {n} and say hello|tell {n} I'll be late|"
    "text {n} that dinner is ready|"
    "email {n} for me|"
    "whose {n} is that|what's a {n}|do {n}s exist|if it rains, does the {n} get wet|"
    "the {n} was a present from my aunt|could the {n} be louder than the old one|"
    "the {n}, the {m}, so many things|the {n} or the {m}, that is the question|"
    "the {n} was so good last night|the {n} was great, wasn't it|didn't you love the {n}|"
    "the {n} fell down when we repaired it and locked up|the {n} is waiting at the door|"
    "should we perhaps get the {n} replaced|we ought to have the {n} repaired|"
    "I fixed the {n} and closed the shed afterwards|people are waiting at the {n}|"
    "can the {n} be automated|forget it, the {n} is fine|smell that {n}, isn't it heaven"
)
# Elsewhere, or long ago: nothing that is wrong here and now.
FELT = "cold|hot|dark|loud|bright|stuffy|dry|warm|freezing|boiling|dusty|damp|noisy|gloomy|chilly"
ELSEWHERE = options(
    "it was so {f} on our last holiday|last winter was {f}|it was too {f} in the tent|"
    "the hotel was awfully {f}|it gets {f} in Norway|my office is always {f}|"
    "it's {f} outside, isn't it|it was {f} and {g} when I was a child|the film was too {f}|"
    "the winter of eighty two was {f}|the train was {f} and {g}|Spain is so {f} in summer|"
    "why is it so {f} in caves|was it {f} in the mountains?|she says it's {f} at her place|"
    "it's never {f} at grandma's|how {f} is a Finnish sauna|it will be {f} tomorrow|"
    "too much {f} weather this year|I remember how {f} it was|the beach was {f}, we loved it"
)


# What stays as it is: {t} the device, {r} how it is.
LEFT = options(
    "leave {t} {r}|leave {t} {r} please|keep {t} {r}|no, leave {t} {r}|forget it, keep {t} {r}|"
    "no thank you, leave {t} {r}|never mind, leave {t} {r}|you can leave {t} {r}|"
    "just leave {t} {r}|"
    "{t} can stay {r}|I like {t} {r}|no no, {t} {r} is fine|it's fine, leave {t} {r}|"
    "please keep {t} {r} for now|let's leave {t} {r}|we always leave {t} {r}|why leave {t} {r}?"
)
STAYING = ("turn_on", "turn_off", "open", "close")


def shielded(context: Context) -> str | None:
    """A command inside of what makes it none."""
    part = clause(context, simple=maybe(context.rng, 0.8))
    if part is None:
        return None
    return around(context.rng, part)


def around(rng: random.Random, part: Clause) -> str | None:
    """A clause denied, told, asked about or put off."""
    text = part.imperative(rng)
    verb, _, rest = text.partition(" ")
    shield = rng.choice(SHIELDS)
    if "{d}" in shield and verb not in PAST:
        return None
    past = f"{PAST.get(verb, verb)} {rest}"
    said = shield.replace("{x}", text).replace("{g}", gerund(text)).replace("{d}", past)
    return said.replace("{w}", pick(rng, rooms.PEOPLE))


def left(context: Context) -> str | None:
    """A device that is to stay as it is."""
    part = clause(context, simple=True)
    if part is None or part.order.verb not in STAYING or part.said:
        return None
    result = part.result(context.rng)
    if result not in ("on", "off", "open", "up", "closed", "shut", "down", "out", "running"):
        return None
    return context.rng.choice(LEFT).replace("{t}", part.ref.text).replace("{r}", result)


def stated(context: Context) -> str | None:
    """A sentence that mentions a device or a room and asks for nothing."""
    rng, view = context.rng, context.view
    if not view.house.entities or not view.house.areas:
        return None
    if maybe(rng, 0.15):
        felt = rng.sample(FELT.split("|"), 2)
        return rng.choice(ELSEWHERE).replace("{f}", felt[0]).replace("{g}", felt[1])
    name = rng.choice(view.house.entities).name
    area = rng.choice(view.house.areas)
    text = rng.choice(STATEMENTS)
    if maybe(rng, 0.25):  # as if the name were somebody's own
        text = text.replace("the {n}", "{n}").replace("the {m}", "{m}")
    text = text.replace("{n}", name.lower() if maybe(rng, 0.6) else name)
    text = text.replace("{m}", rng.choice(view.house.entities).name.lower())
    text = text.replace("{w}", pick(rng, rooms.PEOPLE))
    return text.replace("{p}", rooms.with_article(refs.spell(rng, area.name)))


def fragment(context: Context) -> str | None:
    """A name or a beginning without anything to do."""
    rng, view = context.rng, context.view
    draw = rng.random()
    if draw < 0.35:
        return None if context.last else rng.choice(chat.BROKEN)
    if draw < 0.6 and view.house.areas:
        name = refs.spell(rng, rng.choice(view.house.areas).name)
        return pick(rng, "{n}|the {n}|in the {n}|the {n} please|um the {n}").replace("{n}", name)
    named = ("scene", "script", "input_boolean")  # whose names say what to do
    things = [e for e in view.house.entities if e.domain not in named]
    if not things:
        return None
    name = rng.choice(things).name.lower()
    if any(each.domain in named for each in view.names[norm(name)]):
        return None
    phrase = "{n}|the {n}|um the {n}|the {n} and|set the {n} to|{n} please|{n} please|{n}, please|"
    phrase += "hey, {n}|what about the {n}|{n} now|and the {n}|the {n}, please|{n} {n}"
    return pick(rng, phrase).replace("{n}", name)


def dangling(context: Context) -> str | None:
    """`turn it off` with nothing before it."""
    if context.last:
        return None
    return pick(context.rng, "turn it off|turn it on|switch it off|switch that on|open it|close it|"
                "turn them off|turn them all on|set it to 40 percent|make it red|lock it|unlock it|"
                "turn that one off|shut it|do it again|the same again|set it to 21|toggle it|"
                "turn those off|dim it|open them|close them please|"
                "could you turn it off?")  # fmt: skip


def injected(context: Context) -> str | None:
    """A command hidden in a text that is something else."""
    part = clause(context, simple=True)
    if part is None:
        return None
    return context.rng.choice(chat.INJECTIONS).replace("{c}", part.imperative(context.rng))


def small_talk(context: Context) -> str | None:
    """Chat, other languages, gibberish."""
    rng, view = context.rng, context.view
    draw = rng.random()
    if draw < 0.12:
        return chat.gibberish(rng)
    if draw < 0.25:
        return rng.choice(chat.FOREIGN)
    text = rng.choice(chat.CHAT)
    if context.last and text in ("stop it", "stop that", "shut up", "yes", "yes please"):
        return None
    words = {word for name in view.names for word in name.split()}
    if set(norm(text).split()) & words & {"morning", "night", "goodbye", "home", "dinner", "party"}:
        return None
    return framed(rng, text, 0.5)


LOCAL: tuple[tuple[float, Callable[[Context], str | None]], ...] = (
    (7, shielded),
    (4, stated),
    (0.7, left),
    (1.2, fragment),
    (2.2, strangers.unknown_room),
    (2.4, strangers.absent),
    (2.2, lookalikes.unknown_owner),
    (1.6, lookalikes.unknown_number),
    (1.2, lookalikes.elsewhere),
    (1.2, strangers.unknown_thing),
    (0.8, dangling),
    (0.7, injected),
    (3, small_talk),
)
