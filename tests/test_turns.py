"""Every event, in any mix and order, becomes a readable and well-formed turn in both languages."""

import json
import time
from html.parser import HTMLParser

import numpy as np
import pytest

from demo import exporting, insight, path, turns
from demo.texts import EN, Texts
from demo.texts_zh import ZH
from demo.visit import KEPT, Step, Turn, Visit, timed
from demo.wishes import Given, Wish
from pipelines.house.commands import Command
from pipelines.house.loading import load_house
from pipelines.house.session import Done, HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.language.understanding import Understanding, Written
from pipelines.tasks.replies import (
    AnyEvent,
    Choose,
    Chosen,
    Confirm,
    Declined,
    Performed,
    Recognised,
    Summary,
    Todo,
    Told,
    Understood,
    When,
)
from pipelines.types import (
    Answer,
    Caption,
    Failure,
    Route,
    Seen,
    SpokenWord,
    Timing,
    Token,
    Transcript,
    Word,
)

HOUSE = load_house(ASSETS / "house.yaml")
GRID = np.linspace(0, 1, 256, dtype=np.float32).reshape(16, 16)
EVIL = "<script>alert('1')</script>"
ON = Command("light.turn_on", ("light.hallway",), {"brightness_pct": 40})
UNLOCK = Command("lock.unlock", ("lock.front_door",), {})
VOID = {"img", "input", "meta", "br"}
SEEN = Seen(np.zeros((224, 224, 3), dtype=np.uint8))
ROUTE = Route("answer", {"caption": 0.1, "answer": 0.7, "command": 0.15, "none": 0.05})
WORDS = (Word("red", 0.9, GRID), Word(EVIL, 0.4, GRID))
UNDERSTOOD = Understood(
    EVIL,
    Understanding(
        "command", ROUTE.odds, (), (Written("turn_on", 0.9), Written("light.hallway", 0.8)), 0.72,
        ("light.hallway", "hallway", "lock.front_door"),
    ),
)  # fmt: skip
TIMING = Timing(12, 80, 20, 2.5, 120, 180, 3)
SUMMARY = Summary(
    (Chosen(EVIL, 0, 0.3, 4), Chosen("B", 5, 0.1, 2)),
    (Todo(EVIL, 0, 0.8),),
    (When("4 < 5", EVIL, 0),),
    9, 80,
)  # fmt: skip
HEARD = Transcript(EVIL, (SpokenWord(EVIL, 0.0, 0.4, 0.3),), "en", 0.8)


