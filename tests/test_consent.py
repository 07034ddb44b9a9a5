"""Answers by word to what was asked back: only a plain one counts."""

import pytest

from pipelines.house.commands import Command
from pipelines.tasks.phrasing.consent import LEFT, NOTHING, WHICH, settled
from pipelines.tasks.replies import Choose, Confirm, Declined, Performed
from pipelines.types import Request
from tests.asking import ask, outcome
from tests.conftest import EXAMPLES

DOOR = "lock.front_door"
UNLOCK = Command("lock.unlock", (DOOR,))


def lamp(name: str) -> tuple[Command, ...]:
    return (Command("light.turn_on", (name,)),)


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes, please.",
        "yeah",
        "OK!",
        "Go ahead.",
        "yes, do it",
        "Sure, thank you",
        "Yes do it quick",
    ],
)
def test_a_plain_yes_does_what_waits(session, text):
    session.perform([UNLOCK])
    assert isinstance(settled(text, session), Performed)
    assert session.house.entity(DOOR).state == "unlocked" and not session.pending


@pytest.mark.parametrize(
    "text",
    [
        "no", "No, thanks.", "never mind", "don't", "Cancel that", "stop", "no don't, he's gone",
        "hang on, the dog's still inside",
    ],
)  # fmt: skip
def test_a_plain_no_leaves_it(session, text):
    before = session.house
    session.perform([UNLOCK])
    assert settled(text, session) == Declined(LEFT)
    assert session.house is before and not session.pending


@pytest.mark.parametrize(
    "text",
    [
        "yes, but not now", "no yes", "say yes", "is it ok?", "yes and open it", "yesterday",
        "oh no", "", "now", "no, open the garage", "no, the desk lamp", "the yes man", "right lamp",
        "right",
    ],
)  # fmt: skip
def test_more_than_a_yes_or_a_no_is_neither(session, text):
    session.perform([UNLOCK])
    assert settled(text, session) is None
    assert session.house.entity(DOOR).state == "locked" and session.pending


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("the second one", {"light.desk_lamp"}),
        ("2", {"light.desk_lamp"}),
        ("number one please", {"light.hallway"}),
        ("The one in the office.", {"light.desk_lamp"}),
        ("I meant the desk lamp", {"light.desk_lamp"}),
        ("hallway", {"light.hallway"}),
        ("both", {"light.hallway", "light.desk_lamp"}),
    ],
)
def test_one_of_several_is_chosen_by_number_or_name(session, text, on):
    session.perform([Command("light.turn_off", ("light.desk_lamp", "light.hallway"))])
    session.offer([lamp("light.hallway"), lamp("light.desk_lamp")])
    assert isinstance(settled(text, session), Performed)
    for name in ("light.hallway", "light.desk_lamp"):
        assert (session.house.entity(name).state == "on") == (name in on)


@pytest.mark.parametrize(
    "text", ["the third one", "the lamp upstairs", "turn on the desk lamp", "it"]
)
def test_what_names_none_of_them_chooses_none(session, text):
    session.offer([lamp("light.hallway"), lamp("light.desk_lamp")])
    assert settled(text, session) is None
    assert settled("yes", session) == Declined(WHICH) and session.offered


def test_where_nothing_waits_nothing_happens(session):
    assert settled("yes", session) == settled("No.", session) == Declined(NOTHING)
    assert settled("stop", session) is None and settled("ok", session) is None


def test_a_door_is_unlocked_by_two_words_and_by_no_other(assistant, session):
    assert isinstance(outcome(ask(assistant, session, text="unlock the front door")), Confirm)
    assert isinstance(outcome(ask(assistant, session, text="yes")), Performed)
    assert session.house.entity(DOOR).state == "unlocked"
    ask(assistant, session, text="open the garage door")
    ask(assistant, session, text="what time is it?")
    assert outcome(ask(assistant, session, text="yes")) == Declined(NOTHING)
    assert session.house.entity("cover.garage_door").state == "closed"


def test_a_yes_counts_beside_the_picture_that_stays(assistant, session):
    ask(assistant, session, text="unlock the front door")
    list(assistant.respond(Request(EXAMPLES / "dog.jpg", text="yes"), session))
    assert session.house.entity(DOOR).state == "unlocked"


def test_a_lamp_is_chosen_by_name(assistant, session):
    session.room = "bedroom"
    asked = outcome(ask(assistant, session, text="turn off the bedside lamp"))
    assert isinstance(asked, Choose | Confirm)
    assert isinstance(outcome(ask(assistant, session, text="the right one")), Performed)
    assert session.house.entity("light.bedside_right").state == "off"
