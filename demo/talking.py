"""The conversation: what was asked and answered, the composer below it, and what to try."""

from typing import Any

import gradio as gr

from demo import asking, examples, exporting, languages, settling
from demo.composer import Composer
from demo.frame import talk_title
from demo.languages import label
from demo.recording import Recordings
from demo.screen import Screen, talk
from demo.scripts import script
from demo.speaking import Aloud
from demo.spoken import spoken_text
from demo.texts import EN
from demo.trying import Trying
from demo.visit import Visit
from pipelines.house.entities import House
from pipelines.house.session import HouseSession
from pipelines.waking import EarlyDoor

SAVE = """(text, name, kind) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: kind}));
  link.download = name; link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}"""


class Talk:
    """The left side of the page."""

    def __init__(self, house: House) -> None:
        with gr.Row(elem_classes="bar-row"):
            self.title = gr.HTML(talk_title(EN))
            self.page = gr.Button(label("save_page"), size="sm", elem_id="save-page", min_width=60)
            self.json = gr.Button(label("save_json"), size="sm", elem_id="save-json", min_width=60)
            self.clear = gr.Button(label("clear"), size="sm", elem_id="clear", min_width=60)
        self.conversation = gr.HTML(
            talk(Visit(HouseSession(house)), EN),
            js_on_load=script("conversation"),
            elem_id="conversation",
        )
        self.examples = gr.HTML(examples.draw(EN), js_on_load=script("try"), elem_id="examples")
        self.composer = Composer()
        self.aloud = Aloud(label("aloud"))
        with gr.Row(elem_id="saved"):  # what a button hands to the browser: text, name, kind
            self.saved = [gr.Textbox(visible="hidden", show_label=False) for _ in range(3)]

    def wire(
        self, assistant: EarlyDoor, recorded: Recordings, screen: Screen, queue: dict[str, Any]
    ) -> list[Any]:
        """Let every input reach the model, and every button of a turn do what it says.

        Returns the listeners after which the conversation is another one.
        """
        hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        box, visit, controls = self.composer.box, screen.visit, self.composer.controls
        shown, trying = [*screen.outputs, box], Trying(assistant, recorded)
        # What is asked while a reply is being written is taken at once, and waits for its end.
        at_once: dict[str, Any] = {"trigger_mode": "multiple", "concurrency_limit": None, **hidden}
        waits: dict[str, Any] = {"trigger_mode": "always_last", **hidden, **queue}
        respond = asking.responder(assistant)
        running: list[Any] = [
            trigger(take, given, put, api_name=name, **at_once).then(
                respond, visit, shown, api_name=f"{name}_answered", **waits
            )
            for trigger, take, given, put, name in (
                (box.submit, asking.sent, [visit, box, *controls], box, "sent"),
                (self.conversation.retry, asking.again, [visit, *controls], box, "again"),
                (self.examples.click, trying.clicked, [visit], shown, "tried"),
                (self.conversation.example_select, trying.wished, [visit], box, "wished"),
            )
        ]
        box.stop(asking.stopped, [screen.visit], shown, api_name="stopped", **hidden)
        cleared = self.clear.click(
            settling.cleared, [screen.visit], screen.outputs, api_name="cleared", **hidden
        )
        for trigger, handler, name in (
            (self.conversation.click, settling.answered, "answered"),
            (self.conversation.select, settling.looked, "looked"),
            (self.conversation.undo, settling.undone, "taken_back"),
        ):
            trigger(handler, [screen.visit], screen.outputs, api_name=name, **hidden)
        self.conversation.edit(
            asking.edited, [screen.visit], box, api_name="edited", **hidden
        ).then(
            None,
            js="() => document.querySelector('#composer textarea').focus()",
            api_visibility="private",
        )
        for button, save, name in (
            (self.page, _page, "page"),
            (self.json, _json, "json"),
        ):
            button.click(save, [screen.visit], self.saved, api_name=f"saved_{name}", **hidden).then(
                None, self.saved, None, js=SAVE, api_visibility="private"
            )
        self.composer.wire()
        for reply in running:
            self.aloud.follow(reply, screen.visit, _said)
        return [*running, cleared]


def _said(visit: Visit) -> str | None:
    """What to say aloud of the last turn."""
    if not visit.turns:
        return None
    return spoken_text([step.event for step in visit.turns[-1].steps], visit.session.house)


def _page(visit: Visit, request: gr.Request) -> tuple[str, str, str]:
    return exporting.as_page(visit, languages.of(request)), "hearth.html", "text/html"


def _json(visit: Visit) -> tuple[str, str, str]:
    return exporting.as_data(visit), "hearth.json", "application/json"
