"""One visitor's house: confirmation, undo, and nothing shared with anybody else."""

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.house.commands import Command
from pipelines.house.domains import STATES
from pipelines.house.entities import Entity, House
from pipelines.house.errors import CommandError, UnknownEntity
from pipelines.house.loading import load_house
from pipelines.house.services import SERVICES, Field
from pipelines.house.session import MAX_HISTORY, Done, HouseSession, NeedsConfirmation, Spoken
from pipelines.settings import ASSETS

HOUSE = load_house(ASSETS / "house.yaml")
TOGGLE = Command("light.toggle", ("light.hallway",))
UNLOCK = Command("lock.unlock", ("lock.front_door",))


def test_every_change_can_be_undone_in_order(session):
    seen = [session.house]
    for target in ("light.hallway", "light.garage", "light.desk_lamp"):
        session.perform([Command("light.toggle", (target,))])
        seen.append(session.house)
    for house in reversed(seen[:-1]):
        assert session.undo()
        assert session.house == house
    assert session.undo() == ()


def test_a_guarded_command_waits_and_takes_its_request_with_it(session):
    answer = session.perform([TOGGLE, UNLOCK])
    assert isinstance(answer, NeedsConfirmation) and answer.reasons == (UNLOCK,)
    assert session.house == HOUSE
    done = session.confirm()
    assert {change.after.id for change in done.changes} == {"light.hallway", "lock.front_door"}


def test_a_cancelled_or_overtaken_command_never_happens(session):
    session.perform([UNLOCK])
    session.cancel()
    with pytest.raises(CommandError, match="nothing to confirm"):
        session.confirm()
    session.perform([UNLOCK])
    session.perform([TOGGLE])
    with pytest.raises(CommandError, match="nothing to confirm"):
        session.confirm()
    assert session.house.entity("lock.front_door").state == "locked"


def test_what_is_so_already_is_done_without_a_question(session):
    answer = session.perform([Command("lock.lock", ("lock.front_door",))])
    assert isinstance(answer, Done) and answer.changes == ()
    assert session.history == []


def test_a_request_that_does_not_fit_changes_nothing(session):
    with pytest.raises(UnknownEntity):
        session.perform([TOGGLE, Command("light.turn_on", ("light.no",))])
    with pytest.raises(CommandError):
        session.perform([])
    assert session.house == HOUSE and session.history == []


def test_reset_brings_the_first_house_back_and_can_be_undone(session):
    session.perform([TOGGLE])
    changed = session.house
    session.reset()
    assert session.house == HOUSE
    session.undo()
    assert session.house == changed


def test_history_is_bounded(session):
    for _ in range(MAX_HISTORY + 20):
        session.perform([TOGGLE])
    assert len(session.history) == MAX_HISTORY


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))])
def test_two_visitors_never_share_a_house(session, copied):
    other = copied(session)
    session.perform([TOGGLE])
    assert other.house == HOUSE and other.history == []
    assert session.house != HOUSE


def _values(field: Field) -> st.SearchStrategy:
    if field.flag:
        return st.booleans()
    if field.choices:
        return st.sampled_from(field.choices)
    return (
        st.text("ab <", min_size=1).filter(str.strip)
        if field.text
        else st.floats(field.low, field.high)
    )


@pytest.mark.parametrize("action", sorted(SERVICES))
@given(data=st.data())
@settings(max_examples=10)
def test_every_service_can_be_undone(action, data):
    service = SERVICES[action]
    states = STATES.get(service.domain, ("ready",))
    able = tuple(field.capability for field in service.fields if field.capability)
    state = data.draw(st.sampled_from(states))
    house = House((), (Entity(f"{service.domain}.x", "X", state=state, capabilities=able),))
    values = {field.name: data.draw(_values(field)) for field in service.fields}
    visit = HouseSession(house)
    answer = visit.perform([Command(action, (f"{service.domain}.x",), values)])
    if isinstance(answer, NeedsConfirmation):
        assert visit.house == house
        answer = visit.confirm()
    assert len(visit.undo()) == len(answer.changes)
    assert visit.house == house


def test_the_last_devices_and_rooms_are_remembered(session):
    session.perform([TOGGLE, Command("light.turn_off", ("light.desk_lamp", "light.hallway"))])
    assert session.last == Spoken(("light.hallway", "light.desk_lamp"), ("hallway", "office"))
    session.perform([UNLOCK])
    assert session.last == Spoken(("lock.front_door",), ("hallway",)), "what waits is spoken of"
    session.confirm()
    assert session.last == Spoken(("lock.front_door",), ("hallway",))


def test_a_thermostat_comes_back_as_it_was(session):
    for action in ("climate.turn_off", "climate.turn_on"):
        session.perform([Command(action, ("climate.bedroom",))])
    assert session.house == HOUSE


def test_the_past_knows_since_when_what_and_why():
    session = HouseSession(load_house(ASSETS / "house.yaml"))
    lamp = session.house.entity("light.garage")
    assert "when this visit began" in session.past.since(lamp, session.house)
    assert session.past.last(session.house) == session.past.why()
    session.perform([Command("light.turn_on", ("light.garage",))])
    session.explain("You said so.")
    lamp = session.house.entity("light.garage")
    assert "on" in session.past.since(lamp, session.house)
    assert "visit began" not in session.past.since(lamp, session.house)
    assert "off → on" in session.past.last(session.house)
    assert session.past.why() == "You said so."
    session.undo()
    assert "taken back" in session.past.last(session.house)
    assert "taken back" in session.past.why()
    assert "visit began" not in session.past.since(lamp, session.house)


def test_what_waits_for_a_yes_is_explained_when_it_is_done():
    session = HouseSession(load_house(ASSETS / "house.yaml"))
    session.perform([Command("light.turn_on", ("light.garage",))])
    session.explain("Because of the lamp.")
    session.perform([Command("lock.unlock", ("lock.front_door",))])
    session.explain("Because of the door.")
    assert session.past.why() == "Because of the lamp.", "nothing was unlocked yet"
    session.confirm()
    assert session.past.why() == "Because of the door."
    session.perform([Command("light.turn_off", ("light.garage",))])
    assert "words" in session.past.why(), "a touch has no reason of its own"
