"""One model for captions, answers and commands: every step learns from all of them."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from pipelines.evaluation.scores import quick_cider
from pipelines.fusion.config import SPEECH, TEXT, VISION, FusionConfig
from pipelines.fusion.decoding import Decoder, Limits
from pipelines.fusion.model import INIT_STD, FusionModel
from pipelines.fusion.projectors import Projector
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.house.commands import same
from pipelines.house.errors import CommandError
from pipelines.tasks.command import Orderer
from pipelines.tasks.language.items import MODALITY, Situation, echoed
from pipelines.tasks.language.order_pieces import PIECES
from pipelines.tasks.language.orders import doable, lowered
from pipelines.tasks.language.understanding import Understanding
from pipelines.tasks.language.verbs import QUERY_VERBS
from pipelines.training import wordpieces
from pipelines.training.caption import greedy_captions
from pipelines.training.captions import Batch, CaptionData
from pipelines.training.commands.examples import Example
from pipelines.training.config import JointConfig
from pipelines.training.hearing import HearingData
from pipelines.training.inheriting import inherit, moved
from pipelines.training.loop import Schedule, Stage
from pipelines.training.mixed import MixedData
from pipelines.training.objectives import SelfCritical, cross_entropy
from pipelines.training.orders import OrderData
from pipelines.training.sequences import SequenceBatch, anchored_loss, sequence_loss
from pipelines.training.whitening import whiten

log = logging.getLogger(__name__)
VALIDATION_SEED = 999
BATCH = 50
DOUBTFUL = 0.3  # an order that cannot be done is understood where nothing else is this likely
SHORT = Limits(max_tokens=12, min_tokens=1)


def joint_vocabulary(captioner: Vocabulary) -> Vocabulary:
    """The captioner's pieces, then those of orders: old ids stay."""
    return Vocabulary([*captioner.pieces, *PIECES])


@dataclass(frozen=True)
class Validation:
    """Pictures the model does not train on: captions of some, questions about others.

    `features` [n, 65, 1664] belong to `captions`, `asked` are (features [65, 1664], question,
    answer).
    """

    features: np.ndarray
    captions: dict[str, list[str]]
    asked: Sequence[tuple[np.ndarray, str, str]]


@dataclass(frozen=True)
class JointStep:
    """What one step learns from.

    `pictures` are the numbers of the captioned ones in an epoch that rewards, else empty.
    """

    orders: SequenceBatch
    mixed: SequenceBatch
    spoken: SequenceBatch
    captions: Batch
    pictures: list[int]


