"""The caption task: from generated pieces to a sentence whose words know where they looked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipelines.fusion.decoding import Limits
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.types import MAX_BEAMS, Caption, InputError, Request, Word

TASK = "caption"
MAX_REPLY = 96  # tokens
AGREEMENT = 8.0  # what a cosine of picture and sentence weighs beside a log-probability


@dataclass(frozen=True)
class Glance:
    """One piece of a caption: id, log-probability, attention over the picture [grid, grid]."""

    token: int
    log_probability: float
    attention: np.ndarray


def limits(request: Request) -> Limits:
    """How long a caption may get. Raises InputError outside of the limits."""
    if not 1 <= request.beams <= MAX_BEAMS:
        raise InputError(f"The number of beams must lie between 1 and {MAX_BEAMS}.")
    if not 1 <= request.max_tokens <= MAX_REPLY:
        raise InputError(f"The length of a reply must lie between 1 and {MAX_REPLY} tokens.")
    return Limits(max_tokens=request.max_tokens, min_tokens=min(3, request.max_tokens))


def sentence(text: str) -> str:
    """Sentence case with a final stop, as people read it: `a dog runs` → `A dog runs.`"""
    text = text.strip()
    if not text:
        return ""
    stop = "" if text[-1] in ".!?" else "."
    return text[0].upper() + text[1:] + stop


def ranked(scores: Sequence[float], agreement: Sequence[float]) -> list[int]:
    """The numbers of captions, best first, by likelihood and by agreement with the picture.

    The likeliest sentence is often one that fits most pictures: `a man in a red shirt`.
    """
    both = [score + AGREEMENT * own for score, own in zip(scores, agreement, strict=True)]
    return [int(number) for number in np.argsort(-np.array(both), kind="stable")]


def caption(glances: Sequence[Glance], vocabulary: Vocabulary) -> Caption:
    """Join pieces into words, averaging their attention and multiplying their probabilities."""
    groups: list[list[Glance]] = []
    for glance in glances:
        if groups and not vocabulary.starts_word(glance.token):
            groups[-1].append(glance)
        else:
            groups.append([glance])
    words = tuple(_word(group, vocabulary) for group in groups)
    text = vocabulary.decode(glance.token for glance in glances)
    score = float(np.mean([g.log_probability for g in glances])) if glances else 0.0
    return Caption(sentence(text), words, score)


def _word(group: Sequence[Glance], vocabulary: Vocabulary) -> Word:
    return Word(
        vocabulary.decode(glance.token for glance in group),
        math.exp(sum(glance.log_probability for glance in group)),
        np.mean([glance.attention for glance in group], axis=0),
    )
