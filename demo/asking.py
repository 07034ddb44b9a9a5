"""A request of the page: what was handed in → `Request` → events → what the page shows."""

import logging
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gradio as gr

from demo import languages
from demo.screen import Shown, show, show_words
from demo.texts import Texts
from demo.turns import spoken
from demo.visit import Given, Step, Visit, timed
from pipelines.tasks.replies import Performed
from pipelines.types import Box, Failure, Listening, Request, Token, View
from pipelines.waking import Door

log = logging.getLogger(__name__)
Asked = tuple[Any, ...]  # what `Screen` shows, and the composer


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


def responder(assistant: Door) -> Callable[..., Iterator[Asked]]:
    """The handler behind the composer."""

    def respond(
        request: gr.Request, visit: Visit, value: dict[str, Any] | None, *controls: Any
    ) -> Iterator[Asked]:
        value = value or {}
        given = Given.of(value.get("text") or "", value.get("files") or [])
        t = languages.of(request)
        if not given:
            gr.Info(t.nothing_given)
            yield (*[gr.skip()] * 6, gr.skip())
            return
        yield from asked(assistant, visit, given, Options.of(*controls), t)

    return respond


def retrier(assistant: Door) -> Callable[..., Iterator[Asked]]:
    """The handler that asks the last request again, in its place."""

    def retry(request: gr.Request, visit: Visit, *controls: Any) -> Iterator[Asked]:
        if not visit.turns:
            yield (*[gr.skip()] * 6, gr.skip())
            return
        given = visit.turns[-1].given
        visit.turns = visit.turns[:-1]
        t = languages.of(request)
        yield from asked(assistant, visit, given, Options.of(*controls), t)

    return retry


def asked(
    assistant: Door, visit: Visit, given: Given, options: Options, t: Texts
) -> Iterator[Asked]:
    """Stream one turn. The picture stays in the composer, for the next question about it."""
    busy = gr.update(value=pinned(given), submit_btn=False, stop_btn=True)
    for number, shown in enumerate(streamed(assistant, visit, given, options, t)):
        yield (*shown, busy if number == 0 else gr.skip())
    yield (*[gr.skip()] * 6, READY)


def pinned(given: Given) -> dict[str, Any]:
    """What stays in the composer once a request is sent."""
    return {"text": "", "files": [given.picture] if given.picture else []}


READY = gr.update(submit_btn=True, stop_btn=False)


def streamed(
    assistant: Door, visit: Visit, given: Given, options: Options, t: Texts
) -> Iterator[Shown]:
    """A turn as it grows, after each event."""
    turn = visit.begin(given)
    yield show(visit, t)
    request = Request(
        image=Path(given.picture) if given.picture else None,
        view=options.view,
        beams=options.beams,
        audio=Path(given.sound) if given.sound else None,
        language=options.language,
        listening=options.listening,
        text=given.text or None,
        fusion=visit.fusion,
    )
    turn.put = request, copy(visit.session)
    try:
        for step in timed(assistant.respond(request, visit.session)):
            if turn.state == "stopped" and not isinstance(step.event, Performed):
                break  # what was done in the house by then is told in any case
            turn.steps.append(step)
            if isinstance(step.event, Token):
                yield show_words(visit, t)
            else:
                done = step.event.changes if isinstance(step.event, Performed) else ()
                yield show(visit, t, done)
    except Exception:
        log.exception("request failed")
        turn.steps.append(Step(Failure("Unexpected", t.unexpected), 0.0))
    if turn.state == "working":
        turn.state = "done"
    changed = turn.last(Performed)
    yield show(visit, t, changed.changes if changed else ())


def stopped(visit: Visit, request: gr.Request) -> Asked:
    """The visitor has heard enough; what has arrived stays, and `streamed` sees that it ends.

    Gradio's own `cancels` would wait for the step at hand, and drop what is sent meanwhile.
    """
    for turn in visit.turns:
        if turn.state == "working":
            turn.state = "stopped"
    return (*show(visit, languages.of(request)), READY)


def edited(visit: Visit) -> Any:
    """The last request back in the composer, to be changed and sent again."""
    if not visit.turns:
        return gr.skip()
    turn = visit.turns[-1]
    picture = turn.given.picture
    return {"text": spoken(turn), "files": [picture] if picture else []}


def _box(zoom: float, across: float, down: float) -> Box | None:
    if zoom <= 1:
        return None
    side = 1 / zoom
    left = min(max(across - side / 2, 0.0), 1 - side)
    top = min(max(down - side / 2, 0.0), 1 - side)
    return left, top, min(left + side, 1.0), min(top + side, 1.0)
