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
class JointConfig(JsonConfig):
    """The stage that teaches all tasks to one model.

    An epoch is `steps` steps; each takes `examples` requests to houses, `mixed` requests with a
    picture, `spoken` ones that were said aloud, and `pictures` with `captions_per_picture` captions
    each. In the last `reward_epochs` epochs captions of `reward_pictures` are trained on their
    reward instead of their likelihood. `spoken_shards` is how much speech is prepared, and
    `misheard_shards` how much that is heard badly; `kept` is the share of the weights in the end
    that are those it went on from. `only` names the one part of the model that learns, where
    a run goes on and the others are to stay as they are; `anchor` weighs how far the model may go
    from what it had right before.
    """

    seed: int = 7
    variants: tuple[str, ...] = ("plain", "part-1")
    strategy: str = "concatenation"
    only: str = ""
    anchor: float = 0.0
    epochs: int = 9
    steps: int = 240
    examples: int = 56
    examples_per_house: int = 12
    mixed: int = 32
    spoken: int = 24
    spoken_shards: int = 50
    misheard_shards: int = 50
    pictures: int = 40
    captions_per_picture: int = 3
    reward_epochs: int = 3
    reward_pictures: int = 16
    reward_samples: int = 5
    reward_weight: float = 1.0
    learning_rate: float = 7e-4
    warmup_steps: int = 100
    weight_decay: float = 0.02
    dropout: float = 0.1
    layer_drop: float = 0.05
    token_drop: float = 0.4
    label_smoothing: float = 0.1
    gradient_norm: float = 1.0
    average_decay: float = 0.998
    kept: float = 0.0
    validation: int = 150

    def __post_init__(self) -> None:
        object.__setattr__(self, "variants", tuple(self.variants))  # JSON knows lists only
