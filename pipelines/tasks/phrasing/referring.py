"""Words that mean something only beside what was spoken of last: `in there`, `the left one`, `55`.

The model sees a mark at what was spoken of last, which is enough for `turn it off`. Here those
words give way to the names that they stand for.
"""

import re
from collections.abc import Iterator, Sequence

from pipelines.house.entities import Entity, House
from pipelines.house.sentences import named_apart
from pipelines.house.services import COLORS
from pipelines.house.timing import PAUSED, TIMER
from pipelines.preprocess.text import STOP_WORDS
from pipelines.tasks.language.items import HouseReader, Situation
from pipelines.tasks.names.matching import stems
from pipelines.tasks.phrasing.colloquial import usual
from pipelines.tasks.phrasing.corrections import corrected

OPENING = (
    r"\W*(?:(?:no|oh|ok|okay|actually|hm+|well|just|only|maybe|rather|better|then|and|but|sorry|right"
    r"|now)\b[ ,.!]*)*"
)
KIND = r"(?:[ ,]*(?:please|instead|then|now|thanks|for now))*\W*"
THERE = re.compile(r"\b(?:in|over|down|up|out) there\b", re.IGNORECASE)
ONE = re.compile(
    r"\b(?:the|that) (?:(?P<other>other)|(?P<which>[\w']+(?: [\w']+)?)) one\b"
    r"|\b(?:the )?one (?:in|on|at|by) the (?P<where>[\w']+(?: [\w']+)?)\b",
    re.IGNORECASE,
)
ONES = re.compile(r"^(?P<lead>(?:(?:and|the|make|turn) )*)(?P<which>[\w']+) ones\b", re.IGNORECASE)
GO_ON = re.compile(
    rf"{OPENING}(?:carry on|go on|continue|resume|unpause|keep going)(?: (?:it|with it))?{KIND}",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    rf"{OPENING}(?:(?:make|set|put) (?:it|that|them|this) (?:to |at )?)?(?:about |to )?"
    rf"(?P<amount>\d+(?:\.\d+)?(?P<unit> ?%| percent| degrees?| ?°c?| minutes?| mins?| seconds?"
    rf"| hours?)?|half ?way|a half|half|a quarter|three quarters|{'|'.join(COLORS)})"
    rf"(?: (?:open|up|bright))?(?: (?:is|would be|will be) (?:enough|fine|better|plenty|good)"
    rf"| will do| again)?{KIND}",
    re.IGNORECASE,
)
COMPARED = re.compile(
    rf"{OPENING}(?:(?:even|still|a (?:bit|little|touch)|slightly|much) )?"
    r"(?P<how>warmer|cooler|colder|brighter|dimmer|darker|louder|quieter|softer|faster|slower"
    rf"|higher|lower)(?: still)?{KIND}",
    re.IGNORECASE,
)
SHARES = {"half": 50, "a half": 50, "halfway": 50, "half way": 50, "a quarter": 25,
          "three quarters": 75}  # fmt: skip
# What a number without a unit is, of each kind of device that has one number only.
UNITS = {"cover": "%", "light": "%", "fan": "%", "humidifier": "%", "climate": "degrees"}
NOUNS = {"light": "light", "cover": "blinds", "fan": "fan", "climate": "thermostat"}
MOST = 4  # devices that an amount is for


def goes_on(text: str, situation: Situation, reader: HouseReader) -> Iterator[str]:
    """What a text may stand for that goes on with what was said before, the likelier way first."""
    text = usual(text) or text
    yield from corrected(text, reader.following)
    yield from reader.following(text, situation.before, asked=situation.asked)
    yield from referred(text, situation.last, situation.house)


def referred(text: str, last: Sequence[str], house: House) -> Iterator[str]:
    """The text with names in the place of what only points at them, the likelier way first.

    `last` are the ids of the devices spoken of last.
    """
    found = [entity for each in last if (entity := house.entity(each)) is not None]
    if not found:
        return
    if THERE.search(text):
        yield from _there(text, found, house)
    if ONE.search(text):
        yield from _one(text, found, house)
    if ones := ONES.match(text):
        noun = NOUNS.get(found[0].domain, found[0].domain.replace("_", " "))
        yield f"{ones['lead']}{ones['which']} {noun.removesuffix('s')}s{text[ones.end() :]}"
    if len({each.domain for each in found}) == 1 and len(found) <= MOST:
        yield from _amount(text, found, house)
        if compared := COMPARED.fullmatch(text.strip()):
            yield f"make the {_listed(found, house)} {compared['how'].lower()}"
    paused = [each for each in found if each.domain == TIMER and each.state == PAUSED]
    if len(paused) == 1 and GO_ON.fullmatch(text):
        yield f"resume the {paused[0].name}"


def _there(text: str, found: Sequence[Entity], house: House) -> Iterator[str]:
    """`Switch everything off in there`: in the room of what was spoken of."""
    rooms = {each.area for each in found}
    names = [area.name for area in house.areas if area.id in rooms]
    if len(names) == 1:
        yield THERE.sub(f"in the {names[0].lower()}", text)


def _one(text: str, found: Sequence[Entity], house: House) -> Iterator[str]:
    """`The other one off`: of the kind that was spoken of, the one that is told apart like that."""
    one = ONE.search(text)
    assert one is not None
    kind = [each for each in house.entities if each.domain == found[0].domain]
    if one["other"]:
        beside = _likest([e for e in kind if e.area == found[0].area and e not in found], found[0])
    else:
        said = stems(one["which"] or one["where"]) - STOP_WORDS
        beside = [each for each in kind if said and said <= stems(*house.known_by(each))]
    if len(beside) == 1:
        yield f"{text[: one.start()]}the {named_apart(beside[0], house)}{text[one.end() :]}"


def _likest(others: Sequence[Entity], entity: Entity) -> list[Entity]:
    """Those of some devices that share most words of a name with another."""
    shared = [len(stems(each.name) & stems(entity.name)) for each in others]
    return [each for each, n in zip(others, shared, strict=True) if n == max(shared) > 0]


def _amount(text: str, found: Sequence[Entity], house: House) -> Iterator[str]:
    """`Half way is enough`, `make that 10`, `no, blue`: what was spoken of is set to that."""
    said = AMOUNT.fullmatch(text.strip())
    if said is None:
        return
    domain, amount, bare = found[0].domain, said["amount"].lower(), said["unit"] is None
    if amount in SHARES:
        amount, bare = str(SHARES[amount]), True
    names = _listed(found, house)
    if amount in COLORS:
        if domain == "light":
            yield f"make the {names} {amount}"
    elif domain == TIMER:
        yield f"start the {names} for {amount}{' minutes' if bare else ''}"
    elif domain == "media_player":
        yield f"set the volume of the {names} to {amount}{' %' if bare else ''}"
    elif domain in UNITS:
        yield f"set the {names} to {amount}{f' {UNITS[domain]}' if bare else ''}"


def _listed(found: Sequence[Entity], house: House) -> str:
    return " and the ".join(named_apart(each, house) for each in found)
