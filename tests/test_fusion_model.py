"""The fusion model on a tiny config: same answers by every route, and it can learn."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from pipelines.fusion import checkpoint, int8
from pipelines.fusion.config import FusionConfig, Modality, tiny
from pipelines.fusion.decoding import Decoder, Limits, sampler
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.training.captions import pack
from pipelines.training.objectives import cross_entropy

VISION = Modality("vision", 12, 5)
SPEECH = Modality("speech", 8, 20)
WORDS = Vocabulary.of(["a", "cat", "dog", "sits", "runs", "far", "away", "##s", "##."])


@pytest.fixture
def model() -> FusionModel:
    """A model whose every part matters: as initialised, residual branches give nothing."""
    torch.manual_seed(0)
    model = FusionModel(tiny(len(WORDS), (VISION, SPEECH))).eval().requires_grad_(False)
    for parameter in model.parameters():
        parameter += 0.1 * torch.randn_like(parameter)
    return model


def vision(rows: int = 1) -> dict[str, Tokens]:
    return {"vision": Tokens(torch.randn(rows, 5, 12))}


def test_step_by_step_equals_whole_sequence(model):
    memory = model.read(vision(2))
    tokens = torch.randint(0, len(WORDS), (2, 9))
    whole = model(tokens, memory)
    state = model.start(memory)
    steps = torch.stack([model.step(tokens[:, i], state)[0] for i in range(9)], dim=1)
    torch.testing.assert_close(steps, whole, atol=1e-5, rtol=1e-4)


def test_packed_captions_equal_separate_captions(model):
    features = np.random.default_rng(0).normal(size=(1, 5, 12)).astype(np.float32)
    together = [[WORDS.encode("a dog runs"), WORDS.encode("a cat sits far away")]]
    loss = cross_entropy(0.0)
    packed = loss(model, pack(features, together, WORDS))
    apart = [loss(model, pack(features, [[each]], WORDS)) for each in together[0]]
    weights = torch.tensor([5.0, 7.0])  # targets: task, words, end
    torch.testing.assert_close(packed, (torch.stack(apart) * weights).sum() / 12)


def test_padding_of_a_modality_changes_nothing(model):
    speech = torch.randn(1, 7, 8)
    padded = torch.cat([speech, torch.full((1, 4, 8), 99.0)], dim=1)
    mask = torch.tensor([[True] * 7 + [False] * 4])
    image = vision()
    tokens = torch.tensor([[1, 4]])
    plain = model(tokens, model.read({**image, "speech": Tokens(speech)}))
    masked = model(tokens, model.read({**image, "speech": Tokens(padded, mask)}))
    torch.testing.assert_close(plain, masked, atol=1e-5, rtol=1e-4)


def test_every_modality_reaches_the_decoder(model):
    image = vision()
    tokens = torch.tensor([[1, 4]])
    alone = model(tokens, model.read(image))
    spoken = model(tokens, model.read({**image, "speech": Tokens(torch.randn(1, 7, 8))}))
    assert (alone - spoken).abs().max() > 1e-4


def test_unknown_and_missing_modalities_are_refused(model):
    with pytest.raises(ValueError, match="reads"):
        model.read({"smell": Tokens(torch.randn(1, 2, 3))})
    with pytest.raises(ValueError, match="reads"):
        model.read({})


def test_copies_of_a_row_decode_alike(model):
    memory = model.read(vision(3))
    decoder = Decoder(model, WORDS)
    once = decoder.sequences(memory, "caption")
    twice = decoder.sequences(memory, "caption", copies=2)
    assert [row for row in once for _ in range(2)] == twice


def test_a_beam_of_one_is_batched_greedy_piece_by_piece(model):
    memory = model.read(vision())
    decoder = Decoder(model, WORDS)
    batched = decoder.sequences(memory, "caption")[0]
    drafts = list(decoder.beam(decoder.open(memory), "caption", 1))
    for length, draft in enumerate(drafts[:-1], 1):
        assert [piece.token for piece in draft.pieces] == batched[:length] and not draft.found
    (reply,) = drafts[-1].found
    assert [piece.token for piece in reply.pieces] == batched


def test_a_search_ends_with_different_replies_the_best_first(model):
    decoder = Decoder(model, WORDS)
    *drafts, end = decoder.beam(decoder.open(model.read(vision())), "caption", 5)
    assert len(drafts) >= max(len(reply.pieces) for reply in end.found)
    assert len({tuple(piece.token for piece in reply.pieces) for reply in end.found}) >= 5
    scores = [reply.score for reply in end.found]
    assert scores == sorted(scores, reverse=True)
    assert end.pieces == end.found[0].pieces


def test_a_wider_beam_never_scores_worse(model):
    memory = model.read(vision())
    decoder = Decoder(model, WORDS)

    def mean(beams: int) -> float:
        opening = decoder.open(memory)
        *_, end = decoder.beam(opening, "caption", beams, Limits(max_tokens=6))
        pieces = end.pieces
        return sum(p.log_probability for p in pieces) / (len(pieces) + 1)

    assert mean(8) >= mean(1) - 0.5


def test_limits_hold(model):
    memory = model.read(vision())
    decoder = Decoder(model, WORDS)
    limits = Limits(max_tokens=6, min_tokens=6, repeat_ngram=2)
    ids = decoder.sequences(memory, "caption", limits)[0]
    assert len(ids) == 6
    pairs = list(pairwise(ids))
    assert len(pairs) == len(set(pairs))
    assert not set(ids) & WORDS.controls


def test_attention_is_a_distribution_over_the_memory(model):
    memory = model.read(vision())
    decoder = Decoder(model, WORDS)
    *_, end = decoder.beam(decoder.open(memory), "caption", 2, Limits(max_tokens=4))
    for piece in end.pieces:
        assert piece.attention.shape == (5,)
        assert float(piece.attention.sum()) == pytest.approx(1.0, abs=1e-5)


def test_odds_of_tasks_sum_to_one(model):
    odds = Decoder(model, WORDS).open(model.read(vision())).odds
    assert set(odds) == {"caption", "answer", "command", "none"}
    assert sum(odds.values()) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.slow
def test_a_tiny_model_learns_which_picture_is_which():
    torch.manual_seed(0)
    model = FusionModel(tiny(len(WORDS), (VISION,)))
    features = np.random.default_rng(1).normal(size=(2, 5, 12)).astype(np.float32)
    texts = ["a dog runs far away.", "a cat sits."]
    batch = pack(features, [[WORDS.encode(text)] for text in texts], WORDS)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(150):
        optimizer.zero_grad()
        cross_entropy(0.0)(model, batch).backward()
        optimizer.step()
    model.eval()
    memory = model.read({"vision": Tokens(torch.from_numpy(features))})
    written = [WORDS.decode(ids) for ids in Decoder(model, WORDS).sequences(memory, "caption")]
    assert written == texts


def test_config_survives_json():
    config = tiny(77, (VISION, SPEECH))
    assert FusionConfig.from_json(config.to_json()) == config


def test_a_saved_model_reads_back_almost_the_same(model, tmp_path):
    checkpoint.save(model, tmp_path / "model.safetensors")
    again = checkpoint.load(tmp_path / "model.safetensors", dense=True)
    tokens, image = torch.tensor([[1, 4, 9]]), vision()
    torch.testing.assert_close(
        again(tokens, again.read(image)), model(tokens, model.read(image)), atol=0.05, rtol=0.05
    )


def test_int8_generation_follows_the_dense_model(model, tmp_path):
    assert int8.AVAILABLE
    checkpoint.save(model, tmp_path / "model.safetensors")
    dense = checkpoint.load(tmp_path / "model.safetensors", dense=True)
    quick = checkpoint.load(tmp_path / "model.safetensors")
    assert any(value.dtype == torch.int8 for value in quick.state_dict().values())
    tokens, image = torch.tensor([1, 4]), vision(2)
    logits, attention = quick.step(tokens, quick.start(quick.read(image)))
    expected, looks = dense.step(tokens, dense.start(dense.read(image)))
    torch.testing.assert_close(logits, expected, atol=0.05, rtol=0.05)
    torch.testing.assert_close(attention, looks, atol=0.01, rtol=0.05)


@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_a_damaged_weights_file_is_refused(model, tmp_path, damage):
    path = tmp_path / "model.safetensors"
    if damage == "cut":
        checkpoint.save(model, path)
        path.write_bytes(path.read_bytes()[:-100])
    elif damage == "other":
        save_file({"x": torch.zeros(1)}, path)
    with pytest.raises(checkpoint.CheckpointError):
        checkpoint.load(path)


def test_samples_follow_the_probabilities():
    chances = torch.tensor([0.5, 0.0, 0.3, 0.2, 0.0]).expand(20_000, 5)
    drawn = sampler(torch.Generator().manual_seed(0))(chances.log())
    shares = torch.bincount(drawn, minlength=5) / len(drawn)
    torch.testing.assert_close(shares, chances[0], atol=0.02, rtol=0)
    assert shares[1] == shares[4] == 0
