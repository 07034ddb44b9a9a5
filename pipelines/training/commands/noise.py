"""How sentences arrive: with or without capitals and full stops, misheard, mistyped."""

import random
import re

from pipelines.training.commands.misheard import ALIKE, FILLERS, KEPT, MISHEARD
from pipelines.training.commands.words import maybe

KEYS = "qwertyuiopasdfghjklzxcvbnm"


def arrive(rng: random.Random, text: str, question: bool = False) -> str:
    """A sentence as it reaches the assistant."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,?.!])", r"\1", text)
    if maybe(rng, 0.15):
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
    """What a recogniser makes of speech, or hasty fingers of a thought."""
    if maybe(rng, 0.8):
        text = re.sub(r"[?.!]$", "", text.lower().replace(",", ""))
    words = text.split()
    kinds = (
        "heard",
        "heard",
        "heard",
        "typo",
        "typo",
        "split",
        "alike",
        "alike",
        "double",
        "filler",
    )
    for kind in rng.sample(kinds, 2 if maybe(rng, 0.2) else 1):
        if kind == "heard":
            places = [at for at, word in enumerate(words) if word.casefold() in MISHEARD]
            for at in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
                words[at] = rng.choice(MISHEARD[words[at].casefold()].split("|"))
        elif kind == "split":
            words = _split(rng, words)
        elif kind == "double" and len(words) > 2:
            at = rng.randrange(len(words) - 1)
            words.insert(at, words[at])
        elif kind == "filler" and len(words) > 2:
            words.insert(rng.randrange(1, len(words)), rng.choice(FILLERS))
        else:
            at = rng.randrange(len(words))
            words[at] = _alike(rng, words[at]) if kind == "alike" else _mistyped(rng, words[at])
    return " ".join(words)


def _split(rng: random.Random, words: list[str]) -> list[str]:
    """Two words heard as one, or one as two."""
    long = [at for at, word in enumerate(words) if len(word) > 6 and word.isalpha()]
    short = [
        at
        for at in range(len(words) - 1)
        if words[at].isalpha() and words[at + 1].isalpha()
        and 4 < len(words[at] + words[at + 1]) < 13
    ]  # fmt: skip
    if long and maybe(rng, 0.5):
        at = rng.choice(long)
        cut = rng.randrange(3, len(words[at]) - 2)
        return [*words[:at], words[at][:cut], words[at][cut:], *words[at + 1 :]]
    if short:
        at = rng.choice(short)
        return [*words[:at], words[at] + words[at + 1], *words[at + 2 :]]
    return words


def _alike(rng: random.Random, word: str) -> str:
    """A word with letters that sound alike."""
    found = [(old, new) for old, new in ALIKE if old in word[1:]]
    if len(word) < 4 or not found or word.casefold() in KEPT or not word.isalpha():
        return word
    old, new = rng.choice(found)
    return word[0] + word[1:].replace(old, new, 1)


def _mistyped(rng: random.Random, word: str) -> str:
    if len(word) < 5 or not word.isalpha() or word.casefold() in KEPT:
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
