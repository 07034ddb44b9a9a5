"""Everything that decides a training run, as one file beside the weights."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

Config = TypeVar("Config", bound="JsonConfig")


@dataclass(frozen=True)
class JsonConfig:
    """A configuration that is one JSON file."""

    @classmethod
    def load(cls: type[Config], path: Path) -> Config:
        """Read a JSON file; raises TypeError for a name that is not a field."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class TrainingConfig(JsonConfig):
    """Two stages: likelihood (cross-entropy), then reward (self-critical, prefix `reward_`)."""

    seed: int = 7
    variants: tuple[str, ...] = ("plain", "mirror")
    pictures_per_batch: int = 24
    captions_per_picture: int = 3
    epochs: int = 17
    learning_rate: float = 1e-3
    warmup_steps: int = 300
    weight_decay: float = 0.05
    dropout: float = 0.25
    layer_drop: float = 0.3
    token_drop: float = 0.5
    label_smoothing: float = 0.1
    gradient_norm: float = 1.0
    average_decay: float = 0.998
    patience: int = 4
    reward_epochs: int = 3
    reward_pictures_per_batch: int = 24
    reward_samples: int = 5
    reward_learning_rate: float = 1e-4
    reward_average_decay: float = 0.99

    def __post_init__(self) -> None:
        object.__setattr__(self, "variants", tuple(self.variants))  # JSON knows lists only


@dataclass(frozen=True)
class JointConfig(JsonConfig):
    """The stage that teaches houses to a model that captions, and keeps it captioning.

    An epoch is `steps` steps; each takes `examples` requests and `pictures` with `samples` of the
    captions that the model wrote before, from which it must not move away.
    """

    seed: int = 7
    epochs: int = 5
    steps: int = 160
    examples: int = 48
    examples_per_house: int = 12
    pictures: int = 4
    samples: int = 2
    keep_captions: float = 1.0
    learning_rate: float = 1e-3
    warmup_steps: int = 60
    weight_decay: float = 0.02
    dropout: float = 0.1
    layer_drop: float = 0.05
    token_drop: float = 0.3
    gradient_norm: float = 1.0
    average_decay: float = 0.99
    validation: int = 100
