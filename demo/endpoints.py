"""The public API: the page's abilities for other programs. Nothing of it is seen on the page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from demo import uploads
from demo.events import as_json
from demo.screen import stories
from demo.visit import Visit
from pipelines.house.commands import parse_command
from pipelines.house.errors import CommandError
from pipelines.house.session import Done, HouseSession, NeedsConfirmation
from pipelines.preprocess.text import split
from pipelines.tasks.replies import AnyEvent
from pipelines.types import Request, Waiting
from pipelines.waking import Door

Events = list[dict[str, Any]]
Result = dict[str, Any]


def build(assistant: Door, visit: gr.State, queue: dict[str, Any]) -> None:
    """Every endpoint; those for a house are for the caller's own one."""
    picture = uploads.picture("image", 100, "api-picture", visible=False)
    sound = uploads.sound("audio", visible=False)
    text, room, language, typed, fusion = (
        gr.Textbox(value, label=name, visible=False)
        for name, value in (
            ("text", ""), ("room", ""), ("language", "en"), ("labels", ""), ("fusion", "")
        )
    )  # fmt: skip
    beams, number = (
        gr.Number(value, label=name, precision=0, visible=False)
        for name, value in (("beams", Request.beams), ("number", 1))
    )
    commands, events, result = (
        gr.JSON(label=name, visible=False) for name in ("commands", "events", "result")
    )

    def describe(image: str | None, beams: int = Request.beams) -> Events:
        """Caption a picture. Returns every event from the crop to the timings, in order."""
        request = Request(_path(image), beams=int(beams))
        return _events(assistant.respond(request))

    def listen(audio: str | None, language: str = "en") -> Events:
        """Write down speech, in English. Returns every event in order."""
        request = Request(audio=_path(audio), language=language)
        return _events(assistant.respond(request))

    def labels(image: str | None, labels: str = "") -> Events:
        """Compare a picture with 2 to 50 labels, parted by commas; without any, with a list.

        Returns every event. `labelled` holds the five likeliest with their probabilities.
        """
        request = Request(_path(image), labels=split(labels or ""))
        return _events(assistant.respond(request))

    def order(text: str, audio: str | None, room: str, visit: Visit) -> tuple[Events, Visit]:
        """Say something to the house. Returns every event; guarded commands wait for `/confirm`."""
        return _ask(Request(text=text or None, audio=_path(audio)), room, visit)

    def ask(
        text: str, image: str | None, audio: str | None, room: str, fusion: str, visit: Visit
    ) -> tuple[Events, Visit]:
        """Ask anything: a text, a picture and a sound, alone or mixed. Returns every event.

        A long text alone is summed up by its own sentences, with its to-dos and times. They meet
        in the model by `fusion`: concatenation, sum or attention.
        """
        request = Request(
            _path(image), text=text or None, audio=_path(audio), fusion=fusion or None
        )
        return _ask(request, room, visit)

    def _ask(request: Request, room: str, visit: Visit) -> tuple[Events, Visit]:
        visit.session.room = room if visit.session.house.area(room) else None
        return _events(assistant.respond(request, visit.session)), visit

    for handler, inputs, outputs in (
        (describe, [picture, beams], [events]),
        (listen, [sound, language], [events]),
        (labels, [picture, typed], [events]),
        (order, [text, sound, room, visit], [events, visit]),
        (ask, [text, picture, sound, room, fusion, visit], [events, visit]),
    ):
        gr.Button(visible=False).click(handler, inputs, outputs, api_name=handler.__name__, **queue)
    for settling, given in ((act, [commands]), (confirm, []), (choose, [number]), (undo, [])):
        name = settling.__name__
        gr.Button(visible=False).click(settling, [*given, visit], [result, visit], api_name=name)


def act(commands: list[dict[str, Any]], visit: Visit) -> tuple[Result, Visit]:
    """Carry out smart-home commands: [{"action", "target", "data"}]. Guarded ones wait."""
    session = visit.session
    return _settled(
        session, lambda: session.perform([parse_command(each) for each in commands or []])
    ), visit


def confirm(visit: Visit) -> tuple[Result, Visit]:
    """Carry out what waits for a yes."""
    return _settled(visit.session, visit.session.confirm), visit


def choose(number: float, visit: Visit) -> tuple[Result, Visit]:
    """Carry out one of the choices of a `choose` event, counted from 1. Guarded ones wait."""
    return _settled(visit.session, lambda: visit.session.choose(int(number) - 1)), visit


def undo(visit: Visit) -> tuple[Result, Visit]:
    """Take back the last change of the house; without changes there was nothing to take back."""
    return {"changes": stories(visit.session, visit.session.undo())}, visit


def _settled(session: HouseSession, does: Callable[[], Done | NeedsConfirmation]) -> Result:
    try:
        answer = does()
    except CommandError as error:
        return {"error": type(error).__name__, "message": str(error)}
    if isinstance(answer, NeedsConfirmation):
        return {"needs_confirmation": [each.action for each in answer.reasons]}
    return {"changes": stories(session, answer.changes)}


def _events(events: Iterator[AnyEvent]) -> Events:
    """All of them; who gets them at once need not know what they waited for."""
    return [as_json(event) for event in events if not isinstance(event, Waiting)]


def _path(given: str | None) -> Path | None:
    return Path(given) if given else None
