"""Slips of the hand are mended, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fusion.vocabulary import Vocabulary
from pipelines.settings import ASSETS
from pipelines.tasks.names.spelling import Speller
from pipelines.tasks.replies import Performed
from tests.asking import ask, outcome

PIECES = Vocabulary.load(ASSETS / "weights" / "vocabulary.txt").pieces
SPELLER, KNOWN = Speller(PIECES), frozenset(PIECES)


def mended(text, *names):
    return SPELLER(text, (KNOWN.__contains__, names.__contains__))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("trun of teh lamp", "turn of the lamp"),
        ("lmap on agian", "lamp on again"),
        ("ligths off", "lights off"),
        ("brihgtness 70", "brightness 70"),
        ("cofee on, please", "coffee on, please"),
        ("how wram is it?", "how warm is it?"),
        ("the tempature", "the temperature"),
    ],
)
def test_letters_that_changed_places_are_put_right(slip, meant):
    assert mended(slip) == meant


@pytest.mark.parametrize(
    "text", ["turn on the telly", "jonna's lamp", "play it on sonos", "tv", ""]
)
def test_other_strange_words_stay(text):
    assert mended(text) is None


def test_names_of_the_house_stay():
    assert mended("turn on the ligths", "ligths") is None


@given(st.text(max_size=60))
def test_any_text_is_mended_once(text):
    again = mended(text)
    assert again is None or mended(again) is None


@pytest.mark.parametrize(
    ("text", "device"),
    [("ligths off plz", "light.kitchen_ceiling"), ("cofee on", "switch.coffee_machine")],
)
def test_a_request_with_slips_is_done(assistant, session, text, device):
    session.room = "kitchen"
    found = outcome(ask(assistant, session, text=text))
    assert isinstance(found, Performed)
    assert [each.after.id for each in found.changes] == [device]
