"""The house: descriptions are checked, commands do what Home Assistant's would, all or nothing."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.house.commands import Command, check, describe_command, parse_command, same
from pipelines.house.domains import STATES
from pipelines.house.entities import Area, Entity, House
from pipelines.house.errors import (
    CommandError,
    HouseError,
    InvalidData,
    UnknownEntity,
    UnknownService,
)
from pipelines.house.guards import asks_first
from pipelines.house.loading import describe_house, load_house, parse_house
from pipelines.house.sentences import sentence, story
from pipelines.house.services import SERVICES, Field
from pipelines.house.taps import tap
from pipelines.house.transitions import perform
from pipelines.settings import ASSETS

HOUSE = load_house(ASSETS / "house.yaml")
LAMP = "light.living_room_floor_lamp"
EVERYTHING = (
    "brightness", "color", "color_temp", "speed", "position", "oscillate", "source",
)  # fmt: skip
REPEATS = ("toggle", "next", "previous")  # doing these again is not doing nothing


def after(*commands: Command, house: House = HOUSE) -> House:
    return perform(house, commands).house


def value(field: Field) -> st.SearchStrategy:
    if field.flag:
        return st.booleans()
    if field.choices:
        return st.sampled_from(field.choices)
    if field.text:
        return st.text("ab <>\"'{}🎬", min_size=1, max_size=20).filter(str.strip)
    return st.floats(field.low, field.high)


def test_the_default_house_is_a_whole_home():
    assert 7 <= len(HOUSE.areas) <= 9
    assert len(HOUSE.entities) >= 35
    assert len({entity.domain for entity in HOUSE.entities}) >= 14
    assert {entity.area for entity in HOUSE.entities} == {area.id for area in HOUSE.areas}
    assert any(entity.guarded for entity in HOUSE.entities)


def test_every_device_of_the_default_house_lies_in_its_room():
    for entity in HOUSE.entities:
        area = HOUSE.area(entity.area)
        assert area and area.plan and entity.at
        (x, y), (left, top, width, height) = entity.at, area.plan
        assert left < x < left + width and top < y < top + height


def test_a_description_survives_json():
    assert parse_house(json.loads(json.dumps(describe_house(HOUSE)))) == HOUSE


def test_a_house_needs_no_more_than_ids():
    house = parse_house({"entities": [{"id": "light.a", "state": False}]})
    assert house.entities[0].state == "off" and house.entities[0].name == "light.a"


@pytest.mark.parametrize(
    ("described", "words"),
    [
        ([], "mapping"),
        ({"areas": "kitchen"}, "list"),
        ({"areas": [{"id": "a"}, {"id": "a"}]}, "two area"),
        ({"entities": [{"id": "light.a"}, {"id": "light.a"}]}, "two entity"),
        ({"entities": [{"id": "light.a", "area": "moon"}]}, "does not exist"),
        ({"entities": [{"id": "light"}]}, "valid entity id"),
        ({"entities": [{"name": "no id"}]}, "needs an id"),
        ({"entities": [{"id": "light.a", "name": "x" * 101}]}, "longer than 100"),
        ({"entities": [{"id": "light.a", "name": "a\nb"}]}, "printable"),
        ({"entities": [{"id": "light.a", "guarded": "yes"}]}, "true or false"),
        ({"entities": [{"id": "light.a", "at": [1, math.inf]}]}, "numbers"),
        ({"entities": [{"id": "light.a", "attributes": {"x": {"y": 1}}}]}, "name is empty"),
        ({"entities": [{"id": f"light.l{n}"} for n in range(1001)]}, "at most 1000"),
        ({"entities": [{"id": "lock.a", "state": "on"}]}, "lock.a: the state of a lock"),
        ({"entities": [{"id": "light.a", "attributes": {"brightness_pct": 900}}]}, "0 and 100"),
        ({"entities": [{"id": "cover.a", "attributes": {"position": "half"}}]}, "position must"),
        ({"entities": [{"id": "sensor.a", "attributes": {"x": 10**400}}]}, "name is empty"),
        ({"entities": [{"id": "scene.a", "attributes": {"light.b/state": "on"}}]}, "not have"),
        (
            {
                "entities": [
                    {"id": "light.b"},
                    {"id": "scene.a", "attributes": {"light.b/brightness_pct": 101}},
                ]
            },
            "scene.a, light.b",
        ),
    ],
)
def test_a_wrong_description_is_refused_and_named(described, words):
    with pytest.raises(HouseError, match=words):
        parse_house(described)


@pytest.mark.parametrize(
    "content", ["a: [", "!!python/object:os.system {}", "\udcff", "&a [*a]", "2024-13-45"]
)
def test_a_file_that_is_no_house_is_refused(tmp_path, content):
    path = tmp_path / "house.yaml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(HouseError):
        load_house(path)


@given(st.data())
@settings(max_examples=50)
def test_any_service_works_within_its_ranges(data):
    service = SERVICES[data.draw(st.sampled_from(sorted(SERVICES)))]
    entity = Entity(
        f"{service.domain}.x",
        "Thing",
        state=data.draw(st.sampled_from(STATES.get(service.domain, ("ready",)))),
        capabilities=EVERYTHING,
    )
    house = House((), (entity,))
    chosen = [f for f in service.fields if f.required or data.draw(st.booleans())]
    values = {field.name: data.draw(value(field)) for field in chosen}
    command = Command(service.action, (entity.id,), values)
    once = after(command, house=house)
    assert parse_house(describe_house(once)) == once
    if not any(each in service.action for each in REPEATS):
        assert after(command, house=once) == once, "doing it again changes nothing"
    assert parse_command(json.loads(json.dumps(describe_command(command)))) == command
    assert sentence(command, house).endswith(".")


@pytest.mark.parametrize(
    ("action", "target", "data", "kind"),
    [
        ("light.turn_on", "light.of_my_life", {}, UnknownEntity),
        ("light.explode", LAMP, {}, UnknownService),
        ("fan.turn_on", LAMP, {}, UnknownService),
        ("light.turn_on", LAMP, {"brightness_pct": 101}, InvalidData),
        ("light.turn_on", LAMP, {"brightness_pct": math.nan}, InvalidData),
        ("light.turn_on", LAMP, {"brightness_pct": "50"}, InvalidData),
        ("light.turn_on", LAMP, {"brightness_pct": True}, InvalidData),
        ("light.turn_on", LAMP, {"color_name": "beige; DROP TABLE"}, InvalidData),
        ("light.turn_on", LAMP, {"effect": "disco"}, InvalidData),
        ("light.turn_on", "light.garage", {"brightness_pct": 50}, InvalidData),
        ("climate.set_temperature", "climate.bedroom", {}, InvalidData),
        ("climate.set_temperature", "climate.bedroom", {"temperature": 90}, InvalidData),
    ],
)
def test_what_does_not_fit_is_refused_by_type(action, target, data, kind):
    with pytest.raises(kind) as caught:
        check(Command(action, (target,), data), HOUSE)
    assert str(caught.value).endswith(".")


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
@settings(max_examples=50)
def test_any_json_is_a_command_or_an_error(described):
    try:
        check(parse_command(described), HOUSE)
    except CommandError:
        return
    raise AssertionError("random JSON should not be a command")


def test_all_or_nothing():
    good, bad = Command("light.turn_off", (LAMP,)), Command("light.turn_on", ("light.no",))
    with pytest.raises(UnknownEntity):
        perform(HOUSE, [good, bad])


def test_a_light_remembers_how_bright_it_was():
    dark = after(Command("light.turn_off", (LAMP,)))
    lit = after(Command("light.turn_on", (LAMP,)), house=dark)
    assert lit == HOUSE
    assert (
        after(Command("light.turn_on", (LAMP,), {"brightness_pct": 0})).entity(LAMP).state == "off"
    )


def test_a_scene_sets_what_it_describes():
    house = after(Command("scene.turn_on", ("scene.movie_night",)))
    assert house.entity("cover.living_room_blinds").state == "closed"
    assert house.entity("light.tv_strip").attributes["color_name"] == "purple"


@pytest.mark.parametrize(
    ("command", "asks"),
    [
        (Command("lock.unlock", ("lock.front_door",)), True),
        (Command("cover.open_cover", ("cover.garage_door",)), True),
        (Command("alarm_control_panel.alarm_disarm", ("alarm_control_panel.home",)), True),
        (Command("valve.close_valve", ("valve.water_main",)), True),
        (Command("cover.close_cover", ("cover.living_room_blinds",)), False),
        (Command("light.turn_off", (LAMP,)), False),
        (Command("cover.open_cover", ("cover.living_room_blinds",)), False),
        (Command("scene.turn_on", ("scene.movie_night",)), False),
    ],
)
def test_what_opens_unlocks_or_disarms_asks_first(command, asks):
    assert asks_first(command, HOUSE) is asks


def test_answers_are_compared_as_sets():
    left = [Command("light.turn_on", (LAMP, "light.hallway"), {"brightness_pct": 40})]
    right = [Command("light.turn_on", ("light.hallway", LAMP), {"brightness_pct": 40.9})]
    assert same(left, right) and same([], [])
    assert not same(left, [Command("light.turn_on", (LAMP,), {"brightness_pct": 40})])
    assert not same(left, []) and not same(left, left * 2)
    near, far = ([Command("m.v", ("m.a",), {"volume_level": level})] for level in (0.31, 0.32))
    assert same([Command("m.v", ("m.a",), {"volume_level": 0.30})], near)
    assert not same([Command("m.v", ("m.a",), {"volume_level": 0.30})], far)
    quiet, loud = ({"volume_level": level} for level in (0.3, 0.4))
    assert not same([Command("m.v", ("m.a",), quiet)], [Command("m.v", ("m.a",), loud)])


def test_touching_any_device_does_something_or_is_read_only():
    for entity in HOUSE.entities:
        command = tap(entity)
        if command is None:
            assert entity.domain in ("sensor", "binary_sensor")
        elif entity.domain not in ("scene", "script"):
            (change,) = perform(HOUSE, [command]).changes
            assert change.after.id == entity.id
            assert "→" in story(change, HOUSE)


def test_a_name_full_of_quotes_is_only_a_name():
    odd = Entity("light.a", '"}],<b>{"', area="r")
    house = House((Area("r", "Room"),), (odd,))
    assert '"}],<b>{"' in sentence(Command("light.turn_on", ("light.a",)), house)
