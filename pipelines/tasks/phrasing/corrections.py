"""Requests that are corrected as they are said: `the arc lamp off, no wait, the clip-on`.

What is said last counts, if it is an order; if it only names something, the order is for that.
"""

import re
from collections.abc import Iterator

from pipelines.tasks.phrasing.following import Following
from pipelines.tasks.phrasing.remarks import JOINT, ORDERED, SHORT, only_tells

MARK = re.compile(
    r"[\s,;.—–-]*(?<![\w'])(?:no,? wait|wait,? no|scratch that|not that one"
    r"|(?:no,? )?wrong (?:one|thing)|(?:no,? )?(?:sorry,? )?i (?:mean|meant)|actually,? no"
    r"|correction|or rather)(?![\w'])[\s,.:;—–-]*"
    r"|[,;.—–-]+\s*no(?:,? (?=(?:the|my|our|that)\b)|,\s+(?!thank|don)(?=\w))",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"(?:,? (?:is what )?i (?:wanted|meant)(?: on| off)?|,? instead)$", re.IGNORECASE
)
ONLY = re.compile(r"^(?:only|just|rather) ", re.IGNORECASE)


def corrected(text: str, following: Following) -> Iterator[str]:
    """What a request is after its correction, the likelier way first; nothing for others."""
    said = [each.strip(" .!?,") for each in MARK.split(text)]
    if len(said) < 2 or not said[0] or not said[-1]:
        return
    last = [each.strip(" .!?") for each in said[-1].split(",")]
    meant = ", ".join(each for n, each in enumerate(last) if n == 0 or not only_tells(each))
    meant = ONLY.sub("", JOINT.sub("", WISHED.sub("", meant)))
    if ORDERED.match(meant) or SHORT.match(meant):
        yield meant
    else:
        yield from following(meant.split(",")[0], said[0], asked=True)
