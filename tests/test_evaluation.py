"""Scoring captions from the command line: right numbers for right files, clear words otherwise."""

import json
import tarfile

import pytest

from pipelines.evaluation.__main__ import main
from pipelines.evaluation.captions import read_task
from pipelines.evaluation.pictures import PictureSet
from pipelines.evaluation.scores import score_captions
from tests.conftest import EXAMPLES, SOUNDS

REFERENCES = {"dog.jpg": ["a dog stands on grass"], "horses.jpg": ["horses run in a field"]}


@pytest.fixture
def references(tmp_path):
    path = tmp_path / "references.json"
    path.write_text(json.dumps({**REFERENCES, "absent.jpg": ["nothing"]}))
    return path


@pytest.mark.slow
def test_captions_of_a_folder_are_scored(references, capsys):
    arguments = ["caption", "--images", str(EXAMPLES), "--references", str(references)]
    assert main(arguments) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["pictures"] == 2 and result["missing"] == 1
    assert result["images_per_second"] > 0
    assert {"BLEU-1", "BLEU-4", "CIDEr"} <= result.keys()


def test_a_folder_and_a_tar_are_read_alike(references, tmp_path):
    tar = tmp_path / "pictures.tar"
    with tarfile.open(tar, "w") as archive:
        for name in REFERENCES:
            archive.add(EXAMPLES / name, name)
    folder, packed = read_task(EXAMPLES, references), read_task(tar, references)
    assert (folder.names, folder.missing) == (packed.names, packed.missing)
    for name in folder.names:
        assert folder.pictures.read(name) == packed.pictures.read(name)


def test_limit_takes_the_first_names(references):
    assert read_task(EXAMPLES, references, 1).names == ["dog.jpg"]


@pytest.mark.slow
def test_the_right_caption_scores_higher_than_the_wrong_one(monkeypatch, tmp_path):
    right = {name: texts[0] for name, texts in REFERENCES.items()}
    wrong = dict(zip(right, reversed(right.values()), strict=True))
    good = score_captions(REFERENCES, right)
    monkeypatch.setenv("PATH", str(tmp_path))  # where there is no Java
    plain, bad = score_captions(REFERENCES, right), score_captions(REFERENCES, wrong)
    assert plain["tokenizer"] == "plain" and "METEOR" not in plain
    for each in (good, plain):
        assert each["BLEU-4"] == pytest.approx(1.0, abs=1e-3)
        assert float(bad["CIDEr"]) < 0.5 < float(each["CIDEr"])


@pytest.mark.parametrize(
    "content", ["not json", "[]", "{}", '{"a.jpg": "text"}', '{"a.jpg": []}', '{"a.jpg": [1]}']
)
def test_bad_references_are_refused(tmp_path, capsys, content):
    path = tmp_path / "bad.json"
    path.write_text(content)
    assert main(["caption", "--images", str(EXAMPLES), "--references", str(path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("images", ["absent", "references.json"])
def test_bad_pictures_are_refused(references, capsys, images):
    path = references.parent / images
    assert main(["caption", "--images", str(path), "--references", str(references)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_picture_set_reads_only_its_own_names():
    pictures = PictureSet(EXAMPLES)
    assert "dog.jpg" in pictures
    with pytest.raises(KeyError):
        pictures.read("../weights.toml")


@pytest.mark.slow
def test_slot_words_that_are_heard_are_counted(tmp_path, capsys):
    slots = {"order.flac": {"slots": {"drink": "latte", "size": "medium", "other": "elephant"}}}
    (tmp_path / "slots.json").write_text(json.dumps(slots))
    arguments = ["--audio", str(SOUNDS), "--slots", str(tmp_path / "slots.json")]
    assert main(["speech", *arguments]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["slot_words"] == 3 and result["slot_words_heard"] == pytest.approx(
        2 / 3, abs=1e-3
    )
    assert main(["speech", "--audio", str(SOUNDS), "--slots", str(SOUNDS)]) == 1
    assert "must map" in capsys.readouterr().err


@pytest.mark.parametrize("others", ["absent", "examples"])
def test_rooms_without_the_listed_things_are_refused(tmp_path, capsys, others):
    others = EXAMPLES if others == "examples" else tmp_path / others
    assert main(["deixis", "--rooms", str(tmp_path), "--others", str(others)]) == 1
    error = capsys.readouterr().err
    assert "cannot be read" in error and error.count("\n") == 1
