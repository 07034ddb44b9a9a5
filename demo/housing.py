"""The house beside the conversation: a plan that obeys a touch and can go back."""

from html import escape
from typing import Any

import gradio as gr

from demo import plan, settling
from demo.languages import label
from demo.lesson import Lesson
from demo.screen import Screen, happened
from demo.scripts import script
from demo.texts import EN, Texts
from demo.visit import Visit
from pipelines.house.entities import House
from pipelines.house.session import HouseSession
from pipelines.waking import Door


class Home:
    """The plan, what its last touch did, where the visitor is, and the way back."""

    def __init__(self, house: House) -> None:
        self.house = house
        with gr.Row(elem_classes="bar-row"):
            self.title = gr.HTML(title(EN))
            self.room = gr.Dropdown(
                rooms(house, EN),
                value="",
                label=label("house"),
                container=False,
                elem_id="room",
                min_width=150,
            )
            self.undo = gr.Button(label("undo"), size="sm", elem_id="undo", min_width=90)
            self.reset = gr.Button(label("reset"), size="sm", elem_id="reset", min_width=90)
        scripts = script("plan") + script("clocks")
        self.plan = gr.HTML(plan.draw(house), js_on_load=scripts, elem_id="plan")
        self.happened = gr.HTML(
            happened(Visit(HouseSession(house)), EN),
            js_on_load=script("answers"),
            elem_id="happened",
        )

    def below(self) -> None:
        """What is needed less often, and so stands further down."""
        self.lesson = Lesson(self.house)

    def wire(self, assistant: Door, screen: Screen, queue: dict[str, Any]) -> None:
        """Let a touch act on the visitor's house."""
        for trigger, handler, name in (
            (self.plan.click, settling.touched, "touched"),
            (self.happened.click, settling.answered, "settled"),
            (self.undo.click, settling.undone, "undone"),
            (self.reset.click, settling.restored, "restored"),
        ):
            trigger(
                handler, [screen.visit], screen.outputs,
                show_progress="hidden", api_name=name, api_visibility="private",
            )  # fmt: skip
        self.room.input(
            settling.moved, [screen.visit, self.room], screen.outputs,
            show_progress="hidden", api_name="moved", api_visibility="private",
        )  # fmt: skip
        self.lesson.wire(assistant, screen, queue)


def title(t: Texts) -> str:
    """The heading of the house."""
    return f"<h2>{escape(t.house)}</h2>"


def rooms(house: House, t: Texts) -> list[tuple[str, str]]:
    """Where a visitor can be."""
    places = [(t.no_room, ""), *((area.name, area.id) for area in house.areas)]
    return [(t.room.format(name), id_) for name, id_ in places]
