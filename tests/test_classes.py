"""Covers of one class among all covers of a place."""

import pytest

from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order, devices
from pipelines.tasks.narrowing.classes import classed

HOUSE = load_house(ASSETS / "house.yaml")
ALL = Order("close", (Group("cover", EVERYWHERE),))
BLINDS, CURTAINS = ["cover.living_room_blinds", "cover.office_blinds"], ["cover.bedroom_curtains"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("close all the blinds", BLINDS),
        ("all the curtains and blinds shut", [*BLINDS, *CURTAINS]),
        ("shut the drapes", CURTAINS),
        ("every sunshade and awning in", ["cover.awning"]),
        ("close all the gates", ["cover.garage_door"]),  # its alias
    ],
)
def test_a_word_for_a_class_leaves_the_others_out(said, meant):
    assert sorted(devices(classed([ALL], said, HOUSE), HOUSE)) == sorted(meant)


@pytest.mark.parametrize("said", ["close everything", "close all windows", "shut all the covers"])
def test_without_a_class_that_is_here_all_are_meant(said):
    assert classed([ALL], said, HOUSE) == (ALL,)


def test_questions_are_about_all_covers():
    which = Order("which", (Group("cover", EVERYWHERE),), (), (("state", "open"),))
    assert classed([which], "which blinds are open?", HOUSE) == (which,)


def test_who_asks_for_doors_hears_of_no_blinds():
    which = Order("which", (Group("cover", EVERYWHERE),), (), (("state", "open"),))
    (found,) = classed([which], "which doors are open?", HOUSE)
    assert devices([found], HOUSE) == ("cover.garage_door",)
    (found,) = classed([which], "are all the windows closed?", HOUSE)
    assert devices([found], HOUSE) == ()


def test_other_kinds_and_single_covers_stay():
    lights = Order("turn_off", (Group("light", EVERYWHERE),))
    door = Order("close", ("cover.garage_door",))
    assert classed([lights, door], "lights off and blinds down", HOUSE) == (lights, door)
