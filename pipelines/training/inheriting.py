"""Going on from a trained model whose vocabulary or inputs may have been smaller."""

import logging
from collections.abc import Mapping

import torch
from torch import Tensor

from pipelines.fusion.model import FusionModel
from pipelines.fusion.vocabulary import Vocabulary

log = logging.getLogger(__name__)


def moved(before: Vocabulary, now: Vocabulary) -> tuple[Tensor, Tensor]:
    """The ids of the pieces that two vocabularies share: before, and now."""
    number = {piece: at for at, piece in enumerate(before.pieces)}
    pairs = [(number[p], at) for at, p in enumerate(now.pieces) if p in number]
    old, new = torch.tensor(pairs).unbind(1)
    return old, new


def inherit(model: FusionModel, known: Mapping[str, Tensor], moved: tuple[Tensor, Tensor]) -> None:
    """Go on from known weights. What an input has grown by starts at nothing."""
    old, new = moved
    for name, parameter in model.state_dict().items():
        if name not in known or known[name].dim() != parameter.dim():
            log.info("%s is new", name)
            continue
        if name == "embedding.weight":
            parameter[new] = known[name][old]
            continue
        shared = tuple(map(slice, map(min, parameter.shape, known[name].shape)))
        if parameter.dim() > 1 and name.startswith("projectors"):
            parameter.zero_()
        parameter[shared] = known[name][shared]
