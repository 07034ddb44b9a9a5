"""Pronouns read as what they stand for: `is it off now?`, of a lamp that was just switched.

The model knows from a mark of the device what was spoken of last; that is enough to obey `turn it
off`, but it takes `is it off now?` for an order as well. With the name in its place it does not. So
a text that points back is read with the name, too, and that counts where it says what the other
reading leaves open, or that something is asked and not ordered.
"""

import re

from pipelines.house.sentences import named_apart
from pipelines.tasks.answer import silent
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import devices
from pipelines.tasks.language.understanding import ANSWER, COMMAND, Understanding
from pipelines.tasks.phrasing.clauses import clear

# Odds from which on a question is for nobody here, whatever a name would make of it. Below it must
# ask for something that a device has: anything can be asked how it is.
CHAT = 0.9
REMARK = 0.8  # odds from which on what is said of a device by its name is no order
PRONOUNS = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        (r"\b(?:it|that)(?:['’]s| is)\b", "the {} is"),
        (r"\b(?:its|their)\b", "the {}'s"),
        (r"\b(?:it|this one|that one|they|them|those)\b(?!['’])", "the {}"),
    )
)


def named(text: str, situation: Situation) -> str | None:
    """A text with a name in the place of its one pronoun; None if there is nothing to put there."""
    last = [each for name in situation.last if (each := situation.house.entity(name)) is not None]
    if not last or len({each.domain for each in last}) > 1:
        return None
    for pronoun, meant in PRONOUNS:
        if len(pronoun.findall(text)) == 1:
            return pronoun.sub(meant.format(named_apart(last[0], situation.house)), text)
    return None


def meant(found: Understanding, other: Understanding, situation: Situation) -> bool:
    """Whether the `other` reading, with the name, counts and not the one `found` without it."""
    house, last = situation.house, situation.last
    if other.task not in (COMMAND, ANSWER):  # `it's beautiful`
        moves = found.task == COMMAND and set(devices(found.orders, house)) <= set(last)
        return moves and other.odds[other.task] >= REMARK
    if not clear(other) or devices(other.orders, house) != last[:1]:
        return False
    if other.task == ANSWER and silent(other.orders, house):
        return False
    if found.task == ANSWER and clear(found):
        return False  # `how warm is it upstairs?`
    if found.task not in (COMMAND, ANSWER) and other.task == ANSWER:  # `is it raining?`
        asks = all(order.values for order in other.orders)
        return asks and found.odds[found.task] < CHAT
    return other.task == ANSWER or not clear(found)
