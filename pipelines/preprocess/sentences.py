"""A text as sentences: those of prose, and the lines and bullets of a list or a letter.

Every sentence is a part of the text, word for word and in order, so whoever shows one shows what
was written.
"""

import re
from itertools import pairwise

from pipelines.preprocess.text import clean_text, words

MAX_SENTENCES = 300
LONGEST = 400  # characters of a sentence; what goes on for longer is cut at a pause
NEAR = 40  # characters around a mark that decide whether it ends a sentence
WRAPPED = 60  # characters from which on a line without an end goes on in the next one
BULLET = re.compile(r"(?:[-*•‣◦▪–—·>]+|\[[ xX]?\]|\(?\d{1,2}[.)]|[a-z]\))\s+")
END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]+["”』」）]*""")
PAUSES = (re.compile(r"[;:]\s"), re.compile(r",\s"), re.compile(r"\s"))
# A full stop after these ends nothing; after the second kind it does before a capital letter.
TITLES = frozenset("mr mrs ms dr prof st mt e.g i.e vs approx ca fig cf".split())  # noqa: SIM905
SHORT = frozenset(
    """a.m p.m etc inc ltd co jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
    thur thurs fri sat sun min max tel est ave rd""".split()  # noqa: SIM905
)
COUNTED = frozenset(("no", "nos", "p", "pp", "art", "ch", "vol"))  # before a number
OPENS = ("", ".", ":", ";", "!", "?")  # before a number: the number counts a list
LAST_WORD = re.compile(r"[^\s(\[\"“‘']*$")


def tidy(text: str, limit: int) -> str:
    """A clean text of paragraphs and lines; lines that an editor wrapped are one again.

    Raises:
        TextError: nothing is left, or more than `limit` characters.
    """
    lines = clean_text(text, limit, lines=True).split("\n")
    joined = lines[0]
    for before, line in pairwise(lines):
        joined += (" " if _goes_on(before, line) else "\n") + line
    return joined


def sentences(text: str) -> list[str]:
    """The sentences of a tidy text in order, at most `MAX_SENTENCES`, each a part of it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        spans += _of_line(text, start, start + len(line))
        start += len(line) + 1
    while len(spans) > MAX_SENTENCES:  # confetti: neighbours become one
        spans = [(a[0], b[1]) for a, b in zip(spans[::2], [*spans[1::2], spans[-1]], strict=False)]
    return [text[begin:end] for begin, end in spans]


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the one before, broken by an editor that wraps."""
    if not before or not line or BULLET.match(line) or END.search(before[-3:]) or before[-1] == ":":
        return False
    return len(before) >= WRAPPED and (line[0].islower() or bool(re.search(r"[\w,]$", before)))


def _of_line(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    bullet = BULLET.match(text, begin, end)
    begin = bullet.end() if bullet else begin
    spans = []
    for mark in END.finditer(text, begin, end):
        before = text[max(begin, mark.start() - NEAR) : mark.start()]
        after = text[mark.end() : min(end, mark.end() + NEAR)].lstrip()
        if _ends(before, mark.group(), after):
            spans += _cut(text, begin, mark.end())
            begin = mark.end()
    spans += _cut(text, begin, end)
    return [span for span in spans if words(text[slice(*span)])]


def _ends(before: str, mark: str, after: str) -> bool:
    """Whether a mark between two parts of a line ends a sentence."""
    if not after:
        return True
    if mark[0] == "…" or mark.startswith(".."):  # a pause, as long as it goes on in small letters
        return not after[0].islower()
    if mark != ".":
        return not (mark[-1] in "\"'”’»)]" and after[0].islower())
    found = LAST_WORD.search(before)
    word = found.group() if found else ""
    if word.lower() in TITLES or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if word.isdigit() and len(word) < 3 and before[: -len(word)].rstrip()[-1:] in OPENS:
        return False  # "as follows: 1. Close your eyes. 2. Breathe."
    if word.lower() in COUNTED and after[0].isdigit():
        return False
    return word.lower() not in SHORT or after[0].isupper()


def _cut(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """A span without white space around it, in parts where it is longer than `LONGEST`."""
    spans = []
    while True:
        while begin < end and text[begin].isspace():
            begin += 1
        if end - begin <= LONGEST:
            break
        middle = _pause(text, begin)
        spans.append((begin, begin + len(text[begin:middle].rstrip())))
        begin = middle
    return [*spans, (begin, begin + len(text[begin:end].rstrip()))]


def _pause(text: str, begin: int) -> int:
    """Where to cut a span that is too long: behind a pause in its second half, if there is one."""
    for kind in PAUSES:
        found = list(kind.finditer(text, begin + LONGEST // 2, begin + LONGEST))
        if found:
            return found[-1].end()
    return begin + LONGEST
