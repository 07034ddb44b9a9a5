"""The two things that training minimises: cross-entropy, then negative reward."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from pipelines.fusion.decoding import Decoder, Limits, sampler
from pipelines.fusion.model import FusionModel
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import END, Vocabulary
from pipelines.training.captions import IGNORED, MAX_PIECES, Batch, pack
from pipelines.training.cider import CiderReward

# For captions drawn at random: nothing is forbidden but to go on for ever.
EXPLORING = Limits(max_tokens=MAX_PIECES - 8, min_tokens=0, repeat_ngram=99)


def cross_entropy(smoothing: float) -> Callable[[FusionModel, Batch], Tensor]:
    """Mean cross-entropy of the next token, with label smoothing."""

    def loss(model: FusionModel, batch: Batch) -> Tensor:
        logits = _logits(model, batch)
        return F.cross_entropy(
            logits.flatten(0, 1).float(), batch.targets.flatten(), label_smoothing=smoothing
        )

    return loss


class SelfCritical:
    """Policy gradient on CIDEr-D (Rennie et al. 2017).

    Each sample's baseline is the mean reward of its picture's other samples (Luo 2020), so no
    extra decoding is needed. The end token counts as a word, or captions would stop mid-phrase.
    """

    def __init__(
        self, references: Sequence[Sequence[Sequence[int]]], vocabulary: Vocabulary, samples: int
    ) -> None:
        self.end = vocabulary[END]
        self.vocabulary, self.samples = vocabulary, samples
        self.reward = CiderReward([[[*each, self.end] for each in group] for group in references])

    def __call__(self, model: FusionModel, batch: tuple[Tensor, Sequence[int]]) -> Tensor:
        """Loss of freshly sampled captions; features [P, 65, 384] with the pictures' indices."""
        features, pictures = batch
        sampled, advantages = self._explore(model, features, pictures)
        packed = pack(features.numpy(), sampled, self.vocabulary)
        # Sampling ran without dropout, so the gradient is taken without it too.
        model.eval()
        logits = _logits(model, packed).float()
        chosen = -F.cross_entropy(logits.transpose(1, 2), packed.targets, reduction="none")
        weights = torch.zeros_like(chosen)
        for row, (group, gains) in enumerate(zip(sampled, advantages.tolist(), strict=True)):
            start = 0
            for each, gain in zip(group, gains, strict=True):
                # task, pieces, end; the task is given, not chosen
                weights[row, start + 1 : start + len(each) + 2] = gain
                start += len(each) + 2
        real = packed.targets != IGNORED
        return -(chosen * weights).sum() / real.sum()

    def _explore(
        self, model: FusionModel, features: Tensor, pictures: Sequence[int]
    ) -> tuple[list[list[list[int]]], Tensor]:
        model.eval()
        with torch.inference_mode():
            memory = model.read({"vision": Tokens(features)})
            flat = Decoder(model, self.vocabulary).sequences(
                memory,
                "caption",
                EXPLORING,
                sampler(torch.default_generator),
                self.samples,
            )
        n = self.samples
        groups = [flat[i : i + n] for i in range(0, len(flat), n)]
        rewards = torch.tensor(
            [
                [self.reward(picture, [*each, self.end]) for each in group]
                for picture, group in zip(pictures, groups, strict=True)
            ]
        )
        baseline = (rewards.sum(1, keepdim=True) - rewards) / (n - 1)
        return groups, rewards - baseline


def _logits(model: FusionModel, batch: Batch) -> Tensor:
    memory = model.read({"vision": Tokens(batch.features)})
    return model(batch.tokens, memory, batch.positions, batch.mask)
