"""The door, with the shipped weights: what comes out for good, bad and hostile pictures."""

import threading
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from pipelines.assistant import Assistant
from pipelines.types import (
    Caption,
    Failure,
    Request,
    Route,
    Seen,
    Timing,
    Token,
    Transcript,
    View,
)
from tests.conftest import EXAMPLES, SOUNDS
from tests.hostile import hostile_files

CAT = EXAMPLES / "kitten.jpg"


def only(events, kind):
    return [event for event in events if isinstance(event, kind)]


def test_a_picture_becomes_a_sentence(assistant):
    events = list(assistant.respond(Request(EXAMPLES / "astronaut.jpg")))
    assert [type(event) for event in events[:2]] == [Seen, Route]
    assert [type(event) for event in events[-2:]] == [Caption, Timing]
    assert {type(event) for event in events[2:-2]} == {Token}
    caption = only(events, Caption)[0]
    assert caption.text[0].isupper() and caption.text.endswith(".")
    assert len(caption.words) >= 3


def test_a_voice_becomes_words(assistant):
    heard, timing = assistant.respond(Request(audio=SOUNDS / "kitchen-lights.flac"))
    assert isinstance(heard, Transcript) and isinstance(timing, Timing)
    assert "kitchen lights" in heard.text
    assert timing.tokens == 0 and 0 < timing.preprocess + timing.encode <= timing.total + 1e-6


def test_a_voice_and_a_picture_are_both_taken(assistant):
    events = list(assistant.respond(Request(CAT, audio=SOUNDS / "order.flac")))
    assert [type(each) for each in events[:3]] == [Transcript, Seen, Route]
    assert isinstance(events[-1], Timing) and len(events) > 4


def test_tokens_build_a_greedy_caption_step_by_step(assistant):
    events = list(assistant.respond(Request(CAT, beams=1)))
    texts = [token.text for token in only(events, Token)]
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    (caption,) = only(events, Caption)
    assert texts[-1] == caption.text.rstrip(".").lower()
    assert " ".join(word.text for word in caption.words) == texts[-1]
    assert not caption.considered


def test_a_caption_is_drafted_before_the_best_is_chosen(assistant):
    events = list(assistant.respond(Request(CAT)))
    drafts = [token.text for token in only(events, Token)]
    (caption,) = only(events, Caption)
    assert len(drafts) >= len(caption.words) and drafts[0] in caption.text.lower()
    assert len(caption.considered) >= Request.beams
    sentences, agreement = zip(*caption.considered, strict=True)
    assert sentences[0] == caption.text and len(set(sentences)) == len(sentences)
    assert all(-1 <= each <= 1 for each in agreement)


def test_every_token_says_where_it_looked_and_how_sure_it_was(assistant):
    for token in only(assistant.respond(Request(CAT)), Token):
        assert token.attention.shape == (8, 8)
        assert 0 < token.attention.sum() <= 1.001
        assert 0 < token.probability <= 1


def test_the_words_look_at_different_places(assistant):
    words = only(assistant.respond(Request(EXAMPLES / "astronaut.jpg")), Caption)[0].words
    peaks = {int(word.attention.argmax()) for word in words}
    assert len(peaks) > 1


@pytest.mark.slow
def test_the_caption_depends_on_the_picture(assistant):
    texts = {
        only(assistant.respond(Request(path)), Caption)[0].text
        for path in sorted(EXAMPLES.glob("*.jpg"))[::2]
    }
    assert len(texts) >= 5


def test_bytes_path_and_array_give_the_same_caption(assistant):
    from PIL import Image

    array = np.asarray(Image.open(CAT).convert("RGB"))
    sources = (CAT, CAT.read_bytes(), array)
    texts = {only(assistant.respond(Request(source)), Caption)[0].text for source in sources}
    assert len(texts) == 1


def test_framing_changes_what_is_seen(assistant):
    whole = only(assistant.respond(Request(CAT)), Seen)[0].crop
    part = only(assistant.respond(Request(CAT, View(box=(0.2, 0.2, 0.6, 0.6)))), Seen)[0].crop
    turned = only(assistant.respond(Request(CAT, View(rotation=90))), Seen)[0].crop
    assert whole.shape == part.shape == turned.shape == (224, 224, 3)
    assert not np.array_equal(whole, part) and not np.array_equal(whole, turned)


def test_beam_search_answers_too(assistant):
    greedy = only(assistant.respond(Request(CAT, beams=1)), Caption)[0]
    beam = only(assistant.respond(Request(CAT, beams=4)), Caption)[0]
    assert beam.text and beam.score >= greedy.score - 0.5


def test_a_reply_keeps_to_its_length(assistant):
    tokens = only(assistant.respond(Request(CAT, max_tokens=4)), Token)
    assert len(tokens) == 4


def test_a_stream_can_be_left_at_any_time(assistant):
    events = assistant.respond(Request(CAT))
    next(event for event in events if isinstance(event, Token))
    events.close()
    assert only(assistant.respond(Request(CAT)), Caption)


@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request(b""),
        Request(b"not a picture"),
        Request(Path("/nowhere/at/all.jpg")),
        Request(CAT, beams=0),
        Request(CAT, beams=99),
        Request(CAT, max_tokens=10_000),
        Request(CAT, View(box=(0.9, 0.0, 0.1, 1.0))),
        Request(CAT, View(rotation=45)),
        Request(audio=b"not a sound"),
        Request(audio=(16_000, np.zeros(32_000, np.int16))),
        Request(audio=SOUNDS / "order.flac", language="xx"),
    ],
)
def test_a_bad_request_gets_one_clear_sentence(assistant, request_):
    last = list(assistant.respond(request_))[-1]
    assert isinstance(last, Failure)
    assert last.kind.endswith("Error")
    assert last.message.endswith(".") and len(last.message) < 120


@pytest.mark.slow
def test_two_visitors_at_once_get_their_own_captions(assistant):
    paths = sorted(EXAMPLES.glob("*.jpg"))[:4]
    alone = [only(assistant.respond(Request(path)), Caption)[0].text for path in paths]
    together = [""] * len(paths)

    def visit(index: int) -> None:
        together[index] = only(assistant.respond(Request(paths[index])), Caption)[0].text

    threads = [threading.Thread(target=visit, args=(index,)) for index in range(len(paths))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


@pytest.mark.slow
def test_two_hundred_hostile_files_never_crash(assistant: Assistant):
    files = hostile_files(seed=1)
    assert len(files) >= 200
    outcomes = [list(assistant.respond(Request(data, max_tokens=4)))[-1] for _, data in files]
    assert all(isinstance(outcome, Failure | Timing) for outcome in outcomes)
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert failures and len(failures) < len(files)
    assert all(failure.kind == "ImageError" and failure.message for failure in failures)
