"""Training on tiny models and made-up features: the pieces are right, and a run can resume."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from pycocoevalcap.cider.cider import Cider

from pipelines.encoders import vision
from pipelines.encoders.efficientnet import EfficientNetLite
from pipelines.encoders.vision import VisionEncoder
from pipelines.evaluation.pictures import PictureSet
from pipelines.fusion.config import Modality, tiny
from pipelines.fusion.decoding import Decoder, Limits, sampler
from pipelines.fusion.model import FusionModel
from pipelines.fusion.projectors import Projector
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.training.captions import CaptionData, clean_caption
from pipelines.training.cider import CiderReward
from pipelines.training.config import JointConfig
from pipelines.training.features import FeatureJob, compute
from pipelines.training.loop import Schedule, Stage
from pipelines.training.objectives import SelfCritical, cross_entropy
from pipelines.training.plot import draw
from pipelines.training.whitening import whiten

WORDS = Vocabulary.of(["a", "red", "blue", "ball", "box", "falls", "rolls", "##s"])
CAPTIONS = [["a red ball rolls", "a red ball falls"], ["a blue box falls", "a box falls"]]
SCHEDULE = Schedule(
    epochs=2,
    steps_per_epoch=20,
    learning_rate=3e-3,
    warmup_steps=5,
    weight_decay=0.01,
    gradient_norm=1.0,
    average_decay=0.9,
    patience=5,
)


@pytest.fixture
def data() -> CaptionData:
    features = np.random.default_rng(0).normal(size=(2, 5, 12)).astype(np.float16)
    return CaptionData([features], CAPTIONS, WORDS)


@pytest.fixture
def model() -> FusionModel:
    torch.manual_seed(0)
    return FusionModel(tiny(len(WORDS), (Modality("vision", 12, 5),)))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("A child 's toy .", "a child's toy"),
        ('A sign says " stop " .', "a sign says stop"),
        ("Two dogs , one ball", "two dogs, one ball"),
        ("A t - shirt", "a t-shirt"),
    ],
)
def test_corpus_tokenisation_is_undone(raw, clean):
    assert clean_caption(raw) == clean


def test_the_reward_is_the_librarys_cider():
    sequences = [[WORDS.encode(text) for text in texts] for texts in CAPTIONS]
    candidate = "a red box falls"
    reward = CiderReward(sequences)
    ours = [reward(index, WORDS.encode(candidate)) for index in range(2)]
    truth = dict(enumerate(CAPTIONS))
    _, theirs = Cider().compute_score(truth, {index: [candidate] for index in range(2)})
    assert ours == pytest.approx(theirs.tolist(), abs=1e-6)


def test_whitening_shows_what_differs_between_pictures():
    chance = np.random.default_rng(0)
    spread = np.array([20.0, 5.0, *[0.3] * 10])
    features = (chance.normal(size=(800, 5, 12)) * spread + 50).astype(np.float16)
    projector = Projector(Modality("vision", 12, 5), 12)
    whiten(projector, features)
    with torch.no_grad():
        projected = projector(torch.from_numpy(features).float()).flatten(0, 1)
    strengths = torch.linalg.eigvalsh(torch.cov(projected.T)).flip(0).sqrt()
    assert strengths[0] < 2 * strengths[5]
    assert float(projected.mean().abs()) < 0.02


def test_captions_of_a_picture_are_drawn_anew(data):
    chance = np.random.default_rng(0)
    drawn = {tuple(data.batch(np.array([0]), 1, chance).tokens[0].tolist()) for _ in range(20)}
    assert len(drawn) == 2


def test_a_stage_learns_stops_and_resumes(model, data, tmp_path):
    def batches(epoch):
        chance = np.random.default_rng(epoch)
        return [data.batch(np.array([0, 1]), 2, chance) for _ in range(20)]

    loss = cross_entropy(0.0)
    scores = iter([0.1, 0.2, 0.3, 0.4])
    short = Schedule(**{**SCHEDULE.__dict__, "epochs": 1})
    Stage(model, short, loss, tmp_path).run(batches, lambda model: {"cider": next(scores)})
    again = Stage(model, SCHEDULE, loss, tmp_path)
    assert again.progress.epoch == 1
    again.run(batches, lambda model: {"cider": next(scores)})
    history = json.loads((tmp_path / "history.json").read_text())
    assert [entry["epoch"] for entry in history] == [1, 2]
    assert history[1]["loss"] < history[0]["loss"]


def test_a_stage_keeps_its_best_model_and_loses_patience(model, data, tmp_path):
    scores = iter([0.5, 0.4, 0.3, 0.2])
    impatient = Schedule(**{**SCHEDULE.__dict__, "epochs": 9, "patience": 2, "steps_per_epoch": 1})
    batch = data.batch(np.array([0, 1]), 2, np.random.default_rng(0))
    stage = Stage(model, impatient, cross_entropy(0.0), tmp_path)
    stage.run(lambda epoch: [batch], lambda model: {"cider": next(scores)})
    assert stage.progress.epoch == 3 and stage.progress.best_epoch == 1


@pytest.mark.parametrize(("last", "kept"), [(0.9, True), (0.1, False)])
def test_the_last_step_is_kept_where_it_beats_the_average(model, data, tmp_path, last, kept):
    scores = iter([0.5, last])
    short = Schedule(**{**SCHEDULE.__dict__, "epochs": 1, "steps_per_epoch": 1})
    batch = data.batch(np.array([0, 1]), 2, np.random.default_rng(0))
    stage = Stage(model, short, cross_entropy(0.0), tmp_path)
    found = stage.run(lambda epoch: [batch], lambda model: {"cider": next(scores)})
    assert (found is stage.model) is kept


def test_what_is_frozen_stays_as_it_is(model, data, tmp_path):
    before = {name: value.clone() for name, value in model.state_dict().items()}
    model.requires_grad_(False).get_submodule("fusion").requires_grad_(True)
    short = Schedule(**{**SCHEDULE.__dict__, "epochs": 1, "steps_per_epoch": 3})
    batch = data.batch(np.array([0, 1]), 2, np.random.default_rng(0))
    stage = Stage(model, short, cross_entropy(0.0), tmp_path)
    found = stage.run(lambda epoch: [batch] * 3, lambda model: {"cider": 0.0})
    moved = {n for n, value in found.state_dict().items() if not torch.equal(value, before[n])}
    assert moved and all(name.startswith("fusion.") for name in moved)


@pytest.mark.slow
def test_reward_training_raises_the_reward(model, data):
    critic = SelfCritical(data.captions, WORDS, samples=5)
    features = torch.from_numpy(data.variants[0]).float()
    limits = Limits(max_tokens=12, min_tokens=0)

    def mean_reward() -> float:
        with torch.inference_mode():
            memory = model.eval().read({"vision": Tokens(features)})
        chance = sampler(torch.Generator().manual_seed(1))
        rows = Decoder(model, WORDS).sequences(memory, "caption", limits, chance, copies=100)
        rewards = [critic.reward(i // 100, [*row, critic.end]) for i, row in enumerate(rows)]
        return float(np.mean(rewards))

    batch = data.batch(np.array([0, 1]), 2, np.random.default_rng(0))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(15):  # a first idea of words, as the likelihood stage gives
        optimizer.zero_grad()
        cross_entropy(0.3)(model, batch).backward()
        optimizer.step()
    before = mean_reward()
    for _ in range(80):
        optimizer.zero_grad()
        critic(model, (features, [0, 1])).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    assert mean_reward() > 2 * before


def test_features_go_on_where_they_stopped(tmp_path):
    from transformers import Dinov2Config, Dinov2Model

    torch.manual_seed(0)
    config = Dinov2Config(
        hidden_size=vision.OUTLINES, num_hidden_layers=1, num_attention_heads=6, patch_size=14
    )
    encoder = VisionEncoder(Dinov2Model(config), EfficientNetLite())
    folder = tmp_path / "pictures"
    folder.mkdir()
    for index in range(3):
        Image.new("RGB", (30, 20), (80 * index, 50, 9)).save(folder / f"{index}.png")
    names = ["0.png", "1.png", "2.png"]
    whole = compute(
        FeatureJob(PictureSet(folder), names, "part-1", tmp_path / "whole.npy"), encoder
    )
    job = FeatureJob(PictureSet(folder), names, "part-1", tmp_path / "again.npy")
    np.save(tmp_path / "again.part.npy", np.asarray(whole) * [[[1]], [[1]], [[0]]])
    (tmp_path / "again.done").write_text("2")
    assert whole.shape == (3, 65, 1664)
    np.testing.assert_allclose(compute(job, encoder)[:2], whole[:2])
    assert float(np.abs(compute(job, encoder)[2]).sum()) > 0


def test_the_plot_is_a_picture(tmp_path: Path):
    entry = {"epoch": 1, "loss": 3.0, "cider": 0.4, "answers": 0.2, "seconds": 60.0}
    draw([entry, {**entry, "epoch": 2}], tmp_path / "plot.png")
    with Image.open(tmp_path / "plot.png") as image:
        assert image.width > 400


def test_a_config_survives_its_file(tmp_path):
    config = JointConfig(seed=3, variants=("plain",))
    config.save(tmp_path / "config.json")
    assert JointConfig.load(tmp_path / "config.json") == config
