"""The only door: a `Request` goes in, a stream of `Event`s comes out.

The interface, the API, the command line and the tests all call `Assistant.respond`.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from PIL import Image

from pipelines.encoders.check import check_text, check_vision
from pipelines.encoders.descriptor import Descriptor
from pipelines.encoders.speech import LANGUAGES, SpeechEncoder
from pipelines.encoders.text import TextEncoder
from pipelines.encoders.vision import BACKBONES, GRID, VisionEncoder
from pipelines.fusion import checkpoint
from pipelines.fusion.decoding import Decoder, Limits, Opening, Piece
from pipelines.fusion.strategies import Tokens
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.house.session import HouseSession
from pipelines.householder import Householder
from pipelines.machine import fast_dtype
from pipelines.pointing import Pointing
from pipelines.preprocess.audio import load_audio
from pipelines.preprocess.image import load_image, square, to_pixels
from pipelines.preprocess.text import clean_text
from pipelines.preprocess.voice import find_speech
from pipelines.settings import ASSETS, Settings
from pipelines.tasks import caption
from pipelines.tasks.command import Orderer
from pipelines.tasks.replies import AnyEvent, Declined, HouseReply, Recognised
from pipelines.types import (
    AudioSource,
    Event,
    Failure,
    HearthError,
    ImageSource,
    InputError,
    Request,
    Route,
    Seen,
    SilenceError,
    Timing,
    Transcript,
)
from pipelines.types import Token as TokenEvent
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

WEIGHTS = ASSETS / "weights"
MAX_BEAMS = 8
MAX_REPLY = 96
STRANGER = (
    "None of the devices that you have shown me looks like this, so nothing happened. "
    "Teach me the device first: its picture and its name."
)


@dataclass
class _Clock:
    """Where the milliseconds of one request go."""

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

    def decoded(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Pass pieces on, counting only the time that the model works, not who reads them."""
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


class Assistant:
    """Encoders, the fusion model and the tasks, ready to answer. Safe to share among threads."""

    def __init__(
        self, vision: VisionEncoder, speech: SpeechEncoder, text: TextEncoder, decoder: Decoder
    ) -> None:
        self.vision = vision
        self.speech = speech
        self.decoder = decoder
        self.householder = Householder(Orderer(decoder, text))
        self.pointing = Pointing(vision, Descriptor.load(WEIGHTS))

    @classmethod
    def load(cls, settings: Settings) -> "Assistant":
        """Make everything ready: weights fetched if need be, loaded, and checked.

        Raises:
            WeightsError: pretrained weights that cannot be had.
            WrongEncoder: weights that are not the expected ones.
            CheckpointError: our own weights are missing or damaged.
        """
        torch.set_num_threads(settings.threads)
        store, manifest = WeightsStore(settings), read_manifest()
        backbones = (store.ready(manifest[name]) for name in BACKBONES)
        vision = VisionEncoder.load(*backbones, fast_dtype())
        check_vision(vision, WEIGHTS)
        speech = SpeechEncoder.load(store.ready(manifest["whisper-base"]), settings.threads)
        text = TextEncoder.load(store.ready(manifest["all-minilm-l6-v2"]), fast_dtype())
        check_text(text, WEIGHTS)
        model = checkpoint.load(WEIGHTS / "hearth.safetensors")
        decoder = Decoder(model, Vocabulary.load(WEIGHTS / "vocabulary.txt"))
        return cls(vision, speech, text, decoder)

    def respond(self, request: Request, session: HouseSession | None = None) -> Iterator[AnyEvent]:
        """Answer one request as a stream; stop iterating to cancel.

        Text and speech act on the house of `session`, if one is given. What the visitor sent
        wrongly ends the stream with a `Failure`; nothing is raised for it.
        """
        try:
            yield from self._answer(request, session)
        except HearthError as error:
            yield Failure(type(error).__name__, str(error))

    def _answer(self, request: Request, session: HouseSession | None) -> Iterator[AnyEvent]:
        if request.image is None and request.audio is None and request.text is None:
            raise InputError("Add a picture, say something or type something first.")
        limits, clock = _limits(request), _Clock()
        said = [] if request.text is None else [clean_text(request.text)]
        if request.audio is not None:
            transcript = self._hear(request.audio, request.language, clock)
            yield transcript
            said.append(transcript.text)
        if said and session is not None:
            text = clean_text(" ".join(said))
            if request.image is not None:
                yield from self._point(request.image, text, session)
            else:
                yield from self.householder.respond(text, session)
            clock.lap("decode")
        elif request.image is not None:
            yield from self._describe(request.image, request, limits, clock)
            return
        elif request.text is not None:
            raise InputError("A text needs a house to be for, or a picture beside it.")
        yield clock.timing(0)

    def _point(self, image: ImageSource, text: str, session: HouseSession) -> Iterator[HouseReply]:
        """A text about the device in a picture."""
        found = self.pointing.match(session, image)
        best = found.best
        yield Recognised(
            found.verdict, best.entity_id if best else None, best.similarity if best else 0.0
        )
        if best is None or found.verdict == "unknown":
            yield Declined(STRANGER)
        elif found.verdict == "sure":
            yield from self.householder.respond(text, session, best.entity_id)
        else:
            yield from self.householder.offer(text, session, found.choices)

    def _hear(self, audio: AudioSource, language: str, clock: _Clock) -> Transcript:
        if language not in LANGUAGES:
            raise InputError(f"The language must be one of {', '.join(LANGUAGES)}.")
        speech = find_speech(load_audio(audio))
        clock.lap("preprocess")
        transcript = self.speech(speech.samples, language).transcript
        clock.lap("encode")
        if not transcript.text:
            raise SilenceError("I heard a voice, but no words.")
        return transcript

    def _describe(
        self, image: ImageSource, request: Request, limits: Limits, clock: _Clock
    ) -> Iterator[Event]:
        crop = square(load_image(image), request.view)
        clock.lap("preprocess")
        yield Seen(np.asarray(crop))
        embeddings = self._see(crop)
        clock.lap("encode")
        opening = self._read(embeddings)
        clock.lap("prefill")
        yield Route(caption.TASK, opening.odds)
        patches = opening.state.memory.spans["vision"]
        glances: list[caption.Glance] = []
        ids: list[int] = []
        for piece in clock.decoded(self._pieces(opening, request.beams, limits)):
            glances.append(_glance(piece, patches))
            ids.append(piece.token)
            yield TokenEvent(
                self.decoder.vocabulary.pieces[piece.token],
                self.decoder.vocabulary.decode(ids),
                float(np.exp(piece.log_probability)),
                glances[-1].attention,
            )
        clock.lap("decode")
        yield caption.caption(glances, self.decoder.vocabulary)
        yield clock.timing(len(glances))

    def _see(self, crop: Image.Image) -> torch.Tensor:
        return self.vision(torch.from_numpy(to_pixels(crop)).unsqueeze(0))  # [1, 65, 384]

    @torch.inference_mode()
    def _read(self, embeddings: torch.Tensor) -> Opening:
        return self.decoder.open(self.decoder.model.read({"vision": Tokens(embeddings)}))

    def _pieces(self, opening: Opening, beams: int, limits: Limits) -> Iterator[Piece]:
        if beams == 1:
            return self.decoder.greedy(opening, caption.TASK, limits)
        return iter(self.decoder.beam(opening, caption.TASK, beams, limits))


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
