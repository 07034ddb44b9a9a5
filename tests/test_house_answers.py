"""Questions, relative wishes, sentences and the simulated connector: all from the state alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.house.commands import Command, check
from pipelines.house.connectors import Connector, Simulated
from pipelines.house.errors import CommandError, InvalidData, UnknownEntity, UnknownService
from pipelines.house.loading import load_house, parse_house
from pipelines.house.queries import Query, answer, count, is_on, matching, rooms_with_lights_on
from pipelines.house.relative import STEPS, resolve
from pipelines.house.sentences import question, sentence
from pipelines.house.services import SERVICES
from pipelines.house.transitions import perform
from pipelines.settings import ASSETS

HOUSE = load_house(ASSETS / "house.yaml")
LAMP = "light.living_room_floor_lamp"  # on, 45 %
MUTE = {"is_volume_muted": True}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (Query(("lock.front_door",)), "Front door (Hallway) is locked."),
        (Query((LAMP,), "brightness_pct"), "Floor lamp (Living room): 45 % bright."),
        (Query((LAMP,), "temperature"), "Floor lamp (Living room) does not say its temperature."),
        (Query(("sensor.office_co2",)), "780 ppm"),
        (Query(("lock.front_door", LAMP)), "locked. Floor lamp (Living room) is on"),
    ],
)
def test_an_answer_says_what_the_state_says(query, said):
    assert said in answer(query, HOUSE)


def test_what_is_not_known_is_not_invented():
    house = parse_house({"entities": [{"id": "light.a", "state": "unavailable"}]})
    assert "does not say" in answer(Query(("light.a",)), house)
    with pytest.raises(UnknownEntity):
        answer(Query(("light.no",)), HOUSE)
    with pytest.raises(InvalidData):
        resolve(house, ["light.a"], "brightness_pct", "increase")


def test_lights_are_counted_where_they_are_on():
    rooms = rooms_with_lights_on(HOUSE)
    lit = matching(HOUSE, domain="light", state="on")
    assert {room.id for room in rooms} == {light.area for light in lit}
    assert count(HOUSE, "light", state="on") == len(lit) > 0
    assert all(map(is_on, lit)) and not is_on(HOUSE.entity("lock.front_door"))
    dark = perform(HOUSE, [Command("light.turn_off", tuple(e.id for e in lit))]).house
    assert rooms_with_lights_on(dark) == () and count(dark, "light", state="on") == 0


@pytest.mark.parametrize(
    ("target", "attribute", "operation", "amount", "value"),
    [
        (LAMP, "brightness_pct", "increase", None, 65),
        (LAMP, "brightness_pct", "decrease", None, 25),
        (LAMP, "brightness_pct", "double", None, 90),
        (LAMP, "brightness_pct", "decrease", 90, 1),
        (LAMP, "brightness_pct", "increase", 90, 100),
        ("light.hallway", "brightness_pct", "increase", None, 20),
        ("climate.bedroom", "temperature", "decrease", 2, 16.5),
        ("climate.bedroom", "temperature", "increase", 99, 35),
        ("media_player.kitchen_speaker", "volume_level", "halve", None, 0.2),
        ("cover.office_blinds", "position", "increase", None, 80),
        ("cover.bedroom_curtains", "position", "increase", None, 20),
        ("humidifier.bedroom", "humidity", "increase", None, 50),
    ],
)
def test_a_relative_wish_becomes_an_absolute_command(target, attribute, operation, amount, value):
    (command,) = resolve(HOUSE, [target], attribute, operation, amount)
    assert command.targets == (target,)
    assert command.data == {attribute: pytest.approx(value)}


def test_dimming_does_not_switch_on_what_is_off():
    assert resolve(HOUSE, ["light.hallway"], "brightness_pct", "decrease") == ()
    assert resolve(HOUSE, ["light.hallway"], "brightness_pct", "double") == ()


def test_lights_of_one_brightness_share_a_command():
    bright = perform(HOUSE, [Command("light.turn_on", ("light.hallway",), {"brightness_pct": 45})])
    (command,) = resolve(bright.house, [LAMP, "light.hallway"], "brightness_pct", "increase")
    assert command.targets == (LAMP, "light.hallway")


@pytest.mark.parametrize(
    ("target", "attribute", "kind"),
    [
        ("light.no", "brightness_pct", UnknownEntity),
        ("lock.front_door", "position", UnknownService),
        ("light.garage", "brightness_pct", InvalidData),
    ],
)
def test_a_wish_that_does_not_fit_is_refused_by_type(target, attribute, kind):
    with pytest.raises(kind):
        resolve(HOUSE, [target], attribute, "increase")


@given(
    st.sampled_from([(e.id, a) for e in HOUSE.entities for d, a in STEPS if d == e.domain]),
    st.sampled_from(["increase", "decrease", "double", "halve"]),
    st.floats(0, 1e6),
)
@settings(max_examples=50)
def test_no_wish_leaves_the_range(chosen, operation, amount):
    try:
        commands = resolve(HOUSE, [chosen[0]], chosen[1], operation, amount)
    except CommandError:
        return
    for command in commands:
        assert SERVICES[command.action].field(chosen[1]).accepts(command.data[chosen[1]])
        check(command, HOUSE)


@pytest.mark.parametrize(
    ("action", "target", "data", "said"),
    [
        ("light.turn_on", LAMP, {}, "Turn on Floor lamp (Living room)"),
        ("light.turn_on", LAMP, {"brightness_pct": 40, "color_name": "red"}, "40 % bright, red"),
        ("cover.open_cover", "cover.awning", {}, "Open Awning (Garden)"),
        ("timer.start", "timer.kitchen", {"duration": 3900}, "for 1 h 5 min"),
        ("media_player.volume_mute", "media_player.kids_speaker", MUTE, "Mute Story speaker"),
        ("alarm_control_panel.alarm_disarm", "alarm_control_panel.home", {}, "Disarm"),
        ("scene.turn_on", "scene.movie_night", {}, "Set the scene Movie night"),
    ],
)  # fmt: skip
def test_a_command_reads_as_a_sentence(action, target, data, said):
    command = Command(action, (target,), data)
    assert said in sentence(command, HOUSE) and sentence(command, HOUSE).endswith(".")


def test_a_guarded_command_reads_as_a_question():
    command = Command("lock.unlock", ("lock.front_door",))
    assert question(command, HOUSE) == "Unlock Front door (Hallway)?"


def test_the_simulated_house_keeps_what_was_done_to_it():
    house: Connector = Simulated(HOUSE)
    (change,) = house.perform([Command("light.turn_off", (LAMP,))])
    assert change.after.state == "off" and house.state().entity(LAMP) == change.after
    with pytest.raises(UnknownEntity):
        house.perform([Command("light.turn_on", (LAMP,)), Command("light.turn_on", ("light.no",))])
    assert house.state().entity(LAMP).state == "off"
    assert Simulated(HOUSE).state().entity(LAMP).state == "on"
