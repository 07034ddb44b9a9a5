"""The course of a training run as a picture: the loss, and what each task scored."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

KNOWN = ("epoch", "loss", "seconds")


def draw(history: Sequence[Mapping[str, float]], target: Path) -> None:
    """Write a PNG with a panel for the loss and one for every score over the epochs."""
    scores = [name for name in history[0] if name not in KNOWN]
    figure, axes = pyplot.subplots(1, 1 + len(scores), figsize=(12, 3.4), layout="tight")
    epochs = [entry["epoch"] for entry in history]
    for axis, name in zip(axes, ["loss", *scores], strict=True):
        axis.plot(epochs, [entry[name] for entry in history], "o-", color="#b8400a")
        axis.set(title=name, xlabel="epoch")
    figure.savefig(target, dpi=110)
    pyplot.close(figure)
