"""Questions about houses are scored by what they ask for, not by how it is put."""

import json

import pytest

from pipelines.evaluation.__main__ import main
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.questions import (
    Asked,
    asked_of,
    evaluate_questions,
    read_question_cases,
)
from pipelines.house.loading import load_house
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order
from tests.conftest import ROOT

HOUSE = load_house(ROOT / "tests" / "commands" / "houses" / "studio.json")
LIGHTS = ("light.main_ceiling", "light.desk", "light.bed_strip", "light.bath")
ON = (("state", "on"),)
CASE = {
    "id": "a", "house": "studio", "area": None, "text": "which lights are on?", "kind": "which",
    "expect": {"entities": list(LIGHTS), "kind": "which", "field": None, "word": "on"},
}  # fmt: skip


class Parrot:
    """Answers from a list, whatever is asked."""

    def __init__(self, answers):
        self.answers = answers

    def prepare(self, house):
        assert house.entities

    def answer(self, case):
        return self.answers.get(case.text, ())


@pytest.fixture
def saved(tmp_path):
    (tmp_path / "houses").symlink_to(ROOT / "tests" / "commands" / "houses")

    def save(*cases):
        path = tmp_path / "cases.jsonl"
        path.write_text("".join(f"{json.dumps(case)}\n" for case in cases))
        return path

    return save


def test_a_group_and_its_devices_are_one_question():
    grouped = Order("which", (Group("light", EVERYWHERE),), values=ON)
    listed = Order("which", tuple(reversed(LIGHTS)), values=ON)
    assert asked_of([grouped], HOUSE) == asked_of([listed], HOUSE)
    assert asked_of([grouped], HOUSE) == {Asked("which", frozenset(LIGHTS), None, "on")}


@pytest.mark.parametrize(
    "other",
    [
        Order("count", LIGHTS, values=ON),
        Order("which", LIGHTS, values=(("state", "off"),)),
        Order("which", LIGHTS[:3], values=ON),
        Order("state", LIGHTS),
        Order("state", LIGHTS, values=(("brightness_pct", None),)),
        Order("turn_on", LIGHTS),
        Order("which", LIGHTS, values=ON, asks=True),
    ],
)
def test_another_verb_word_field_or_device_is_another_question(other):
    expected = {Asked("which", frozenset(LIGHTS), None, "on")}
    assert asked_of([other], HOUSE) != expected


def test_orders_of_one_kind_are_one_question():
    one, two = (Order("state", (each,)) for each in LIGHTS[:2])
    assert asked_of([one, two], HOUSE) == {Asked("state", frozenset(LIGHTS[:2]))}
    counted = Asked("count", frozenset(LIGHTS), None, "on")
    both = {Asked("state", frozenset(LIGHTS[:1])), counted}
    assert asked_of([one, Order("count", LIGHTS, values=ON)], HOUSE) == both
    assert asked_of([], HOUSE) == frozenset()


def test_right_wrong_and_false_answers_are_counted(saved):
    chat = {**CASE, "id": "b", "text": "hello", "expect": None, "kind": "chat"}
    joke = {**CASE, "id": "c", "text": "a joke", "expect": None, "kind": "chat"}
    missed = {**CASE, "id": "d", "text": "any lights?"}
    cases = read_question_cases(saved(CASE, chat, joke, missed))
    right = Order("which", (Group("light", EVERYWHERE),), values=ON)
    parrot = Parrot({CASE["text"]: [right], "hello": [right]})
    scores, outcomes = evaluate_questions(parrot, cases)
    assert scores["questions"]["exact_match"] == 0.5 and scores["questions"]["n"] == 2
    assert scores["no_questions"]["false_answers"] == 0.5
    assert scores["by_kind"]["which"]["n"] == scores["by_kind"]["chat"]["n"] == 2
    assert [each.right for each in outcomes] == [True, False, True, False]
    assert scores["median_ms"] >= 0


@pytest.mark.parametrize(
    "change",
    [
        {"house": "nowhere"},
        {"house": "../studio"},
        {"area": "attic"},
        {"text": ""},
        {"more": 1},
        {"expect": []},
        {"expect": {**CASE["expect"], "entities": []}},
        {"expect": {**CASE["expect"], "entities": ["light.none"]}},
        {"expect": {**CASE["expect"], "word": "purple"}},
        {"expect": {**CASE["expect"], "kind": "state"}},
        {"expect": {**CASE["expect"], "field": "brightness_pct"}},
        {"expect": {**CASE["expect"], "kind": "state", "word": None, "field": "mood"}},
        {"expect": {**CASE["expect"], "kind": "turn_on"}},
    ],
)
def test_what_is_no_case_is_refused(saved, change):
    with pytest.raises(EvaluationError, match="line 1"):
        read_question_cases(saved({**CASE, **change}))


def test_files_without_cases_are_refused_in_one_sentence(saved, tmp_path, capsys):
    assert main(["questions", "--cases", str(tmp_path / "absent.jsonl")]) == 1
    assert main(["questions", "--cases", str(saved())]) == 1
    assert main(["questions", "--cases", str(saved(CASE, CASE))]) == 1
    assert capsys.readouterr().err.count("\n") == 3


def test_hearth_is_asked_through_its_own_door(saved, capsys):
    assert main(["questions", "--cases", str(saved(CASE))]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["cases"] == result["questions"]["n"] == 1 and result["median_ms"] > 0
