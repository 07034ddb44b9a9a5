"""The page: layout and wiring, no logic. Each part is a small builder of its own."""

from typing import Any

import gradio as gr

from demo import (
    composer,
    endpoints,
    examples,
    frame,
    fusing,
    housing,
    insight,
    labelling,
    languages,
    lesson,
    path,
    presenting,
)
from demo.fusing import Fusing
from demo.housing import Home
from demo.labelling import Labelling
from demo.screen import Screen, show
from demo.scripts import script
from demo.talking import Talk
from demo.texts import EN
from demo.visit import Visit
from pipelines.assistant import Assistant
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS

MODEL = "model"  # one queue for everything that runs the model
VISITORS = 2  # requests in work at a time: one more keeps a second visitor from waiting in line
SWEEP, KEEP = 600, 3600  # seconds: how often visitors' temporary files are looked at, and kept


def build(assistant: Assistant, public_url: str = "") -> gr.Blocks:
    """The whole page around one assistant; `public_url` is its address for an audience."""
    house = load_house(ASSETS / "house.yaml")
    assistant.householder.reader(house)  # so that the first request need not wait for its names
    gr.set_static_paths([ASSETS / "examples", ASSETS / "sounds"])
    queue: dict[str, Any] = {"concurrency_id": MODEL, "concurrency_limit": VISITORS}
    with gr.Blocks(
        title=EN.title, analytics_enabled=False, delete_cache=(SWEEP, KEEP), fill_width=True
    ) as page:
        visit = gr.State(Visit(HouseSession(house)))
        masthead = gr.HTML(frame.masthead(EN), js_on_load=script("page"), elem_id="masthead")
        with gr.Row(elem_id="stage"):
            with gr.Column(elem_id="talk"):
                talk = Talk(house)
            with gr.Column(elem_id="house"):
                home = Home(house)
            with gr.Column(elem_id="inside"):
                road = gr.HTML(path.draw(None, EN), elem_id="path")
                inside = gr.HTML(insight.draw(None, house, EN), elem_id="insight")
                panel = Labelling()
                fuses = Fusing()
                home.below()
        foot = gr.HTML(frame.footer(EN))
        screen = Screen(visit, talk.conversation, home.plan, home.happened, road, inside)
        replies = talk.wire(assistant, screen, queue)
        panel.wire(assistant, visit, replies, queue)
        fuses.wire(assistant, visit, replies, queue)
        home.wire(assistant, screen, queue)
        endpoints.build(assistant, visit, queue)

        def opened(visit: Visit, request: gr.Request) -> tuple[Any, ...]:
            t = languages.of(request)
            return (
                *show(visit, t),
                frame.masthead(t), frame.talk_title(t), examples.draw(t), composer.hold(t),
                housing.title(t), gr.update(choices=housing.rooms(house, t)), lesson.hint(t),
                frame.footer(t), labelling.draw(None, t), *fusing.greeting(t),
                *composer.choices(t),
            )  # fmt: skip

        parts = [
            masthead, talk.title, talk.examples, talk.composer.hold, home.title, home.room,
            home.lesson.hint, foot, panel.bars, fuses.choice, fuses.answers,
            talk.composer.listening, talk.composer.fit, talk.composer.beams,
        ]  # fmt: skip
        page.load(
            opened, [visit], [*screen.outputs, *parts],
            show_progress="hidden", api_name="opened", api_visibility="private",
        )  # fmt: skip
    presenting.add(page, assistant, public_url)  # a page of its own, outside of this one's blocks
    return page
