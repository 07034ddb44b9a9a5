"""Devices that a request names together: which they are, and when they are read one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.language.orders import Order, devices
from pipelines.tasks.language.understanding import Understanding, Written
from pipelines.tasks.names.several import MOST, Several, Together, lacking, spread

HOUSE = load_house(ASSETS / "house.yaml")
NAMED = Several(HOUSE)
LEFT, RIGHT = "light.bedside_left", "light.bedside_right"
BLINDS, OFFICE = "cover.living_room_blinds", "cover.office_blinds"
BOTH = Together((LEFT, RIGHT), ("turn Left bedside lamp on", "turn Right bedside lamp on"), True)


def read(*devices_: str, verb: str = "turn_on", sure: float = 0.9, **more: object) -> Understanding:
    """As the model would have read a verb for some devices at once."""
    written = tuple(Written(piece, 0.9) for piece in (*devices_, verb, "<end>"))
    orders = (Order(verb, tuple(devices_)),)
    return Understanding("command", {"command": 1.0}, orders, written, sure, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "meant", "counted"),
    [
        ("turn the bedside lamps on", {LEFT, RIGHT}, False),
        ("both bedside lamps to 10 percent", {LEFT, RIGHT}, True),
        ("turn on the two bedside lamps, please", {LEFT, RIGHT}, True),
        ("the left and right bedside lamp off", {LEFT, RIGHT}, True),
        ("shut all the blinds", {BLINDS, OFFICE}, False),
        ("Open both blinds!", {BLINDS, OFFICE}, True),
        ("coffee machine and dishwasher on", {"switch.coffee_machine", "switch.dishwasher"}, True),
    ],
)
def test_a_phrase_stands_for_the_devices_that_its_number_says(said, meant, counted):
    found = NAMED(said, (), None)
    assert found is not None
    assert (set(found.devices), found.counted) == (meant, counted)
    names = {device: HOUSE.entity(device).name for device in meant}
    for device, text in zip(found.devices, found.texts, strict=True):
        assert names[device] in text and "both" not in text


@pytest.mark.parametrize(
    "said",
    [
        "",
        "turn on the bedside lamp",
        "raise the blinds",  # one device is called so
        "lights off",  # a kind
        "turn the counter lights on",  # a name that is a plural
        "close the blinds and turn on the tv",
        "are there two moons",
    ],
)
def test_other_phrases_stand_for_nothing_together(said):
    assert NAMED(said, (), None) is None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("turn on all the lamps", "turn on all the lights"),
        ("Lamps off upstairs!", "lights off upstairs!"),
        ("get every lamp out", "get every light out"),
        ("turn the bedside lamps on", None),  # named
        ("turn the lamp on", None),
        ("lights off", None),
    ],
)
def test_lamps_are_lights_unless_they_are_named(said, read):
    assert NAMED.of_kind(said) == read


def test_only_what_stands_in_the_named_place_is_meant():
    lamps = {"light.living_room_ceiling", "light.kitchen_ceiling", "light.bedroom_ceiling",
             "light.kids_ceiling"}  # fmt: skip
    everywhere = NAMED("the ceiling lights on", (), None)
    assert everywhere is not None and set(everywhere.devices) == lamps
    assert all("Ceiling light" in text for text in everywhere.texts)
    assert len(set(everywhere.texts)) == len(lamps)  # each with its room
    assert NAMED("the ceiling lights in the kitchen on", ("kitchen",), None) is None
    upstairs = NAMED("the ceiling lights upstairs", ("upper",), None)
    assert upstairs is not None
    assert set(upstairs.devices) == {"light.bedroom_ceiling", "light.kids_ceiling"}


PHRASE = "both the two all and left right bedside lamps lamp lights blinds fan fans office door on"
WORDS = st.sampled_from(PHRASE.split())


@given(st.text(max_size=60) | st.lists(WORDS, max_size=12).map(" ".join))
def test_any_text_names_few_devices_of_the_house(text):
    found = NAMED(text, (), "bedroom")
    if found is not None:
        assert 2 <= len(set(found.devices)) == len(found.texts) <= MOST
        assert all(HOUSE.entity(each) for each in found.devices)


def test_the_readings_of_all_devices_become_one_request():
    found = spread(read(LEFT, sure=0.3), BOTH, [read(LEFT), read(RIGHT, sure=0.8)], HOUSE)
    assert found is not None
    assert devices(found.orders, HOUSE) == (LEFT, RIGHT)
    assert found.confidence == 0.8 and not found.rivals
    assert [each.symbol for each in found.written].count("<end>") == 1


@pytest.mark.parametrize(
    "parts",
    [
        [read(LEFT), read(RIGHT, sure=0.2)],
        [read(LEFT), read(RIGHT, verb="turn_off")],
        [read(LEFT), read(LEFT)],
        [read(LEFT), Understanding("none", {"none": 1.0})],
        [read(LEFT), read(RIGHT, rivals=(LEFT,))],
    ],
)
def test_readings_that_differ_or_doubt_are_no_request(parts):
    assert spread(read(LEFT), BOTH, parts, HOUSE) is None


def test_what_was_read_of_fewer_devices_is_read_again():
    plural = Together(BOTH.devices, BOTH.texts, counted=False)
    assert lacking(read(LEFT), BOTH, HOUSE)
    assert not lacking(read(LEFT), plural, HOUSE)  # sure, and nothing says how many
    assert lacking(read(LEFT, rivals=(RIGHT,)), plural, HOUSE)
    assert lacking(read(LEFT, sure=0.2), plural, HOUSE)
    assert not lacking(read(LEFT, RIGHT), BOTH, HOUSE)
    assert not lacking(read(LEFT, RIGHT, "light.desk_lamp"), BOTH, HOUSE)
