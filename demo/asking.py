"""The page's composer for the house: type or speak, see what was understood, what happened."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from demo import render, texts, understanding, uploads
from demo.handlers import as_json
from demo.lesson import Lesson
from demo.showing import Shown, carried_out, show
from pipelines.assistant import Assistant
from pipelines.house.entities import House
from pipelines.house.session import HouseSession
from pipelines.tasks.replies import (
    Choose,
    Confirm,
    Declined,
    Performed,
    Recognised,
    Told,
    Understood,
)
from pipelines.types import Failure, Request, Timing, Transcript

log = logging.getLogger(__name__)
# Pressing the button presses Gradio's own record button, letting go its stop button.
HOLD = """
const recorder = name => document.querySelector(`#order-voice button.${name}`);
const button = element.querySelector('button');
const says = text => { element.querySelector('[role=status]').textContent = text; };
let held = false;
const press = event => {
  if (held || (event.key && event.key !== ' ' && event.key !== 'Enter')) return;
  event.preventDefault(); held = true; button.classList.add('held');
  if (!navigator.mediaDevices) { says(button.dataset.refused); return; }
  navigator.mediaDevices.getUserMedia({audio: true}).then(stream => {
    stream.getTracks().forEach(track => track.stop());
    if (held) { says(button.dataset.listening); recorder('record-button')?.click(); }
  }).catch(() => says(button.dataset.refused));
};
const release = () => {
  if (!held) return;
  held = false; button.classList.remove('held');
  setTimeout(() => { recorder('stop-button')?.click(); says(''); }, 250);
};
button.addEventListener('pointerdown', press); button.addEventListener('keydown', press);
for (const name of ['pointerup', 'pointercancel', 'pointerleave', 'keyup', 'blur'])
  button.addEventListener(name, release);
"""


class Composer:
    """The inputs; `wire` connects them once the rest of the tab exists."""

    def __init__(self, house: House) -> None:
        self.house = house
        with gr.Row(elem_classes="composer"):
            self.text = gr.Textbox(
                placeholder=texts.ORDER_HINT,
                label=texts.ORDER,
                max_lines=4,
                elem_id="order",
            )
        with gr.Row(elem_classes="composer"):
            gr.HTML(
                f'<button type="button" class="hold" data-refused="{texts.REFUSED}" '
                f'data-listening="{texts.LISTENING}">{texts.HOLD}</button>'
                '<span role="status" class="about"></span>',
                js_on_load=HOLD,
                elem_id="hold",
            )
            self.send = gr.Button(texts.SEND, variant="primary", elem_id="send")

    def more(self) -> None:
        """What fewer requests need, below the answer."""
        gr.Examples([[each] for each in texts.ORDERS], [self.text], label=texts.TRY)
        rooms = [(area.name, area.id) for area in self.house.areas]
        self.room = gr.Dropdown(
            [(texts.NO_ROOM, ""), *rooms], value="", label=texts.ROOM, elem_id="room"
        )
        # In view, not folded away: the button above presses this one's buttons.
        self.voice = uploads.sound(texts.VOICE, elem_id="order-voice")
        with gr.Accordion(texts.LANGUAGE, open=False):
            self.language = gr.Radio(texts.LANGUAGES, value="en", show_label=False)
        self.lesson = Lesson(self.house)

    def wire(
        self, assistant: Assistant, session: gr.State, shown: list[Any], queue: dict[str, Any]
    ) -> None:
        """Let every input act on the visitor's house."""
        answer = responder(assistant)
        private: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        gr.on(
            [self.text.submit, self.send.click],
            lambda session, text, room, image: (
                yield from answer(session, room, text=text or "", image=image)
            ),
            [session, self.text, self.room, self.lesson.picture],
            shown,
            api_name="ordered",
            **private,
            **queue,
        ).then(lambda: "", None, self.text, api_name="cleared", **private)
        self.voice.change(
            lambda session, path, room, language, image: (
                yield from answer(session, room, audio=path, language=language, image=image)
            ),
            [session, self.voice, self.room, self.language, self.lesson.picture],
            shown,
            api_name="spoken",
            **private,
            **queue,
        )
        self.lesson.wire(assistant, session, shown, queue)
        _endpoint(assistant, session, queue)


def responder(assistant: Assistant) -> Callable[..., Iterator[Shown]]:
    """The handler behind the composer."""

    def answer(
        session: HouseSession,
        room: str,
        text: str | None = None,
        audio: str | None = None,
        language: str = "en",
        image: str | None = None,
    ) -> Iterator[Shown]:
        if text is None and audio is None:
            yield show(session, render.hint(texts.HOUSE_FIRST))
            return
        session.room = room or None
        request = Request(
            image=Path(image) if image else None,
            audio=Path(audio) if audio else None,
            language=language,
            text=text,
        )
        try:
            yield from _pages(assistant, request, session)
        except Exception:
            log.exception("request failed")
            yield show(session, render.failure(texts.UNEXPECTED))

    return answer


def _pages(assistant: Assistant, request: Request, session: HouseSession) -> Iterator[Shown]:
    said, shown, meant, result, times = "", "", "", "", ""
    changed: tuple[Any, ...] = ()
    yield show(session, render.hint(texts.THINKING))
    for event in assistant.respond(request, session):
        match event:
            case Transcript():
                said = render.transcript(event)
            case Recognised():
                shown = understanding.recognised(event, session.house)
            case Understood():
                said = said or understanding.quoted(event.text)
                meant = understanding.card(event, session.house)
            case Performed():
                changed = event.changes
                result = carried_out(session, event.commands, event.changes)
            case Confirm():
                result = understanding.question(event, session.house)
            case Choose():
                result = understanding.choices(event)
            case Told():
                result = understanding.told(event.text)
            case Declined():
                result = render.hint(event.reason)
            case Failure():
                result = render.failure(event.message)
            case Timing():
                times = understanding.times(event)
        yield show(session, f"{said}{shown}{result}{times}{meant}", changed)


def _endpoint(assistant: Assistant, session: gr.State, queue: dict[str, Any]) -> None:
    """The public API: a text, a sound, or both, for the caller's own house."""
    text = gr.Textbox(label="text", visible=False)
    audio = uploads.sound("audio", visible=False)
    room = gr.Textbox("", label="room", visible=False)
    events = gr.JSON(label="events", visible=False)

    def order(
        text: str, audio: str | None, room: str, session: HouseSession
    ) -> tuple[list[dict[str, Any]], HouseSession]:
        """Say something to the house. Returns every event; guarded commands wait for `/confirm`."""
        session.room = room if session.house.area(room) else None
        request = Request(text=text or None, audio=Path(audio) if audio else None)
        return [as_json(event) for event in assistant.respond(request, session)], session

    gr.Button(visible=False).click(
        order, [text, audio, room, session], [events, session], api_name="order", **queue
    )
