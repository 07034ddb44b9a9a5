"""Timers told by how long they last, or that pause: `stop the 5 minute timer`, `resume the timer`.

The model takes a time beside a timer for the time that it is to run, and knows no timer that goes
on.
"""

import re
from collections.abc import Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.services import REST
from pipelines.house.timing import TIMER
from pipelines.preprocess.text import spans
from pipelines.tasks.names.matching import stems

DONE = r"stop|cancel|end|kill|delete|remove|clear|dismiss|pause|halt|resume|unpause|continue"
LONG = r"[\w ./½¼-]{3,40}?"
TOLD = re.compile(
    rf"\b(?P<done>{DONE}) (?:(?:the|my|our|that|this|a|an) )?"
    rf"(?:(?P<before>{LONG})[ -]timer|timer (?:for|of|with) (?P<after>{LONG}))(?= please|\W*$)",
    re.IGNORECASE,
)


GO_ON = re.compile(
    r"\b(?:resume|continue|unpause|carry on with|go on with)"
    r"(?: (?:the|my|our))?(?: (?P<named>.+?))? timer(?= please|\W*$)",
    re.IGNORECASE,
)


def resumed(text: str, house: House) -> str | None:
    """An order that a timer goes on, as one that starts it for the time that it has left."""
    found = GO_ON.search(text)
    if found is None:
        return None
    said = stems(found["named"] or "")
    able = [each for each in house.entities if each.domain == TIMER and REST in each.attributes]
    meant = [each for each in able if said <= stems(each.name, *each.aliases)]
    if len(meant) != 1:
        return None
    rest = round(float(meant[0].attributes[REST]))
    return f"{text[: found.start()]}start the {meant[0].name} for {rest} seconds"


def lasting(text: str, house: House, room: str | None = None) -> str | None:
    """The text with the name of the timer that lasts so long; None where that is not one.

    Of several it is the one that runs, else the one in the visitor's room.
    """
    found = TOLD.search(text)
    lasts = spans(found["before"] or found["after"]) if found else ()
    if found is None or len(lasts) != 1:
        return None
    timers = [each for each in house.entities if each.domain == TIMER]
    meant = _meant([each for each in timers if _length(each) == lasts[0]], room)
    if meant is None:
        return None
    return f"{text[: found.start()]}{found['done']} the {meant.name}{text[found.end() :]}"


def _meant(timers: Sequence[Entity], room: str | None) -> Entity | None:
    going = [each for each in timers if each.state != "idle"]
    near = [each for each in timers if room and each.area == room]
    return next((some[0] for some in (timers, going, near) if len(some) == 1), None)


def _length(timer: Entity) -> int:
    lasts = timer.attributes.get("duration")
    return round(lasts) if isinstance(lasts, int | float) else -1
