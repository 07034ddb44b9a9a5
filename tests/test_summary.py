"""A pasted text comes back as its own sentences, with its to-dos and times; nothing is invented."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.examples import NOTE
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.preprocess.sentences import LONGEST, MAX_SENTENCES, sentences, tidy
from pipelines.settings import ASSETS
from pipelines.tasks.replies import Performed, Summary, Understood
from pipelines.tasks.texts.summary import MOST_CHOSEN, centrality, choose, readable
from pipelines.tasks.texts.times import times
from pipelines.types import Failure, Request, TextError, Timing

HOUSE = load_house(ASSETS / "house.yaml")
LONG = "\n\n".join([NOTE, *(NOTE.replace("Sam", name) for name in ("Ann", "Bo", "Cy"))])
PIECES = ["a", "No. 5", ". ", "Hi", "\n", "- ", "3.5", "! ", "。", "e.g. "]
DISORDER = st.lists(st.sampled_from(PIECES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 3.5 km. Go on! Why? Ok…", ["It is 3.5 km.", "Go on!", "Why?", "Ok…"]),
        ("Ask Dr. J. Smith, e.g. at no. 5, St. Ives. Then rest.", 2),
        ("We meet at 5 p.m. We leave at 6 p.m. on the dot.", 2),
        ("Milk:\n- eggs\n* bread\n2) jam\n[ ] call", ["Milk:", "eggs", "bread", "jam", "call"]),
        ("“Run!” he said. She ran.", ["“Run!” he said.", "She ran."]),
        ("wait... what. she left. ok", ["wait... what.", "she left.", "ok"]),
        ("第一句。第二句！", ["第一句。", "第二句！"]),
        ("This line was broken by an editor that wraps its lines at sixty\nletters. Next.", 2),
        ("As follows: 1. Close your eyes. 2. Breathe. We were 12. Then 9.", 4),
        ("Dear Sam\nI am off.\n\nBest\nAnn", ["Dear Sam", "I am off.", "Best", "Ann"]),
        ("--- *** !!!", []),
    ],
)
def test_sentences_of_prose_and_lists(text, expected):
    found = sentences(tidy(text, 1000))
    assert (len(found) if isinstance(expected, int) else found) == expected


# a loaded machine is slow, not wrong
@given(st.text(max_size=300) | DISORDER.map("".join))
def test_sentences_are_parts_of_the_text_in_order(text):
    try:
        clean = tidy(text, 4000)
    except TextError:
        return
    assert tidy(clean, 4000).split() == clean.split()
    place = 0
    found = sentences(clean)
    for each in found:
        place = clean.index(each, place) + len(each)
        assert each == each.strip() and each
    assert len(found) <= MAX_SENTENCES


def test_endless_and_tiny_sentences_are_bounded():
    assert max(map(len, sentences("word " * 3000))) <= LONGEST
    assert max(map(len, sentences("x" * 16_000))) <= LONGEST
    confetti = "a. " * 5000
    found = sentences(confetti)
    assert len(found) <= MAX_SENTENCES and "".join(found).count("a") == 5000


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Please send the report by Friday.", ["by Friday"]),
        ("The meeting is at 3 pm tomorrow in room 12.", ["at 3 pm tomorrow"]),
        ("We leave in two weeks, or on 4 March 2027.", ["in two weeks, or on 4 March 2027"]),
        ("Open Mon–Fri 8:00-17:00; closed at Christmas.", ["Mon–Fri 8:00-17:00", "at Christmas"]),
        ("Half past seven on Monday morning!", ["Half past seven on Monday morning"]),
        ("It is due on the 1st of every month.", ["on the 1st of every month"]),
        ("Be home by six, not between nine and eleven.", ["by six", "between nine and eleven"]),
        ("Wait until 18.30, it costs 18.30 euros.", ["until 18.30"]),
        ("Done 2026-05-01, the day after tomorrow.", ["2026-05-01, the day after tomorrow"]),
        ("She left two days ago; prices rose in May.", ["two days ago", "in May"]),
        ("I may march on with 12 eggs, version 2.10 and 1/2 cup.", []),
        ("Sat on the second chair, in the sun, at 5 degrees.", []),
        ("He is 40 years old and lives on the 3rd floor at 5 Main Street.", []),
        ("The score was 2:1 and the code is 4711.", []),
    ],
)
def test_times_are_found_and_nothing_else(sentence, expected):
    assert times(sentence) == expected


@given(st.text(alphabet="at 0123456789:.-/ pmonMayFri", max_size=80))
def test_times_are_parts_of_their_sentence(sentence):
    assert all(each in sentence for each in times(sentence))


@settings(max_examples=30)
@given(st.integers(1, 12), st.integers(0, 1000))
def test_centrality_is_a_share_and_a_choice_is_in_order(count, seed):
    vectors = torch.randn(count, 8, generator=torch.Generator().manual_seed(seed))
    unit = torch.nn.functional.normalize(vectors, dim=-1)
    similar = (unit @ unit.T).clamp(0, 1)
    shares = centrality(similar)
    assert float(shares.sum()) == pytest.approx(1, abs=1e-4) and bool((shares > 0).all())
    chosen = choose(similar, shares, ["four words of text"] * count)
    assert chosen == sorted(set(chosen)) and 1 <= len(chosen) <= MOST_CHOSEN


def summary(assistant, text, session=None) -> Summary:
    *_, found, timing = assistant.respond(Request(text=text), session)
    assert isinstance(found, Summary) and isinstance(timing, Timing)
    return found


def test_a_long_text_is_summed_up_by_its_own_sentences(assistant):
    assert len(LONG) > 2000
    for session in (None, HouseSession(HOUSE)):
        found = summary(assistant, LONG, session)
        assert len(found.chosen) == MOST_CHOSEN
        assert all(each.text in readable(LONG) for each in found.chosen)
        places = [each.place for each in found.chosen]
        assert places == sorted(places)
        assert len({each.text for each in found.chosen}) == MOST_CHOSEN, "four copies, said once"
        assert sum(each.speaks_for for each in found.chosen) <= found.sentences
        assert all(each.speaks_for >= 1 and 0 < each.share < 1 for each in found.chosen)


def test_to_dos_and_times_come_with_their_sentences(assistant):
    found = summary(assistant, NOTE)
    todos = [each.text for each in found.todos]
    assert "The parcel for Lina must be returned before the 12th." in todos
    assert "Please water them every evening, and the ferns once a week." in todos
    assert "I gave them a cake." not in todos
    for time, sentence in (("by Friday", "The rent"), ("on 4 June at 9:30", "He is coming")):
        assert any(t.time == time and t.text.startswith(sentence) for t in found.times)


def test_a_note_that_is_not_for_the_house_is_summed_up_and_changes_nothing(assistant):
    session = HouseSession(HOUSE)
    events = list(assistant.respond(Request(text=NOTE), session))
    assert [type(each) for each in events] == [Understood, Summary, Timing]
    assert session.house == HOUSE


def test_a_long_text_never_reaches_the_commands(assistant, monkeypatch):
    def refuse(*_):
        raise AssertionError("read as a command")

    monkeypatch.setattr(assistant.householder.orderer, "understand", refuse)
    session = HouseSession(HOUSE)
    summary(assistant, "Turn off the kitchen lights now, please. " * 60, session)
    assert session.house == HOUSE


def test_a_short_order_is_still_an_order(assistant):
    events = list(assistant.respond(Request(text="turn off the desk lamp"), HouseSession(HOUSE)))
    assert any(isinstance(each, Performed) for each in events)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 2000,
        "a" * 15_000,
        "no sentence ends here " * 200,
        "Это предложение не по-английски. " * 100,
        "这是一个没有空格的长句子。" * 300,
        "<p>Hello <b>you</b>.</p><script>alert(1)</script>\n" * 100,
        "a. " * 1900,
        "؟!… \u202e‏مرحبا بالعالم. " * 150,
        "- \n" * 400 + "word. " * 500,
    ],
    ids=range(9),
)
def test_hostile_texts_are_summed_up_or_refused(assistant, text):
    *_, last = assistant.respond(Request(text=text))
    assert isinstance(last, Timing)


@pytest.mark.parametrize("text", ["two words " * 1001, "b" * 16_001, "c" * 10**6])
def test_what_is_too_long_is_refused_with_a_sentence(assistant, text):
    (failure,) = assistant.respond(Request(text=text), HouseSession(HOUSE))
    assert isinstance(failure, Failure) and failure.kind == "TextError"
    assert failure.message.endswith(".") and len(failure.message) < 120


def test_a_text_beside_a_picture_stays_short(assistant):
    picture = ASSETS / "examples" / "dog.jpg"
    (failure,) = assistant.respond(Request(picture, text="w " * 1500))
    assert isinstance(failure, Failure) and "2,000" in failure.message
