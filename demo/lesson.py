"""The page's album: show a device once with its name, and later point at it with a picture."""

from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from demo import cards, languages, uploads
from demo.languages import label
from demo.screen import Screen, Shown, show
from demo.texts import EN, Texts
from demo.visit import Visit
from pipelines.house.entities import House
from pipelines.house.sentences import called
from pipelines.settings import ASSETS
from pipelines.types import HearthError
from pipelines.waking import Door

PICTURES = ASSETS / "examples" / "devices"
FIXED = ("sensor", "binary_sensor", "scene", "script")  # what has no looks, or nothing to do


class Lesson:
    """A picture, and the device that it is registered for."""

    def __init__(self, house: House) -> None:
        devices = [(called(e, house), e.id) for e in house.entities if e.domain not in FIXED]
        with gr.Accordion(label("teach_title"), open=False, elem_id="lesson"):
            self.hint = gr.HTML(hint(EN))
            with gr.Row():
                self.picture = uploads.picture(label("shown"), 220, "shown-device")
                with gr.Column():
                    self.device = gr.Dropdown(
                        devices, label=label("this_is"), elem_id="this-is", value=devices[0][1]
                    )
                    self.teach = gr.Button(label("teach"), elem_id="teach")
                    examples = sorted(str(path) for path in PICTURES.glob("*.jpg"))
                    gr.Examples(
                        examples, self.picture, label=label("try_one"), examples_per_page=12
                    )

    def wire(self, assistant: Door, screen: Screen, queue: dict[str, Any]) -> None:
        """Let the button register the picture in the visitor's own album."""

        def taught(visit: Visit, picture: str | None, entity_id: str, request: gr.Request) -> Shown:
            t, session = languages.of(request), visit.session
            visit.asked = None
            if picture is None:
                visit.note = cards.problem(t.no_picture)
                return show(visit, t)
            try:
                assistant.pointing.register(session, entity_id, Path(picture))
            except HearthError as error:
                visit.note = cards.problem(str(error))
                return show(visit, t)
            count = len(session.album.of(entity_id))
            entity = session.house.entity(entity_id)
            name = called(entity, session.house) if entity else entity_id
            visit.note = cards.quiet(t.taught.format(name, count))
            return show(visit, t)

        self.teach.click(
            taught, [screen.visit, self.picture, self.device], screen.outputs,
            show_progress="hidden", api_name="taught", api_visibility="private", **queue,
        )  # fmt: skip


def hint(t: Texts) -> str:
    """How to teach."""
    return f'<p class="quiet">{escape(t.teach_hint)}</p>'
