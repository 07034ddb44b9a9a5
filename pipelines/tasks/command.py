"""The command task: a text and a house → the task it asks for, and orders for the house."""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import torch
from torch import Tensor

from pipelines.encoders.text import Read, TextEncoder
from pipelines.fusion.beams import likeliest
from pipelines.fusion.config import ITEMS
from pipelines.fusion.decoding import Decoder, Opening, Piece
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import END
from pipelines.tasks.grammar import Grammar
from pipelines.tasks.items import HouseReader, Situation, echoed
from pipelines.tasks.order_pieces import Items, OrderError, Symbol, read
from pipelines.tasks.orders import Order, meaning

COMMAND, ANSWER = "command", "answer"
BEAMS = 4
MAYBE = 0.15  # from these odds on a command is looked for where the model sees none


@dataclass(frozen=True)
class Written:
    """One token of an order: a piece or an item's id, and how sure the model was of it."""

    symbol: str
    probability: float


@dataclass(frozen=True)
class Understanding:
    """What a request means: the task with the odds of all, and orders if it is for the house.

    `confidence` is the probability that the model gave to the task and to all replies that it
    considered and that come to the same; `written` is the likeliest of them.
    """

    task: str
    odds: dict[str, float]
    orders: tuple[Order, ...] = ()
    written: tuple[Written, ...] = ()
    confidence: float = 1.0
    candidates: tuple[str, ...] = field(default=(), repr=False)


class Orderer:
    """Reads requests to a house with the fusion model. Safe to share among threads."""

    def __init__(self, decoder: Decoder, encoder: TextEncoder) -> None:
        self.decoder, self.encoder = decoder, encoder
        self._size = len(decoder.vocabulary)
        self._end = decoder.vocabulary[END]

    def read(self, text: str, situation: Situation, reader: HouseReader) -> Understanding:
        """Understand one request."""
        return self.understand(self.encoder([text]), situation, reader)

    @torch.inference_mode()
    def understand(self, said: Read, situation: Situation, reader: HouseReader) -> Understanding:
        """As `read`, of a text that is encoded already."""
        opening, items = self.open(said, situation, reader)
        task = opening.task
        if task not in (COMMAND, ANSWER) and opening.odds[COMMAND] >= MAYBE:
            task = COMMAND  # which then is too doubtful to be done unasked
        if task not in (COMMAND, ANSWER) or not items.ids:
            return Understanding(task, opening.odds, confidence=opening.odds[task])
        return self._write(opening, task, situation, items)

    @torch.inference_mode()
    def open(
        self,
        said: Read,
        situation: Situation | None = None,
        reader: HouseReader | None = None,
        vision: Tensor | None = None,
    ) -> tuple[Opening, Items]:
        """Read a text with a house, a picture's tokens [1, 65, 1664], both or neither."""
        items, spoken = Items(()), echoed(said.tokens)
        modalities = {}
        if vision is not None:
            modalities["vision"] = Tokens(vision)
        if situation is not None and reader is not None:
            reading = reader.read(said.said[0], situation)
            items, spoken = reading.items, echoed(said.tokens, [reading.echoes])
            if items.ids:
                modalities[ITEMS] = Tokens(reading.tokens.unsqueeze(0))
        modalities["text"] = Tokens(spoken)
        return self.decoder.open(self.decoder.model.read(modalities)), items

    def allowed(self, grammar: Grammar, ids: Sequence[int]) -> list[int]:
        """The ids that may follow `ids` in orders."""
        return [self._id(each) for each in grammar.allowed(self._symbols(ids))]

    def orders(
        self, opening: Opening, pieces: Sequence[Piece], task: str, items: Items
    ) -> Understanding:
        """What written pieces mean. Cut off at the longest reply, they mean nothing."""
        symbols = self._symbols([each.token for each in pieces if each.token != self._end])
        sure = math.exp(sum(piece.log_probability for piece in pieces)) * opening.odds[task]
        try:
            orders = read(symbols, items)
        except OrderError:
            orders = ()
        written = tuple(self._written(piece, items) for piece in pieces)
        return Understanding(task, opening.odds, orders, written, sure, items.ids)

    def _write(
        self, opening: Opening, task: str, situation: Situation, items: Items
    ) -> Understanding:
        grammar = Grammar(situation.house, items, task)
        allowed = partial(self.allowed, grammar)
        replies = likeliest(self.decoder, opening, task, allowed, BEAMS)
        return _agreed(
            [self.orders(opening, each, task, items) for each in replies or [[]]], situation
        )

    def _symbols(self, ids: Sequence[int]) -> list[Symbol]:
        pieces = self.decoder.vocabulary.pieces
        return [pieces[i] if i < self._size else i - self._size for i in ids]

    def _id(self, symbol: Symbol) -> int:
        if isinstance(symbol, int):
            return self._size + symbol
        return self.decoder.vocabulary[symbol]

    def _written(self, piece: Piece, items: Items) -> Written:
        (symbol,) = self._symbols([piece.token])
        name = items.ids[symbol] if isinstance(symbol, int) else symbol
        return Written(name, math.exp(piece.log_probability))


def _agreed(found: Sequence[Understanding], situation: Situation) -> Understanding:
    """The likeliest meaning: what several replies come to counts for each of them."""
    meant = [meaning(each.orders, situation.house) for each in found]
    shares: dict[Hashable, float] = {}
    for key, each in zip(meant, found, strict=True):
        shares[key] = shares.get(key, 0.0) + each.confidence
    best = max(range(len(found)), key=lambda number: shares[meant[number]])
    return replace(found[best], confidence=shares[meant[best]])
