"""What several readings come to: which meaning wins, and what it is weighed against."""

import pytest

from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.language.meanings import OFFERED, agreed
from pipelines.tasks.language.orders import Group, Order
from pipelines.tasks.language.understanding import Understanding

HOUSE = load_house(ASSETS / "house.yaml")
LEFT, RIGHT = "light.bedside_left", "light.bedside_right"
TELLY, SPEAKER = "media_player.living_room_tv", "media_player.kitchen_speaker"


def reply(sure: float, *orders: Order, task: str = "command") -> Understanding:
    """What the model wrote with some probability."""
    return Understanding(task, {task: 1.0}, orders, (), sure)


def on(*targets: str) -> Order:
    """Turn on some devices."""
    return Order("turn_on", targets)


def test_replies_of_one_meaning_count_together():
    replies = [reply(0.4, on(LEFT)), reply(0.3, on(LEFT, RIGHT)), reply(0.2, on(RIGHT, LEFT))]
    number, found = agreed(replies, HOUSE)
    assert number == 1 and found.confidence == pytest.approx(0.5)


def test_another_device_that_is_about_as_likely_is_a_rival():
    assert agreed([reply(0.5, on(LEFT)), reply(0.4, on(RIGHT))], HOUSE)[1].rivals == (RIGHT,)
    assert agreed([reply(0.8, on(LEFT)), reply(0.1, on(RIGHT))], HOUSE)[1].rivals == ()
    group = Order("turn_on", (Group("light", "bedroom"),))
    assert agreed([reply(0.5, group), reply(0.4, on(RIGHT))], HOUSE)[1].rivals == ()


def test_what_only_makes_sense_of_what_runs_is_asked_of_that():
    assert HOUSE.entity(TELLY).state == "off" and HOUSE.entity(SPEAKER).state == "paused"
    replies = [reply(0.5, Order("next", (TELLY,))), reply(0.3, Order("next", (SPEAKER,)))]
    number, found = agreed(replies, HOUSE)
    assert number == 1 and 0.3 < found.confidence < 0.8
    alone = agreed(replies[:1], HOUSE)[1]
    assert alone.confidence == pytest.approx(0.5)  # nothing else is meant


def test_what_was_done_is_asked_less_often_than_what_is_on():
    everything = (Group("anything", "everywhere"),)
    deed = Order("deed", everything)
    which = Order("which", everything, (), (("state", "on"),))
    number, found = agreed(
        [reply(0.7, deed, task="answer"), reply(0.2, which, task="answer")], HOUSE
    )
    assert number == 1 and found.confidence > 0.5
    assert (
        agreed([reply(0.95, deed, task="answer"), reply(0.02, which, task="answer")], HOUSE)[0] == 0
    )


def test_a_question_names_what_other_replies_ask_about():
    lights = [each.id for each in HOUSE.entities if each.domain == "light"]
    replies = [
        reply(0.2, Order("turn_on", tuple(lights[n : n + 2]), asks=True))
        for n in range(0, 2 * OFFERED, 2)
    ]
    (order,) = agreed(replies, HOUSE)[1].orders
    assert order.targets == tuple(lights[:OFFERED]) and order.asks
