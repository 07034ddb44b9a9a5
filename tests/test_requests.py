"""What everyday requests come to in a house: read by the real model, done or asked back."""

import pytest

from pipelines.evaluation.cases import read_cases
from pipelines.house.commands import Command
from pipelines.house.session import HouseSession
from pipelines.tasks.replies import Confirm, Performed, Told
from tests.asking import OUTCOMES, ask, outcome, told
from tests.conftest import ROOT


def test_what_is_so_already_is_not_offered(assistant, session):
    session.room = "bedroom"
    asked = outcome(ask(assistant, session, text="turn off the bedside lamp"))
    assert isinstance(asked, Confirm) and asked.unsure  # the left one is off
    session.confirm()
    assert session.house.entity("light.bedside_right").state == "off"


def test_the_only_door_with_a_lock_is_the_door(assistant, session):
    session.perform([Command("lock.unlock", ("lock.front_door",))])
    session.confirm()
    waiting = outcome(ask(assistant, session, text="lock the door"))
    assert isinstance(waiting, Confirm) and not waiting.unsure  # guarded, but not in doubt
    session.confirm()
    assert session.house.entity("lock.front_door").state == "locked"


@pytest.mark.parametrize(
    "text",
    [
        "start the coffee machine and tell me how warm it is outside",
        "how warm is it outside, and start the coffee machine",
    ],
)
def test_a_command_and_a_question_in_one_sentence_are_both_heard(assistant, session, text):
    events = ask(assistant, session, text=text)
    replies = [event for event in events if isinstance(event, OUTCOMES)]
    assert {type(each) for each in replies} == {Performed, Told}
    assert session.house.entity("switch.coffee_machine").state == "on"
    assert any("8.2" in each.text for each in replies if isinstance(each, Told))


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("is the front door locked and is the garage closed", ["Front door", "Garage door"]),
        ("Which lights are on? How warm is it in the living room?", ["On: ", "Living room"]),
        ("are all the lights off and is the alarm armed", ["No, 5 of 15", "Alarm"]),
        ("how warm is it in the living room and the bedroom?", ["Living room", "Bedroom"]),
        ("is the tv and the kitchen speaker on?", ["Television", "Kitchen speaker"]),
        ("is the heating on in the bedroom or the living room", ["Bedroom", "Living room"]),
    ],
)
def test_several_questions_are_all_answered(assistant, session, text, answers):
    reply = told(assistant, session, text)
    assert all(each in reply for each in answers), reply


def test_a_question_behind_an_order_orders_nothing(assistant, session):
    session.perform([Command("cover.open_cover", ("cover.garage_door",))])
    session.confirm()
    events = ask(assistant, session, text="turn on the hallway light and is the garage closed")
    replies = [event for event in events if isinstance(event, OUTCOMES)]
    assert [type(each) for each in replies] == [Performed, Told]
    assert session.house.entity("light.hallway").state == "on"
    assert session.house.entity("cover.garage_door").state == "open"


def test_both_lamps_are_both(assistant, session):
    done = outcome(ask(assistant, session, text="turn both bedside lamps red"))
    assert isinstance(done, Performed)
    assert {change.after.id for change in done.changes} == {
        "light.bedside_left", "light.bedside_right"
    }  # fmt: skip


def test_the_timer_that_runs_is_cancelled(assistant):
    cases = read_cases(ROOT / "tests" / "commands" / "dev.jsonl")
    house = next(each.house for each in cases if each.house.entity("timer.timer_2"))
    running = house.entity("timer.timer_2").changed("active")
    session = HouseSession(house.updated({running.id: running}))
    assert house.entity("timer.timer_1").state == "idle"
    done = outcome(ask(assistant, session, text="cancel the timer"))
    assert isinstance(done, Performed)
    assert session.house.entity(running.id).state == "idle"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("turn the floor lamp green and the led strip blue",
         {"light.living_room_floor_lamp": "green", "light.tv_strip": "blue"}),
        ("turn on all the lamps upstairs",
         {"light.bedroom_ceiling": None, "light.bedside_left": None, "light.kids_ceiling": None,
          "light.bathroom_mirror": None}),
    ],
)  # fmt: skip
def test_every_device_gets_what_is_said_of_it(assistant, session, text, states):
    done = outcome(ask(assistant, session, text=text))
    assert isinstance(done, Performed)
    after = {change.after.id: change.after for change in done.changes}
    assert set(after) == set(states)
    for device, colour in states.items():
        assert after[device].state == "on"
        assert colour is None or after[device].attributes["color_name"] == colour


@pytest.mark.parametrize("text", ["what is still on?", "what's on right now"])
def test_what_is_on_is_no_question_about_what_was_done(assistant, session, text):
    told = outcome(ask(assistant, session, text=text))
    assert isinstance(told, Told) and "Floor lamp" in told.text
    done = outcome(ask(assistant, session, text="what did you just do?"))
    assert isinstance(done, Told) and "not moved" in done.text


def test_good_morning_does_not_put_everything_out(assistant, session):
    outcome(ask(assistant, session, text="good morning"))
    assert session.house.entity("cover.bedroom_curtains").state == "open"


def test_a_timer_runs_as_long_as_was_said(assistant, session):
    done = outcome(ask(assistant, session, text="set the timer to 50 minutes and 17 seconds"))
    assert isinstance(done, Performed)
    assert done.commands[0].data == {"duration": 3017.0}
