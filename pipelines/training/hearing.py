"""Batches of spoken requests: sounds beside what Whisper wrote of them, or one of the two alone."""

import random
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from pipelines.fusion.config import ITEMS, SPEECH
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import PAD
from pipelines.tasks.language.items import HouseReader, Situation
from pipelines.tasks.language.order_pieces import OrderError
from pipelines.training.orders import OrderData
from pipelines.training.sequences import ROUND, SequenceBatch, shifted, stacked, texts
from pipelines.training.spoken import SpokenExample
from pipelines.types import Listening

SHARES: dict[Listening, float] = {"both": 0.4, "sounds": 0.2, "words": 0.4}


class HearingData:
    """An endless stream of batches of spoken examples; of `misheard` ones only the words count."""

    def __init__(
        self,
        spoken: Sequence[SpokenExample],
        orders: OrderData,
        misheard: Sequence[SpokenExample] = (),
    ) -> None:
        # Among examples of like length little is padding.
        self.spoken = sorted(spoken, key=lambda each: len(each.sounds))
        self.worded = sorted([*spoken, *misheard], key=lambda each: len(each.sounds))
        self.orders, self.encoder = orders, orders.encoder
        self._readers: dict[int, HouseReader] = {}

    def batches(self, seed: int, count: int, size: int) -> Iterator[SequenceBatch]:
        """`count` batches of at most `size` examples; those of a batch reach one sense."""
        chance = random.Random(seed)
        for _ in range(count):
            senses = chance.choices(list(SHARES), list(SHARES.values()))[0]
            known = self.worded if senses == "words" else self.spoken
            begin = chance.randrange(max(1, len(known) - 3 * size))
            near = known[begin : begin + 3 * size]
            yield self.batch(chance.sample(near, min(size, len(near))), senses, chance)

    def batch(
        self, spoken: Sequence[SpokenExample], senses: Listening, chance: random.Random
    ) -> SequenceBatch:
        """Some examples, of whose guesses each is taken as often as it is likely."""
        said = ["" if senses == "sounds" else _guess(each, chance) for each in spoken]
        read = self.encoder(said)
        rows, echoes, targets, kept = [], [], [], []
        for number, each in enumerate(spoken):
            example = each.example
            situation = Situation(example.house, example.room, example.last)
            reading = self._reader(each).read(read.said[number], situation)
            try:
                targets.append(self.orders.reply(example, reading.items))
            except OrderError:  # its device is no candidate
                continue
            rows.append(reading.tokens)
            echoes.append(reading.echoes)
            kept.append(number)
        tokens, wanted = shifted(targets, self.orders.vocabulary[PAD])
        modalities = {}
        if senses != "sounds":
            modalities["text"] = texts(read, kept, echoes)
        if senses != "words":
            modalities["speech"] = _padded([spoken[number] for number in kept])
        modalities[ITEMS] = stacked(rows)
        return SequenceBatch(modalities, tokens, wanted)

    def _reader(self, spoken: SpokenExample) -> HouseReader:
        house = spoken.example.house
        known = self._readers.get(id(house))
        if known is None:
            known = self._readers[id(house)] = HouseReader(house, self.encoder.pooled)
        return known


def _guess(spoken: SpokenExample, chance: random.Random) -> str:
    texts, shares = zip(*spoken.guesses, strict=True)
    return str(chance.choices(texts, shares)[0])


def _padded(spoken: Sequence[SpokenExample]) -> Tokens:
    """Sounds → [B, longest, 768] with their mask."""
    sounds: list[Tensor] = [
        torch.from_numpy(each.sounds[: SPEECH.tokens]).float() for each in spoken
    ]
    longest = min(SPEECH.tokens, -(-max(map(len, sounds)) // ROUND) * ROUND)
    values = torch.stack([F.pad(each, (0, 0, 0, longest - len(each))) for each in sounds])
    lengths = torch.tensor([len(each) for each in sounds])
    return Tokens(values, torch.arange(longest) < lengths.unsqueeze(1))
