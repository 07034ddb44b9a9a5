"""The page: layout and wiring, no logic."""

from pathlib import Path
from typing import Any

import gradio as gr

from demo import handlers, housing, listening, presenting, texts, uploads
from pipelines.assistant import Assistant
from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.types import Request

EXAMPLES = ASSETS / "examples"
MODEL = "model"  # one queue for everything that runs the model
VISITORS = 2  # requests in work at a time: one more keeps a second visitor from waiting in line
SWEEP, KEEP = 600, 3600  # seconds: how often visitors' temporary files are looked at, and kept
LOGO = """<svg viewBox="0 0 48 48" aria-hidden="true">
<path fill="#b8400a" d="M24 3 4 20v25h40V20z"/>
<path fill="#ffd9a8" d="M24 17c1 6 9 9 9 17a9 9 0 0 1-18 0c0-4 2-6 4-8 0 3 1 4 3 5 1-5-1-9 2-14z"/>
</svg>"""


def build(assistant: Assistant, public_url: str = "") -> gr.Blocks:
    """The whole page around one assistant; `public_url` is its address for an audience."""
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, delete_cache=(SWEEP, KEEP)) as page:
        gr.HTML(
            f'<header class="masthead">{LOGO}<div><h1>{texts.TITLE}</h1>'
            f"<p>{texts.TAGLINE}</p></div></header>"
        )
        queue = {"concurrency_id": MODEL, "concurrency_limit": VISITORS}
        with gr.Tabs():
            with gr.Tab(texts.SEE):
                _seeing(assistant, queue)
            with gr.Tab(texts.LISTEN):
                listening.build(assistant, queue)
            with gr.Tab(texts.HOUSE):
                housing.build(load_house(ASSETS / "house.yaml"), assistant, queue)
        gr.HTML(f'<p class="about">{texts.ABOUT} {presenting.link()}</p>')
    presenting.add(page, assistant, public_url)
    return page


def _seeing(assistant: Assistant, queue: dict[str, Any]) -> None:
    with gr.Row(elem_classes="stage"):
        with gr.Column(elem_classes="picture"):
            picture, describe, stop = _picture()
        with gr.Column(elem_classes="answer"):
            with gr.Column(elem_classes="reply"):
                gr.HTML(f"<h2>{texts.CAPTION}</h2>")
                caption = gr.HTML(handlers.EMPTY[0])
                timings = gr.HTML()
            saw = gr.HTML()
        with gr.Column(elem_classes="more"):
            _examples(picture)
            framing = _framing()
    running = gr.on(
        [picture.change, describe.click, *(control.change for control in framing)],
        handlers.describer(assistant),
        [picture, *framing],
        [caption, timings, saw],
        trigger_mode="always_last",
        show_progress="hidden",
        api_name="page",
        api_visibility="private",
        **queue,
    )
    stop.click(None, cancels=[running], api_name="stop", api_visibility="private")
    _endpoint(assistant, picture, queue)


def _picture() -> tuple[gr.Image, gr.Button, gr.Button]:
    picture = uploads.picture(texts.PICTURE, 380, "picture")
    with gr.Row():
        describe = gr.Button(texts.DESCRIBE, variant="primary", scale=3, elem_id="describe")
        stop = gr.Button(texts.STOP, scale=1, elem_id="stop")
    return picture, describe, stop


def _examples(picture: gr.Image) -> None:
    examples = sorted(str(path) for path in EXAMPLES.glob("*.jpg"))
    gr.Examples(examples, picture, label=texts.EXAMPLES, examples_per_page=12, elem_id="examples")


def _framing() -> list[Any]:
    with gr.Accordion(texts.FRAMING, open=False):
        fit = gr.Radio(texts.FITS, value="whole", label=texts.FIT)
        rotation = gr.Radio(texts.ROTATIONS, value=0, label=texts.ROTATION)
        zoom = gr.Slider(1, 4, value=1, step=0.25, label=texts.ZOOM)
        with gr.Row():
            across = gr.Slider(0, 100, value=50, step=5, label=texts.ACROSS)
            down = gr.Slider(0, 100, value=50, step=5, label=texts.DOWN)
        beams = gr.Radio(texts.DECODINGS, value=1, label=texts.DECODING)
    return [fit, rotation, zoom, across, down, beams]


def _endpoint(assistant: Assistant, picture: gr.Image, queue: dict[str, Any]) -> None:
    """The public API: one picture in, all events out. Not shown on the page."""
    beams = gr.Number(1, label="beams", precision=0, visible=False)
    events = gr.JSON(label="events", visible=False)

    def describe(image: str | None, beams: int = 1) -> list[dict[str, Any]]:
        """Caption a picture. Returns every event from the crop to the timings, in order."""
        request = Request(Path(image) if image else None, beams=int(beams))
        return [handlers.as_json(event) for event in assistant.respond(request)]

    gr.Button(visible=False).click(
        describe,
        [picture, beams],
        events,
        api_name="describe",
        **queue,
    )
