"""A click on an example: the model itself, or while it loads, what it said when it was recorded."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from demo import languages
from demo.asking import Asked, Options, asked, pinned
from demo.examples import EXAMPLES
from demo.recording import Recordings
from demo.screen import show
from demo.visit import Visit
from pipelines.waking import EarlyDoor

UNCHANGED: Asked = (*[gr.skip()] * 6, gr.skip())


class Trying:
    """The handlers. What is wished for is noted first, apart from the queue of the model.

    There early requests wait, and a recording need not.
    """

    def __init__(self, assistant: EarlyDoor, recorded: Recordings) -> None:
        self.assistant, self.recorded = assistant, recorded

    def clicked(self, request: gr.Request, visit: Visit, event: gr.EventData) -> Asked:
        """An example: its recording, if the models are not there yet, else noted."""
        number = _number(event)
        steps = self.recorded.get(EXAMPLES[number].name)
        if self.assistant.ready or not steps:
            visit.wanted = number
            return UNCHANGED
        given = EXAMPLES[number].given
        turn = visit.begin(given)
        turn.steps, turn.state, turn.recorded = [*steps], "done", number
        return (*show(visit, languages.of(request)), gr.update(value=pinned(given)))

    def wished(self, visit: Visit, event: gr.EventData) -> None:
        """A recorded example is to be run live."""
        visit.wanted = _number(event)

    def live(self, request: gr.Request, visit: Visit) -> Iterator[Asked]:
        """The example that was noted, if one was, asked of the model."""
        if visit.wanted is None:
            yield UNCHANGED
            return
        example, visit.wanted = EXAMPLES[visit.wanted], None
        t = languages.of(request)
        replies = asked(self.assistant, visit, example.given, Options(), t)
        yield next(replies)  # which shows the request: the models may be a while
        if example.teach and example.teach[0] not in visit.session.album.entity_ids:
            self.assistant.pointing.register(visit.session, *example.teach)
        yield from replies

    def wire(
        self, examples: gr.HTML, conversation: gr.HTML, visit: gr.State, shown: list[Any],
        **options: Any,
    ) -> list[Any]:  # fmt: skip
        """Listen to both places of an example's button; returns what asks the model.

        A second click is not lost while the first one is answered.
        """
        at_once: dict[str, Any] = {
            "trigger_mode": "multiple", "show_progress": "hidden", "api_visibility": "private",
        }  # fmt: skip
        clicked = examples.click(
            self.clicked, [visit], shown, api_name="clicked", concurrency_limit=None, **at_once
        )
        wished = conversation.example_select(
            self.wished, [visit], api_name="wished", concurrency_limit=None, **at_once
        )
        return [
            first.then(self.live, [visit], shown, api_name=name, **at_once, **options)
            for first, name in ((clicked, "tried"), (wished, "ran_live"))
        ]


def _number(event: gr.EventData) -> int:
    return int(getattr(event, "example", 0)) % len(EXAMPLES)
