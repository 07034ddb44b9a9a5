"""Questions as their words narrow them: lists of what there is, and devices nobody asked about."""

import pytest

from pipelines.house.loading import load_house
from pipelines.house.past import Past
from pipelines.settings import ASSETS
from pipelines.tasks.answer import silent, told
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import ANYTHING, EVERYWHERE, Group, Order, chosen
from pipelines.tasks.language.verbs import ANY
from pipelines.tasks.narrowing.asking import asked, beside, lists

HOUSE = load_house(ASSETS / "house.yaml")
ON = (("state", "on"),)


def group(verb, kind, place=EVERYWHERE, values=ON):
    return Order(verb, (Group(kind, place),), (), values)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("how many lights are there?", "light", EVERYWHERE),
        ("which lights do we have in the bedroom?", "light", "bedroom"),
        ("list the lights in this house", "light", EVERYWHERE),
        ("what lights are there on the upper floor?", "light", "upper"),
    ],
)
def test_what_there_is_counts_whatever_its_state(text, kind, place):
    for verb in ("which", "count"):
        (found,) = asked([group(verb, kind, place)], text, HOUSE)
        assert found == group("which", kind, place, (("state", ANY),))
        assert lists([found])


@pytest.mark.parametrize(
    "text",
    [
        "how many lights are on?", "are there any lights on?", "which lights are still burning?",
        "what did I leave running in the kitchen?", "is there anything on upstairs?",
    ],
)  # fmt: skip
def test_a_state_that_is_named_stays(text):
    order = group("which", "light")
    assert asked([order], text, HOUSE) == (order,)
    assert not beside([order], text, Situation(HOUSE))


def test_everything_in_a_place_is_all_that_is_there():
    order = group("which", ANYTHING, "office")
    (found,) = asked([order], "what devices are in the office?", HOUSE)
    assert chosen(found, HOUSE) == tuple(e for e in HOUSE.entities if e.area == "office")


def test_a_kind_that_the_model_has_no_group_of_is_found_by_its_name():
    (found,) = asked([group("count", ANYTHING)], "how many locks do we have?", HOUSE)
    assert {each.domain for each in chosen(found, HOUSE)} == {"lock"}


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("what scenes are there?", {"scene"}),
        ("what sensors do you have?", {"sensor", "binary_sensor"}),
        ("which timers are there in the kitchen?", {"timer"}),
    ],
)
def test_a_kind_is_listed_whatever_the_model_made_of_it(text, domains):
    (found,) = asked([Order("deed", (Group(ANYTHING, EVERYWHERE),))], text, HOUSE)
    assert {each.domain for each in chosen(found, HOUSE)} == domains
    assert lists([found])


def test_what_plays_is_asked_of_all_players():
    order = Order("state", ("media_player.living_room_tv",))
    (found,) = asked([order], "what's playing?", HOUSE)
    assert found == group("which", "media_player", values=(("state", "playing"),))
    (found,) = asked([order], "is the tv playing?", HOUSE)
    assert found == order


@pytest.mark.parametrize(
    ("text", "target", "values"),
    [
        ("is the oven on?", "scene.good_morning", ()),
        ("is there motion in the hallway?", "sensor.hallway_temperature", ()),
        ("how warm is it in the kids' room?", "climate.bedroom", (("current_temperature", None),)),
        ("is the radio on?", "media_player.living_room_tv", ()),
    ],
)
def test_a_device_that_is_not_named_is_not_told_of(text, target, values):
    order = Order("state", (target,), (), values)
    assert beside([order], text, Situation(HOUSE))
    assert not beside([order], "", Situation(HOUSE)), "it was heard"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("is it on?", True), ("what colour?", True), ("is the oven on?", False)],
)
def test_a_device_that_was_spoken_of_needs_no_name(text, meant):
    lamp = "light.desk_lamp"
    order = Order("state", (lamp,), (), ())
    assert beside([order], text, Situation(HOUSE))
    assert beside([order], text, Situation(HOUSE, last=(lamp,))) is not meant


@pytest.mark.parametrize(
    ("text", "target", "values"),
    [
        ("is the garage open?", "cover.garage_door", ()),
        ("is the telly on", "media_player.living_room_tv", ()),
        ("is the dishwaser running?", "switch.dishwasher", ()),
        ("how warm is it in the bedroom?", "climate.bedroom", (("current_temperature", None),)),
        ("how warm is it in the garden?", "sensor.outdoor_temperature", ()),
        ("is the lamp in the kids' room on?", "light.kids_night_light", ()),
    ],
)
def test_a_device_that_may_be_meant_is_told_of(text, target, values):
    assert not beside([Order("state", (target,), (), values)], text, Situation(HOUSE))


def test_here_is_the_room_of_the_visitor():
    order = Order("state", ("climate.bedroom",), (), (("current_temperature", None),))
    assert not beside([order], "how warm is it in here?", Situation(HOUSE, "bedroom"))
    assert beside([order], "how warm is it in here?", Situation(HOUSE, "kitchen"))


@pytest.mark.parametrize("text", ["how many eggs are there?", "is the fridge on?"])
def test_a_list_of_devices_answers_nothing_else(text):
    assert beside(asked([group("count", ANYTHING)], text, HOUSE), text, Situation(HOUSE))


def test_rooms_can_be_listed():
    (found,) = asked([group("count", ANYTHING)], "how many rooms are there?", HOUSE)
    assert lists([found])
    said = told([found], HOUSE, Past())
    assert said.startswith("I know of 9 rooms: Living room, Kitchen,")
    assert not silent([found], HOUSE)
    (other,) = asked([group("count", ANYTHING)], "how many rooms have a light on?", HOUSE)
    assert dict(other.values)["state"] == "on"


@pytest.mark.parametrize(
    ("text", "state"),
    [("what's on?", "on"), ("what is running right now", "on"), ("anything open?", "open")],
)
def test_what_is_on_is_not_what_was_done(text, state):
    deed = Order("deed", (Group(ANYTHING, EVERYWHERE),))
    assert asked([deed], text, HOUSE) == (group("which", ANYTHING, values=(("state", state),)),)
    assert asked([deed], f"what did you do with what is {state}", HOUSE) == (deed,)


def test_how_much_time_is_left_is_asked_of_the_timer_itself():
    order = Order("state", ("timer.kitchen",), (), (("humidity", None),))
    (found,) = asked([order], "how much time is left on the kitchen timer?", HOUSE)
    assert found.values == ()
    assert asked([order], "how humid is it?", HOUSE) == (order,)


def test_what_was_done_is_no_answer_to_what_there_is():
    deed = Order("deed", (Group(ANYTHING, EVERYWHERE),))
    assert beside([deed], "what rooms are there?", Situation(HOUSE))
    assert not beside([deed], "what did you just do?", Situation(HOUSE))
    assert not beside([deed], "what can you do?", Situation(HOUSE))
