"""Words that people use for the usual ones: `pop the kettle on`, `take ten percent off the volume`.

Courtesies that the model may take for a question (`someone close the gate, would you?`), and slips
of whoever types what is heard: `too nineteen`, `up stairs`.
"""

import re

from pipelines.house.services import COLORS

NUMBER = (
    r"(?:\d|one\b|two\b|three\b|four\b|five\b|six|seven|eight|nine|ten\b|eleven\b|twelve\b"
    r"|thirteen\b|fifteen\b|twent|thirt|fort|fift|half\b)"
)
VERB = r"(?:turn|switch|put|close|open|shut|start|stop|dim|set|lock|get|pause|play|run)\b"
FAHRENHEIT = re.compile(r"\b(\d{2,3}) ?(?:°|degrees?)? ?f(?:ahrenheit)?\b", re.IGNORECASE)
USUAL = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        (r"\b(?:stick|pop|whack|chuck|bung|flick|whip) (?=\S.* (?:on|off)\b)", "put "),
        (r"\b(?:stick|pop|whack|chuck|bung|flick|whip) (on|off)\b", r"turn \1"),
        (rf"\btoo (?={NUMBER})", "to "),
        (r"\b(up|down) stairs\b", r"\1stairs"),
        # What is only polite, or a sigh, before or after it.
        (
            r"^(?:fine|good|great|perfect|lovely|brilliant|excellent|nice|sweet|super|cool|wow|haha"
            r"|brr+|ugh|oops|creepy|thanks|thank you|cheers|silly me|well i never|oh come on"
            r"|you're no fun)(?:[.!,;]+|\.\.\.) (?=\w)",
            "",
        ),
        (
            r"^(?:(?:and|so|ok|okay),? )?you (?:can|may|could) (?:now |just )?"
            rf"(?={VERB})",
            "",
        ),
        (r"(?<=\d),(?=\d{3}\b)", ""),
        # Roundabout ways to have something on or off, or set.
        (r"\bno (?:more )?(?:power|electricity) (?:to|for) ", "turn off "),
        (r"\bpause what(?:ever)?(?:'s| is)? (?:the )?(.+?) is playing\b", r"pause the \1"),
        (r"^(?:could|can|may) (?:we|i) (?:please )?have ", ""),
        (r"^((?:run|start|activate|set) )['‘\"]([^'\"]+)['’\"]", r"\1\2"),
        (r"(?: for me)?,? (?:would|could|will|can) you[?.!]*$", ""),
        (
            rf"^(?:(?:can|could|would|will) )?(?:someone|somebody|anyone) (?:please )?(?={VERB})",
            "",
        ),
        (
            r"\b(?:drop|bring|take|cut|bump|crank) (?P<what>(?:(?:the|my|our) )?[\w' -]+?)"
            rf" (?:down |up |back )?to (?={NUMBER})",
            r"set \g<what> to ",
        ),
        (
            r"\bget (?P<what>(?:the|that|my|our) [\w' -]+?) (?:going|running|boiling|started|on)\b",
            r"turn on \g<what>",
        ),
        (
            r"(?:^|(?<=\bso ))(?P<what>(?:(?:the|my|our) )?[\w' -]+?) (?:(?:is|are) to"
            r"|may|can|must|needs? to|has to|have to) be (?:turned|switched) (?P<way>on|off)"
            r"(?: now| altogether| please)?$",
            r"turn \g<way> \g<what>",
        ),
        (r"\b(lights?|lamps?) out\b", r"\1 off"),
        (r"(?:\ball the way|\bright) up(?: to the top)?\b", "fully open"),
        (r" (?:after|behind) (?:me|us)$", ""),
        (r"^you (?=(?:turn|switch|lock|close|shut|open)\b)", ""),
        (
            r"^have (?P<what>(?:the|my|our) .+?) (?:turned|switched) (?P<way>on|off)"
            r"(?: while .+)?$",
            r"turn \g<way> \g<what>",
        ),
        (
            r"^(?P<list>[^:]+), (?P<last>[^:,]+): (?:everything|all|all of (?:it|them))"
            r" (?P<way>on|off)$",
            r"turn \g<way> \g<list> and \g<last>",
        ),
        # Short forms, and what changes nothing of what is wanted.
        (r"\b(?:plz|pls)\b", "please"),
        (r"\b(?:thx|thnx|tnx)\b", "thanks"),
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
