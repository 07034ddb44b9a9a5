"""Commands are scored as they should be, and the peer is as good as Home Assistant's own."""

import json

import pytest

from pipelines.evaluation.__main__ import main
from pipelines.evaluation.cases import Case, read_cases
from pipelines.evaluation.commands import (
    command_scores,
    evaluate_commands,
    normalised,
    wilson,
    wrong_answers,
)
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.hassil_peer import HassilPeer
from pipelines.evaluation.hassil_templates import template_cases
from pipelines.house.commands import Command, same
from pipelines.house.loading import parse_house


def device(id, name, area=None, state=None, can=(), aliases=(), **attributes):
    return {
        "id": id, "name": name, "area": area, "state": state, "aliases": list(aliases),
        "capabilities": list(can), "attributes": attributes,
    }  # fmt: skip


DESCRIBED = {
    "areas": [
        {"id": "kitchen", "name": "Kitchen", "aliases": ["cooking area"], "floor": "ground"},
        {"id": "den", "name": "Den", "floor": "ground"},
        {"id": "bedroom", "name": "Bedroom", "floor": "upper"},
    ],
    "entities": [
        device("light.kitchen", "Ceiling light", "kitchen", can=["brightness", "color"]),
        device("light.bedroom", "Ceiling light", "bedroom", can=["brightness"]),
        device("light.shelf", "Shelf", "kitchen", aliases=["shelf strip"]),
        device("switch.kettle", "Kettle", "kitchen"),
        device("fan.bedroom", "Bedroom fan", "bedroom", can=["speed"]),
        device("cover.blind", "Left blind", "den", can=["position"], device_class="blind"),
        device("cover.roller", "Roller blind", "den"),
        device("lock.front", "Front door"),
        device("valve.garden", "Sprinkler"),
        device("climate.den", "Thermostat", "den"),
        device("media_player.den", "TV", "den", "playing", volume_level=0.3),
        device("media_player.radio", "Radio", "den", "idle", volume_level=0.5),
        device("scene.film", "Film night"),
        device("vacuum.robot", "Rosie"),
        device("timer.egg", "Egg timer", "kitchen", "active"),
        device("timer.tea", "Tea timer", "den", "idle"),
    ],
}
HOUSE = parse_house(DESCRIBED)
CASE = {"id": "a", "house": DESCRIBED, "text": "lights", "expect": []}
ON = {"action": "light.turn_on", "target": ["light.shelf"]}


@pytest.fixture(scope="module")
def peer():
    return HassilPeer()


class Parrot:
    """Answers from a list, whatever is asked."""

    name = "parrot"

    def __init__(self, answers):
        self.answers, self.asked = answers, []

    def prepare(self, house):
        assert house.entities

    def answer(self, case):
        self.asked.append(case.id)
        return self.answers.get(case.text, ())


def light(*ids, **data):
    return Command("light.turn_on", ids, data)


def saved(folder, *cases):
    path = folder / "cases.jsonl"
    path.write_text("".join(f"{c if isinstance(c, str) else json.dumps(c)}\n" for c in cases))
    return path


def test_equal_wishes_become_one_command():
    split = [light("a", brightness_pct=40.0), Command("lock.lock", ("c",)), light("b"), light("d")]
    whole = [light("d", "b"), light("a", brightness_pct=40), Command("lock.lock", ("c",))]
    assert same(normalised(split), normalised(whole))
    assert not same(normalised(split), normalised(whole[1:]))
    assert not same(normalised([light("a", brightness_pct=40)]), normalised([light("a")]))


def test_a_fan_turned_on_at_a_speed_has_its_speed_set():
    on = [Command("fan.turn_on", ("f",), {"percentage": 40})]
    assert same(normalised(on), normalised([Command("fan.set_percentage", ("f",), on[0].data)]))
    plain = (Command("fan.turn_on", ("f",)), Command("light.toggle", ("l",)))
    assert normalised(plain) == plain


def test_the_interval_is_wilsons():
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(0, 0) == (0, 1)


