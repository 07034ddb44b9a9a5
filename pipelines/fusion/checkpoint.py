"""A trained fusion model as two safetensors files: matrices in int8, the rest in float32.

`x.safetensors` reads (projectors, fusion encoder, words), `x-decoder.safetensors` writes: so that
each stays small enough for a repository.

Each row of a matrix is stored as int8 with one scale (absolute maximum / 127), a quarter of its
size in float32; the figures in the model card are measured on weights read back from such a file.
The matrices that generation reads for every token stay int8 in memory (`pipelines.fusion.int8`).
"""

from pathlib import Path

import torch
from accelerate import init_empty_weights
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from pipelines.fusion.config import FusionConfig
from pipelines.fusion.int8 import AVAILABLE, Int8Embedding, Int8Linear
from pipelines.fusion.model import FusionModel

FORMAT = "hearth-fusion-1"
SCALE = ".scale"
DECODER = "layers."  # how the names of the decoder's tensors begin


class CheckpointError(RuntimeError):
    """A weights file that cannot be read or does not fit this code."""


def save(model: FusionModel, path: Path) -> None:
    """Write a model; its config travels in the file's metadata."""
    tensors: dict[str, Tensor] = {}
    for name, value in model.state_dict().items():
        value = value.detach().float()
        if value.dim() >= 2:
            scale = value.abs().amax(dim=1).clamp(min=1e-12) / 127
            tensors[name] = (value / scale.unsqueeze(1)).round().to(torch.int8)
            tensors[name + SCALE] = scale
        else:
            tensors[name] = value.contiguous()
    metadata = {"format": FORMAT, "config": model.config.to_json()}
    for file, decoder in ((path, False), (decoder_file(path), True)):
        part = {n: value for n, value in tensors.items() if n.startswith(DECODER) == decoder}
        save_file(part, file, metadata=metadata)


def decoder_file(path: Path) -> Path:
    """Where the decoder of a model lies."""
    return path.with_name(f"{path.stem}-decoder{path.suffix}")


def load(path: Path, dense: bool = not AVAILABLE) -> FusionModel:
    """Read a model, ready for inference; `dense` turns every matrix into float32.

    Raises:
        CheckpointError: missing, damaged, or written for another architecture.
    """
    try:
        metadata, stored = _open(path)
        decoder_metadata, decoder = _open(decoder_file(path))
        if metadata != decoder_metadata:
            raise CheckpointError(f"{path.name} and its decoder are not of one model.")
        stored |= decoder
        # Without memory there are no random weights to draw and throw away.
        with init_empty_weights():
            model = FusionModel(FusionConfig.from_json(metadata["config"]))
        model.load_state_dict(_restore(stored), assign=True)
    except (OSError, SafetensorError, KeyError, ValueError, TypeError) as error:
        raise CheckpointError(f"{path.name} cannot be read: {error}.") from error
    except RuntimeError as error:  # load_state_dict: names or shapes that do not fit
        raise CheckpointError(f"{path.name} does not fit this version of Hearth.") from error
    if not dense:
        _keep_int8(model, stored)
    return model.eval().requires_grad_(False)


def _open(path: Path) -> tuple[dict[str, str], dict[str, Tensor]]:
    with safe_open(path, framework="pt") as file:
        metadata: dict[str, str] = file.metadata() or {}
        stored = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    if metadata.get("format") != FORMAT:
        raise CheckpointError(f"{path.name} is not a {FORMAT} file.")
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
