"""What the words of a request say beyond the model: parts of names, idioms, sides, amounts."""

import pytest

from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order
from pipelines.tasks.language.understanding import SURE
from pipelines.tasks.names.shortened import Shortened
from pipelines.tasks.narrowing.amounts import moved
from pipelines.tasks.narrowing.certainty import UNNAMED, needed
from pipelines.tasks.narrowing.sides import amiss
from pipelines.tasks.phrasing.idioms import Idioms
from pipelines.tasks.replies import Confirm, Declined, Performed
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")


@pytest.fixture
def session():
    return HouseSession(HOUSE)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("make the strip blue", "make the TV light strip blue"),
        ("change the tv strip to red", "change the TV light strip to red"),
        ("turn on the counter", "turn on the Counter lights"),
        ("turn the bathroom mirror off", "turn the bathroom Mirror light off"),
    ],
)
def test_a_part_of_a_name_stands_for_the_device(text, meant):
    assert Shortened(HOUSE)(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "turn on the desk lamp", "turn on the lamp", "turn on the mirror heater", "lights", "",
        "turn off the bedside lamp", "close the rear mirror", "turn on the light in the kitchen",
    ],
)  # fmt: skip
def test_what_is_whole_or_could_be_another_stays(text):
    assert Shortened(HOUSE)(text) is None


def test_the_strip_turns_blue(assistant, session):
    reply = outcome(ask(assistant, session, text="make the strip blue"))
    assert isinstance(reply, Performed)
    assert [change.after.id for change in reply.changes] == ["light.tv_strip"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("All off!", "turn everything off"),
        ("please turn off the whole house", "turn everything off"),
        ("close everything", "close all the covers"),
        ("shut the doors please", "close the Garage door"),
        ("start the timer", "start the Kitchen timer for 5 minutes"),
        ("start the tea timer", None),
        ("start the timer for 2 minutes", None),
        ("all off in the kitchen", None),
        ("turn them all off", None),
        ("close all the blinds", None),
    ],
)
def test_idioms_are_read_in_full(text, meant):
    assert Idioms(HOUSE)(text) == meant


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("volume up 20", "increase"), ("turn the tv down by 20", "decrease"),
        ("increase the volume 20 percent", "increase"), ("turn the volume up to 20", "set"),
        ("volume 20", "set"), ("volume at 20, turn it down", "set"),
    ],
)  # fmt: skip
def test_a_number_behind_up_or_down_is_how_far(text, verb):
    order = Order("set", ("media_player.kitchen_speaker",), (), (("volume_level", 0.2),))
    assert [each.verb for each in moved([order], text)] == [verb]


@pytest.mark.parametrize(
    ("text", "verb", "amount"),
    [
        ("turn up the heating by half a degree", "increase", 0.5),
        ("thermostat half a degree down", "decrease", 0.5),
        ("a degree and a half warmer", "increase", 1.5),
        ("set the thermostat to 20.5 degrees", "halve", None),
    ],
)
def test_half_a_degree_is_an_amount(text, verb, amount):
    order = Order("halve", ("climate.bedroom",), (), (("temperature", None),))
    (found,) = moved([order], text)
    assert (found.verb, found.values) == (verb, (("temperature", amount),))


def test_what_goes_to_a_place_goes_there():
    order = Order("set", ("cover.office_blinds",), (), (("position", 30.0),))
    assert moved([order], "lower the blinds 30 percent") == (order,)


@pytest.mark.parametrize(
    ("text", "target", "wrong"),
    [
        ("is the back door locked?", "lock.front_door", True),
        ("is the front door locked?", "lock.front_door", False),
        ("turn off the right light", "light.kids_night_light", True),
        ("turn on the left lamp", "light.bedside_left", False),
        ("go back to the front of the list", "light.desk_lamp", False),
    ],
)
def test_the_left_one_is_not_the_right_one(text, target, wrong):
    assert amiss([Order("state", (target,))], text, HOUSE) is wrong
    assert not amiss([Order("turn_off", (Group("light", EVERYWHERE),))], text, HOUSE)


def test_a_scene_that_is_not_named_needs_more_confidence():
    night = Order("turn_on", ("script.good_night",))
    assert needed([night], "party time", HOUSE) == UNNAMED
    assert needed([night], "good night", HOUSE) == SURE
    assert needed([night], "bedtime for the kids", HOUSE) == SURE
    assert needed([night], "night mode", HOUSE) == UNNAMED
    assert needed([Order("turn_on", ("light.desk_lamp",))], "too dark", HOUSE) == SURE


def test_the_timer_is_started_and_not_the_day(assistant, session):
    session.room = "kitchen"
    reply = outcome(ask(assistant, session, text="start the timer"))
    assert isinstance(reply, Performed)
    assert [change.after.id for change in reply.changes] == ["timer.kitchen"]


@pytest.mark.parametrize("text", ["arm the alarm and lock the door", "arm the alarm"])
def test_how_the_alarm_is_armed_need_not_be_said(assistant, session, text):
    reply = outcome(ask(assistant, session, text=text))
    assert isinstance(reply, Confirm)
    assert not reply.unsure


def test_party_time_is_not_good_night(assistant, session):
    reply = outcome(ask(assistant, session, text="party time"))
    assert isinstance(reply, Confirm)
    assert reply.unsure


@pytest.mark.parametrize(
    ("text", "said"), [("turn it off", "“it”"), ("please close them", "“them”")]
)
def test_a_pronoun_without_anything_said_before_is_asked_about(assistant, session, text, said):
    reply = outcome(ask(assistant, session, text=text))
    assert isinstance(reply, Declined)
    assert said in reply.reason


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("garage", "What about Garage door (Garage)? It knows: open"),
        ("could you make it a bit brighter in here", "Choose your room"),
    ],
)
def test_what_is_missing_is_asked_for(assistant, session, text, said):
    reply = outcome(ask(assistant, session, text=text))
    assert isinstance(reply, Declined)
    assert said in reply.reason


def test_nobody_is_asked_to_choose_among_what_they_never_named(assistant, session):
    assert isinstance(outcome(ask(assistant, session, text="I'm leaving")), Declined)
