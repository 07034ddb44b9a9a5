"""What the page does: inputs → `Request` → events → what each part of the page shows."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from demo import render, texts
from pipelines.assistant import Assistant
from pipelines.tasks.replies import AnyEvent
from pipelines.types import (
    Box,
    Caption,
    Failure,
    Request,
    Route,
    Seen,
    Timing,
    Token,
    View,
)

log = logging.getLogger(__name__)
Page = tuple[str, str, str]  # caption, timings, what the model saw
EMPTY: Page = (render.hint(texts.EMPTY), "", "")


def view(fit: str, rotation: int, zoom: float, across: float, down: float) -> View:
    """The framing controls as a `View`: a box of 1/zoom around a centre given in per cent."""
    return View(fit, _box(zoom, across / 100, down / 100), int(rotation))  # type: ignore[arg-type]


def describer(assistant: Assistant) -> Callable[..., Iterator[Page]]:
    """The handler behind the page: yields its three parts after each event."""

    def describe(
        path: str | None,
        fit: str,
        rotation: int,
        zoom: float,
        across: float,
        down: float,
        beams: int,
    ) -> Iterator[Page]:
        if path is None:
            yield EMPTY
            return
        request = Request(Path(path), view(fit, rotation, zoom, across, down), int(beams))
        try:
            yield from _pages(assistant.respond(request))
        except Exception:
            log.exception("request failed")
            yield render.failure(texts.UNEXPECTED), "", ""

    return describe


def _pages(events: Iterator[AnyEvent]) -> Iterator[Page]:
    seen: Seen | None = None
    route = Route("caption", {"caption": 1.0})
    shown, times, saw = render.caption(texts.WORKING, busy=True), "", ""
    yield shown, times, saw
    for event in events:
        match event:
            case Seen():
                seen, saw = event, render.saw(event.crop)
            case Route():
                route = event
            case Token():
                shown = render.caption(event.text, busy=True)
            case Caption():
                shown = render.caption(event.text)
                saw = render.saw(seen.crop, event) if seen else ""
            case Timing():
                times = render.timings(event, route)
            case Failure():
                shown, times, saw = render.failure(event.message), "", ""
        yield shown, times, saw


def as_json(event: AnyEvent) -> dict[str, Any]:
    """An event as plain JSON values, with its type; a picture becomes its shape."""
    values = {"event": type(event).__name__.lower(), **asdict(event)}
    if isinstance(event, Seen):
        values["crop"] = list(event.crop.shape)
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return np.round(value.astype(float), 5).tolist()
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _box(zoom: float, across: float, down: float) -> Box | None:
    if zoom <= 1:
        return None
    side = 1 / zoom
    left = min(max(across - side / 2, 0.0), 1 - side)
    top = min(max(down - side / 2, 0.0), 1 - side)
    return left, top, min(left + side, 1.0), min(top + side, 1.0)
