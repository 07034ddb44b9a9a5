"""What a visitor asks for: what was handed in, and how it is to be heard and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.types import Box, Listening, Request, View

SOUNDS = (
    ".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".aiff", ".aif", ".webm", ".weba", ".m4a",
    ".mp4", ".aac",
)  # fmt: skip


@dataclass(frozen=True)
class Given:
    """What a visitor handed in: any mix of text, a picture and a sound."""

    text: str = ""
    picture: str | None = None
    sound: str | None = None

    @classmethod
    def of(cls, text: str, files: Sequence[str]) -> "Given":
        """The last picture and the last sound among the files count."""
        sounds = [each for each in files if Path(each).suffix.lower() in SOUNDS]
        pictures = [each for each in files if each not in sounds]
        return cls(text.strip(), *(each[-1] if each else None for each in (pictures, sounds)))

    def __bool__(self) -> bool:
        return bool(self.text or self.picture or self.sound)


@dataclass(frozen=True)
class Options:
    """How one speaks, and how the picture is looked at."""

    language: str = "en"
    listening: Listening = Request.listening
    view: View = field(default_factory=View)
    beams: int = Request.beams

    @classmethod
    def of(
        cls,
        language: str,
        listening: Listening,
        fit: str,
        rotation: int,
        zoom: float,
        across: float,
        down: float,
        beams: int,
    ) -> "Options":
        """From the controls: a box of 1/zoom around a centre given in per cent."""
        box = _box(zoom, across / 100, down / 100)
        view = View(fit, box, int(rotation))  # type: ignore[arg-type]
        return cls(language, listening, view, int(beams))


@dataclass(frozen=True)
class Wish:
    """A request that waits for its turn. `teach` is a device and its picture, shown before."""

    given: Given
    options: Options = field(default_factory=Options)
    teach: tuple[str, Path] | None = None


def _box(zoom: float, across: float, down: float) -> Box | None:
    if zoom <= 1:
        return None
    side = 1 / zoom
    left = min(max(across - side / 2, 0.0), 1 - side)
    top = min(max(down - side / 2, 0.0), 1 - side)
    return left, top, min(left + side, 1.0), min(top + side, 1.0)
