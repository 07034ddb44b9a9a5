"""The page's house: a plan that obeys a touch, asks before it opens anything, and can go back."""

from typing import Any

import gradio as gr

from demo import texts
from demo.asking import Composer
from demo.plan import draw
from demo.render import failure, hint, house_answer, house_question
from demo.showing import Shown, carried_out, show, stories
from pipelines.assistant import Assistant
from pipelines.house.commands import parse_command
from pipelines.house.entities import House
from pipelines.house.errors import CommandError
from pipelines.house.session import Done, HouseSession, NeedsConfirmation
from pipelines.house.taps import tap

# Touch and keyboard both count, and the focus stays on a device while the plan is drawn anew.
TOUCH = """
let last = null;
const device = event => event.target.closest('.device[role=button]');
const choose = found => { if (found) trigger('click', {entity: found.dataset.entity}); };
element.addEventListener('click', event => choose(device(event)));
element.addEventListener('keydown', event => {
  if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(device(event)); }
});
element.addEventListener('focusin', event => { last = device(event)?.dataset.entity; });
new MutationObserver(() => {
  if (last && document.activeElement === document.body)
    element.querySelector(`[data-entity="${CSS.escape(last)}"]`)?.focus({preventScroll: true});
}).observe(element, {childList: true, subtree: true});
"""
CHOICE = """
element.addEventListener('click', event => {
  const found = event.target.closest('[data-choice]');
  if (found) trigger('click', {choice: Number(found.dataset.choice)});
});
"""


def build(house: House, assistant: Assistant, queue: dict[str, Any]) -> None:
    """The whole tab; every visitor gets a house of their own."""
    assistant.householder.reader(house)  # so that the first request need not wait for its names
    session = gr.State(HouseSession(house))
    with gr.Row(elem_classes="home"):
        with gr.Column():
            composer = Composer(house)
            with gr.Column(elem_classes="reply"):
                happened = gr.HTML(hint(texts.HOUSE_FIRST), js_on_load=CHOICE, elem_id="happened")
                with gr.Row(visible=False) as asking:
                    confirm = gr.Button(texts.CONFIRM, variant="primary", elem_id="confirm")
                    cancel = gr.Button(texts.CANCEL, elem_id="cancel")
                with gr.Row():
                    undo = gr.Button(texts.UNDO, size="sm", elem_id="undo")
                    reset = gr.Button(texts.RESET, size="sm", elem_id="reset")
            composer.more()
        with gr.Column():
            plan = gr.HTML(draw(house), js_on_load=TOUCH, elem_id="plan")
    shown = [session, plan, happened, asking]
    for trigger, handler, name in (
        (plan.click, touched, "touched"),
        (happened.click, picked, "picked"),
        (confirm.click, confirmed, "confirmed"),
        (cancel.click, cancelled, "cancelled"),
        (undo.click, undone, "undone"),
        (reset.click, restored, "restored"),
    ):
        trigger(
            handler, [session], shown,
            show_progress="hidden", api_name=name, api_visibility="private",
        )  # fmt: skip
    composer.wire(assistant, session, shown, queue)
    _endpoint(session)


def picked(session: HouseSession, event: gr.EventData) -> Shown:
    """One of several devices that fit equally was chosen."""
    try:
        answer = session.choose(int(getattr(event, "choice", -1)))
    except (CommandError, ValueError, TypeError) as error:
        return show(session, failure(str(error)))
    return _answered(session, answer)


def touched(session: HouseSession, event: gr.EventData) -> Shown:
    """A device was touched."""
    entity = session.house.entity(str(getattr(event, "entity", "")))
    command = tap(entity) if entity else None
    if command is None:
        return show(session, failure(texts.NOTHING_TO_DO))
    return _act(session, [command])


def confirmed(session: HouseSession) -> Shown:
    """The visitor agreed to what asks first."""
    try:
        done = session.confirm()
    except CommandError as error:
        return show(session, failure(str(error)))
    return _done(session, done)


def cancelled(session: HouseSession) -> Shown:
    """The visitor did not."""
    session.cancel()
    return show(session, hint(texts.CANCELLED))


def undone(session: HouseSession) -> Shown:
    """Take back the last change."""
    changes = session.undo()
    said = texts.UNDONE if changes else texts.NOTHING_TO_UNDO
    return show(session, house_answer(said, stories(session, changes)), changes)


def restored(session: HouseSession) -> Shown:
    """Everything as in the beginning."""
    changes = session.reset()
    return show(session, house_answer(texts.RESTORED, stories(session, changes)), changes)


def _act(session: HouseSession, commands: list[Any]) -> Shown:
    try:
        answer = session.perform(commands)
    except CommandError as error:
        return show(session, failure(str(error)))
    return _answered(session, answer)


def _answered(session: HouseSession, answer: Done | NeedsConfirmation) -> Shown:
    if isinstance(answer, NeedsConfirmation):
        return show(session, house_question(answer, session.house))
    return _done(session, answer)


def _done(session: HouseSession, done: Done) -> Shown:
    return show(session, carried_out(session, done.commands, done.changes), done.changes)


def _endpoint(session: gr.State) -> None:
    """The public API: commands in, what changed out, for the caller's own house."""
    commands = gr.JSON(label="commands", visible=False)
    result = gr.JSON(label="result", visible=False)

    def act(
        commands: list[dict[str, Any]], session: HouseSession
    ) -> tuple[dict[str, Any], HouseSession]:
        """Carry out smart-home commands: [{"action", "target", "data"}]. Guarded ones wait."""
        try:
            answer = session.perform([parse_command(each) for each in commands or []])
        except CommandError as error:
            return {"error": type(error).__name__, "message": str(error)}, session
        if isinstance(answer, NeedsConfirmation):
            return {"needs_confirmation": [each.action for each in answer.reasons]}, session
        return {"changes": stories(session, answer.changes)}, session

    def confirm(session: HouseSession) -> tuple[dict[str, Any], HouseSession]:
        """Carry out what waits for a yes."""
        try:
            return {"changes": stories(session, session.confirm().changes)}, session
        except CommandError as error:
            return {"error": type(error).__name__, "message": str(error)}, session

    gr.Button(visible=False).click(act, [commands, session], [result, session], api_name="act")
    gr.Button(visible=False).click(confirm, [session], [result, session], api_name="confirm")
