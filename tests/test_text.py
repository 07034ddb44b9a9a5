"""Texts: cleaned within bounds, reduced to keywords, and written in pieces without loss."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fusion.vocabulary import SPECIALS, Vocabulary, fold
from pipelines.preprocess.text import MAX_CHARACTERS, clean_text, figures, keywords, words
from pipelines.settings import ASSETS
from pipelines.types import TextError

VOCABULARY = Vocabulary.load(ASSETS / "weights" / "vocabulary.txt")


def test_cleaning_composes_and_drops_what_nobody_sees():
    assert clean_text(" Cafe\u0301\x00\t\u202eau  lait\u200b\r\n") == "Café au lait"


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x07", "\u200b", "a" * 2001, "b" * 10**6])
def test_empty_and_endless_texts_are_refused(text):
    with pytest.raises(TextError):
        clean_text(text)


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(text):
    try:
        once = clean_text(text)
    except TextError:
        return
    assert clean_text(once) == once
    assert len(once) <= MAX_CHARACTERS
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in once)


def test_lines_stay_where_they_are_wanted():
    assert clean_text(" a \t b\r\n\n \n\nc\x00 ", lines=True) == "a b\n\nc"
    assert clean_text("a\u2028b", lines=True) == "a\nb" and clean_text("a\nb") == "a b"
    assert len(clean_text("x" * 5000, 5000)) == 5000
    with pytest.raises(TextError, match="5,000"):
        clean_text("x" * 5001, 5000)


def test_keywords_are_what_a_sentence_is_about():
    assert keywords("Please turn on the Living-room lamp, and the lamp's light") == [
        "living-room",
        "lamp",
        "lamp's",
        "light",
    ]
    assert keywords("is it on?") == []
    assert words("It’s 21.5° in here") == ["it's", "21", "5", "in", "here"]


@given(st.text())
def test_any_text_survives_its_pieces(text):
    ids = VOCABULARY.encode(text)
    assert VOCABULARY.decode(ids) == fold(text)
    assert all(0 <= index < len(VOCABULARY) for index in ids)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("special", ["<caption>", "<end>", "<pad>", "<0x41>", "<word>"])
def test_written_control_tokens_stay_text(special):
    ids = VOCABULARY.encode(f"say {special}!")
    assert not set(ids) & VOCABULARY.controls
    assert VOCABULARY.decode(ids) == f"say {special}!".lower()


def test_common_words_are_one_piece_and_rare_ones_are_few():
    assert [len(VOCABULARY.encode(word)) for word in ("dog", "kitchen", "running")] == [1, 1, 1]
    assert len(VOCABULARY.encode("thermostat")) <= 5


def test_control_tokens_are_left_out_of_what_people_read():
    ids = [VOCABULARY["<start>"], VOCABULARY["<caption>"], *VOCABULARY.encode("a dog")]
    assert VOCABULARY.decode([*ids, VOCABULARY["<end>"]]) == "a dog"


def test_words_begin_where_spaces_were():
    ids = VOCABULARY.encode("dog's ball")
    assert [VOCABULARY.starts_word(index) for index in ids] == [True, False, False, True]


def test_a_saved_vocabulary_reads_back(tmp_path):
    odd = Vocabulary.of(["a", "##\u2028", "##\x85", "b"])
    odd.save(tmp_path / "vocabulary.txt")
    assert Vocabulary.load(tmp_path / "vocabulary.txt").pieces == odd.pieces


@pytest.mark.parametrize("pieces", [["a"], [*SPECIALS, "a", "a"], []])
def test_malformed_vocabularies_are_refused(pieces):
    with pytest.raises(ValueError, match="vocabulary"):
        Vocabulary(pieces)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("dim it to forty percent", "dim it to 40 percent"),
        ("twenty-one point five degrees", "21.5 degrees"),
        ("2700K", "27 00 K"),
        ("three thousand kelvin", "30 00 kelvin"),
        ("bed lamp two", "bed lamp 2"),
        ("no, the right one", "no, the right one"),
        ("room 101 at 7:30", "room 101 at 7:30"),
        ("Half an hour, please", "30 minutes, please"),
        ("three quarters of an hour", "45 minutes"),
        ("for a quarter of an hour", "for 15 minutes"),
        ("half open", "half open"),
    ],
)
def test_numbers_become_figures_that_are_word_pieces(said, read):
    assert figures(said) == read


@given(st.text(max_size=300))
def test_figures_take_any_text(text):
    assert len(figures(text)) <= 2 * len(text) + 10
