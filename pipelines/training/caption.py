"""Train the caption task: features → likelihood stage → reward stage."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor

from pipelines.evaluation.scores import quick_cider
from pipelines.fusion.config import FusionConfig
from pipelines.fusion.decoding import Decoder
from pipelines.fusion.model import INIT_STD, FusionModel
from pipelines.fusion.projectors import Projector
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.training import wordpieces
from pipelines.training.captions import Batch, CaptionData
from pipelines.training.config import TrainingConfig
from pipelines.training.loop import Schedule, Stage
from pipelines.training.objectives import SelfCritical, cross_entropy
from pipelines.training.whitening import whiten

log = logging.getLogger(__name__)
EVALUATION_BATCH = 100
STAGES = ("likelihood", "reward")


@dataclass(frozen=True)
class CaptionRun:
    """A training run: what it learns from, what it is scored on, where it keeps its work."""

    config: TrainingConfig
    vocabulary: Vocabulary
    data: CaptionData
    dev_features: np.ndarray
    dev_captions: dict[str, list[str]]
    minilm: Path
    folder: Path

    def train(self) -> FusionModel:
        """Both stages in order; a stage that an earlier run finished is not repeated."""
        torch.manual_seed(self.config.seed)
        model = self._new_model()
        model = self._likelihood(model)
        return self._reward(model)

    def evaluate(self, model: FusionModel) -> float:
        """CIDEr of greedy captions on the development pictures."""
        captions = greedy_captions(model, self.vocabulary, self.dev_features)
        names = list(self.dev_captions)
        for name, text in list(zip(names, captions, strict=True))[:3]:
            log.info("  %s: %s", name, text)
        return quick_cider(self.dev_captions, dict(zip(names, captions, strict=True)))

    def histories(self) -> dict[str, list[dict[str, float]]]:
        """Loss and score of every epoch so far, by stage."""
        files = {stage: self.folder / stage / "history.json" for stage in STAGES}
        return {
            stage: json.loads(file.read_text(encoding="utf-8"))
            for stage, file in files.items()
            if file.exists()
        }

    def _new_model(self) -> FusionModel:
        config = FusionConfig(
            len(self.vocabulary),
            dropout=self.config.dropout,
            layer_drop=self.config.layer_drop,
            token_drop=self.config.token_drop,
        )
        model = FusionModel(config)
        borrowed = wordpieces.embeddings(self.minilm, self.vocabulary, INIT_STD)
        model.embedding.weight.data.copy_(borrowed)
        whiten(cast(Projector, model.projectors["vision"]), self.data.variants[0])
        count = sum(parameter.numel() for parameter in model.parameters())
        log.info("%.1f M parameters, %d pieces", count / 1e6, len(self.vocabulary))
        return model

    def _likelihood(self, model: FusionModel) -> FusionModel:
        config, data = self.config, self.data

        def batches(epoch: int) -> Iterator[Batch]:
            chance = np.random.default_rng([config.seed, epoch])
            for indices in data.choices(chance, config.pictures_per_batch):
                yield data.batch(indices, config.captions_per_picture, chance)

        schedule = Schedule(
            epochs=config.epochs,
            steps_per_epoch=-(-len(data) // config.pictures_per_batch),
            learning_rate=config.learning_rate,
            warmup_steps=config.warmup_steps,
            weight_decay=config.weight_decay,
            gradient_norm=config.gradient_norm,
            average_decay=config.average_decay,
            patience=config.patience,
        )
        loss = cross_entropy(config.label_smoothing)
        stage = Stage(model, schedule, loss, self.folder / "likelihood")  # type: ignore[arg-type]
        return stage.run(batches, self.evaluate)

    def _reward(self, model: FusionModel) -> FusionModel:
        config, data = self.config, self.data

        def batches(epoch: int) -> Iterator[tuple[Tensor, list[int]]]:
            chance = np.random.default_rng([config.seed, 1000 + epoch])
            for indices in data.choices(chance, config.reward_pictures_per_batch):
                features = torch.from_numpy(data.features(indices, chance)).float()
                yield features, indices.tolist()

        schedule = Schedule(
            epochs=config.reward_epochs,
            steps_per_epoch=-(-len(data) // config.reward_pictures_per_batch),
            learning_rate=config.reward_learning_rate,
            warmup_steps=20,
            weight_decay=0.0,
            gradient_norm=config.gradient_norm,
            average_decay=config.reward_average_decay,
            patience=config.patience,
        )
        loss = SelfCritical(data.captions, self.vocabulary, config.reward_samples)
        stage = Stage(model, schedule, loss, self.folder / "reward")  # type: ignore[arg-type]
        return stage.run(batches, self.evaluate)


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
