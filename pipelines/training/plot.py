"""The course of a training run as a picture: loss and development CIDEr of both stages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

History = Sequence[Mapping[str, float]]


def draw(histories: Mapping[str, History], target: Path) -> None:
    """Write a PNG with one panel for the loss of each stage and one for CIDEr over epochs."""
    figure, axes = pyplot.subplots(1, len(histories) + 1, figsize=(11, 3.4), layout="tight")
    start = 0
    for axis, (stage, history) in zip(axes, histories.items(), strict=False):
        epochs = [start + entry["epoch"] for entry in history]
        axis.plot(epochs, [entry["loss"] for entry in history], "o-", color="#b8400a")
        axis.set(title=f"loss, {stage} stage", xlabel="epoch")
        axes[-1].plot(epochs, [entry["cider"] for entry in history], "o-", label=stage)
        start += len(history)
    axes[-1].set(title="CIDEr, development split, greedy", xlabel="epoch")
    axes[-1].legend()
    figure.savefig(target, dpi=110)
    pyplot.close(figure)
