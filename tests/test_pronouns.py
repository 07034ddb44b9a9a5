"""Pronouns that are read as what they stand for."""

import pytest

from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.items import Situation
from pipelines.tasks.pronouns import named
from pipelines.tasks.replies import Performed, Told
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")


@pytest.mark.parametrize(
    ("text", "last", "meant"),
    [
        ("is it off now?", "light.desk_lamp", "is the Desk lamp off now?"),
        ("what's its colour?", "light.desk_lamp", "what's the Desk lamp's colour?"),
        ("are they open?", "cover.bedroom_curtains", "are the Curtains open?"),
        ("is it on?", "light.kitchen_ceiling", "is the Kitchen Ceiling light on?"),
        ("it's getting late", "light.desk_lamp", None),
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


def test_what_is_no_question_about_it_is_left_alone(assistant):
    session = HouseSession(HOUSE)
    ask(assistant, session, text="turn off the desk lamp")
    assert not isinstance(outcome(ask(assistant, session, text="is it raining?")), Told)
    warm = outcome(ask(assistant, session, text="how warm is it in the bedroom?"))
    assert isinstance(warm, Told)
    assert "Bedroom thermostat" in warm.text
