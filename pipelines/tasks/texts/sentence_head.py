"""Linear heads on the frozen sentence vectors: is it a to-do, does it take back what was done?"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from pipelines.encoders.text import POOLED
from pipelines.fusion.errors import CheckpointError

# Made by `python -m pipelines.training todos --data DIR` and `undo`.
TODOS, UNDO = "todos.safetensors", "undo.safetensors"
LIKELY = 0.5  # from here on a sentence counts as a to-do
SURELY = 0.8  # from here on something is taken back


@dataclass(frozen=True, eq=False)
class SentenceHead:
    """Logistic regression: `weights` [384] and `bias` [1]."""

    weights: Tensor
    bias: Tensor

    @classmethod
    def load(cls, path: Path) -> "SentenceHead":
        """Read what `save` wrote. Raises CheckpointError if it is not right."""
        try:
            stored = load_file(path)
            head = cls(stored["weights"].float(), stored["bias"].float())
        except (OSError, SafetensorError, KeyError) as error:
            raise CheckpointError(f"{path} is missing or damaged: {error}") from None
        if head.weights.shape != (POOLED,) or head.bias.shape != (1,):
            raise CheckpointError(f"{path} has the wrong shapes.")
        return head

    def save(self, path: Path) -> None:
        """Write the head, in half precision."""
        save_file({"weights": self.weights.half(), "bias": self.bias.half()}, path)

    def __call__(self, vectors: Tensor) -> Tensor:
        """Sentence vectors [n, 384] → how likely each is one, [n] in 0-1."""
        return torch.sigmoid(vectors @ self.weights + self.bias)
