"""Of what was just done, a part is taken back."""

import pytest

from pipelines.house.commands import Command
from pipelines.tasks.phrasing.sparing import spared
from pipelines.tasks.phrasing.taking_back import WOULD_OPEN
from pipelines.tasks.replies import Declined, Performed
from tests.asking import ask, outcome

UPSTAIRS = ("light.bedroom_ceiling", "light.kids_ceiling", "light.bathroom_mirror")


@pytest.fixture
def lit(session):
    """A visit in which three rooms were just lit."""
    session.room = "bedroom"
    session.perform([Command("light.turn_on", UPSTAIRS)])
    return session


def burning(session):
    return {each for each in UPSTAIRS if session.house.entity(each).state == "on"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("whoops, not the kids'!", {UPSTAIRS[0], UPSTAIRS[2]}),
        ("not the mirror light please", {UPSTAIRS[0], UPSTAIRS[1]}),
        ("bathroom neither", {UPSTAIRS[0], UPSTAIRS[1]}),
        ("I only meant in here", {UPSTAIRS[0]}),
        ("just in the bathroom", {UPSTAIRS[2]}),
    ],
)
def test_what_was_not_meant_becomes_as_it_was(lit, text, left):
    found = spared(text, lit)
    assert isinstance(found, Performed) and burning(lit) == left
    assert {each.after.id for each in found.changes} == set(UPSTAIRS) - left


@pytest.mark.parametrize(
    "text", ["not now", "not bright", "not the vacuum", "not that one", "just in time", "", "not"]
)
def test_other_texts_take_nothing_back(lit, text):
    assert spared(text, lit) is None and burning(lit) == set(UPSTAIRS)


def test_one_after_the_other_may_be_left_out_and_the_rest_undone(lit):
    before = lit.original
    spared("not the kids", lit)
    spared("bathroom neither", lit)
    assert burning(lit) == {UPSTAIRS[0]}
    assert [each.after.id for each in lit.past.deed] == [UPSTAIRS[0]]
    lit.undo()
    assert lit.house == before and not lit.history


def test_nothing_is_taken_back_where_nothing_was_done(session):
    assert spared("not the kids' light", session) is None


def test_what_would_unlock_is_not_taken_back_at_a_word(session):
    session.perform([Command("lock.unlock", ("lock.front_door",))])
    session.confirm()
    session.perform([Command("lock.lock", ("lock.front_door",))])
    session.confirm()
    assert spared("not the front door", session) == Declined(WOULD_OPEN)
    assert session.house.entity("lock.front_door").state == "locked"


def test_the_blinds_of_a_scene_are_opened_again(assistant, session):
    session.room = "living_room"
    ask(assistant, session, text="Movie night!")
    found = outcome(ask(assistant, session, text="Oh, not the blinds though"))
    assert [each.after.id for each in found.changes] == ["cover.living_room_blinds"]
    assert session.house.entity("light.tv_strip").state == "on"
