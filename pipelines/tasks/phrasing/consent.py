"""`Yes`, `no`, `the second one`, `both`: what a visitor says to what was asked back.

No model decides here. What waits may unlock a door, so only words that say nothing else count, and
anything more is a new request, which leaves undone what was waiting.
"""

import re
from collections.abc import Sequence

from pipelines.house.commands import Command
from pipelines.house.errors import CommandError
from pipelines.house.session import HouseSession
from pipelines.preprocess.text import words
from pipelines.tasks.names.matching import stems
from pipelines.tasks.phrasing.asides import parts
from pipelines.tasks.phrasing.remarks import only_tells
from pipelines.tasks.replies import Declined, HouseReply, outcome

# `Right` alone may name the right one.
_YES = (
    "yes|yeah|yep|yup|sure|ok|okay|of course|go ahead|go on|do it|do that|do so|confirm|confirmed|"
    "correct|that's right|exactly|absolutely|definitely|i am sure|i'm sure|i do"
)
_NO = (
    "no|nope|nah|no way|don't|do not|don't do it|don't do that|never mind|nevermind|cancel|"
    "cancel it|cancel that|forget it|leave it|rather not|better not|stop|wait|hang on|hold on|"
    "not yet"
)
_KIND = "(?: (?:please|thanks|thank you|quick|quickly|now|then|dear|love|mate))?"
YES = re.compile(rf"(?:(?:{_YES}){_KIND} ?)+")
NO = re.compile(rf"(?:(?:{_NO}){_KIND} ?)+")
ALL = re.compile(r"(?:all|both|all of them|both of them|them all|each of them)(?: please)?")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
SMALL = frozenset(
    ("the", "one", "ones", "in", "at", "on", "of", "my", "please", "i", "mean", "meant")
)
LEFT = "All right, nothing was changed."
NOTHING = "Nothing waits for a yes or a no."
WHICH = "Which of them? Say its name, or its number in the list."


def settled(text: str, session: HouseSession) -> HouseReply | None:
    """What becomes of a text that answers what was asked back; None for any other."""
    try:
        return _settled(text, session)
    except CommandError as error:
        return Declined(str(error))


def _settled(text: str, session: HouseSession) -> HouseReply | None:
    said = " ".join(words(text))
    yes, no = YES.fullmatch(said), _no(text)
    if session.pending:
        left = no or _because(text)
        return outcome(session.confirm()) if yes else _left(session) if left else None
    if session.offered:
        if yes:
            return Declined(WHICH)
        return _left(session) if no else _chosen(text, said, session)
    return Declined(NOTHING) if said in ("yes", "yes please", "no", "no thanks") else None


def _because(text: str) -> bool:
    """Whether a text says no, and then only why: `no, don't, he's gone`."""
    said = parts(text)
    return bool(said) and all(
        _no(each) or (number > 0 and only_tells(each)) for number, each in enumerate(said)
    )


def _no(text: str) -> bool:
    return NO.fullmatch(" ".join(words(text))) is not None


def _left(session: HouseSession) -> HouseReply:
    session.cancel()
    return Declined(LEFT)


def _chosen(text: str, said: str, session: HouseSession) -> HouseReply | None:
    """One of what was offered by its number or its name, or all of it."""
    if ALL.fullmatch(said):
        return outcome(session.perform([each for way in session.offered for each in way]))
    number = _number(said)
    fitting = _fitting(text, session) if number is None else [number]
    if len(fitting) != 1 or fitting[0] >= len(session.offered):
        return None
    return outcome(session.choose(fitting[0]))


def _number(said: str) -> int | None:
    """Which in the list `the second one`, `number two` or `2` is, counted from 0."""
    bare = re.sub(r"^(?:the|number|option) | one$| please$", "", said)
    for names in (ORDINALS, NUMBERS):
        if bare in names:
            return names.index(bare)
    return int(bare) - 1 if bare.isdecimal() and 0 < int(bare) <= len(NUMBERS) else None


def _fitting(text: str, session: HouseSession) -> list[int]:
    """Those of what was offered whose devices and rooms have all the words that were said."""
    said = stems(text) - SMALL
    ways = enumerate(session.offered)
    return [number for number, way in ways if said and said <= _named(way, session)]


def _named(commands: Sequence[Command], session: HouseSession) -> set[str]:
    house = session.house
    found = (house.entity(target) for command in commands for target in command.targets)
    return stems(*(name for entity in found if entity for name in house.known_by(entity)))
