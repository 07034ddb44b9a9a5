"""What training any head on the sentence vectors takes: frames, people's sentences, a fit."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from pipelines.encoders.text import TextEncoder
from pipelines.tasks.texts.sentence_head import SentenceHead

DECAY = 1e-4  # of 3e-5, 1e-4 and 3e-4, the best on the development sentences of to-dos
STEPS = 300
Sentences = Sequence[tuple[str, bool]]


def make(sentences: Sentences, encoder: TextEncoder, file: Path) -> None:
    """Train a head to tell the sentences apart, and write it."""
    vectors = encoder.pooled([text for text, _ in sentences])
    fit(vectors, torch.tensor([float(yes) for _, yes in sentences])).save(file)


def fit(vectors: Tensor, targets: Tensor, decay: float = DECAY) -> SentenceHead:
    """A logistic regression with ridge, both classes with one weight: [n, 384], [n] → a head."""
    weights = torch.zeros(vectors.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")
    rare = (1 - targets).sum() / targets.sum()

    def loss() -> Tensor:
        optimizer.zero_grad()
        value = F.binary_cross_entropy_with_logits(
            vectors @ weights + bias, targets, pos_weight=rare
        )
        value = value + decay * weights.square().sum() / 2
        value.backward()
        return value

    with torch.inference_mode(False):
        vectors, targets = vectors.clone(), targets.clone()
        optimizer.step(loss)
    return SentenceHead(weights.detach(), bias.detach())


def split(alternatives: str) -> Sequence[str]:
    """`a |b` → a, b: with single spaces, whatever lines they stand on."""
    return [" ".join(each.split()) for each in alternatives.split("|")]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The objects of a file that has one on each line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
