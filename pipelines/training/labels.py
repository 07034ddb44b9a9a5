"""Train the head that compares pictures with labels, and fit how far it can be trusted.

The symmetric contrastive loss of CLIP (Radford et al. 2021) on frozen encoders: a picture must lie
nearer to its own text than to those of the others in the batch, and the text nearer to its own
picture. Half of the loss is on captions, half on the single things that they name, because a label
is one word. There several pictures may show the drawn thing, or a kind of it; all of them count as
right (Khosla et al. 2020; Yang et al. 2022, UniCL).
"""

import json
import logging
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from pipelines.encoders.text import TextEncoder
from pipelines.evaluation.labels import (
    Captioned,
    Comparison,
    comparisons,
    measure,
    truths,
    usual,
)
from pipelines.evaluation.nouns import Nouns
from pipelines.evaluation.wordnet import WordNet
from pipelines.machine import fast_dtype
from pipelines.tasks.pictures.labels import WORDINGS, LabelHead, Labeller, Trust, everyday_labels
from pipelines.training.captions import load_captions
from pipelines.training.config import JsonConfig
from pipelines.training.corpora import DAQUAR, FLICKR, Corpora
from pipelines.training.questions import daquar

log = logging.getLogger(__name__)
REPORT = "labels.json"
NAMED_AT_ONCE = 3  # things of a room in one made-up sentence
FIT_STEPS = 200


@dataclass(frozen=True)
class LabelsConfig(JsonConfig):
    """What decides a run. `captions` of each picture are used; `rarest` is in how many pictures a
    thing must be named to be a word of its own."""

    seed: int = 7
    variants: tuple[str, ...] = ("plain", "part-1")
    captions: int = 5
    rarest: int = 6
    steps: int = 1600
    batch: int = 256
    learning_rate: float = 1e-3
    weight_decay: float = 0.3
    dropout: float = 0.5


@dataclass(frozen=True)
class Lessons:
    """Pictures with their texts.

    `variants`: for each its tokens of whole pictures [P, 1664]; `captions` [P, C, 384]; `words`
    [wordings, W, 384]; `named` [P, W]: how often a picture's captions name a word; `shown` [P, W]:
    1 where they name it or a kind of it.
    """

    variants: list[Tensor]
    captions: Tensor
    words: Tensor
    named: Tensor
    shown: Tensor


def make_labels(config: LabelsConfig, corpora: Corpora, text: TextEncoder, out: Path) -> None:
    """Train, calibrate, measure, and write `labels.safetensors` and `labels.json`."""
    nouns = Nouns(WordNet())
    lessons = read_lessons(config, corpora, text, nouns)
    log.info("%d pictures, %d words", len(lessons.captions), lessons.words.shape[1])
    head = train(config, lessons)
    everyday = everyday_labels()
    described = load_captions(corpora.data / FLICKR / "dev.json")
    known = list(described.values())
    tokens = _whole(corpora.features(FLICKR, "dev", list(described), "plain"))
    pictures = Captioned(tokens.unsqueeze(1), known, truths(nouns, known, everyday))
    half, plain = pictures.half(0), Labeller(head, text)
    trusts = fit(comparisons(plain, half)), fit(comparisons(plain, half, typed=True))
    labeller = Labeller(head, text, *trusts)
    labeller.save(out)
    before = list(load_captions(corpora.data / FLICKR / "train.json").values())
    report = {
        "config": asdict(config),
        "listed": asdict(labeller.listed),
        "typed": asdict(labeller.typed),
        "development": measure(labeller, pictures, usual(nouns, before, everyday)),
    }
    (out / REPORT).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def read_lessons(
    config: LabelsConfig, corpora: Corpora, text: TextEncoder, nouns: Nouns
) -> Lessons:
    """Flickr8k's captions, and sentences made of the answers to DAQUAR's questions."""
    captions = load_captions(corpora.data / FLICKR / "train.json")
    rooms = _rooms(config, nouns, corpora.data)
    things = [list(map(nouns.named, texts)) for texts in (*captions.values(), *rooms.values())]
    counts = Counter(word for sets in things for word in frozenset[str]().union(*sets))
    words = sorted(word for word, count in counts.items() if count >= config.rarest)
    named, shown = _tables(things, words, nouns)
    chosen = [each[: config.captions] for each in (*captions.values(), *rooms.values())]
    texts = [said for each in chosen for said in each]
    log.info("reading %d captions", len(texts))
    vectors = text.pooled(texts).view(len(chosen), config.captions, -1)
    worded = [text.pooled([wording.format(word) for word in words]) for wording in WORDINGS]
    variants = [
        torch.cat([
            _whole(corpora.features(FLICKR, "train", list(captions), each)),
            _whole(corpora.features(DAQUAR, "train", list(rooms), each)),
        ])
        for each in config.variants
    ]  # fmt: skip
    return Lessons(variants, vectors, torch.stack(worded), named, shown)


