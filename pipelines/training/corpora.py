"""The corpora in `shared/data` as what the joint stage trains on and is watched by.

Pictures are seen by the frozen vision encoder once; what it says is kept on disk.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipelines.encoders.speech import WHISPER
from pipelines.encoders.text import TextEncoder
from pipelines.encoders.vision import VisionEncoder
from pipelines.evaluation.pictures import PictureSet
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.training.caption_wishes import caption_wishes
from pipelines.training.captions import CaptionData, load_captions
from pipelines.training.commands.examples import Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.config import JointConfig
from pipelines.training.features import FeatureJob, compute
from pipelines.training.hearing import HearingData
from pipelines.training.joint import JointRun, Validation
from pipelines.training.mixed import Album, MixedData, Question
from pipelines.training.orders import OrderData
from pipelines.training.questions import daquar, generated
from pipelines.training.spoken import SpokenExample, spoken_examples

FLICKR, DAQUAR = "flickr8k", "daquar"
SHARES = {FLICKR: 0.5, DAQUAR: 0.5}
MISHEARING = "whisper-base"
WATCHED = 250  # development captions and questions of each corpus, looked at once an epoch


@dataclass(frozen=True)
class Corpora:
    """Where the data lie, what sees and hears them, and where that is kept.

    The app listens with one Whisper. A smaller one mishears more, and its mistakes teach.
    """

    data: Path
    encoder: VisionEncoder
    cache: Path
    ready: Callable[[str], Path]  # pretrained weights by name → their folder

    def features(self, corpus: str, split: str, names: Sequence[str], variant: str) -> np.ndarray:
        """Vision tokens of pictures: float16 [pictures, 65, 1664]."""
        self.cache.mkdir(parents=True, exist_ok=True)
        pictures = PictureSet(self.data / corpus / f"{split}.tar")
        target = self.cache / f"{corpus}-{split}-{variant}.npy"
        return np.asarray(compute(FeatureJob(pictures, list(names), variant, target), self.encoder))

    def spoken(self, listener: str, shards: int) -> list[SpokenExample]:
        """Requests that were said aloud and heard by one of the Whispers."""
        folder = self.cache.parent / f"spoken-{listener}"
        return spoken_examples(self.data, self.ready(listener), folder, shards)

    def joint(
        self,
        config: JointConfig,
        text: TextEncoder,
        vocabulary: Vocabulary,
        minilm: Path,
        folder: Path,
    ) -> JointRun:
        """A joint run on all of it."""
        captions = load_captions(self.data / FLICKR / "train.json")
        described = self._album(FLICKR, captions, _asked_of(captions, config.seed), config)
        asked = self._album(DAQUAR, None, daquar(self.data, "train"), config)
        unseen = [question for each in described.questions for question, _ in each[:1]]
        orders = OrderData(
            Houses(self.data),
            Examples(self.data),
            text,
            vocabulary,
            [*unseen, *caption_wishes(300)],
        )
        return JointRun(
            config=config,
            captions=CaptionData(described.variants, list(captions.values()), vocabulary),
            orders=orders,
            mixed=MixedData([described, asked], orders),
            spoken=HearingData(
                self.spoken(WHISPER, config.spoken_shards),
                orders,
                self.spoken(MISHEARING, config.misheard_shards),
            ),
            validation=self._validation(config),
            minilm=minilm,
            folder=folder,
        )

    def _album(
        self,
        corpus: str,
        captions: dict[str, list[str]] | None,
        questions: dict[str, list[Question]],
        config: JointConfig,
    ) -> Album:
        names = sorted(captions or questions)
        return Album(
            [self.features(corpus, "train", names, each) for each in config.variants],
            [questions.get(name, []) for name in names],
            [(captions or {}).get(name, []) for name in names],
            SHARES[corpus],
        )

    def _validation(self, config: JointConfig) -> Validation:
        captions = load_captions(self.data / FLICKR / "dev.json")
        features = self.features(FLICKR, "dev", list(captions), "plain")
        indoor = daquar(self.data, "dev")
        rooms = self.features(DAQUAR, "dev", sorted(indoor), "plain")
        about = _asked_of(captions, config.seed)
        asked = [
            *_pairs(rooms, indoor, sorted(indoor)),
            *_pairs(features, about, list(captions)),
        ]
        first = dict(list(captions.items())[:WATCHED])
        return Validation(features[:WATCHED], first, asked)


def _asked_of(captions: dict[str, list[str]], seed: int) -> dict[str, list[Question]]:
    """Questions for captioned pictures, made from their captions."""
    chance = random.Random(seed)
    return {name: generated(texts, chance) for name, texts in captions.items()}


def _pairs(
    features: np.ndarray, questions: dict[str, list[Question]], names: Sequence[str]
) -> list[tuple[np.ndarray, str, str]]:
    chance = random.Random(0)
    pairs = [
        (features[number], question, answer)
        for number, name in enumerate(names)
        for question, answer in questions.get(name, [])
    ]
    return chance.sample(pairs, min(WATCHED, len(pairs)))
