"""A click on an example: the model itself, or while it loads, what it said when it was recorded."""

from typing import Any

import gradio as gr

from demo import languages
from demo.asking import Asked, pinned, wait
from demo.examples import EXAMPLES
from demo.recording import Recordings
from demo.screen import show
from demo.visit import Visit
from pipelines.waking import EarlyDoor


class Trying:
    """The handlers. What is wished for waits apart from the queue of the model.

    There early requests wait, and a recording need not.
    """

    def __init__(self, assistant: EarlyDoor, recorded: Recordings) -> None:
        self.assistant, self.recorded = assistant, recorded

    def clicked(self, request: gr.Request, visit: Visit, event: gr.EventData) -> Asked:
        """An example: its recording, if the models are not there yet, else it is asked."""
        number = _number(event)
        wish = EXAMPLES[number].wish
        steps = self.recorded.get(EXAMPLES[number].name)
        if self.assistant.ready or not steps:
            return (*[gr.skip()] * 6, wait(visit, wish))
        turn = visit.begin(wish.given)
        turn.steps, turn.state, turn.recorded = [*steps], "done", number
        return (*show(visit, languages.of(request)), gr.update(value=pinned(wish.given)))

    def wished(self, visit: Visit, event: gr.EventData) -> dict[str, Any]:
        """A recorded example is to be run live."""
        return wait(visit, EXAMPLES[_number(event)].wish)


def _number(event: gr.EventData) -> int:
    return int(getattr(event, "example", 0)) % len(EXAMPLES)
