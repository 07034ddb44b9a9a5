"""Timers told by how long they last, that go on, or get longer: `stop the 5 minute timer`.

The model takes any time beside a timer for the time that it is to run: `add 5 minutes to the timer`
started it for five minutes. And it knows no timer that goes on.
"""

import re
from collections.abc import Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.services import REST
from pipelines.house.timing import PAUSED, RUNNING, TIMER
from pipelines.preprocess.durations import spoken
from pipelines.preprocess.text import spans
from pipelines.tasks.names.matching import stems

THE = r"(?:(?:the|my|our|that|this|a|an) )?"
END = r"(?= please|\W*$)"
LONG = r"[\w ./½¼-]{3,40}?"
NAMED = (
    rf"{THE}(?:(?P<named>[\w './½¼-]{{1,40}}?)[ -])?timer"
    rf"(?: (?:for|of|with) (?P<lasts>{LONG}))?"
)
DONE = r"stop|cancel|end|kill|delete|remove|clear|dismiss|pause|halt"
TOLD = re.compile(rf"\b(?P<done>{DONE}) {NAMED}{END}", re.IGNORECASE)
GO_ON = re.compile(
    rf"\b(?:resume|continue|unpause|carry on with|go on with) {NAMED}{END}", re.IGNORECASE
)
LONGER = tuple(
    re.compile(said, re.IGNORECASE)
    for said in (
        rf"\b(?:add|put) (?P<by>{LONG}) (?:more )?(?:to|on|onto) {NAMED}{END}",
        rf"\b(?:increase|extend|lengthen|prolong) {NAMED} (?:by|for) (?P<by>{LONG}){END}",
        rf"^(?:please )?(?:(?:add|make it) )?(?P<by>{LONG}) (?:more|longer){END}",
        rf"^(?:please )?(?:add|make it|and)? ?another (?P<by>{LONG}){END}",
        rf"^(?:please )?add (?P<by>{LONG}){END}",
    )
)
SHORTER = tuple(
    re.compile(said, re.IGNORECASE)
    for said in (
        rf"\b(?:take|remove|subtract|cut|knock) (?P<by>{LONG}) (?:off|from|off of) {NAMED}{END}",
        rf"\b(?:decrease|reduce|shorten) {NAMED} by (?P<by>{LONG}){END}",
    )
)
MORE = re.compile(r"\b(\w+) more (hours?|minutes?|seconds?)\b", re.IGNORECASE)
MOST = 86_400  # seconds


def lasting(text: str, house: House, room: str | None = None) -> str | None:
    """The text with the name of the timer that it tells by its length, or for its new length.

    `house` knows of each timer that runs or pauses how much it has left. Of several timers that is
    meant which runs, else the one in the visitor's room. None for other texts.
    """
    timers = [each for each in house.entities if each.domain == TIMER]
    text = MORE.sub(r"\1 \2 more", text)
    if found := TOLD.search(text):
        meant = _meant(found, timers, room) if _spans(found) else None
        return _instead(text, found, f"{found['done']} the {meant.name}") if meant else None
    if found := GO_ON.search(text):
        meant = _meant(found, [each for each in timers if each.state == PAUSED], room)
        return _for(text, found, meant, 0)
    for ways, sign in ((LONGER, 1), (SHORTER, -1)):
        found = next((each for way in ways if (each := way.search(text))), None)
        by = (spans(found["by"]) or spans(f"1 {found['by']}")) if found else ()  # `another minute`
        if found and len(by) == 1:
            going = [each for each in timers if each.state in (RUNNING, PAUSED)]
            return _for(text, found, _meant(found, going, room), sign * by[0])
    return None


def _for(text: str, found: re.Match[str], timer: Entity | None, more: int) -> str | None:
    """The text as one that starts a timer for what it has left, and so many seconds more."""
    rest = timer.attributes.get(REST) if timer else None
    if timer is None or not isinstance(rest, int | float):
        return None
    seconds = round(rest) + more
    if seconds < 1:
        return _instead(text, found, f"cancel the {timer.name}")
    return _instead(text, found, f"start the {timer.name} for {spoken(min(seconds, MOST))}")


def _instead(text: str, found: re.Match[str], said: str) -> str:
    return f"{text[: found.start()]}{said}{text[found.end() :]}"


def _spans(found: re.Match[str]) -> tuple[int, ...]:
    told = found.groupdict()
    return spans(told.get("named") or "") or spans(told.get("lasts") or "")


def _meant(found: re.Match[str], timers: Sequence[Entity], room: str | None) -> Entity | None:
    """The timer that is named, or told by its length: the only one, the one that runs, or here."""
    lasts, said = _spans(found), stems(found.groupdict().get("named") or "")
    fitting = [
        each for each in timers if (_length(each) in lasts if lasts else said <= stems(*each.names))
    ]
    going = [each for each in fitting if each.state != "idle"]
    near = [each for each in fitting if room and each.area == room]
    return next((some[0] for some in (fitting, going, near) if len(some) == 1), None)


def _length(timer: Entity) -> int:
    lasts = timer.attributes.get("duration")
    return round(lasts) if isinstance(lasts, int | float) else -1
