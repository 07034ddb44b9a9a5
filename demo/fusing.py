"""How it fuses: the strategy that answers, and the answers of all of them side by side."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import copy
from dataclasses import replace
from html import escape
from typing import Any

import gradio as gr

from demo import cards, languages, turns
from demo.languages import label
from demo.texts import EN, Texts
from demo.visit import Turn, Visit, timed
from pipelines.house.entities import House
from pipelines.tasks.replies import Understood
from pipelines.types import FUSIONS, Answer, FusionError, Timing
from pipelines.waking import Door

Column = tuple[str, Turn, House]  # a strategy, what came of the request, and the house after it


class Fusing:
    """A choice that holds from the next request on, and a comparison for the last one."""

    def __init__(self) -> None:
        with gr.Accordion(label("fusing"), open=False, elem_id="fusing"):
            self.choice = gr.Radio(
                _choices(EN),
                value=FUSIONS[0],
                label=label("fuses_by"),
                elem_id="fusion",
            )
            self.button = gr.Button(label("ask_all"), elem_id="ask-all")
            self.answers = gr.HTML(draw((), EN), elem_id="side-by-side")

    def wire(
        self, assistant: Door, visit: gr.State, replies: list[Any], queue: dict[str, Any]
    ) -> None:
        """Let the choice hold for the visit, and the button ask every strategy.

        What was compared goes with the next reply: it is not about that one.
        """
        hidden: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        self.choice.input(chosen, [visit, self.choice], visit, api_name="fused", **hidden)
        self.button.click(
            _asker(assistant), visit, self.answers, api_name="asked_all", **hidden, **queue
        )
        for number, reply in enumerate(replies):
            reply.then(_emptied, None, self.answers, api_name=f"emptied_{number}", **hidden)


def greeting(t: Texts) -> tuple[Any, str]:
    """The choices and the place for answers, in the visitor's language."""
    return gr.update(choices=_choices(t)), draw((), t)


def chosen(visit: Visit, name: str) -> Visit:
    """The visitor says how what they hand in is fused."""
    visit.fusion = name
    return visit


def draw(columns: tuple[Column, ...], t: Texts) -> str:
    """The answers that are there so far, or what would be shown."""
    if not columns:
        return f'<div role="status">{cards.quiet(t.fusing_hint)}</div>'
    shown = "".join(_column(*each, t) for each in columns)
    return f'<div role="status"><ul class="side-by-side">{shown}</ul></div>'


def _choices(t: Texts) -> list[tuple[str, str]]:
    return [(t.fusions[name], name) for name in FUSIONS]


def _emptied(request: gr.Request) -> str:
    return draw((), languages.of(request))


def _asker(assistant: Door) -> Callable[..., Iterator[str]]:
    def ask(visit: Visit, request: gr.Request) -> Iterator[str]:
        """The request that is looked into, again: each strategy in a house of its own."""
        t, turn = languages.of(request), visit.looked_into
        columns: tuple[Column, ...] = ()
        if turn is None or turn.put is None:
            yield draw(columns, t)
            return
        wish, before = turn.put
        for name in FUSIONS:
            with suppress(FusionError):  # which the reply then tells
                assistant.fusing.looker(name)  # loading it is no part of its time
            session = copy(before)
            events = assistant.respond(replace(wish, fusion=name), session)
            again = Turn(turn.given, "done", list(timed(events)))
            columns = (*columns, (name, again, session.house))
            yield draw(columns, t)

    return ask


def _column(name: str, turn: Turn, house: House, t: Texts) -> str:
    said = "".join(
        f'<p class="story" lang="en">{escape(line)}</p>'
        for line in turns.plain(turn, house, t).splitlines()
    )
    spent, sure = turn.spent(Timing), _sure(turn)
    about = [t.confident.format(sure)] if sure is not None else []
    about += [t.total.format(spent)] if spent is not None else []
    return (
        f"<li><h3>{escape(t.fusions[name])}</h3>{cards.quiet(t.fusion_ways[name])}{said}"
        f'<p class="took">{escape(" · ".join(about))}</p></li>'
    )


def _sure(turn: Turn) -> float | None:
    """How sure the model was of what it did or answered; of a caption it does not say."""
    understood, answered = turn.last(Understood), turn.last(Answer)
    if answered is not None:
        return answered.confidence
    return understood.understanding.sure if understood is not None else None
