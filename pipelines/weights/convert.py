"""Turn a fetched file into the form that we load: safetensors with the names of `transformers`.

Results are written by Python itself, so that a full disk is an OSError like any other.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from pipelines.weights.errors import CorruptWeights

POSITIONS = "embeddings.position_embeddings"
MASK = "embeddings.mask_token"
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


def _read_onnx(source: Path) -> tuple[dict[str, str], dict[str, NDArray[Any]]]:
    """The name of the node that uses each constant, and the value of each constant as float32."""
    import onnx  # here, because only the very first start converts anything

    try:
        graph = onnx.load_model(str(source), load_external_data=False).graph
        nodes = {name: node.name for node in graph.node for name in node.input}
        values = {
            each.name: onnx.numpy_helper.to_array(each).astype(np.float32, copy=False)
            for each in graph.initializer
        }
    except Exception as error:  # protobuf and onnx raise several unrelated types
        raise CorruptWeights(f"{source.name} is not a readable ONNX file") from error
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


CONVERTERS: dict[str, Callable[[Path, Path], None]] = {
    "append": append,
    "copy": copy,
    "dinov2_from_onnx": dinov2_from_onnx,
    "safetensors": safetensors,
    "text": text,
}
