"""Batches of requests to a house: texts and houses read, orders as target tokens."""

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from pipelines.encoders.text import TextEncoder
from pipelines.fusion.config import ITEMS
from pipelines.fusion.vocabulary import END, PAD, START, Vocabulary
from pipelines.tasks.language.items import MAX_ENTITIES, MAX_PLACES, HouseReader, Situation
from pipelines.tasks.language.order_pieces import Items, OrderError, write
from pipelines.training.commands.examples import Example, Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.sequences import ROUND, SequenceBatch, shifted, stacked, texts

LONG, KEPT = 90, 0.1  # characters; longer texts are dear, alike, and one in ten will do
POOL = 600  # houses that are kept: reading the names of a new one takes as long as ten requests
RENEWED = 0.05  # share of draws that bring a new house all the same
BUCKET = 24  # batches among which examples are sorted by size, so that little is padding
UNSEEN = 0.03  # share of texts that ask about a picture that is not there

Drawn = tuple[Example, HouseReader]


class OrderData:
    """An endless stream of batches, each example drawn anew.

    `unseen` are questions about pictures: without one they are nothing for a house.
    """

    def __init__(
        self,
        houses: Houses,
        examples: Examples,
        encoder: TextEncoder,
        vocabulary: Vocabulary,
        unseen: Sequence[str] = (),
    ) -> None:
        self.houses, self.examples = houses, examples
        self.encoder, self.vocabulary = encoder, vocabulary
        self.unseen = list(unseen)
        self.pool: list[HouseReader] = []

    def batches(self, seed: int, count: int, size: int, per_house: int) -> Iterator[SequenceBatch]:
        """`count` batches of `size` examples; a house serves `per_house` examples in a row."""
        chance, drawn = random.Random(seed + 1), self.drawn(seed, per_house, self.pool)
        for begun in range(0, count, BUCKET):
            several = min(BUCKET, count - begun)
            pool = sorted(islice(drawn, several * size), key=_size)
            for start in chance.sample(range(0, len(pool), size), several):
                yield self.batch(pool[start : start + size])

    def drawn(
        self, seed: int, per_house: int, pool: list[HouseReader] | None = None
    ) -> Iterator[Drawn]:
        """Examples with the reader of their house; `pool` holds houses to draw from again."""
        chance = random.Random(seed)
        pool = [] if pool is None else pool
        while True:
            if len(pool) < POOL or chance.random() < RENEWED:
                reader = HouseReader(self.houses.sample(chance), self.encoder.pooled)
                pool.append(reader)
                if len(pool) > POOL:
                    pool.pop(chance.randrange(POOL))
            else:
                reader = chance.choice(pool)
            for _ in range(per_house):
                yield self._example(reader, chance), reader

    def batch(self, drawn: Sequence[Drawn]) -> SequenceBatch:
        """Encode some examples; one whose device is no candidate is left out."""
        read = self.encoder([example.text for example, _ in drawn])
        rows, echoes, targets, kept = [], [], [], []
        for number, (example, reader) in enumerate(drawn):
            situation = Situation(example.house, example.room, example.last)
            reading = reader.read(read.said[number], situation)
            try:
                targets.append(self.reply(example, reading.items))
            except OrderError:
                continue
            rows.append(reading.tokens)
            echoes.append(reading.echoes)
            kept.append(number)
        tokens, wanted = shifted(targets, self.vocabulary[PAD])
        modalities = {"text": texts(read, kept, echoes), ITEMS: stacked(rows)}
        return SequenceBatch(modalities, tokens, wanted)

    def reply(self, example: Example, items: Items) -> list[int]:
        """The whole sequence of an example. Raises OrderError if a device is no candidate."""
        size = len(self.vocabulary)
        body = [
            self.vocabulary[s] if isinstance(s, str) else size + s
            for s in write(example.orders, items)
        ]
        return [self.vocabulary[START], self.vocabulary.task_ids[example.task], *body, self.end]

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.vocabulary[END]

    def _example(self, reader: HouseReader, chance: random.Random) -> Example:
        if self.unseen and chance.random() < UNSEEN:
            return Example(reader.house, chance.choice(self.unseen), "none", (), None, ())
        example = self.examples.sample(reader.house, chance)
        while len(example.text) > LONG and chance.random() > KEPT:
            example = self.examples.sample(reader.house, chance)
        return example


def _size(drawn: Drawn) -> tuple[int, int]:
    """How much there is to read: items, in steps of a rounded length, then characters."""
    example, reader = drawn
    items = min(len(reader.areas) + len(reader.floors), MAX_PLACES)
    items += min(len(reader.entities), MAX_ENTITIES)
    return items // ROUND, len(example.text)
