"""Wishes for a caption, in many words: `describe this photo`, `what does the picture show?`."""

import random

from pipelines.training.commands.words import maybe, options, pick

PICTURES = "picture|photo|image|photograph|pic|shot|snapshot|scene|view|drawing|screenshot"
THIS = "this|it|this one|this {n}|the {n}|the {n}|my {n}|that {n}|this {n} here"
FRAMES = options(
    "describe {t}|describe {t} for me|describe {t} in one sentence|describe {t} briefly|"
    "describe what you see|describe what is on {t}|describe what happens in {t}|"
    "give me a description of {t}|I need a description of {t}|a short description of {t}|"
    "write a description of {t}|what do you see?|what do you see in {t}?|what can you see here?|"
    "what can be seen on {t}?|what do you see there|tell me what is in {t}|tell me what {t} shows|"
    "tell me about {t}|tell me what's happening in {t}|what is in {t}?|what's on {t}?|"
    "what does {t} show?|what's shown in {t}?|what is happening in {t}?|what's going on in {t}?|"
    "what's going on?|what is happening?|what is this?|what's this?|what's that|what is it?|"
    "what is {t} of?|what is this a {n} of?|what am I looking at?|what have I got here|"
    "what did my camera catch?|what's to be seen|what's there to see|what is visible in {t}|"
    "caption {t}|caption|write a caption|write me a caption for {t}|a caption for {t}|"
    "give {t} a caption|find a caption for {t}|suggest a caption|I want a caption for {t}|"
    "alt text for {t}|I need an alt text|title for {t}|find a title for {t}|name this {n}|"
    "put {t} in words|say what you see|say what is in {t}|say something about {t}|"
    "explain {t}|explain {t} to me|explain what happens in {t}|narrate {t}|"
    "summarise {t}|summarize {t} in a sentence|{t} in one sentence|{t} in a few words|"
    "read {t} to me|read {t} aloud|I can't see {t}, what is in it?|I cannot see, what is there?|"
    "my eyes are bad, what's on {t}?|I'm visually impaired, describe {t}|"
    "walk me through {t}|look at {t} and tell me what you see|have a look at {t}|look at {t}|"
    "can you see {t}?|do you know what {t} shows?|guess what {t} is|what would you say {t} shows?|"
    "how would you put {t} into words?|show me that you understand {t}|what did I take a {n} of?|"
    "tell my mother what is in {t}|describe {t} as if I were blind|your description of {t}|"
    "what do you make of {t}?|what do you think {t} shows?|analyse {t}|interpret {t}|"
    "let me know what's in {t}|let me hear what {t} shows|I'd like to know what {t} shows"
)
ASKING = options(
    "can you {x}?|could you {x}?|please {x}|{x} please|would you {x}?|I'd like you to {x}"
)
IMPERATIVES = ("describe", "tell", "write", "give", "caption", "explain", "narrate", "say", "put",
               "summar", "read", "find", "name", "walk", "suggest")  # fmt: skip


def caption_wish(rng: random.Random) -> str:
    """One wish."""
    noun = pick(rng, PICTURES) if maybe(rng, 0.45) else pick(rng, "picture|photo|image")
    said = rng.choice(FRAMES)
    said = said.replace("{t}", pick(rng, THIS)).replace("{n}", noun)
    if said.startswith(IMPERATIVES) and maybe(rng, 0.35):
        return rng.choice(ASKING).replace("{x}", said)
    if maybe(rng, 0.06):
        return f"{pick(rng, 'ok,|hey,|so,|now,|please,|and')} {said}"
    return said


def caption_wishes(count: int, seed: int = 1) -> list[str]:
    """Many wishes, the same for the same seed."""
    rng = random.Random(seed)
    return [caption_wish(rng) for _ in range(count)]
