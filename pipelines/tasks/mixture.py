"""Requests of which one reading could do only one part: some command and others ask, or all ask."""

from collections.abc import Callable, Sequence

from pipelines.fusion.decoding import Opening
from pipelines.tasks.language.understanding import ANSWER, COMMAND
from pipelines.tasks.phrasing.clauses import MOST
from pipelines.tasks.pictures import caption

PLAIN = 0.7  # odds of the task of a part that says plainly what it wants
ASKING = {ANSWER, caption.TASK}


def mixed(
    said: Sequence[str], opened: Callable[[str, str], Opening], *, asking: bool = False
) -> Sequence[str]:
    """The parts of a request if some plainly command and others ask; () for others.

    `opened` tells which task the model takes a part for, behind the part before it, or ""; with
    `asking` all may ask.
    """
    if not 2 <= len(said) <= MOST:
        return ()
    openings = [opened(each, before) for each, before in zip(said, ("", *said), strict=False)]
    tasks = {each.task for each in openings}
    plain = all(each.odds[each.task] >= PLAIN for each in openings)
    asked = tasks - {COMMAND}
    apart = bool(asked) and asked <= ASKING and (asking or COMMAND in tasks)
    return said if plain and apart else ()
