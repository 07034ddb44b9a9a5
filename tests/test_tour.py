"""The tour: what is written is checked, and every step does with the real model what it says."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from demo import invitation
from demo.rehearsal import TOUR, main, rehearse
from demo.spoken import spoken_text
from demo.tour import Tour, TourError, load_tour, parse_tour
from pipelines.house.commands import Command
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS, Settings, SettingsError
from pipelines.tasks.replies import Choose, Chosen, Confirm, Declined, Performed, Summary, Told
from pipelines.types import Answer, Caption, Failure, Timing

HOUSE = load_house(ASSETS / "house.yaml")
STEP = {
    "id": "one",
    "title": {"en": "One", "zh": "一"},
    "say": {"en": "Look.", "zh": "看。"},
    "text": "turn on the desk lamp",
    "expect": "performed",
}


def tour(**changes: object) -> Tour:
    step = {name: value for name, value in (STEP | changes).items() if value is not None}
    return parse_tour({"steps": [step]}, HOUSE)


def test_the_shipped_tour_is_in_two_languages_and_shows_everything():
    steps = load_tour(TOUR, HOUSE)
    assert 8 <= len(steps) <= 20
    assert all(re.search(r"[\u4e00-\u9fff]", step.title.zh + step.say.zh) for step in steps)
    assert {"caption", "performed", "confirm", "told", "declined"} <= {s.expect for s in steps}
    assert any(s.sound for s in steps) and any(s.teach for s in steps)


def test_a_bare_on_is_a_state_and_not_a_truth_value():
    (step,) = tour(state=yaml.safe_load("{light.desk_lamp: on, light.hallway/brightness_pct: 40}"))
    assert step.state == (("light.desk_lamp", "on"), ("light.hallway/brightness_pct", 40.0))


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"id": "../x"}, "id"),
        ({"title": {"en": "only"}}, "title"),
        ({"title": {"en": "x" * 81, "zh": "一"}}, "title"),
        ({"say": {"en": "a\u202eb", "zh": "一"}}, "say"),
        ({"text": None}, "needs a picture"),
        ({"press": "undo"}, "needs a picture"),
        ({"text": None, "press": "explode"}, "press"),
        ({"picture": "../house.yaml"}, "picture"),
        ({"picture": "/etc/passwd"}, "picture"),
        ({"picture": "devices/render.py"}, "picture"),
        ({"sound": "kitten.jpg"}, "sound"),
        ({"room": "attic"}, "room"),
        ({"language": "xx"}, "language"),
        ({"expect": "joy"}, "expect"),
        ({"expect": None}, "expect"),
        ({"follows": True}, "follows nothing"),
        ({"follows": "no"}, "follows"),
        ({"teach": {"light.nowhere": "kitten.jpg"}}, "teach"),
        ({"teach": {"light.desk_lamp": "nothing.jpg"}}, "teach"),
        ({"state": {"light.nowhere": "on"}}, "state"),
        ({"state": {"light.desk_lamp": 10**400}}, "state"),
        ({"state": {"light.desk_lamp": [1]}}, "state"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_step_is_named(changes, about):
    with pytest.raises(TourError, match=f"Step 1.*{about}"):
        tour(**changes)


def test_two_steps_cannot_have_one_name():
    with pytest.raises(TourError, match="called one"):
        parse_tour({"steps": [STEP, STEP]}, HOUSE)


@pytest.mark.parametrize("text", ["", "steps: []", "- 1", "{", "a: &a [*a]", "\x00", "steps: 3"])
def test_a_wrong_file_is_a_clear_error(tmp_path, text):
    path = tmp_path / "tour.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TourError):
        load_tour(path, HOUSE)
    path.write_text("#" * 200_000)
    with pytest.raises(TourError, match="larger"):
        load_tour(path, HOUSE)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from([*STEP, "state", "teach", "picture", "press"]), ANYTHING))
def test_any_description_is_a_tour_or_a_clear_error(changes):
    try:
        parse_tour({"steps": [STEP | changes]}, HOUSE)
    except TourError as error:
        assert str(error)


def test_every_kind_of_reply_has_a_sentence_to_say():
    unlock = Command("lock.unlock", ("lock.front_door",), {})
    done = HouseSession(HOUSE).perform([Command("light.turn_off", ("light.desk_lamp",), {})])
    said = {
        "A dog.": [Caption("A dog.", (), 0.0), Timing(1, 1, 1, 1, 1, 1, 1)],
        "Red.": [Answer("Red.", (), 0.9, True)],
        "Perhaps red.": [Answer("red.", (), 0.1, False)],
        "Turn off Desk lamp, Office.": [Performed(done.commands, done.changes)],
        "Unlock Front door, Hallway?": [Confirm((unlock,), (unlock,))],
        "Did you mean: Unlock Front door, Hallway?": [Confirm((unlock,), (unlock,), True)],
        "Which one do you mean: Lamp, Office, or Fan?": [
            Choose((("Lamp (Office)", (unlock,)), ("Fan", (unlock,))))
        ],
        "20.4 °C now.": [Told("20.4 °C now.")],
        "Taken back.": [Performed((), done.changes)],
        "Nothing was changed.": [Performed((), ())],
        "No.": [Declined("No.")],
        "A. B.": [Summary((Chosen("A.", 0, 0.5, 1), Chosen("B.", 1, 0.5, 1)), (), (), 2, 2)],
        "Too large.": [Failure("ImageError", "Too large.")],
    }
    assert [spoken_text(events, HOUSE) for events in said.values()] == list(said)
    assert spoken_text([], HOUSE) is None
    assert spoken_text([*said["20.4 °C now."], Told("Warm.")], HOUSE) == "20.4 °C now. Warm."
    assert len(spoken_text([Told("lamp, " * 500)], HOUSE) or "") < 450


def test_the_audience_finds_the_page():
    headers = {"referer": "http://10.0.0.5:7860/hearth/present?present=1&step=3"}
    assert invitation.address("", headers) == "http://10.0.0.5:7860/hearth/"
    assert invitation.address("https://hearth.example", headers) == "https://hearth.example"
    assert invitation.address("", {"referer": "javascript:alert(1)"}) == ""
    drawn = invitation.draw("http://10.0.0.5:7860/")
    assert "<svg" in drawn and "10.0.0.5:7860<" in drawn and "HEARTH_PUBLIC_URL" not in drawn
    assert "HEARTH_PUBLIC_URL" in invitation.draw("http://127.0.0.1:7860/")
    assert Settings.load({"HEARTH_PUBLIC_URL": "https://a.b"}).public_url == "https://a.b"
    with pytest.raises(SettingsError, match="HEARTH_PUBLIC_URL"):
        Settings.load({"HEARTH_PUBLIC_URL": "javascript:1"})


@pytest.mark.slow
def test_every_step_of_the_tour_does_what_it_should(assistant, capsys):
    assert main(assistant) == 0, capsys.readouterr().out
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(load_tour(TOUR, HOUSE)) + 1
    assert all(line.startswith("ok") and " ms" in line for line in printed[:-1])


def test_a_step_that_does_something_else_is_red(assistant):
    wrong = tour(text="turn off the desk lamp", state={"light.desk_lamp": "on"})
    (result,) = rehearse(assistant, wrong, HOUSE)
    assert result.problem == "expected light.desk_lamp to be on, it is off"
    (result,) = rehearse(assistant, tour(text="tell me a joke"), HOUSE)
    assert result.problem == "expected performed, got declined"
