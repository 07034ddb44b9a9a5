"""Texts: any string → clean NFC text within the length limit; its words and keywords."""

import re
import unicodedata

from text_to_num import alpha2digit

from pipelines.preprocess.durations import counted, parted, seconds
from pipelines.types import TextError

MAX_CHARACTERS = 2_000
MAX_PASTED = 16_000  # characters of a text that is to be summed up
BARE = 2  # lower numbers stay words where they stand alone: `one` is a pronoun as well
SEPARATORS = str.maketrans(dict.fromkeys(";\n，、；", ","))
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])")
_HUNDREDS = re.compile(r"(?<![\d.,])(\d\d)(\d\d)(?![\d.,]?\d)")
EMPTY_LINES = re.compile(r"\n{3,}")
WORD = re.compile(r"\w+(?:['’\-]\w+)*")
# Function words of English that never name a device, a place or a thing.
STOP_WORDS = frozenset(
    """a about above after again all also am an and any are aren't as at be because been before
    being below between both but by can can't could couldn't did didn't do does doesn't doing don't
    down during each few for from further get give had hadn't has hasn't have haven't having he her
    here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself
    just let let's like make me more most my myself no nor not now of off on once only or other our
    ours ourselves out over own please put same set she should shouldn't so some such than that
    that's the their theirs them themselves then there these they this those through to too turn
    under until up us very want was wasn't we were weren't what what's when where which while who
    whom why will with won't would wouldn't you your yours yourself yourselves""".split()  # noqa: SIM905
)


def clean_text(text: str, limit: int = MAX_CHARACTERS, *, lines: bool = False) -> str:
    """NFC text without control characters, white space collapsed.

    With `lines` the line breaks stay, and one empty line stands for several.

    Raises:
        TextError: nothing is left, or more than `limit` characters.
    """
    # The bound comes first: composing a million characters is work for nothing.
    if len(text) > 4 * limit:
        raise TextError(_too_long(limit))
    composed = unicodedata.normalize("NFC", text)
    cleaned = "\n".join(map(_clean_line, composed.splitlines() if lines else [composed]))
    cleaned = EMPTY_LINES.sub("\n\n", cleaned).strip()
    if not cleaned:
        raise TextError("The text is empty.")
    if len(cleaned) > limit:
        raise TextError(_too_long(limit))
    return cleaned


def words(text: str) -> list[str]:
    """The words of a text in lower case, with inner hyphens and apostrophes kept."""
    return [match.lower().replace("’", "'") for match in WORD.findall(text)]


def figures(text: str) -> str:
    """Numbers in figures of at most two digits, apart from their units.

    `forty percent` → `40 percent`, `2700K` → `27 00 K`: an encoder knows all of these as word
    pieces of their own, while longer numbers fall into pieces that say nothing of their value.
    `Half an hour` → `30 minutes`: see `durations`.
    """
    return _HUNDREDS.sub(r"\1 \2", _GLUED.sub(" ", _in_figures(text)))


def spans(text: str) -> tuple[int, ...]:
    """How many seconds each span of time in a text lasts, however it is said."""
    return seconds(_in_figures(text))


def keywords(text: str) -> list[str]:
    """The words that carry content: stop words left out, order kept, each once."""
    return list(dict.fromkeys(word for word in words(text) if word not in STOP_WORDS))


def _in_figures(text: str) -> str:
    return counted(alpha2digit(parted(text), "en", BARE))


def _clean_line(text: str) -> str:
    visible = (" " if c.isspace() else c for c in text if c.isspace() or _visible(c))
    return " ".join("".join(visible).split())


def _visible(character: str) -> bool:
    # Cc control, Cs lone surrogate, Cn unassigned, Co private use; Cf (joiners, marks of
    # direction) is dropped as well: it hides text from people that the model would read.
    return unicodedata.category(character) not in {"Cc", "Cf", "Cn", "Co", "Cs"}


def _too_long(limit: int) -> str:
    return f"The text is longer than {limit:,} characters."


def split(typed: str) -> tuple[str, ...]:
    """The labels of a text in which commas, semicolons or line ends part them; none are empty."""
    parts = (part.strip() for part in typed.translate(SEPARATORS).split(","))
    return tuple(filter(None, parts))
