"""Answers about pictures are scored as DAQUAR's authors do, and honestly where that cannot be."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipelines.evaluation.__main__ import main
from pipelines.evaluation.answers import calibration_error, normalised, same, wups
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.vqa import evaluate_vqa, grey, read_task
from pipelines.evaluation.wordnet import WordNet, WordNetError
from pipelines.types import Answer
from tests.conftest import EXAMPLES

NOUNS = ["dog", "cat", "chair", "armchair", "table", "bookshelf", "books", "2", "nosuchword",
         "garbage bin", "night stand", "men", "white", "coat rack"]  # fmt: skip
LISTS = st.lists(st.sampled_from(NOUNS), min_size=1, max_size=4).map(", ".join)


@pytest.fixture(scope="module")
def wordnet():
    return WordNet()


class Parrot:
    """Answers from a list and remembers which pictures it was shown."""

    def __init__(self, answers, confidence=1.0, sure=True):
        self.answers, self.confidence, self.sure = answers, confidence, sure
        self.shown = []

    def answer(self, picture, question):
        self.shown.append(picture)
        text = self.answers.get(question)
        return None if text is None else Answer(text, (), self.confidence, self.sure)


@pytest.fixture
def asked(tmp_path):
    def save(content):
        path = tmp_path / "questions.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    return save


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a Cup,  plate", "plate, cup"), ("garbage_bin", "Garbage bin."), ("two", "2"),
        ("the grey sofa", "gray sofa"), ("cup, cup", "cup"), ("none", "0"), ("t-shirt", "t shirt"),
        ("the man's hat", "mans hat"),
    ],
)  # fmt: skip
def test_one_answer_in_two_spellings(one, other):
    assert same(one, other) and same(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("book", "books"), ("cup", "cup, plate"), ("", ""), ("a", "the"), ("1", "2")]
)
def test_plurals_parts_and_nothing_are_not_the_same(one, other):
    assert not same(one, other)


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text):
    once = normalised(text)
    assert normalised(", ".join(sorted(once))) == once
    assert all(part == part.strip() != "" for part in once)


@given(one=LISTS, other=LISTS, threshold=st.sampled_from([0.0, 0.9]))
def test_wups_is_a_symmetric_share_and_whole_for_the_same(wordnet, one, other, threshold):
    likeness = wups(one, other, threshold, wordnet)
    assert 0 <= likeness <= 1
    assert likeness == pytest.approx(wups(other, one, threshold, wordnet))
    assert wups(one, one, threshold, wordnet) == 1
    assert wups(one, other, 0.9, wordnet) <= wups(one, other, 0.0, wordnet) + 1e-12


def test_likeness_is_that_of_the_literature(wordnet):
    assert wordnet.likeness("dog", "cat") == pytest.approx(0.8571, abs=2e-3)
    assert wordnet.likeness("armchair", "chair") > 0.9 > wordnet.likeness("chair", "dog") > 0
    assert wordnet.likeness("men", "man") == wordnet.likeness("benches", "bench") == 1
    assert wordnet.likeness("nosuchword", "dog") == 0
    assert wups("cat", "dog", 0.9, wordnet) == pytest.approx(0.08571, abs=2e-3)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
def test_the_calibration_error_is_a_share(pairs):
    error = calibration_error([c for c, _ in pairs], [r for _, r in pairs])
    assert 0 <= error <= 1


def test_calibrated_answers_have_no_error_and_boasts_have_all():
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0
    assert calibration_error([1.0, 1.0], [False, False]) == 1
    assert calibration_error([0.0, 1.0], [False, True]) == 0


def test_figures_of_known_answers(asked):
    questions = {
        "dog.jpg": [["what is it?", "dog"], ["is it a cat?", "no"], ["what is there?", "cup, hat"]],
        "horses.jpg": [["how many?", "3"], ["what else?", "picket fence"]],
        "absent.jpg": [["what?", "dog"]],
    }
    answers = {"what is it?": "a dog", "is it a cat?": "yes", "what is there?": "hat, cup",
               "how many?": "three"}  # fmt: skip
    task = read_task(EXAMPLES, asked(questions))
    result = evaluate_vqa(Parrot(answers, 0.75, sure=False), task)
    assert result["n"] == 5 and result["missing"] == 1 and result["no_answer"] == 1
    assert result["accuracy"]["share"] == 0.6
    assert result["single_word"] == {**result["single_word"], "n": 3, "share": 0.6667}
    assert result["yes_no"]["n"] == 1 and result["yes_no"]["share"] == 0
    assert result["calibration_error"] == 0 and result["unsure"] == 1
    assert 0.6 <= result["WUPS@0.9"] <= result["WUPS@0.0"] < 1
    low, high = result["accuracy"]["interval_95"]
    assert low < 0.6 < high and result["images_per_second"] > 0


def test_without_wordnet_the_result_says_so(asked, tmp_path):
    task = read_task(EXAMPLES, asked({"dog.jpg": [["what?", "dog"]]}))
    result = evaluate_vqa(Parrot({"what?": "dog"}), task, wordnet=tmp_path)
    assert result["WUPS@0.9"] is result["WUPS@0.0"] is None
    assert "wordnet-base" in result["WUPS_missing"] and result["accuracy"]["share"] == 1
    with pytest.raises(WordNetError):
        WordNet(tmp_path)


def test_each_picture_is_read_once_and_blind_ones_are_grey(asked, monkeypatch):
    task = read_task(EXAMPLES, asked({"dog.jpg": [["what?", "dog"], ["who?", "dog"]]}))
    reads, read = [], task.pictures.read
    monkeypatch.setattr(task.pictures, "read", lambda name: reads.append(name) or read(name))
    parrot = Parrot({})
    assert evaluate_vqa(parrot, task, blind=True)["blind"] is True
    assert reads == ["dog.jpg"] and parrot.shown[0] is parrot.shown[1]
    with Image.open(io.BytesIO(parrot.shown[0])) as shown, Image.open(EXAMPLES / "dog.jpg") as own:
        assert shown.size == own.size
        assert shown.getextrema() == ((128, 128),) * 3


def test_limit_counts_questions(asked):
    questions = {"dog.jpg": [["a?", "b"], ["c?", "d"]], "horses.jpg": [["e?", "f"]]}
    task = read_task(EXAMPLES, asked(questions), limit=1)
    assert task.questions == {"dog.jpg": [("a?", "b")]}


@pytest.mark.parametrize(
    "content",
    ["no json", "[]", "{}", '{"dog.jpg": []}', '{"dog.jpg": [["q"]]}', '{"dog.jpg": [["q", ""]]}',
     '{"dog.jpg": "q"}', '{"dog.jpg": [["q", 1]]}', '{"absent.jpg": [["q", "a"]]}'],
)  # fmt: skip
def test_bad_questions_are_refused_in_one_sentence(asked, capsys, content):
    given_ = ["vqa", "--images", str(EXAMPLES), "--questions", str(asked(content))]
    assert main(given_) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_what_is_no_picture_cannot_be_greyed():
    with pytest.raises(EvaluationError):
        grey(b"no picture")
