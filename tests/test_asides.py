"""What is said besides an order, what turns it around, and usual words for unusual ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import Group, Order
from pipelines.tasks.narrowing.misfits import misfitting
from pipelines.tasks.narrowing.whereabouts import within
from pipelines.tasks.phrasing.asides import parts, plainer
from pipelines.tasks.phrasing.colloquial import usual
from pipelines.tasks.replies import Performed
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("pop the kettle on", "put the kettle on"),
        ("flick off the light", "turn off the light"),
        ("stick Netflix on the telly", "put Netflix on the telly"),
        ("take ten percent off the tv volume", "decrease the tv volume by ten percent"),
        ("thermostat to 68 degrees Fahrenheit", "thermostat to 20 degrees"),
        ("set it to 72F please", "set it to 22 degrees please"),
        ("make it gold instead of purple", "make it gold"),
        ("set the up stairs heating too nineteen", "set the upstairs heating to nineteen"),
        ("ok, you can switch it off", "switch it off"),
        ("great. lamp off", "lamp off"),
        ("Run 'Good night' for me, would you?", "Run Good night"),
        ("someone please close the gate", "close the gate"),
        ("so no more power to the kettle", "so turn off the kettle"),
        ("pause what the tv is playing", "pause the tv"),
        ("drop the lamp to fifty percent", "set the lamp to fifty percent"),
        ("lamp to 2,200 kelvin", "lamp to 2200 kelvin"),
        ("get that kettle boiling", "turn on that kettle"),
        ("the hot tub is to be switched off now", "turn off the hot tub"),
        ("have the camera turned off while he is out", "turn off the camera"),
        ("fan, tv, lamp: everything off", "turn off fan, tv and lamp"),
        ("blinds right up", "blinds fully open"),
        ("lock the door behind me", "lock the door"),
        ("set the thermostat to 21", None),
        ("have the fan oscillate", None),
        ("the light should be turned off at night", None),
        ("turn it off", None),
        ("it is too warm", None),
        ("knock on the door", None),
    ],
)
def test_unusual_words_are_read_as_the_usual_ones(text, meant):
    assert usual(text) == meant


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("bathroom lights off", ["turn off the bathroom lights"]),
        ("the office blinds open", ["open the office blinds"]),
        ("lock the door for the night", []),
        ("unlock the door for the cleaner", ["unlock the door"]),
        ("turn the lamp on", []),
        ("set a timer for 5 minutes", []),
    ],
)
def test_a_doubtful_request_is_put_plainly(text, ways):
    assert list(plainer(text)) == ways


@given(st.text(max_size=80))
def test_any_text_has_few_parts(text):
    assert len(parts(text)) in (0, 2, 3, 4)
    assert all(part in text for part in parts(text))


@pytest.mark.parametrize(
    "text",
    [
        "nobody is reading any more, so just turn off the desk lamp",
        "please turn off the desk lamp, the grandparents arrive soon",
        "turn off the desk lamp for the guests",
    ],
)
def test_a_reason_changes_nothing_of_what_is_wanted(assistant, text):
    reply = outcome(ask(assistant, HouseSession(HOUSE), text=text))
    assert isinstance(reply, Performed)
    assert [each.targets for each in reply.commands] == [("light.desk_lamp",)]


@pytest.mark.parametrize(
    "text",
    [
        "if it gets late, turn off the desk lamp",
        "he told me, turn off the desk lamp",
        "when the guests are gone, the desk lamp off",
    ],
)
def test_what_may_turn_it_around_is_no_mere_reason(assistant, text):
    session = HouseSession(HOUSE)
    outcome(ask(assistant, session, text=text))
    assert session.house == HOUSE


def test_on_and_then_off_is_both(assistant):
    session = HouseSession(HOUSE)
    reply = outcome(ask(assistant, session, text="turn on the hallway light and then turn it off"))
    assert isinstance(reply, Performed)
    assert [each.action for each in reply.commands] == ["light.turn_on", "light.turn_off"]


@pytest.mark.parametrize(
    ("text", "target", "wrong"),
    [
        ("pause the telly in the kitchen", "media_player.kitchen_speaker", True),
        ("pause the telly", "media_player.living_room_tv", False),
        ("pause the kitchen speaker", "media_player.kitchen_speaker", False),
        ("nobody touch the office blinds", "cover.office_blinds", True),
        ("nobody opens the office blinds, open them", "cover.office_blinds", False),
        ("mum will close the blinds herself", "cover.office_blinds", True),
        ("close the blinds", "cover.office_blinds", False),
    ],
)
def test_what_cannot_be_meant_is_not_ordered(text, target, wrong):
    assert misfitting([Order("turn_off", (target,))], text, Situation(HOUSE)) is wrong


def test_a_kind_in_the_plural_is_all_of_it_on_a_floor():
    order = Order("open", ("cover.office_blinds",))
    (found,) = within([order], "open the upstairs blinds", HOUSE, ("upper",))
    assert found.targets == (Group("cover", "upper"),)
    assert within([order], "open the office blinds upstairs", HOUSE, ("office", "upper")) == (
        order,
    )


def test_a_list_is_switched_the_way_it_begins(assistant):
    session = HouseSession(HOUSE)
    text = "desk lamp, coffee machine, floor lamp: everything off"
    ask(assistant, session, text=text)
    off = ("light.desk_lamp", "switch.coffee_machine", "light.living_room_floor_lamp")
    assert [session.house.entity(each).state for each in off] == ["off"] * 3


def test_the_heating_of_other_rooms_is_not_meant_in_here(assistant):
    session = HouseSession(HOUSE, "office")
    ask(assistant, session, text="can you turn the heating up in here?")
    assert session.house == HOUSE and not session.asks
