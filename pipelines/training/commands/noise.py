"""How sentences arrive: with or without capitals and full stops, misheard, mistyped."""

import random
import re

from pipelines.training.commands.words import maybe, options

MISHEARD = {
    "off":
        "of",
            "to":
                "too|two",
                    "for": "four", "right": "write", "lamp": "lamb|lump", "light": "lite|like",
    "lights": "light's|lites|light", "fan": "van|fen", "heat": "heet|heed", "the": "de|teh|da",
    "blinds": "blind's|"
              "blines",
                  "four": "for", "two": "to", "turn": "tern|tun", "kitchen": "kitchin|chicken",
    "bedroom": "bed room|"
               "bedrom", "degrees": "degree's|degree", "lock": "lok|log", "volume": "volumn",
    "curtains": "curtain's|certains", "close": "clothes|clos", "door": "dore", "speaker": "speeker",
    "percent": "per cent|"
               "present", "their": "there", "room": "rum", "please": "pleas|plz", "and": "an|n",
    "switch": "swich", "temperature": "temprature|temperture", "brightness": "britness|brightnes",
    "your":
        "you're",
            "hall": "haul", "living": "livin", "you": "u", "are": "r", "bathroom": "bath room",
    "thermostat": "thermostate", "i'm": "im", "it's": "its", "what's": "whats", "don't": "dont",
}  # fmt: skip
KINDS = ("heard", "sound", "sound", "typo", "typo", "double", "filler", "filler", "plain")
FILLERS = options("um|uh|like|er|you know|hmm|ah|well|eh|kind of")
KEYS = "qwertyuiopasdfghjklzxcvbnm"


def arrive(rng: random.Random, text: str, question: bool = False) -> str:
    """A sentence as it reaches the assistant."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,?.!])", r"\1", text)
    if maybe(rng, 0.18):
        return _noisy(rng, text)
    draw = rng.random()
    if draw < 0.3:
        text = text.lower().rstrip("?.!")
        return text.replace(",", "") if maybe(rng, 0.7) else text
    if draw < 0.92:
        text = text[:1].upper() + text[1:]
    if text[-1:] not in "?!." and maybe(rng, 0.55):
        text += "?" if question and maybe(rng, 0.9) else "." if maybe(rng, 0.9) else "!"
    if draw > 0.985:
        text = text.upper()
    return text


def _noisy(rng: random.Random, text: str) -> str:
    if maybe(rng, 0.7):
        text = re.sub(r"[?.!]$", "", text.lower().replace(",", ""))
    words = text.split()
    kind = rng.choice(KINDS)
    if kind == "heard":
        places = [at for at, word in enumerate(words) if word.casefold() in MISHEARD]
        for at in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
            words[at] = rng.choice(MISHEARD[words[at].casefold()].split("|"))
    elif kind == "sound":
        long = [at for at, word in enumerate(words) if len(word) > 4 and word.isalpha()]
        for at in rng.sample(long, min(len(long), 1)):
            words[at] = _sounding(rng, words[at])
    elif kind == "typo":
        at = rng.randrange(len(words))
        words[at] = _mistyped(rng, words[at])
    elif kind == "double" and len(words) > 2:
        at = rng.randrange(len(words) - 1)
        words.insert(at, words[at])
    elif kind == "filler" and len(words) > 2:
        words.insert(rng.randrange(1, len(words)), rng.choice(FILLERS))
    return " ".join(words)


SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("ee", "ea"), ("ea", "ee"), ("er", "a"), ("or", "aw"),
    ("ai", "ay"), ("ou", "ow"), ("oo", "u"), ("th", "d"), ("wh", "w"), ("y", "ie"), ("igh", "ite"),
    ("tion", "shun"), ("le", "el"), ("qu", "kw"), ("x", "ks"), ("v", "f"), ("b", "p"), ("d", "t"),
    ("mp", "m"), ("ll", "l"), ("tt", "t"), ("a", "o"), ("i", "e"),
)  # fmt: skip


def _sounding(rng: random.Random, word: str) -> str:
    """A word as a speech recogniser may spell it that does not know it: `koop hatch`."""
    if word.casefold() in ("unlock", "close", "switch", "start", "pause", "please"):
        return word
    if len(word) > 7 and maybe(rng, 0.35):
        at = rng.randrange(3, len(word) - 3)
        return f"{word[:at]} {word[at:]}"
    fitting = [(old, new) for old, new in SOUNDS if old in word]
    if not fitting:
        return word
    return word.replace(*rng.choice(fitting), 1)


def _mistyped(rng: random.Random, word: str) -> str:
    if (
        len(word) < 5
        or not word.isalpha()
        or word.casefold() in ("unlock", "lock", "close", "open")
    ):
        return word
    at = rng.randrange(1, len(word) - 1)
    draw = rng.random()
    if draw < 0.35:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if draw < 0.65:
        return word[:at] + word[at + 1 :]
    if draw < 0.85:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice(KEYS) + word[at + 1 :]
