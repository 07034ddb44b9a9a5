"""Fusion strategies: who sees whom, padding that changes nothing, and files of their own."""

from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.fusion import checkpoint
from pipelines.fusion.config import ITEMS, Modality, tiny
from pipelines.fusion.decoding import Decoder
from pipelines.fusion.meeting import Crossing
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import STRATEGIES, Tokens
from pipelines.fusion.vocabulary import END, PAD, START, Vocabulary
from pipelines.training.sequences import SequenceBatch, sequence_loss, shifted
from pipelines.training.strategies import begun
from pipelines.types import FUSIONS

WORDS = Vocabulary.of(["a", "cat", "dog", "sits", "runs", "far", "away", "##s", "##."])
WIDTHS = {"vision": 12, "text": 10, "speech": 8, ITEMS: 6}
MODALITIES = tuple(Modality(name, width, 20, name != ITEMS) for name, width in WIDTHS.items())
SENT = torch.tensor([[1, 4, 9]])
OTHERS = [name for name in STRATEGIES if name != "concatenation"]


def built(name: str, seed: int = 0) -> FusionModel:
    """A model whose every part matters: as initialised, residual branches give nothing."""
    torch.manual_seed(seed)
    config = replace(tiny(len(WORDS), MODALITIES), strategy=name)
    model = FusionModel(config).eval().requires_grad_(False)
    for parameter in model.parameters():
        parameter += 0.1 * torch.randn_like(parameter)
    return model


MODELS = {name: built(name) for name in STRATEGIES}


def tokens(name: str, count: int, seed: int = 0) -> Tokens:
    generator = torch.Generator().manual_seed(seed)
    return Tokens(torch.randn(1, count, WIDTHS[name], generator=generator))


def padded(part: Tokens, count: int) -> Tokens:
    rows, real, width = part.values.shape
    values = torch.cat([part.values, torch.full((rows, count, width), 99.0)], dim=1)
    return Tokens(values, torch.tensor([[True] * real + [False] * count]))


def fused(model: FusionModel, modalities: dict[str, Tokens], name: str) -> torch.Tensor:
    """What becomes of one modality's tokens."""
    projected = {
        each: Tokens(model.projectors[each](part.values), part.mask)
        for each, part in modalities.items()
    }
    found = model.fusion(projected)
    return found.values[:, found.spans[name]]


def test_every_strategy_can_be_asked_for():
    assert tuple(STRATEGIES) == FUSIONS


@pytest.mark.parametrize("name", STRATEGIES)
@settings(max_examples=25)
@given(
    sizes=st.dictionaries(st.sampled_from(list(WIDTHS)), st.integers(1, 6), min_size=1),
    padding=st.lists(st.integers(0, 4), min_size=4, max_size=4),
)
def test_padding_changes_nothing(name, sizes, padding):
    model = MODELS[name]
    plain = {each: tokens(each, size) for each, size in sizes.items()}
    longer = {
        each: padded(part, count)
        for (each, part), count in zip(plain.items(), padding, strict=False)
    }
    memory, other = model.read(plain), model.read(longer)
    words = len(WORDS)
    torch.testing.assert_close(
        model(SENT, memory)[..., :words], model(SENT, other)[..., :words], atol=1e-4, rtol=1e-3
    )
    if memory.items is not None and other.items is not None:
        size = memory.items.values.shape[1]
        torch.testing.assert_close(
            memory.items.values, other.items.values[:, :size], atol=1e-4, rtol=1e-3
        )


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_modality_that_a_row_lacks_changes_nothing_either(name):
    model = MODELS[name]
    both = {"text": tokens("text", 3), ITEMS: tokens(ITEMS, 4)}
    absent = Tokens(torch.full((1, 5, WIDTHS["speech"]), 99.0), torch.zeros(1, 5, dtype=torch.bool))
    plain = model(SENT, model.read(both))
    with_absent = model(SENT, model.read({**both, "speech": absent}))
    torch.testing.assert_close(plain, with_absent, atol=1e-4, rtol=1e-3)


@pytest.mark.parametrize("name", STRATEGIES)
def test_spans_say_where_each_modality_lies(name):
    memory = MODELS[name].read({each: tokens(each, 2 + n) for n, each in enumerate(WIDTHS)})
    ends = [(span.start, span.stop) for span in memory.spans.values()]
    assert ends == [(0, 2), (2, 5), (5, 9), (9, 14)]
    assert memory.items is not None and memory.items.values.shape[1] == 5


@pytest.mark.parametrize(
    ("name", "whose", "other", "meets"),
    [
        ("concatenation", "vision", "text", True),
        ("sum", "vision", "text", True),
        ("sum", ITEMS, "vision", True),
        ("attention", "text", "vision", True),
        ("attention", "speech", ITEMS, True),
        ("attention", ITEMS, "text", True),
        ("attention", ITEMS, "vision", False),
        ("attention", "vision", "text", False),
    ],
)
def test_who_hears_of_whom(name, whose, other, meets):
    first = {whose: tokens(whose, 3), other: tokens(other, 4)}
    second = {**first, other: tokens(other, 4, seed=1)}
    found, changed = (fused(MODELS[name], each, whose) for each in (first, second))
    assert ((found - changed).abs().max() > 1e-5) == meets


