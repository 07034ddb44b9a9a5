"""The page's ear: microphone or file in, the words that were heard out."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from demo import handlers, render, texts, uploads
from pipelines.assistant import Assistant
from pipelines.settings import ASSETS
from pipelines.types import Failure, Request, Timing, Transcript

log = logging.getLogger(__name__)
SOUNDS = ASSETS / "sounds"
Heard = tuple[str, str]  # transcript, timings
EMPTY: Heard = (render.hint(texts.SPEAK_FIRST), "")


def build(assistant: Assistant, queue: dict[str, Any]) -> None:
    """The whole tab; `queue` names the queue that everything shares that runs a model."""
    with gr.Row(elem_classes="stage"):
        with gr.Column(elem_classes="picture"):
            voice = uploads.sound(texts.VOICE, elem_id="voice")
            gr.HTML(f'<p class="about">{texts.MICROPHONE}</p>')
        with gr.Column(elem_classes="answer"), gr.Column(elem_classes="reply"):
            gr.HTML(f"<h2>{texts.HEARD}</h2>")
            transcript = gr.HTML(EMPTY[0])
            timings = gr.HTML()
        with gr.Column(elem_classes="more"):
            language = gr.Radio(texts.LANGUAGES, value="en", label=texts.LANGUAGE)
            sounds = sorted(str(path) for path in SOUNDS.glob("*.flac"))
            gr.Examples(sounds, voice, label=texts.SOUNDS, elem_id="sounds")
    gr.on(
        [voice.change, language.change],
        listener(assistant),
        [voice, language],
        [transcript, timings],
        trigger_mode="always_last",
        show_progress="hidden",
        api_name="heard",
        api_visibility="private",
        **queue,
    )
    _endpoint(assistant, voice, queue)


def listener(assistant: Assistant) -> Callable[[str | None, str], Iterator[Heard]]:
    """The handler behind the tab."""

    def listen(path: str | None, language: str) -> Iterator[Heard]:
        if path is None:
            yield EMPTY
            return
        yield render.hint(texts.LISTENING), ""
        shown, times = "", ""
        try:
            for event in assistant.respond(Request(audio=Path(path), language=language)):
                match event:
                    case Transcript():
                        shown = render.transcript(event)
                    case Timing():
                        times = render.hearing_times(event)
                    case Failure():
                        shown, times = render.failure(event.message), ""
                yield shown, times
        except Exception:
            log.exception("request failed")
            yield render.failure(texts.UNEXPECTED), ""

    return listen


def _endpoint(assistant: Assistant, voice: gr.Audio, queue: dict[str, Any]) -> None:
    """The public API: one sound in, all events out. Not shown on the page."""
    language = gr.Textbox("en", label="language", visible=False)
    events = gr.JSON(label="events", visible=False)

    def listen(audio: str | None, language: str = "en") -> list[dict[str, Any]]:
        """Write down speech, in English. Returns every event in order."""
        request = Request(audio=Path(audio) if audio else None, language=language)
        return [handlers.as_json(event) for event in assistant.respond(request)]

    gr.Button(visible=False).click(listen, [voice, language], events, api_name="listen", **queue)
