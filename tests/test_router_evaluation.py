"""The router's development set is what it says, and its figures count what happened."""

from collections import Counter
from pathlib import Path

import pytest

from pipelines.evaluation.cases import read_cases
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.questions import read_question_cases
from pipelines.evaluation.router import evaluate_routes, of_commands, of_pictures, of_questions

TESTS = Path(__file__).parent


def test_the_requests_cover_every_task_and_door():
    routed = [
        *of_commands(read_cases(TESTS / "commands" / "dev.jsonl")),
        *of_questions(read_question_cases(TESTS / "questions" / "dev.jsonl")),
        *of_pictures(TESTS / "routes" / "dev.jsonl"),
    ]
    assert len(routed) >= 500
    beside = Counter(each.task for each in routed if each.door == "picture")
    assert beside == {"caption": 30, "answer": 60, "command": 15, "none": 10}
    typed = Counter(each.task for each in routed if each.door == "typed")
    assert set(typed) == {"command", "answer", "none"} and min(typed.values()) >= 150


def test_the_figures_count_what_the_model_did(assistant):
    typed = list(of_commands(read_cases(TESTS / "commands" / "dev.jsonl")))[:1]
    pictures = list(of_pictures(TESTS / "routes" / "dev.jsonl"))[:2]
    result = evaluate_routes(assistant, [*typed, *pictures])
    assert result["requests"] == 3
    assert sum(sum(ways.values()) for ways in result["taken_for"].values()) == 3
    assert {door: found["n"] for door, found in result["by_door"].items()} == {
        "picture": 2, "typed": 1,
    }  # fmt: skip


@pytest.mark.parametrize("line", ["[]", "{", '{"id": "x"}'])
def test_what_is_no_request_is_refused(tmp_path, line):
    (tmp_path / "bad.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError):
        list(of_pictures(tmp_path / "bad.jsonl"))
