"""Questions that are asked in other words than the model has read: `do we have any cameras?`.

What somebody has is there, what somebody did is so, and `it` in the last clause is what the first
one names. None of them is an order, though the model takes some for one.
"""

import re

from pipelines.house.entities import House
from pipelines.preprocess.text import WORD
from pipelines.tasks.names.lists import spans_of, stemmed

US = r"(?:i|we|you|they)"
ANYBODY = r"(?:i|we|you|they|anyone|anybody|someone|somebody)"
HAVING = (
    re.compile(rf"^(what|which|how many) (.+?) (?:do {US} have|have {US} got)( .+)?$", re.I),
    re.compile(rf"^(?:do {US} have|have {US} got) (any|an?) (.+?)( (?:in|on) .+)?$", re.I),
)
# What somebody did to something, what was done to it, and how it is since.
DOINGS = (
    (r"(?:turn|switch)(?:ed)? off (.+)", "(?:turned|switched) off", "off"),
    (r"(?:turn|switch)(?:ed)? (.+) off", "(?:turned|switched) off", "off"),
    (r"(?:turn|switch)(?:ed)? on (.+)", "(?:turned|switched) on", "on"),
    (r"(?:turn|switch)(?:ed)? (.+) on", "(?:turned|switched) on", "on"),
    (r"lock(?:ed)? (.+)", "locked", "locked"),
    (r"unlock(?:ed)? (.+)", "unlocked", "unlocked"),
    (r"(?:closed?|shut) (.+)", "(?:closed|shut)", "closed"),
    (r"open(?:ed)? (.+)", "opened", "open"),
)
DONE = tuple(
    (re.compile(rf"^(when )?(?:have|has|did) {ANYBODY} {did}$", re.IGNORECASE), state)
    for did, _, state in DOINGS
)
BECAME = tuple(
    (re.compile(rf"^when (?:did (.+) get|was (.+)|were (.+)) {done}$", re.IGNORECASE), state)
    for _, done, state in DOINGS
)
IS_IT = re.compile(
    r"^(?:is|has|was|where(?:'s| is)) .+ (?:is|was) it (?P<state>\w+)$", re.IGNORECASE
)
# What can only ask, by its first words: `is it still dark outside`, `who left the lamp on`.
SURELY_ASKS = re.compile(
    r"\W*(?:(?:and|so|but|hey|well|ok|okay|hm+|please|sorry)\b[ ,]*)*(?:who|whose|which|where"
    r"|what(?! (?:about|if)\b)|how (?:many|much|long|loud|warm|hot|cold|bright|far|full|fast|humid)"
    r"|when (?:will|did|was|is|does|do)|(?:is|are|was|were|isn't|aren't|wasn't)"
    r"(?! .*\b(?:possible|chance|way|ok|okay|able|you|allowed|ready)\b)|does|did"
    r"|(?:has|had) (?:i|we|they|he|she|it|the|my|our|any|anyone|anybody|someone|somebody)"
    r"|have (?:i|we|they))\b"
    r"[^,.;:!?]*\??\W*",
    re.IGNORECASE,
)
# `The blind still up?` asks, though a request may be put as a question: `could it go up?`
ASKS = re.compile(
    r"(?!.*\b(?:can|could|would|will|may|shall|should|mind|let's|why|how about|what about|possible"
    r"|turn|switch|put|set|open|close|shut|lock|unlock|start|stop|make|play|dim)\b)[^,.;:!?]+\?\W*",
    re.IGNORECASE,
)
LIGHT_IN = re.compile(
    r"is there (?:still )?(?:a |any )?light (?:on )?(?:in|at) (?P<where>.+)", re.IGNORECASE
)
DARK_IN = re.compile(r"is it (?:all )?dark (?:in|at) (?P<where>.+)", re.IGNORECASE)
BEGUN = re.compile(r"(?:since|is|are|was|were|did|do|does|has|have|how|where|when|why)\b", re.I)
CLIPPED = re.compile(
    r"(?:the |my |our )?(?P<what>(?!any\b|what|who|which)[\w' -]+?)"
    r" (?P<so>(?:still )?(?:on|off|open|closed|shut|locked|unlocked|up|down|running))\?\W*",
    re.IGNORECASE,
)
BURNING = re.compile(r"\b(is|are)(?: we)?( still)? (?:burning|lit|glowing)\b", re.IGNORECASE)
PLURAL = re.compile(r"[^s]s$|^(?:all|both)\b", re.IGNORECASE)


class Inquiries:
    """The names of a house's devices, for questions that name one and go on with `it`."""

    def __init__(self, house: House) -> None:
        self._names = stemmed([each.names for each in house.entities])

    def __call__(self, text: str) -> str | None:
        """The question in plainer words; None for other texts."""
        said = text.strip(" .!?,;")
        return (
            _clipped(text.strip())
            or _lit(said)
            or _had(said)
            or _done(said)
            or _became(said)
            or self._about_it(said)
        )

    def _about_it(self, text: str) -> str | None:
        """`Has the washer finished, is it off?` asks whether the washer is off."""
        found = IS_IT.search(text)
        if found is None:
            return None
        parts = list(WORD.finditer(text))
        named = spans_of([each.group().lower() for each in parts], self._names)
        if len(named) != 1:
            return None
        begin, end = parts[named[0][0]].start(), parts[named[0][1] - 1].end()
        return f"is the {text[begin:end]} {found['state']}?"


def only_asks(text: str) -> bool:
    """Whether a text is a question by its first words, and nothing follows that could order."""
    asks = SURELY_ASKS.fullmatch(text) or ASKS.fullmatch(text)
    return asks is not None and " and " not in text


def _clipped(text: str) -> str | None:
    """`Coffee on?`"""
    found = CLIPPED.fullmatch(text)
    if found is None or ASKS.fullmatch(text) is None or BEGUN.match(text):
        return None
    verb = "are" if PLURAL.search(found["what"]) else "is"
    return f"{verb} the {found['what']} {found['so']}?"


def _lit(text: str) -> str | None:
    """`Are any lamps burning`, `is there light in the shed`, `is it dark in the hall`."""
    for dark in (LIGHT_IN, DARK_IN):
        if found := dark.fullmatch(text):
            return f"which lights are on in {found['where']}?"
    said = BURNING.sub(r"\1\2 on", text)
    return f"{said}?" if said != text else None


def _had(text: str) -> str | None:
    first, second = HAVING
    if found := first.search(text):
        return f"{found[1]} {found[2]} are there{found[3] or ''}?"
    if found := second.search(text):
        verb = "are" if found[1].lower() == "any" else "is"
        return f"{verb} there {found[1]} {found[2]}{found[3] or ''}?"
    return None


def _done(text: str) -> str | None:
    for said, state in DONE:
        if found := said.search(text):
            return _so(found[2], state, since=found[1] is not None)
    return None


def _became(text: str) -> str | None:
    for said, state in BECAME:
        if found := said.search(text):
            return _so(next(filter(None, found.groups())), state, since=True)
    return None


def _so(what: str, state: str, *, since: bool) -> str:
    verb = "are" if PLURAL.search(what) else "is"
    return f"since when {verb} {what} {state}?" if since else f"{verb} {what} {state}?"
