"""Questions in other words: what somebody has, what somebody did, `it` in the last clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.phrasing.inquiries import Inquiries, only_asks
from pipelines.tasks.replies import Declined, Told
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("how many lights do I have?", "how many lights are there?"),
        ("what lights have we got upstairs?", "what lights are there upstairs?"),
        ("Do we have any cameras?", "are there any cameras?"),
        ("do I have a vacuum?", "is there a vacuum?"),
        ("have I locked the front door", "is the front door locked?"),
        ("did someone turn the heating off?", "is the heating off?"),
        ("did you turn the lamp in the office on?", "is the lamp in the office on?"),
        ("has anyone turned off the kitchen lights?", "are the kitchen lights off?"),
        ("when did the desk lamp get switched off", "since when is the desk lamp off?"),
        ("when were the blinds closed?", "since when are the blinds closed?"),
        ("when did I open the garage door", "since when is the garage door open?"),
        ("has the coffee machine finished, is it off?", "is the coffee machine off?"),
        ("where's the robot vacuum, is it docked?", "is the robot vacuum docked?"),
        ("which lamps are still burning", "which lamps are still on?"),
        ("is there any light on in the office?", "which lights are on in the office?"),
        ("Is it dark in the hall?", "which lights are on in the hall?"),
        ("Coffee on?", "is the Coffee on?"),
        ("the blinds still up?", "are the blinds still up?"),
        ("coffee on", None),
        ("is the desk lamp off?", None),
        ("turn the tv on, is it on?", None),
        ("what do you have", None),
        ("did you hear that?", None),
        ("has the mail come, is it here?", None),
        ("", None),
    ],
)
def test_questions_are_read_in_plain_words(text, meant):
    assert Inquiries(HOUSE)(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "is it still dark outside?", "Who left the desk lamp on?", "when will it be finished",
        "And did the dishwasher start?", "are the kids asleep", "has anyone opened the garage?",
        "blind still up?", "which lamp works?", "how much water is there", "what is on?",
    ],
)  # fmt: skip
def test_what_begins_like_a_question_orders_nothing(text):
    assert only_asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "is there any way you could dim the lamp", "have the fan oscillate", "when I say so, stop",
        "is the lamp on? turn it off", "is it on, then turn it off", "are you able to lock up",
        "turn on the light", "is it hot in here and can the fan go on", "",
        "lights off, please?", "how about some music?", "what about the lamp", "mind dimming it?",
        "what if you dimmed it", "the lamp off",
    ],
)  # fmt: skip
def test_what_may_order_something_is_left_to_the_model(text):
    assert not only_asks(text)


def test_a_question_about_the_dark_lights_nothing(assistant, session):
    before = session.house
    ask(assistant, session, text="is it still dark outside?")
    assert session.house is before and not session.asks


@given(st.text(max_size=80))
def test_whatever_is_typed_has_a_reading_or_none(text):
    meant = Inquiries(HOUSE)(text)
    assert meant is None or meant.endswith("?")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("do I have a vacuum?", "I know of 1: Robot vacuum"),
        ("did you turn on the desk lamp?", "Desk lamp (Office) is on"),
        ("when was the front door locked?", "Front door (Hallway): locked"),
    ],
)
def test_a_question_moves_nothing(assistant, text, told):
    session = HouseSession(HOUSE)
    reply = outcome(ask(assistant, session, text=text))
    assert isinstance(reply, Told)
    assert reply.text.startswith(told)
    assert session.house == HOUSE


def test_nobody_has_an_idea(assistant):
    reply = outcome(ask(assistant, HouseSession(HOUSE), text="do you have an idea?"))
    assert isinstance(reply, Declined)
