"""The cases in tests/questions are well-formed: what they expect fits their house."""

import json
from collections import Counter
from pathlib import Path

import pytest

from pipelines.evaluation.questions import read_question_cases
from pipelines.house.loading import load_house
from pipelines.tasks.language.verbs import ANY, ROOMS

ROOM = Path(__file__).parent / "questions"
CASES = read_question_cases(ROOM / "dev.jsonl")  # which refuses what is not in its house
SEVERAL = read_question_cases(ROOM / "several.jsonl")
NO_QUESTION = {"chat", "knowledge", "command", "absent"}
COMMANDS = ROOM.parent / "commands"
ORDERED = (COMMANDS / "dev.jsonl").read_text(encoding="utf-8").splitlines()
NAMES = sorted({json.loads(line)["house"] for line in ORDERED})
HOUSES = {name: load_house(COMMANDS / "houses" / f"{name}.json") for name in NAMES}
LINES = [json.loads(line) for line in (ROOM / "dev.jsonl").read_text("utf-8").splitlines()]


def test_there_are_enough_of_both_sorts_in_every_house():
    assert len(CASES) >= 320
    assert sum(case.expect is None for case in CASES) >= 60
    assert {line["house"] for line in LINES} == HOUSES.keys()


def test_no_case_is_there_twice():
    ids = Counter(line["id"] for line in LINES)
    asked = Counter((line["house"], line["text"].casefold(), line["area"]) for line in LINES)
    assert [each for each, count in (ids + asked).items() if count > 1] == []


def test_the_kind_says_whether_it_is_a_question_of_the_house():
    assert [c.id for c in CASES if (c.expect is None) != (c.kind in NO_QUESTION)] == []


@pytest.mark.parametrize("case", [c for c in CASES if c.expect], ids=lambda case: case.id)
def test_an_expected_query_fits_its_house(case):
    (asked,) = case.expect
    found = [case.house.entity(each) for each in sorted(asked.entities)]
    if asked.field:
        assert all(asked.field in entity.attributes for entity in found)
    domains = {entity.domain for entity in found}
    if asked.kind in ("state", "since"):
        assert len(found) == 1
    elif asked.kind in ("deed", "reason") or asked.word == ROOMS:
        assert found == []
    elif case.kind == "anything":
        assert domains <= {"light", "switch", "fan", "media_player", "humidifier"}
    elif asked.word == ANY:
        places = {entity.area for entity in found}
        assert len(domains) == 1 or len(places) == 1
    else:
        assert len(domains) == 1
    worded = {"open": "cover", "closed": "cover", "locked": "lock", "unlocked": "lock",
              "playing": "media_player"}  # fmt: skip
    if asked.word in worded:
        assert domains == {worded[asked.word]}


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: case.id)
def test_several_questions_are_about_several_things(case):
    assert len(case.expect) > 1 or all(len(each.entities) > 1 for each in case.expect)
    for asked in case.expect:
        found = [case.house.entity(each) for each in asked.entities]
        assert not asked.field or all(asked.field in entity.attributes for entity in found)


def test_several_questions_are_asked_in_every_house():
    assert len(SEVERAL) >= 60
    assert {line.house.areas for line in SEVERAL} == {each.areas for each in HOUSES.values()}


@pytest.mark.parametrize("case", [c for c in CASES if c.kind == "anything"], ids=lambda c: c.id)
def test_anything_is_everything_of_a_place(case):
    (asked,) = case.expect
    areas = {case.house.entity(each).area for each in asked.entities}
    floors = {case.house.area(each).floor for each in areas}
    there = [each for each in case.house.entities if each.area in areas]
    kinds = ("light", "switch", "fan", "media_player", "humidifier")
    assert asked.entities == {each.id for each in there if each.domain in kinds}
    assert len(areas) == 1 or len(floors) == 1


def test_the_readme_counts_what_is_there():
    text = (ROOM / "README.md").read_text("utf-8")
    assert f"{len(CASES)} cases" in text
    for kind, count in Counter(case.kind for case in CASES).items():
        assert f"{kind} {count}" in text
