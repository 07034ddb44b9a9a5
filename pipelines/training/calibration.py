"""How often answers of a given probability are right: Platt scaling (Platt 1999)."""

from collections.abc import Sequence

import torch
from torch.nn import functional as F

from pipelines.tasks.pictures.picture import Calibration

STEPS = 200


def fit(log_probabilities: Sequence[float], right: Sequence[bool]) -> Calibration:
    """A logistic regression of being right on the logit of the probability.

    Raises ValueError without examples.
    """
    if not right:
        raise ValueError("Nothing to calibrate on.")
    probability = torch.tensor(log_probabilities, dtype=torch.float64).exp()
    logit = torch.logit(probability, eps=1e-6)
    target = torch.tensor(right, dtype=torch.float64)
    # Starting from the identity, which stays where one outcome never happened.
    values = torch.tensor([1.0, 0.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([values], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = F.binary_cross_entropy_with_logits(values[0] * logit + values[1], target)
        # A pull towards the identity keeps a handful of examples from saying too much.
        value = value + 1e-3 * ((values[0] - 1) ** 2 + values[1] ** 2)
        value.backward()
        return value

    optimizer.step(loss)
    scale, shift = values.detach().tolist()
    return Calibration(scale, shift)
