"""Yes or no to a question about several devices, and to which doors are open."""

import pytest

from pipelines.house.commands import Command
from pipelines.house.loading import load_house
from pipelines.house.past import Past
from pipelines.house.session import HouseSession
from pipelines.house.transitions import perform
from pipelines.settings import ASSETS
from pipelines.tasks.answer import named_in, told
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order, chosen
from pipelines.tasks.narrowing.doors import opened
from tests.asking import ask, outcome
from tests.asking import told as answered

HOUSE = load_house(ASSETS / "house.yaml")
LIT = {"light.living_room_floor_lamp", "light.kitchen_ceiling", "light.bedside_right",
       "light.kids_night_light", "light.desk_lamp"}  # fmt: skip


def which(kind, state, place=EVERYWHERE):
    return Order("which", (Group(kind, place),), (), (("state", state),))


@pytest.mark.parametrize(
    ("text", "state", "opening"),
    [
        ("are all the lights off?", "off", "No, 5 of 15 are not off: "),
        ("are all the lights off?", "on", "No, 5 of 15 are not off: "),
        ("is every light on?", "on", "No, 10 of 15 are not on: "),
        ("are any lights on?", "on", "Yes: "),
        ("which lights are on?", "on", "On: "),
    ],
)
def test_all_and_any_are_answered_with_yes_or_no(text, state, opening):
    assert told([which("light", state)], HOUSE, Past(), text).startswith(opening)


def test_it_is_yes_once_all_are_so():
    lights = tuple(entity.id for entity in HOUSE.entities if entity.domain == "light")
    dark = perform(HOUSE, [Command("light.turn_off", lights, {})]).house
    said = told([which("light", "off")], dark, Past(), "are all the lights off?")
    assert said == "Yes, all 15 are off."
    said = told([which("light", "on")], dark, Past(), "is any light on?")
    assert said == "No, none of 15 is on."


def test_those_that_are_not_so_are_spoken_of(assistant):
    assert set(named_in([which("light", "off")], HOUSE, "are all the lights off?")) == LIT
    session = HouseSession(HOUSE)
    answered(assistant, session, "are all the lights off?")
    done = outcome(ask(assistant, session, text="turn them off"))
    assert {change.after.id for change in done.changes} == LIT


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("which doors are open?", which("lock", "open")),
        ("are all the doors closed?", which("cover", "closed")),
        ("is any door open?", Order("state", ("lock.front_door",))),
    ],
)
def test_doors_are_told_by_what_moves_them_and_by_their_contacts(text, order):
    (found,) = opened([order], text, HOUSE)
    doors = {"cover.garage_door", "binary_sensor.front_door_contact"}
    assert {entity.id for entity in chosen(found, HOUSE)} == doors


def test_a_lock_tells_whether_it_is_locked_and_its_contact_whether_it_is_open():
    lock = Order("state", ("lock.front_door",))
    (found,) = opened([lock], "is the front door open?", HOUSE)
    assert found.targets == ("binary_sensor.front_door_contact",)
    assert told([found], HOUSE, Past()) == "Front door sensor (Hallway) is closed."
    assert opened([lock], "is the front door locked?", HOUSE) == (lock,)


def test_of_windows_nothing_can_be_told_where_there_are_none():
    (found,) = opened([which("cover", "open")], "are any windows open?", HOUSE)
    assert chosen(found, HOUSE) == ()


@pytest.mark.parametrize("text", ["is the window blind closed?", "which blinds are open?"])
def test_blinds_are_no_doors(text):
    order = which("cover", "open")
    assert opened([order], text, HOUSE) == (order,)


def test_what_a_device_can_do_is_told():
    said = told([Order("state", ("vacuum.robot",))], HOUSE, Past(), "what can the vacuum do?")
    assert said.startswith("Robot vacuum (Living room) knows: ")
    assert "start" in said and "dock" in said
