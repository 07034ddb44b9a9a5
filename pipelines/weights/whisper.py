"""A Whisper that was exported as two quantised ONNX graphs, as CTranslate2 reads it.

Both run int8, but the graphs were exported for windows of 30 seconds only, and CTranslate2 is the
faster of the two. The weights are unpacked to numbers under the names of `transformers`, from where
CTranslate2's own converter goes on.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from pipelines.weights.errors import CorruptWeights
from pipelines.weights.graphs import array, opened

PARTS = ("encoder", "decoder")
MERGED, QUANTISED = "_merged_0", "_quantized"  # what exporting adds to the name of a weight
SCALE, ZERO = "_scale", "_zero_point"
LAYER = re.compile(r"layers[./]\d+[./].+(?=/MatMul)")


def whisper_from_onnx(folder: Path) -> None:
    """Put `model.bin` and its config in the place of `encoder.onnx` and `decoder.onnx`.

    `config.json`, `generation_config.json` and `tokenizer.json` of `transformers` lie there, too.

    Raises:
        CorruptWeights: the graphs do not hold all weights of that model.
    """
    # Here, because only the very first start converts anything.
    from ctranslate2.converters import TransformersConverter
    from transformers import WhisperConfig, WhisperForConditionalGeneration
    from transformers.utils import logging

    logging.disable_progress_bar()  # one bar, that of the download, is enough
    model = WhisperForConditionalGeneration(WhisperConfig.from_json_file(folder / "config.json"))
    with torch.no_grad():
        for part in PARTS:
            _fill(model.get_submodule(f"model.{part}"), _weights(folder / f"{part}.onnx"))
            (folder / f"{part}.onnx").unlink()
    with TemporaryDirectory(dir=folder) as scratch:
        whole, converted = Path(scratch, "whole"), Path(scratch, "converted")
        model.half().save_pretrained(whole)
        for name in ("generation_config.json", "tokenizer.json"):
            shutil.copy(folder / name, whole)
        TransformersConverter(str(whole)).convert(str(converted), quantization="int8")
        for made in converted.iterdir():
            made.replace(folder / made.name)


def _fill(module: torch.nn.Module, weights: dict[str, NDArray[Any]]) -> None:
    parameters = dict(module.named_parameters())
    if parameters.keys() != weights.keys():
        missing = sorted(parameters.keys() ^ weights.keys())
        raise CorruptWeights(f"The exported graph does not fit the model at {missing[0]}")
    for name, parameter in parameters.items():
        if parameter.shape != weights[name].shape:
            raise CorruptWeights(f"{name} has the shape {weights[name].shape}")
        parameter.copy_(torch.from_numpy(np.array(weights[name], dtype=np.float32)))


def _weights(source: Path) -> dict[str, NDArray[Any]]:
    """The parameters in a graph, by their names in the encoder or the decoder.

    The weight of a linear layer is transposed and has lost its name. It bears that of the node
    that multiplies with it.
    """
    with opened(source) as graph:
        stored = {
            each.name.replace(MERGED, ""): array(each)
            for part in _graphs(graph)
            for each in part.initializer
        }
        nodes = {
            node.input[1].replace(MERGED, ""): layer[0].replace("/", ".")
            for part in _graphs(graph)
            for node in part.node
            if node.op_type == "MatMulInteger" and (layer := LAYER.search(node.name))
        }
    found: dict[str, NDArray[Any]] = {}
    for name, value in stored.items():
        own = name.removeprefix("model.decoder.")
        if name in nodes:
            found[f"{nodes[name]}.weight"] = _unpacked(name, stored).T
        elif own.endswith(f".weight{QUANTISED}"):
            found[own.removesuffix(QUANTISED)] = _unpacked(name, stored)
        elif own.endswith((".weight", ".bias")):
            found[own] = value
    return found


def _graphs(graph: Any) -> Iterator[Any]:
    """A graph and those within it: a merged decoder has one for the first step, one for others."""
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from _graphs(attribute.g)


def _unpacked(name: str, stored: dict[str, NDArray[Any]]) -> NDArray[Any]:
    """The numbers that a quantised tensor stands for."""
    plain = name.removesuffix(QUANTISED)
    zero = stored[plain + ZERO].astype(np.float32)
    numbers: NDArray[Any] = (stored[name].astype(np.float32) - zero) * stored[plain + SCALE]
    return numbers
