"""The drawn house: every device once, whatever the house is like and whatever things are called."""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from demo.plan import LETTER, RADIUS, STRIP, UNIT, draw, floors
from demo.symbols import COLORS, light_color
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


def test_a_plan_that_cannot_be_true_is_drawn_automatically():
    one = Area("a", "A", plan=(0, 0, 4, 4))
    lamp = Entity("light.a", "Lamp", area="a", at=(2, 2))
    outside, over = replace(lamp, at=(9, 9)), Area("b", "B", plan=(1, 1, 4, 4))
    assert floors(House((one,), (lamp,)))[0].rooms == ((one, one.plan),)
    for house in (House((one,), (outside,)), House((one, over), (lamp,))):
        (floor,) = floors(house)
        assert floor.name == "house" and "House floor" not in draw(house)


@pytest.mark.parametrize("house", [HOUSE, random_house(4, 12, 80)])
def test_room_names_fit_their_rooms_and_meet_no_device(house):
    long = House(tuple(replace(a, name=a.name * 5) for a in house.areas), house.entities)
    for shown in (house, long):
        for floor, figure in zip(floors(shown), ElementTree.fromstring(draw(shown)), strict=True):
            names = [each for each in figure.iter("text") if each.get("class") == "name"]
            assert len(names) == len(floor.rooms)
            for (area, (left, top, width, height)), name in zip(floor.rooms, names, strict=True):
                end = float(name.get("x")) + LETTER * len(name.text)
                assert end <= (left + width) * UNIT and name[0].text == area.name
                for entity, (x, y) in floor.devices:
                    beside = (
                        x * UNIT - RADIUS >= end
                        or y * UNIT + RADIUS <= (top + height) * UNIT - STRIP
                    )
                    assert entity.area != area.id or beside, (area.name, entity.id)


@pytest.mark.parametrize("name", COLORS)
def test_a_lamp_can_be_seen_in_its_own_light(name):
    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    lamp = Entity("light.a", "Lamp", state="on", attributes={"color_name": name})
    assert (luminance(light_color(lamp)) + 0.05) / (luminance("#4a2f00") + 0.05) >= 3


def test_no_text_of_the_plan_falls_below_11_pixels():
    style = (Path(__file__).parent.parent / "demo" / "plan.css").read_text(encoding="utf-8")
    scales = [float(each) for each in re.findall(r"calc\(var\(--wide\) \* ([.\d]+)px\)", style)]
    sizes = [float(each) for each in re.findall(r"(?:font: \d+|font-size:) (\d+)px", style)]
    assert scales and sizes and min(scales) * min(sizes) >= 11


@pytest.mark.parametrize("value", ["half", 1e9, -5.0, True])
def test_odd_attributes_are_drawn_all_the_same(value):
    names = ("brightness_pct", "color_temp_kelvin", "position", "percentage", "temperature")
    kinds = ("light", "cover", "fan", "climate", "media_player", "sensor", "mystery")
    odd = dict.fromkeys((*names, "unit", "volume_level"), value)
    things = tuple(Entity(f"{k}.a", k, state="on", attributes=odd) for k in kinds)
    assert len(devices(draw(House((), things)))) == len(kinds)


def test_cold_light_looks_cold_however_its_number_is_written():
    lamps = [Entity("light.a", "A", attributes={"color_temp_kelvin": k}) for k in (6500, 6500.0)]
    assert light_color(lamps[0]) == light_color(lamps[1]) != light_color(Entity("light.a", "A"))


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