def test_scores_count_right_answers_false_actions_and_silence():
    shelf = (light("light.shelf"),)
    cases = [
        Case("1", HOUSE, "on", shelf, kind="name"),
        Case("2", HOUSE, "strip", shelf, kind="alias"),
        Case("3", HOUSE, "mumble", shelf, kind="alias"),
        Case("4", HOUSE, "hello", kind="talk"),
        Case("5", HOUSE, "good night", kind="talk"),
    ]
    parrot = Parrot(
        {"on": shelf, "strip": (light("light.kitchen"),), "good night": (light("light.bedroom"),)}
    )
    outcomes = evaluate_commands(parrot, cases)
    scores = command_scores(outcomes)
    assert parrot.asked == ["1", "1", "2", "3", "4", "5"]  # the first warms up
    assert scores["acting"]["n"] == 3 and scores["acting"]["exact_match"] == 0.3333
    assert scores["acting"]["did_nothing"] == 1
    assert scores["must_not_act"]["false_actions"] == 0.5
    assert {kind: each["accuracy"] for kind, each in scores["by_kind"].items()} == {
        "alias": 0, "name": 1, "talk": 0.5,
    }  # fmt: skip
    assert scores["p95_ms"] >= scores["median_ms"] >= 0
    shown = wrong_answers(outcomes, 2)
    assert len(shown) == 2 and "light.kitchen" in shown[0] and "light.shelf" in shown[0]


def test_cases_are_read_and_share_a_named_house(tmp_path):
    (tmp_path / "houses").mkdir()
    (tmp_path / "houses" / "small.json").write_text(json.dumps(DESCRIBED))
    named = {**CASE, "house": "small", "expect": [ON], "area": "den", "last": ["light.shelf"]}
    path = saved(tmp_path, CASE, "", {**named, "id": "b"}, {**named, "id": "c", "kind": "x"})
    first, second, third = read_cases(path)
    assert first.house == HOUSE and not first.expect and first.area is None
    assert second.house is third.house and second.area == "den" and second.last == ("light.shelf",)
    assert second.expect == (light("light.shelf"),) and third.kind == "x"


def test_a_sound_is_used_only_with_its_folder(tmp_path):
    path = saved(tmp_path, {**CASE, "audio": "a.wav"})
    assert read_cases(path)[0].audio is None
    with pytest.raises(EvaluationError, match=r"line 1.*no sound"):
        read_cases(path, tmp_path)
    (tmp_path / "a.wav").touch()
    assert read_cases(path, tmp_path)[0].audio == tmp_path / "a.wav"


@pytest.mark.parametrize(
    "wrong",
    [
        "not json",
        "[]",
        {**CASE, "id": "first"},
        {**CASE, "text": " "},
        {**CASE, "expect": None},
        {**CASE, "expect": [{"action": "light.turn_on"}]},
        {**CASE, "expect": [{**ON, "target": ["light.absent"]}]},
        {**CASE, "expect": [{**ON, "data": {"color_name": "red"}}]},
        {**CASE, "area": "attic"},
        {**CASE, "last": ["light.absent"]},
        {**CASE, "house": "../secret"},
        {**CASE, "house": "absent"},
        {**CASE, "house": {"areas": 1}},
        {**CASE, "expected": []},
        {"id": "a", "house": DESCRIBED, "text": "no expectation"},
    ],
)
def test_malformed_cases_are_refused_by_line(tmp_path, wrong, capsys):
    path = saved(tmp_path, {**CASE, "id": "first"}, wrong)
    assert main(["command", "--only-peer", "--cases", str(path)]) == 1
    error = capsys.readouterr().err
    assert "line 2" in error and error.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", None])
def test_files_without_cases_are_refused(tmp_path, content):
    path = tmp_path / "cases.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EvaluationError):
        read_cases(path)


