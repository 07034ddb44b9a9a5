"""How long something takes, however it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.preprocess.durations import spoken
from pipelines.preprocess.text import figures, spans


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("half an hour", "30 minutes"),
        ("a half hour", "30 minutes"),
        ("1/2 an hour", "30 minutes"),
        ("½ hour", "30 minutes"),
        ("half a minute", "30 seconds"),
        ("a quarter of an hour", "15 minutes"),
        ("three quarters of an hour", "45 minutes"),
        ("an hour and a half", "1 hour 30 minutes"),
        ("one and a half hours", "1 hour 30 minutes"),
        ("two hours and a half", "2 hours 30 minutes"),
        ("eighty-two and a half minutes", "82 minutes 30 seconds"),
        ("2½ hours", "2 hours 30 minutes"),
        ("1 1/2 minutes", "1 minute 30 seconds"),
        ("one hour ten", "1 hour 10 minutes"),
        ("an hour and twenty", "1 hour 20 minutes"),
        ("six-hour fifty-one-second", "6 hours 51 seconds"),
        ("9 hour 58 second", "9 hour 58 seconds"),
        ("one minute thirty", "1 minute 30 seconds"),
        ("pasta, 8 min 30", "pasta, 8 mins 30 seconds"),
        ("15 and half minute", "15 minutes 30 seconds"),
        ("an hour and a quarter", "1 hour 15 minutes"),
        ("two hours and three quarters", "2 hours 45 minutes"),
        ("1h30", "1 hour 30 minutes"),
        ("a couple of minutes", "2 minutes"),
        ("90-minute", "90 minutes"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "Timer for {}, please", "set it to {}."])
def test_a_span_of_time_is_counted_in_its_units(said, read, around):
    assert figures(around.format(said)) == around.format(read)


def test_a_floor_is_no_span_of_time():
    assert "seconds" not in figures("fan 1 second floor")


@pytest.mark.parametrize(
    "said",
    ["open it half", "half past 10", "in an hour 20 percent", "on the hour", "half bright"],
)
def test_other_halves_and_hours_stay(said):
    assert figures(said) == said


@pytest.mark.parametrize(
    ("said", "lasts"),
    [
        ("timer for fifty minutes seventeen seconds", (3017,)),
        ("20-hours 48 minute 7 seconds timer", (74_887,)),
        ("1 hour, 5 minutes and 3 seconds", (3903,)),
        ("an hour and a half", (5400,)),
        ("90s, I mean 6h 5m", (90, 21_900)),
        ("ten minutes, no, a quarter of an hour", (600, 900)),
        ("5 seconds 2 minutes", (5, 120)),
        ("start a second timer at 20 percent", ()),
        ("0.5 hours", (1800,)),
        ("9" * 400 + " hours", ()),
    ],
)
def test_spans_are_told_in_seconds(said, lasts):
    assert spans(said) == lasts


WORDS = st.sampled_from("half 1/2 ½ a an hour hours minute seconds - and one 10 quarter of".split())  # noqa: SIM905


@given(st.text(max_size=80) | st.lists(WORDS, max_size=10).map(" ".join))
def test_figures_of_figures_are_the_same(text):
    once = figures(text)
    assert figures(once) == once


@given(st.text(max_size=80) | st.lists(WORDS, max_size=10).map(" ".join))
def test_any_text_has_spans_or_none(text):
    assert all(each >= 0 for each in spans(text))


@given(st.integers(1, 86_400))
def test_a_span_that_is_said_lasts_as_long(count):
    assert spans(spoken(count)) == (count,)
