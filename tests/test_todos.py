"""The head that finds to-dos: learned, stored, and measured on sentences written by hand."""

import random

import pytest
import torch

from pipelines.encoders.text import POOLED
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.texts import CASES, read_sentences
from pipelines.fusion.errors import CheckpointError
from pipelines.tasks.texts.sentence_head import LIKELY, TODOS, SentenceHead
from pipelines.training import todos
from pipelines.training.sentence_heads import fit, split


def test_a_head_learns_a_direction_and_reads_back(tmp_path):
    vectors = torch.nn.functional.normalize(torch.randn(200, POOLED), dim=-1)
    targets = (vectors[:, 0] > 0).float()
    head = fit(vectors, targets)
    head.save(tmp_path / TODOS)
    again = SentenceHead.load(tmp_path / TODOS)
    assert torch.allclose(head(vectors), again(vectors), atol=0.01)
    assert ((again(vectors) >= LIKELY) == targets.bool()).float().mean() > 0.95


@pytest.mark.parametrize("content", [None, b"", b"not a head"])
def test_a_missing_or_damaged_head_is_a_clear_error(tmp_path, content):
    if content is not None:
        (tmp_path / TODOS).write_bytes(content)
    with pytest.raises(CheckpointError, match=r"todos\.safetensors"):
        SentenceHead.load(tmp_path / TODOS)


def test_frames_become_whole_sentences():
    chance = random.Random(0)
    frames = (todos.words.ASKING, todos.words.TELLING, todos.words.FACTS, todos.words.PLANS)
    for frame in (each for part in frames for each in split(part)):
        made = todos._made(frame, chance)
        assert "{" not in made and "  " not in made and made[0] == made[0].upper()


def test_the_development_sentences_are_many_of_both_kinds():
    kinds = [each.flag for each in read_sentences(CASES)]
    assert len(kinds) >= 120 and min(sum(kinds), len(kinds) - sum(kinds)) >= 50


@pytest.mark.parametrize(
    "content",
    ["", "{}", '{"sentence": "a"}', '{"sentence": "a", "todo": 1}', "[", "\n"],
)
def test_a_malformed_file_is_refused(tmp_path, content):
    path = tmp_path / "dev.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError):
        read_sentences(path)
