"""Requests in the words of Home Assistant's templates: they teach what the peer would do."""

import random
from collections import Counter

import pytest

from pipelines.evaluation.commands import normalised
from pipelines.evaluation.hassil_peer import HassilPeer
from pipelines.house.commands import same
from pipelines.tasks.language.order_pieces import Items, read, write
from pipelines.tasks.language.orders import Group, lowered
from pipelines.training.commands import Houses
from pipelines.training.commands.refs import Context
from pipelines.training.commands.templated import Templated
from pipelines.training.commands.view import View


@pytest.fixture(scope="module")
def drawn():
    rng, houses, templated = random.Random(5), Houses(None), Templated()
    found = []
    for house in (houses.sample(rng) for _ in range(12)):
        for _ in range(30):
            context = Context(View(house), rng, rng.choice([None, *(a.id for a in house.areas)]))
            made = templated.sample(context)
            if made is not None:
                found.append((context, *made))
    return found


def test_an_order_comes_to_what_the_peer_does(drawn):
    peer = HassilPeer()
    relative = 0
    for context, text, orders in drawn:
        house = context.view.house
        wanted = peer.understand(house, context.room, text)
        assert same(normalised(lowered(orders, house)), normalised(wanted)), text
        relative += orders[0].verb in ("increase", "decrease")
    assert len(drawn) > 60
    assert relative


def test_all_sorts_of_things_are_said(drawn):
    verbs = Counter(orders[0].verb for _, _, orders in drawn)
    assert len(verbs) > 10
    groups = sum(isinstance(orders[0].targets[0], Group) for _, _, orders in drawn)
    assert 0.1 < groups / len(drawn) < 0.8


def test_orders_can_be_written_and_read(drawn):
    for context, text, orders in drawn:
        house = context.view.house
        floors = {area.floor for area in house.areas}
        ids = [*(e.id for e in house.entities), *(a.id for a in house.areas), *sorted(floors)]
        items = Items(tuple(dict.fromkeys(ids)))
        assert read(write(orders, items), items) == orders, text


def test_what_is_said_to_another_house_names_nothing_of_this_one():
    rng, houses, templated = random.Random(9), Houses(None), Templated()
    peer, found = HassilPeer(), []
    for house in (houses.sample(rng) for _ in range(20)):
        for _ in range(20):
            text = templated.foreign(Context(View(house), rng), houses.sample(rng))
            if text is not None:
                found.append(text)
                assert not peer.understand(house, None, text), text
    assert len(found) > 20
