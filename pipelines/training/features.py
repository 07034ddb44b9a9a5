"""Vision features, computed once: the encoder is frozen, so training never runs it again.

Augmentation happens here too, as variants of each picture: mirrored, and cut to a random part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.lib.format import open_memmap
from PIL import Image, ImageOps
from tqdm import tqdm

from pipelines.encoders import vision
from pipelines.encoders.vision import VisionEncoder
from pipelines.evaluation.pictures import PictureSet
from pipelines.preprocess.image import load_image, square, to_pixels
from pipelines.types import View

BATCH = 16


def _random_part(
    seed: str, least: float = 0.5, most: float = 1.0
) -> Callable[[Image.Image, str], Image.Image]:
    """A random part of the area with sides 3:4 to 4:3, mirrored half of the time."""

    def cut(image: Image.Image, name: str) -> Image.Image:
        chance = np.random.default_rng(list(f"{seed}/{name}".encode()))
        area, ratio = chance.uniform(least, most), np.exp(chance.uniform(-0.29, 0.29))
        width, height = min(1.0, np.sqrt(area * ratio)), min(1.0, np.sqrt(area / ratio))
        left, top = chance.uniform(0, 1 - width), chance.uniform(0, 1 - height)
        part = square(image, View(box=(left, top, left + width, top + height)))
        return ImageOps.mirror(part) if chance.random() < 0.5 else part

    return cut


VARIANTS: dict[str, Callable[..., Image.Image]] = {
    "plain": lambda image, name: square(image),
    "mirror": lambda image, name: ImageOps.mirror(square(image)),
    "part-1": _random_part("1"),
    "part-2": _random_part("2"),
    "detail-1": _random_part("detail-1", 0.1, 0.6),
    "detail-2": _random_part("detail-2", 0.1, 0.6),
}


@dataclass(frozen=True)
class FeatureJob:
    """Which pictures, seen how, go to which file: float16 [pictures, 65, 1664] in `.npy`."""

    pictures: PictureSet
    names: list[str]
    variant: str
    target: Path


def compute(job: FeatureJob, encoder: VisionEncoder) -> np.ndarray:
    """Compute the features of a job, or continue where an earlier run stopped."""
    if job.target.exists():
        return np.load(job.target, mmap_mode="r")
    part, mark = job.target.with_suffix(".part.npy"), job.target.with_suffix(".done")
    done = int(mark.read_text()) if mark.exists() and part.exists() else 0
    shape = (len(job.names), vision.TOKENS, vision.WIDTH)
    mode = "r+" if done else "w+"
    features = open_memmap(part, mode=mode, dtype=np.float16, shape=shape)
    starts = range(done, len(job.names), BATCH)
    for start in tqdm(starts, desc=f"features {job.target.stem}", unit="batch"):
        names = job.names[start : start + BATCH]
        pixels = np.stack([_pixels(job, name) for name in names])
        encoded = encoder(torch.from_numpy(pixels))
        features[start : start + len(names)] = encoded.numpy().astype(np.float16)
        mark.write_text(str(start + len(names)))
    features.flush()
    part.rename(job.target)
    mark.unlink(missing_ok=True)
    return np.load(job.target, mmap_mode="r")


def _pixels(job: FeatureJob, name: str) -> np.ndarray:
    image = load_image(job.pictures.read(name))
    return to_pixels(VARIANTS[job.variant](image, name))
