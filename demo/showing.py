"""What the house's tab shows after anything: the plan, what happened, whether it waits."""

from typing import Any

import gradio as gr

from demo.plan import draw
from pipelines.house.session import HouseSession
from pipelines.house.transitions import Change

Shown = tuple[HouseSession, str, str, Any]  # session, plan, what happened, confirmation buttons


def show(session: HouseSession, said: str, changes: tuple[Change, ...] = ()) -> Shown:
    """The plan and the answer; what has just changed is marked."""
    plan = draw(session.house, {change.after.id for change in changes}, session.room)
    return session, plan, said, gr.update(visible=bool(session.pending))
