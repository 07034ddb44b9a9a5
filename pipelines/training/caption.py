"""Captions of many pictures at once, from features computed beforehand."""

import numpy as np
import torch

from pipelines.fusion.decoding import Decoder
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary

EVALUATION_BATCH = 100


def greedy_captions(model: FusionModel, vocabulary: Vocabulary, features: np.ndarray) -> list[str]:
    """Greedy captions of pictures given by their features [pictures, 65, 384]."""
    model.eval()
    decoder = Decoder(model, vocabulary)
    captions = []
    for start in range(0, len(features), EVALUATION_BATCH):
        part = np.asarray(features[start : start + EVALUATION_BATCH], dtype=np.float32)
        with torch.inference_mode():
            memory = model.read({"vision": Tokens(torch.from_numpy(part))})
        captions += [vocabulary.decode(ids) for ids in decoder.sequences(memory, "caption")]
    return captions
