"""Names that are found by how they sound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.tasks.names.matching import Matcher
from pipelines.tasks.names.sounding import Sounds, sound

NAMES = ["chandelier", "wine cellar door", "porthole blinds", "disco ball", "garage door"]


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("turn on the chand a lear", 0),
        ("lock the wine seller door", 1),
        ("close the port hole blinds", 2),
        ("turn the disco bowl on", 3),
        ("open the garaged or", 4),
    ],
)
def test_a_name_written_as_it_sounds_is_found(heard, meant):
    found, _ = Sounds([name.split() for name in NAMES])(heard.split())
    assert found.argmax() == meant and found[meant] >= 0.9


def test_the_words_that_sound_like_a_name_are_marked():
    _, words = Sounds([["chandelier"]])(["turn", "on", "the", "chand", "a", "lear", "please"])
    assert (words > 0).tolist() == [False, False, False, True, True, True, False]


def test_a_name_that_was_misheard_is_covered_but_not_exact():
    match = Matcher([(name,) for name in NAMES])("turn on the chand a lear")
    assert match.coverage.argmax() == 0 and match.exact[0] == 0
    assert match.heard[-1, 0] > 0


@pytest.mark.parametrize(("one", "other"), [("bedroom", "bathroom"), ("fan", "van"), ("tv", "tea")])
def test_names_that_differ_are_kept_apart(one, other):
    assert not Sounds([[one]])([other])[0].any()


@settings(max_examples=200)
@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(max_size=12), max_size=8))
def test_any_words_meet_any_names(names, said):
    phrases, words = Sounds([name.split() for name in names])(said)
    assert phrases.shape == (len(names),) and words.shape == (len(said),)
    assert all(value == 0 or 0.79 < value <= 1 for value in (*phrases, *words))


@given(st.text(max_size=40))
def test_a_key_is_the_same_for_a_key(text):
    assert sound(sound(text)) == sound(sound(sound(text)))
