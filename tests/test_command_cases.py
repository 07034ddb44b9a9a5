"""The command cases in tests/commands are well-formed: what they expect fits their house."""

import json
from collections import Counter
from pathlib import Path

import pytest

from pipelines.house.commands import check, describe_command, parse_command
from pipelines.house.entities import House
from pipelines.house.loading import load_house
from pipelines.house.services import SERVICES

ROOM = Path(__file__).parent / "commands"
HOUSES = {path.stem: load_house(path) for path in sorted(ROOM.glob("houses/*.json"))}
FILES = ("dev.jsonl", "unseen.jsonl", "wild.jsonl")
LINES = [line for file in FILES for line in (ROOM / file).read_text("utf-8").splitlines()]
CASES = [json.loads(line) for line in LINES]
KEYS = {"id", "house", "area", "text", "audio", "expect", "kind"}
MUST_NOT_ACT = {
    "ambiguous", "chat", "garbled", "hypothetical", "impossible", "knowledge", "negated",
    "other_task", "past", "question", "quoted", "reported", "statement", "unknown_area",
    "unknown_device",
}  # fmt: skip


def of(house: str) -> list[dict]:
    return [case for case in CASES if case["house"] == house]


def test_there_are_enough_cases_of_both_sorts():
    assert len(CASES) >= 600
    assert sum(not case["expect"] for case in CASES) >= 200


def test_ids_are_unique_and_no_request_is_there_twice():
    ids = Counter(case["id"] for case in CASES)
    asked = Counter((case["house"], case["text"].casefold(), case["area"]) for case in CASES)
    assert [each for each, count in (ids + asked).items() if count > 1] == []


def test_the_houses_differ_and_every_service_domain_is_used():
    assert len(HOUSES) >= 10
    domains = {entity.domain for house in HOUSES.values() for entity in house.entities}
    assert domains >= {service.domain for service in SERVICES.values()}
    acted = {command["action"].partition(".")[0] for case in CASES for command in case["expect"]}
    assert acted == {service.domain for service in SERVICES.values()}
    assert {case["house"] for case in CASES} == HOUSES.keys()


def test_the_kind_says_whether_something_may_happen():
    wrong = [case["id"] for case in CASES if bool(case["expect"]) == (case["kind"] in MUST_NOT_ACT)]
    assert wrong == []


@pytest.mark.parametrize("name", HOUSES)
def test_cases_fit_their_house(name):
    house = HOUSES[name]
    for case in of(name):
        fits(case, house)


def fits(case: dict, house: House) -> None:
    last = case.get("last", [])
    assert case.keys() - {"last"} == KEYS, case["id"]
    assert ("last" in case) == (case["kind"] == "pronoun"), case["id"]
    assert case["text"].strip() == case["text"] != "", case["id"]
    assert case["audio"] is None, case["id"]
    assert case["area"] is None or house.area(case["area"]), case["id"]
    assert all(house.entity(each) for each in last), case["id"]
    seen = []
    for described in case["expect"]:
        command = parse_command(described)
        check(command, house)  # raises what is wrong
        assert describe_command(command) == described, case["id"]
        assert len(set(command.targets)) == len(command.targets), case["id"]
        seen.append((command.action, sorted(command.data.items())))
    assert all(seen.count(each) == 1 for each in seen), case["id"]
