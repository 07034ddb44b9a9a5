"""What might be in a picture: the labels whose texts lie nearest to it.

A small trained head takes a picture's vision tokens to where MiniLM puts the texts that describe
it, so that any label can be compared, also one that no picture was ever trained with. The method
is CLIP's (Radford et al. 2021), on frozen encoders.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as F

from pipelines.encoders import text, vision
from pipelines.encoders.text import TextEncoder
from pipelines.fusion.errors import CheckpointError
from pipelines.preprocess.text import clean_text
from pipelines.settings import ASSETS
from pipelines.types import Label, LabelError, Labelled, TextError

FILE = "labels.safetensors"  # made by `python -m pipelines.training labels --data DIR`
EVERYDAY = ASSETS / "labels.txt"
BEST = 5
FEWEST, MOST = 2, 50  # labels of a visitor
LONGEST = 60  # characters of a label
# A label is a word and MiniLM was made for sentences: it is read both ways, and averaged.
WORDINGS = ("{}", "a photo of a {}")


class LabelHead(nn.Module):
    """Vision tokens → the unit vector of a text that would describe them.

    Only the token of the whole picture is read: the cells' maxima made nothing better.
    """

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(vision.WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.linear = nn.Linear(vision.WIDTH, text.POOLED)

    def forward(self, tokens: Tensor) -> Tensor:
        """[batch, 65, 1664] → [batch, 384], rows of length 1."""
        whole = self.norm(tokens[:, 0].float())
        return F.normalize(self.linear(self.dropout(whole)), dim=-1)


@dataclass(frozen=True)
class Trust:
    """Turns cosines into probabilities: a temperature, and what stands for none of the labels.

    Fitted on development pictures such that a best label of probability p is right p times.
    """

    scale: float = 50.0  # 1 / temperature
    none: float = 10.0

    def __call__(self, cosines: Tensor) -> Tensor:
        """[labels] → probabilities [labels + 1], which sum to 1; the last is that of none."""
        none = torch.tensor([self.none], dtype=cosines.dtype)
        return torch.cat([self.scale * cosines, none]).softmax(0)


class Labeller:
    """Compares pictures with labels. Safe to share among threads."""

    def __init__(
        self,
        head: LabelHead,
        encoder: TextEncoder,
        listed: Trust = Trust(),
        typed: Trust = Trust(),
    ) -> None:
        """`listed` is for our long list, which nearly always holds something right, `typed` for a
        visitor's, which may hold nothing that is."""
        self.head, self.encoder = head.eval().requires_grad_(False), encoder
        self.listed, self.typed = listed, typed
        self.everyday = everyday_labels()

    @classmethod
    def load(cls, folder: Path, encoder: TextEncoder) -> "Labeller":
        """Read `labels.safetensors`. Raises CheckpointError if it is missing or damaged."""
        head = LabelHead()
        try:
            stored = load_file(folder / FILE)
            listed, typed = (Trust(*values) for values in stored.pop("trust").tolist())
            head.load_state_dict({name: value.float() for name, value in stored.items()})
        except (OSError, SafetensorError, KeyError, ValueError, RuntimeError) as error:
            raise CheckpointError(f"{folder / FILE} is missing or damaged.") from error
        return cls(head, encoder, listed, typed)

    def save(self, folder: Path) -> None:
        """Write `labels.safetensors`: the head in float16, and how far it can be trusted."""
        stored = {name: value.half() for name, value in self.head.state_dict().items()}
        stored["trust"] = torch.tensor([astuple(self.listed), astuple(self.typed)])
        save_file(stored, folder / FILE)

    @cached_property
    def everyday_vectors(self) -> Tensor:
        """Unit vectors [labels, 384] of our list, which every picture is compared with."""
        return label_vectors(self.encoder, self.everyday)

    @torch.inference_mode()
    def rank(self, tokens: Tensor, labels: Sequence[str] = ()) -> Labelled:
        """The five likeliest labels for a picture's tokens [1, 65, 1664].

        Without labels the everyday ones are compared. Raises LabelError for labels that `checked`
        refuses.
        """
        compared = checked(labels) if labels else self.everyday
        vectors = label_vectors(self.encoder, compared) if labels else self.everyday_vectors
        cosines = vectors @ self.head(tokens)[0]
        *probabilities, none = (self.typed if labels else self.listed)(cosines).tolist()
        pairs = zip(compared, probabilities, strict=True)
        best = sorted((Label(*pair) for pair in pairs), key=lambda each: -each.probability)
        return Labelled(tuple(best[:BEST]), none, len(compared))

    @torch.inference_mode()
    def agreement(self, tokens: Tensor, sentences: Sequence[str]) -> list[float]:
        """How near sentences lie to a picture's tokens [1, 65, 1664]: their cosines, -1 to 1."""
        found: list[float] = (self.encoder.pooled(sentences) @ self.head(tokens)[0]).tolist()
        return found


def label_vectors(encoder: TextEncoder, labels: Sequence[str]) -> Tensor:
    """Unit vectors [labels, 384], each the mean of all wordings of a label."""
    texts = [wording.format(label) for wording in WORDINGS for label in labels]
    vectors = encoder.pooled(texts).view(len(WORDINGS), len(labels), -1)
    return F.normalize(vectors.mean(0), dim=-1)


def checked(labels: Sequence[str]) -> tuple[str, ...]:
    """Clean labels, each once whatever its case.

    Raises:
        LabelError: fewer than 2 different labels, more than 50, an empty one, or one of more than
            60 characters.
    """
    if len(labels) > MOST:
        raise LabelError(f"Compare at most {MOST} labels, not {len(labels):,}.")
    found: dict[str, str] = {}
    for label in labels:
        try:
            cleaned = clean_text(label)
        except TextError as error:
            empty = not label.strip() or len(label) <= LONGEST
            raise LabelError("A label is empty." if empty else _too_long()) from error
        if len(cleaned) > LONGEST:
            raise LabelError(_too_long())
        found.setdefault(cleaned.casefold(), cleaned)
    if len(found) < FEWEST:
        raise LabelError(f"Give at least {FEWEST} different labels, to have something to compare.")
    return tuple(found.values())


def everyday_labels(path: Path = EVERYDAY) -> tuple[str, ...]:
    """The labels of a file, one a line; empty lines and those that begin with # do not count."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in map(str.strip, lines) if line and not line.startswith("#"))


def _too_long() -> str:
    return f"A label has at most {LONGEST} characters."
