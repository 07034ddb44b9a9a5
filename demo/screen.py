"""The parts of the page that a request changes, and what they show of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from demo import cards, insight, path, plan, turns
from demo.texts import Texts
from demo.visit import Visit
from pipelines.house.sentences import story
from pipelines.house.session import HouseSession
from pipelines.house.transitions import Change

Shown = tuple[Visit, Any, Any, Any, Any, Any]


@dataclass(frozen=True)
class Screen:
    """The components, in the order of what `show` returns."""

    visit: gr.State
    conversation: gr.HTML
    plan: gr.HTML
    happened: gr.HTML
    path: gr.HTML
    insight: gr.HTML

    @property
    def outputs(self) -> list[Any]:
        """All of them."""
        return [
            self.visit, self.conversation, self.plan, self.happened, self.path, self.insight,
        ]  # fmt: skip


def show(visit: Visit, t: Texts, changes: Sequence[Change] = ()) -> Shown:
    """Everything; what has just changed in the house is marked."""
    session, turn = visit.session, visit.looked_into
    changed = {change.after.id for change in changes}
    drawn = plan.draw(session.house, changed, session.room, session.running)
    inside = insight.draw(turn, session.house, t)
    return visit, talk(visit, t), drawn, happened(visit, t), path.draw(turn, t), inside


def show_words(visit: Visit, t: Texts) -> Shown:
    """Only what changes with each word, which keeps streaming quick."""
    skip = gr.skip()
    return visit, talk(visit, t), skip, skip, path.draw(visit.looked_into, t), skip


def talk(visit: Visit, t: Texts) -> str:
    """The conversation, read out as it grows."""
    label = escape(t.conversation, quote=True)
    return (
        f'<div class="log" role="log" aria-live="polite" aria-label="{label}" tabindex="0">'
        f"{turns.draw(visit, t)}</div>"
    )


def happened(visit: Visit, t: Texts) -> str:
    """What the last touch of the plan did, or asks."""
    said = visit.note or cards.quiet(t.touch)
    if visit.asked is not None:
        waits = visit.session.pending == visit.asked.commands
        said = cards.asks(visit.asked, visit.session.house, t, waits=waits)
    return f'<div role="status">{said}</div>'


def stories(session: HouseSession, changes: Sequence[Change]) -> list[str]:
    """Each change as a sentence."""
    return [story(change, session.house) for change in changes]
