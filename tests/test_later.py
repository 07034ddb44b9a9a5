"""Orders for another time are declined, not done now."""

import pytest

from pipelines.preprocess.text import words
from pipelines.tasks.phrasing.later import later
from pipelines.tasks.refusals import NO_CLOCK
from pipelines.tasks.replies import Declined, Performed
from tests.asking import ask, outcome

NAMED = {
    "lamp", "light", "lights", "tv", "fan", "blinds", "vacuum", "pump", "heating", "scene", "alarm",
    "sunday", "morning",
}  # fmt: skip


def named(clause: str) -> bool:
    """The names of a small house."""
    return bool(NAMED & set(words(clause)))


@pytest.mark.parametrize(
    "text",
    [
        "turn on the hallway light at 7 pm",
        "lights on every day at 6",
        "open the blinds tomorrow morning",
        "turn off the lamp in ten minutes",
        "in half an hour turn off the tv",
        "at 7:30, open the blinds",
        "dim the lamp later",
        "turn on the fan for 20 minutes",
        "turn the lamp on after five minutes",
        "close the blinds on Monday",
        "lamp to 50% tonight at 8",
        "and turn them off at midnight",
        "turn it off in ten minutes",
        "turn the light off when I leave",
        "fan off when it's below 50",
        "lock it as soon as the kids are home",
        "turn it off once the washing is done",
        "when the sun is up, open the blinds",
        "if it rains close the blinds",
    ],
)
def test_a_time_to_wait_for_is_noticed(text):
    assert later(text, named)


@pytest.mark.parametrize(
    "text",
    [
        "turn on the lamp at 10",
        "lamp brighter by 15",
        "pause the vacuum for a sec",
        "pump off for tonight",
        "set the heating to 20.5 degrees",
        "turn on scene 7",
        "alarm on, we're away till Sunday",
        "the second lamp off",
        "turn on the light this minute",
        "start Sunday morning",
        "turn the lamp midnight blue",
        "turn on the lamp when you get a chance",
        "it's ten o'clock, quiet please",
    ],
)
def test_numbers_and_what_is_no_time_to_wait_for_are_none(text):
    assert not later(text, named)


def test_a_time_in_a_clause_of_its_own_may_be_a_reason():
    assert not later("holiday mode on, we fly at noon", lambda clause: "mode" in clause)
    assert later("holiday mode on, at noon", lambda clause: "mode" in clause)


@pytest.mark.parametrize(
    "text",
    [
        "turn on the hallway light at 7 pm",
        "turn on the hallway light in 10 minutes",
        "turn on the ceiling fan for 20 minutes",
    ],
)
def test_nothing_is_done_now_that_is_for_later(assistant, session, text):
    before = session.house
    assert outcome(ask(assistant, session, text=text)) == Declined(NO_CLOCK)
    assert session.house is before and not session.asks


def test_a_timer_waits(assistant, session):
    assert isinstance(outcome(ask(assistant, session, text="set a timer for 5 minutes")), Performed)
