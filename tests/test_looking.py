"""A picture with a text beside it: the model itself tells a question from a wish or an order."""

import pytest

from pipelines.assistant import Assistant
from pipelines.tasks.pictures.picture import Calibration
from pipelines.tasks.replies import Declined, Performed, Told
from pipelines.training.calibration import fit
from pipelines.types import Answer, Caption, Request, Route, Seen, Timing, Token
from tests.conftest import EXAMPLES

DOG = EXAMPLES / "dog.jpg"


def events(assistant: Assistant, text: str, session=None, image=DOG) -> list:
    return list(assistant.respond(Request(image=image, text=text), session))


def one(kind: type, found: list):
    (event,) = [each for each in found if isinstance(each, kind)]
    return event


def test_a_question_about_a_picture_gets_a_short_answer(assistant):
    found = events(assistant, "what animal is this?")
    assert [type(each) for each in found[:2]] == [Seen, Route]
    assert one(Route, found).task == "answer"
    answer = one(Answer, found)
    assert answer.text == "Dog." and 0 < answer.confidence < 1
    assert [word.text for word in answer.words] == ["dog"]
    assert answer.words[0].attention.shape == (8, 8)
    tokens = [each for each in found if isinstance(each, Token)]
    assert tokens[-1].text == "dog" and one(Timing, found).tokens == len(tokens)


def test_the_answer_depends_on_the_picture(assistant):
    yes = one(Answer, events(assistant, "is there a dog?"))
    no = one(Answer, events(assistant, "is there a dog?", image=EXAMPLES / "beach.jpg"))
    assert (yes.text, no.text) == ("Yes.", "No.")


def test_a_wish_for_a_description_gets_one(assistant):
    assert one(Caption, events(assistant, "describe this picture")).text


def test_a_house_beside_the_picture_changes_nothing_about_the_answer(assistant, session):
    alone = one(Answer, events(assistant, "what colour is the dog?"))
    beside = one(Answer, events(assistant, "what colour is the dog?", session))
    assert alone.text == beside.text


def test_a_question_about_the_house_is_answered_by_the_house(assistant, session):
    found = events(assistant, "is the front door locked?", session)
    assert "lock" in one(Told, found).text.lower()


def test_an_order_beside_a_picture_is_carried_out(assistant, session):
    one(Performed, events(assistant, "turn on the desk lamp", session))
    assert session.house.entity("light.desk_lamp").state == "on"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("turn on the garage light and tell me what animal this is", [Performed, Answer]),
        ("What animal is this? Turn on the garage light.", [Answer, Performed]),
        ("turn the garage light on and describe this picture", [Performed, Caption]),
    ],
)
def test_an_order_and_a_question_are_taken_in_order(assistant, session, text, kinds):
    found = events(assistant, text, session)
    replies = [each for each in found if isinstance(each, Performed | Answer | Caption)]
    assert [type(each) for each in replies] == kinds
    assert session.house.entity("light.garage").state == "on"


@pytest.mark.parametrize("house", [False, True])
def test_questions_in_sentences_of_their_own_are_all_answered(assistant, session, house):
    found = events(assistant, "What animal is this? Is there a beach?", session if house else None)
    animal, beach = [each.text for each in found if isinstance(each, Answer)]
    assert animal == "Dog." and beach in ("Yes.", "No.")


def test_a_picture_and_the_house_are_asked_in_two_sentences(assistant, session):
    found = events(assistant, "What animal is this? Is the front door locked?", session)
    assert one(Answer, found).text == "Dog."
    assert "lock" in one(Told, found).text.lower()


def test_two_questions_about_a_picture_are_one(assistant, session):
    one(Answer, events(assistant, "what is the dog doing and what colour is it?", session))


def test_an_order_without_a_house_says_so(assistant):
    assert "no house" in one(Declined, events(assistant, "turn on the desk lamp")).reason


def test_a_follow_up_looks_at_the_same_tokens(assistant):
    first = one(Answer, events(assistant, "what animal is this?"))
    again = one(Answer, events(assistant, "what animal is this?", image=DOG.read_bytes()))
    assert first.text == again.text and first.confidence == again.confidence


def test_it_means_what_was_spoken_of_before(assistant, session):
    one(Answer, events(assistant, "what animal is this?", session))
    assert (session.about.asked, session.about.said) == ("what animal is this?", "Dog.")
    leaning = one(Answer, events(assistant, "and what is it doing?", session))
    alone = one(Answer, events(assistant, "and what is it doing?"))
    assert leaning.confidence != alone.confidence, "the exchange before was read"
    assert session.about.said == leaning.text


def test_another_picture_begins_anew(assistant, session):
    one(Caption, list(assistant.respond(Request(image=DOG), session)))
    assert session.about.said
    beach = EXAMPLES / "beach.jpg"
    beside = one(Answer, events(assistant, "is there a dog?", session, beach))
    alone = one(Answer, events(assistant, "is there a dog?", image=beach))
    assert beside.confidence == pytest.approx(alone.confidence, abs=0.2)
    assert session.about.asked == "is there a dog?"


def test_the_house_is_asked_in_spite_of_what_was_said_of_the_picture(assistant, session):
    one(Answer, events(assistant, "what animal is this?", session))
    found = events(assistant, "is the front door locked?", session)
    assert "lock" in one(Told, found).text.lower()


@pytest.mark.parametrize("share", [0.2, 0.8])
def test_calibration_learns_how_often_answers_are_right(share):
    right = [index < 100 * share for index in range(100)]
    trust = fit([-0.7] * 100, right)
    assert trust(-0.7) == pytest.approx(share, abs=0.05)


def test_a_calibration_survives_its_file(tmp_path):
    Calibration(0.5, -1.25).save(tmp_path)
    assert Calibration.load(tmp_path) == Calibration(0.5, -1.25)
    assert 0 < Calibration.load(tmp_path)(-30.0) < Calibration.load(tmp_path)(-0.01) < 1
