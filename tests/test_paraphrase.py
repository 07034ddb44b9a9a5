"""Requests that the model knows better in other words: lengths of timers, kinds said twice."""

from dataclasses import replace

import pytest

from pipelines.house.entities import House
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.lasting import lasting
from pipelines.tasks.orders import EVERYWHERE, Order
from pipelines.tasks.repeated import Repeated
from pipelines.tasks.replies import Performed
from pipelines.tasks.whereabouts import within
from pipelines.tasks.whites import toned
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")
TIMER = "timer.kitchen"


def _with_timers(*states: str) -> House:
    """The house with as many timers of five minutes."""
    (timer,) = (each for each in HOUSE.entities if each.domain == "timer")
    named = zip(("Egg", "Rice", "Tea"), states, strict=False)
    timers = tuple(replace(timer, id=f"timer.{n}", name=n, state=state) for n, state in named)
    others = tuple(each for each in HOUSE.entities if each.domain != "timer")
    return replace(HOUSE, entities=(*others, *timers))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("pause the 5 minute timer", "pause the Kitchen timer"),
        ("Please stop my five-minute timer.", "Please stop the Kitchen timer."),
        ("cancel the timer for 300 seconds please", "cancel the Kitchen timer please"),
        ("pause the 10 minute timer", None),
        ("set a 5 minute timer", None),
        ("stop the kitchen timer", None),
        ("stop the music in 5 minutes", None),
    ],
)
def test_a_timer_is_told_by_its_length(text, meant):
    assert lasting(text, HOUSE) == meant


def test_of_timers_of_one_length_that_is_meant_which_runs():
    assert lasting("stop the 5 minute timer", _with_timers("idle", "active")) == "stop the Rice"
    assert lasting("stop the 5 minute timer", _with_timers("active", "active")) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("turn on the TV light strip lights", "turn on the TV light strip"),
        ("Desk lamp lamps in the upstairs off", "Desk lamp in the upstairs off"),
        ("turn every single lamps off", "turn all the lamps off"),
        ("lights off all over", "lights off everywhere"),
        ("turn on the TV light strip", None),
        ("the desk lamp lamp shade is broken", None),
        ("paint it blue all over the wall", None),
        ("turn on the living room lights", None),
        ("", None),
    ],
)
def test_what_is_said_twice_is_read_once(text, meant):
    assert Repeated(HOUSE)(text) == meant


@pytest.mark.parametrize(
    ("text", "places", "target"),
    [
        ("set the thermostat downstairs to 20", ("ground",), "climate.living_room"),
        ("set the bedroom thermostat to 20", ("ground",), "climate.bedroom"),
        ("set the thermostat to 20", (), "climate.bedroom"),
    ],
)
def test_a_device_is_where_the_words_say(text, places, target):
    order = Order("set", ("climate.bedroom",), (), (("temperature", 20.0),))
    only = [each for each in HOUSE.entities if each.id in ("climate.bedroom", target)]
    assert within([order], text, replace(HOUSE, entities=tuple(only)), places) == (
        replace(order, targets=(target,)),
    )


@pytest.mark.parametrize(
    ("text", "kelvin"),
    [("make it cool white", 4000), ("cold white, please", 4000), ("as warm as you can", 5000)],
)
def test_whites_are_those_of_home_assistant(text, kelvin):
    order = Order("set", ("light.desk_lamp",), (), (("color_temp_kelvin", 5000.0),))
    assert toned([order], text)[0].values == (("color_temp_kelvin", kelvin),)


def test_a_question_keeps_its_place():
    order = Order("state", ("climate.bedroom",))
    assert within([order], "how warm is it downstairs?", HOUSE, ("ground", EVERYWHERE)) == (order,)


def test_the_timer_of_five_minutes_is_paused(assistant):
    session = HouseSession(HOUSE)
    outcome(ask(assistant, session, text="set a timer for five minutes"))
    reply = outcome(ask(assistant, session, text="pause the five minute timer"))
    assert isinstance(reply, Performed)
    assert session.house.entity(TIMER).state == "paused"
