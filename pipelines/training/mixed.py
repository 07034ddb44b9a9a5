"""Requests that come with a picture: questions, wishes for a caption, and orders beside one.

Half of them are read together with a house, so that the model learns to tell what a text is about:
the picture, the house, or neither.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from pipelines.fusion.config import ITEMS
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import PAD, START
from pipelines.tasks.language.items import HouseReader, Situation
from pipelines.tasks.language.order_pieces import OrderError
from pipelines.tasks.language.understanding import COMMAND
from pipelines.training.caption_wishes import caption_wish
from pipelines.training.captions import MAX_PIECES
from pipelines.training.commands.examples import Example
from pipelines.training.orders import Drawn, OrderData
from pipelines.training.questions.followups import followup
from pipelines.training.sequences import SequenceBatch, shifted, stacked, texts

CAPTION, ORDER = 0.13, 0.2  # shares; the rest are questions
HOUSELESS = 0.08  # share of orders where there is a picture but no house to carry them out
POINTING = 0.06  # share of orders for what the picture shows: `turn this on`
LEANING = 0.4  # share of the questions without a house that have an exchange before them
Question = tuple[str, str]
IT = re.compile(r"\b(it|this|that|this one|that one|this thing|the same one)\b", re.IGNORECASE)
THIS = ("this", "this", "this", "this one", "it", "that", "this thing", "this thing here")


@dataclass(frozen=True)
class Album:
    """Pictures with what is known of each: variants of features [n, 65, 1664], questions, captions.

    `share` says how often the album is opened.
    """

    variants: Sequence[np.ndarray]
    questions: Sequence[Sequence[Question]]
    captions: Sequence[Sequence[str]]
    share: float

    def features(self, number: int, chance: random.Random) -> np.ndarray:
        """A picture in a random variant."""
        return np.asarray(chance.choice(self.variants)[number], dtype=np.float32)


@dataclass(frozen=True)
class _Row:
    """A picture with what is said about it: `reply` is task and words, or `order` has orders.

    Of a command that it does not carry out itself the model learns no more than the task.
    """

    features: np.ndarray
    text: str
    reply: tuple[str, str] = ("none", "")
    order: Drawn | None = None


class MixedData:
    """An endless stream of batches of requests with pictures."""

    def __init__(self, albums: Sequence[Album], orders: OrderData) -> None:
        self.albums, self.orders = list(albums), orders
        self.vocabulary, self.encoder = orders.vocabulary, orders.encoder

    def batches(self, seed: int, count: int, size: int) -> Iterator[SequenceBatch]:
        """`count` batches of at most `size` requests; every second one is read with a house."""
        chance = random.Random(seed)
        housed = self.orders.drawn(seed + 1, 8, self.orders.pool)
        others = self.orders.drawn(seed + 2, 8, self.orders.pool)
        for number in range(count):
            drawn = None if number % 2 else housed
            rows = [self._row(chance, others, drawn) for _ in range(size)]
            yield self._batch(rows, None if drawn is None else next(drawn)[1], chance)

    def _row(
        self, chance: random.Random, others: Iterator[Drawn], drawn: Iterator[Drawn] | None
    ) -> _Row:
        """One row; `drawn` are orders that a house carries out, `others` those that none does."""
        album = chance.choices(self.albums, [album.share for album in self.albums])[0]
        number = chance.randrange(len(album.questions))
        features, draw = album.features(number, chance), chance.random()
        if drawn is not None and draw < ORDER:
            order = next(drawn)
            return _Row(features, order[0].text, order=order)
        if drawn is None and draw < HOUSELESS:
            example = next(each for each, _ in others if each.task == COMMAND)
            return _Row(features, example.text, (COMMAND, ""))
        if draw > 1 - POINTING:
            example = next(each for each, _ in others if _points(each))
            return _Row(features, IT.sub(chance.choice(THIS), example.text), (COMMAND, ""))
        asked, described = album.questions[number], album.captions[number]
        if described and (draw < ORDER + CAPTION or not asked):
            words = chance.choice(described)
            return _Row(features, _said(caption_wish(chance), chance), ("caption", words))
        if not asked:
            return self._row(chance, others, drawn)
        if drawn is None and chance.random() < LEANING:
            wishes = [(caption_wish(chance), words) for words in described]
            found = followup(asked, wishes, chance)
            if found is not None:
                return _Row(features, found[0], ("answer", found[1]))
        question, answer = chance.choice(asked)
        return _Row(features, _said(question, chance), ("answer", answer))

    def _batch(
        self, rows: Sequence[_Row], reader: HouseReader | None, chance: random.Random
    ) -> SequenceBatch:
        """Without a reader no house is read."""
        read = self.encoder([row.text for row in rows])
        replies: list[list[int]] = []
        items: list[Tensor] = []
        echoes: list[Tensor] = []
        kept: list[int] = []
        for number, row in enumerate(rows):
            reply = self._words(*row.reply)
            if reader is not None:
                own = row.order[1] if row.order else reader
                situation = _situation(row, own, chance)
                reading = own.read(read.said[number], situation)
                try:
                    reply = self.orders.reply(row.order[0], reading.items) if row.order else reply
                except OrderError:  # its device is no candidate
                    continue
                items.append(reading.tokens)
                echoes.append(reading.echoes)
            replies.append(reply)
            kept.append(number)
        tokens, targets = shifted(replies, self.vocabulary[PAD])
        seen = torch.from_numpy(np.stack([rows[number].features for number in kept]))
        modalities = {"vision": Tokens(seen), "text": texts(read, kept, echoes)}
        if items:
            modalities[ITEMS] = stacked(items)
        return SequenceBatch(modalities, tokens, targets)

    def _words(self, task: str, words: str) -> list[int]:
        ids = self.vocabulary.encode(words)[:MAX_PIECES]
        begun = [self.vocabulary[START], self.vocabulary.task_ids[task]]
        return begun if task == COMMAND else [*begun, *ids, self.orders.end]


def _points(example: Example) -> bool:
    return example.task == COMMAND and len(example.last) == 1 and bool(IT.search(example.text))


def _situation(row: _Row, reader: HouseReader, chance: random.Random) -> Situation:
    if row.order is not None:
        return Situation(row.order[0].house, row.order[0].room, row.order[0].last)
    room = chance.choice(reader.areas).id if reader.areas and chance.random() < 0.5 else None
    return Situation(reader.house, room, ())


def _said(text: str, chance: random.Random) -> str:
    """As people type: with or without capitals and question marks."""
    draw = chance.random()
    if draw < 0.3:
        return text.rstrip("?. ")
    return text[0].upper() + text[1:] if draw < 0.6 else text
