"""A room that is switched as if it were a device."""

import pytest

from pipelines.house.entities import House
from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.phrasing.rooms import Rooms
from pipelines.tasks.replies import Performed
from pipelines.types import Request

HOUSE = load_house(ASSETS / "house.yaml")
PLACES = [
    *((area.id, (area.name, *area.aliases)) for area in HOUSE.areas),
    ("upper", ("upper", "upstairs")),
]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("turn off the bedroom", "turn off the lights in the bedroom"),
        ("Kitchen on, please", "turn on the lights in the Kitchen"),
        ("can you switch the kids' room off?", "turn off the lights in the kids' room"),
        ("turn off kitchen and hallway", "turn off the lights in the kitchen and hallway"),
        ("upstairs off", "turn off the lights upstairs"),
    ],
)  # fmt: skip
def test_its_lights_are_meant(text, meant):
    assert Rooms(HOUSE, PLACES)(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("set the living room to 22", "set the living room to 22 degrees"),
        ("make the bedroom 20, please", "make the bedroom 20 degrees, please"),
        (
            "set the living room to 22 and the bedroom to 19",
            "set the living room to 22 degrees and the bedroom to 19 degrees",
        ),
        ("set the living room to 50", None),
        ("set the living room to 22%", None),
        ("set the kitchen to 22", None),
        ("set the bedroom thermostat to 22", None),
        ("set the living room to 22 degrees", None),
    ],
)
def test_a_room_is_set_to_degrees(text, meant):
    assert Rooms(HOUSE, PLACES)(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "turn on the kitchen speaker", "turn off the bedroom heating", "turn off the garage",
        "is the bedroom on?", "turn off the cellar", "turn on and off the bedroom", "bedroom", "",
        "turn on the lights in the bedroom", "everything off in the bedroom",
    ],
)  # fmt: skip
def test_other_requests_stay(text):
    assert Rooms(HOUSE, PLACES)(text) is None


def test_a_room_without_lights_has_none_to_switch():
    dark = [each for each in HOUSE.entities if each.domain != "light"]
    assert Rooms(House(HOUSE.areas, tuple(dark)), PLACES)("turn on the bedroom") is None


def test_the_heating_of_a_room_that_is_switched_off_stays_on(assistant, session):
    (done,) = [
        each
        for each in assistant.respond(Request(text="turn off the bedroom"), session)
        if isinstance(each, Performed)
    ]
    assert [change.after.id for change in done.changes] == ["light.bedside_right"]
    assert session.house.entity("climate.bedroom").state == "heat"
