"""`Not the blinds though`, `I only meant in here`: of what was just done, a part is taken back."""

import re
from collections.abc import Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.guards import risky
from pipelines.house.session import HouseSession
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.language.topics import WORDS
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
    out, only = NOT.fullmatch(text), ONLY.fullmatch(text)
    if not session.past.deed or not (out or only):
        return None
    changes, house = session.behind(), session.house
    changed = [each.before for each in changes]
    if out:
        meant = _named(out, changed, house)
    else:
        assert only is not None
        meant = _outside(only, changed, house, session.room)
    some = tuple(each for each in changes if each.before.id in meant)
    if not some:
        return None
    if any(map(risky, some)):
        return Declined(WOULD_OPEN)
    return Performed((), session.spare([each.before.id for each in some]))


def _named(out: re.Match[str], changed: Sequence[Entity], house: House) -> set[str]:
    """The ids of those of some devices that are taken out by a name, or by their kind.

    A kind counts behind an article: `not the light`, but `not bright`.
    """
    said = stems(out["what"] or out["neither"]) - STOP_WORDS
    kinds = WORDS if out["the"] is not None else {}
    return {
        each.id
        for each in changed
        if said and said <= stems(*house.known_by(each)) | kinds.get(each.domain, set())
    }


def _outside(
    only: re.Match[str], changed: Sequence[Entity], house: House, room: str | None
) -> set[str]:
    """The ids of those of some devices that are not where alone was meant; none if all are not."""
    where = only["where"].lower()
    said = stems(where) - STOP_WORDS
    kept = {
        each.id
        for each in changed
        if (each.area == room if where in HERE else said and said <= stems(*house.known_by(each)))
    }
    return {each.id for each in changed} - kept if kept else set()
