"""What might be in a picture: labels ranked through the public door, and what visitors type."""

import json
import re

import pytest
import torch

from demo.labelling import draw
from demo.texts import EN
from demo.texts_zh import ZH
from pipelines.evaluation.nouns import Nouns
from pipelines.evaluation.wordnet import WordNet
from pipelines.fusion.errors import CheckpointError
from pipelines.preprocess.text import split
from pipelines.settings import ASSETS
from pipelines.tasks.pictures.labels import (
    LabelHead,
    Labeller,
    Trust,
    checked,
    everyday_labels,
)
from pipelines.training.labels import LabelsConfig, Lessons, contrast, train
from pipelines.types import Failure, Label, LabelError, Labelled, Request, Seen, Timing
from tests.conftest import EXAMPLES

EVIL = "<script>alert('1')</script>"


def labelled(assistant, name: str, *labels: str) -> Labelled:
    events = list(assistant.respond(Request(EXAMPLES / f"{name}.jpg", labels=labels)))
    assert [type(each) for each in events] == [Seen, Labelled, Timing]
    return events[1]


def refused(assistant, labels) -> str:
    image = EXAMPLES / "kitten.jpg"
    (failure,) = assistant.respond(Request(image, labels=tuple(labels)))
    assert isinstance(failure, Failure) and failure.kind == "LabelError"
    return failure.message


@pytest.mark.parametrize(
    ("picture", "right", "wrong"),
    [
        ("kitten", "cat", "bicycle"),
        ("dog", "dog", "sofa"),
        ("horses", "horse", "laptop"),
        ("beach", "beach", "kitchen"),
        ("mountains", "mountain", "bathroom"),
    ],
)
def test_what_a_picture_shows_ranks_above_what_it_does_not(assistant, picture, right, wrong):
    best, other = labelled(assistant, picture, wrong, right).labels
    assert (best.text, other.text) == (right, wrong) and best.probability > other.probability


def test_the_everyday_list_names_a_dog(assistant):
    found = labelled(assistant, "dog")
    assert found.compared == len(everyday_labels()) and len(found.labels) == 5
    assert "dog" in [each.text for each in found.labels]


def test_probabilities_of_all_labels_and_of_none_sum_to_one(assistant):
    found = labelled(assistant, "horses", "horse", "dog", "piano")
    total = found.none + sum(each.probability for each in found.labels)
    assert total == pytest.approx(1, abs=1e-4)
    assert list(found.labels) == sorted(found.labels, key=lambda each: -each.probability)


def test_a_picture_seen_before_is_not_encoded_again(assistant, monkeypatch):
    (seen, *_) = assistant.respond(Request(EXAMPLES / "pagoda.jpg"))
    monkeypatch.setattr(assistant.looker.sight, "encoder", None)
    *_, found, timing = assistant.respond(Request(seen.crop, labels=()))
    assert isinstance(found, Labelled) and isinstance(timing, Timing)


def test_hostile_labels_are_only_words(assistant):
    found = labelled(assistant, "kitten", EVIL, "🐈‍⬛", "{0.__class__}", "cat", "'; DROP TABLE")
    assert {each.text for each in found.labels} >= {EVIL, "cat", "{0.__class__}"}


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (["cat"], "at least 2"),
        (["cat", "Cat", " CAT "], "at least 2"),
        ([f"thing {n}" for n in range(10_000)], "at most 50 labels, not 10,000"),
        (["cat", ""], "empty"),
        (["cat", "\u200b\u200d"], "empty"),
        (["cat", "x" * 61], "60 characters"),
        (["cat", "x" * 1_000_000], "60 characters"),
    ],
)
def test_labels_that_cannot_be_used_are_explained(assistant, labels, says):
    assert says in refused(assistant, labels)


def test_labels_need_a_picture(assistant):
    (failure,) = assistant.respond(Request(labels=("cat", "dog")))
    assert isinstance(failure, Failure) and failure.kind == "InputError"


