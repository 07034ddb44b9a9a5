"""An order is found beside what is only told, and a correction counts as it was meant last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.preprocess.text import words
from pipelines.tasks.phrasing.corrections import corrected
from pipelines.tasks.phrasing.following import Following
from pipelines.tasks.phrasing.remarks import only_tells, ordered
from pipelines.tasks.replies import Performed
from tests.asking import ask, outcome

NAMES = {"lamp", "lamps", "strip", "tv", "fan", "blinds", "alarm", "heater", "kitchen", "leo"}
PLACES = [("Kitchen",), ("Hall",)]
DEVICES = [("Arc lamp",), ("Clip-on lamp",), ("Fan",), ("Front door",), ("Shutter",), ("Kettle",)]


def named(text):
    return bool(NAMES & set(words(text)))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("it's getting dark, close the curtains", "close the curtains"),
        ("Movie time, dim the lights in the living room.", "dim the lights in the living room"),
        ("we're going to bed so turn off everything", "turn off everything"),
        ("something smells burnt, HEATER OFF", "HEATER OFF"),
        ("this place is a sauna, heater off and the fan on", "heater off and the fan on"),
        ("lamp at half brightness and purple, guests arrive at eight",
         "lamp at half brightness and purple"),
        ("lamp red and strip at ten percent, horror film tonight",
         "lamp red and strip at ten percent"),
        ("LEO! Bedtime! TV off, lamp on.", "TV off, lamp on"),
        ("Mr. T's lamp on, I want my tea", "Mr. T's lamp on"),
        ("lamp on, it's late, blinds down", "lamp on, blinds down"),
        ("turn off the lamp, the left fan and the drinks fridge", None),
        ("the fan is noisy, turn it off", None),
        ("it's getting dark", None),
        ("close the curtains", None),
        ("if it's dark, close the curtains", None),
        ("he said it's dark, close the curtains", None),
        ("don't touch it, lamp off when I say so", None),
        ("whatever you do, do not switch the lamp off", None),
        ("arm the alarm, everybody is away", None),
        ("it's ten o'clock, lamp off", "lamp off"),
        ("the sign says 'lamp off', blinds down", None),
        ("TV: input Hulu, volume 40 percent", None),
        ("lamps, both of them, to sixty percent on", None),
        ("start the fan over: one hour twenty", None),
        ("I left the lamp on again, switch off the one and lock the other", None),
        ("open the blinds, I mean the kitchen blinds", None),
    ],
)  # fmt: skip
def test_an_order_is_found_beside_what_is_told(text, order):
    assert ordered(text, named) == order


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("it's June", True),
        ("my eyes hurt", True),
        ("the dog's still inside", True),
        ("guests arrive at eight", True),
        ("no need for the fan", False),
        ("the lamp is on", False),
        ("that lamp too", False),
        ("those in the kitchen as well", False),
        ("the soldering station and the left bench light", False),
        ("you close the door", False),
        ("lamp on", False),
        ("", False),
    ],
)
def test_a_remark_is_told_from_a_part_of_an_order(part, told):
    assert only_tells(part) is told


@given(st.text(max_size=80))
def test_an_order_is_a_part_of_its_text(text):
    order = ordered(text, named)
    assert order is None or set(words(order)) <= set(words(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("turn off the arc lamp, no wait, not that one, the clip-on", "turn off the clip-on"),
        ("lock the front door... scratch that, only lower the shutter", "lower the shutter"),
        ("kettle on, no, wrong thing, the fan I wanted on", "fan on"),
        ("turn on the fan, no, the arc lamp", "turn on the arc lamp"),
        ("fan on, no, kettle", "kettle on"),
        ("arc lamp off, sorry, I meant the clip-on lamp, it's so late", "clip-on lamp off"),
    ],
)
def test_what_is_said_last_counts(text, meant):
    assert next(corrected(text, Following(PLACES, DEVICES))).removeprefix("the ") == meant


@pytest.mark.parametrize(
    "text", ["turn on the fan", "I meant it", "no wait", "turn on no lamp", "wait, turn on the fan"]
)
def test_what_is_not_corrected_stays(text):
    assert not list(corrected(text, Following(PLACES, DEVICES)))


@given(st.text(max_size=80))
def test_any_text_may_be_corrected(text):
    assert all(isinstance(each, str) for each in corrected(text, Following(PLACES, DEVICES)))


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("something smells burnt, coffee machine on", {"switch.coffee_machine"}),
        ("it's one of those days, someone get that printer going", {"switch.printer"}),
        ("Guests are here! Could we have the garage light?", {"light.garage"}),
        ("turn on the printer, no wait, the garage light", {"light.garage"}),
    ],
)
def test_the_order_is_done_and_nothing_else(assistant, session, text, moved):
    found = outcome(ask(assistant, session, text=text))
    assert isinstance(found, Performed)
    assert {each.after.id for each in found.changes} == moved
