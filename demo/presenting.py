"""The presenter view: a page of its own that steps through the tour, every step live."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from demo import invitation, slide
from demo.plan import draw
from demo.rehearsal import HOUSE, TOUR, rehearse
from demo.tour import Both, Step, Tour, load_tour
from demo.touring import prepared, pressed, run
from pipelines.house.entities import House
from pipelines.house.errors import CommandError
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.house.taps import tap
from pipelines.house.transitions import Change
from pipelines.preprocess.text import MAX_CHARACTERS
from pipelines.settings import ROOT
from pipelines.tasks.replies import AnyEvent, Declined, Performed, outcome
from pipelines.types import Failure, Request
from pipelines.waking import Door

log = logging.getLogger(__name__)
PAGE = "present"
# `?present=1` on the page itself leads here; the step in the address goes along.
REDIRECT = """() => {
  if (new URLSearchParams(location.search).has('present'))
    location.replace(`present${location.search}`);
}"""
NO_BAR = "<style>.nav-holder { display: none; }</style>"
WRONG = "Something went wrong here. Press → for the next step."
NO_TITLE = Both("", "")
HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# The speaker does not wait in line with the audience, and a second press is not lost.
QUEUE: dict[str, Any] = {"concurrency_id": "presenter", "trigger_mode": "always_last"}
Shown = tuple[Any, Any, Any, Any, Any, Any]


@dataclass
class Talk:
    """Where a speaker is: the step, whether it was run, the house, and the last reply."""

    session: HouseSession
    number: int = 0
    ran: bool = False
    events: list[AnyEvent] = field(default_factory=list)


def link(label: str = "Present") -> str:
    """A link to the presenter view, for the page to put where it likes."""
    return f'<a class="present" href="?present=1" target="_blank" rel="opener">{label}</a>'


def add(page: gr.Blocks, assistant: Door, public_url: str = "") -> None:
    """Add the presenter view to a finished page, at `/present` and at `?present=1`."""
    with page:
        gr.HTML(NO_BAR, elem_classes="hidden")
        page.load(None, None, None, js=REDIRECT)
    with page.route("Present", f"/{PAGE}", show_in_navbar=False):
        Presenter(page, assistant, public_url)


class Presenter:
    """The view's parts, and what each press does to them."""

    def __init__(self, page: gr.Blocks, assistant: Door, public_url: str) -> None:
        self.assistant, self.public_url = assistant, public_url
        self.house: House = load_house(HOUSE)
        self.tour: Tour = load_tour(TOUR, self.house)
        style = (ROOT / "demo" / "present.css").read_text(encoding="utf-8")
        gr.HTML(f"{NO_BAR}<style>{style}</style>", elem_classes="hidden")
        talk = gr.State(Talk(HouseSession(self.house)))
        with gr.Column(elem_id="presenter"):
            head = gr.HTML(js_on_load=_script("present"), elem_id="present-head")
            with gr.Row(elem_id="present-stage"):
                given = gr.HTML(elem_id="present-given")
                reply = gr.HTML(js_on_load=_script("heat"), elem_id="present-reply")
            plan = gr.HTML(js_on_load=_script("clocks"), elem_id="present-plan")
            foot = gr.HTML(elem_id="present-foot")
            live = gr.Textbox(
                placeholder="Type anything · 随便打一句（英文）",
                label="Live",
                show_label=False,
                max_length=MAX_CHARACTERS,
                elem_id="present-live",
            )
        shown = [talk, head, given, reply, plan, foot]
        head.click(self.clicked, [talk], shown, api_name="stepped", **HIDDEN, **QUEUE)
        live.submit(self.typed, [talk, live], [*shown, live], api_name="typed", **HIDDEN, **QUEUE)
        plan.click(self.rang, [talk], [talk, plan], api_name="rang", **HIDDEN)
        page.load(self.opened, [talk], shown, api_name="presented", **HIDDEN)

    def opened(self, talk: Talk, request: gr.Request) -> Shown:
        """The step that the address names, so that a reload changes nothing."""
        wish = str(request.query_params.get("step", "1"))
        number = int(wish) - 1 if wish.isdecimal() and len(wish) < 4 else 0
        return self._arrive(talk, number, request)

    def clicked(self, talk: Talk, event: gr.EventData, request: gr.Request) -> Iterator[Shown]:
        """A key, a clicker, or a button."""
        go, press = getattr(event, "go", None), str(getattr(event, "press", ""))
        choice, device = getattr(event, "choice", None), getattr(event, "entity", None)
        if getattr(event, "do", None) == "rehearse":
            yield from self._rehearse(talk)
        elif press in ("confirm", "cancel"):
            yield self._replied(talk, [pressed(press, talk.session)])
        elif choice is not None:
            yield self._replied(talk, [_chosen(talk.session, choice)])
        elif device is not None:
            yield self._replied(talk, [_touched(talk.session, str(device))])
        elif go == 1 and not talk.ran:
            yield from self._live(talk, run(self.assistant, self.tour[talk.number], talk.session))
        elif go in (1, -1):
            yield self._arrive(talk, talk.number + int(go), request)

    def typed(self, talk: Talk, text: str) -> Iterator[tuple[Any, ...]]:
        """Whatever the audience calls out: of the picture that is shown, or for the house."""
        if not (text or "").strip():
            yield (*[gr.skip()] * 6, gr.skip())
            return
        asked = Step("live", NO_TITLE, NO_TITLE, "", self.tour[talk.number].picture, text)
        events = self.assistant.respond(Request(image=asked.picture, text=text), talk.session)
        for number, shown in enumerate(self._live(talk, events, asked)):
            yield (*shown, "" if number == 0 else gr.skip())

    def rang(self, talk: Talk) -> tuple[Talk, str]:
        """A timer of the plan has run out."""
        changes = talk.session.tick()
        return talk, _drawn(talk.session, changes)

    def _arrive(self, talk: Talk, number: int, request: gr.Request) -> Shown:
        """A step before it runs: its title, its input, and the house that it needs."""
        talk.number = min(max(number, 0), len(self.tour) - 1)
        talk.ran, talk.events = False, []
        step = self.tour[talk.number]
        talk.session = prepared(self.assistant, self.tour, talk.number, self.house)
        talk.session.room = step.room
        invited = invitation.draw(invitation.address(self.public_url, request.headers, PAGE))
        return (
            talk, slide.head(self.tour, talk.number, False), slide.given(step), "",
            _drawn(talk.session), slide.foot(step, invited),
        )  # fmt: skip

    def _live(
        self, talk: Talk, events: Iterator[AnyEvent], asked: Step | None = None
    ) -> Iterator[Shown]:
        """Events as they come. `asked` replaces the step's input with what was typed."""
        skip, talk.ran, talk.events = gr.skip(), True, []
        view = slide.view(asked) if asked else ""
        head = slide.head(self.tour, talk.number, True, view)
        given = slide.given(asked) if asked else skip
        yield talk, head, given, self._reply(talk, busy=True), skip, skip
        try:
            for event in events:
                talk.events.append(event)
                plan = self._plan(talk, event) if isinstance(event, Performed) else skip
                yield talk, skip, skip, self._reply(talk, busy=True), plan, skip
        except Exception:
            log.exception("step failed")
            talk.events.append(Failure("Unexpected", WRONG))
        yield talk, skip, skip, self._reply(talk), skip, skip

    def _replied(self, talk: Talk, events: list[AnyEvent]) -> Shown:
        skip, talk.events = gr.skip(), events
        plan = self._plan(talk, events[-1])
        return talk, skip, skip, self._reply(talk), plan, skip

    def _reply(self, talk: Talk, busy: bool = False) -> str:
        waits = bool(talk.session.pending)
        return slide.reply(talk.events, talk.session.house, busy, waits)

    def _plan(self, talk: Talk, event: AnyEvent) -> str:
        changes = event.changes if isinstance(event, Performed) else ()
        return _drawn(talk.session, changes)

    def _rehearse(self, talk: Talk) -> Iterator[Shown]:
        """Every step once, in houses of its own; the speaker's stays as it is."""
        skip, results = gr.skip(), []
        head = slide.head(self.tour, talk.number, True, "rehearsal")
        yield talk, head, "", slide.rehearsal([], len(self.tour)), skip, skip
        for result in rehearse(self.assistant, self.tour, self.house):
            results.append(result)
            yield talk, skip, skip, slide.rehearsal(results, len(self.tour)), skip, skip


def _drawn(session: HouseSession, changes: Sequence[Change] = ()) -> str:
    changed = {change.after.id for change in changes}
    return draw(session.house, changed, session.room, session.running)


def _touched(session: HouseSession, device: str) -> AnyEvent:
    entity = session.house.entity(device)
    command = tap(entity) if entity else None
    if command is None:
        return Declined("This can only be read.")
    try:
        return outcome(session.perform([command]))
    except CommandError as error:
        return Declined(str(error))


def _chosen(session: HouseSession, choice: Any) -> AnyEvent:
    try:
        return outcome(session.choose(int(choice)))
    except (CommandError, ValueError, TypeError) as error:
        return Declined(str(error))


def _script(name: str) -> str:
    return (ROOT / "demo" / f"{name}.js").read_text(encoding="utf-8")
