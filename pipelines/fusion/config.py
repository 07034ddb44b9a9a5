"""The shape of a fusion model, as plain data that travels inside its weights file."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Modality:
    """One kind of input: its embeddings are [batch, ≤ `tokens`, `width`].

    A set has no order, so its tokens get no positions; training thins a `dense` modality out.
    """

    name: str
    width: int
    tokens: int
    ordered: bool = True
    dense: bool = False


VISION = Modality("vision", width=1664, tokens=65, dense=True)
TEXT = Modality("text", width=768 + 4, tokens=96)  # meaning, then echoes of the house
SPEECH = Modality("speech", width=768, tokens=128)  # ten seconds
ITEMS = "house"  # the modality whose tokens, areas and devices, the decoder can point at


@dataclass(frozen=True)
class FusionConfig:
    """Sizes of the projectors, the fusion encoder and the decoder (prefix `decoder_`)."""

    vocabulary_size: int
    modalities: tuple[Modality, ...] = (VISION,)
    strategy: str = "concatenation"
    width: int = 384
    heads: int = 6
    layers: int = 4
    feedforward: int = 1536
    dropout: float = 0.1
    layer_drop: float = 0.0
    token_drop: float = 0.0
    decoder_layers: int = 6
    decoder_tokens: int = 100

    def to_json(self) -> str:
        """Write as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "FusionConfig":
        """Read what `to_json` wrote. Raises TypeError or ValueError on anything else."""
        values = json.loads(text)
        values["modalities"] = tuple(Modality(**each) for each in values["modalities"])
        return cls(**values)


def tiny(vocabulary_size: int, modalities: tuple[Modality, ...] = (VISION,)) -> FusionConfig:
    """A model of two layers of everything that a test trains in seconds."""
    return FusionConfig(
        vocabulary_size=vocabulary_size,
        modalities=modalities,
        width=32,
        heads=2,
        layers=2,
        feedforward=64,
        dropout=0.0,
        decoder_layers=2,
        decoder_tokens=40,
    )