@pytest.mark.parametrize(
    ("text", "area", "action", "targets", "data"),
    [
        ("turn on the kitchen light", None, "light.turn_on", "light.kitchen light.shelf", {}),
        ("Turn the lights off!", "bedroom", "light.turn_off", "light.bedroom", {}),
        ("turn on the shelf strip, please", None, "light.turn_on", "light.shelf", {}),
        ("turn off the ceiling light", "bedroom", "light.turn_off", "light.bedroom", {}),
        ("switch on the ceiling light in the cooking area", None, "light.turn_on",
         "light.kitchen", {}),
        ("turn off all the lights upstairs", None, "light.turn_off", "light.bedroom", {}),
        ("switch the kettle on", None, "switch.turn_on", "switch.kettle", {}),
        ("set the kitchen brightness to forty percent", None, "light.turn_on", "light.kitchen",
         {"brightness_pct": 40}),
        ("set the lights in the kitchen to red", None, "light.turn_on", "light.kitchen",
         {"color_name": "red"}),
        ("set bedroom fan speed to 30%", None, "fan.set_percentage", "fan.bedroom",
         {"percentage": 30}),
        ("close the blinds", "den", "cover.close_cover", "cover.blind cover.roller", {}),
        ("open the left blind to 20%", None, "cover.set_cover_position", "cover.blind",
         {"position": 20}),
        ("lock the front door", None, "lock.lock", "lock.front", {}),
        ("unlock the front door", None, "lock.unlock", "lock.front", {}),
        ("open the sprinkler", None, "valve.open_valve", "valve.garden", {}),
        ("set the temperature to 21.5 degrees", "den", "climate.set_temperature", "climate.den",
         {"temperature": 21.5}),
        ("film night", None, "scene.turn_on", "scene.film", {}),
        ("pause", "den", "media_player.media_pause", "media_player.den", {}),
        ("next track on the radio", None, "media_player.media_next_track",
         "media_player.radio", {}),
        ("set the tv volume to 45%", None, "media_player.volume_set", "media_player.den",
         {"volume_level": 0.45}),
        ("volume up", "den", "media_player.volume_set", "media_player.den",
         {"volume_level": 0.4}),
        ("play some music on the radio", None, "media_player.media_play",
         "media_player.radio", {}),
        ("mute the radio", None, "media_player.volume_mute", "media_player.radio",
         {"is_volume_muted": True}),
        ("start Rosie", None, "vacuum.start", "vacuum.robot", {}),
        ("return Rosie to base", None, "vacuum.return_to_base", "vacuum.robot", {}),
        ("vacuum the den", None, "vacuum.start", "vacuum.robot", {}),
        ("set a timer for 1 hour and 5 minutes", "den", "timer.start", "timer.tea",
         {"duration": 3900}),
        ("set a timer for 4 minutes called egg", "den", "timer.start", "timer.egg",
         {"duration": 240}),
        ("cancel the timer", None, "timer.cancel", "timer.egg", {}),
        ("cancel all timers", None, "timer.cancel", "timer.egg", {}),
    ],
)  # fmt: skip
def test_the_peer_understands_its_sentences(peer, text, area, action, targets, data):
    expected = Command(action, tuple(targets.split()), data)
    answer = peer.answer(Case("1", HOUSE, text, area=area))
    assert same(answer, [expected]), answer


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("is the front door locked?", None),
        ("what is the temperature", "den"),
        ("never mind", None),
        ("open the pod bay doors", None),
        ("turn off the ceiling light", None),  # which of the two?
        ("turn on the kettle in the bedroom", None),
        ("set the shelf to red", None),  # it has one colour
        ("set the thermostat to 90 degrees", None),
        ("cancel the pizza timer", None),
        ("play Yesterday on the radio", None),  # nothing here can search
        ("turn on the shelf in ten minutes", None),
        ("", None),
    ],
)
def test_the_peer_does_nothing_when_it_should(peer, text, area):
    assert not peer.answer(Case("1", HOUSE, text, area=area))


def test_template_sentences_are_many_seeded_and_the_peers_own(peer):
    drawn = template_cases(peer, [HOUSE], 15, seed=1)
    assert len(drawn) == 15 == len({(case.text, case.area) for case in drawn})
    assert len({case.kind for case in drawn}) >= 4
    assert [case.text for case in drawn] == [c.text for c in template_cases(peer, [HOUSE], 15, 1)]
    outcomes = evaluate_commands(peer, drawn)
    assert all(each.right and each.commands for each in outcomes)


def test_the_command_line_prints_the_peers_figures(tmp_path, capsys):
    case = {**CASE, "text": "shelf strip on", "expect": [ON], "kind": "name"}
    path = saved(
        tmp_path, {**case, "text": "turn on the shelf"}, {**case, "id": "b"}, {**CASE, "id": "c"}
    )
    arguments = ["command", "--only-peer", "--cases", str(path), "--templates", "5", "--show", "1"]
    assert main(arguments) == 0
    printed = capsys.readouterr()
    result = json.loads(printed.out)
    assert result["cases"] == 3 and result["templates"]["cases"] == 5
    assert result["answers"]["hassil"]["must_not_act"] == {
        "n": 1, "false_actions": 0.0, "interval_95": [0.0, 0.7935],
    }  # fmt: skip
    assert result["answers"]["hassil"]["acting"]["n"] == 2
    assert result["templates"]["answers"]["hassil"]["acting"]["exact_match"] == 1
