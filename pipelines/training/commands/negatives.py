"""Sentences that look like commands to the house and must not act."""

import random
from collections.abc import Callable

from pipelines.tasks.orders import able
from pipelines.training.commands import chat, refs, rooms, strangers
from pipelines.training.commands.clauses import Clause, clause
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.values import said
from pipelines.training.commands.words import gerund, maybe, norm, options, pick

PAST = {
    "turn":
        "turned",
            "switch": "switched", "set": "set", "put": "put", "open": "opened", "close": "closed",
    "shut":
        "shut",
            "lock":
                "locked",
                    "unlock": "unlocked", "start": "started", "stop": "stopped", "dim": "dimmed",
    "make":
        "made",
            "pause":
                "paused",
                    "mute": "muted", "activate": "activated", "raise": "raised", "lower": "lowered",
    "run":
        "ran",
            "play": "played", "change": "changed", "increase": "increased", "cancel": "cancelled",
    "toggle":
        "toggled", "arm": "armed", "disarm": "disarmed", "brighten": "brightened", "get": "got",
    "send":
        "sent", "bring": "brought", "pull": "pulled", "power": "powered", "decrease": "decreased",
    "enable":
        "enabled", "disable": "disabled", "adjust": "adjusted", "dock": "docked", "kill": "killed",
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
    "tomorrow I will {x}|if I {x}, what happens?|when did you {x} last?|why did you {x}?|"
    "who told you to {x}?|"
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
    "it is hard to {x}"
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
    "there is a {n} in {p}"
)
UNABLE = (
    ("light", "open {t}|close {t}|lock {t}|unlock {t}|mute {t}|pause {t}|set {t} to 21 degrees|"
              "arm {t}|play {t}|"
     "lower {t} to the floor|skip the song on {t}|dock {t}|set the volume of {t} to 30 percent|"
     "set {t} to 300 percent|set {t} to 3000 kelvins of love|set {t} to minus twenty percent|"
     "make {t} taller"),
    ("climate", "set {t} to 90 degrees|set {t} to 100 degrees|set {t} to 60 degrees|lock {t}|"
                "open {t}|play {t}|"
     "set {t} to minus ten degrees|make {t} red|pause {t}|mute {t}|set {t} to 45 degrees|"
     "set {t} to 2 degrees|"
     "set {t} to 200|unlock {t}|turn {t} blue|set {t} to 80 degrees celsius"),
    ("fan", "lock {t}|unlock {t}|make {t} red|set {t} to 21 degrees|open {t}|mute {t}|"
            "set {t} to 400 percent"),
    ("switch", "dim {t}|dim {t} to 40 percent|make {t} blue|set {t} to 50%|lock {t}|unlock {t}|"
               "open {t}|mute {t}|"
     "brighten {t}|set {t} to 2700 kelvin|pause {t}|make {t} warmer white|make {t} brighter|"
     "turn {t} red"),
    ("cover", "make {t} red|unlock {t}|mute {t}|play {t}|set {t} to 20 degrees|dim {t}|"
              "set {t} to 250 percent"),
    ("lock", "dim {t}|make {t} green|set {t} to 30 percent|play {t}|mute {t}|turn {t} up|"
             "set {t} to 20 degrees"),
    ("media_player", "lock {t}|unlock {t}|make {t} purple|set {t} to 21 degrees|dim {t}|arm {t}|"
                     "dock {t}|"
     "set the volume of {t} to 400 percent|set {t} to 250 percent|open {t}|set {t} to 2700 kelvin"),
    ("vacuum", "dim {t}|lock {t}|open {t}|make {t} pink|set {t} to 40 percent|mute {t}|unlock {t}|"
               "arm {t}"),
    ("sensor", "turn on {t}|turn off {t}|set {t} to 20|open {t}|dim {t}|raise {t}|lock {t}|"
               "mute {t}"),
    ("binary_sensor", "dim {t}|turn off {t}|play {t}|set {t} to 40 percent|switch on {t}|mute {t}"),
    ("timer", "lock {t}|dim {t}|make {t} blue|open {t}|set {t} to 40 percent|mute {t}"),
    ("camera", "dim {t}|lock {t}|set {t} to 20 degrees|make {t} red|open {t}|mute {t}|"
               "zoom in with {t}"),
    ("scene", "dim {t}|lock {t}|turn off {t}|set {t} to 40 percent|open {t}|mute {t}"),
    ("alarm_control_panel", "dim {t}|make {t} green|open {t}|set {t} to 30 percent|play {t}|"
                            "toggle {t} twice a day"),
    ("valve", "lock {t}|dim {t}|make {t} blue|mute {t}|set {t} to 20 degrees|play {t}"),
)  # fmt: skip
_LACKING = (
    ("brightness_pct", "set {t} to {v}|dim {t} to {v}|dim {t}|brighten {t}|make {t} brighter|"
                       "set {t} at {v}|"
     "make {t} dimmer|turn {t} up to {v}|dim {t} by 10 percent|set the brightness of {t} to {v}"),
    ("color_name", "make {t} {v}|turn {t} {v}|set {t} to {v}|change the color of {t} to {v}|"
                   "{t} {v}"),
    ("color_temp_kelvin", "set {t} to {v}|make {t} {v}|set the colour temperature of {t} to {v}"),
    ("percentage", "set {t} to {v}|run {t} at {v}|speed up {t}|slow down {t}|turn {t} to {v}"),
)  # fmt: skip


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
    return shield.replace("{x}", text).replace("{g}", gerund(text)).replace("{d}", past)


