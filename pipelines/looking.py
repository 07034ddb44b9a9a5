"""What becomes of a picture: described, asked about, labelled, or taken for a device."""

from collections.abc import Callable, Generator, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from pipelines.clock import Clock
from pipelines.encoders.descriptor import Descriptor
from pipelines.encoders.vision import GRID, VisionEncoder
from pipelines.fusion.decoding import Limits, Opening, Piece, Reply
from pipelines.fusion.strategies import Tokens
from pipelines.house.session import HouseSession
from pipelines.householder import Householder, situated
from pipelines.pointing import Pointing
from pipelines.preprocess.image import load_image, square
from pipelines.preprocess.sentences import sentences
from pipelines.sight import Sight
from pipelines.tasks.answer import told
from pipelines.tasks.command import MAYBE
from pipelines.tasks.language.grammar import Grammar
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.order_pieces import Items
from pipelines.tasks.language.understanding import ANSWER, COMMAND, SURE
from pipelines.tasks.mixture import mixed
from pipelines.tasks.pictures import caption
from pipelines.tasks.pictures.history import leaning
from pipelines.tasks.pictures.labels import Labeller, checked
from pipelines.tasks.pictures.picture import Calibration, Replies, answer
from pipelines.tasks.refusals import NOT_FOR_THE_HOUSE
from pipelines.tasks.replies import AnyEvent, Declined, HouseReply, Recognised, Told, Understood
from pipelines.types import (
    Answer,
    Caption,
    Event,
    Exchange,
    ImageSource,
    Request,
    Route,
    Seen,
)
from pipelines.types import Token as TokenEvent

Said = TypeVar("Said")
DOUBTFUL = {"none": MAYBE, caption.TASK: 0.3}  # odds of a command that make a task doubtful
STRANGER = (
    "None of the devices that you have shown me looks like this, so nothing happened. "
    "Teach me the device first: its picture and its name."
)
NO_HOUSE = "That sounds like an order, but there is no house here to carry it out in."


