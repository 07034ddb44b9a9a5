"""Requests of several parts, and what follows on them: read by the real model, all of it done."""

import pytest

from pipelines.house.commands import Command
from pipelines.tasks.replies import Declined, Performed
from tests.asking import ask, outcome, told

LAMPS = {"light.bedside_left", "light.bedside_right"}


def done(assistant, session, text):
    found = outcome(ask(assistant, session, text=text))
    assert isinstance(found, Performed), found
    return {change.after.id: change.after for change in found.changes}


@pytest.mark.parametrize(
    ("question", "text", "verb"),
    [
        ("which lights are on?", "turn them off", "off"),
        ("how many lights are on upstairs?", "switch them off please", "off"),
        ("are any blinds open?", "close them", "closed"),
    ],
)
def test_they_are_what_the_answer_was_about(assistant, session, question, text, verb):
    before = session.house
    told(assistant, session, question)
    assert len(session.last.entities) > 1
    changed = done(assistant, session, text)
    assert set(changed) == set(session.last.entities)
    assert {each.state for each in changed.values()} == {verb}
    assert all(before.entity(each).state in ("on", "open") for each in changed)


def test_each_clause_names_several_devices(assistant, session):
    text = "set the bedside lamps to red and the desk lamp to 40 percent"
    changed = done(assistant, session, text)
    assert {*LAMPS, "light.desk_lamp"} == set(changed)
    assert {changed[each].attributes["color_name"] for each in LAMPS} == {"red"}
    assert changed["light.desk_lamp"].attributes["brightness_pct"] == 40


def test_opposite_wishes_are_kept_apart(assistant, session):
    changed = done(assistant, session, "make the bedroom warmer and the living room cooler")
    moved = {name: each.attributes["temperature"] for name, each in changed.items()}
    before = {name: session.history[-1].entity(name).attributes["temperature"] for name in moved}
    assert moved["climate.bedroom"] > before["climate.bedroom"]
    assert moved["climate.living_room"] < before["climate.living_room"]


def test_a_clause_without_a_verb_has_that_of_the_first(assistant, session):
    text = "start the dishwasher and the coffee machine and set a timer for ten minutes"
    changed = done(assistant, session, text)
    assert changed["switch.dishwasher"].state == changed["switch.coffee_machine"].state == "on"
    assert changed["timer.kitchen"].attributes["duration"] == 600


def test_one_device_may_be_told_two_things(assistant, session):
    text = "turn on the tv, set the volume to 20 and dim the office light to 30"
    changed = done(assistant, session, text)
    television = changed["media_player.living_room_tv"]
    assert television.state != "off" and television.attributes["volume_level"] == 0.2
    assert changed["light.desk_lamp"].attributes["brightness_pct"] == 30


def test_a_room_behind_the_last_clause_is_for_all(assistant, session):
    before = session.house
    ask(assistant, session, text="turn off the tv, the lights and the fan in the living room")
    if session.pending:
        session.confirm()
    other = [e for e in before.entities if e.area != "living_room"]
    assert [each.id for each in other if session.house.entity(each.id) != each] == []


def test_everything_locked_is_about_locks(assistant, session):
    assert told(assistant, session, "is everything locked?") == "Locked: Front door (Hallway)."
    session.perform([Command("lock.unlock", ("lock.front_door",))])
    session.confirm()
    assert told(assistant, session, "is everything locked?") == "Front door (Hallway) is unlocked."


def test_a_question_about_two_lamps_tells_of_no_others(assistant, session):
    text = told(assistant, session, "are the bedside lamps on?")
    assert text.count("bedside lamp") == 2 and text.count("(") == 2


def test_what_nothing_measures_is_not_told_of_something_else(assistant, session):
    found = outcome(ask(assistant, session, text="what's the temperature in the kitchen?"))
    assert found == Declined("Nothing there says its current temperature.")
