"""The only door: a `Request` goes in, a stream of `Event`s comes out.

The interface, the API, the command line and the tests all call `Assistant.respond`.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

import torch

from pipelines.clock import Clock
from pipelines.encoders.check import check_text, check_vision
from pipelines.encoders.speech import WHISPER, Guess, Hearing, SpeechEncoder
from pipelines.encoders.text import TextEncoder
from pipelines.encoders.vision import BACKBONES, VisionEncoder
from pipelines.fusing import Fusing
from pipelines.fusion import checkpoint
from pipelines.fusion.decoding import Decoder
from pipelines.fusion.vocabulary import Vocabulary
from pipelines.house.session import HouseSession
from pipelines.householder import Householder
from pipelines.looking import Looker
from pipelines.machine import fast_dtype
from pipelines.preprocess.audio import load_audio
from pipelines.preprocess.text import MAX_CHARACTERS, clean_text
from pipelines.preprocess.voice import find_speech
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.command import Orderer
from pipelines.tasks.language.understanding import Understanding
from pipelines.tasks.phrasing.consent import settled
from pipelines.tasks.phrasing.taking_back import TakingBack
from pipelines.tasks.pictures.caption import limits
from pipelines.tasks.replies import AnyEvent, Declined
from pipelines.tasks.texts.sentence_head import UNDO, SentenceHead
from pipelines.tasks.texts.summary import Summarist, readable, worth_it
from pipelines.types import (
    LANGUAGES,
    Failure,
    HearthError,
    InputError,
    Listening,
    Request,
    SilenceError,
    Transcript,
)
from pipelines.types import Token as TokenEvent
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

WEIGHTS = ASSETS / "weights"
MODEL = WEIGHTS / "hearth.safetensors"


class Assistant:
    """Encoders, the fusion model and the tasks, ready to answer. Safe to share among threads."""

    def __init__(
        self, vision: VisionEncoder, speech: SpeechEncoder, text: TextEncoder, decoder: Decoder
    ) -> None:
        self.vision = vision
        self.speech = speech
        self.decoder = decoder
        taking_back = TakingBack(text, SentenceHead.load(WEIGHTS / UNDO))
        self.householder = Householder(Orderer(decoder, text), taking_back)
        self.summarist = Summarist(text, WEIGHTS)
        self.looker = Looker(vision, self.householder, WEIGHTS)
        self.fusing = Fusing(self.looker, MODEL)
        self.pointing = self.looker.pointing

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
        backbones = [store.ready(manifest[name]) for name in BACKBONES]
        vision = VisionEncoder.load(backbones, fast_dtype())
        check_vision(vision, WEIGHTS)
        speech = SpeechEncoder.load(store.ready(manifest[WHISPER]), settings.threads)
        text = TextEncoder.load(store.ready(manifest["all-minilm-l6-v2"]), fast_dtype())
        check_text(text, WEIGHTS)
        model = checkpoint.load(MODEL)
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
        length, clock, looker = limits(request), Clock(), self.fusing.looker(request.fusion)
        if request.labels is not None:
            yield from self._label(request, clock)
            return
        # Beside a picture a text must be short; alone it may be one to sum up.
        clean = readable if request.image is None else clean_text
        said = [] if request.text is None else [clean(request.text)]
        understood = None
        if request.audio is not None:
            alone = session if request.image is None and not said else None
            transcript, understood = self._hear(request, session, alone, clock)
            yield transcript
            said.append(transcript.text)
        answered = settled(" ".join(said), session) if session is not None and said else None
        if answered is not None:
            yield answered
            yield clock.timing(0)
        elif request.image is not None and said:
            text = clean_text(" ".join(said))
            yield from self._counted(looker.ask(request, text, session, length, clock), clock)
        elif request.image is not None:
            yield from self._counted(looker.describe(request, session, length, clock), clock)
        elif said and (session is not None or request.text is not None):
            text = readable("\n".join(said))
            yield from self._read(text, looker.householder, session, clock, understood)
            yield clock.timing(0)
        else:
            yield clock.timing(0)

    def _read(
        self,
        text: str,
        householder: Householder,
        session: HouseSession | None,
        clock: Clock,
        understood: Understanding | None,
    ) -> Iterator[AnyEvent]:
        """A text alone: something for the house, or else one to sum up if it is long enough."""
        line = clean_text(text, len(text))
        clock.lap("preprocess")
        # The model reads a few dozen words and would act on them alone, so it gets no long text.
        if len(line) > MAX_CHARACTERS or (session is None and worth_it(text)):
            if session is not None:
                session.cancel()
            yield self.summarist(text)
            clock.lap("encode")
            return
        if session is None:
            raise InputError("A text needs a house to be for, or a picture beside it.")
        for event in householder.respond(line, session, understood=understood):
            # Whatever a long text was taken for: where it moves nothing, it may be a letter.
            letter = isinstance(event, Declined) and worth_it(text)
            yield self.summarist(text) if letter else event
        clock.lap("decode")

    def _label(self, request: Request, clock: Clock) -> Iterator[AnyEvent]:
        if request.image is None:
            raise InputError("Add a picture to compare the labels with.")
        yield from self._counted(self.looker.label(request, clock), clock)

    def _counted(self, events: Iterator[AnyEvent], clock: Clock) -> Iterator[AnyEvent]:
        """Pass events on, and end with the time that they took."""
        tokens = 0
        for event in events:
            tokens += isinstance(event, TokenEvent)
            yield event
        yield clock.timing(tokens)

    def _hear(
        self, request: Request, house: HouseSession | None, asked: HouseSession | None, clock: Clock
    ) -> tuple[Transcript, Understanding | None]:
        """What was said. Where a house is asked, its words help to tell what was.

        Of the guesses at the sounds the one is taken whose meaning is the likeliest.
        """
        if request.language not in LANGUAGES:
            raise InputError(f"The language must be one of {', '.join(LANGUAGES)}.")
        if request.listening not in get_args(Listening):
            raise InputError(f"Listening must be one of {', '.join(get_args(Listening))}.")
        assert request.audio is not None
        speech = find_speech(load_audio(request.audio))
        clock.lap("preprocess")
        names = () if house is None else house.house.names
        hearing = self.speech.listen(speech.samples, request.language, names)
        guesses = [each for each in hearing.guesses if each.text]
        if not guesses:
            raise SilenceError("I heard a voice, but no words.")
        number, understood = 0, None
        if asked is not None:
            number, understood = self._meant(request, hearing, guesses, asked)
        transcript = self.speech.write(hearing, hearing.guesses.index(guesses[number])).transcript
        clock.lap("encode")
        return transcript, understood

    def _meant(
        self, request: Request, hearing: Hearing, guesses: Sequence[Guess], house: HouseSession
    ) -> tuple[int, Understanding]:
        """Which guess makes most sense to the house, and what it means there."""
        texts, shares = [clean_text(each.text) for each in guesses], [g.share for g in guesses]
        sounds = None
        if request.listening != "words" and request.language == "en":
            sounds = torch.from_numpy(self.speech.tokens(hearing)).unsqueeze(0)
            if request.listening == "sounds":
                texts, shares = [""], [1.0]
        householder = self.fusing.looker(request.fusion).householder
        return householder.prefer(texts, shares, house, sounds)
