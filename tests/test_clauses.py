"""Requests of several clauses: where they are parted, and when the clauses count."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.language.orders import Order, devices
from pipelines.tasks.language.understanding import Understanding, Written
from pipelines.tasks.phrasing.clauses import MOST, clauses, conjuncts, joined, plain, points_back

HOUSE = load_house(ASSETS / "house.yaml")
LAMP, BLINDS, DOOR = "light.desk_lamp", "cover.living_room_blinds", "lock.front_door"


def read(*orders: tuple[str, str], sure: float = 0.9, odds: float = 1.0) -> Understanding:
    """As the model would have read a verb for each of some devices."""
    written = [Written(piece, 0.9) for verb, device in orders for piece in (device, verb)]
    return Understanding(
        "command",
        {"command": odds},
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


@pytest.mark.parametrize(
    ("said", "second"),
    [
        ("set the bedroom to 20 degrees and the lounge to 22", "set the lounge to 22 degrees"),
        ("open the blinds to 20 percent, the shades to 50", "open the shades to 50 percent"),
        ("set the lamp to 20 and the fan to 50%", "the fan to 50%"),  # has its own
        ("set the lamp to 20 and lock the door", "lock the door"),
        ("turn the tv on and the lamp off", "the lamp off"),
        ("turn the heat off in the hall and on in the den", "turn on the heat in the den"),
        ("switch off the lights upstairs and on at the back", "turn on the lights at the back"),
        ("lights on upstairs and off at the back", "turn off lights at the back"),
    ],
)
def test_a_clause_without_a_verb_gets_that_of_the_first(said, second):
    assert clauses(said)[1] == second


@given(st.text(max_size=80))
def test_any_text_has_few_clauses(text):
    found = clauses(text)
    assert len(found) != 1 and len(found) <= MOST
    assert all(found)


def test_a_comma_alone_parts_no_command_from_a_question():
    assert conjuncts("which lights are on in the yard, in the stable I mean?") == ()
    assert conjuncts("lamp on, and then say how warm it is") == ("lamp on", "say how warm it is")


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


def painted(sure: float = 0.9, **colours: str) -> Understanding:
    """As the model would have read a colour for each of some lights."""
    read_ = read(*(("set", f"light.{name}") for name in colours), sure=sure)
    orders = [
        replace(order, values=(("color_name", colour),))
        for order, colour in zip(read_.orders, colours.values(), strict=True)
    ]
    return replace(read_, orders=tuple(orders))


def test_each_device_gets_the_value_that_its_own_clause_names():
    whole = painted(living_room_floor_lamp="blue", tv_strip="blue", sure=0.7)
    parts = [painted(living_room_floor_lamp="green"), painted(tv_strip="blue")]
    found = joined(whole, parts, HOUSE)
    assert found is not None
    assert [dict(order.values)["color_name"] for order in found.orders] == ["green", "blue"]
    alike = [painted(living_room_floor_lamp="blue"), painted(tv_strip="blue")]
    assert joined(whole, alike, HOUSE) is None  # nothing that the whole does not say
    assert joined(whole, [painted(tv_strip="red"), read(("turn_on", LAMP))], HOUSE) is None


def test_a_clause_need_not_look_like_a_command_alone():
    assert plain(read(("turn_off", LAMP), sure=0.6, odds=0.65))
    assert not plain(read(("turn_off", LAMP), sure=0.5, odds=0.52))  # `the stove's going now`
    assert points_back("then turn it off") and not points_back("turn the item off")


def test_a_clause_that_is_doubtful_or_asks_does_not_stand_alone():
    assert plain(read(("lock", DOOR)))
    assert not plain(read(("lock", DOOR), sure=0.5))
    assert not plain(Understanding("none", {"none": 1.0}))
    asking = Order("turn_on", (LAMP, "light.hallway"), asks=True)
    assert not plain(Understanding("command", {"command": 1.0}, (asking,), (), 0.9))
