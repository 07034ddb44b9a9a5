"""What a request names side by side is read once for each: rooms, devices, kinds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.tasks.names.lists import Lists
from tests.asking import OUTCOMES, ask

ROOMS = (("Kitchen",), ("Living room", "Lounge"), ("Ella's room",), ("Hall", "Hallway"))
DEVICES = (("Big TV",), ("Kettle",), ("Kitchen speaker",))
LISTS = Lists(ROOMS, DEVICES)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("which lights are on in the kitchen and the hall?",
         ("which lights are on in the kitchen?", "which lights are on in the hall?")),
        ("How warm is it in the lounge and in Ella's room",
         ("How warm is it in the lounge", "How warm is it in the Ella's room")),
        ("turn off the kitchen, hallway and living room lights",
         ("turn off the kitchen lights", "turn off the hallway lights",
          "turn off the living room lights")),
        ("are the kettle and the big tv on?", ("are the kettle on?", "are the big tv on?")),
        ("which lights or plugs are on?", ("which lights are on?", "which plugs are on?")),
    ],
)  # fmt: skip
def test_a_text_is_said_once_for_each(text, each):
    assert list(LISTS(text)) == [each]


@pytest.mark.parametrize(
    "text",
    [
        "", "and", "the kitchen and", "is it warm in the kitchen?", "lights off and lock up",
        "from the kitchen to the hall", "the kitchen speaker and the hall lamp",
        "kitchen, hall", "turn on the kettle in the kitchen",
    ],
)  # fmt: skip
def test_what_is_no_list_stays_whole(text):
    assert list(LISTS(text)) == []


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text):
    assert all(len(each) > 1 for each in LISTS(text))


@pytest.mark.parametrize(
    "text",
    [
        "are the blinds and the curtains closed",
        "are the bathroom fan and the hallway light off",
        "are the living room blinds and the bedroom curtains open",
        "did I leave the desk lamp and the fan on",
    ],
)
def test_the_rest_of_a_question_is_no_order(assistant, session, text):
    before = session.house
    events = ask(assistant, session, text=text)
    assert len([event for event in events if isinstance(event, OUTCOMES)]) == 1
    assert session.house == before
