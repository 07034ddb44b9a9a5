"""What might be in the newest picture: five bars, and labels of one's own to compare it with."""

from collections.abc import Callable
from html import escape
from typing import Any

import gradio as gr

from demo import cards, languages
from demo.languages import label
from demo.texts import EN, Texts
from demo.visit import Visit
from pipelines.preprocess.text import split
from pipelines.types import Failure, Labelled, Request, Seen
from pipelines.waking import Door


class Labelling:
    """The panel. It looks at no picture anew: what was seen is remembered."""

    def __init__(self) -> None:
        with gr.Column(elem_id="labelling"):
            self.bars = gr.HTML(draw(None, EN), elem_id="might-be")
            with gr.Row(elem_classes="own-labels"):
                self.own = gr.Textbox(
                    label=label("own_labels"),
                    placeholder=label("own_labels_hint"),
                    max_lines=1,
                    elem_id="own-labels",
                    scale=1,
                )
                self.button = gr.Button(label("compare"), elem_id="compare", scale=0, min_width=110)

    def wire(
        self, assistant: Door, visit: gr.State, replies: list[Any], queue: dict[str, Any]
    ) -> None:
        """Compare once a reply is there, and whenever the visitor gives labels."""
        options: dict[str, Any] = {
            "show_progress": "hidden", "api_visibility": "private", "trigger_mode": "always_last",
            **queue,
        }  # fmt: skip
        triggers: list[tuple[str, Any]] = [
            *((f"labelled_{number}", reply.then) for number, reply in enumerate(replies)),
            ("compared", self.button.click),
            ("submitted", self.own.submit),
        ]
        for name, trigger in triggers:
            trigger(_comparer(assistant), [visit, self.own], self.bars, api_name=name, **options)


def draw(event: Labelled | Failure | None, t: Texts) -> str:
    """The bars, why there are none, or what the panel is for. Its height does not depend on it."""
    match event:
        case Labelled():
            shown = _bars(event, t)
        case Failure():
            shown = cards.failure(event, t)
        case _:
            shown = cards.quiet(t.no_labels)
    return f'<div class="might" role="status"><h3>{escape(t.might_be)}</h3>{shown}</div>'


def _comparer(assistant: Door) -> Callable[..., str]:
    def compare(visit: Visit, typed: str | None, request: gr.Request) -> str:
        seen = _newest(visit)
        if seen is None:
            return draw(None, languages.of(request))
        wish = Request(seen.crop, labels=split(typed or ""))
        events = list(assistant.respond(wish))
        found = next((each for each in events if isinstance(each, Labelled | Failure)), None)
        return draw(found, languages.of(request))

    return compare


def _newest(visit: Visit) -> Seen | None:
    """What the model saw last in this conversation."""
    seen = (turn.last(Seen) for turn in reversed(visit.turns))
    return next((each for each in seen if each is not None), None)


def _bars(found: Labelled, t: Texts) -> str:
    rows = "".join(cards.bar(each.text, each.probability, english=True) for each in found.labels)
    none = t.none_of_labels.format(found.compared, found.none)
    return f'<ol class="odds">{rows}</ol><p class="quiet">{escape(none)}</p>'
