"""Batches of requests to a house: texts and houses read, orders as target tokens."""

import random
from collections.abc import Iterator, Sequence

from pipelines.encoders.text import TextEncoder
from pipelines.fusion.config import ITEMS
from pipelines.fusion.vocabulary import END, PAD, START, Vocabulary
from pipelines.tasks.items import HouseReader, Situation
from pipelines.tasks.order_pieces import Items, OrderError, write
from pipelines.training.commands.examples import Example, Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.sequences import SequenceBatch, shifted, stacked, texts

LONG, KEPT = 90, 0.1  # characters; longer texts are dear, alike, and one in ten will do
POOL = 1500  # houses that are kept: reading the names of a new one takes as long as ten requests
RENEWED = 0.05  # share of draws that bring a new house all the same
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

    def batches(self, seed: int, count: int, size: int, per_house: int) -> Iterator[SequenceBatch]:
        """`count` batches of `size` examples; a house serves `per_house` examples in a row."""
        drawn = self.drawn(seed, per_house)
        for _ in range(count):
            yield self.batch([next(drawn) for _ in range(size)])

    def drawn(self, seed: int, per_house: int) -> Iterator[Drawn]:
        """Examples with the reader of their house."""
        chance = random.Random(seed)
        pool: list[HouseReader] = []
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
        rows, targets, kept = [], [], []
        for number, (example, reader) in enumerate(drawn):
            situation = Situation(example.house, example.room, example.last)
            reading = reader.read(example.text, read.pooled[number], situation)
            try:
                targets.append(self.reply(example, reading.items))
            except OrderError:
                continue
            rows.append(reading.tokens)
            kept.append(number)
        tokens, wanted = shifted(targets, self.vocabulary[PAD])
        return SequenceBatch({"text": texts(read, kept), ITEMS: stacked(rows)}, tokens, wanted)

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
