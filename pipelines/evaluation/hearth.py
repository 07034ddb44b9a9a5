"""Hearth as an answerer: the same door as the page's, in a house that is thrown away after."""

from collections.abc import Sequence
from typing import get_args

from pipelines.assistant import Assistant
from pipelines.evaluation.cases import Case
from pipelines.house.commands import Command
from pipelines.house.entities import House
from pipelines.house.session import HouseSession, Spoken
from pipelines.settings import Settings
from pipelines.tasks.replies import Confirm, Performed
from pipelines.types import Listening, Request, Transcript


def handed(case: Case, listening: Listening = Request.listening) -> Request:
    """A case as the request that its visitor makes: spoken where it has a sound, else typed."""
    if case.audio is None:
        return Request(text=case.text)
    return Request(audio=case.audio, language=case.language, listening=listening)


class Hearth:
    """Typed requests, or spoken ones where a case has a sound."""

    def __init__(self, assistant: Assistant, listening: Listening | None = None) -> None:
        self.assistant = assistant
        self.name: str = listening or "hearth"
        self.listening: Listening = listening or Request.listening
        self.heard: dict[str, str] = {}  # what was understood of spoken cases, by their id

    def every_way(self) -> list["Hearth"]:
        """The same assistant, once for each way of listening, which is then its name."""
        return [Hearth(self.assistant, way) for way in get_args(Listening)]

    def prepare(self, house: House) -> None:
        """Encode the names of a house, as the page does before a visitor's first request."""
        self.assistant.householder.reader(house)

    def answer(self, case: Case) -> Sequence[Command]:
        """What is done, or waits only because it is guarded."""
        session = HouseSession(case.house, case.area, Spoken(case.last))
        for event in self.assistant.respond(handed(case, self.listening), session):
            match event:
                case Transcript():
                    self.heard[case.id] = event.text
                case Performed():
                    return event.commands
                case Confirm(unsure=False):
                    return event.commands
        return ()


def hearth_answerer() -> Hearth:
    """Load everything once."""
    return Hearth(Assistant.load(Settings.load()))
