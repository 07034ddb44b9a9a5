"""Pronouns that are read as what they stand for."""

import pytest

from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.language.items import Situation
from pipelines.tasks.phrasing.pronouns import named
from pipelines.tasks.replies import Declined, Performed, Told
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")


@pytest.mark.parametrize(
    ("text", "last", "meant"),
    [
        ("is it off now?", "light.desk_lamp", "is the Desk lamp off now?"),
        ("what's its colour?", "light.desk_lamp", "what's the Desk lamp's colour?"),
        ("are they open?", "cover.bedroom_curtains", "are the Curtains open?"),
        ("is it on?", "light.kitchen_ceiling", "is the Kitchen Ceiling light on?"),
        ("it's getting late", "light.desk_lamp", "the Desk lamp is getting late"),
        ("is it as bright as it was?", "light.desk_lamp", None),
        ("is the fan on?", "light.desk_lamp", None),
    ],
)
def test_the_name_takes_its_place(text, last, meant):
    assert named(text, Situation(HOUSE, last=(last,))) == meant
    assert named(text, Situation(HOUSE)) is None
    assert named(text, Situation(HOUSE, last=(last, "lock.front_door"))) is None


@pytest.mark.parametrize(
    ("first", "question"),
    [
        ("turn off the floor lamp", "is it still on?"),
        ("turn off the floor lamp", "is it off now?"),
        ("open the curtains", "are they open?"),
        ("change the floor lamp to green", "what colour is it now?"),
    ],
)
def test_a_question_after_a_deed_is_answered_and_moves_nothing(assistant, first, question):
    session = HouseSession(HOUSE)
    done = outcome(ask(assistant, session, text=first))
    assert isinstance(done, Performed)
    house = session.house
    reply = outcome(ask(assistant, session, text=question))
    assert isinstance(reply, Told)
    assert done.changes[0].after.name in reply.text
    assert session.house is house


@pytest.mark.parametrize("remark", ["it's beautiful", "I like it", "it's broken", "that's better"])
def test_a_remark_about_it_moves_nothing(assistant, remark):
    session = HouseSession(HOUSE)
    ask(assistant, session, text="turn off the floor lamp")
    assert isinstance(outcome(ask(assistant, session, text=remark)), Declined)


@pytest.mark.parametrize(
    ("first", "wish", "device"),
    [
        ("turn on the floor lamp", "it's too bright", "light.living_room_floor_lamp"),
        ("turn off the floor lamp", "I want it on", "light.living_room_floor_lamp"),
        ("set the thermostat to 22", "it's too warm", "climate.living_room"),
        ("open the curtains", "close them", "cover.bedroom_curtains"),
    ],
)
def test_a_wish_about_it_is_granted(assistant, first, wish, device):
    session = HouseSession(HOUSE)
    ask(assistant, session, text=first)
    done = outcome(ask(assistant, session, text=wish))
    assert [change.after.id for change in done.changes] == [device]


def test_what_is_no_question_about_it_is_left_alone(assistant):
    session = HouseSession(HOUSE)
    ask(assistant, session, text="turn off the desk lamp")
    assert not isinstance(outcome(ask(assistant, session, text="is it raining?")), Told)
    warm = outcome(ask(assistant, session, text="how warm is it in the bedroom?"))
    assert isinstance(warm, Told)
    assert "Bedroom thermostat" in warm.text
