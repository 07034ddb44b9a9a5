"""Data-dependent initialisation of a projector (Krähenbühl et al. 2016).

Most of what a frozen encoder says is the same for every picture: of DINOv2's class token, three
quarters of the energy is a constant and half of the rest lies along two directions. A random
projection would pass that on and drown what differs, so the projector starts as a whitening. A
projector narrower than its input keeps the directions in which standardised features vary most.
"""

import numpy as np
import torch
from torch import Tensor

from pipelines.fusion.projectors import Projector

SAMPLE = 1000  # pictures; 64,000 patches settle a covariance of 384 × 384
SCALE = 0.4  # standard deviation of what the projector gives, as in a random projection
FLOOR = 0.01  # variance below which a direction is taken for noise


@torch.no_grad()
def whiten(projector: Projector, features: np.ndarray) -> None:
    """Set the weights from features [pictures, tokens, width] whose first token is the class."""
    step = max(1, len(features) // SAMPLE)
    sample = torch.from_numpy(np.asarray(features[::step], dtype=np.float32))
    # As the projector's LayerNorm will see them.
    sample = torch.nn.functional.layer_norm(sample, sample.shape[-1:])
    class_mean, class_covariance = _moments(sample[:, 0])
    patch_mean, patch_covariance = _moments(sample[:, 1:].flatten(0, 1))
    covariance = (class_covariance + patch_covariance) / 2
    # Standardised, or the encoder with the larger numbers would take all the directions.
    scale = (covariance.diagonal() + FLOOR).rsqrt()
    variance, directions = torch.linalg.eigh(scale.unsqueeze(1) * covariance * scale)
    width = projector.linear.weight.shape[0]
    matrix = (directions * (variance + FLOOR).rsqrt()).T[-width:] * SCALE
    if len(matrix) == len(scale):  # the whitening that turns its input least
        matrix = directions @ matrix
    matrix = matrix * scale
    projector.linear.weight.copy_(matrix)
    projector.linear.bias.copy_(-matrix @ patch_mean)
    projector.position[0] -= matrix @ (class_mean - patch_mean)


def _moments(rows: Tensor) -> tuple[Tensor, Tensor]:
    return rows.mean(0), torch.cov(rows.T)
