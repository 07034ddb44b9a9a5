"""A trained fusion model as one safetensors file: matrices in int8, the rest in float32.

Each row of a matrix is stored as int8 with one scale (absolute maximum / 127), a quarter of its
size in float32; the figures in the model card are measured on weights read back from such a file.
"""

from pathlib import Path

import torch
from accelerate import init_empty_weights
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from pipelines.fusion.config import FusionConfig
from pipelines.fusion.model import FusionModel

FORMAT = "hearth-fusion-1"
SCALE = ".scale"


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
    save_file(tensors, path, metadata={"format": FORMAT, "config": model.config.to_json()})


def load(path: Path, dtype: torch.dtype = torch.float32) -> FusionModel:
    """Read a model in a data type, ready for inference.

    Raises:
        CheckpointError: missing, damaged, or written for another architecture.
    """
    try:
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            stored = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        if metadata.get("format") != FORMAT:
            raise CheckpointError(f"{path.name} is not a {FORMAT} file.")
        # Without memory there are no random weights to draw and throw away.
        with init_empty_weights():
            model = FusionModel(FusionConfig.from_json(metadata["config"]))
        model.load_state_dict(_restore(stored), assign=True)
    except (OSError, SafetensorError, KeyError, ValueError, TypeError) as error:
        raise CheckpointError(f"{path.name} cannot be read: {error}.") from error
    except RuntimeError as error:  # load_state_dict: names or shapes that do not fit
        raise CheckpointError(f"{path.name} does not fit this version of Hearth.") from error
    return model.to(dtype).eval().requires_grad_(False)


def _restore(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    return {
        name: value.float() * stored[name + SCALE].unsqueeze(1) if name + SCALE in stored else value
        for name, value in stored.items()
        if not name.endswith(SCALE)
    }
