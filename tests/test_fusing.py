"""Requests answered by other fusion strategies: one house model, three ways to read it."""

from copy import copy

import pytest

from demo.fusing import draw
from demo.texts import EN
from demo.texts_zh import ZH
from demo.visit import Step, Turn
from demo.wishes import Given
from pipelines.evaluation import captions, vqa
from pipelines.evaluation.cases import read_cases
from pipelines.evaluation.pictures import PictureSet
from pipelines.evaluation.strategies import Requests, evaluate_strategies
from pipelines.fusion.strategies import STRATEGIES
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.types import Answer, Caption, Failure, Request, Timing
from tests.conftest import EXAMPLES, ROOT

EVIL = "<script>alert(1)</script>"


def house() -> HouseSession:
    return HouseSession(load_house(ASSETS / "house.yaml"))


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_strategy_describes_and_reads(assistant, name):
    picture = Request(EXAMPLES / "dog.jpg", fusion=name)
    described = [e for e in assistant.respond(picture) if isinstance(e, Caption)]
    assert described and described[0].text.endswith(".")
    events = list(assistant.respond(Request(text="turn on the garage light", fusion=name), house()))
    assert isinstance(events[-1], Timing)
    assert not any(isinstance(event, Failure) for event in events)


def test_strategies_share_what_was_seen_and_all_but_the_fusion(assistant):
    first, other = (assistant.fusing.looker(name) for name in (None, "attention"))
    assert first is assistant.looker and other is assistant.fusing.looker("attention")
    assert other.sight is first.sight and other.pointing is first.pointing
    ours, theirs = first.decoder.model, other.decoder.model
    assert ours.layers is theirs.layers and ours.fusion is not theirs.fusion


def test_an_unknown_strategy_is_refused(assistant):
    (event,) = assistant.respond(Request(text="hello", fusion="wishes"), house())
    assert isinstance(event, Failure) and event.kind == "FusionError"
    assert "concatenation, sum, attention" in event.message


def test_what_is_done_in_a_copy_of_a_house_stays_there(assistant):
    ours = house()
    list(assistant.respond(Request(text="turn on the garage light"), ours))
    other, before = copy(ours), ours.house
    assert other.undo()
    assert ours.house is before and len(ours.history) == 1
    list(assistant.respond(Request(text="turn on the hallway light"), other))
    assert ours.house is before and ours.undo()


@pytest.mark.slow
def test_all_strategies_are_measured_on_the_same_requests(assistant, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))  # CIDEr needs no Java, METEOR would be slow
    names = ["dog.jpg", "coffee.jpg"]
    pictures = PictureSet(EXAMPLES)
    typed = read_cases(ROOT / "tests" / "commands" / "dev.jsonl")[:3]
    asked = Requests(
        captions.Task(pictures, {name: ["a dog", "a cup of coffee"] for name in names}, names, 0),
        vqa.Task(pictures, {"coffee.jpg": [("what is in the cup?", "coffee")]}, 0),
        typed,
        typed[:1],
    )
    found = evaluate_strategies(assistant, asked)["strategies"]
    assert list(found) == ["shipped", *STRATEGIES]
    assert found["shipped"]["times_shipped"] == 1.0
    sizes = {name: score["parameters"] for name, score in found.items()}
    assert sizes["shipped"] == sizes["concatenation"] < min(sizes["sum"], sizes["attention"])
    for score in found.values():
        assert score["typed"]["acting"]["n"] + score["typed"]["must_not_act"]["n"] == 3
        assert score["captions"]["n"] == 2 and score["questions"]["n"] == 1


@pytest.mark.parametrize("t", [EN, ZH])
def test_answers_side_by_side_are_escaped(t):
    steps = [Step(Answer(EVIL, (), 0.8, True), 10.0), Step(Failure("FusionError", EVIL), 12.0)]
    drawn = draw((("sum", Turn(Given("what?"), "done", steps), house().house),), t)
    assert "<script" not in drawn and "80" in drawn and t.fusions["sum"] in drawn
    assert t.fusing_hint in draw((), t)