class Balanced(HTMLParser):
    """Fails where an element is closed that was not the last one opened."""

    def __init__(self, drawn: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(drawn)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "script"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def visit_with(*events: AnyEvent, given: Given = Given("x", "a.jpg", "b.wav")) -> Visit:
    visit = Visit(HouseSession(HOUSE))
    turn = visit.begin(given)
    turn.steps = [Step(event, 10.0 * (n + 1)) for n, event in enumerate(events)]
    turn.state = "done"
    return visit


def performed(visit: Visit) -> Performed:
    done = visit.session.perform([ON])
    assert isinstance(done, Done)
    return Performed(done.commands, done.changes)


MIXES: list[tuple[AnyEvent, ...]] = [
    (),
    (SEEN,),
    (SEEN, ROUTE, Token("red", EVIL, 0.9, GRID)),
    (SEEN, ROUTE, Caption(EVIL, WORDS, -0.5), TIMING),
    (SEEN, ROUTE, Answer(EVIL, WORDS, 0.9, True), TIMING),
    (HEARD, SEEN, ROUTE, Answer("red", (), 0.3, False), TIMING),
    (HEARD, UNDERSTOOD, Confirm((UNLOCK,), (UNLOCK,)), TIMING),
    (UNDERSTOOD, Confirm((ON,), (ON,), unsure=True), TIMING),
    (UNDERSTOOD, Choose(((EVIL, (ON,)), ("B", (UNLOCK,)))), TIMING),
    (SEEN, Recognised("sure", "light.hallway", 0.5), UNDERSTOOD, Told(EVIL), TIMING),
    (Recognised("unknown", None, 0.0), Declined(EVIL), TIMING),
    (SEEN, ROUTE, Caption("A", WORDS, -0.5), UNDERSTOOD, Declined(EVIL), TIMING),
    (SUMMARY, TIMING),
    (UNDERSTOOD, Summary((), (), (), 0, 0), TIMING),
    (HEARD, Failure("ImageError", EVIL)),
    (Failure("Unheard", EVIL),),
]


@pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize(
    "events", MIXES, ids=lambda events: "-".join(type(e).__name__ for e in events)
)
def test_any_mix_of_events_is_drawn(events: tuple[AnyEvent, ...], t: Texts) -> None:
    for state in ("working", "done", "stopped"):
        visit = visit_with(*events, given=Given(EVIL, "a<b>.jpg", "b.wav"))
        visit.turns[0].state = state  # type: ignore[assignment]
        for drawn in (
            turns.draw(visit, t),
            path.draw(visit.turns[0], t),
            insight.draw(visit.turns[0], HOUSE, t),
        ):
            Balanced(drawn)
        assert EVIL not in exporting.as_page(visit, t).replace(json.dumps(EVIL), "")
        assert len(json.loads(exporting.as_data(visit))["turns"]) == 1


def test_an_answer_that_is_not_sure_says_so_with_its_confidence():
    drawn = turns.draw(visit_with(Answer("red", (), 0.31, False)), EN)
    assert EN.not_sure in drawn and "31%" in drawn and "red" in drawn
    assert EN.not_sure not in turns.draw(visit_with(Answer("red", (), 0.9, True)), EN)


def test_what_was_done_shows_before_and_after_and_its_data():
    visit = visit_with()
    visit.turns[0].steps = [
        Step(UNDERSTOOD, 30.0),
        Step(performed(visit), 31.5),
        Step(TIMING, 32.0),
    ]
    drawn = turns.draw(visit, EN)
    assert 'class="before"' in drawn and "40 % bright" in drawn and "light.turn_on" in drawn
    assert 'data-act="undo"' in drawn
    boxes = {box.name: box for box in path.stages(visit.turns[0], EN)}
    assert boxes["house"].about == EN.changed
    assert boxes["house"].time == pytest.approx(1.5)


def test_a_summary_says_why_and_what_is_to_be_done():
    visit = visit_with(SUMMARY, TIMING, given=Given("word " * 400))
    drawn = turns.draw(visit, EN)
    assert EN.summed.format(2, 9) in drawn and EN.speaks_for.format(4, 9, 0.3) in drawn
    assert EN.todos in drawn and EN.times in drawn and "<details" in drawn and "400 words" in drawn
    assert "--sure:1.00" in drawn and "--sure:0.33" in drawn, "the most central fills its bar"
    boxes = {box.name: box for box in path.stages(visit.turns[0], EN)}
    assert boxes["task"].about == EN.to_sum_up
    assert boxes["fusion"].state == boxes["house"].state == "skipped"
    assert EN.todos not in turns.draw(visit_with(Summary((), (), (), 0, 0)), EN)


def test_buttons_stay_only_as_long_as_the_house_waits():
    visit = visit_with(Confirm((UNLOCK,), (UNLOCK,)))
    assert 'data-act="confirm"' not in turns.draw(visit, EN)
    visit.session.perform([UNLOCK])
    assert 'data-act="confirm"' in turns.draw(visit, EN)
    visit.session.cancel()
    assert 'data-act="confirm"' not in turns.draw(visit, EN)


def test_a_stage_is_active_failed_or_skipped_as_the_request_is():
    working = Turn(Given(picture="a.jpg"), steps=[Step(SEEN, 5.0)])
    assert [box.state for box in path.stages(working, EN)][:3] == ["done", "active", "idle"]
    failed = Turn(Given(picture="a.jpg"), "done", [Step(Failure("ImageError", "no"), 1.0)])
    assert path.stages(failed, EN)[0].state == "failed"
    caption = Turn(
        Given(picture="a.jpg"), "done", [Step(Caption("A", WORDS, -1), 1), Step(TIMING, 2)]
    )
    assert path.stages(caption, EN)[-1].state == "skipped"


def test_what_is_given_is_sorted_by_kind_and_the_last_of_each_counts():
    given = Given.of("  hello ", ["a.jpg", "voice.webm", "b.png"])
    assert given == Given("hello", "b.png", "voice.webm")
    assert not Given.of("  ", [])


def test_a_conversation_does_not_grow_for_ever():
    visit = Visit(HouseSession(HOUSE))
    for number in range(KEPT + 5):
        visit.begin(Given(str(number)))
    assert len(visit.turns) == KEPT and visit.turns[-1].given.text == str(KEPT + 4)
    visit.looked = 999
    assert visit.looked_into is visit.turns[-1]


def test_what_waits_for_the_reply_is_shown_below_it():
    visit = Visit(HouseSession(HOUSE))
    visit.begin(Given("first"))
    visit.waiting.append(Wish(Given("<b>and then?")))
    html = turns.draw(visit, EN)
    assert html.count('class="turn next"') == 1 and EN.comes_next in html
    assert "&lt;b&gt;and then?" in html and "<b>and" not in html
    assert visit.next() == Wish(Given("<b>and then?")) and visit.next() is None
    assert EN.comes_next not in turns.draw(visit, EN)


def test_the_clock_counts_the_model_and_not_its_reader():
    spent = []
    for step in timed(iter([ROUTE, TIMING])):
        time.sleep(0.5)
        spent.append(step.spent)
    assert spent[-1] < 250, "half of what reading one event took"


def test_both_languages_have_every_text():
    same = {"title", "reply"}
    for name in EN.__dataclass_fields__:
        english, chinese = getattr(EN, name), getattr(ZH, name)
        assert type(english) is type(chinese)
        if isinstance(english, str) and english and name not in same:
            assert english != chinese, name
            assert english.count("{") == chinese.count("{"), name
        if isinstance(english, dict) and english:
            assert english.keys() == chinese.keys()
