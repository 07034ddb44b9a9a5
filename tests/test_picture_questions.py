"""Training questions about pictures: clean, short, balanced, and only what captions agree on."""

import json
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.training.questions import daquar, generated
from pipelines.training.questions.followups import followup

DOG = [
    "a black and white dog runs through the snow",
    "a black and white dog is running in the snow with a stick in its mouth",
    "a dog runs across the snow with a stick",
    "a black and white dog carrying a stick",
    "the dog is running through deep snow",
]
MEN = [
    "two men in red shirts play soccer on a field",
    "two men are playing soccer",
    "two soccer players fight for the ball in a grassy field",
    "two men playing soccer in a field",
    "two men run after a ball",
]
SAID = """
the a two three dog dogs cat man men woman boy girl people red blue black white and shirt hat ball
stick runs running sits sitting jumps in on with of snow water grass beach field bike riding holding
wearing is are , playing soccer his another group one
"""
WORDS = st.sampled_from(SAID.split())
CAPTIONS = st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=5)


def asked(captions, times=40):
    """Everything that is asked about a picture, over many draws."""
    return {pair for seed in range(times) for pair in generated(captions, random.Random(seed))}


def answers(captions, *beginnings):
    return {answer for question, answer in asked(captions) if question.startswith(beginnings)}


def test_a_dog_is_asked_about_in_many_ways():
    assert answers(DOG, "what kind of animal", "what animal is") == {"dog"}
    assert answers(DOG, "what colour is", "what color is") == {"black and white"}
    assert answers(DOG, "where is the dog") == {"in the snow"}
    assert answers(DOG, "what is the dog doing") == {"running"}
    assert answers(DOG, "how many dogs") == {"1"}
    assert answers(DOG, "is anyone in", "are there people") == {"no"}


def test_men_are_counted_and_their_game_is_known():
    assert answers(MEN, "how many men", "how many people") == {"2"}
    assert answers(MEN, "what sport", "which game") == {"soccer"}
    assert answers(MEN, "is there a cat", "is there a horse") <= {"no"}


def test_a_question_leans_on_the_one_before_with_the_right_word():
    pairs = [("what animal is this?", "dog"), ("what colour is the dog?", "black and white")]
    boy = [("who is in the picture?", "boy"), ("what colour is the boy's shirt?", "red")]
    dogs = [("how many dogs are there?", "2"), ("what are the dogs doing?", "running")]

    def said(asked):
        drawn = [followup(asked, [], random.Random(seed)) for seed in range(60)]
        return {(text.split(" | ")[0], answer) for text, answer in drawn}

    assert ("what colour is it?", "black and white") in said(pairs)
    assert ("what colour is his shirt?", "red") in said(boy)
    assert ("what are they doing?", "running") in said(dogs)
    assert followup([], [], random.Random(1)) is None


def test_what_captions_disagree_about_is_not_asked():
    mixed = ["a red ball", "a blue ball on the grass", "two dogs", "three dogs and a ball"]
    assert not [q for q, _ in asked(mixed) if "colo" in q or "how many dogs" in q]


def test_what_may_well_be_there_is_not_denied():
    water = ["a boy at the lake", "a boy stands near a lake", "the boy is by the water"]
    denied = {question.rstrip("?") for question, answer in asked(water) if answer == "no"}
    for word in ("swimming", "boat", "water", "girl's"):
        assert not [question for question in denied if word in question]


@given(captions=CAPTIONS, seed=st.integers(0, 99))
def test_pairs_are_short_clean_balanced_and_the_same_again(captions, seed):
    pairs = generated(captions, random.Random(seed))
    assert pairs == generated(captions, random.Random(seed))
    counted = Counter(answer for _, answer in pairs)
    assert counted["yes"] == counted["no"] or abs(counted["yes"] - counted["no"]) <= 1
    assert len({question for question, _ in pairs}) == len(pairs) <= 13
    for question, answer in pairs:
        assert 1 <= len(answer.split()) <= 3 and answer == answer.strip().lower()
        assert "{" not in question and question == " ".join(question.split()) != ""


@given(captions=CAPTIONS, seed=st.integers(0, 99))
def test_no_thing_that_is_named_is_denied(captions, seed):
    named = set(" ".join(captions).replace(",", " ").split())
    for question, answer in generated(captions, random.Random(seed)):
        if answer == "no" and question.startswith(("is there a ", "do you see a ")):
            assert question.rstrip("?").split()[3 if question[0] == "i" else 4] not in named


def test_nothing_is_asked_where_nothing_is_said():
    assert generated([], random.Random(1)) == []
    assert generated(["", "the view"], random.Random(1)) == []


@pytest.mark.parametrize("split", ["train", "dev"])
def test_daquar_is_cleaned(tmp_path, split):
    raw = {
        "image2.jpg": [["What is on the desk ?", "garbage_bin, cup"]],
        "image10.jpg": [["what is the man 's chair made of ??", " wood "], ["how many ", "2"]],
    }
    (tmp_path / "daquar").mkdir()
    (tmp_path / "daquar" / f"{split}.json").write_text(json.dumps(raw))
    assert daquar(tmp_path, split) == {
        "image10.jpg": [("what is the man's chair made of?", "wood"), ("how many?", "2")],
        "image2.jpg": [("what is on the desk?", "garbage bin, cup")],
    }
