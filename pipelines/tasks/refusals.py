"""Why nothing is done or told, in a sentence that says what to do next."""

import re

from pipelines.house.entities import House
from pipelines.house.past import ABLE
from pipelines.house.sentences import called
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.language.understanding import ANSWER, COMMAND, Understanding
from pipelines.tasks.language.verbs import known
from pipelines.tasks.names.matching import stems
from pipelines.tasks.phrasing.statements import stated

NOT_FOR_THE_HOUSE = (
    "I took that for neither a command nor a question about this house, so nothing happened. "
    + ABLE
)
NO_CLOCK = (
    "I do things at once and cannot wait for a time or watch how long, so nothing happened. "
    "Say it again when it is time, or set a timer."
)
NOT_CLEAR = "I am not sure what you want of this house, so nothing happened. Say it differently?"
ONLY_TOLD = "You told me that, and asked for nothing, so nothing happened. What shall I do?"
NOT_TOLD = "I see nothing in this house that could tell that."
UNKNOWN = "I do not know what “{}” means here: nothing was spoken of yet. Name a device or a room."
NOWHERE = "I do not know where “here” is. Choose your room above the plan of the house, or name it."
CANNOT, NAMED = "{} cannot do that.", "What about {}?"
HERE = re.compile(r"\bhere\b", re.IGNORECASE)
POINTING = re.compile(
    r"(?:(?:please|now|just|can you|could you) )*(?:turn|switch|put|open|close|shut|stop|start"
    r"|lock|unlock|dim|make|set|pause|mute)\b(?: (?:on|off|up|down|both|all|of))*"
    r" (it|them|that|those|these|this)\b",
    re.IGNORECASE,
)


def not_for_the_house(text: str, last: tuple[str, ...]) -> str:
    """Why a text is for nobody here; `last` is what was spoken of before it."""
    pointing = POINTING.match(text.strip())
    return UNKNOWN.format(pointing[1].lower()) if pointing and not last else NOT_FOR_THE_HOUSE


def unclear(text: str, understanding: Understanding, house: House, room: str | None) -> str:
    """Why nothing comes of a text that is for the house.

    What a device can do is told where something else was asked of it, or nothing but its name was
    said; a question may be about something that is not here.
    """
    if understanding.task == COMMAND and stated(text):
        return ONLY_TOLD
    entity = house.entity(understanding.unfit or "")
    if entity is not None and understanding.task == COMMAND:
        named = stems(text) - STOP_WORDS <= stems(called(entity, house), *entity.aliases)
        begun = (NAMED if named else CANNOT).format(called(entity, house))
        return f"{begun} It knows: {known(entity)}."
    if room is None and HERE.search(text):
        return NOWHERE
    absent = understanding.task == ANSWER and not understanding.orders
    return NOT_TOLD if absent else NOT_CLEAR
