"""What a request leaves out by its name stays as it is."""

import pytest

from pipelines.tasks.replies import Performed
from tests.asking import ask, outcome


@pytest.mark.parametrize(
    ("room", "text", "moved"),
    [
        (
            "living_room",
            "Turn on the tv and the strip, but not the big light",
            {"media_player.living_room_tv", "light.tv_strip"},
        ),
        (
            "bedroom",
            "turn the heating off in the bedroom and on in the living room",
            {"climate.bedroom"},
        ),
        (
            "hallway",
            "Lights on in the kitchen and off in the bedroom",
            {"light.kitchen_counter", "light.bedside_right"},
        ),
    ],
)
def test_only_what_is_meant_moves(assistant, session, room, text, moved):
    session.room = room
    found = outcome(ask(assistant, session, text=text))
    assert isinstance(found, Performed)
    assert {each.after.id for each in found.changes} == moved


def test_the_lamp_that_is_left_out_is_the_one_here(assistant, session):
    session.room = "living_room"
    ask(assistant, session, text="Turn off all the lights except the lamp")
    assert session.house.entity("light.living_room_floor_lamp").state == "on"
