"""A Whisper exported as quantised graphs becomes one that CTranslate2 runs, and says the same."""

import shutil
from pathlib import Path

import ctranslate2
import numpy as np
import onnx
import pytest
import torch
from transformers import WhisperConfig, WhisperForConditionalGeneration

from pipelines.encoders.speech import WHISPER
from pipelines.settings import Settings
from pipelines.weights.errors import CorruptWeights
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore
from pipelines.weights.whisper import MERGED, whisper_from_onnx

FRAMES = 40


@pytest.fixture(scope="module")
def tiny() -> WhisperForConditionalGeneration:
    torch.manual_seed(0)
    sizes = {"d_model": 32, "encoder_layers": 1, "decoder_layers": 1, "max_source_positions": 20}
    heads = {"encoder_attention_heads": 2, "decoder_attention_heads": 2}
    wide = {"encoder_ffn_dim": 64, "decoder_ffn_dim": 64}
    return WhisperForConditionalGeneration(WhisperConfig(**sizes, **heads, **wide)).eval()


def exported(model: torch.nn.Module, part: str, folder: Path) -> None:
    """The graph of a part as exporting and quantising name it; the decoder's lies in another."""
    prefix, suffix = ("model.decoder.", MERGED) if part == "decoder" else ("", "")
    values, nodes = [], []
    for number, (name, parameter) in enumerate(
        model.get_submodule(f"model.{part}").named_parameters()
    ):
        value = parameter.detach().numpy()
        linear = "layers" in name and value.ndim == 2
        if value.ndim < 2 or name.startswith("embed_positions"):
            values.append(onnx.numpy_helper.from_array(value, f"{prefix}{name}{suffix}"))
            continue
        scale = np.float32(np.abs(value).max() / 127)
        stored = np.round((value.T if linear else value) / scale).astype(np.int8)
        own = f"onnx::MatMul_{number}{suffix}" if linear else f"{prefix}{name}{suffix}"
        for ending, each in (("quantized", stored), ("scale", scale), ("zero_point", np.int8(0))):
            values.append(onnx.numpy_helper.from_array(np.array(each), f"{own}_{ending}"))
        if linear:
            called = f"/{prefix.replace('.', '/')}{name.removesuffix('.weight').replace('.', '/')}"
            called = called.replace("layers/0", "layers.0")
            inputs = ["x", f"{own}_quantized"]
            nodes.append(
                onnx.helper.make_node("MatMulInteger", inputs, ["y"], f"{called}/MatMul_quant")
            )
    graph = onnx.helper.make_graph(nodes, part, [], [], values)
    if part == "decoder":
        branch = onnx.helper.make_graph(nodes, "first step", [], [])
        chosen = onnx.helper.make_node(
            "If", ["first"], ["z"], then_branch=branch, else_branch=branch
        )
        graph = onnx.helper.make_graph([chosen], "merged", [], [], values)
    onnx.save(onnx.helper.make_model(graph), folder / f"{part}.onnx")


@pytest.fixture
def folder(tiny, tmp_path) -> Path:
    known = WeightsStore(Settings.load()).ready(read_manifest()[WHISPER])
    for name in ("tokenizer.json", "generation_config.json"):
        shutil.copy(known / name, tmp_path)
    tiny.config.to_json_file(tmp_path / "config.json")
    for part in ("encoder", "decoder"):
        exported(tiny, part, tmp_path)
    return tmp_path


def test_the_converted_encoder_hears_what_the_original_hears(folder, tiny):
    whisper_from_onnx(folder)
    assert not list(folder.glob("*.onnx")) and not list(folder.glob("tmp*"))
    sound = np.random.default_rng(0).normal(size=(1, 80, FRAMES)).astype(np.float32)
    heard = ctranslate2.models.Whisper(str(folder)).encode(
        ctranslate2.StorageView.from_array(sound)
    )
    with torch.inference_mode():
        wanted = tiny.model.encoder(torch.from_numpy(sound)).last_hidden_state.numpy()
    assert np.abs(np.array(heard, dtype=np.float32) - wanted).max() < 0.1


def test_a_graph_that_lacks_a_weight_is_refused(folder):
    graph = onnx.load(folder / "encoder.onnx")
    del graph.graph.node[0]
    onnx.save(graph, folder / "encoder.onnx")
    with pytest.raises(CorruptWeights, match="does not fit the model"):
        whisper_from_onnx(folder)


def test_what_is_no_graph_is_refused(folder):
    (folder / "decoder.onnx").write_bytes(b"no graph")
    with pytest.raises(CorruptWeights, match=r"decoder.onnx is not a readable ONNX file"):
        whisper_from_onnx(folder)