def test_a_sum_says_the_same_to_every_token():
    model = built("sum")
    model.fusion.layers, model.fusion.norm = model.fusion.layers[:1], torch.nn.Identity()
    pictures = [{"text": tokens("text", 3), "vision": tokens("vision", 4, seed)} for seed in (0, 1)]
    one, two = (fused(model, each, "text") for each in pictures)
    said = (two - one)[0]
    torch.testing.assert_close(said, said[:1].expand_as(said), atol=1e-5, rtol=1e-4)
    assert said.abs().max() > 1e-3


@pytest.mark.slow
@pytest.mark.parametrize("name", STRATEGIES)
def test_each_learns_replies_that_neither_picture_nor_text_tells_alone(name):
    torch.manual_seed(0)
    model = FusionModel(replace(tiny(len(WORDS), MODALITIES), strategy=name))
    pictures, texts = torch.randn(2, 5, WIDTHS["vision"]), torch.randn(2, 3, WIDTHS["text"])
    modalities = {
        "vision": Tokens(pictures[[0, 0, 1, 1]]),
        "text": Tokens(texts[[0, 1, 0, 1]]),
    }
    replies = ["a dog runs far away.", "a cat sits.", "a cat runs.", "a dog sits far away."]
    task = [WORDS[START], WORDS.task_ids["answer"]]
    rows = [[*task, *WORDS.encode(text), WORDS[END]] for text in replies]
    batch = SequenceBatch(modalities, *shifted(rows, WORDS[PAD]))
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    for _ in range(100):
        optimizer.zero_grad()
        sequence_loss(model, batch).backward()
        optimizer.step()
    memory = model.eval().read(modalities)
    written = Decoder(model, WORDS).sequences(memory, "answer")
    assert [WORDS.decode(ids) for ids in written] == replies


def test_a_crossing_begins_as_half_of_a_layers_attention():
    layer, crossing = MODELS["concatenation"].fusion.layers[0], Crossing(32, 2)
    crossing.begin(layer)
    x, everywhere = torch.randn(2, 4, 32), torch.ones(1, 1, 4, 4, dtype=torch.bool)
    y = layer.attention_norm(x)
    attended, _ = layer.attention(y, layer.attention.project_memory(y))
    torch.testing.assert_close(2 * (crossing(x, everywhere) - x), attended, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_strategy_goes_on_from_the_layers_of_a_trained_model(name):
    known = MODELS["concatenation"]
    model = begun(known, name).eval()
    assert model.config.strategy == name
    ours, theirs = model.state_dict(), known.state_dict()
    assert all(torch.equal(ours[each], theirs[each]) for each in theirs)
    alone = {"vision": tokens("vision", 5)}
    torch.testing.assert_close(model(SENT, model.read(alone)), known(SENT, known.read(alone)))


@pytest.fixture
def saved(tmp_path):
    """A model on disk, and the same with another fusion encoder for each other strategy."""
    path = tmp_path / "model.safetensors"
    checkpoint.save(MODELS["concatenation"], path)
    for name in OTHERS:
        checkpoint.save_strategy(MODELS[name], path, tmp_path)
    return path


@pytest.mark.parametrize("name", OTHERS)
def test_a_strategy_has_a_file_of_its_own_and_shares_the_rest(saved, name):
    model = checkpoint.load(saved)
    other = checkpoint.load_strategy(model, saved, name)
    assert other.config.strategy == name and model.config.strategy == "concatenation"
    assert other.embedding is model.embedding and other.layers is model.layers
    assert other.projectors is model.projectors and other.pointer is model.pointer
    parts = {"text": tokens("text", 3), "vision": tokens("vision", 5)}
    torch.testing.assert_close(
        fused(other, parts, "text"),
        MODELS[name].fusion(
            {n: Tokens(other.projectors[n](part.values)) for n, part in parts.items()}
        ).values[:, :3],
        atol=0.1,
        rtol=0.1,
    )  # fmt: skip


def test_a_strategy_fits_a_model_whose_own_fusion_encoder_learned_on(saved):
    model = built("concatenation")
    for parameter in model.fusion.parameters():
        parameter += 0.1
    before = checkpoint.digest(saved)
    checkpoint.save(model, saved)
    other = checkpoint.load_strategy(checkpoint.load(saved), saved, "sum")
    assert other.config.strategy == "sum"
    assert checkpoint.digest(saved) != before, "its training must not go on for this one"


@pytest.mark.parametrize("part", ["embedding", "layers", "projectors"])
def test_a_strategy_does_not_fit_a_model_that_learned_on_elsewhere(saved, part):
    model = built("concatenation")
    for parameter in getattr(model, part).parameters():
        parameter *= 1.1
    checkpoint.save(model, saved)
    with pytest.raises(checkpoint.CheckpointError, match="was not trained for"):
        checkpoint.load_strategy(checkpoint.load(saved), saved, "sum")


def test_a_strategy_of_another_model_is_refused(saved, tmp_path):
    checkpoint.save(built("concatenation", seed=1), saved)
    with pytest.raises(checkpoint.CheckpointError, match="was not trained for"):
        checkpoint.load_strategy(checkpoint.load(saved), saved, "sum")
    strategy = checkpoint.strategy_file(saved, "sum")
    strategy.write_bytes(strategy.read_bytes()[:-100])
    with pytest.raises(checkpoint.CheckpointError, match="cannot be read"):
        checkpoint.load_strategy(checkpoint.load(saved), saved, "sum")
    strategy.unlink()
    with pytest.raises(checkpoint.CheckpointError, match="cannot be read"):
        checkpoint.load_strategy(checkpoint.load(saved), saved, "sum")
