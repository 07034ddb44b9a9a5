"""Taking back in words: heard in many wordings, and never where something else is meant."""

import random

import pytest

from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.undo import CASES, evaluate_undo, read_wishes
from pipelines.house.commands import Command
from pipelines.settings import Settings
from pipelines.tasks.replies import Declined, Performed, Understood
from pipelines.training import undo
from tests.asking import ask, outcome


@pytest.mark.parametrize(
    "text",
    ["undo that", "Change it back, please.", "oops, take that back", "Too dark now, put it back"],
)
def test_the_last_change_is_taken_back(assistant, session, text):
    before = session.house
    ask(assistant, session, text="turn on the garage light")
    events = ask(assistant, session, text=text)
    done = outcome(events)
    assert isinstance(done, Performed) and not done.commands and session.house == before
    assert [change.after.state for change in done.changes] == ["off"]
    assert not any(isinstance(event, Understood) for event in events)


def test_a_word_alone_unlocks_nothing(assistant, session):
    session.perform([Command("lock.unlock", ("lock.front_door",))])
    session.confirm()
    session.perform([Command("lock.lock", ("lock.front_door",))])
    session.confirm()
    reply = outcome(ask(assistant, session, text="undo that"))
    assert isinstance(reply, Declined) and "press Undo" in reply.reason
    assert session.house.entity("lock.front_door").state == "locked"
    assert session.undo()  # the button


@pytest.mark.parametrize("text", ["turn it back off", "what did you just do?", "never mind"])
def test_what_sounds_like_it_is_something_else(assistant, session, text):
    ask(assistant, session, text="turn on the garage light")
    assert any(isinstance(event, Understood) for event in ask(assistant, session, text=text))


def test_where_nothing_was_done_nothing_is_taken_back(assistant, session):
    before = session.house
    assert any(isinstance(event, Understood) for event in ask(assistant, session, text="undo"))
    assert session.house == before


def test_most_wishes_are_heard_and_other_requests_are_not_taken_for_one():
    wishes = read_wishes(CASES)
    assert sum(each.flag for each in wishes) >= 30 and len(wishes) >= 60
    found = evaluate_undo(Settings.load(), CASES, ())
    assert found["undo"]["share"] >= 0.9 and found["others"]["share"] <= 0.03


def test_frames_become_whole_requests():
    made = {*undo._taking_back(random.Random(0)), *undo._others()}
    assert len(made) > 1000
    assert not any("{" in each or "  " in each or "\n" in each for each in made)


@pytest.mark.parametrize("content", ["{}", '{"text": "a"}', '{"text": "a", "undo": 1}', "["])
def test_a_malformed_file_is_refused(tmp_path, content):
    path = tmp_path / "dev.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError):
        read_wishes(path)


def test_requests_that_cannot_be_read_are_refused(tmp_path):
    with pytest.raises(EvaluationError):
        evaluate_undo(Settings.load(), CASES, (tmp_path / "absent.jsonl",))
