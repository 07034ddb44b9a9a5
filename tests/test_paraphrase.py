"""Requests that the model knows better in other words: lengths of timers, kinds said twice.

And what stands beside a lamp, what sensors notice, how the house is in all.
"""

from dataclasses import replace

import pytest

from pipelines.house.entities import House
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.language.orders import EVERYWHERE, Order
from pipelines.tasks.narrowing.whereabouts import within
from pipelines.tasks.narrowing.whites import toned
from pipelines.tasks.phrasing.beside import Beside
from pipelines.tasks.phrasing.idioms import Idioms
from pipelines.tasks.phrasing.lasting import lasting
from pipelines.tasks.phrasing.repeated import Repeated
from pipelines.tasks.phrasing.sensed import Sensed
from pipelines.tasks.replies import Choose, Performed, Told
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


def test_names_that_lead_in_a_circle_come_to_an_end(assistant):
    """A house may call its timers what it likes."""
    lengths = {"5 minute timer": 600.0, "10 minute timer": 300.0}
    (timer,) = (each for each in HOUSE.entities if each.domain == "timer")
    timers = tuple(
        replace(timer, id=f"timer.t{round(lasts)}", name=name, aliases=()).changed(duration=lasts)
        for name, lasts in lengths.items()
    )
    others = tuple(each for each in HOUSE.entities if each.domain != "timer")
    session = HouseSession(replace(HOUSE, entities=(*others, *timers)))
    assert outcome(ask(assistant, session, text="stop the 5 minute timer")) is not None


def test_of_timers_of_one_length_that_is_meant_which_runs():
    assert lasting("stop the 5 minute timer", _with_timers("idle", "active")) == "stop the Rice"
    assert lasting("stop the 5 minute timer", _with_timers("active", "active")) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("add 5 minutes to the timer", "start the Tea for 6 minutes 40 seconds"),
        ("5 more minutes please", "start the Tea for 6 minutes 40 seconds please"),
        ("another minute", "start the Tea for 2 minutes 40 seconds"),
        ("add 5 minutes", "start the Tea for 6 minutes 40 seconds"),
        ("add 5 degrees", None),
        ("5 more please", None),
        ("add two minutes to my tea timer please", "start the Tea for 3 minutes 40 seconds please"),
        ("increase the 5 minute timer by half a minute", "start the Tea for 2 minutes 10 seconds"),
        ("take 30 seconds off the timer", "start the Tea for 1 minute 10 seconds"),
        ("shorten the timer by 10 minutes", "cancel the Tea"),
        ("continue the timer", None),
        ("add the rice timer to the list", None),
        ("add 5 minutes to the rice timer", None),
    ],
)
def test_a_timer_gets_longer_or_shorter_by_a_time(text, meant):
    house = _with_timers("idle", "idle", "active")
    tea = house.entity("timer.Tea").changed(remaining=100.0)
    assert lasting(text, house.updated({tea.id: tea})) == meant


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


def test_time_is_added_to_what_is_left(assistant):
    session = HouseSession(HOUSE)
    outcome(ask(assistant, session, text="set a timer for five minutes"))
    reply = outcome(ask(assistant, session, text="add 2 minutes to the timer"))
    assert isinstance(reply, Performed)
    assert 410 < session.running[TIMER] <= 420


def test_nothing_pauses_that_does_not_run(assistant):
    session = HouseSession(HOUSE)
    outcome(ask(assistant, session, text="pause the timer"))
    assert session.house == HOUSE


def test_a_question_keeps_its_place():
    order = Order("state", ("climate.bedroom",))
    assert within([order], "how warm is it downstairs?", HOUSE, ("ground", EVERYWHERE)) == (order,)


def test_the_timer_of_five_minutes_is_paused(assistant):
    session = HouseSession(HOUSE)
    outcome(ask(assistant, session, text="set a timer for five minutes"))
    reply = outcome(ask(assistant, session, text="pause the five minute timer"))
    assert isinstance(reply, Performed)
    assert session.house.entity(TIMER).state == "paused"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("turn on the light by the tv", "turn on the TV light strip"),
        ("Turn off the lamp on the desk please", "Turn off the Desk lamp please"),
        ("dim the light over the mirror to 20%", "dim the Mirror light to 20%"),
        ("turn on the light in the kitchen", None),
        ("turn on the light by the sea", None),
        ("put the lamp on the desk away", None),
        ("turn off the light by the ceiling", None),
    ],
)
def test_a_lamp_is_told_by_what_it_stands_beside(text, meant):
    assert Beside(HOUSE)(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("is there smoke in the kitchen?", "how is the Smoke detector?"),
        ("is there any smoke?", "how is the Smoke detector?"),
        ("is there smoke in the bathroom?", None),
        ("is there smoke without fire", None),
        ("is anyone in the kitchen?", None),
    ],
)
def test_what_a_sensor_notices_is_asked_of_it(text, meant):
    places = [(area.id, (area.name, *area.aliases)) for area in HOUSE.areas]
    assert Sensed(HOUSE, places)(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("turn off all the heating", "turn off all the thermostats"),
        ("set the heating to 19 everywhere", "set all the thermostats to 19"),
        ("turn the heating off everywhere please", "turn all the thermostats off"),
        ("turn off the heating", None),
    ],
)
def test_all_the_heating_is_all_the_thermostats(text, meant):
    assert Idioms(HOUSE)(text) == meant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("give me a status report", ("On: Floor lamp", "of 2 is open", "is locked", "19.5 °C")),
        ("is the house secure?", ("Yes, all 2 are closed.", "Locked: Front door")),
    ],
)
def test_how_the_house_is_in_all(assistant, text, told):
    reply = outcome(ask(assistant, HouseSession(HOUSE), text=text))
    assert isinstance(reply, Told)
    assert all(part in reply.text for part in told)


@pytest.mark.parametrize("text", ["turn the light on", "light please", "could you put a lamp on"])
def test_where_no_room_is_known_it_is_asked_which_light(assistant, text):
    reply = outcome(ask(assistant, HouseSession(HOUSE), text=text))
    assert isinstance(reply, Choose)
    off = [each for choice in reply.choices for command in choice[1] for each in command.targets]
    assert all(HOUSE.entity(each).state == "off" for each in off)


def test_the_light_is_the_one_that_was_spoken_of(assistant):
    session = HouseSession(HOUSE)
    outcome(ask(assistant, session, text="turn on the mirror light"))
    reply = outcome(ask(assistant, session, text="turn off the light"))
    assert [each.targets for each in reply.commands] == [("light.bathroom_mirror",)]
