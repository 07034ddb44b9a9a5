"""What a visitor does without words: touch, say yes or no, choose, take back, look into a turn."""

from collections.abc import Sequence

import gradio as gr

from demo import cards, languages
from demo.screen import Shown, show
from demo.texts import Texts
from demo.visit import Step, Visit
from pipelines.house.commands import Command
from pipelines.house.errors import CommandError
from pipelines.house.session import Done, NeedsConfirmation
from pipelines.house.taps import tap
from pipelines.house.transitions import Change
from pipelines.tasks.replies import Confirm, outcome

RUNG = 10  # seconds that a page shows which timer has run out


def touched(visit: Visit, event: gr.EventData, request: gr.Request) -> Shown:
    """A device of the plan was touched, or a timer of it has run out."""
    t, session = languages.of(request), visit.session
    if getattr(event, "over", False):
        return _rung(visit, t)
    entity = session.house.entity(str(getattr(event, "entity", "")))
    command = tap(entity) if entity else None
    visit.asked = None
    if command is None:
        return _noted(visit, cards.quiet(t.nothing_to_do), t)
    try:
        answer = session.perform([command])
    except CommandError as error:
        return _noted(visit, cards.problem(str(error)), t)
    if isinstance(answer, NeedsConfirmation):
        visit.asked = Confirm(answer.commands, answer.reasons)
        return show(visit, t)
    return _done(visit, answer.commands, answer.changes, t)


def answered(visit: Visit, event: gr.EventData, request: gr.Request) -> Shown:
    """A button of the conversation or of the plan: yes, no, or one of several devices."""
    t, act = languages.of(request), str(getattr(event, "act", ""))
    turn = visit.turns[-1] if visit.turns else None
    inside = turn is not None and visit.open_question(turn) and visit.asked is None
    if act == "cancel":
        visit.session.cancel()
        visit.asked = None
        if inside and turn is not None:
            turn.note = t.cancelled
            return show(visit, t)
        return _noted(visit, cards.quiet(t.cancelled), t)
    try:
        done = _settle(visit, act, getattr(event, "choice", -1))
    except (CommandError, ValueError, TypeError) as error:
        return _noted(visit, cards.problem(str(error)), t)
    visit.asked = None
    changes = done.changes if isinstance(done, Done) else ()
    if not inside or turn is None:
        return _done(visit, done.commands, changes, t)
    turn.steps.append(Step(outcome(done), turn.steps[-1].spent))
    return show(visit, t, changes)


def undone(visit: Visit, request: gr.Request) -> Shown:
    """Take back the last change."""
    t, changes = languages.of(request), visit.session.undo()
    return _done(visit, (), changes, t, t.undone if changes else t.nothing_to_undo)


def restored(visit: Visit, request: gr.Request) -> Shown:
    """The house as in the beginning."""
    t, changes = languages.of(request), visit.session.reset()
    return _done(visit, (), changes, t, t.restored)


def moved(visit: Visit, room: str | None, request: gr.Request) -> Shown:
    """The visitor says where in the house they are."""
    visit.session.room = room or None
    return show(visit, languages.of(request))


def looked(visit: Visit, event: gr.EventData, request: gr.Request) -> Shown:
    """A turn is to be looked into."""
    visit.looked = int(getattr(event, "turn", -1))
    return show(visit, languages.of(request))


def cleared(visit: Visit, request: gr.Request) -> Shown:
    """Forget the conversation; the house stays as it is."""
    visit.session.cancel()
    visit.session.about, visit.session.said = None, ""
    visit.turns, visit.looked, visit.note, visit.asked = [], -1, "", None
    return show(visit, languages.of(request))


def _rung(visit: Visit, t: Texts) -> Shown:
    changes = visit.session.tick()
    for change in changes:
        said = t.time_is_up.format(change.after.name)
        gr.Info(said, duration=RUNG, title=t.title)
        visit.note = cards.quiet(said)
    return show(visit, t, changes)


def _settle(visit: Visit, act: str, choice: object) -> Done | NeedsConfirmation:
    if act == "confirm":
        return visit.session.confirm()
    return visit.session.choose(int(str(choice)))


def _done(
    visit: Visit, commands: Sequence[Command], changes: Sequence[Change], t: Texts, said: str = ""
) -> Shown:
    visit.asked = None
    visit.note = cards.carried_out(commands, changes, visit.session.house, t, said)
    return show(visit, t, changes)


def _noted(visit: Visit, note: str, t: Texts) -> Shown:
    visit.note = note
    return show(visit, t)