def train(config: LabelsConfig, lessons: Lessons) -> LabelHead:
    """The head after `config.steps` steps of AdamW on a one-cycle schedule."""
    torch.manual_seed(config.seed)
    head, scales = LabelHead(config.dropout), nn.Parameter(torch.tensor([3.0, 3.0]))
    groups: list[dict[str, Any]] = [
        {"params": head.parameters()},
        {"params": [scales], "weight_decay": 0.0},
    ]
    rate = config.learning_rate
    optimizer = torch.optim.AdamW(groups, rate, weight_decay=config.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=config.steps, pct_start=0.1
    )
    wish = lessons.named.clamp(max=3) / lessons.named.sum(0).clamp(min=1).sqrt()
    wish[wish.sum(1) == 0] = 1  # nothing is named: any word, which then has no right picture
    for step in range(config.steps):
        rows = torch.randint(len(wish), (config.batch,))
        variant = lessons.variants[step % len(lessons.variants)]
        with torch.autocast("cpu", fast_dtype(), enabled=fast_dtype() != torch.float32):
            seen = head(variant[rows].unsqueeze(1))
        told = lessons.captions[rows, torch.randint(lessons.captions.shape[1], (len(rows),))]
        loss = contrast(seen, told, torch.eye(len(rows)), scales[0].exp())
        words = torch.multinomial(wish[rows], 1).squeeze(1)
        wording = torch.randint(len(lessons.words), (len(rows),))
        right = lessons.shown[rows][:, words]
        loss = loss + contrast(seen, lessons.words[wording, words], right, scales[1].exp())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 100 == 99:
            log.info("step %d: loss %.3f", step + 1, loss.item())
    return head.eval()


def contrast(pictures: Tensor, texts: Tensor, right: Tensor, scale: Tensor) -> Tensor:
    """InfoNCE both ways, with any number of right pairs.

    pictures, texts: unit vectors [B, 384]; right [B, B]: 1 where a text (column) is right for a
    picture (row). Rows and columns without a right pair do not count.
    """
    scores = scale * pictures.float() @ texts.T
    losses = []
    for each, target in ((scores, right), (scores.T, right.T)):
        count = target.sum(1, keepdim=True)
        rows = F.cross_entropy(each, target / count.clamp(min=1), reduction="none")
        losses.append(rows.sum() / (count > 0).sum().clamp(min=1))
    return (losses[0] + losses[1]) / 2


def fit(compared: Sequence[Comparison]) -> Trust:
    """The temperature and the offset at which a best label of probability p is right p times.

    Logistic loss of the best label's probability (a form of temperature scaling, Guo et al. 2017).
    """
    cosines, right = _padded(compared)
    values = torch.tensor([Trust().scale, Trust().none]).log().requires_grad_()
    optimizer = torch.optim.LBFGS([values], max_iter=FIT_STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scale, none = values.exp()
        scores = torch.cat([cosines * scale, none.expand(len(cosines), 1)], dim=1)
        sure = (cosines.max(1).values * scale - scores.logsumexp(1)).exp()
        value = F.binary_cross_entropy(sure.clamp(1e-6, 1 - 1e-6), right)
        value.backward()
        return value

    optimizer.step(loss)
    scale, none = values.detach().exp().tolist()
    return Trust(scale, none)


def _padded(compared: Sequence[Comparison]) -> tuple[Tensor, Tensor]:
    """Cosines [lists, most labels], filled up with -1e4, and whether each row's best is right."""
    longest = max(len(each.cosines) for each in compared)
    rows = [F.pad(each.cosines, (0, longest - len(each.cosines)), value=-1e4) for each in compared]
    right = [float(int(each.cosines.argmax()) in each.right) for each in compared]
    return torch.stack(rows).clone(), torch.tensor(right)


def _rooms(config: LabelsConfig, nouns: Nouns, data: Path) -> dict[str, list[str]]:
    """`a photo of a chair, a lamp and a table`: what the answers about a room name."""
    chance, rooms = random.Random(config.seed), {}
    for name, pairs in daquar(data, "train").items():
        things = sorted(frozenset[str]().union(*(nouns.named(answer) for _, answer in pairs)))
        drawn = [
            chance.sample(things, min(NAMED_AT_ONCE, len(things))) for _ in range(config.captions)
        ]
        rooms[name] = [f"a photo of {_listed(each) or 'a room'}" for each in drawn]
    return rooms


def _listed(things: Sequence[str]) -> str:
    *before, last = [f"a {each}" for each in things] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def _tables(
    things: Sequence[Sequence[frozenset[str]]], words: Sequence[str], nouns: Nouns
) -> tuple[Tensor, Tensor]:
    """`Lessons.named` and `Lessons.shown`."""
    place = {word: number for number, word in enumerate(words)}
    above = {word: nouns.shown([word], words) for word in words}
    named, shown = (np.zeros((len(things), len(words)), np.float32) for _ in range(2))
    for row, sets in enumerate(things):
        for word in (word for each in sets for word in each if word in place):
            named[row, place[word]] += 1
            shown[row, above[word]] = 1
    return torch.from_numpy(named), torch.from_numpy(shown)


def _whole(features: np.ndarray) -> Tensor:
    """The tokens of whole pictures [n, 1664] of features [n, 65, 1664]."""
    return torch.from_numpy(np.array(features[:, 0])).float()