def test_labels_are_cleaned_and_kept_once():
    assert checked(["  red   cat\n", "Red cat", "dog"]) == ("red cat", "dog")
    with pytest.raises(LabelError):
        checked([])


def test_what_is_typed_is_split_at_commas_of_any_kind():
    assert split("cat, dog,,sofa\nlamp；椅子，桌子、") == (
        "cat", "dog", "sofa", "lamp", "椅子", "桌子",
    )  # fmt: skip
    assert split(" , ,") == ()


def test_the_everyday_list_is_long_plain_and_without_repetition():
    labels = everyday_labels()
    assert len(labels) >= 150 and len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", each) for each in labels)


def test_a_labeller_survives_its_file(tmp_path, assistant):
    encoder, tokens = assistant.looker.labeller.encoder, torch.randn(1, 65, 1664)
    first = Labeller(LabelHead(), encoder, Trust(30.0, 9.0), Trust(20.0, 5.0))
    first.save(tmp_path)
    again = Labeller.load(tmp_path, encoder)
    assert (again.listed, again.typed) == (first.listed, first.typed)
    one, other = (each.rank(tokens, ["cat", "dog"]).labels for each in (first, again))
    assert one[0].probability == pytest.approx(other[0].probability, abs=0.02)
    (tmp_path / "labels.safetensors").write_bytes(b"damaged")
    with pytest.raises(CheckpointError):
        Labeller.load(tmp_path, encoder)


def test_training_brings_pictures_to_their_words():
    torch.manual_seed(0)
    words = torch.nn.functional.normalize(torch.randn(1, 4, 384), dim=-1)
    shows = torch.arange(40) % 4
    tokens = torch.randn(4, 1664)[shows] + 0.1 * torch.randn(40, 1664)
    named = torch.nn.functional.one_hot(shows, 4).float()
    lessons = Lessons([tokens], words[0, shows].unsqueeze(1), words, named, named)
    head = train(LabelsConfig(steps=60, batch=16, captions=1), lessons)
    with torch.inference_mode():
        nearest = (head(tokens.unsqueeze(1)) @ words[0].T).argmax(1)
    assert (nearest == shows).float().mean() > 0.95


def test_a_pair_without_a_right_partner_does_not_count():
    texts = torch.eye(3, 384)
    right = torch.tensor([[1.0, 0, 0], [0, 1.0, 0], [0, 0, 0]])
    both, scale = contrast(texts, texts, right, torch.tensor(50.0)), torch.tensor(50.0)
    assert both.item() == pytest.approx(0, abs=1e-4)
    assert contrast(texts, texts.flip(0), right, scale).item() > 10


def test_nouns_are_things_and_kinds_count():
    nouns = Nouns(WordNet())
    named = nouns.named("Two greyhounds are running in the white snow near a swimming pool .")
    assert {"greyhound", "snow", "swimming pool"} <= named
    assert named.isdisjoint({"running", "white", "two"})
    assert nouns.shown(named, ["dog", "cat", "snow", "animal"]) == [0, 2, 3]
    bikes = nouns.named("Two surfers lean on their bikes .")
    assert {"surfer", "bicycle"} <= bikes and "motorcycle" not in bikes
    assert "tennis match" in nouns.named("a girl plays tennis")


def test_the_committed_figures_are_those_of_the_committed_weights():
    folder = ASSETS / "weights"
    report = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    found = report["development"]
    assert found["top_5"] > found["most_frequent_top_5"] > found["random_top_5"]
    assert max(found["calibration_error"], found["calibration_error_typed"]) < 0.1
    assert (folder / "labels.safetensors").stat().st_size < 3_000_000


@pytest.mark.parametrize("t", [EN, ZH])
def test_the_panel_escapes_what_a_visitor_wrote(t):
    drawn = draw(Labelled((Label(EVIL, 0.6), Label("cat", 0.3)), 0.1, 2), t)
    assert "<script" not in drawn and "&lt;script" in drawn and "60%" in drawn
    failed = draw(Failure("LabelError", EVIL), t)
    assert "<script" not in failed and 'role="alert"' in failed
    assert t.no_labels in draw(None, t)
