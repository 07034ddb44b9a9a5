"""Spoken requests as a model learns from them: said by a voice, heard by Whisper, batched."""

import random

import numpy as np
import pytest
import torch

from pipelines.encoders.speech import WHISPER, SpeechEncoder
from pipelines.encoders.text import TextEncoder
from pipelines.fusion.config import ITEMS, SPEECH, TEXT, VISION, tiny
from pipelines.fusion.model import FusionModel
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.preprocess.audio import RATE
from pipelines.settings import Settings
from pipelines.tasks.language.items import MODALITY
from pipelines.training.commands.examples import Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.hearing import HearingData
from pipelines.training.joint import joint_vocabulary
from pipelines.training.orders import OrderData
from pipelines.training.spoken import SpokenExample, heard, meant
from pipelines.training.utterance import natural, recorded
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore
from tests.learning import losses

pytestmark = pytest.mark.slow

WORDS = joint_vocabulary(Vocabulary.of(["a", "dog"]))


@pytest.fixture(scope="module")
def data() -> HearingData:
    """Random requests with random sounds, some longer than what the model hears."""
    chance, numbers = random.Random(2), np.random.default_rng(2)
    house, examples = Houses(None).sample(chance), Examples(None, arriving=meant)
    spoken = [
        SpokenExample(
            example,
            ((example.text, 0.7), ("something else", 0.3)),
            numbers.normal(size=(number * 12 + 1, SPEECH.width)).astype(np.float16),
        )
        for number, example in enumerate(examples.sample(house, chance) for _ in range(12))
    ]
    store = WeightsStore(Settings.load())
    encoder = TextEncoder.load(store.ready(read_manifest()["all-minilm-l6-v2"]))
    return HearingData(spoken, OrderData(Houses(None), Examples(None), encoder, WORDS))


@pytest.mark.parametrize(
    ("senses", "read"),
    [("both", {"text", "speech"}), ("sounds", {"speech"}), ("words", {"text"})],
)
def test_each_sense_gets_what_it_is_for(data, senses, read):
    batch = data.batch(data.spoken, senses, random.Random(0))
    assert batch.modalities.keys() == read | {ITEMS}
    if "speech" in read:
        sounds = batch.modalities["speech"]
        assert sounds.values.shape[1] == SPEECH.tokens
        lengths = [min(len(each.sounds), SPEECH.tokens) for each in data.spoken]
        assert sounds.mask.sum(1).tolist() == lengths[: len(batch.tokens)]


def test_a_model_learns_from_sounds_alone(data):
    torch.manual_seed(1)
    model = FusionModel(tiny(len(WORDS), (VISION, TEXT, SPEECH, MODALITY)))
    batch = data.batch(data.spoken, "sounds", random.Random(0))
    found = losses(model, batch)
    assert found[-1] < 0.35 * found[0]


def test_a_sentence_that_was_said_is_heard_with_its_sounds():
    store = WeightsStore(Settings.load())
    encoder = SpeechEncoder.load(store.ready(read_manifest()[WHISPER]))
    chance = random.Random(4)
    examples = Examples(None, arriving=meant)
    example = examples.sample(Houses(None).sample(chance), chance)
    sound = recorded(natural("Turn on the kitchen light.", chance), np.random.default_rng(4))
    assert np.abs(sound).max() <= 1
    found = heard(encoder, example, sound)
    assert found is not None and "kitchen light" in found.guesses[0][0].lower()
    assert found.sounds.shape[1] == SPEECH.width
    assert heard(encoder, example, np.zeros(RATE, np.float32)) is None
