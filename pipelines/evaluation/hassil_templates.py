"""Sentences drawn from the peer's own templates: what it knows best, to measure others on."""

import random
from collections.abc import Collection, Sequence

from hassil.expression import (
    Alternative,
    Expression,
    Group,
    ListReference,
    Permutation,
    RuleReference,
    TextChunk,
)
from hassil.intents import IntentData, RangeSlotList, SlotList, TextSlotList, TextSlotValue
from hassil.util import normalize_whitespace

from pipelines.evaluation.cases import Case
from pipelines.evaluation.hassil_intents import RULES, TIMERS
from pipelines.evaluation.hassil_peer import HassilPeer
from pipelines.house.entities import House

INTENTS = (*RULES, *TIMERS, "HassCancelAllTimers", "HassSetVolumeRelative")
TRIES = 10  # draws from one block; many name a device that the area lacks, or do nothing
ROUNDS = 5  # how many blocks are tried for one sentence: a house may have no device for some
NEAR = 0.7  # how often the visitor's area is known


class _Undrawable(Exception):
    """A template with a slot that the house cannot fill, or that holds any text."""


def template_cases(peer: HassilPeer, houses: Sequence[House], number: int, seed: int) -> list[Case]:
    """About `number` different sentences that do something; what the peer does is right.

    Every block of templates (one way to fill the slots of one intent) is as likely as the next.
    """
    rng = random.Random(seed)
    blocks = doing(peer)
    drawn: dict[tuple[str, int, str | None], Case] = {}
    for _ in range(number * ROUNDS):
        if len(drawn) == number:
            break
        intent, block = rng.choice(blocks)
        for _ in range(TRIES):
            index = rng.randrange(len(houses))
            house = houses[index]
            areas = [area.id for area in house.areas]
            area = rng.choice(areas) if areas and rng.random() < NEAR else None
            text = sentence(peer, house, block, rng)
            commands = peer.understand(house, area, text) if text else ()
            if commands and (text, index, area) not in drawn:
                name = f"template-{len(drawn) + 1}"
                drawn[text, index, area] = Case(name, house, text, commands, area, kind=intent)
                break
    return list(drawn.values())


def doing(peer: HassilPeer) -> list[tuple[str, IntentData]]:
    """The blocks of templates that do something, each with its intent."""
    return [(intent, block) for intent in INTENTS for block in peer.intents.intents[intent].data]


def sentence(peer: HassilPeer, house: House, block: IntentData, rng: random.Random) -> str:
    """One sentence of a block, or nothing if this draw does not fit the house."""
    try:
        words = _Drawing(peer, house, block, rng).words(rng.choice(block.sentences).expression)
    except _Undrawable:
        return ""
    return normalize_whitespace(words).strip()


class _Drawing:
    """Walks through a template and chooses at random wherever it leaves a choice."""

    def __init__(
        self, peer: HassilPeer, house: House, block: IntentData, rng: random.Random
    ) -> None:
        self._rng = rng
        self._rules = {**peer.intents.expansion_rules, **block.expansion_rules}
        self._lists: dict[str, SlotList] = {
            **peer.intents.slot_lists, **peer.known(house).lists, **block.slot_lists,
        }  # fmt: skip
        self._domains: Collection[str] = block.requires_context.get("domain", ())

    def words(self, expression: Expression) -> str:
        """A text that the expression matches. Raises _Undrawable if there is none here."""
        if isinstance(expression, TextChunk):
            return expression.original_text
        if isinstance(expression, Alternative):
            return self.words(self._rng.choice(expression.items))
        if isinstance(expression, Permutation):
            items = self._rng.sample(expression.items, len(expression.items))
            return " ".join(map(self.words, items))
        if isinstance(expression, Group):
            return "".join(map(self.words, expression.items))
        if isinstance(expression, RuleReference):
            return self.words(self._rules[expression.rule_name].expression)
        if isinstance(expression, ListReference):
            return self._slot(self._lists.get(expression.list_name))
        raise _Undrawable

    def _slot(self, values: SlotList | None) -> str:
        if isinstance(values, RangeSlotList):
            return f"{self._rng.choice(list(values.get_numbers())):g}"
        if not isinstance(values, TextSlotList):
            raise _Undrawable
        fitting = list(filter(self._fits, values.values))
        if not fitting:
            raise _Undrawable
        return self.words(self._rng.choice(fitting).text_in)

    def _fits(self, value: TextSlotValue) -> bool:
        domain = (value.context or {}).get("domain")
        return domain is None or not self._domains or domain in self._domains
