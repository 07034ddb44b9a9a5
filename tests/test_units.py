"""Degrees are never taken for percent."""

import pytest

from pipelines.tasks.language.orders import Order
from pipelines.tasks.narrowing.units import misread
from pipelines.tasks.replies import Performed
from tests.asking import ask


@pytest.mark.parametrize(
    ("text", "field", "value", "wrong"),
    [
        ("set it to 18 degrees", "position", 18.0, True),
        ("set it to 18.4°", "brightness_pct", 18.0, True),
        ("20 degrees", "volume_level", 0.2, True),
        ("set it to 18 degrees", "temperature", 18.0, False),
        ("set it to 18 percent", "position", 18.0, False),
        ("half way, and 20 degrees", "position", 50.0, False),
        ("", "position", None, False),
        ("open it by 20 00 percent", "position", 60.0, True),
        ("1 00 percent", "position", 100.0, False),
        ("minus 5 minutes", "duration", 300.0, True),
        ("zero seconds", "duration", 1.0, True),
        ("10 seconds", "duration", 10.0, False),
    ],
)
def test_degrees_are_no_share(text, field, value, wrong):
    assert misread([Order("set", ("cover.blind",), (), ((field, value),))], text) == wrong


def test_curtains_are_not_opened_by_degrees(assistant, session):
    ask(assistant, session, text="close the curtains and set it to 18 degrees")
    assert session.house.entity("cover.bedroom_curtains").state == "closed"


def test_power_and_volume_are_both_set(assistant, session):
    events = ask(assistant, session, text="turn on the tv and set the volume to 20")
    assert any(isinstance(event, Performed) for event in events)
    player = session.house.entity("media_player.living_room_tv")
    assert player.state != "off" and player.attributes["volume_level"] == 0.2
