"""Words that people use for the usual ones: `pop the kettle on`, `take ten percent off the volume`.

And slips of whoever types what is heard: `too nineteen`, `up stairs`.
"""

import re

from pipelines.house.services import COLORS

NUMBER = (
    r"(?:\d|one\b|two\b|three\b|four\b|five\b|six|seven|eight|nine|ten\b|eleven\b|twelve\b"
    r"|thirteen\b|fifteen\b|twent|thirt|fort|fift|half\b)"
)
FAHRENHEIT = re.compile(r"\b(\d{2,3}) ?(?:°|degrees?)? ?f(?:ahrenheit)?\b", re.IGNORECASE)
USUAL = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        (r"\b(?:stick|pop|whack|chuck|bung|flick|whip) (?=\S.* (?:on|off)\b)", "put "),
        (r"\b(?:stick|pop|whack|chuck|bung|flick|whip) (on|off)\b", r"turn \1"),
        (rf"\btoo (?={NUMBER})", "to "),
        (r"\b(up|down) stairs\b", r"\1stairs"),
        (rf" (?:instead of|rather than) (?:{'|'.join(COLORS)})\b", ""),
        (
            r"\b(?:take|knock) (?P<by>.+? ?(?:%|percent|degrees?)) off (?P<what>.+)",
            r"decrease \g<what> by \g<by>",
        ),
    )
)


def usual(text: str) -> str | None:
    """The text in the usual words, and in degrees Celsius; None where it has them."""
    said = text
    for unusual, meant in USUAL:
        said = unusual.sub(meant, said)
    said = FAHRENHEIT.sub(_celsius, said)
    return said if said != text else None


def _celsius(found: re.Match[str]) -> str:
    """The same in Celsius, to half a degree."""
    return f"{round((int(found[1]) - 32) / 1.8 * 2) / 2:g} degrees"