def stated(context: Context) -> str | None:
    """A sentence that mentions a device or a room and asks for nothing."""
    rng, view = context.rng, context.view
    if not view.house.entities or not view.house.areas:
        return None
    name = rng.choice(view.house.entities).name
    area = rng.choice(view.house.areas)
    text = rng.choice(STATEMENTS).replace("{n}", name.lower() if maybe(rng, 0.6) else name)
    return text.replace("{p}", rooms.with_article(refs.spell(rng, area.name)))


def fragment(context: Context) -> str | None:
    """A name or a beginning without anything to do."""
    rng, view = context.rng, context.view
    draw = rng.random()
    if draw < 0.35:
        return rng.choice(chat.BROKEN)
    if draw < 0.6 and view.house.areas:
        name = refs.spell(rng, rng.choice(view.house.areas).name)
        return pick(rng, "{n}|the {n}|in the {n}|the {n} please|um the {n}").replace("{n}", name)
    things = [e for e in view.house.entities if e.domain not in ("scene", "script")]
    if not things:
        return None
    name = rng.choice(things).name.lower()
    return pick(rng, "{n}|the {n}|um the {n}|the {n} and|set the {n} to|{n} please").replace(
        "{n}", name
    )


def unable(context: Context) -> str | None:
    """What a device cannot do."""
    rng, view = context.rng, context.view
    if maybe(rng, 0.5):
        field, phrases = rng.choice(_LACKING)
        domain = "fan" if field == "percentage" else "light"
        lacking = [
            e for e in view.house.entities if e.domain == domain and not able(e, "set", (field,))
        ]
        value = said(rng, field)[0]
    else:
        domain, phrases = rng.choice(UNABLE)
        lacking = [e for e in view.house.entities if e.domain == domain]
        value = ""
    if not lacking:
        return None
    thing = rng.choice(lacking)
    ref = refs.named(context, thing, list(view.house.entities))
    if ref is None or ref.asks or ref.targets != (thing.id,):
        return None
    return wrapped(rng, pick(rng, phrases).replace("{t}", ref.text).replace("{v}", value), 0.3)


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
    words = {word for name in view.names for word in name.split()}
    if set(norm(text).split()) & words & {"morning", "night", "goodbye", "home", "dinner", "party"}:
        return None
    return framed(rng, text, 0.5)


LOCAL: tuple[tuple[float, Callable[[Context], str | None]], ...] = (
    (7, shielded),
    (2.4, stated),
    (1.2, fragment),
    (4, unable),
    (1.8, strangers.unknown_room),
    (2.6, strangers.absent),
    (1.2, strangers.unknown_thing),
    (0.8, dangling),
    (0.7, injected),
    (3, small_talk),
)
