"""`Not the blinds though`, `I only meant in here`: of what was just done, a part is taken back."""

import re

from pipelines.house.entities import Entity, House
from pipelines.house.guards import risky
from pipelines.house.session import HouseSession
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.language.topics import ABOUT, DOMAINS
from pipelines.tasks.names.matching import stems
from pipelines.tasks.phrasing.taking_back import WOULD_OPEN
from pipelines.tasks.replies import Declined, Performed

_OPENING = r"\W*(?:(?:oh|oops|whoops|no|but|wait|hey|and|please|ah|sorry)\b[ ,.!]*)*"
_CLOSING = r"(?:[ ,]*(?:though|please|lights?|ones?|alone|as (?:it|they) (?:was|were)))*\W*"
NOT = re.compile(
    rf"{_OPENING}(?:(?:not|except(?: for)?|leave out|but (?:keep|leave|not)) "
    rf"(?P<the>(?:the|my|our|his|her|their) )?(?P<what>[\w' ]+?)"
    rf"|(?P<neither>[\w' ]+?) neither){_CLOSING}",
    re.IGNORECASE,
)
ONLY = re.compile(
    rf"{_OPENING}(?:i (?:only|just) meant|(?:only|just)) (?:(?:the )?(?:one|ones|lights?|those) )?"
    rf"(?:the )?(?P<where>(?:in )?here|(?:in )?this room|in (?:the )?[\w' ]+?){_CLOSING}",
    re.IGNORECASE,
)
HERE = ("here", "in here", "this room", "in this room")


def spared(text: str, session: HouseSession) -> Performed | Declined | None:
    """What becomes of a text that takes back a part of what was done last; None for others."""
    changes = session.behind() if session.past.deed else ()
    meant = _meant(text, [each.before for each in changes], session.house, session.room)
    some = tuple(each for each in changes if each.before.id in meant)
    if not some:
        return None
    if any(map(risky, some)):
        return Declined(WOULD_OPEN)
    return Performed((), session.spare([each.before.id for each in some]))


def _meant(text: str, changed: list[Entity], house: House, room: str | None) -> set[str]:
    """The ids of those of some devices that a text takes out; none if it is no such text."""
    if out := NOT.fullmatch(text):
        said = stems(out["what"] or out["neither"]) - STOP_WORDS
        kinds = out["the"] is not None  # `not the light`, but `not bright`
        return {each.id for each in changed if said and said <= _called(each, house, kinds)}
    if only := ONLY.fullmatch(text):
        where = only["where"].lower()
        said = stems(where) - STOP_WORDS
        kept = {
            each.id
            for each in changed
            if (each.area == room if where in HERE else said and said <= _called(each, house))
        }
        return {each.id for each in changed} - kept if kept else set()
    return set()


def _called(entity: Entity, house: House, kinds: bool = False) -> set[str]:
    """The words for a device and its room, and those for its kind."""
    rooms = [name for area in house.areas if area.id == entity.area for name in area.names]
    kind = ABOUT[DOMAINS.index(entity.domain)] if kinds and entity.domain in DOMAINS else ""
    return stems(*entity.names, *rooms, kind)
