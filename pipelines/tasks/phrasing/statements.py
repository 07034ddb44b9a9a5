"""What is told, not ordered: `the lights are off`, `she opened the blinds`.

The model hears the state, or what was done, as what is wanted.
"""

import re

from pipelines.tasks.phrasing.asides import parts
from pipelines.tasks.phrasing.clauses import points_back

STATE = r"on|off|open|closed|shut|locked|unlocked|playing|running|up|down"
THING = r"(?:the|my|our|all|both|every|each|that|this) .+?"
STILL = r"(?:(?:already|still|all|now|just) )*"
SO = re.compile(
    rf"^{THING} (?:is|are|was|were|isn't|aren't) {STILL}(?:{STATE})"
    rf"(?: (?:now|again|already|anyway|too))?$",
    re.IGNORECASE,
)
KIN = r"wife|husband|partner|son|daughter|kids?|child|mum|mom|dad|brother|sister|flatmate"
DONE = re.compile(
    rf"^(?:(?:and|then|so) )?(?:he|she|they|we|i|you|someone|somebody|nobody|everyone"
    rf"|(?:my |our |the )?(?:{KIN}))(?: have| has| had|'ve|'s)? (?:(?:just|already|also|then) )?"
    rf"(?:turned|switched|opened|closed|locked|unlocked|dimmed|paused|stopped|started|left)\b",
    re.IGNORECASE,
)
ORDERED = re.compile(
    r"^(?:(?:please|now|just|then|and|so|can you|could you|would you|will you) )*"
    r"(?:turn|switch|close|open|shut|dim|brighten|set|lock|unlock|start|stop|play|pause|put|make"
    r"|raise|lower|mute|arm|disarm|draw)\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"^(?:it's|it is|i'm|i am|we're|we are|they're|they are|there's|there is|he's|she's"
    r"|everyone|everybody|nobody|the \w+ (?:is|are)"
    r"|(?:movie|bed|dinner|story|nap|tea)[ -]?time(?: kids)?)\b",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:their|his|her)\b", re.IGNORECASE)


def stated(text: str) -> bool:
    """Whether a text only tells how something is, or what somebody did."""
    said = parts(text) or (text.strip(" .!"),)
    if "?" in text or any(ORDERED.match(part) for part in said):
        return False
    return any(SO.match(part) or DONE.match(part) for part in said)


def ordered(text: str) -> str | None:
    """The order of a text that first tells why: `it's getting dark, close the curtains`.

    None where the order leans on what was told, or there is no such order.
    """
    said = parts(text)
    orders = [part for part in said if ORDERED.match(part) and not _leans(part)]
    told = [part for part in said if TOLD.match(part)]
    alone = len(orders) == 1 and len(told) == len(said) - 1
    return orders[0] if alone and said[-1] == orders[0] else None


def _leans(part: str) -> bool:
    return points_back(part) or OWN.search(part) is not None
