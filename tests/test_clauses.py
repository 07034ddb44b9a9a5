"""Requests of several clauses: where they are parted, and when the clauses count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.clauses import MOST, clauses, joined, plain
from pipelines.tasks.orders import Order, devices
from pipelines.tasks.understanding import Understanding, Written

HOUSE = load_house(ASSETS / "house.yaml")
LAMP, BLINDS, DOOR = "light.desk_lamp", "cover.living_room_blinds", "lock.front_door"


def read(*orders: tuple[str, str], sure: float = 0.9) -> Understanding:
    """As the model would have read a verb for each of some devices."""
    written = [Written(piece, 0.9) for verb, device in orders for piece in (device, verb)]
    return Understanding(
        "command",
        {"command": 1.0},
        tuple(Order(verb, (device,)) for verb, device in orders),
        (*written, Written("<end>", 1.0)),
        sure,
    )


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("lights off", ()),
        ("close the gate, lock the door and put the light on", 3),
        ("lamp off and then fan on, and blinds down", 3),
        ("Krell off. Visio off; TV on", 3),
        ("set it to 21.5 degrees", ()),
        ("android tv on", ()),
        ("one, two, three, four, five", ()),
    ],
)
def test_a_request_is_parted_where_an_order_may_end(said, parts):
    found = clauses(said)
    assert len(found) == (parts or 0)
    assert all(each in said for each in found)


@given(st.text(max_size=80))
def test_any_text_has_few_clauses(text):
    found = clauses(text)
    assert len(found) != 1 and len(found) <= MOST
    assert all(found)


def test_the_order_that_was_lost_comes_back():
    parts = [read(("turn_off", LAMP)), read(("close", BLINDS)), read(("lock", DOOR))]
    whole = joined(read(("turn_off", LAMP), ("lock", DOOR)), parts, HOUSE)
    assert whole is not None
    assert devices(whole.orders, HOUSE) == (LAMP, BLINDS, DOOR)
    assert [each.symbol for each in whole.written].count("<end>") == 1
    assert whole.confidence == pytest.approx(0.9**3)


@pytest.mark.parametrize(
    "parts",
    [
        [read(("turn_off", LAMP)), read(("turn_on", LAMP))],  # corrected
        [read(("turn_off", LAMP)), read(("close", BLINDS))],  # another device than the whole's
        [read(("turn_off", LAMP)), read(("lock", DOOR))],  # no more than the whole
    ],
)
def test_clauses_that_say_something_else_do_not_count(parts):
    assert joined(read(("turn_off", LAMP), ("lock", DOOR)), parts, HOUSE) is None


def test_a_clause_that_is_doubtful_or_asks_does_not_stand_alone():
    assert plain(read(("lock", DOOR)))
    assert not plain(read(("lock", DOOR), sure=0.5))
    assert not plain(Understanding("none", {"none": 1.0}))
    asking = Order("turn_on", (LAMP, "light.hallway"), asks=True)
    assert not plain(Understanding("command", {"command": 1.0}, (asking,), (), 0.9))
