"""How well labels fit: pictures against what their captions name, and against the captions.

A label is right where one of a picture's captions names it or a kind of it. Captions leave most of
a picture unsaid, so a wrong label may still be to be seen.
"""

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from pipelines.assistant import Assistant
from pipelines.evaluation.answers import calibration_error
from pipelines.evaluation.captions import read_references
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.nouns import Nouns
from pipelines.evaluation.pictures import PictureSet
from pipelines.evaluation.wordnet import WordNet, WordNetError
from pipelines.preprocess.image import load_image, square
from pipelines.settings import Settings
from pipelines.tasks.pictures.labels import BEST, FEWEST, MOST, Labeller, Trust

KEPT = Path("vision-2") / "flickr8k-dev-plain.npy"  # in HEARTH_HOME: what training has seen
LISTS = 4  # lists as a visitor may type them, drawn for each picture
SEED = 3
OFTEN = 5  # pictures in which a label must be right to count on its own
Right = frozenset[int]  # positions of labels
Result = dict[str, float | int]


@dataclass(frozen=True)
class Captioned:
    """Pictures as vision tokens [n, 1 or more, 1664], with their captions and the right labels."""

    tokens: Tensor
    captions: list[list[str]]
    right: list[Right]

    def half(self, number: int) -> "Captioned":
        """Every second picture: 0 to calibrate on, 1 to look whether that holds."""
        return Captioned(self.tokens[number::2], self.captions[number::2], self.right[number::2])


@dataclass(frozen=True)
class Comparison:
    """A picture's cosines with some labels, float [labels], and which of these are right."""

    cosines: Tensor
    right: Right


def evaluate_labels(settings: Settings, data: Path) -> Result:
    """The shipped labeller on Flickr8k's development pictures.

    Raises EvaluationError if the data or WordNet are not there.
    """
    try:
        captions = read_captions(data, "dev")
        common = read_captions(data, "train")
        pictures = PictureSet(data / "flickr8k" / "dev.tar")
        nouns = Nouns(WordNet())
    except (EvaluationError, OSError, ValueError) as error:
        raise EvaluationError(f"{data} holds no Flickr8k.") from error
    except WordNetError as error:
        raise EvaluationError(str(error)) from error
    assistant = Assistant.load(settings)
    labeller = assistant.looker.labeller
    kept = settings.home / KEPT
    if kept.exists() and len(tokens := np.load(kept, mmap_mode="r")) == len(captions):
        seen = torch.from_numpy(np.array(tokens[:, :1])).float()
    else:
        crops = (square(load_image(pictures.read(name))) for name in captions)
        seen = torch.cat([assistant.looker.sight(crop)[0][:, :1] for crop in crops])
    known = list(captions.values())
    task = Captioned(seen, known, truths(nouns, known, labeller.everyday))
    return measure(labeller, task, usual(nouns, list(common.values()), labeller.everyday))


def read_captions(data: Path, split: str) -> dict[str, list[str]]:
    """`{name: captions}` of Flickr8k, sorted by name. Raises EvaluationError if it is not there."""
    return dict(sorted(read_references(data / "flickr8k" / f"{split}.json").items()))


def truths(nouns: Nouns, captions: Sequence[Sequence[str]], labels: Sequence[str]) -> list[Right]:
    """The labels that each picture's captions name."""
    named = (frozenset[str]().union(*map(nouns.named, texts)) for texts in captions)
    return [frozenset(nouns.shown(things, labels)) for things in named]


def usual(nouns: Nouns, captions: Sequence[Sequence[str]], labels: Sequence[str]) -> list[int]:
    """The five labels that captions name most often: what one says without looking."""
    counts = Counter(each for right in truths(nouns, captions, labels) for each in right)
    return [label for label, _ in counts.most_common(BEST)]


