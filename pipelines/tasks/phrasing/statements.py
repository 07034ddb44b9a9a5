"""What is told, not ordered: `the lights are off`, `she opened the blinds`.

The model hears the state, or what was done, as what is wanted.
"""

import re

from pipelines.tasks.phrasing.asides import parts
from pipelines.tasks.phrasing.clauses import AND
from pipelines.tasks.phrasing.remarks import ORDERED

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


def stated(text: str) -> bool:
    """Whether a text only tells how something is, or what somebody did."""
    said = [each for part in parts(text) or (text.strip(" .!"),) for each in AND.split(part)]
    if "?" in text or any(ORDERED.match(part) for part in said):
        return False
    return any(SO.match(part) or DONE.match(part) for part in said)
