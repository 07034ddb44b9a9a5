"""Requests whose words only sound like names: read with the name in their place, if it fits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.preprocess.text import words
from pipelines.tasks.names.respelling import ALIKE, SAME, Respeller

NAMES = [
    "Disco ball", "Mia's lamp", "Lava lamp", "Curtains", "Garage door", "Coop hatch", "Chandelier",
    "RoboMax", "Shelby Plug 2", "Bed lamp 1", "Cabin timer", "Coffee machine", "Hall", "Rocket",
]  # fmt: skip
DICTIONARY = set(
    """turn the bowl lump ten cur off on of to a switch now please start rowing machine what is
    hatch lamp stairs all bed and garaged or robo max close""".split()  # noqa: SIM905
)
RESPELLER = Respeller(NAMES)


def respelled(text):
    return RESPELLER(text, DICTIONARY.__contains__)


@pytest.mark.parametrize(
    ("said", "meant", "share"),
    [
        ("turn the disco bowl on", "turn the disco ball on", SAME),
        ("turn off mia's lump", "turn off mia's lamp", SAME),
        ("close the cur tens, please", "close the curtains, please", SAME),
        ("close the koop hatch", "close the coop hatch", SAME),
        ("turn on the chand a lear", "turn on the chandelier", SAME),
        ("send robo max home", "send robomax home", SAME),
        ("open the garaged or", "open the garage door", SAME),
        ("the laver lamp, now", "the lava lamp, now", ALIKE),
    ],
)
def test_what_sounds_like_a_name_is_read_as_the_name(said, meant, share):
    found = respelled(said)
    assert found is not None
    assert (found.text, found.share) == (meant, share)


@pytest.mark.parametrize(
    "said",
    [
        "turn the disco ball on",  # a name as it is
        "start the rowing machine",  # another thing
        "what is all of it to a lump",  # words that anybody may have meant
        "shelby plug 3 on",  # another number
        "cabin timer two hours",  # a name and more
        "",
    ],
)
def test_what_may_well_be_meant_stays(said):
    assert respelled(said) is None


@settings(max_examples=60)
@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=60))
def test_any_text_meets_any_names(names, text):
    found = Respeller(names)(text, DICTIONARY.__contains__)
    if found is not None:
        assert found.text != text and 0 < found.share < 1


@given(st.permutations([word for name in NAMES for word in words(name)]))
def test_the_words_of_names_are_never_touched(said):
    assert respelled(" ".join(said)) is None