@torch.inference_mode()
def measure(labeller: Labeller, pictures: Captioned, common: Sequence[int]) -> Result:
    """All figures; shares and calibration errors lie in 0-1."""
    vectors = labeller.everyday_vectors
    seen = labeller.head(pictures.tokens)  # [n, 384]
    best = (seen @ vectors.T).topk(BEST).indices.tolist()
    asked = [n for n, right in enumerate(pictures.right) if right]
    count = len(labeller.everyday)
    texts = labeller.encoder.pooled([captions[0] for captions in pictures.captions])
    closer = seen @ texts.T
    ranks = (closer > closer.diag().unsqueeze(1)).sum(1)
    listed = confident(labeller.listed, comparisons(labeller, pictures.half(1)))
    typed = confident(labeller.typed, comparisons(labeller, pictures.half(1), typed=True))

    def share(hits: list[bool]) -> float:
        return round(sum(hits) / len(hits), 4)

    rights = [pictures.right[n] for n in asked]
    recalls = _recalls(pictures.right, best)
    return {
        "pictures": len(pictures.right),
        "pictures_with_a_label": len(asked),
        "labels": count,
        "top_1": share([best[n][0] in pictures.right[n] for n in asked]),
        "top_5": share([not pictures.right[n].isdisjoint(best[n]) for n in asked]),
        "most_frequent_top_1": share([common[0] in right for right in rights]),
        "most_frequent_top_5": share([not right.isdisjoint(common) for right in rights]),
        "random_top_1": round(sum(len(right) / count for right in rights) / len(rights), 4),
        "random_top_5": round(sum(_by_chance(len(r), count) for r in rights) / len(rights), 4),
        "labels_seen_often": len(recalls),
        "recall_5_of_these": round(sum(recalls) / max(len(recalls), 1), 4),
        "most_frequent_recall_5": round(BEST / max(len(recalls), 1), 4),
        "caption_recall_1": round((ranks < 1).float().mean().item(), 4),
        "caption_recall_5": round((ranks < 5).float().mean().item(), 4),
        "calibration_error": round(calibration_error(*listed), 4),
        "calibration_error_typed": round(calibration_error(*typed), 4),
    }


@torch.inference_mode()
def comparisons(labeller: Labeller, pictures: Captioned, typed: bool = False) -> list[Comparison]:
    """Each picture with all everyday labels, or with lists such as a visitor may type.

    Such a list holds 2 to 50 labels drawn by chance, in half of the cases none that is right.
    """
    vectors = labeller.everyday_vectors
    cosines = labeller.head(pictures.tokens) @ vectors.T
    pairs = zip(cosines, pictures.right, strict=True)
    if not typed:
        return [Comparison(row, right) for row, right in pairs]
    chance = random.Random(SEED)
    return [_drawn(row, right, chance) for row, right in pairs for _ in range(LISTS)]


def confident(trust: Trust, compared: Sequence[Comparison]) -> tuple[list[float], list[bool]]:
    """The probability of each best label, and whether it was right."""
    rows = [trust(each.cosines)[:-1] for each in compared]
    best = [int(row.argmax()) for row in rows]
    sure = [float(row[n]) for row, n in zip(rows, best, strict=True)]
    return sure, [n in each.right for n, each in zip(best, compared, strict=True)]


def _recalls(right: Sequence[Right], best: Sequence[Sequence[int]]) -> list[float]:
    """For each label that is right often enough, how often it is among the best five then.

    Their mean gives a rare label as much say as *man*.
    """
    counts = Counter(label for each in right for label in each)
    hits = Counter(n for each, five in zip(right, best, strict=True) for n in each & set(five))
    return [hits[label] / count for label, count in counts.items() if count >= OFTEN]


def _drawn(cosines: Tensor, right: Right, chance: random.Random) -> Comparison:
    wrong = sorted(set(range(len(cosines))) - right)
    chosen = chance.sample(wrong, chance.randint(FEWEST, MOST))
    there = bool(right) and chance.random() < 0.5
    if there:
        chosen[0] = chance.choice(sorted(right))
    return Comparison(cosines[chosen], frozenset({0} if there else ()))


def _by_chance(right: int, count: int) -> float:
    """How likely one of five labels drawn by chance is right."""
    return 1 - math.comb(count - right, BEST) / math.comb(count, BEST)
