"""`python -m pipelines.training TASK --data DIR`: what lies in `assets/weights`.

`joint` teaches captions, answers and commands to one model, going on from `--start` where that is
given. `strategies` teaches that model other ways for modalities to meet. `descriptor` is for
recognising photographed things, `todos` for finding what a text asks for, `undo` for hearing that
something is to be taken back, `labels` for comparing a picture with words.
"""

import argparse
import json
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch

from pipelines.encoders.check import REFERENCE, TEXT_REFERENCE, text_fingerprint, vision_fingerprint
from pipelines.encoders.text import TextEncoder
from pipelines.encoders.vision import BACKBONES, VisionEncoder
from pipelines.fusion import checkpoint
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.training import wordpieces
from pipelines.training.calibration import fit
from pipelines.training.config import JointConfig
from pipelines.training.corpora import Corpora
from pipelines.training.instances import make_descriptor
from pipelines.training.joint import JointRun, joint_vocabulary
from pipelines.training.labels import LabelsConfig, make_labels
from pipelines.training.plot import draw
from pipelines.training.strategies import CONFIG as STRATEGIES_CONFIG
from pipelines.training.strategies import make_strategies
from pipelines.training.todos import make_todos
from pipelines.training.undo import make_undo
from pipelines.weights.errors import WeightsError
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

WEIGHTS, MODEL = ASSETS / "weights", "hearth.safetensors"


class Workshop:
    """What the tasks need, made ready when the first of them asks for it."""

    def __init__(self, given: argparse.Namespace, settings: Settings) -> None:
        self.given, self.data, self.out = given, given.data, given.out
        self.home, self.folder = settings.home, settings.home / "runs" / given.name
        self.cache = settings.home / "vision-2"
        self._store, self._manifest = WeightsStore(settings), read_manifest()

    def ready(self, name: str) -> Path:
        """The folder of pretrained weights. Raises WeightsError."""
        return self._store.ready(self._manifest[name])

    @property
    def backbones(self) -> list[Path]:
        """The vision encoders' weights."""
        return [self.ready(name) for name in BACKBONES]

    @property
    def minilm(self) -> Path:
        """The text encoder's weights."""
        return self.ready("all-minilm-l6-v2")

    @cached_property
    def vision(self) -> VisionEncoder:
        """The vision encoder."""
        return VisionEncoder.load(self.backbones, fast_dtype())

    @cached_property
    def text(self) -> TextEncoder:
        """The text encoder."""
        return TextEncoder.load(self.minilm, fast_dtype())

    @cached_property
    def corpora(self) -> Corpora:
        """The data."""
        return Corpora(self.data, self.vision, self.cache, self.ready)

    def run(self, file: Path, vocabulary: Vocabulary) -> JointRun:
        """A joint run of the configuration that was given, or else that of a file."""
        config = JointConfig.load(self.given.config or file)
        return self.corpora.joint(config, self.text, vocabulary, self.minilm, self.folder)


def joint(shop: Workshop) -> None:
    """Captions, answers and commands."""
    vocabulary, start = joint_vocabulary(wordpieces.build(shop.minilm, shop.data)), shop.given.start
    run = shop.run(WEIGHTS / "joint.json", vocabulary)
    if start is not None:
        known = checkpoint.load(start / MODEL, dense=True)
        run = replace(run, start=(known, Vocabulary.load(start / "vocabulary.txt")))
    model, out = run.train(), shop.out
    vocabulary.save(out / "vocabulary.txt")
    checkpoint.save(model, out / MODEL)
    outcomes = run.answered(model)
    fit([sure for _, sure in outcomes], [good for good, _ in outcomes]).save(out)
    run.config.save(out / "joint.json")
    # In float32, whatever is fast here: they are compared with on other machines.
    np.save(out / REFERENCE, vision_fingerprint(VisionEncoder.load(shop.backbones)))
    np.save(out / TEXT_REFERENCE, text_fingerprint(TextEncoder.load(shop.minilm)))
    history = run.history()
    (out / "joint-history.json").write_text(json.dumps(history, indent=2) + "\n", "utf-8")
    draw(history, out / "training.png")


def strategies(shop: Workshop) -> None:
    """The other fusion encoders for a model that is there."""
    start = shop.given.start or WEIGHTS
    run = shop.run(WEIGHTS / STRATEGIES_CONFIG, Vocabulary.load(start / "vocabulary.txt"))
    make_strategies(run, start, shop.out)


TASKS: dict[str, Callable[[Workshop], object]] = {
    "joint": joint,
    "strategies": strategies,
    "descriptor": lambda shop: make_descriptor(shop.data, shop.cache, shop.out, shop.vision),
    "todos": lambda shop: make_todos(shop.data, shop.out, shop.text),
    "undo": lambda shop: make_undo(shop.data, shop.out, shop.text),
    "labels": lambda shop: make_labels(LabelsConfig(), shop.corpora, shop.text, shop.out),
}


def main(arguments: list[str] | None = None) -> int:
    """Train and export; an interrupted run continues where its last checkpoint stands."""
    given = _parser().parse_args(arguments)
    given.name = given.name or given.task
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("accelerate").setLevel(logging.WARNING)
    settings = Settings.load()
    torch.set_num_threads(settings.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    try:
        TASKS[given.task](Workshop(given, settings))
    except WeightsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines.training", description=__doc__)
    parser.add_argument("task", choices=list(TASKS))
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--config", type=Path, metavar="FILE.json", help="by default ours")
    parser.add_argument("--start", type=Path, metavar="DIR", help="go on from the weights in DIR")
    parser.add_argument("--name", help="the run's folder in HEARTH_HOME/runs")
    parser.add_argument("--out", type=Path, default=WEIGHTS, metavar="DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main())
