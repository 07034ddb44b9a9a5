"""A step of a tour, live: the house that it needs, its request, and whether what came is right."""

from collections.abc import Iterator, Sequence
from typing import Any

from demo.tour import Step, Tour
from pipelines.house.entities import House
from pipelines.house.errors import CommandError
from pipelines.house.session import HouseSession
from pipelines.tasks.replies import AnyEvent, Declined, Performed
from pipelines.types import Failure, HearthError, Request
from pipelines.waking import Door

NOTHING_PRESSED = "There is nothing to take back."
CLOSE = 0.01  # numbers of a house are equal within this


def prepared(assistant: Door, tour: Tour, number: int, house: House) -> HouseSession:
    """The session that a step begins with: earlier steps that it builds on are run for it."""
    first = number
    while tour[first].follows:
        first -= 1
    session = HouseSession(house)
    for step in tour[first:number]:
        for _ in run(assistant, step, session):
            pass
    return session


def run(assistant: Door, step: Step, session: HouseSession) -> Iterator[AnyEvent]:
    """The step's events, as they come: through the door that visitors use, too."""
    session.room = step.room
    try:
        for device, picture in step.teach:
            assistant.pointing.register(session, device, picture)
    except HearthError as error:
        yield Failure(type(error).__name__, str(error))
        return
    if step.press:
        yield pressed(step.press, session)
        return
    request = Request(image=step.picture, audio=step.sound, text=step.text, language=step.language)
    # Without words a picture is for the eyes alone; the house is for what is said or typed.
    words = step.text is not None or step.sound is not None
    yield from assistant.respond(request, session if words else None)


def pressed(button: str, session: HouseSession) -> AnyEvent:
    """What a visitor's `Yes` or `Undo` does."""
    try:
        if button == "confirm":
            done = session.confirm()
            return Performed(done.commands, done.changes)
        if button == "cancel":
            session.cancel()
            return Performed((), ())
        changes = session.undo()
    except CommandError as error:
        return Declined(str(error))
    return Performed((), changes) if changes else Declined(NOTHING_PRESSED)


def problem(step: Step, events: Sequence[AnyEvent], session: HouseSession) -> str | None:
    """What is wrong with how a step went; None if it went as expected."""
    kinds = [type(event).__name__.lower() for event in events]
    failed = next((event for event in events if isinstance(event, Failure)), None)
    if failed is not None:
        return f"failed: {failed.message}"
    if step.expect not in kinds:
        return f"expected {step.expect}, got {came(events)}"
    for name, wanted in step.state:
        found = _found(name, session.house)
        if not _same(found, wanted):
            return f"expected {name} to be {wanted}, it is {found}"
    return None


def came(events: Sequence[AnyEvent]) -> str:
    """The kind of reply that the events ended in."""
    replies = [e for e in events if type(e).__name__ in ENDINGS]
    return type(replies[-1]).__name__.lower() if replies else "nothing"


ENDINGS = {
    "Caption", "Answer", "Told", "Performed", "Confirm", "Choose", "Declined", "Failure",
    "Summary", "Transcript",
}  # fmt: skip


def _found(name: str, house: House) -> Any:
    device, _, attribute = name.partition("/")
    entity = house.entity(device)
    if entity is None:
        return None
    return entity.attributes.get(attribute) if attribute else entity.state


def _same(found: Any, wanted: Any) -> bool:
    numbers = isinstance(found, int | float) and isinstance(wanted, int | float)
    return abs(found - wanted) <= CLOSE if numbers else str(found) == str(wanted)
