"""Teach houses to a model that captions: requests by likelihood, captions by not moving away."""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pipelines.fusion.config import TEXT, FusionConfig
from pipelines.fusion.decoding import Decoder, sampler
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.house.commands import same
from pipelines.house.errors import CommandError
from pipelines.tasks.command import Orderer
from pipelines.tasks.items import MODALITY, Situation
from pipelines.tasks.order_pieces import PIECES
from pipelines.tasks.orders import QUERY_VERBS, Order, lowered
from pipelines.training import wordpieces
from pipelines.training.caption import CaptionRun
from pipelines.training.captions import IGNORED, Batch, pack
from pipelines.training.commands.examples import Example
from pipelines.training.config import JointConfig
from pipelines.training.loop import Schedule, Stage
from pipelines.training.objectives import EXPLORING
from pipelines.training.orders import OrderBatch, OrderData, caption_samples, order_loss

log = logging.getLogger(__name__)
VALIDATION_SEED = 999
SAMPLING_BATCH = 60


def joint_vocabulary(captioner: Vocabulary) -> Vocabulary:
    """The captioner's pieces, then those of orders: old ids stay."""
    return Vocabulary([*captioner.pieces, *PIECES])


@dataclass(frozen=True)
class JointStep:
    """What one step learns from."""

    orders: OrderBatch
    captions: Batch


@dataclass(frozen=True)
class JointRun:
    """A joint run: `captions` is the finished caption run whose model it starts from."""

    config: JointConfig
    captions: CaptionRun
    data: OrderData
    folder: Path

    def train(self) -> FusionModel:
        """Run, or continue, the stage; returns the best averaged model."""
        torch.manual_seed(self.config.seed)
        teacher = self.captions.train()
        sampled = self._captions_of(teacher)
        model = self._new_model(teacher)
        schedule = Schedule(
            epochs=self.config.epochs,
            steps_per_epoch=self.config.steps,
            learning_rate=self.config.learning_rate,
            warmup_steps=self.config.warmup_steps,
            weight_decay=self.config.weight_decay,
            gradient_norm=self.config.gradient_norm,
            average_decay=self.config.average_decay,
            patience=self.config.epochs,
        )

        def loss(student: FusionModel, step: JointStep) -> Tensor:
            kept = _divergence(teacher, student, step.captions)
            return order_loss(student, step.orders) + self.config.keep_captions * kept

        stage = Stage(model, schedule, loss, self.folder, metric="exact")  # type: ignore[arg-type]
        return stage.run(lambda epoch: self._steps(epoch, sampled), self.evaluate)

    def evaluate(self, model: FusionModel) -> float:
        """Share of validation requests whose task and commands are exactly right."""
        model.eval()
        orderer = Orderer(Decoder(model, self.data.vocabulary), self.data.encoder)
        right, total, wrong = 0, 0, []
        drawn = self.data.drawn(VALIDATION_SEED, 8)
        for example, reader in islice(drawn, self.config.validation):
            situation = Situation(example.house, example.room, example.last)
            found = orderer.read(example.text, situation, reader)
            good = found.task == example.task and _agree(found.orders, example)
            right, total = right + good, total + 1
            if not good:
                wrong.append((example, found))
        for example, found in wrong[:12]:
            log.info("  %r: %s not %s", example.text, _brief(found.orders), _brief(example.orders))
        return right / total

    def history(self) -> list[dict[str, float]]:
        """Loss and score of every epoch so far."""
        found: list[dict[str, float]] = json.loads(
            (self.folder / "history.json").read_text(encoding="utf-8")
        )
        return found

    def _steps(self, epoch: int, sampled: list[list[list[int]]]) -> Iterator[JointStep]:
        config = self.config
        chance = np.random.default_rng([config.seed, 2000 + epoch])
        orders = self.data.batches(
            config.seed * 1000 + epoch, config.steps, config.examples, config.examples_per_house
        )
        for batch in orders:
            indices = chance.choice(len(sampled), config.pictures, replace=False)
            features = self.captions.data.features(indices, chance)
            captions = pack(features, [sampled[i] for i in indices], self.captions.vocabulary)
            yield JointStep(batch, captions)

    def _captions_of(self, teacher: FusionModel) -> list[list[list[int]]]:
        """What the captioner says of every training picture, drawn at random; kept on disk."""
        file = self.folder / "captions.json"
        if file.exists():
            found: list[list[list[int]]] = json.loads(file.read_text(encoding="utf-8"))
            return found
        decoder = Decoder(teacher, self.captions.vocabulary)
        choose = sampler(torch.Generator().manual_seed(self.config.seed))

        @torch.inference_mode()
        def sequences(features: Tensor) -> list[list[int]]:
            memory = teacher.read({"vision": Tokens(features)})
            return decoder.sequences(memory, "caption", EXPLORING, choose, self.config.samples)

        features = self.captions.data.variants[0]
        groups = caption_samples(sequences, features, self.config.samples, SAMPLING_BATCH)
        self.folder.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(groups), encoding="utf-8")
        return groups

    def _new_model(self, teacher: FusionModel) -> FusionModel:
        """The captioner with more modalities, a larger vocabulary and a pointer."""
        config: FusionConfig = replace(
            teacher.config,
            vocabulary_size=len(self.data.vocabulary),
            modalities=(*teacher.config.modalities, TEXT, MODALITY),
            dropout=self.config.dropout,
            layer_drop=self.config.layer_drop,
            token_drop=self.config.token_drop,
        )
        model = FusionModel(config)
        old = teacher.state_dict()
        own = model.state_dict()
        std = float(old["embedding.weight"].std())
        borrowed = wordpieces.embeddings(self.captions.minilm, self.data.vocabulary, std)
        for name, values in old.items():
            if own[name].shape == values.shape:
                own[name] = values
        count = teacher.config.vocabulary_size
        own["embedding.weight"] = torch.cat([old["embedding.weight"], borrowed[count:]])
        own["bias"] = torch.cat([old["bias"], torch.zeros(len(borrowed) - count)])
        model.load_state_dict(own)
        return model


def _divergence(teacher: FusionModel, student: FusionModel, batch: Batch) -> Tensor:
    """Mean KL divergence from the captioner's next words to the student's (Hinton et al. 2015)."""
    picture = {"vision": Tokens(batch.features)}
    with torch.no_grad():
        expected = teacher(batch.tokens, teacher.read(picture), batch.positions, batch.mask)
        expected = expected.float().log_softmax(-1)
    logits = student(batch.tokens, student.read(picture), batch.positions, batch.mask)
    # Over the whole vocabulary: the words of orders must stay out of captions.
    found = logits.float().log_softmax(-1)[..., : expected.shape[-1]]
    divergence = F.kl_div(found, expected, reduction="none", log_target=True).sum(-1)
    return divergence[batch.targets != IGNORED].mean()


def _agree(orders: Sequence[Order], example: Example) -> bool:
    """Whether orders come to what an example wants."""
    if any(order.verb in QUERY_VERBS for order in (*orders, *example.orders)):
        return tuple(orders) == example.orders
    asked = [any(order.asks for order in each) for each in (orders, example.orders)]
    try:
        found, wanted = (lowered(each, example.house) for each in (orders, example.orders))
    except CommandError:
        return tuple(orders) == example.orders
    return asked[0] == asked[1] and same(found, wanted)


def _brief(orders: object) -> str:
    return str(orders)[:160].replace("Order(", "(")
