"""What the house's tab shows after anything: the plan, what happened, whether it waits."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from demo.plan import draw
from demo.render import house_answer
from pipelines.house.commands import Command
from pipelines.house.sentences import story
from pipelines.house.session import HouseSession
from pipelines.house.transitions import Change

Shown = tuple[HouseSession, str, str, Any]  # session, plan, what happened, confirmation buttons


def show(session: HouseSession, said: str, changes: tuple[Change, ...] = ()) -> Shown:
    """The plan and the answer; what has just changed is marked."""
    plan = draw(session.house, {change.after.id for change in changes}, session.room)
    return session, plan, said, gr.update(visible=bool(session.pending))


def carried_out(
    session: HouseSession, commands: Sequence[Command], changes: Sequence[Change]
) -> str:
    """What was done, in words and as data, and what is different now."""
    return house_answer("", stories(session, changes), commands, session.house)


def stories(session: HouseSession, changes: Sequence[Change]) -> list[str]:
    """Each change as a sentence."""
    return [story(change, session.house) for change in changes]
