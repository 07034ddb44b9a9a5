"""Timers run out, and tell how much of them is left."""

import time

import pytest

from pipelines.house.commands import Command
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.replies import Performed
from tests.asking import ask, outcome, told

TIMER = "timer.kitchen"
LAMP = Command("light.turn_off", ("light.desk_lamp",), {})


@pytest.fixture
def session():
    return HouseSession(load_house(ASSETS / "house.yaml"))


@pytest.fixture
def clock(monkeypatch):
    """Time that passes when it is told to."""
    now = [time.monotonic()]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def passes(seconds: float) -> None:
        now[0] += seconds

    return passes


def start(session, seconds):
    session.perform([Command("timer.start", (TIMER,), {"duration": float(seconds)})])


def state(session):
    return session.house.entity(TIMER).state


def test_a_timer_runs_out_by_itself(session, clock):
    start(session, 60)
    clock(59)
    assert session.tick() == ()
    assert session.running == {TIMER: pytest.approx(1.0)}
    clock(1)
    (change,) = session.tick()
    assert (change.before.state, change.after.state) == ("active", "idle")
    assert session.running == {}
    assert session.tick() == ()


def test_going_back_does_not_revive_it(session, clock):
    start(session, 60)
    session.perform([LAMP])
    clock(60)
    session.tick()
    (change,) = session.undo()
    assert change.after.id == "light.desk_lamp"
    assert state(session) == "idle"


def test_a_paused_or_cancelled_timer_never_rings(session, clock):
    start(session, 60)
    session.perform([Command("timer.pause", (TIMER,), {})])
    clock(100)
    assert session.tick() == ()
    assert state(session) == "paused"


def test_what_was_done_last_stays_what_it_was(session, clock):
    start(session, 60)
    session.perform([LAMP])
    clock(61)
    session.tick()
    assert "Desk lamp" in session.past.last(session.house)


@pytest.mark.parametrize(
    "text", ["how much time is left on the kitchen timer?", "how long is left on the timer?"]
)
def test_it_can_be_asked_how_much_is_left(assistant, session, clock, text):
    start(session, 300)
    clock(40)
    said = told(assistant, session, text)
    assert said == "Kitchen timer (Kitchen): 4 min 20 s of 5 min left."
    clock(300)
    assert "idle" in told(assistant, session, text)


def test_a_paused_timer_goes_on_with_what_it_had_left(session, clock):
    start(session, 300)
    clock(40)
    session.perform([Command("timer.pause", (TIMER,), {})])
    assert session.house.entity(TIMER).attributes["remaining"] == 260
    clock(1000)
    start(session, 260)
    clock(100)
    assert session.running == {TIMER: pytest.approx(160.0)}
    assert session.house.entity(TIMER).attributes["duration"] == 300


def test_a_timer_started_again_begins_anew(session, clock):
    start(session, 60)
    clock(30)
    start(session, 60)
    assert session.running == {TIMER: pytest.approx(60.0)}
    session.perform([Command("timer.pause", (TIMER,), {})])
    start(session, 60)
    clock(1)
    assert session.running == {TIMER: pytest.approx(59.0)}


@pytest.mark.parametrize("action", ["timer.pause", "timer.cancel"])
def test_taking_back_lets_a_timer_run_on(session, clock, action):
    start(session, 60)
    clock(20)
    session.perform([Command(action, (TIMER,), {})])
    clock(5)
    session.undo()
    assert session.running == {TIMER: pytest.approx(40.0)}


def test_taking_back_something_else_does_not_disturb_it(session, clock):
    start(session, 60)
    clock(20)
    session.perform([LAMP])
    clock(20)
    (change,) = session.undo()
    assert change.after.id == "light.desk_lamp"
    assert session.running == {TIMER: pytest.approx(20.0)}


def test_it_can_be_told_to_pause_and_to_go_on(assistant, session, clock):
    start(session, 300)
    clock(40)
    for text, expected in (("pause the timer", "paused"), ("resume the timer", "active")):
        assert isinstance(outcome(ask(assistant, session, text=text)), Performed)
        assert state(session) == expected
        if expected == "paused":
            said = told(assistant, session, "how much time is left on the timer?")
            assert said == "Kitchen timer (Kitchen): 4 min 20 s of 5 min left, pausing."
    clock(100)
    assert session.running == {TIMER: pytest.approx(160.0)}
