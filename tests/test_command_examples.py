"""Training examples: every order fits its house, the same seed says the same, the tasks mix."""

import random
from collections import Counter

import pytest

from pipelines.house.commands import check
from pipelines.house.services import SERVICES
from pipelines.tasks.orders import (
    QUERY_STATES,
    QUERY_VERBS,
    RELATIVE,
    Group,
    able,
    chosen,
    in_place,
    lowered,
    service_of,
)
from pipelines.training.commands import Examples, Houses


def drawn(seed, count=40, each=50):
    houses, examples = Houses(None), Examples(None)
    rng = random.Random(seed)
    return [
        examples.sample(house, rng)
        for house in (houses.sample(rng) for _ in range(count))
        for _ in range(each)
    ]


@pytest.fixture(scope="module")
def sampled():
    return drawn(7)


def fits(order, house):
    """What is wrong with an order in a house; nothing for a good one."""
    names = [name for name, _ in order.values]
    for target in order.targets:
        if isinstance(target, Group):
            if not any(in_place(entity, target.place, house) for entity in house.entities):
                return f"nothing in {target}"
            continue
        entity = house.entity(target)
        if entity is None:
            return f"no {target}"
        if order.verb not in QUERY_VERBS:
            valued = order.verb == "set" or order.verb in RELATIVE
            if not able(entity, order.verb, names if valued else ()):
                return f"{target} cannot {order.verb} {names}"
            for name, value in order.values:
                field = SERVICES[service_of(order.verb, name, entity.domain)].field(name)
                if value is not None and order.verb not in RELATIVE and not field.accepts(value):
                    return f"{name} {value}"
    for left_out in order.exceptions:
        if house.entity(left_out) is None and house.area(left_out) is None:
            return f"no {left_out}"
    if order.verb in ("which", "count") and order.values[0][1] not in QUERY_STATES:
        return f"state {order.values}"
    if order.verb not in QUERY_VERBS and not chosen(order, house):
        return "nothing chosen"
    if order.asks and not 2 <= len(order.targets) <= 6:
        return "asks among one or too many"
    return "" if order.targets else "no targets"


def test_every_order_fits_its_house(sampled):
    for example in sampled:
        assert example.text.strip()
        assert bool(example.orders) is (example.task != "none"), example.text
        assert len(example.orders) <= 4
        for order in example.orders:
            assert fits(order, example.house) == "", (example.text, order)
            assert (order.verb in QUERY_VERBS) is (example.task == "answer")


def test_commands_pass_the_check_of_the_house(sampled):
    for example in sampled:
        if example.task == "command":
            for command in lowered(example.orders, example.house):
                check(command, example.house)


def test_context_is_of_the_house(sampled):
    for example in sampled:
        assert example.room is None or example.house.area(example.room)
        assert all(example.house.entity(each) for each in example.last)


def test_same_seed_same_examples():
    assert drawn(3, count=4) == drawn(3, count=4)


def test_tasks_mix(sampled):
    shares = Counter(example.task for example in sampled)
    total = len(sampled)
    assert 0.55 < shares["command"] / total < 0.69
    assert 0.06 < shares["answer"] / total < 0.14
    assert 0.22 < shares["none"] / total < 0.34


def test_sentences_and_verbs_vary(sampled):
    commands = [example for example in sampled if example.task == "command"]
    assert len({example.text for example in sampled}) > 0.9 * len(sampled)
    assert len({order.verb for example in commands for order in example.orders}) > 25


def test_houses_vary():
    rng = random.Random(2)
    made = [Houses(None).sample(rng) for _ in range(60)]
    assert {len(house.areas) for house in made} >= set(range(3, 10))
    assert all(
        len({entity.id for entity in house.entities}) == len(house.entities) for house in made
    )
    assert all(house.areas and house.entities for house in made)
