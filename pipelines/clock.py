"""Where the milliseconds of one request go."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pipelines.types import Timing

Made = TypeVar("Made")


@dataclass
class Clock:
    """Books time to stages, from the start of a request."""

    begun: float = field(default_factory=time.perf_counter)
    spent: dict[str, float] = field(default_factory=dict)
    first: float | None = None
    decoding: float = 0.0

    def __post_init__(self) -> None:
        self.last = self.begun

    def lap(self, stage: str) -> None:
        """Book the time since the last lap to a stage."""
        now = time.perf_counter()
        self.spent[stage] = self.spent.get(stage, 0.0) + (now - self.last) * 1000
        self.last = now

    def decoded(self, pieces: Iterator[Made]) -> Iterator[Made]:
        """Pass on what the model writes, counting only its own time, not that of who reads."""
        while True:
            begun = time.perf_counter()
            piece = next(pieces, None)
            now = time.perf_counter()
            self.decoding += (now - begun) * 1000
            if piece is None:
                return
            self.first = self.first or (now - self.begun) * 1000
            yield piece

    def timing(self, tokens: int) -> Timing:
        """What was spent up to the last lap."""
        total = (self.last - self.begun) * 1000
        return Timing(
            preprocess=self.spent.get("preprocess", 0.0),
            encode=self.spent.get("encode", 0.0),
            prefill=self.spent.get("prefill", 0.0),
            decode_per_token=self.decoding / (tokens + 1),  # the end token is a step too
            first_token=self.first or total,
            total=total,
            tokens=tokens,
        )
