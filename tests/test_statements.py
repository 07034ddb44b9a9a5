"""What is told is not done, and a reason before an order does not hide it."""

import pytest

from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.phrasing.statements import stated
from pipelines.tasks.refusals import ONLY_TOLD
from pipelines.tasks.replies import Declined, Performed
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the lights are off", True),
        ("All the blinds are already closed.", True),
        ("she turned off the lights, then she left", True),
        ("my son has opened the garage door", True),
        ("the power went out so the lights are off", True),
        ("the desk lamp is on and the stew smells divine", True),
        ("blinds closed", False),
        ("lights off", False),
        ("are the lights off?", False),
        ("the lights are off, right?", False),
        ("she left the lights on, turn them off", False),
        ("turn off the lights that are on", False),
        ("", False),
    ],
)
def test_a_statement_is_told_from_an_order(text, told):
    assert stated(text) is told


@pytest.mark.parametrize("text", ["the lights are off", "she turned off the lights"])
def test_what_is_told_is_not_done(assistant, text):
    session = HouseSession(HOUSE)
    assert outcome(ask(assistant, session, text=text)) == Declined(ONLY_TOLD)
    assert session.house == HOUSE


def test_the_order_counts_and_not_its_reason(assistant):
    text = "it's getting dark, close the living room blinds"
    reply = outcome(ask(assistant, HouseSession(HOUSE), text=text))
    assert isinstance(reply, Performed)
    assert [each.action for each in reply.commands] == ["cover.close_cover"]
