"""Asking the assistant about a visitor's house, and what comes of it."""

from pipelines.tasks.replies import Choose, Confirm, Declined, Performed, Told
from pipelines.types import Failure, Request, Timing

OUTCOMES = (Performed, Confirm, Choose, Told, Declined)


def ask(assistant, session, **request):
    events = list(assistant.respond(Request(**request), session))
    assert not any(isinstance(event, Failure) for event in events), events
    assert isinstance(events[-1], Timing)
    return events


def outcome(events):
    (found,) = [event for event in events if isinstance(event, OUTCOMES)]
    return found


def told(assistant, session, text):
    """The one reply to a question, which must be an answer."""
    found = outcome(ask(assistant, session, text=text))
    assert isinstance(found, Told), found
    return found.text
