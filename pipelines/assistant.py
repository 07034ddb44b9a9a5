"""The only door: a `Request` goes in, a stream of `Event`s comes out.

The interface, the API, the command line and the tests all call `Assistant.respond`.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from PIL import Image

from pipelines.encoders.check import check_vision
from pipelines.encoders.vision import GRID, VisionEncoder
from pipelines.fusion import checkpoint
from pipelines.fusion.decoding import Decoder, Limits, Piece
from pipelines.fusion.model import Memory
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.machine import fast_dtype
from pipelines.preprocess.image import load_image, square, to_pixels
from pipelines.settings import ASSETS, Settings
from pipelines.tasks import caption
from pipelines.types import Event, Failure, HearthError, InputError, Request, Route, Seen, Timing
from pipelines.types import Token as TokenEvent
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

WEIGHTS = ASSETS / "weights"
MAX_BEAMS = 8
MAX_REPLY = 96


@dataclass
class _Clock:
    """Wall-clock marks of one request, in milliseconds since it began, each set once."""

    begun: float = field(default_factory=time.perf_counter)
    marks: dict[str, float] = field(default_factory=dict)

    decoding: float = 0.0

    def mark(self, name: str) -> None:
        self.marks.setdefault(name, (time.perf_counter() - self.begun) * 1000)

    def decoded(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Pass pieces on, counting only the time that the model works, not who reads them."""
        while True:
            begun = time.perf_counter()
            piece = next(pieces, None)
            self.decoding += (time.perf_counter() - begun) * 1000
            if piece is None:
                return
            self.mark("first_token")
            yield piece

    def timing(self, tokens: int) -> Timing:
        marks = self.marks
        return Timing(
            preprocess=marks["preprocess"],
            encode=marks["encode"] - marks["preprocess"],
            prefill=marks["prefill"] - marks["encode"],
            decode_per_token=self.decoding / (tokens + 1),  # the end token is a step too
            first_token=marks.get("first_token", marks["done"]),
            total=marks["done"],
            tokens=tokens,
        )


class Assistant:
    """Encoders, the fusion model and the tasks, ready to answer. Safe to share among threads."""

    def __init__(self, vision: VisionEncoder, decoder: Decoder) -> None:
        self.vision = vision
        self.decoder = decoder

    @classmethod
    def load(cls, settings: Settings) -> "Assistant":
        """Make everything ready: weights fetched if need be, loaded, and checked.

        Raises:
            WeightsError: pretrained weights that cannot be had.
            WrongEncoder: weights that are not the expected ones.
            CheckpointError: our own weights are missing or damaged.
        """
        torch.set_num_threads(settings.threads)
        folder = WeightsStore(settings).ready(read_manifest()["dinov2-small"])
        vision = VisionEncoder.load(folder, fast_dtype())
        check_vision(vision, WEIGHTS)
        model = checkpoint.load(WEIGHTS / "hearth.safetensors", fast_dtype())
        decoder = Decoder(model, Vocabulary.load(WEIGHTS / "vocabulary.txt"))
        return cls(vision, decoder)

    def respond(self, request: Request) -> Iterator[Event]:
        """Answer one request as a stream; stop iterating to cancel.

        What the visitor sent wrongly ends the stream with a `Failure`; nothing is raised for it.
        """
        try:
            yield from self._describe(request)
        except HearthError as error:
            yield Failure(type(error).__name__, str(error))

    def _describe(self, request: Request) -> Iterator[Event]:
        clock = _Clock()
        limits = _limits(request)
        if request.image is None:
            raise InputError("Add a picture first: upload one, take one, or pick an example.")
        crop = square(load_image(request.image), request.view)
        clock.mark("preprocess")
        yield Seen(np.asarray(crop))
        embeddings = self._see(crop)
        clock.mark("encode")
        memory, odds = self._read(embeddings)
        clock.mark("prefill")
        yield Route(caption.TASK, odds)
        glances: list[caption.Glance] = []
        ids: list[int] = []
        for piece in clock.decoded(self._pieces(memory, request.beams, limits)):
            glances.append(_glance(piece, memory.spans["vision"]))
            ids.append(piece.token)
            yield TokenEvent(
                self.decoder.vocabulary.pieces[piece.token],
                self.decoder.vocabulary.decode(ids),
                float(np.exp(piece.log_probability)),
                glances[-1].attention,
            )
        clock.mark("done")
        yield caption.caption(glances, self.decoder.vocabulary)
        yield clock.timing(len(glances))

    def _see(self, crop: Image.Image) -> torch.Tensor:
        return self.vision(torch.from_numpy(to_pixels(crop)).unsqueeze(0))  # [1, 65, 384]

    @torch.inference_mode()
    def _read(self, embeddings: torch.Tensor) -> tuple[Memory, dict[str, float]]:
        memory = self.decoder.model.read({"vision": Tokens(embeddings)})
        return memory, self.decoder.route(memory)

    def _pieces(self, memory: Memory, beams: int, limits: Limits) -> Iterator[Piece]:
        if beams == 1:
            return self.decoder.greedy(memory, caption.TASK, limits)
        return iter(self.decoder.beam(memory, caption.TASK, beams, limits))


def _limits(request: Request) -> Limits:
    if not 1 <= request.beams <= MAX_BEAMS:
        raise InputError(f"The number of beams must lie between 1 and {MAX_BEAMS}.")
    if not 1 <= request.max_tokens <= MAX_REPLY:
        raise InputError(f"The length of a reply must lie between 1 and {MAX_REPLY} tokens.")
    return Limits(max_tokens=request.max_tokens, min_tokens=min(3, request.max_tokens))


def _glance(piece: Piece, vision: slice) -> caption.Glance:
    patches = piece.attention[vision][1:]  # without the class token
    attention = patches.view(GRID, GRID).float().numpy()
    return caption.Glance(piece.token, piece.log_probability, attention)
