"""The joint stage's parts: requests become batches, and a model learns from them."""

import pytest
import torch

from pipelines.encoders.text import TextEncoder
from pipelines.fusion.config import TEXT, VISION, tiny
from pipelines.fusion.model import FusionModel
from pipelines.fusion.vocabulary import END, Vocabulary
from pipelines.settings import Settings
from pipelines.tasks.language.items import MODALITY
from pipelines.training.captions import IGNORED
from pipelines.training.commands.examples import Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.joint import joint_vocabulary
from pipelines.training.orders import OrderData
from pipelines.training.sequences import anchored_loss, sequence_loss
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore
from tests.learning import losses

WORDS = joint_vocabulary(Vocabulary.of(["a", "dog"]))


def order_data() -> OrderData:
    store = WeightsStore(Settings.load())
    encoder = TextEncoder.load(store.ready(read_manifest()["all-minilm-l6-v2"]))
    return OrderData(Houses(None), Examples(None), encoder, WORDS)


def test_old_words_keep_their_ids_and_orders_come_after():
    old = Vocabulary.of(["a", "dog"])
    assert WORDS.pieces[: len(old)] == old.pieces
    assert WORDS["<do:turn_on>"] in WORDS.controls
    assert WORDS.encode("<do:turn_on>") and not set(WORDS.encode("<do:turn_on>")) & WORDS.controls


@pytest.mark.slow
def test_a_model_learns_requests_and_points():
    torch.manual_seed(1)
    (batch,) = order_data().batches(seed=3, count=1, size=16, per_house=8)
    targets = batch.targets[batch.targets != IGNORED]
    assert (targets == WORDS[END]).sum() == len(batch.tokens)
    assert (targets >= len(WORDS)).any(), "some of them point at a device"
    model = FusionModel(tiny(len(WORDS), (VISION, TEXT, MODALITY)))
    found = losses(model, batch)
    assert found[-1] < 0.35 * found[0]


def test_what_was_right_before_holds_a_model_back():
    torch.manual_seed(1)
    (batch,) = order_data().batches(seed=3, count=1, size=6, per_house=6)
    model, before = (FusionModel(tiny(len(WORDS), (VISION, TEXT, MODALITY))) for _ in range(2))
    model.eval(), before.eval()
    wrong = sequence_loss(model, batch)
    assert torch.equal(anchored_loss(model, batch, before, 1.0), wrong), "nothing was right"
    losses(before, batch)
    before.eval()
    assert anchored_loss(model, batch, before, 1.0) > 1.1 * wrong
    close = sequence_loss(before, batch)
    torch.testing.assert_close(anchored_loss(before, batch, before, 1.0), close)


def test_the_same_seed_gives_the_same_requests():
    data = order_data()
    first, second = (next(data.batches(5, 1, 6, 3)) for _ in range(2))
    assert torch.equal(first.tokens, second.tokens) and torch.equal(first.targets, second.targets)
