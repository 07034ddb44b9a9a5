"""Replies aloud: a switch and a player that a page builder adds below its conversation."""

import base64
import logging
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import gradio as gr

from pipelines.settings import ROOT
from pipelines.speaking import Speaker
from pipelines.types import HearthError

log = logging.getLogger(__name__)
LABEL = "Answer aloud"
BLOCKED = "The browser did not let the sound play: press play."
Text = Callable[[Any], str | None]


class Aloud:
    """Off until a visitor wants it. Sound is made on this machine, sentence by sentence."""

    def __init__(self, label: Any = LABEL, speaker: Speaker | None = None) -> None:
        self.speaker = speaker or Speaker()
        self.switch = gr.Checkbox(False, label=label, elem_id="aloud", container=False)
        self.player = gr.HTML(
            js_on_load=(ROOT / "demo" / "speaking.js").read_text(encoding="utf-8"),
            elem_id="aloud-player",
        )
        # The voice loads while the visitor thinks, and nothing goes on playing once it is off.
        self.switch.change(
            self._switched, self.switch, self.player,
            show_progress="hidden", api_name="aloud", api_visibility="private",
        )  # fmt: skip

    def follow(self, reply: Any, state: gr.State, text: Text) -> None:
        """After an event listener is through, say what `text` finds in the state.

        `text` is usually `lambda visit: spoken_text(events of the last turn, the house)`.
        """

        def say(wanted: bool, value: Any) -> Iterator[str]:
            if wanted:
                yield from self._said(text(value))
            else:
                yield ""

        reply.then(
            say, [self.switch, state], self.player,
            show_progress="hidden", api_name="said", api_visibility="private",
            trigger_mode="always_last",
        )  # fmt: skip

    def _switched(self, wanted: bool) -> str:
        if not wanted:
            return ""
        try:
            self.speaker.voice()
        except HearthError as error:
            return _problem(error)
        return ""

    def _said(self, text: str | None) -> Iterator[str]:
        """The player's content after each sentence: all sounds so far, in order."""
        yield ""
        if not text:
            return
        shown = ""
        try:
            for number, sound in enumerate(self.speaker(text)):
                wav = base64.b64encode(sound.wav()).decode()
                shown += (
                    f'<i hidden data-part="{number}" data-sound="data:audio/wav;base64,{wav}"></i>'
                )
                yield _player(shown, text)
        except HearthError as error:
            yield _problem(error)


def _player(sounds: str, text: str) -> str:
    label = escape(f"Spoken: {text}", quote=True)
    return (
        f'<div class="aloud" data-blocked="{BLOCKED}"><audio controls aria-label="{label}"></audio>'
        f'<span role="status"></span>{sounds}</div>'
    )


def _problem(error: HearthError) -> str:
    return f'<p class="failure" role="alert">{escape(str(error))}</p>'
