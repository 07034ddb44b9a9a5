"""A request of the page: what was handed in → `Request` → events → what the page shows."""

import logging
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from typing import Any

import gradio as gr

from demo import languages
from demo.screen import Shown, show, show_words
from demo.texts import Texts
from demo.turns import spoken
from demo.visit import Step, Visit, timed
from demo.wishes import Given, Options, Wish
from pipelines.tasks.replies import Performed
from pipelines.types import Failure, Request, Token
from pipelines.waking import Door

log = logging.getLogger(__name__)
Asked = tuple[Any, ...]  # what `Screen` shows, and the composer


WAIT = 8  # requests of a visitor that may wait for the reply at hand
BUSY = gr.update(submit_btn=False, stop_btn=True)
READY = gr.update(submit_btn=True, stop_btn=False)


def sent(
    request: gr.Request, visit: Visit, value: dict[str, Any] | None, *controls: Any
) -> dict[str, Any]:
    """What is in the composer waits for its turn."""
    value = value or {}
    given = Given.of(value.get("text") or "", value.get("files") or [])
    if not given:
        gr.Info(languages.of(request).nothing_given)
        return gr.skip()
    return wait(visit, Wish(given, Options.of(*controls)))


def again(visit: Visit, *controls: Any) -> dict[str, Any]:
    """The last request waits to be asked once more, in its place."""
    if not visit.turns or len(visit.waiting) >= WAIT:
        return gr.skip()
    *visit.turns, last = visit.turns
    return wait(visit, Wish(last.given, Options.of(*controls)))


def wait(visit: Visit, wish: Wish) -> dict[str, Any]:
    """Let a request wait, and say what stays in the composer.

    This is an event of its own: what the first step of a stream says of a component's value is
    lost where the browser learns of several steps at once (gradio changes what it has not shown
    yet), which a slow line or a busy machine is enough for.
    """
    if len(visit.waiting) >= WAIT:
        return BUSY  # it stays where it was written
    visit.waiting.append(wish)
    return {**BUSY, "value": pinned(wish.given)}


def pinned(given: Given) -> dict[str, Any]:
    """What stays in the composer once a request is sent: its picture, for the next question."""
    return {"text": "", "files": [given.picture] if given.picture else []}


def responder(assistant: Door) -> Callable[..., Iterator[Asked]]:
    """The handler that answers all that waits, in order."""

    def respond(request: gr.Request, visit: Visit) -> Iterator[Asked]:
        t = languages.of(request)
        while wish := visit.next():
            for shown in streamed(assistant, visit, wish, t):
                yield (*shown, BUSY)
        working = any(turn.state == "working" for turn in visit.turns)
        yield (*[gr.skip()] * 6, BUSY if working else READY)

    return respond


def streamed(assistant: Door, visit: Visit, wish: Wish, t: Texts) -> Iterator[Shown]:
    """A turn as it grows, after each event."""
    given, options = wish.given, wish.options
    turn = visit.begin(given)
    yield show(visit, t)  # at once: the models may be a while
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
    try:
        if wish.teach and wish.teach[0] not in visit.session.album.entity_ids:
            assistant.pointing.register(visit.session, *wish.teach)
        turn.put = request, copy(visit.session)
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
