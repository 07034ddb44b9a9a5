"""The command task: a text and a house → the task it asks for, and orders for the house."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import torch
from torch import Tensor

from pipelines.encoders.text import Read, TextEncoder
from pipelines.fusion.beams import likeliest
from pipelines.fusion.config import ITEMS, SPEECH
from pipelines.fusion.decoding import Decoder, Opening, Piece
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import END
from pipelines.preprocess.text import spans
from pipelines.tasks.language.grammar import Grammar
from pipelines.tasks.language.items import HouseReader, Situation, echoed
from pipelines.tasks.language.meanings import agreed
from pipelines.tasks.language.order_pieces import ASK, Items, OrderError, Symbol, read
from pipelines.tasks.language.understanding import (
    ANSWER,
    COMMAND,
    SURE,
    Understanding,
    Written,
)
from pipelines.tasks.language.wording import Wording
from pipelines.tasks.names.spelling import Speller
from pipelines.tasks.narrowing.asking import Said, beside, lists
from pipelines.tasks.narrowing.certainty import needed, unaskable
from pipelines.tasks.narrowing.narrowed import fits, narrowed
from pipelines.tasks.narrowing.playing import for_what_plays
from pipelines.tasks.phrasing import pronouns
from pipelines.tasks.phrasing.asides import said_plainly
from pipelines.tasks.phrasing.clauses import (
    PLAIN,
    clear,
    contrary,
    is_order,
    means_several,
    points_back,
)
from pipelines.tasks.phrasing.excepting import excepted
from pipelines.tasks.phrasing.inquiries import only_asks
from pipelines.tasks.phrasing.parts import InParts
from pipelines.tasks.phrasing.referring import goes_on
from pipelines.tasks.phrasing.remarks import ordered

BEAMS = 4
# From these odds on a command is looked for where the model sees none, or what there is.
MAYBE = 0.15


class Orderer:
    """Reads requests to a house with the fusion model. Safe to share among threads."""

    def __init__(self, decoder: Decoder, encoder: TextEncoder) -> None:
        self.decoder, self.encoder = decoder, encoder
        self._size = len(decoder.vocabulary)
        self._end, self._ask = decoder.vocabulary[END], decoder.vocabulary[ASK]
        self._meant = Wording(decoder.vocabulary)
        self._mended = Speller(decoder.vocabulary.pieces)

    def read(
        self,
        text: str,
        situation: Situation,
        reader: HouseReader,
        sounds: Tensor | None = None,
    ) -> Understanding:
        """Understand one request: its text, its speech tokens [1, tokens, 768], or both.

        One that goes on with the request before is read as that one, said of something else; an
        idiom as what it means; one with a pronoun with the name in its place, too. One that names
        devices together is read for each of them, one of several clauses clause by clause, where
        some seem to be lost.
        """
        followed = self._followed(text, situation, reader)
        if followed is not None:
            return followed
        full = reader.paraphrased(text, situation.house, situation.room)
        found = self._read(full or text, situation, reader, sounds)
        return replace(found, respelled=found.respelled or full)

    def _read(
        self, text: str, situation: Situation, reader: HouseReader, sounds: Tensor | None
    ) -> Understanding:
        """A request that stands for itself, in the words that the model knows."""
        order = None
        if sounds is None and (meant := ordered(text, reader.following.mentions)):
            order = replace(self.read(meant, situation, reader), respelled=meant)
            if is_order(order, PLAIN):
                return order
        found = self.understand(self.encoder([text]), situation, reader, sounds)
        found = self._by_name(text, found, situation, reader) or found
        if found.task == COMMAND and sounds is None:
            whole = partial(self.read, reader=reader)
            found = excepted(text, found, situation, whole) or found
        if found.task in (COMMAND, ANSWER) and sounds is None:
            alone = partial(self._alone, reader=reader)
            found = InParts(reader, situation, alone)(text, found) or found
        least = needed(found.orders, text, situation.house)
        if found.task in (COMMAND, ANSWER) and found.sure >= least:
            return order if order and contrary(order, found, situation.house) else found
        return self._doubted(text, found, situation, reader, sounds)

    def _doubted(
        self,
        text: str,
        found: Understanding,
        situation: Situation,
        reader: HouseReader,
        sounds: Tensor | None,
    ) -> Understanding:
        """A text that is doubtful as it stands, read in other ways as well.

        For what plays, with names in full, without what is said besides, and respelled.
        """
        alone = partial(self._alone, situation=situation, reader=reader)
        if playing := for_what_plays(text, situation, reader, alone):
            return playing
        whole = reader.shortened(text)
        if whole is not None:
            full = self.understand(self.encoder([whole]), situation, reader, sounds)
            if is_order(full, SURE):
                return replace(full, respelled=whole)
        if sounds is None and (said := said_plainly(text, alone, reader.following.mentions)):
            return said
        meant = reader.respelled(text, self.encoder.knows)
        heard, known = meant.text if meant else text, (self.encoder.knows, reader.following.names)
        spelled = None if sounds is not None else self._mended(heard, known)
        if meant is None:
            again = spelled and self.read(spelled, situation, reader)
            return replace(again, respelled=spelled) if again and again.orders else found
        meant = replace(meant, text=spelled or heard)
        other = self.understand(self.encoder([meant.text]), situation, reader, sounds)
        if beside(other.orders, text, situation):
            return found
        other = replace(other, respelled=meant.text)
        shares = (1 - meant.share, meant.share)
        return agreed((found, other), situation.house, shares)[1]

    def _by_name(
        self, text: str, found: Understanding, situation: Situation, reader: HouseReader
    ) -> Understanding | None:
        """A text with a pronoun read with what that stands for, where this says more."""
        full = pronouns.named(text, situation)
        if full is None:
            return None
        other = self._alone(full, situation, reader)
        if not pronouns.meant(found, other, situation):
            return None
        several = other.task == ANSWER and len(situation.last) > 1 and means_several(text)
        if several:
            orders = tuple(replace(each, targets=situation.last) for each in other.orders)
            other = replace(other, orders=orders)
        return replace(other, respelled=full if other.orders else None)

    def _followed(
        self, text: str, situation: Situation, reader: HouseReader
    ) -> Understanding | None:
        """A text that goes on with the request before, if what that comes to is plain."""
        for meant in goes_on(text, situation, reader):
            last = situation.last if points_back(meant) else ()
            found = self.read(meant, replace(situation, before="", last=last), reader)
            if clear(found) or (found.asks and found.odds[found.task] >= PLAIN):
                return replace(found, respelled=meant)
        return None

    @torch.inference_mode()
    def understand(
        self,
        said: Read,
        situation: Situation,
        reader: HouseReader,
        sounds: Tensor | None = None,
    ) -> Understanding:
        """As `read`, of a text that is encoded already."""
        begin = partial(self.open, said, situation, reader, sounds=sounds)
        opening, items = begin()
        task, text = opening.task, said.said[0].text
        maybe = task not in (COMMAND, ANSWER) and opening.odds[ANSWER] >= MAYBE and items.ids
        if maybe and Said(text, situation.house).plain:
            found = self._write(opening, ANSWER, situation, items, text, reader)
            if lists(found.orders):
                return found
            opening, items = begin()  # its cache holds what was written
        if task not in (COMMAND, ANSWER) and opening.odds[COMMAND] >= MAYBE:
            task = COMMAND  # which then is too doubtful to be done unasked
        if task == COMMAND and only_asks(text):
            task = ANSWER
        if task not in (COMMAND, ANSWER) or not items.ids:
            return Understanding(task, opening.odds, confidence=opening.odds[task])
        found = self._write(opening, task, situation, items, text, reader)
        return replace(found, by_sound=sounds is not None and not text)

    @torch.inference_mode()
    def open(
        self,
        said: Read,
        situation: Situation | None = None,
        reader: HouseReader | None = None,
        vision: Tensor | None = None,
        sounds: Tensor | None = None,
    ) -> tuple[Opening, Items]:
        """Read a text with a house, a picture's tokens [1, 65, 1664], both or neither.

        With `sounds` [1, tokens, 768] the text may be empty: then the model hears them alone.
        """
        items, spoken = Items(()), echoed(said.tokens)
        modalities = {}
        if sounds is not None:
            modalities["speech"] = Tokens(sounds[:, : SPEECH.tokens])
        if vision is not None:
            modalities["vision"] = Tokens(vision)
        if situation is not None and reader is not None:
            reading = reader.read(said.said[0], situation)
            items, spoken = reading.items, echoed(said.tokens, [reading.echoes])
            if items.ids:
                modalities[ITEMS] = Tokens(reading.tokens.unsqueeze(0))
        if said.said[0].text or sounds is None:
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
        self,
        opening: Opening,
        task: str,
        situation: Situation,
        items: Items,
        text: str,
        reader: HouseReader,
    ) -> Understanding:
        house, places = situation.house, reader.placed(text)
        grammar = Grammar(house, items, task, spans(text))
        allowed = partial(self.allowed, grammar)
        written = likeliest(self.decoder, opening, task, allowed, self._meant, BEAMS)
        scores = tuple(written.first.get(self._size + n, 0.0) for n in range(len(items.ids)))
        found = [self.orders(opening, each, task, items) for each in written.replies or [[]]]
        found = [
            replace(each, orders=narrowed(each.orders, text, situation, places)) for each in found
        ]
        fitting = [each for each in found if fits(each.orders, text, situation)]
        if fitting and beside(fitting[0].orders, text, situation):
            fitting = []  # where the likeliest is about something else, so is the rest
        left = 1 - unaskable(written, self._ask)
        found = [
            replace(each, scores=scores, confidence=min(opening.odds[task], each.confidence / left))
            for each in fitting or [replace(found[0], orders=(), confidence=0.0)]
        ]
        return agreed(found, house)[1]

    def _alone(self, text: str, situation: Situation, reader: HouseReader) -> Understanding:
        return self.understand(self.encoder([text]), situation, reader)

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
