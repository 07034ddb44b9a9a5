"""`python -m pipelines.training TASK --data DIR`: what lies in `assets/weights`.

`joint` teaches captions, answers and commands to one model, going on from `--start` where that is
given. `strategies` teaches that model other ways for modalities to meet. `descriptor` is for
recognising photographed things, `todos` for finding what a text asks for, `labels` for comparing a
picture with words.
"""

import argparse
import json
import logging
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from pipelines.encoders.check import REFERENCE, TEXT_REFERENCE, text_fingerprint, vision_fingerprint
from pipelines.encoders.speech import WHISPER
from pipelines.encoders.text import TextEncoder
from pipelines.encoders.vision import BACKBONES, VisionEncoder
from pipelines.fusion import checkpoint
from pipelines.fusion.model import FusionModel
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.training import wordpieces
from pipelines.training.calibration import fit
from pipelines.training.config import JointConfig
from pipelines.training.corpora import MISHEARING, Corpora
from pipelines.training.instances import make_descriptor
from pipelines.training.joint import joint_vocabulary
from pipelines.training.labels import LabelsConfig, make_labels
from pipelines.training.plot import draw
from pipelines.training.strategies import CONFIG as STRATEGIES_CONFIG
from pipelines.training.strategies import make_strategies
from pipelines.training.todos import make_todos
from pipelines.weights.errors import WeightsError
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

WEIGHTS = ASSETS / "weights"
TASKS = ("joint", "strategies", "descriptor", "todos", "labels")


def main(arguments: list[str] | None = None) -> int:
    """Train and export; an interrupted run continues where its last checkpoint stands."""
    given = _parser().parse_args(arguments)
    given.name = given.name or given.task
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("accelerate").setLevel(logging.WARNING)
    settings = Settings.load()
    torch.set_num_threads(settings.threads)
    try:
        store, manifest = WeightsStore(settings), read_manifest()
        backbones = [store.ready(manifest[name]) for name in BACKBONES]
        minilm = store.ready(manifest["all-minilm-l6-v2"])
        hearing = {name: store.ready(manifest[name]) for name in (WHISPER, MISHEARING)}
    except WeightsError as error:
        print(error, file=sys.stderr)
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    if given.task == "todos":
        make_todos(given.data, given.out, TextEncoder.load(minilm, fast_dtype()))
        return 0
    vision = VisionEncoder.load(backbones, fast_dtype())
    if given.task == "descriptor":
        make_descriptor(given.data, settings.home / "vision-2", given.out, vision)
        return 0
    corpora = Corpora(given.data, vision, settings.home / "vision-2", hearing)
    text = TextEncoder.load(minilm, fast_dtype())
    if given.task == "labels":
        make_labels(LabelsConfig(), corpora, text, given.out)
        return 0
    if given.task == "strategies":
        start, folder = given.start or WEIGHTS, settings.home / "runs" / given.name
        config = JointConfig.load(given.config or WEIGHTS / STRATEGIES_CONFIG)
        vocabulary = Vocabulary.load(start / "vocabulary.txt")
        run = corpora.joint(config, text, vocabulary, minilm, folder)
        make_strategies(run, start, given.out)
        return 0
    vocabulary = joint_vocabulary(wordpieces.build(minilm, given.data))
    config = JointConfig.load(given.config or WEIGHTS / "joint.json")
    run = corpora.joint(config, text, vocabulary, minilm, settings.home / "runs" / given.name)
    if given.start is not None:
        known = checkpoint.load(given.start / "hearth.safetensors", dense=True)
        run = replace(run, start=(known, Vocabulary.load(given.start / "vocabulary.txt")))
    model = run.train()
    export(model, vocabulary, given.out)
    outcomes = run.answered(model)
    fit([sure for _, sure in outcomes], [good for good, _ in outcomes]).save(given.out)
    config.save(given.out / "joint.json")
    np.save(given.out / REFERENCE, vision_fingerprint(VisionEncoder.load(backbones)))
    np.save(given.out / TEXT_REFERENCE, text_fingerprint(TextEncoder.load(minilm)))
    history = run.history()
    (given.out / "joint-history.json").write_text(json.dumps(history, indent=2) + "\n", "utf-8")
    draw(history, given.out / "training.png")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines.training", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--config", type=Path, metavar="FILE.json", help="by default ours")
    parser.add_argument("--start", type=Path, metavar="DIR", help="go on from the weights in DIR")
    parser.add_argument("--name", help="the run's folder in HEARTH_HOME/runs")
    parser.add_argument("--out", type=Path, default=WEIGHTS, metavar="DIR")
    return parser


def export(model: FusionModel, vocabulary: Vocabulary, out: Path) -> None:
    """Write what the app loads."""
    vocabulary.save(out / "vocabulary.txt")
    checkpoint.save(model, out / "hearth.safetensors")


if __name__ == "__main__":
    sys.exit(main())
