"""Turn a fetched file into the form that we load: safetensors with the names of `transformers`.

Results are written by Python itself, so that a full disk is an OSError like any other.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from pipelines.weights.errors import CorruptWeights
from pipelines.weights.graphs import array, opened
from pipelines.weights.whisper import whisper_from_onnx

POSITIONS = "embeddings.position_embeddings"
MASK = "embeddings.mask_token"
NORM_EPSILON = 1e-3
PATCHES = 1369  # 37×37 patches of 14 pixels: the 518-pixel square of the published checkpoint


def dinov2_from_onnx(source: Path, target: Path) -> None:
    """Write the DINOv2 ViT-S/14 backbone inside an exported graph as safetensors (float32).

    Exporting folds some parameters into nameless constants: the weight of every linear layer
    (transposed, recognised by the name of the MatMul node that uses it) and the position
    embedding (in two parts: class token 1×1×384, patches 1×1369×384). Names are those of the
    published checkpoint, which transformers maps to whatever its version calls them; the mask
    token, used only in pretraining, is not in the graph and written as zeros.
    """
    nodes, initializers = _read_onnx(source)
    tensors: dict[str, NDArray[Any]] = {}
    positions: dict[int, NDArray[Any]] = {}
    for name, value in initializers.items():
        node = nodes.get(name, "")
        if name.startswith("backbone."):
            tensors[name.removeprefix("backbone.")] = value
        elif node.startswith("/backbone/encoder/") and node.endswith("/MatMul"):
            path = node.removeprefix("/backbone/").removesuffix("/MatMul").replace("/", ".")
            tensors[f"{path}.weight"] = np.ascontiguousarray(value.T)
        elif node.startswith("/backbone/embeddings/") and value.ndim == 3:
            positions[value.shape[1]] = value
    try:
        tensors[POSITIONS] = np.concatenate([positions[1], positions[PATCHES]], axis=1)
    except KeyError as error:
        raise CorruptWeights(f"{source.name} holds no DINOv2 position embedding") from error
    tensors[MASK] = np.zeros((1, tensors[POSITIONS].shape[2]), np.float32)
    target.write_bytes(save(tensors, metadata={"format": "pt"}))


def efficientnet_from_pth(source: Path, target: Path) -> None:
    """Write a PyTorch checkpoint of EfficientNet-Lite as safetensors, batch norms folded in.

    Only tensors are unpickled. Every convolution gets the scale and the shift of the norm behind
    it; the classifier is left out.
    """
    try:
        stored = torch.load(source, map_location="cpu", weights_only=True)
        tensors: dict[str, NDArray[Any]] = {}
        for name in [name for name in stored if name.endswith("conv.weight") or "_conv_" in name]:
            path, norm = _efficientnet_names(name)
            mean, variance = stored[f"{norm}.running_mean"], stored[f"{norm}.running_var"]
            scale = stored[f"{norm}.weight"] * (variance + NORM_EPSILON).rsqrt()
            weight = (stored[name] * scale.view(-1, 1, 1, 1)).numpy()
            tensors[f"{path}.weight"] = np.ascontiguousarray(weight)  # stored in another order
            tensors[f"{path}.bias"] = (stored[f"{norm}.bias"] - mean * scale).numpy()
    except Exception as error:  # zip, pickle and torch raise several unrelated types
        raise CorruptWeights(f"{source.name} is not a readable checkpoint") from error
    target.write_bytes(save(tensors, metadata={"format": "pt"}))


def _efficientnet_names(name: str) -> tuple[str, str]:
    """A convolution's name here, and the name of the norm behind it in the checkpoint."""
    if name.startswith("_conv_"):
        stem = name.startswith("_conv_stem")
        return ("stem", "_bn0") if stem else ("head", "_bn1")
    _, number, kind, _ = name.split(".")
    kinds = {"_expand_conv": "_bn0", "_depthwise_conv": "_bn1", "_project_conv": "_bn2"}
    part = kind.strip("_").removesuffix("_conv")
    return f"blocks.{number}.{part}", f"_blocks.{number}.{kinds[kind]}"


def _read_onnx(source: Path) -> tuple[dict[str, str], dict[str, NDArray[Any]]]:
    """The name of the node that uses each constant, and the value of each constant as float32."""
    with opened(source) as graph:
        nodes = {name: node.name for node in graph.node for name in node.input}
        values = {
            each.name: array(each).astype(np.float32, copy=False) for each in graph.initializer
        }
    return nodes, values


def safetensors(source: Path, target: Path) -> None:
    """Copy a safetensors file, after checking that its table of tensors fits its size."""
    try:
        with safe_open(source, framework="numpy"):
            pass
    except SafetensorError as error:
        raise CorruptWeights(f"{source.name} is not a readable safetensors file") from error
    shutil.copyfile(source, target)


def text(source: Path, target: Path) -> None:
    """Copy a text file, after checking that it is UTF-8."""
    content = source.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorruptWeights(f"{source.name} is not a UTF-8 text file") from error
    target.write_bytes(content)


def copy(source: Path, target: Path) -> None:
    """Copy a file whose form only its sha256 vouches for."""
    shutil.copyfile(source, target)


def append(source: Path, target: Path) -> None:
    """Add a further part of a file that was split."""
    with source.open("rb") as part, target.open("ab") as whole:
        shutil.copyfileobj(part, whole)


# What is done to a folder when all files of a source are in it.
FINISHES: dict[str, Callable[[Path], None]] = {"whisper_from_onnx": whisper_from_onnx}
CONVERTERS: dict[str, Callable[[Path, Path], None]] = {
    "append": append,
    "copy": copy,
    "dinov2_from_onnx": dinov2_from_onnx,
    "efficientnet_from_pth": efficientnet_from_pth,
    "safetensors": safetensors,
    "text": text,
}
