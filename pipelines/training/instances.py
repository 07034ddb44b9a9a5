"""Make `descriptor.npy`: what most pictures share, so that a descriptor can leave it out.

Half of the statistics come from Flickr8k (people, dogs, the outdoors), half from details of rooms
in DAQUAR: with the outdoors alone, all rooms look alike. No scene in which
`python -m pipelines.evaluation deixis` looks for things is among them.
"""

import json
from pathlib import Path

import numpy as np

from pipelines.encoders.descriptor import FILE, summaries
from pipelines.encoders.vision import VisionEncoder
from pipelines.evaluation.deixis import PAIRS
from pipelines.evaluation.pictures import PictureSet
from pipelines.training.captions import load_captions
from pipelines.training.features import FeatureJob, compute

FLOOR = 0.03  # of the mean variance: directions below it are mostly noise
DETAILS = ("detail-1", "detail-2")


def make_descriptor(data: Path, cache: Path, out: Path, encoder: VisionEncoder) -> None:
    """Write float16 [2, 1 + 384, 384]: for each summary its mean, above its whitening."""
    cache.mkdir(parents=True, exist_ok=True)
    flickr = data / "flickr8k"
    names = list(load_captions(flickr / "train.json"))
    target = cache / "flickr8k-train-plain.npy"
    jobs = [FeatureJob(PictureSet(flickr / "train.tar"), names, "plain", target)]
    outdoors = _summaries(jobs, encoder)
    elsewhere = set(json.loads(PAIRS.read_text(encoding="utf-8"))["elsewhere"])
    jobs = []
    for split in ("train", "dev"):
        rooms = PictureSet(data / "daquar" / f"{split}.tar")
        names = sorted(name for name in elsewhere if name in rooms)
        jobs += [
            FeatureJob(rooms, names, detail, cache / f"daquar-{split}-elsewhere-{detail}.npy")
            for detail in DETAILS
        ]
    indoors = _summaries(jobs, encoder)
    rows = [_whitening(outdoors[:, part], indoors[:, part]) for part in range(2)]
    np.save(out / FILE, np.stack(rows).astype(np.float16))


def _summaries(jobs: list[FeatureJob], encoder: VisionEncoder) -> np.ndarray:
    return np.concatenate([summaries(np.asarray(compute(job, encoder))) for job in jobs])


def _whitening(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The mean [384] above the symmetric whitening [384, 384] of two sources, half of each."""
    covariance = (np.cov(one.T) + np.cov(other.T)) / 2
    variance, directions = np.linalg.eigh(covariance)
    scale = (variance + FLOOR * variance.mean()) ** -0.5
    whitening = directions * scale @ directions.T
    return np.vstack([(one.mean(0) + other.mean(0)) / 2, whitening])
