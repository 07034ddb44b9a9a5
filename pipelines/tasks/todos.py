"""Which sentences ask for something to be done: a linear head on the frozen sentence vectors."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from pipelines.encoders.text import POOLED
from pipelines.fusion.errors import CheckpointError

FILE = "todos.safetensors"  # made by `python -m pipelines.training todos --data DIR`
LIKELY = 0.5  # from here on a sentence counts as a to-do


@dataclass(frozen=True, eq=False)
class TodoHead:
    """Logistic regression: `weights` [384] and `bias` [1]."""

    weights: Tensor
    bias: Tensor

    @classmethod
    def load(cls, folder: Path) -> "TodoHead":
        """Read `todos.safetensors` from a folder. Raises CheckpointError if it is not right."""
        try:
            stored = load_file(folder / FILE)
            head = cls(stored["weights"].float(), stored["bias"].float())
        except (OSError, SafetensorError, KeyError) as error:
            raise CheckpointError(f"{folder / FILE} is missing or damaged: {error}") from None
        if head.weights.shape != (POOLED,) or head.bias.shape != (1,):
            raise CheckpointError(f"{folder / FILE} has the wrong shapes.")
        return head

    def save(self, path: Path) -> None:
        """Write the head, in half precision."""
        save_file({"weights": self.weights.half(), "bias": self.bias.half()}, path)

    def __call__(self, vectors: Tensor) -> Tensor:
        """Sentence vectors [n, 384] → how likely each is a to-do, [n] in 0-1."""
        return torch.sigmoid(vectors @ self.weights + self.bias)
