"""Whole conversations as data, and how their turns are counted."""

import json

import pytest

from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.talks import NOTHING, evaluate_talks, read_talks
from tests.conftest import ROOT

TALKS = ROOT / "tests" / "dialogues" / "talks.jsonl"
LAMP = "light.garage"
GOOD = {
    "id": "one",
    "area": "garage",
    "turns": [
        {"said": "light on", "becomes": {LAMP: {"state": "on"}}},
        {"said": "is it on?", "becomes": {}, "tells": ["Garage light"]},
        {"said": "turn it off", "becomes": {}},
        {"said": "thanks"},
    ],
}


def written(tmp_path, talk):
    path = tmp_path / "talks.jsonl"
    path.write_text(json.dumps(talk), encoding="utf-8")
    return path


def test_the_conversations_fit_the_house():
    talks = read_talks(TALKS)
    kinds = [turn.kind for talk in talks for turn in talk.turns]
    assert len(talks) >= 100 and kinds.count(NOTHING) >= 100


def test_what_moves_against_the_expectation_is_counted(assistant, tmp_path):
    found = evaluate_talks(assistant, read_talks(written(tmp_path, GOOD)))
    assert (found["turns"]["n"], found["by_kind"]["moves"]["right"]) == (3, 1.0)
    assert found["by_kind"]["tells"]["right"] == 1.0 and found["by_kind"]["nothing"]["right"] == 0
    assert found["must_not_move"] | {"interval_95": 0} == {
        "n": 2, "false_moves": 0.5, "interval_95": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"area": "moon"},
        {"turns": None},
        {"turns": [{"becomes": {}}]},
        {"turns": [{"said": "x", "becomes": {"light.nowhere": {}}}]},
        {"turns": [{"said": "x", "more": 1}]},
        {"more": 1},
    ],
)
def test_lines_that_are_no_conversation_are_refused(tmp_path, change):
    with pytest.raises(EvaluationError):
        read_talks(written(tmp_path, GOOD | change))
