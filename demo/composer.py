"""The one input: text, pictures and voice, alone or mixed."""

from html import escape
from typing import Any, get_args

import gradio as gr

from demo import uploads
from demo.languages import label
from demo.scripts import script
from demo.texts import EN, LANGUAGES, Texts
from pipelines.preprocess.text import MAX_PASTED
from pipelines.types import Listening, Request

LONGEST = 2 * MAX_PASTED  # of a pasted text that stays a text; our own limit then explains


class Composer:
    """The inputs. `controls` say how one speaks and how the picture is looked at."""

    def __init__(self) -> None:
        self.box = gr.MultimodalTextbox(
            label=label("ask"),
            placeholder=label("ask_hint"),
            show_label=False,
            sources=["upload"],
            file_count="multiple",
            max_lines=5,
            max_plain_text_length=LONGEST,
            submit_btn=True,
            stop_btn=False,
            elem_id="composer",
        )
        with gr.Row(elem_classes="beside"):
            self.hold = gr.HTML(hold(EN), js_on_load=script("composer"), elem_id="hold")
            self.camera = gr.Button(label("camera"), size="sm", elem_id="camera")
        # Mounted only on demand, so that no camera runs before it is asked for.
        with gr.Column(visible=False) as self.taking:
            self.picture = uploads.webcam(label("take"), elem_id="webcam")
        with gr.Accordion(label("options"), open=False, elem_id="options"):
            self.language = gr.Dropdown(
                LANGUAGES, value="en", label=label("language"), elem_id="language"
            )
            self.listening = gr.Radio(
                _listenings(EN),
                value=Request.listening,
                label=label("listens"),
                elem_id="listening",
            )
            turns = [(f"{degrees}°", degrees) for degrees in (0, 90, 180, 270)]
            self.fit = gr.Radio(_fits(EN), value="whole", label=label("fit"))
            self.rotation = gr.Radio(turns, value=0, label=label("rotation"))
            self.zoom = gr.Slider(1, 4, value=1, step=0.25, label=label("zoom"))
            with gr.Row():
                self.across = gr.Slider(0, 100, value=50, step=5, label=label("across"))
                self.down = gr.Slider(0, 100, value=50, step=5, label=label("down"))
            self.beams = gr.Radio(_beams(EN), value=Request.beams, label=label("decoding"))

    @property
    def controls(self) -> list[Any]:
        """In the order that `Options.of` takes."""
        return [
            self.language, self.listening, self.fit, self.rotation, self.zoom, self.across,
            self.down, self.beams,
        ]  # fmt: skip

    def wire(self) -> None:
        """The camera: a picture that is taken goes into the box."""
        hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        opened = gr.State(False)
        self.camera.click(
            lambda opened: (not opened, gr.update(visible=not opened)),
            opened, [opened, self.taking], api_name="camera", **hidden,
        )  # fmt: skip
        self.picture.input(
            _taken, [self.box, self.picture],
            [self.box, self.picture, self.taking, opened], api_name="taken", **hidden,
        )  # fmt: skip


def hold(t: Texts) -> str:
    """The button that records speech, and a place for what it has to say."""
    texts = {
        "refused": t.refused, "listening": t.listening, "free": t.listening_on, "about": t.about,
        "attached": t.attached, "remove": t.remove, "upload": t.upload, "send": t.send,
        "stop": t.stop, "ask": t.ask,
    }  # fmt: skip
    data = " ".join(f'data-{name}="{escape(text, quote=True)}"' for name, text in texts.items())
    return (
        f'<button type="button" class="hold" aria-pressed="false" {data}>'
        f'<span class="dot" aria-hidden="true"></span>{escape(t.hold)}</button>'
        f'<span role="status" class="says"></span>'
    )


def choices(t: Texts) -> tuple[Any, Any, Any]:
    """The choices that have a text, in the visitor's language."""
    return (
        gr.update(choices=_listenings(t)),
        gr.update(choices=_fits(t)),
        gr.update(choices=_beams(t)),
    )


def _listenings(t: Texts) -> list[tuple[str, str]]:
    return list(zip(t.listenings, get_args(Listening), strict=True))


def _fits(t: Texts) -> list[tuple[str, str]]:
    return list(zip(t.fits, ("whole", "centre", "pad"), strict=True))


def _beams(t: Texts) -> list[tuple[str, int]]:
    return list(zip(t.decodings, (1, 4, Request.beams), strict=True))


def _taken(value: dict[str, Any] | None, picture: str | None) -> tuple[Any, Any, Any, bool]:
    if picture is None:
        return gr.skip(), gr.skip(), gr.skip(), True
    value = value or {"text": "", "files": []}
    files = [*(value.get("files") or []), picture]
    return {"text": value.get("text") or "", "files": files}, None, gr.update(visible=False), False