@dataclass(frozen=True)
class JointRun:
    """A joint run. `start` is a model to go on from; without one, everything is learned anew."""

    config: JointConfig
    captions: CaptionData
    orders: OrderData
    mixed: MixedData
    spoken: HearingData
    validation: Validation
    minilm: Path
    folder: Path
    start: tuple[FusionModel, Vocabulary] | None = None

    def train(self) -> FusionModel:
        """Run, or continue, the stage; returns the best model."""
        torch.manual_seed(self.config.seed)
        stage = Stage(
            self.new_model(),
            self._schedule(),
            self._loss(),  # type: ignore[arg-type]
            self.folder,
        )
        return self._blended(stage.run(self._steps, self.evaluate))

    @torch.no_grad()
    def _blended(self, model: FusionModel) -> FusionModel:
        """A model with a share of the weights that it went on from.

        The average of both does what either does (WiSE-FT, Wortsman et al. 2022).
        """
        if self.start is None or self.config.kept == 0:
            return model
        begun, known = self.new_model().state_dict(), self.start[0].state_dict()
        for name, parameter in model.state_dict().items():
            if name in known and known[name].shape[1:] == parameter.shape[1:]:
                parameter.lerp_(begun[name], self.config.kept)
        return model

    def new_model(self) -> FusionModel:
        """A model with all modalities, filled from `start` as far as that reaches."""
        config = FusionConfig(
            vocabulary_size=len(self.orders.vocabulary),
            modalities=(VISION, TEXT, SPEECH, MODALITY),
            strategy=self.config.strategy,
            dropout=self.config.dropout,
            layer_drop=self.config.layer_drop,
            token_drop=self.config.token_drop,
        )
        model = FusionModel(config)
        own = model.state_dict()
        own["embedding.weight"] = wordpieces.embeddings(
            self.minilm, self.orders.vocabulary, INIT_STD
        )
        model.load_state_dict(own)
        vision = model.projectors["vision"]
        assert isinstance(vision, Projector)
        whiten(vision, self.captions.variants[0])
        if self.start is not None:
            known, before = self.start
            inherit(model, known.state_dict(), moved(before, self.orders.vocabulary))
            if self.config.only:
                model.requires_grad_(False).get_submodule(self.config.only).requires_grad_(True)
        return model

    def evaluate(self, model: FusionModel) -> dict[str, float]:
        """What the tasks score on examples that are not trained on."""
        model.eval()
        return {
            "commands": self.commands_right(model),
            "answers": self.answers_right(model),
            "cider": self.cider(model),
        }

    def commands_right(self, model: FusionModel) -> float:
        """Share of validation requests whose task and commands are exactly right."""
        orderer = Orderer(Decoder(model, self.orders.vocabulary), self.orders.encoder)
        right, total, wrong = 0, 0, []
        drawn = self.orders.drawn(VALIDATION_SEED, 8)
        for example, reader in islice(drawn, self.config.validation):
            situation = Situation(example.house, example.room, example.last)
            found = orderer.read(example.text, situation, reader)
            good = found.task == example.task and _agree(found, example)
            right, total = right + good, total + 1
            if not good:
                wrong.append((example, found))
        for example, found in wrong[:12]:
            log.info("  %r: %s not %s", example.text, _brief(found.orders), _brief(example.orders))
        return right / total

    def answers_right(self, model: FusionModel) -> float:
        """Share of validation questions answered word for word."""
        right = [good for good, _ in self.answered(model)]
        return sum(right) / max(1, len(right))

    def answered(self, model: FusionModel) -> list[tuple[bool, float]]:
        """For each validation question, whether it was right, and its log-probability."""
        vocabulary = self.orders.vocabulary
        decoder, found = Decoder(model, vocabulary), []
        asked = list(self.validation.asked)
        for begin in range(0, len(asked), BATCH):
            part = asked[begin : begin + BATCH]
            read = self.orders.encoder([question for _, question, _ in part])
            seen = torch.from_numpy(np.stack([f for f, _, _ in part]).astype(np.float32))
            with torch.inference_mode():
                text = Tokens(echoed(read.tokens), read.mask)
                opening = decoder.open(model.read({"vision": Tokens(seen), "text": text}))
                steps = list(decoder.steps(opening, "answer", SHORT))
            sure = torch.stack([step.log_probabilities for step in steps]).sum(0).tolist()
            ids = torch.stack([step.tokens for step in steps], dim=1).tolist()
            words = [vocabulary.decode(row) for row in ids]  # padding and the end are no text
            found += [
                (said == answer, probability)
                for said, probability, (_, _, answer) in zip(words, sure, part, strict=True)
            ]
        return found

    def cider(self, model: FusionModel) -> float:
        """CIDEr of greedy captions."""
        texts = greedy_captions(model, self.orders.vocabulary, self.validation.features)
        names = list(self.validation.captions)
        return quick_cider(self.validation.captions, dict(zip(names, texts, strict=True)))

    def history(self) -> list[dict[str, float]]:
        """Loss and score of every epoch so far."""
        found: list[dict[str, float]] = json.loads(
            (self.folder / "history.json").read_text(encoding="utf-8")
        )
        return found

    def _loss(self) -> Callable[[FusionModel, JointStep], Tensor]:
        config = self.config
        likely = cross_entropy(config.label_smoothing)
        critic = SelfCritical(self.captions.captions, self.orders.vocabulary, config.reward_samples)
        request = self._request_loss()

        def loss(model: FusionModel, step: JointStep) -> Tensor:
            if step.pictures:
                captioned = critic(model, (step.captions.features, step.pictures))
                captioned = captioned * config.reward_weight
                model.train()
            else:
                captioned = likely(model, step.captions)
            requests = (step.orders, step.mixed, step.spoken)
            return captioned + torch.stack([request(model, each) for each in requests]).sum()

        return loss

    def _request_loss(self) -> Callable[[FusionModel, SequenceBatch], Tensor]:
        if self.start is None or self.config.anchor == 0:
            return sequence_loss
        return partial(anchored_loss, before=self.start[0], weight=self.config.anchor)

    def _schedule(self) -> Schedule:
        config = self.config
        return Schedule(
            epochs=config.epochs,
            steps_per_epoch=config.steps,
            learning_rate=config.learning_rate,
            warmup_steps=config.warmup_steps,
            weight_decay=config.weight_decay,
            gradient_norm=config.gradient_norm,
            average_decay=config.average_decay,
            patience=config.epochs,
        )

    def _steps(self, epoch: int) -> Iterator[JointStep]:
        config = self.config
        seed = config.seed * 1000 + epoch
        chance = np.random.default_rng([config.seed, 2000 + epoch])
        rewarded = epoch >= config.epochs - config.reward_epochs
        orders = self.orders.batches(seed, config.steps, config.examples, config.examples_per_house)
        mixed = self.mixed.batches(seed + 500, config.steps, config.mixed)
        spoken = self.spoken.batches(seed + 700, config.steps, config.spoken)
        for batch, other, heard in zip(orders, mixed, spoken, strict=True):
            count = config.reward_pictures if rewarded else config.pictures
            indices = chance.choice(len(self.captions), count, replace=False)
            captions = self.captions.batch(indices, config.captions_per_picture, chance)
            yield JointStep(batch, other, heard, captions, indices.tolist() if rewarded else [])


def _agree(found: Understanding, example: Example) -> bool:
    """Whether an answer comes to what an example wants."""
    if any(order.verb in QUERY_VERBS for order in (*found.orders, *example.orders)):
        return found.orders == example.orders
    asked = [any(order.asks for order in each) for each in (found.orders, example.orders)]
    if example.orders and not doable(example.orders, example.house):
        return found.confidence < DOUBTFUL or not doable(found.orders, example.house)
    try:
        done, wanted = (lowered(each, example.house) for each in (found.orders, example.orders))
    except CommandError:
        return found.orders == example.orders
    return asked[0] == asked[1] and same(done, wanted)


def _brief(orders: object) -> str:
    return str(orders)[:160].replace("Order(", "(")
