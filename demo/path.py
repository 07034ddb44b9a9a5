"""The path of a request through the model, as a diagram that lights up while it is answered.

Every figure is of this request: the model's own timings, and when its events came.
"""

from dataclasses import dataclass
from html import escape

from demo.texts import Texts
from demo.visit import Turn
from pipelines.tasks.replies import (
    AnyEvent,
    Choose,
    Confirm,
    Declined,
    Performed,
    Recognised,
    Summary,
    Told,
    Understood,
)
from pipelines.types import Answer, Caption, Failure, Route, Seen, Timing, Token, Transcript

NAMES = ("preprocess", "encoders", "fusion", "task", "house")
TASK, HOUSE = 3, 4
# How far a request has come once an event is there: the number of the stage that works next.
REACHED: tuple[tuple[type[AnyEvent], int], ...] = (
    (Transcript, 2), (Seen, 1), (Recognised, 2), (Route, TASK), (Token, TASK), (Caption, HOUSE),
    (Answer, HOUSE), (Understood, HOUSE), (Performed, 5), (Confirm, 5), (Choose, 5), (Told, 5),
    (Declined, 5), (Summary, 5), (Timing, 5),
)  # fmt: skip
ACTED = (Performed, Confirm, Choose, Told)


@dataclass(frozen=True)
class Stage:
    """One box of the diagram."""

    name: str
    state: str  # idle, active, done, skipped or failed
    about: str = ""
    time: float | None = None
    more: str = ""  # what else is in that time


def stages(turn: Turn, t: Texts) -> list[Stage]:
    """The five stages as far as the request has come."""
    reached = max((_reached(step.event) for step in turn.steps), default=0)
    failed = turn.last(Failure) is not None
    about, times = _about(turn, t), _times(turn)
    read = turn.last(Understood)
    unread = turn.last(Summary) is not None and read is None  # but by the text encoder
    found = []
    for number, name in enumerate(NAMES):
        state = "done" if number < reached else "idle"
        if number == reached and turn.state == "working":
            state = "active"
        if number == reached and failed:
            state = "failed"
        if number == HOUSE and state == "done" and not about[name]:
            state = "skipped"
        if name == "fusion" and unread:
            state = "skipped"
        more = t.together if name == "task" and read is not None else ""
        found.append(Stage(name, state, about[name], times.get(name), more))
    return found


def draw(turn: Turn | None, t: Texts) -> str:
    """The diagram, or before the first request what it is for."""
    if turn is None:
        boxes = [Stage(name, "idle") for name in NAMES]
        note = f'<p class="quiet">{escape(t.no_path)}</p>'
    else:
        recorded = (
            "" if turn.recorded is None else f'<p class="quiet">{escape(t.recorded_path)}</p>'
        )
        boxes, note = stages(turn, t), _bar(turn, t) + recorded
    items = "".join(_box(each, t) for each in boxes)
    return f'<h2>{escape(t.path)}</h2><ol class="path">{items}</ol><div class="sum">{note}</div>'


def _reached(event: AnyEvent) -> int:
    return next((number for kind, number in REACHED if isinstance(event, kind)), 0)


def _about(turn: Turn, t: Texts) -> dict[str, str]:
    given = turn.given
    inputs = ((given.picture, t.vision), (given.sound, t.voice), (given.text, t.text))
    used = " + ".join(name for there, name in inputs if there)
    odds = odds_of(turn)
    task = max(odds, key=lambda name: odds[name]) if odds else ""
    chosen = f"{t.tasks.get(task, task)} · {odds[task]:.0%}" if task else ""
    if turn.last(Summary) is not None:
        chosen = t.to_sum_up
    fusion = turn.put[0].fusion if turn.put else None
    return {
        "preprocess": used, "encoders": used, "task": chosen,
        "fusion": t.fusions[fusion] if fusion else "", "house": _house(turn, t),
    }  # fmt: skip


def _house(turn: Turn, t: Texts) -> str:
    """What became of the house."""
    for step in reversed(turn.steps):
        match step.event:
            case Performed():
                return t.changed if step.event.changes else t.as_it_was
            case Told():
                return t.read_only
            case Confirm() | Choose():
                return t.waiting
            case Declined():
                return t.untouched
    return ""


def odds_of(turn: Turn) -> dict[str, float]:
    """How likely the router held each task."""
    understood, route = turn.last(Understood), turn.last(Route)
    if understood is not None:
        return understood.understanding.odds
    return route.odds if route is not None else {}


def _times(turn: Turn) -> dict[str, float | None]:
    """Milliseconds for each stage, where they are known."""
    timing, understood = turn.last(Timing), turn.spent(Understood)
    if timing is None:
        return {}
    times: dict[str, float | None] = {
        "preprocess": timing.preprocess or None,
        "encoders": timing.encode or None,
        "fusion": timing.prefill or None,
    }
    if timing.tokens:
        times["task"] = timing.decode_per_token * (timing.tokens + 1)
    if understood is not None:
        before = _before(turn, understood)
        times["task"] = understood - before
        acted = [turn.spent(kind) for kind in ACTED]
        after = [each - understood for each in acted if each is not None]
        times["house"] = min(after) if after else None
    return times


def _before(turn: Turn, moment: float) -> float:
    return max((step.spent for step in turn.steps if step.spent < moment), default=0.0)


def _bar(turn: Turn, t: Texts) -> str:
    timing = turn.last(Timing)
    if timing is None:
        return ""
    times = _times(turn)
    parts = "".join(
        f'<span class="bar bar-{n}" style="flex-grow:{max(times.get(name) or 0, 0.01):.2f}"></span>'
        for n, name in enumerate(NAMES)
        if times.get(name)
    )
    total = t.total.format(turn.spent(Timing) or timing.total)
    return f'<div class="bars" aria-hidden="true">{parts}</div><p class="quiet">{total}</p>'


def _box(stage: Stage, t: Texts) -> str:
    more = f" <small>{escape(stage.more)}</small>" if stage.more else ""
    time = "" if stage.time is None else f"{_milliseconds(stage.time)}{more}"
    return (
        f'<li class="{stage.state} box-{stage.name}"><b>{escape(t.stages[stage.name])}</b>'
        f'<span class="about">{escape(stage.about)}</span><span class="time">{time}</span></li>'
    )


def _milliseconds(value: float) -> str:
    return f"{value:.1f} ms" if value < 10 else f"{value:.0f} ms"
