"""The drawn house: every device once, whatever the house is like and whatever things are called."""

from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest

from demo.plan import RADIUS, UNIT, draw, floors
from pipelines.house.commands import Command
from pipelines.house.entities import Area, Entity, House
from pipelines.house.loading import load_house
from pipelines.house.taps import tap
from pipelines.house.transitions import perform
from pipelines.settings import ASSETS

HOUSE = load_house(ASSETS / "house.yaml")


def random_house(seed: int, areas: int, entities: int) -> House:
    chance = np.random.default_rng(seed)
    rooms = tuple(Area(f"a{n}", f"Room {n}") for n in range(areas))
    places = [*[room.id for room in rooms], None]
    kinds = ["light", "switch", "cover", "sensor", "climate", "fan", "lock", "mystery"]
    devices = tuple(
        Entity(f"{chance.choice(kinds)}.e{n}", f"Device {n}", area=places[n % len(places)])
        for n in range(entities)
    )
    return House(rooms, devices)


def devices(drawn: str) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(drawn)
    found = [each for each in root.iter() if "data-entity" in each.attrib]
    assert len({each.attrib["data-entity"] for each in found}) == len(found)
    return {each.attrib["data-entity"]: each for each in found}


@pytest.mark.parametrize("house", [HOUSE, random_house(0, 5, 30), random_house(1, 40, 500)])
def test_every_device_is_drawn_once_and_says_what_it_is(house):
    drawn = devices(draw(house))
    assert drawn.keys() == {entity.id for entity in house.entities}
    for entity in house.entities:
        element = drawn[entity.id]
        assert entity.name in element.attrib["aria-label"]
        touchable = element.attrib["role"] == "button"
        assert touchable == (tap(entity) is not None) == ("tabindex" in element.attrib)


@pytest.mark.parametrize("house", [HOUSE, random_house(2, 9, 60), random_house(3, 40, 500)])
def test_nothing_overlaps_or_leaves_its_room(house):
    for floor in floors(house):
        for (_, one), (_, other) in combinations(floor.rooms, 2):
            apart = (
                one[0] + one[2] <= other[0] + 1e-6 or other[0] + other[2] <= one[0] + 1e-6
                or one[1] + one[3] <= other[1] + 1e-6 or other[1] + other[3] <= one[1] + 1e-6
            )  # fmt: skip
            assert apart
        rooms = {area.id: rectangle for area, rectangle in floor.rooms}
        for entity, (x, y) in floor.devices:
            left, top, width, height = rooms[entity.area or ""]
            edge = RADIUS / UNIT
            assert left + edge <= x <= left + width - edge
            assert top + edge <= y <= top + height - edge
        for (_, here), (_, there) in combinations(floor.devices, 2):
            assert np.hypot(here[0] - there[0], here[1] - there[1]) >= 2 * RADIUS / UNIT


def test_light_shows_how_bright_it_is():
    def glow(brightness: float) -> float:
        command = Command("light.turn_on", ("light.hallway",), {"brightness_pct": brightness})
        root = ElementTree.fromstring(draw(perform(HOUSE, [command]).house))
        at = HOUSE.entity("light.hallway").at
        (circle,) = (
            each for each in root.iter("circle")
            if each.get("class") == "glow" and each.get("cx") == f"{at[0] * UNIT:.0f}"
            and each.get("cy") == f"{at[1] * UNIT:.0f}"
        )  # fmt: skip
        return float(circle.attrib["opacity"])

    assert glow(10) < glow(50) < glow(100)
    assert draw(HOUSE).count('class="glow"') == sum(
        entity.domain == "light" and entity.state == "on" for entity in HOUSE.entities
    )


def test_what_changed_pulses_and_what_is_guarded_is_marked():
    drawn = devices(draw(HOUSE, changed=["fan.bathroom"]))
    assert "changed" in drawn["fan.bathroom"].attrib["class"]
    assert "guarded" in drawn["lock.front_door"].attrib["class"]
    assert "asks first" in drawn["lock.front_door"].attrib["aria-label"]


def test_hostile_names_stay_text():
    evil = '</svg><script>alert("1")</script>'
    house = House(
        (Area("r", evil),),
        (
            Entity("light.a", evil, area="r", state="on", attributes={"color_name": evil}),
            Entity("sensor.b", "&<'\"", area="r", state="<b>", attributes={"unit": "<i>"}),
        ),
    )
    drawn = draw(house)
    assert "<script" not in drawn and "<b>" not in drawn and "<i>" not in drawn
    assert evil in devices(drawn)["light.a"].attrib["aria-label"]
