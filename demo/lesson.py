"""The page's album: show a device once with its name, and later point at it with a picture."""

from pathlib import Path
from typing import Any

import gradio as gr

from demo import render, texts, uploads
from demo.showing import Shown, show
from pipelines.assistant import Assistant
from pipelines.house.entities import House
from pipelines.house.sentences import called
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.types import HearthError

PICTURES = ASSETS / "examples" / "devices"
FIXED = ("sensor", "binary_sensor", "scene", "script")  # what has no looks, or nothing to do


class Lesson:
    """A picture beside the request, and the device that it is registered for."""

    def __init__(self, house: House) -> None:
        devices = [(called(e, house), e.id) for e in house.entities if e.domain not in FIXED]
        with gr.Accordion(texts.SHOW, open=False, elem_id="lesson"):
            gr.HTML(f'<p class="about">{texts.SHOW_HINT}</p>')
            with gr.Row():
                self.picture = uploads.picture(texts.SHOWN, 220, "shown-device")
                with gr.Column():
                    self.device = gr.Dropdown(
                        devices, label=texts.THIS_IS, elem_id="this-is", value=devices[0][1]
                    )
                    self.teach = gr.Button(texts.TEACH, elem_id="teach")
                    examples = sorted(str(path) for path in PICTURES.glob("*.jpg"))
                    gr.Examples(examples, self.picture, label=texts.EXAMPLES, examples_per_page=12)

    def wire(
        self, assistant: Assistant, session: gr.State, shown: list[Any], queue: dict[str, Any]
    ) -> None:
        """Let the button register the picture in the visitor's own album."""

        def taught(session: HouseSession, picture: str | None, entity_id: str) -> Shown:
            if picture is None:
                return show(session, render.failure(texts.NO_PICTURE))
            try:
                assistant.pointing.register(session, entity_id, Path(picture))
            except HearthError as error:
                return show(session, render.failure(str(error)))
            count = len(session.album.of(entity_id))
            entity = session.house.entity(entity_id)
            name = called(entity, session.house) if entity else entity_id
            return show(session, render.hint(texts.TAUGHT.format(name, count)))

        self.teach.click(
            taught, [session, self.picture, self.device], shown,
            show_progress="hidden", api_name="taught", api_visibility="private", **queue,
        )  # fmt: skip
