"""Questions that lean on the one before: `what is on the table? a cup`, `what colour is it?`."""

import random
import re
from collections.abc import Sequence

from pipelines.tasks.pictures.history import leaning
from pipelines.training.commands.words import maybe, pick
from pipelines.training.questions.daquar import Pair
from pipelines.training.questions.words import ALWAYS_PLURAL

NOUN = re.compile(r"\b(?:the|this|that|these|those) ((?:[a-z]+ )??([a-z]+))\b")
HE, SHE = ("man", "boy", "guy", "he"), ("woman", "girl", "lady", "she")
EITHER, MANY = ("child", "person", "kid", "baby"), ("people", "men", "women", "children")
VERBS = ("is", "are", "was", "does", "do", "did", "what", "who", "where")
DULL = frozenset(
    ["picture", "photo", "image", "front", "left", "right", "side", "top", "middle", "back",
     "kind", "colour", "color", "sort", "room"]
)  # fmt: skip


def followup(
    pairs: Sequence[Pair], described: Sequence[Pair], chance: random.Random
) -> Pair | None:
    """A question with what went before, and its answer.

    `described` are captions with the wishes for them. Often the question stands on its own, and
    what went before is of no use.
    """
    if not pairs:
        return None
    past = (*pairs, *described)
    leans = [(p, b, f) for p in pairs for b in past if p[0] != b[0] and (f := _named(p[0], b))]
    if leans and maybe(chance, 0.65):
        (question, answer), (asked, said), found = chance.choice(leans)
        rest = question[found.end() :].removeprefix("'s")
        question = question[: found.start()] + _pronoun(found, chance) + rest
    else:
        question, answer = chance.choice(pairs)
        before = [each for each in past if each[0] != question]
        if not before:
            return None
        asked, said = chance.choice(before)
    if maybe(chance, 0.25):
        question = f"{pick(chance, 'and|and|so|ok, and|hm,')} {question}"
    return leaning(question, asked, said), answer


def _named(question: str, before: Pair) -> re.Match[str] | None:
    """What a question names, where the exchange before it spoke of the same."""
    words = set(re.findall(r"[a-z]+", " ".join(before).lower()))
    for found in NOUN.finditer(question):
        noun = found.group(2)
        if noun not in DULL and noun in words:
            return found
    return None


def _pronoun(found: re.Match[str], chance: random.Random) -> str:
    """`it`, `his`, `she`, `them` for a noun, by its place in the question."""
    noun, before = found.group(2), found.string[: found.start()].split()
    owns = found.string[found.end() :].startswith("'s ")
    subject = bool(before) and before[-1].removesuffix("'s") in VERBS
    place = 2 if owns else 0 if subject else 1
    if noun in HE or (noun in EITHER and maybe(chance, 0.5)):
        return ("he", "him", "his")[place]
    if noun in SHE or noun in EITHER:
        return ("she", "her", "her")[place]
    if noun in MANY or noun in ALWAYS_PLURAL or (noun.endswith("s") and not noun.endswith("ss")):
        return ("they", "them", "their")[place]
    return ("it", pick(chance, "it|it|that"), "its")[place]
