"""What points at something that was spoken of is read as its name."""

import pytest

from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.phrasing.referring import referred
from pipelines.tasks.replies import Performed
from tests.asking import ask, outcome, told

HOUSE = load_house(ASSETS / "house.yaml")
TIMER = "timer.kitchen"


@pytest.mark.parametrize(
    ("last", "text", "meant"),
    [
        ("light.kitchen_ceiling", "turn everything off in there", "in the kitchen"),
        ("light.bedside_left", "the other one on", "the Right bedside lamp on"),
        ("light.bedside_left", "and the right one off", "and the Right bedside lamp off"),
        ("light.kitchen_counter", "turn off the one in the hallway", "off the Hallway light"),
        ("light.kitchen_counter", "hall ones a bit brighter", "hall lights a bit brighter"),
        ("cover.office_blinds", "Half way is enough", "set the Blinds to 50 %"),
        ("cover.office_blinds", "no, 30", "to 30 %"),
        ("climate.bedroom", "better 19", "to 19 degrees"),
        ("light.kids_night_light", "no, blue!", "make the Night light blue"),
        (TIMER, "actually make that 10", "start the Kitchen timer for 10 minutes"),
        ("fan.living_room", "Faster still!", "make the Ceiling fan faster"),
        ("media_player.living_room_tv", "20 please", "set the volume of the Television to 20 %"),
    ],
)
def test_what_was_spoken_of_is_named(last, text, meant):
    found = next(referred(text, [last], HOUSE))
    # The blinds of two rooms are told apart by their rooms.
    assert meant in found.replace("the Office blinds", "the Blinds")


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ((), "make that 10"),
        (("lock.front_door",), "50"),
        (("lock.front_door",), "blue"),
        (("light.hallway",), "is anybody there?"),
        (("light.hallway",), "the good one is in the fridge"),
        (("light.hallway", "fan.living_room"), "30"),
        (("light.hallway",), "10 more minutes until dinner"),
    ],
)
def test_what_points_at_nothing_stays(last, text):
    assert not list(referred(text, last, HOUSE))


def test_a_timer_that_was_set_wrong_is_set_anew_paused_and_goes_on(assistant, session):
    session.room = "kitchen"
    for said, state, lasts in (
        ("set a timer for 8 minutes", "active", 600 - 120),
        ("actually make that 10", "active", 600),
        ("pause it a sec", "paused", 600),
        ("ok carry on", "active", 600),
    ):
        assert isinstance(outcome(ask(assistant, session, text=said)), Performed)
        timer = session.house.entity(TIMER)
        assert (timer.state, timer.attributes["duration"]) == (state, lasts)


def test_there_is_where_the_answer_was_about(assistant, session):
    session.room = "living_room"
    assert "Ceiling light (Kitchen)" in told(assistant, session, "What's going on in the kitchen?")
    found = outcome(ask(assistant, session, text="Ok switch everything off in there"))
    assert {each.after.area for each in found.changes} == {"kitchen"}
    assert session.house.entity("light.living_room_floor_lamp").state == "on"


def test_what_waits_for_a_yes_is_spoken_of(assistant, session):
    session.room = "garage"
    ask(assistant, session, text="open the garage door")
    assert session.pending and session.last.entities == ("cover.garage_door",)
