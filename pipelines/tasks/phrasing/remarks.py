"""Remarks beside an order: `it's getting dark, close the curtains`, `lamp on, guests come at 8`.

The model may do what a remark sounds like, or read its numbers into the order. So a text of several
parts, some of which plainly only tell something, is read without these; that counts where it then
is plainly an order. A remark that may turn the order around is none: a condition, what was said.
"""

import re
from collections.abc import Callable

from pipelines.house.services import COLORS
from pipelines.preprocess.text import figures
from pipelines.tasks.phrasing.clauses import points_back

SEAM = re.compile(
    r"(?:[,;:–—]|(?<!\b[MD]r)(?<!\bMrs)(?<!\bMs)(?<!\bSt)[.!?]+)(?=\s|$)"
    r"| - | (?:so|because|since)(?: just)? "
)
JOINT = re.compile(
    r"(?:(?:so|and|but|then|because|since|just|now|please|hey|ok|okay|oh|well)\s+)+", re.IGNORECASE
)
ORDERED = re.compile(
    r"^(?:(?:please|now|just|then|and|so|quick|quickly|(?:can|could|would|will) you|you|someone"
    r"|somebody) )*"
    r"(?:turn|switch|close|open|shut|dim|brighten|set|lock|unlock|start|stop|play|pause|put|make"
    r"|raise|lower|mute|unmute|arm|disarm|draw|run|get|kill|cut|give|bring|send|drop|cancel|skip"
    r"|activate|resume)\b(?! (?:is|are|was)\b)",
    re.IGNORECASE,
)
_NUMBER = r"\d+|half|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|five|ten"
_WAY = r"on|off|out|up|down|open|closed|shut|locked"
SHORT = re.compile(
    r"^(?!(?:hang|hold|come|go) on)"
    r"(?!.*(?:\b(?:is|are|was|were|not|never|nobody|no|leave|keep)\b|n't\b))"
    rf".+ (?:{_WAY}|{'|'.join(COLORS)}|(?:{_NUMBER}) ?(?:%|percent|degrees|kelvin)"
    r"|(?:a bit|much) \w+er)(?: please| now)?$",
    re.IGNORECASE,
)
_PERSON = (
    r"i|we|he|she|they|it|you|there|here|somebody|someone|something|nobody|no one|nothing"
    r"|everybody|everyone|people"
)
_THING = (
    r"(?:(?:the|a|an|my|our|his|her|their|this|that|these|those) )?[\w-]+(?:'s)?(?: [\w'-]+){0,4}?"
)
_IS = (
    r"is|are|was|were|am|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|will|won't|would"
    r"|can|can't|cannot|could|couldn't|shall|does|do|did|doesn't|don't|didn't"
)
_DOES = (  # none of which is a word of a name: a left lamp, a drinks fridge, a sound system
    r"keeps|looks|smells|feels|wants|needs?|hurts?|arrives?|comes?|finds|thinks?|likes|loves|hates"
    r"|leaves|stinks|shakes|burns|dropped|loaded|went|got|made|forgot|lost|walked|came|fell|spilled"
    r"|broke|finished"
)
TOLD = re.compile(
    rf"^(?:(?:{_PERSON})(?:['’](?:s|m|re|ve|ll|d)\b"
    r"| (?!(?:in|on|off|at|up|down|to|too|with|as)\b)\w+)"
    r"|that['’]s "
    r"|(?:(?:the|my|our) )?[\w-]+['’]s (?:still|not|already|been|here|gone|come|back|home|asleep"
    r"|ready|awake|done|inside|outside|\w+ing)\b"
    rf"|(?!(?:no|not|don't) ){_THING} (?:{_IS}|{_DOES})\b"
    r"|(?:movie|bed|dinner|story|nap|tea|party)[ -]?time\b|time (?:for|to)\b)",
    re.IGNORECASE,
)
# What may turn an order around, put it off, or be what somebody else wants.
TURNED = re.compile(
    r"\b(?:if|when\w*|unless|un?till?|once|as soon as|says?|said|tells?|telling|told|asks?|asked"
    r"|wish\w*|imagine|suppose|pretend|joking|kidding|tomorrow|later|wait|instead"
    r"|i mean|i meant|sorry|actually|stays?"
    r"|dream\w*|remember\w*|used to|want\w* (?:to|you|me|it))\b|(?<!\w)['‘]|[\"“”]",
    re.IGNORECASE,
)
SETTING = re.compile(
    r"\b(?:input|source|volume|brightness|temperature|position|both|all|each|every|only)\b|\d", re.I
)
# What says how something is to be: `everybody is away` tells how to arm an alarm.
STATE = re.compile(r"\b(?:on|off|open|closed|shut|locked|unlocked|up|down|away)\W*$", re.IGNORECASE)
OWN = re.compile(r"\b(?:their|his|her|the (?:one|others?))\b", re.IGNORECASE)
MOST, CALLED = 6, 2  # parts, and words that call somebody


def ordered(text: str, mentions: Callable[[str], bool] = bool) -> str | None:
    """The order of a text without what it only tells; None where that is not plain.

    `mentions` tells whether a part has a word of any name of the house: what has none and orders
    nothing is a remark, too. Nor is the order plain where it leans on what was told: `the lamp is
    too bright, dim it`.
    """
    spans = _parts(text)
    if not 2 <= len(spans) <= MOST or TURNED.search(text):
        return None
    kept = [span for span in spans if not _beside(text, span, mentions)]
    if len(kept) == len(spans) or not any(_orders(text[slice(*span)]) for span in kept):
        return None
    first, last = spans.index(kept[0]), spans.index(kept[-1])
    whole = last - first + 1 == len(kept)
    order = text[kept[0][0] : kept[-1][1]] if whole else ", ".join(text[a:b] for a, b in kept)
    return None if points_back(order) or OWN.search(order) else order


def _beside(text: str, span: tuple[int, int], mentions: Callable[[str], bool]) -> bool:
    """Whether a part of a text tells something, calls (`Leo!`), or is about nothing here."""
    part = text[slice(*span)]
    called = text[span[1] : span[1] + 1] == "!" and len(part.split()) <= CALLED
    idle = called or not (mentions(part) or SETTING.search(figures(part)) or STATE.search(part))
    return only_tells(part) or (idle and not _orders(part))


def _parts(text: str) -> list[tuple[int, int]]:
    """Where the parts of a text begin and end, small words at their beginnings left out."""
    borders = [0, *(edge for seam in SEAM.finditer(text) for edge in seam.span()), len(text)]
    found = []
    for begin, end in zip(borders[::2], borders[1::2], strict=True):
        part = text[begin:end]
        begin += len(part) - len(part.lstrip())
        if joint := JOINT.match(text, begin, end):
            begin = joint.end()
        if text[begin:end].strip():
            found.append((begin, begin + len(text[begin:end].rstrip())))
    return found


def only_tells(part: str) -> bool:
    """Whether a part of a text is a remark, and nothing that could be an order."""
    return not _orders(part) and bool(TOLD.match(part)) and not STATE.search(part)


def _orders(part: str) -> bool:
    return bool(ORDERED.match(part) or SHORT.match(part))
