"""What a text does to a visitor's house: understood, checked, asked back where needed, done."""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace

from torch import Tensor

from pipelines.fusion.decoding import Opening
from pipelines.fusion.vocabulary import END
from pipelines.house.commands import check
from pipelines.house.entities import Area, Entity, House
from pipelines.house.errors import CommandError
from pipelines.house.sentences import called, named
from pipelines.house.session import HouseSession
from pipelines.house.timing import TIMER, held
from pipelines.preprocess.sentences import sentences
from pipelines.remembered import Remembered
from pipelines.tasks.answer import named_in, silent, told
from pipelines.tasks.choices import Way, ways
from pipelines.tasks.command import Orderer
from pipelines.tasks.language.items import HouseReader, Situation
from pipelines.tasks.language.meanings import agreed
from pipelines.tasks.language.orders import Order, devices, lowered
from pipelines.tasks.language.understanding import ANSWER, COMMAND, SURE, Understanding
from pipelines.tasks.language.verbs import QUERY_VERBS
from pipelines.tasks.mixture import mixed
from pipelines.tasks.narrowing.asking import lists
from pipelines.tasks.narrowing.certainty import needed
from pipelines.tasks.phrasing.clauses import points_back
from pipelines.tasks.phrasing.later import later
from pipelines.tasks.phrasing.sparing import spared
from pipelines.tasks.phrasing.taking_back import TakingBack
from pipelines.tasks.refusals import NO_CLOCK, NOT_CLEAR, not_for_the_house, unclear
from pipelines.tasks.replies import (
    Choose,
    Confirm,
    Declined,
    HouseReply,
    Performed,
    Told,
    Understood,
    outcome,
)

KEPT = 64  # houses whose names stay encoded
SURE_TOLD = 0.25  # below this confidence nothing is told: it may not have been a question
ADDS = re.compile(r"\W*(?:and|also|plus)\b", re.IGNORECASE)
FEW, MANY = 3, 8  # devices asked about, or told of, for `it` or `them` to mean them
GUESS = 0.1  # below this, not even a guess is shown
Names = tuple[tuple[Area, ...], tuple[tuple[str, str, tuple[str, ...], str | None], ...]]


