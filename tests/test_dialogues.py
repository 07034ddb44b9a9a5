"""Dialogues as data, and those in which a yes or a no must never be mistaken."""

import json

import pytest

from pipelines.evaluation.dialogues import evaluate_dialogues, read_dialogues
from pipelines.evaluation.errors import EvaluationError
from tests.conftest import ROOT

CASES = ROOT / "tests" / "dialogues" / "dev.jsonl"
GOOD = json.loads(CASES.read_text(encoding="utf-8").split("\n")[0])


@pytest.mark.slow
def test_yes_and_no_and_what_is_dropped_are_never_mistaken(assistant):
    kinds = ("consent", "refusal", "dropped")
    safe = [each for each in read_dialogues(CASES) if each.case.kind in kinds]
    assert len(safe) >= 10
    assert evaluate_dialogues(assistant, safe)["dialogues"]["exact_match"] == 1.0


def test_a_wrong_end_counts_as_wrong(assistant, tmp_path):
    wrong = {**GOOD, "said": [*GOOD["said"][:-1], "and the sofa lamp?"], "kind": "question"}
    path = tmp_path / "dialogues" / "cases.jsonl"
    path.parent.mkdir()
    (tmp_path / "commands").symlink_to(ROOT / "tests" / "commands")
    path.write_text("\n".join(map(json.dumps, [GOOD, {**wrong, "id": "wrong"}])), encoding="utf-8")
    found = evaluate_dialogues(assistant, read_dialogues(path))
    assert found["dialogues"]["n"] == 2 and found["dialogues"]["exact_match"] == 0.5


@pytest.mark.parametrize(
    "change",
    [
        {"said": []},
        {"said": "yes"},
        {"said": [1]},
        {"tells": ["light.nowhere"]},
        {"tells": None},
        {"does": [{"action": "light.explode", "target": [], "data": {}}]},
        {"area": "moon"},
        {"more": 1},
    ],
)
def test_lines_that_are_no_dialogue_are_refused(tmp_path, change):
    path = ROOT / "tests" / "dialogues" / "dev.jsonl"
    bad = tmp_path / "dialogues" / "bad.jsonl"
    bad.parent.mkdir()
    (tmp_path / "commands").symlink_to(path.parent.parent / "commands")
    bad.write_text(json.dumps({**GOOD, **change}), encoding="utf-8")
    with pytest.raises(EvaluationError):
        read_dialogues(bad)
