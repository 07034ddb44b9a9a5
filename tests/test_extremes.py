"""What is the most of something, of all that is measured."""

import pytest

from pipelines.house.loading import load_house
from pipelines.house.past import Past
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.answer import named_in, silent, told
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order
from pipelines.tasks.narrowing.asking import asked
from pipelines.tasks.narrowing.extremes import pointed
from tests.asking import ask, outcome
from tests.asking import told as answered

HOUSE = load_house(ASSETS / "house.yaml")


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("which room is the warmest?", "climate.living_room"),
        ("which room is the coldest?", "climate.bedroom"),
        ("where is it coldest", "sensor.outdoor_temperature"),
        ("what is the warmest place in the hallway?", "sensor.hallway_temperature"),
        ("which lamp is the brightest?", "light.kitchen_ceiling"),
        ("which lamp is the dimmest?", "light.kids_night_light"),
        ("which speaker is the loudest?", "media_player.kitchen_speaker"),
    ],
)
def test_the_states_decide(text, device):
    (found,) = asked([Order("state", ("climate.bedroom",))], text, HOUSE)
    assert named_in([found], HOUSE, text) == (device,)
    assert HOUSE.entity(device).name in told([found], HOUSE, Past(), text)


def test_where_nothing_measures_it_nothing_is_told():
    (found,) = asked([Order("state", ("light.garage",))], "what is coldest in the garage?", HOUSE)
    assert silent([found], HOUSE)


def test_an_order_for_the_brightest_stays_an_order():
    order = Order("turn_off", (Group("light", EVERYWHERE),))
    assert asked([order], "turn off the brightest lamp", HOUSE) == (order,)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("turn off the brightest light", "turn off the Kitchen Ceiling light"),
        ("mute the loudest speaker please", "mute the Kitchen speaker please"),
        ("turn off the coldest one", None),
        ("make it the brightest", None),
    ],
)
def test_an_order_names_the_one_that_is_so_now(text, read):
    assert pointed(text, HOUSE) == read


def test_the_brightest_light_goes_out(assistant):
    reply = outcome(ask(assistant, HouseSession(HOUSE), text="turn off the brightest light"))
    assert [change.after.id for change in reply.changes] == ["light.kitchen_ceiling"]


def test_it_is_then_what_was_found(assistant):
    session = HouseSession(HOUSE)
    assert "Ceiling light (Kitchen)" in answered(assistant, session, "which light is brightest?")
    reply = outcome(ask(assistant, session, text="turn it off"))
    assert [change.after.id for change in reply.changes] == ["light.kitchen_ceiling"]