class Looker:
    """Everything that a request with a picture needs. Safe to share among threads."""

    def __init__(self, vision: VisionEncoder, householder: Householder, weights: Path) -> None:
        self.sight, self.householder = Sight(vision), householder
        self.orderer = householder.orderer
        self.decoder = self.orderer.decoder
        self.pointing = Pointing(vision, Descriptor.load(weights))
        self.trust = Calibration.load(weights)
        self.labeller = Labeller.load(weights, self.orderer.encoder)

    def reading_with(self, householder: Householder) -> "Looker":
        """The same, with another model to read and write; pictures that were seen are shared."""
        other = copy(self)
        other.householder, other.orderer = householder, householder.orderer
        other.decoder = householder.orderer.decoder
        return other

    def describe(
        self, request: Request, session: HouseSession | None, limits: Limits, clock: Clock
    ) -> Iterator[Event]:
        """Caption a picture."""
        tokens, digest = yield from self._look(request, clock)
        with torch.inference_mode():
            memory = self.decoder.model.read({"vision": Tokens(tokens)})
            opening = self.decoder.open(memory)
        clock.lap("prefill")
        yield Route(caption.TASK, opening.odds)
        told = self._caption(opening, tokens, request.beams, limits, clock)
        yield from _remembered(told, session, digest, "")

    def ask(
        self,
        request: Request,
        text: str,
        session: HouseSession | None,
        limits: Limits,
        clock: Clock,
    ) -> Iterator[AnyEvent]:
        """A text beside a picture: whether it asks for a caption, an answer or an action.

        Questions in sentences of their own, and parts of which some command and others ask, are
        taken one after the other.
        """
        tokens, digest = yield from self._look(request, clock)
        if session is not None:
            session.cancel()
        for part in self._parts(text, tokens, session):
            opening, items = self._open(part, tokens, session)
            clock.lap("prefill")
            yield Route(opening.task, opening.odds)
            task = _task(opening)
            if task == caption.TASK:
                told = self._caption(opening, tokens, request.beams, limits, clock)
                yield from _remembered(told, session, digest, part)
            elif task == ANSWER:
                before = session.about if session is not None else None
                known = before if before is not None and before.picture == digest else None
                lean = partial(self._lean, part, known, tokens) if known else None
                answered = self._answer(opening, items, part, session, clock, lean)
                yield from _remembered(answered, session, digest, part)
            elif task != COMMAND:
                yield Declined(NOT_FOR_THE_HOUSE)
            elif session is None or request.image is None:
                yield Declined(NO_HOUSE)
            else:
                yield from self._point(request.image, part, session)
                clock.lap("decode")

    def label(self, request: Request, clock: Clock) -> Iterator[Event]:
        """Compare a picture with labels: the visitor's, or where there are none, our list.

        A picture that was looked at before costs next to nothing. Raises LabelError.
        """
        labels = checked(request.labels) if request.labels else ()
        tokens, _ = yield from self._look(request, clock)
        labelled = self.labeller.rank(tokens, labels)
        clock.lap("prefill")
        yield labelled

    def _look(self, request: Request, clock: Clock) -> Generator[Event, None, tuple[Tensor, bytes]]:
        assert request.image is not None
        crop = square(load_image(request.image), request.view)
        clock.lap("preprocess")
        yield Seen(np.asarray(crop))
        tokens, digest = self.sight(crop)
        clock.lap("encode")
        return tokens, digest

    def _open(
        self, text: str, tokens: Tensor, session: HouseSession | None
    ) -> tuple[Opening, Items]:
        situation = reader = None
        if session is not None:
            situation, reader = situated(session), self.householder.reader(session.house)
        return self.orderer.open(self.orderer.encoder([text]), situation, reader, tokens)

    def _parts(self, text: str, tokens: Tensor, session: HouseSession | None) -> Sequence[str]:
        """Sentences that each ask or command, or clauses that do both, or else the whole text."""

        def opened(part: str, before: str) -> Opening:
            return self._open(part, tokens, session)[0]

        apart = mixed(sentences(text), opened, asking=True)
        if not apart and session is not None:
            apart = mixed(self.householder.reader(session.house).conjuncts(text), opened)
        return apart or (text,)

    def _lean(self, text: str, before: Exchange, tokens: Tensor) -> Opening:
        """A question about a picture, read beside what was said of the same picture before."""
        said = self.orderer.encoder([leaning(text, before.asked, before.said)])
        return self.orderer.open(said, vision=tokens)[0]

    def _caption(
        self, opening: Opening, tokens: Tensor, beams: int, limits: Limits, clock: Clock
    ) -> Iterator[Event]:
        """Draft a caption; of those that were found, the one that agrees best with the picture."""
        found: tuple[Reply, ...] = ()
        for draft in clock.decoded(self.decoder.beam(opening, caption.TASK, beams, limits)):
            found = draft.found
            if not found:
                yield self._token(draft.pieces, opening)
        pieces, considered = self._chosen(found, tokens)
        clock.lap("decode")
        glances = [_glance(piece, opening) for piece in pieces]
        yield replace(caption.caption(glances, self.decoder.vocabulary), considered=considered)

    def _chosen(
        self, found: Sequence[Reply], tokens: Tensor
    ) -> tuple[Sequence[Piece], tuple[tuple[str, float], ...]]:
        """The pieces of the caption that is best for a picture, and all with their agreement."""
        if len(found) == 1:
            return found[0].pieces, ()
        texts = [self.decoder.vocabulary.decode(p.token for p in each.pieces) for each in found]
        agreement = self.labeller.agreement(tokens, texts)
        order = caption.ranked([each.score for each in found], agreement)
        considered = tuple((caption.sentence(texts[n]), agreement[n]) for n in order)
        return found[order[0]].pieces, considered

    def _answer(
        self,
        opening: Opening,
        items: Items,
        text: str,
        session: HouseSession | None,
        clock: Clock,
        lean: Callable[[], Opening] | None,
    ) -> Iterator[AnyEvent]:
        """Words about the picture, or a query that the house answers.

        Words about the picture come from a reading that leans on what was said before, if any was.
        """
        grammar = None
        if session is not None and items.ids:
            grammar = Grammar(session.house, items, ANSWER)
        replies = Replies(self.orderer, grammar)
        pieces: list[Piece] = []
        glances: list[caption.Glance] = []
        written = self.decoder.written(opening, ANSWER, replies.allowed)
        if lean is not None and (first := next(written, None)) is not None:
            if replies.about_picture([first.token]):
                opening, replies = lean(), Replies(self.orderer, None)
                written = self.decoder.written(opening, ANSWER, replies.allowed)
            else:
                written = chain([first], written)
        for piece in clock.decoded(written):
            pieces.append(piece)
            if piece.token != replies.end and replies.about_picture([pieces[0].token]):
                glances.append(_glance(piece, opening))
                yield self._token(pieces, opening)
        clock.lap("decode")
        if glances:
            ended = pieces[-1].log_probability if pieces[-1].token == replies.end else 0.0
            yield answer(glances, ended, self.decoder.vocabulary, self.trust)
        elif session is not None:
            understanding = self.orderer.orders(opening, pieces, ANSWER, items)
            yield Understood(text, understanding)
            yield Told(told(understanding.orders, session.house, session.past))

    def _point(self, image: ImageSource, text: str, session: HouseSession) -> Iterator[HouseReply]:
        """A text about the device in a picture."""
        found = self.pointing.match(session, image)
        best = found.best
        if best is not None:
            yield Recognised(found.verdict, best.entity_id, best.similarity)
        if best is None or found.verdict == "unknown":
            yield from self._unrecognised(text, session)
        elif found.verdict == "sure":
            yield from self.householder.respond(text, session, best.entity_id)
        else:
            yield from self.householder.offer(text, session, found.choices)

    def _unrecognised(self, text: str, session: HouseSession) -> Iterator[HouseReply]:
        """A text may name its device itself; `this` alone has nothing to mean."""
        situation = Situation(session.house, session.room)
        meant = self.orderer.read(text, situation, self.householder.reader(session.house))
        if meant.task == COMMAND and meant.sure >= SURE:
            yield from self.householder.respond(text, session)
        else:
            yield Declined(STRANGER)

    def _token(self, pieces: Sequence[Piece], opening: Opening) -> TokenEvent:
        vocabulary, last = self.decoder.vocabulary, _glance(pieces[-1], opening)
        return TokenEvent(
            vocabulary.pieces[last.token],
            vocabulary.decode(each.token for each in pieces),
            float(np.exp(last.log_probability)),
            last.attention,
        )


def _task(opening: Opening) -> str:
    """The likeliest task, or a command where the model doubts whether a text is one.

    `turn this on` is read once more with the device that the picture shows, and then done only if
    that is clear.
    """
    doubtful = opening.odds[COMMAND] >= DOUBTFUL.get(opening.task, 1.0)
    return COMMAND if doubtful else opening.task


def _remembered(
    events: Iterator[Said], session: HouseSession | None, digest: bytes, asked: str
) -> Iterator[Said]:
    """Pass events on; what is said of the picture is kept, for what is asked next."""
    for event in events:
        if session is not None and isinstance(event, Caption | Answer):
            session.about = Exchange(digest, asked, event.text)
        yield event


def _glance(piece: Piece, opening: Opening) -> caption.Glance:
    vision = opening.state.memory.spans["vision"]
    patches = piece.attention[vision][1:]  # without the token of the whole picture
    attention = patches.view(GRID, GRID).float().numpy()
    return caption.Glance(piece.token, piece.log_probability, attention)
