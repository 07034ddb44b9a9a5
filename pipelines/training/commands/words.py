"""Words for numbers, choices among alternatives, and names made comparable."""

import random
import re
from functools import cache, lru_cache

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
DOUBLING = ("set", "put", "dim", "shut", "run", "stop", "get", "let", "cut", "flip", "drop", "pop")


@cache
def options(alternatives: str) -> tuple[str, ...]:
    """The alternatives of a text, which stand between bars or on lines; `_` is nothing."""
    found = [each.strip() for each in re.split(r"[|\n]", alternatives)]
    return tuple("" if each == "_" else each for each in found if each)


def pick(rng: random.Random, alternatives: str) -> str:
    """One of the alternatives of a text."""
    return rng.choice(options(alternatives))


def maybe(rng: random.Random, chance: float) -> bool:
    """True as often as `chance` says."""
    return rng.random() < chance


@lru_cache(maxsize=8192)
def norm(text: str) -> str:
    """A name as it is compared: lower case, letters and digits only."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("'", "").replace("’", "")))


def slug(text: str) -> str:
    """A name as part of an id."""
    return re.sub(r"[^a-z0-9]+", "_", text.casefold().replace("'", "")).strip("_") or "device"


def number_words(number: int, joined: str = " ") -> str:
    """A whole number below a million in words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return TENS[tens] + (joined + UNITS[units] if units else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        words = "a hundred" if number == 100 else f"{UNITS[hundreds]} hundred"
        return words + (f" {number_words(rest, joined)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    words = f"{number_words(thousands, joined)} thousand"
    return words + (f" {number_words(rest, joined)}" if rest else "")


def spoken(rng: random.Random, number: float, words: float = 0.4) -> str:
    """A number as it is typed or said: digits, or words."""
    whole = int(number)
    tenths = round((number - whole) * 10)
    if not maybe(rng, words):
        return f"{number:g}" if tenths else str(whole)
    text = number_words(whole, pick(rng, "-| "))
    if not tenths:
        return text
    if tenths == 5 and maybe(rng, 0.5):
        return f"{text} and a half"
    return f"{text} point {UNITS[tenths]}"


@lru_cache(maxsize=4096)
def plural(phrase: str) -> bool:
    """Whether a noun phrase names several things, by its last word."""
    last = phrase.casefold().split()[-1] if phrase.split() else ""
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "'s")) and last != "sonos"


def many(noun: str) -> str:
    """The plural of a noun."""
    return noun if noun.endswith("s") else noun + "s"


def one(noun: str) -> str:
    """The singular of a noun."""
    return noun[:-1] if plural(noun) else noun


def gerund(phrase: str) -> str:
    """A phrase that begins with a verb, as after `would you mind`."""
    verb, _, rest = phrase.partition(" ")
    if verb in DOUBLING:
        verb += verb[-1]
    elif verb.endswith("e") and not verb.endswith("ee"):
        verb = verb[:-1]
    return f"{verb}ing {rest}".strip()


@cache
def head(phrase: str) -> str:
    """A noun phrase without where the thing is."""
    return re.split(r" (?:in|on|inside|of|at) ", phrase)[0]
