"""Which sentences of a reply are worth saying aloud, in words that are easy to hear."""

import re
from collections.abc import Iterable

from pipelines.house.commands import Command
from pipelines.house.entities import House
from pipelines.house.sentences import question, sentence
from pipelines.tasks.replies import AnyEvent, Choose, Confirm, Declined, Performed, Summary, Told
from pipelines.types import Answer, Caption, Failure

LONGEST = 400  # characters: what is longer is read, not listened to
AS_IT_WAS = "It was so already."
TAKEN_BACK, NOTHING_DONE = "Taken back.", "Nothing was changed."
MEANT = "Did you mean: {}"
WHICH = "Which one do you mean: {}?"
UNSURE = "Perhaps {}"
# `Ceiling light (Kitchen)` → `Ceiling light, Kitchen`; `40 %` → `40%`, which voices know.
SOUNDS = (
    (r"\s*\(([^()]*)\)", r", \1"),
    (r"(\d) %", r"\1%"),
    (r"\s*→\s*", " to "),
    (r",(?=[.?])", ""),
)


def spoken_text(events: Iterable[AnyEvent], house: House) -> str | None:
    """What to say of a reply: all that its events have to say, in order; None for nothing.

    `house` is the one that the reply was about: it knows what its devices are called.
    """
    said = " ".join(filter(None, (_sentence(event, house) for event in events)))
    return aloud(said) if said else None


def aloud(text: str) -> str:
    """A sentence that is written for the eye, for the ear."""
    for pattern, better in SOUNDS:
        text = re.sub(pattern, better, text)
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(None, 1)[0].rstrip(',;:')} and more."


def _sentence(event: AnyEvent, house: House) -> str | None:
    match event:
        case Caption() | Told():
            return event.text
        case Answer():
            return event.text if event.sure else UNSURE.format(event.text)
        case Performed() if not event.commands:  # an undo, or a no
            return TAKEN_BACK if event.changes else NOTHING_DONE
        case Performed():
            done = _all(event.commands, house)
            return done if event.changes else f"{AS_IT_WAS} {done}"
        case Confirm():
            if event.unsure:
                return MEANT.format(_all(event.commands, house).rstrip(".") + "?")
            return " ".join(question(each, house) for each in event.reasons)
        case Choose():
            return WHICH.format(", or ".join(name for name, _ in event.choices))
        case Summary():
            return " ".join(each.text for each in event.chosen)
        case Declined():
            return event.reason
        case Failure():
            return event.message
    return None


def _all(commands: Iterable[Command], house: House) -> str:
    return " ".join(sentence(each, house) for each in commands)