class Householder:
    """Reads texts for houses and acts on them. Safe to share among threads and visitors."""

    def __init__(self, orderer: Orderer, taking_back: TakingBack) -> None:
        self.orderer, self._taking_back = orderer, taking_back
        self._readers = Remembered[Names, HouseReader](KEPT)

    def reading_with(self, orderer: Orderer) -> "Householder":
        """The same, reading with another model; what is known of houses is shared."""
        other = copy(self)
        other.orderer = orderer
        return other

    def respond(
        self,
        text: str,
        session: HouseSession,
        pointed: str | None = None,
        understood: Understanding | None = None,
    ) -> Iterator[HouseReply]:
        """Carry out or answer one text; `pointed` is the device that a picture shows.

        A command and a question in sentences or clauses of their own are taken one after the
        other. What the model proposes and the house refuses ends as `Declined`, too. A text that
        `prefer` chose comes with what was `understood`.
        """
        session.tick()
        asked = session.asks
        session.cancel()  # whoever goes on talking has not said yes
        taken_back = self._taking_back(text, session) or spared(text, session)
        if taken_back is not None:
            yield taken_back
            return
        if pointed:
            session.mention((pointed,))
        whole = understood is not None and understood.by_sound  # sounds have no sentences
        parts = (text,) if whole else self._mixed(sentences(text), session) or (text,)
        if len(parts) == 1 and not whole:
            understood = understood or self._read(text, session, asked=asked)
            if understood.task in (COMMAND, ANSWER):
                said = self.reader(session.house).conjuncts(text)
                parts = self._mixed(said, session) or parts
        for part in parts:
            yield from self._respond(part, session, understood if len(parts) == 1 else None)

    def prefer(
        self,
        texts: Sequence[str],
        shares: Sequence[float],
        session: HouseSession,
        sounds: Tensor | None = None,
    ) -> tuple[int, Understanding]:
        """Which of several readings of one request, with their shares, makes most sense here.

        Readings that come to the same count together, as replies to one of them do. Each is read
        beside the `sounds` [1, tokens, 768], if there are any; an empty one leaves these alone.
        """
        meets, reader = situated(session), self.reader(session.house)
        found = [self.orderer.read(text, meets, reader, sounds) for text in texts]
        return agreed(found, session.house, shares)

    def _read(self, text: str, session: HouseSession, *, asked: bool = False) -> Understanding:
        meets = replace(situated(session), asked=asked)
        return self.orderer.read(text, meets, self.reader(session.house))

    def _mixed(self, said: Sequence[str], session: HouseSession) -> Sequence[str]:
        """Sentences or clauses some of which plainly command and others ask; () for others."""
        meets, reader = situated(session), self.reader(session.house)

        def opened(part: str, before: str) -> Opening:
            there = meets
            if before and points_back(part):
                spoken = self.orderer.read(before, meets, reader).orders
                there = replace(meets, last=devices(spoken, session.house)[:MANY])
            return self.orderer.open(self.orderer.encoder([part]), there, reader)[0]

        return mixed(said, opened)

    def _respond(
        self, text: str, session: HouseSession, understood: Understanding | None
    ) -> Iterator[HouseReply]:
        understanding = understood or self._read(text, session)
        yield Understood(text, understanding)
        least = SURE_TOLD if understanding.task == ANSWER else GUESS
        if lists(understanding.orders):
            least = 0.0
        if understanding.orders and understanding.wanted >= least:
            session.said = understanding.respelled or text
        if understanding.task not in (COMMAND, ANSWER):
            yield Declined(not_for_the_house(text, session.last.entities))
        elif self._for_later(text, understanding, session.house):
            yield Declined(NO_CLOCK)
        elif not understanding.orders or understanding.wanted < least:
            yield Declined(unclear(text, understanding, session.house, session.room))
        elif self._at_a_loss(text, understanding, session.house):
            yield Declined(NOT_CLEAR)
        elif understanding.task == ANSWER:
            asked = understanding.respelled or text
            said = told(understanding.orders, session.house, session.past, asked)
            if silent(understanding.orders, session.house):
                yield Declined(said)
                return
            self._mention(understanding.orders, session, asked)
            yield Told(said)
        else:
            orders = understanding.offered
            confident = understanding.sure >= needed(orders, text, session.house)
            sure = confident and not understanding.rivals
            before = session.last.entities
            reply = self._act(orders, session, sure)
            if isinstance(reply, Performed | Confirm):
                session.explain(_reason(text, understanding, session.house))
            if isinstance(reply, Performed) and ADDS.match(text):  # `and the one in the kitchen`
                session.mention((*before, *session.last.entities)[-MANY:])
            yield reply

    def _at_a_loss(self, text: str, understanding: Understanding, house: House) -> bool:
        """Whether it would be asked which of different things is meant, where none was named."""
        asking = (order for order in understanding.offered if order.asks)
        meant = [target for order in asking for target in order.targets]
        kinds = {entity.domain for e in meant if (entity := house.entity(str(e))) is not None}
        return len(kinds) > 1 and not self.reader(house).following.mentions(text)

    def _for_later(self, text: str, understanding: Understanding, house: House) -> bool:
        """Whether an order is for another time, which only a timer can wait for."""
        names = self.reader(house).following.mentions
        if understanding.task != COMMAND or not later(text, names):
            return False
        things = [house.entity(each) for each in devices(understanding.orders, house)]
        timer = any(each is not None and each.domain == TIMER for each in things)
        return not (timer and understanding.sure >= SURE)

    def _mention(self, queries: Sequence[Order], session: HouseSession, text: str) -> None:
        """Speak of what an answer tells of, so that `turn them off` may follow."""
        told_of = named_in(queries, session.house, text)
        asked = devices(queries, session.house)
        if told_of and len(told_of) <= MANY:
            session.mention(told_of)
        elif len(asked) <= FEW:
            session.mention(asked)

    def offer(
        self, text: str, session: HouseSession, shown: tuple[str, ...]
    ) -> Iterator[HouseReply]:
        """Ask which of some devices a picture shows, after reading the text for each of them."""
        choices: list[Way] = []
        reader, said = self.reader(session.house), self.orderer.encoder([text])
        for entity in filter(None, map(session.house.entity, shown)):
            situation = Situation(session.house, session.room, (entity.id,))
            orders = self.orderer.understand(said, situation, reader).orders
            if orders and not any(order.asks or order.verb in QUERY_VERBS for order in orders):
                choices.append((called(entity, session.house), lowered(orders, session.house)))
        session.offer([commands for _, commands in choices])
        yield Choose(tuple(choices)) if choices else Declined(NOT_CLEAR)

    def reader(self, house: House) -> HouseReader:
        """The reader of a house, kept as long as nothing but states changes."""
        encode = self.orderer.encoder.pooled
        return self._readers(_names(house), lambda: HouseReader(house, encode))

    def _act(self, orders: tuple[Order, ...], session: HouseSession, sure: bool) -> HouseReply:
        try:
            choices = ways(orders, session.house)
            if len(choices) > 1:
                session.offer([commands for _, commands in choices])
                return Choose(choices)
            commands = choices[0][1] if choices else lowered(orders, session.house)
            sure = sure and not choices
            for command in commands:
                check(command, session.house)
            if not commands:
                return Declined("That is so already, or nothing here can do it.")
            if not sure:
                session.ask(commands)
                return Confirm(commands, commands, unsure=True)
            return outcome(session.perform(commands))
        except CommandError as error:
            return Declined(str(error))


def situated(session: HouseSession) -> Situation:
    """What a request of a visitor meets."""
    last, house = session.last.entities, held(session.house, session.past)
    return Situation(house, session.room, last, session.said, session.asks)


def _reason(text: str, understanding: Understanding, house: House) -> str:
    """Why a text did what it did: what the model wrote, and how sure it was of each part."""
    parts = [
        f"{named(each.symbol, house)} ({each.probability:.0%})"
        for each in understanding.written
        if each.symbol != END
    ]
    odds = f"{understanding.odds.get(understanding.task, 0.0):.0%}"
    as_ = f", which I read as “{understanding.respelled}”" if understanding.respelled else ""
    return (
        f"You said “{text}”{as_}. I took that for a {understanding.task} ({odds}). Of "
        f"{len(understanding.candidates)} rooms and devices that I could point at, I wrote: "
        f"{', '.join(parts)}."
    )


def _names(house: House) -> Names:
    return house.areas, tuple(map(_name, house.entities))


def _name(entity: Entity) -> tuple[str, str, tuple[str, ...], str | None]:
    return entity.id, entity.name, entity.aliases, entity.area
