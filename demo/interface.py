"""The page: layout and wiring, no logic. Each part is a small builder of its own."""

import asyncio
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
from demo.recording import recordings
from demo.rehearsal import HOUSE
from demo.screen import Screen, show
from demo.scripts import script
from demo.talking import Talk
from demo.texts import EN, Texts
from demo.visit import Visit
from pipelines.crowd import Crowd
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.waking import Waking

MODEL = "model"  # one queue for everything that runs the model
VISITORS = 16  # requests that show themselves at a time; the assistant works on a few of them
POLL = 0.25  # seconds between two looks whether the models are there
SWEEP, KEEP = 600, 3600  # seconds: how often visitors' temporary files are looked at, and kept


def build(waking: Waking, public_url: str = "") -> gr.Blocks:
    """The whole page around one assistant; `public_url` is its address for an audience."""
    assistant = Crowd(waking)
    house, recorded = load_house(HOUSE), recordings()
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
                inside = gr.HTML(
                    insight.draw(None, house, EN), js_on_load=script("looking"), elem_id="insight"
                )
                panel = Labelling()
                fuses = Fusing()
                home.below()
        foot = gr.HTML(frame.footer(EN))
        screen = Screen(visit, talk.conversation, home.plan, home.happened, road, inside)
        replies = talk.wire(assistant, recorded, screen, queue)
        panel.wire(assistant, visit, replies, queue)
        fuses.wire(assistant, visit, replies, queue)
        home.wire(assistant, screen, queue)
        endpoints.build(assistant, visit, queue)

        def greeting(t: Texts) -> str:
            said = t.waking_recorded if recorded else t.waking
            return frame.masthead(t, "" if assistant.ready else said)

        def opened(visit: Visit, request: gr.Request) -> tuple[Any, ...]:
            t = languages.of(request)
            if t is EN:  # as it is built: what a quick visitor has clicked by now stays
                return (*[gr.skip()] * (len(screen.outputs) + len(parts) - 1), greeting(t))
            return (
                *show(visit, t),
                frame.talk_title(t), examples.draw(t), composer.hold(t),
                housing.title(t), gr.update(choices=housing.rooms(house, t)), lesson.hint(t),
                frame.footer(t), labelling.draw(None, t), *fusing.greeting(t),
                *composer.choices(t), greeting(t),
            )  # fmt: skip

        parts = [
            talk.title, talk.examples, talk.composer.hold, home.title, home.room,
            home.lesson.hint, foot, panel.bars, fuses.choice, fuses.answers,
            talk.composer.listening, talk.composer.fit, talk.composer.beams, masthead,
        ]  # fmt: skip

        async def awake(request: gr.Request) -> str:
            while not assistant.ready:  # asleep, and so without a thread for each visitor
                await asyncio.sleep(POLL)
            return greeting(languages.of(request))

        hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        page.load(opened, [visit], [*screen.outputs, *parts], api_name="opened", **hidden).then(
            awake, None, masthead, api_name="awake", concurrency_limit=None, **hidden
        )
    # The speaker does not stand in line with the audience.
    presenting.add(page, waking, public_url)  # a page of its own, outside of this one's blocks
    return page
