"""`python -m pipelines.training {caption,joint,descriptor} --data DIR`: remake `assets/weights`.

`caption` teaches a model to describe pictures; `joint` starts from it (running it first where
needed) and adds houses: the app's weights come from there. `descriptor` is for photographed things.
"""

import argparse
import json
import logging
import sys
from pathlib import Path

import numpy as np

from pipelines.encoders.check import REFERENCE, TEXT_REFERENCE, text_fingerprint, vision_fingerprint
from pipelines.encoders.text import TextEncoder
from pipelines.encoders.vision import VisionEncoder
from pipelines.evaluation.pictures import PictureSet
from pipelines.fusion import checkpoint
from pipelines.fusion.model import FusionModel
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.training import wordpieces
from pipelines.training.caption import CaptionRun
from pipelines.training.captions import CaptionData, load_captions
from pipelines.training.commands.examples import Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.config import JointConfig, TrainingConfig
from pipelines.training.features import FeatureJob, compute
from pipelines.training.instances import make_descriptor
from pipelines.training.joint import JointRun, joint_vocabulary
from pipelines.training.orders import OrderData
from pipelines.training.plot import draw
from pipelines.weights.errors import WeightsError
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

WEIGHTS = ASSETS / "weights"
CONFIG = WEIGHTS / "training.json"
JOINT_CONFIG = WEIGHTS / "joint.json"


def main(arguments: list[str] | None = None) -> int:
    """Train and export; an interrupted run continues where its last checkpoint stands."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.training", description=__doc__)
    parser.add_argument("task", choices=["caption", "joint", "descriptor"])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--config", type=Path, default=CONFIG, metavar="FILE.json")
    parser.add_argument("--joint-config", type=Path, default=JOINT_CONFIG, metavar="FILE.json")
    parser.add_argument("--out", type=Path, default=WEIGHTS, metavar="DIR")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("accelerate").setLevel(logging.WARNING)
    settings = Settings.load()
    try:
        store, manifest = WeightsStore(settings), read_manifest()
        dinov2 = store.ready(manifest["dinov2-small"])
        if given.task == "descriptor":
            encoder = VisionEncoder.load(dinov2, fast_dtype())
            make_descriptor(given.data, settings.home / "features", given.out, encoder)
            return 0
        minilm = store.ready(manifest["all-minilm-l6-v2"])
    except WeightsError as error:
        print(error, file=sys.stderr)
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    vocabulary = wordpieces.build(minilm, given.data)
    config = TrainingConfig.load(given.config)
    run = caption_run(settings, config, given.data, dinov2, minilm, vocabulary)
    np.save(given.out / REFERENCE, vision_fingerprint(VisionEncoder.load(dinov2)))
    np.save(given.out / TEXT_REFERENCE, text_fingerprint(TextEncoder.load(minilm)))
    if given.task == "caption":
        export(run.train(), vocabulary, given.out)
    else:
        train_jointly(run, JointConfig.load(given.joint_config), given.data, given.out)
    config.save(given.out / "training.json")
    histories = run.histories()
    (given.out / "history.json").write_text(json.dumps(histories, indent=2) + "\n", "utf-8")
    draw(histories, given.out / "training.png")
    return 0


def train_jointly(captions: CaptionRun, config: JointConfig, data: Path, out: Path) -> None:
    """Train on requests to houses as well, and export what belongs to it."""
    encoder = TextEncoder.load(captions.minilm, fast_dtype())
    vocabulary = joint_vocabulary(captions.vocabulary)
    orders = OrderData(Houses(data), Examples(data), encoder, vocabulary)
    run = JointRun(config, captions, orders, captions.folder.with_name("joint"))
    export(run.train(), vocabulary, out)
    config.save(out / "joint.json")
    history = json.dumps(run.history(), indent=2) + "\n"
    (out / "joint-history.json").write_text(history, encoding="utf-8")


def export(model: FusionModel, vocabulary: Vocabulary, out: Path) -> None:
    """Write what the app loads."""
    vocabulary.save(out / "vocabulary.txt")
    checkpoint.save(model, out / "hearth.safetensors")


def caption_run(
    settings: Settings,
    config: TrainingConfig,
    data: Path,
    dinov2: Path,
    minilm: Path,
    vocabulary: Vocabulary,
) -> CaptionRun:
    """The run with its features in memory; they are computed at the first call and cached."""
    folder = data / "flickr8k"
    encoder = VisionEncoder.load(dinov2, fast_dtype())
    captions = {split: load_captions(folder / f"{split}.json") for split in ("train", "dev")}
    pictures = {split: PictureSet(folder / f"{split}.tar") for split in captions}
    cache = settings.home / "features"
    cache.mkdir(parents=True, exist_ok=True)

    def features(split: str, variant: str) -> np.ndarray:
        target = cache / f"flickr8k-{split}-{variant}.npy"
        return compute(FeatureJob(pictures[split], list(captions[split]), variant, target), encoder)

    variants = [np.asarray(features("train", variant)) for variant in config.variants]
    return CaptionRun(
        config=config,
        vocabulary=vocabulary,
        data=CaptionData(variants, list(captions["train"].values()), vocabulary),
        dev_features=features("dev", "plain"),
        dev_captions=captions["dev"],
        minilm=minilm,
        folder=settings.home / "runs" / "caption",
    )


if __name__ == "__main__":
    sys.exit(main())
