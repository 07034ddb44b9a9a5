"""A trained fusion model as two safetensors files: matrices in int8, the rest in float32.

`x.safetensors` reads (projectors, fusion encoder, words), `x-decoder.safetensors` writes: so that
each stays small enough for a repository.

Each row of a matrix is stored as int8 with one scale (absolute maximum / 127), a quarter of its
size in float32; the figures in the model card are measured on weights read back from such a file.
The matrices that generation reads for every token stay int8 in memory (`pipelines.fusion.int8`).

`x-NAME.safetensors` is another fusion encoder for the same model, of the strategy NAME: everything
else was frozen while it was trained, so it fits models that share all the rest.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import torch
from accelerate import init_empty_weights
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from pipelines.fusion.config import FusionConfig
from pipelines.fusion.errors import CheckpointError
from pipelines.fusion.int8 import AVAILABLE, Int8Embedding, Int8Linear
from pipelines.fusion.model import FusionModel

FORMAT, STRATEGY_FORMAT = "hearth-fusion-1", "hearth-strategy-1"
SCALE = ".scale"
DECODER, FUSION = "layers.", "fusion."  # how the names of a part's tensors begin


def save(model: FusionModel, path: Path) -> None:
    """Write a model; its config travels in the file's metadata."""
    tensors = _packed(model)
    metadata = {"format": FORMAT, "config": model.config.to_json()}
    for file, decoder in ((path, False), (decoder_file(path), True)):
        part = {n: value for n, value in tensors.items() if n.startswith(DECODER) == decoder}
        save_file(part, file, metadata=metadata)


def save_strategy(model: FusionModel, beside: Path, folder: Path) -> None:
    """Write the fusion encoder alone of a model that differs from `beside` in nothing else."""
    name = model.config.strategy
    file = strategy_file(folder / beside.name, name)
    save_file(_packed(model.fusion), file, metadata=_strategy_metadata(beside, name))


def decoder_file(path: Path) -> Path:
    """Where the decoder of a model lies."""
    return path.with_name(f"{path.stem}-decoder{path.suffix}")


def digest(path: Path, *, shared: bool = False) -> str:
    """What tells a model from any other, or only the parts that all fusion encoders share."""
    stored = _open(path)[1] | _open(decoder_file(path))[1]
    found = hashlib.sha256()
    for name in sorted(stored):
        if not (shared and name.startswith(FUSION)):
            found.update(name.encode() + stored[name].numpy().tobytes())
    return found.hexdigest()


def strategy_file(path: Path, name: str) -> Path:
    """Where another fusion encoder for a model lies."""
    return path.with_name(f"{path.stem}-{name}{path.suffix}")


def load(path: Path, dense: bool = not AVAILABLE) -> FusionModel:
    """Read a model, ready for inference; `dense` turns every matrix into float32.

    Raises:
        CheckpointError: missing, damaged, or written for another architecture.
    """
    with _readable(path):
        metadata, stored = _open(path)
        decoder_metadata, decoder = _open(decoder_file(path))
        if metadata != decoder_metadata:
            raise CheckpointError(f"{path.name} and its decoder are not of one model.")
        stored |= decoder
        # Without memory there are no random weights to draw and throw away.
        with init_empty_weights():
            model = FusionModel(FusionConfig.from_json(metadata["config"]))
        model.load_state_dict(_restore(stored), assign=True)
    if not dense:
        _keep_int8(model, stored)
    return model.eval().requires_grad_(False)


def load_strategy(model: FusionModel, path: Path, name: str) -> FusionModel:
    """The model from `path` with its fusion encoder of another strategy; all else is shared.

    Raises:
        CheckpointError: missing, damaged, or trained for other weights than those at `path`.
    """
    file = strategy_file(path, name)
    with _readable(file):
        metadata, stored = _open(file, STRATEGY_FORMAT)
        if metadata != _strategy_metadata(path, name):
            raise CheckpointError(f"{file.name} was not trained for {path.name}.")
        with torch.device("meta"):
            other = FusionModel(replace(model.config, strategy=name))
        other.fusion.load_state_dict(_restore(stored), assign=True)
    for part, module in model.named_children():
        if part != "fusion":
            setattr(other, part, module)
    other.bias = model.bias
    return other.eval().requires_grad_(False)


def _packed(module: nn.Module) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    for name, value in module.state_dict().items():
        value = value.detach().float()
        if value.dim() >= 2:
            scale = value.abs().amax(dim=1).clamp(min=1e-12) / 127
            tensors[name] = (value / scale.unsqueeze(1)).round().to(torch.int8)
            tensors[name + SCALE] = scale
        else:
            tensors[name] = value.contiguous()
    return tensors


def _strategy_metadata(path: Path, name: str) -> dict[str, str]:
    return {"format": STRATEGY_FORMAT, "strategy": name, "beside": digest(path, shared=True)}


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say of every way in which a file cannot be used which file it is."""
    try:
        yield
    except CheckpointError:
        raise
    except (OSError, SafetensorError, KeyError, ValueError, TypeError) as error:
        raise CheckpointError(f"{path.name} cannot be read: {error}.") from error
    except RuntimeError as error:  # load_state_dict: names or shapes that do not fit
        raise CheckpointError(f"{path.name} does not fit this version of Hearth.") from error


def _open(path: Path, wanted: str = FORMAT) -> tuple[dict[str, str], dict[str, Tensor]]:
    with safe_open(path, framework="pt") as file:
        metadata: dict[str, str] = file.metadata() or {}
        stored = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    if metadata.get("format") != wanted:
        raise CheckpointError(f"{path.name} is not a {wanted} file.")
    return metadata, stored


def _keep_int8(model: FusionModel, stored: dict[str, Tensor]) -> None:
    """Put int8 matrices wherever `step` multiplies.

    What runs once a request (projectors, fusion encoder, keys and values of the memory) has
    many rows to multiply with and stays dense.
    """
    modules = dict(model.named_modules())
    for name, module in modules.items():
        once = name.endswith("cross_attention.key_value") or not name.startswith("layers.")
        if isinstance(module, nn.Linear) and not once:
            parent, _, leaf = name.rpartition(".")
            matrix = Int8Linear(module.weight, stored[f"{name}.weight{SCALE}"], module.bias)
            setattr(modules[parent], leaf, matrix)
    scale = stored[f"embedding.weight{SCALE}"]
    model.embedding = Int8Embedding(model.embedding.weight, scale)


def _restore(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    return {
        name: value.float() * stored[name + SCALE].unsqueeze(1) if name + SCALE in stored else value
        for name, value in stored.items()
        if not name.endswith(SCALE)
    }
