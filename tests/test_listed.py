"""Questions about several things at once: they ask for all that they name, and can be written."""

import random
from collections import Counter

import pytest

from pipelines.tasks.language.order_pieces import Items, read, write
from pipelines.tasks.language.orders import Group, chosen
from pipelines.tasks.language.verbs import QUERY_VERBS
from pipelines.training.commands import Houses
from pipelines.training.commands.listed import listed
from pipelines.training.commands.refs import Context
from pipelines.training.commands.view import View


@pytest.fixture(scope="module")
def drawn():
    rng, houses = random.Random(5), Houses(None)
    found = []
    for house in (houses.sample(rng) for _ in range(60)):
        for _ in range(20):
            made = listed(Context(View(house), rng))
            if made is not None:
                found.append((house, *made))
    return found


def test_all_ask_for_several_things_or_several_questions(drawn):
    assert len(drawn) > 500
    for _, text, orders in drawn:
        assert all(order.verb in QUERY_VERBS and not order.asks for order in orders)
        assert len(orders) > 1 or len(orders[0].targets) > 1, text
        assert text.count("{") == 0


def test_every_target_is_something_of_the_house(drawn):
    for house, text, orders in drawn:
        for order in orders:
            if order.verb not in ("deed", "reason"):
                assert len(chosen(order, house)) >= len(order.targets), text


def test_they_can_be_written_and_read(drawn):
    for house, text, orders in drawn:
        floors = {area.floor for area in house.areas}
        ids = [*(e.id for e in house.entities), *(a.id for a in house.areas), *sorted(floors)]
        items = Items(tuple(dict.fromkeys(ids)))
        assert read(write(orders, items), items) == orders, text


def test_rooms_kinds_devices_and_whole_questions_are_listed(drawn):
    sorts = Counter()
    for _, _, orders in drawn:
        first = orders[0].targets
        places = {each.place for each in first if isinstance(each, Group)}
        kinds = {each.kind for each in first if isinstance(each, Group)}
        sorts["in a row"] += len(orders) > 1
        sorts["rooms"] += len(places) > 1
        sorts["kinds"] += len(kinds) > 1
        sorts["devices"] += len(first) > 1 and not kinds
    assert min(sorts[each] for each in ("in a row", "rooms", "kinds", "devices")) > 20
