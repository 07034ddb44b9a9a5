"""The training loop that both stages share: steps, averaging, checkpoints, early stopping."""

import json
import logging
import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast

import torch
from accelerate import Accelerator
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel
from tqdm import tqdm

from pipelines.fusion.model import FusionModel
from pipelines.machine import fast_dtype

log = logging.getLogger(__name__)
Averaged = tuple[Tensor, ...] | list[Tensor]


@dataclass(frozen=True)
class Schedule:
    """How a stage optimises; the learning rate warms up, then follows a cosine to zero."""

    epochs: int
    steps_per_epoch: int
    learning_rate: float
    warmup_steps: int
    weight_decay: float
    gradient_norm: float
    average_decay: float
    patience: int

    def rate(self, step: int) -> float:
        """Factor on the learning rate at a step."""
        if step < self.warmup_steps:
            return (step + 1) / self.warmup_steps
        done = (step - self.warmup_steps) / max(
            1, self.epochs * self.steps_per_epoch - self.warmup_steps
        )
        return 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


@dataclass
class Progress:
    """What a stage has done so far; travels with its checkpoints."""

    epoch: int = 0
    best: float = -1.0
    best_epoch: int = 0
    seconds: float = 0.0
    history: list[dict[str, float]] = field(default_factory=list)

    def state_dict(self) -> dict[str, object]:
        """For accelerate's checkpoints."""
        return asdict(self)

    def load_state_dict(self, state: dict[str, object]) -> None:
        """For accelerate's checkpoints."""
        self.__dict__.update(state)


class Stage:
    """One stage of training. `loss` maps the model and a batch to a scalar to minimise."""

    def __init__(
        self,
        model: FusionModel,
        schedule: Schedule,
        loss: Callable[[FusionModel, object], Tensor],
        folder: Path,
    ) -> None:
        bf16 = fast_dtype() == torch.bfloat16
        self.accelerator = Accelerator(cpu=True, mixed_precision="bf16" if bf16 else "no")
        self.schedule, self.loss, self.folder = schedule, loss, folder
        self.progress = Progress()
        optimizer = torch.optim.AdamW(
            _groups(model, schedule.weight_decay),
            lr=schedule.learning_rate,
            betas=(0.9, 0.98),
            fused=True,
        )
        rates = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule.rate)
        # Weights averaged over the last steps mostly score higher than the last step's.
        self.average = AveragedModel(model, multi_avg_fn=_averaging(schedule.average_decay))
        self.model, self.optimizer, self.rates = self.accelerator.prepare(model, optimizer, rates)
        self.accelerator.register_for_checkpointing(self.progress, self.average)
        self._resume()

    def run(
        self,
        batches: Callable[[int], Iterable[object]],
        evaluate: Callable[[FusionModel], Mapping[str, float]],
    ) -> FusionModel:
        """Train until the epochs or the patience end.

        Returns the best averaged model, or that of the last step where it scores higher.
        `batches(epoch)` gives an epoch's batches, `evaluate` scores whose sum is to be maximised.
        """
        while self.progress.epoch < self.schedule.epochs:
            progress, begun = self.progress, time.monotonic()
            loss = self._epoch(batches(progress.epoch))
            averaged = cast(FusionModel, self.average.module)
            scores = evaluate(averaged)
            score = sum(scores.values())
            progress.epoch += 1
            progress.seconds += time.monotonic() - begun
            entry = {"epoch": progress.epoch, "loss": loss, **scores}
            progress.history.append({**entry, "seconds": round(progress.seconds, 1)})
            log.info("%s %s", self.folder.name, json.dumps(progress.history[-1]))
            history = json.dumps(progress.history)
            (self.folder / "history.json").write_text(history, encoding="utf-8")
            if score > progress.best:
                progress.best, progress.best_epoch = score, progress.epoch
                torch.save(self.average.module.state_dict(), self.folder / "best.pt")
            self.accelerator.save_state(str(self.folder / "checkpoint"))
            if progress.epoch - progress.best_epoch >= self.schedule.patience:
                break
        last = cast(FusionModel, self.accelerator.unwrap_model(self.model))
        if sum(evaluate(last).values()) > self.progress.best:
            return last.eval()
        best = cast(FusionModel, self.average.module)
        best.load_state_dict(torch.load(self.folder / "best.pt", weights_only=True))
        return best.eval()

    def _epoch(self, batches: Iterable[object]) -> float:
        total, count = 0.0, 0
        self.model.train()
        bar = tqdm(_ahead(batches), total=self.schedule.steps_per_epoch, desc=self.folder.name)
        for batch in bar:
            with self.accelerator.autocast():
                loss = self.loss(self.model, batch)
            self.accelerator.backward(loss)
            self.accelerator.clip_grad_norm_(self.model.parameters(), self.schedule.gradient_norm)
            self.optimizer.step()
            self.rates.step()
            self.optimizer.zero_grad()
            self.average.update_parameters(self.model)
            total, count = total + float(loss.detach()), count + 1
            bar.set_postfix(loss=f"{total / count:.3f}", rate=f"{self.rates.get_last_lr()[0]:.1e}")
        return total / max(1, count)

    def _resume(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        checkpoint = self.folder / "checkpoint"
        if checkpoint.exists():
            self.accelerator.load_state(str(checkpoint))
            log.info("%s goes on after epoch %d", self.folder.name, self.progress.epoch)


def _ahead(batches: Iterable[object]) -> Iterator[object]:
    """Batches, of which the next is made while the last is learned from."""
    waiting = iter(batches)
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, waiting, None)
        while (batch := coming.result()) is not None:
            coming = maker.submit(next, waiting, None)
            yield batch


def _averaging(decay: float) -> Callable[[Averaged, Averaged, Tensor | int], None]:
    """Exponential averaging that forgets its first steps quickly, when weights still move far."""

    @torch.no_grad()
    def update(averaged: Averaged, current: Averaged, steps: Tensor | int) -> None:
        done = float(steps)
        torch._foreach_lerp_(averaged, current, 1 - min(decay, (1 + done) / (10 + done)))

    return update


def _groups(model: nn.Module, decay: float) -> list[dict[str, object]]:
    """What learns. Weight decay is for matrices: norms, biases and embeddings are left alone."""
    matrices: list[nn.Parameter] = []
    others: list[nn.Parameter] = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        plain = parameter.dim() >= 2 and "embedding" not in name and "position" not in name
        (matrices if plain else others).append(parameter)
    return [
        {"params": matrices, "weight_decay": decay},
        {"params": others, "weight_decay": 0.0},
    ]
