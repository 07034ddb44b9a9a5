"""A short training for tests: what a tiny model makes of one batch."""

import torch

from pipelines.fusion.model import FusionModel
from pipelines.training.sequences import SequenceBatch, sequence_loss


def losses(model: FusionModel, batch: SequenceBatch, steps: int = 60) -> list[float]:
    """The loss of each of some steps on the same batch."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    found = []
    for _ in range(steps):
        loss = sequence_loss(model, batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        found.append(float(loss.detach()))
    return found
