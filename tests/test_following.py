"""Requests that go on with the one before."""

import pytest

from pipelines.tasks.phrasing.following import Following
from pipelines.tasks.replies import Choose, Performed, Understood
from tests.asking import ask, outcome, told

PLACES = [("Kitchen",), ("Bedroom",), ("Living room", "Lounge"), ("Garden", "Outside"), ("Garage",)]
DEVICES = [("Kitchen lights",), ("Desk lamp",), ("Front door",), ("Fan",), ("Garage door",)]


@pytest.mark.parametrize(
    ("before", "text", "meant"),
    [
        (
            "how warm is it in the lounge?",
            "What about the bedroom?",
            "how warm is it in the bedroom",
        ),
        ("how warm is it in the lounge", "and outside?", "how warm is it in the outside"),
        ("turn on the kitchen lights", "and the bedroom", "turn on the bedroom lights"),
        ("turn off the desk lamp.", "the same for the fan", "turn off the fan"),
        ("turn on the bedroom light", "and the kitchen lights too", "turn on the kitchen lights"),
        ("close the door of the garage", "and the front door", "close the front door"),
        ("dim the lights in the lounge", "Now the kitchen.", "dim the lights in the kitchen"),
        ("dim the lights in the lounge", "same in the kitchen", "dim the lights in the kitchen"),
        ("what's the temperature?", "in the garage", "what's the temperature in the garage"),
        (
            "is the front door locked?",
            "ok, and what about the garage?",
            "is the garage door locked",
        ),
        ("which lights are on", "how about the kitchen", "which lights are on in the kitchen"),
    ],
)
def test_another_name_takes_the_place_of_the_first(before, text, meant):
    assert next(Following(PLACES, DEVICES)(text, before)) == meant


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "what about the kitchen?"),
        ("turn on the desk lamp", "and turn on the fan"),
        ("turn on the desk lamp", "and is the garage door closed"),
        ("turn on the desk lamp", "the kitchen"),
        ("turn on the desk lamp", "in a minute"),
        ("turn on the desk lamp", "now turn it off"),
        ("turn on the desk lamp", "what about my holiday?"),
        ("turn on the desk lamp if the garage door opens", "and the fan"),
        ("turn on the desk lamp", "and the fan, the kitchen lights and the garage door"),
    ],
)
def test_what_stands_alone_goes_on_with_nothing(before, text):
    assert not list(Following(PLACES, DEVICES)(text, before))


@pytest.mark.parametrize(
    ("before", "text", "meant"),
    [
        ("turn on the lamp", "the one in the garage", "turn on the lamp in the garage"),
        ("turn on the lamp", "the desk one please", "turn on the desk lamp"),
        ("dim the desk lamp", "no, the kitchen one", "dim the kitchen lamp"),
        ("turn on the lamp", "I meant the fan", "turn on the fan"),
        ("turn on the lamp", "kitchen lights", "turn on the kitchen lights"),
        ("turn on the lamp", "never", None),
        ("turn on the lamp", "what time is it?", None),
    ],
)
def test_a_name_alone_counts_for_who_was_asked(before, text, meant):
    following = Following(PLACES, DEVICES)
    assert next(following(text, before, asked=True), None) == meant
    alone = meant if " one " in f"{text} " else None
    assert next(following(text, before), None) == alone


def test_of_what_has_one_name_the_whole_name_stays():
    lights = [("Ceiling light",), ("Ceiling light",), ("Counter lights",), ("Start the day",)]
    found = list(Following(PLACES, lights)("the kitchen one", "turn on the ceiling light"))
    assert found == ["turn on the kitchen ceiling light", "turn on the kitchen light"]


def test_a_question_goes_on_in_other_rooms(assistant, session):
    assert "20.4" in told(assistant, session, "how warm is it in the living room?")
    assert "18.9" in told(assistant, session, "what about the bedroom?")
    assert "8.2" in told(assistant, session, "and outside?")
    assert "Ceiling light" in told(assistant, session, "which lights are on?")
    upstairs = told(assistant, session, "what about upstairs?")
    assert "Night light" in upstairs and "Ceiling light" not in upstairs


def test_what_was_counted_is_named(assistant, session):
    counted = told(assistant, session, "how many lights are on?")
    named = told(assistant, session, "which ones?")
    assert counted.startswith(f"{named.count(',') + 1} of ") and "Desk lamp" in named
    assert told(assistant, session, "and how many are there?") == counted


def test_an_order_goes_on_with_other_devices(assistant, session):
    ask(assistant, session, text="turn on the kitchen lights")
    events = ask(assistant, session, text="and the hallway")
    (read,) = [event for event in events if isinstance(event, Understood)]
    assert read.understanding.respelled == "turn on the hallway lights"
    assert session.house.entity("light.hallway").state == "on"
    assert isinstance(outcome(ask(assistant, session, text="and the fan")), Choose | Performed)


def test_what_goes_on_with_nothing_does_nothing(assistant, session):
    before = session.house
    ask(assistant, session, text="what about the garden?")
    ask(assistant, session, text="which lights are on?")
    ask(assistant, session, text="what about dinner?")
    assert session.house is before


def test_a_door_that_follows_asks_first(assistant, session):
    ask(assistant, session, text="is the garage door open?")
    ask(assistant, session, text="open the office blinds")
    ask(assistant, session, text="and the garage door")
    assert session.pending
    assert session.house.entity("cover.garage_door").state == "closed"
