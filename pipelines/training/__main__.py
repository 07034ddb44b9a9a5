"""`python -m pipelines.training caption|descriptor --data DIR`: remake `assets/weights`."""

import argparse
import json
import logging
import sys
from pathlib import Path

import numpy as np

from pipelines.encoders.check import REFERENCE, vision_fingerprint
from pipelines.encoders.vision import VisionEncoder
from pipelines.evaluation.pictures import PictureSet
from pipelines.fusion import checkpoint
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.machine import fast_dtype
from pipelines.settings import ASSETS, Settings
from pipelines.training import wordpieces
from pipelines.training.caption import CaptionRun
from pipelines.training.captions import CaptionData, load_captions
from pipelines.training.config import TrainingConfig
from pipelines.training.features import FeatureJob, compute
from pipelines.training.instances import make_descriptor
from pipelines.training.plot import draw
from pipelines.weights.errors import WeightsError
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

WEIGHTS = ASSETS / "weights"
CONFIG = WEIGHTS / "training.json"


def main(arguments: list[str] | None = None) -> int:
    """Train and export; an interrupted run continues where its last checkpoint stands."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.training", description=__doc__)
    parser.add_argument("task", choices=["caption", "descriptor"])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--config", type=Path, default=CONFIG, metavar="FILE.json")
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
    config = TrainingConfig.load(given.config)
    train_captions(settings, config, given.data, given.out, dinov2, minilm)
    return 0


def train_captions(
    settings: Settings, config: TrainingConfig, data: Path, out: Path, dinov2: Path, minilm: Path
) -> None:
    """Features, both stages, then everything that is committed beside the weights."""
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = wordpieces.build(minilm, data)
    vocabulary.save(out / "vocabulary.txt")
    run = caption_run(settings, config, data, dinov2, minilm, vocabulary)
    checkpoint.save(run.train(), out / "hearth.safetensors")
    np.save(out / REFERENCE, vision_fingerprint(VisionEncoder.load(dinov2)))
    config.save(out / "training.json")
    histories = run.histories()
    (out / "history.json").write_text(json.dumps(histories, indent=2) + "\n", encoding="utf-8")
    draw(histories, out / "training.png")


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
