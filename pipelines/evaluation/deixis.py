"""How well a registered thing is found again, and how often something else is taken for it.

`deixis.json` lists things that two photographs show from two viewpoints. The descriptor and the
thresholds of `pipelines.house.album` were chosen on these very things, so new ones will fare a
little worse; the scenes that the descriptor's statistics come from are others, by the same camera.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from PIL import Image, ImageEnhance, ImageOps

from pipelines.encoders.descriptor import Descriptor
from pipelines.encoders.vision import BACKBONES, VisionEncoder
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.pictures import PictureSet
from pipelines.house.album import (
    KNOWN,
    LEAD,
    MAX_DEVICES,
    SURE,
    THUMBNAIL,
    Album,
    Match,
    match,
    registered,
)
from pipelines.machine import fast_dtype
from pipelines.preprocess.image import load_image, square, to_pixels
from pipelines.settings import ASSETS, Settings
from pipelines.types import View
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

PAIRS = Path(__file__).with_name("deixis.json")
EXAMPLES = ASSETS / "examples" / "devices"
SEED, BATCH = 7, 16
DRAWS = 20  # houses for each picture: their average is one observation
OTHERS = 300  # ordinary photographs
CHANGED = 100  # of them registered, and changed by computation
BLANK = np.zeros(THUMBNAIL, dtype=np.uint8)


class Things(NamedTuple):
    """What to register and what to look for: the same thing at the same place in both lists."""

    first: list[Image.Image]
    second: list[Image.Image]
    others: list[Image.Image]
    registered: int


@dataclass
class Eye:
    """Pictures → descriptors, as the assistant makes them."""

    encoder: VisionEncoder
    descriptor: Descriptor

    @classmethod
    def load(cls, settings: Settings) -> "Eye":
        """Raises WeightsError if the encoder cannot be had."""
        torch.set_num_threads(settings.threads)
        store, manifest = WeightsStore(settings), read_manifest()
        backbones = [store.ready(manifest[name]) for name in BACKBONES]
        encoder = VisionEncoder.load(backbones, fast_dtype())
        return cls(encoder, Descriptor.load(ASSETS / "weights"))

    def __call__(self, images: Iterable[Image.Image]) -> np.ndarray:
        """Describe RGB pictures, their largest middle square: float32 [pictures, 768]."""
        pixels = [to_pixels(square(image, View(fit="centre"))) for image in images]
        batches = [np.stack(pixels[at : at + BATCH]) for at in range(0, len(pixels), BATCH)]
        tokens = [self.encoder(torch.from_numpy(batch)).numpy() for batch in batches]
        return self.descriptor(np.concatenate(tokens))


def read_things(rooms: list[Path], others: Path, registered: int) -> Things:
    """Cut the things out of the photographs of DAQUAR.

    The second cut is looser than the first and off the middle, as a hand would hold a camera.

    Raises:
        EvaluationError: the pictures are not there, or too few for so many registered ones.
    """
    try:
        sets, strangers = [PictureSet(path) for path in rooms], PictureSet(others)
        pairs = json.loads(PAIRS.read_text(encoding="utf-8"))["pairs"]
        chance = np.random.default_rng(SEED)
        pairs = [(a, box, b, _loose(there, chance)) for a, box, b, there in pairs]
        first = [_find(sets, name).crop(box) for name, box, _, _ in pairs]
        second = [_find(sets, name).crop(box) for _, _, name, box in pairs]
        names = sorted(strangers.names)[:OTHERS]
        ordinary = [load_image(strangers.read(name)) for name in names]
    except (OSError, ValueError, KeyError) as error:
        raise EvaluationError(f"The pictures cannot be read: {error}.") from error
    most = min(MAX_DEVICES, len(first) - 1, len(ordinary) - 1)
    if not 1 <= registered <= most:
        raise EvaluationError(f"Between 1 and {most} things can be registered.")
    return Things(first, second, ordinary, registered)


def evaluate_deixis(settings: Settings, things: Things) -> dict[str, Any]:
    """The result of `python -m pipelines.evaluation deixis` as one JSON-ready mapping."""
    eye = Eye.load(settings)
    first, second, others = eye(things.first), eye(things.second), eye(things.others)
    chance = np.random.default_rng(SEED)
    altered = eye([_changed(image, chance) for image in things.others[:CHANGED]])
    size = things.registered
    return {
        "registered": size,
        "thresholds": {"known": KNOWN, "sure": SURE, "lead": LEAD},
        "second_photograph": _rates(first, second, size, present=True),
        "unregistered_thing": _rates(first, second, size, present=False),
        "ordinary_photograph": _rates(first, others, size, present=False, matching=False),
        "same_photograph_changed": _rates(others[:CHANGED], altered, size, present=True),
        "examples": _examples(eye),
    }


def _rates(
    known: np.ndarray, queries: np.ndarray, size: int, present: bool, matching: bool = True
) -> dict[str, Any]:
    """Shares of verdicts, each query in `DRAWS` houses of `size` things, its own among them or not.

    `matching` says that query i shows thing i. Intervals: bootstrap over the queries.
    """
    chance = np.random.default_rng(SEED)
    counts: dict[str, list[float]] = {}
    for index, query in enumerate(queries):
        rest = np.array([at for at in range(len(known)) if not matching or at != index])
        results = []
        for _ in range(DRAWS):
            drawn = chance.choice(rest, size - present, replace=False).tolist()
            album = _album(known, [*drawn, index] if present else drawn)
            results += _outcomes(match(album, query), str(index))
        for name in ("nearest_is_right", "sure_right", "sure_wrong", "unsure", "unknown"):
            counts.setdefault(name, []).append(results.count(name) / DRAWS)
    if not present:
        del counts["nearest_is_right"], counts["sure_right"]
    rates = {name: _interval(np.array(values)) for name, values in counts.items()}
    return {"n": len(queries), **rates}


def _outcomes(found: Match, truth: str) -> list[str]:
    right = found.best is not None and found.best.entity_id == truth
    if found.verdict != "sure":
        return ["nearest_is_right", found.verdict] if right else [found.verdict]
    return ["nearest_is_right", "sure_right"] if right else ["sure_wrong"]


def _album(known: np.ndarray, chosen: list[int]) -> Album:
    album = Album()
    for index in chosen:
        album = registered(album, str(index), known[index], BLANK)
    return album


def _interval(values: np.ndarray) -> list[float]:
    """The mean and its 95 % interval; without any spread, as for a share of equal trials."""
    mean = float(values.mean())
    if values.std() == 0:  # a bootstrap would be certain
        reach = 1 - 0.025 ** (1 / len(values))
        return [round(each, 3) for each in (mean, max(0.0, mean - reach), min(1.0, mean + reach))]
    chance = np.random.default_rng(SEED)
    means = chance.choice(values, (2000, len(values))).mean(axis=1)
    return [round(float(each), 3) for each in (mean, *np.percentile(means, [2.5, 97.5]))]


def _examples(eye: Eye) -> dict[str, Any]:
    """The shipped devices: one view of each registered, the other looked for."""
    names = sorted(path.name.removesuffix(".1.jpg") for path in EXAMPLES.glob("*.1.jpg"))
    views = [eye([load_image(EXAMPLES / f"{name}.{n}.jpg") for name in names]) for n in (1, 2)]
    album = Album()
    for name, embedding in zip(names, views[0], strict=True):
        album = registered(album, name, embedding, BLANK)
    rows = {}
    for name, embedding in zip(names, views[1], strict=True):
        found = match(album, embedding)
        assert found.best is not None and found.runner_up is not None  # six are registered
        best, runner_up = round(found.best.similarity, 3), round(found.runner_up.similarity, 3)
        rows[name] = [found.verdict, found.best.entity_id, best, runner_up]
    return rows


def _find(sets: list[PictureSet], name: str) -> Image.Image:
    holder = next((each for each in sets if name in each), None)
    if holder is None:
        raise KeyError(f"{name} is missing")
    return load_image(holder.read(name))


def _loose(box: list[int], chance: np.random.Generator) -> tuple[int, ...]:
    """A box moved by up to an eighth of its side and scaled by 0.8 to 1.35, inside the picture."""
    left, top, right, bottom = box
    side = (right - left) * float(np.exp(chance.uniform(-0.2, 0.3)))
    across, down = chance.uniform(-0.12, 0.12, 2) * (right - left)
    left = max(6, min(292 - side, (left + right - side) / 2 + across))
    top = max(6, min(218 - side, (top + bottom - side) / 2 + down))
    return round(left), round(top), round(min(292, left + side)), round(min(218, top + side))


def _changed(image: Image.Image, chance: np.random.Generator) -> Image.Image:
    """Turned by up to 15°, a part of it, lighter or darker, noisy, and mirrored half the time."""
    image = image.rotate(chance.uniform(-15, 15), Image.Resampling.BICUBIC)
    share = chance.uniform(0.6, 0.8)
    left, top = chance.uniform(0.1, 0.9 - share, 2)
    width, height = image.size
    image = image.crop((left * width, top * height, (left + share) * width, (top + share) * height))
    image = ImageEnhance.Brightness(image).enhance(chance.uniform(0.5, 1.6))
    noisy = np.asarray(image) + chance.normal(0, 12, (image.height, image.width, 3))
    image = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    return ImageOps.mirror(image) if chance.random() < 0.5 else image
