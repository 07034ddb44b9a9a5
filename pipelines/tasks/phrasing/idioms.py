"""What people say shorter than the model has read it: `all off`, `start the timer`.

Each has one meaning, and the model reads it said in full.
"""

import re

from pipelines.house.entities import House
from pipelines.house.timing import TIMER
from pipelines.preprocess.durations import spoken
from pipelines.tasks.names.matching import stems
from pipelines.tasks.narrowing.doors import DOORWAYS

POLITE = r"(?:(?:please|now|just|can you|could you) )*"
END = r"(?:,? (?:please|now))*\W*"
ALL_OFF = r"(?:(?:turn|switch) )?(?:it )?all off|everything off"
HOME = r"(?:the |our |my )?(?:whole |entire )?(?:house|home|flat|place)"
HOUSE_OFF = rf"(?:turn|switch) off {HOME}"
REPORT = (
    rf"(?:(?:give me|show me|tell me|i want|what(?:'s| is)) )?(?:a|the) (?:status|state)"
    rf"(?: report| update)?(?: (?:of|on) {HOME})?|(?:status|house) (?:report|update)"
    rf"|how is {HOME}(?: doing)?|what(?:'s| is) (?:going on|happening) in {HOME}|status"
)
SAFE = (
    rf"(?:is|are) (?:{HOME}|everything|everyone|we|all) (?:all )?(?:secure|safe|(?:locked|shut) up)"
    rf"(?: for the night)?|(?:did|have) (?:i|we|you) lock(?:ed)?(?: everything)? up"
)
FULL = tuple(
    (re.compile(rf"{POLITE}(?:{said}){END}", re.IGNORECASE), meant)
    for said, meant in (
        (rf"{ALL_OFF}|{HOUSE_OFF}", "turn everything off"),
        (r"dim everything", "dim all the lights"),
        (r"light (?:up )?(?:the|this) room(?: up)?", "turn on the lights in this room"),
        (r"(?:close|shut) (?:everything|it all)", "close all the covers"),
        (r"lock (?:everything|it all)(?: up)?", "lock all the doors"),
        (
            r"no (?:more )?(lights?|lamps?|music|tv|telly|heating|fan|radio|sprinklers?)(?: on)?"
            r"(?: now| today| tonight)?",
            r"turn off the \1",
        ),
        (SAFE, "are all the doors closed? are all the doors locked?"),
        (
            r"(?:hm+,? )?what (?:was|were) (?:it|they|that|those)(?: on| at| set to)?"
            r" (?:before|originally|earlier|at first)",
            "what did you just do?",
        ),
        (r"(?:are there )?any timers? (?:running|on|going)", "which timers are running?"),
        (REPORT, "what's on? which doors are open? which doors are unlocked? how warm is it?"),
    )
)
DOORS = re.compile(
    rf"{POLITE}(?:close|shut) (?:(?:all|every|each|both)(?: of)? )?(?:(?:the|our|my) )?doors?{END}",
    re.IGNORECASE,
)
STARTED = re.compile(
    rf"{POLITE}(?:start|restart|run|set|turn on)(?: the| my| our| a)? (?:(.+) )?timer{END}",
    re.IGNORECASE,
)
EVERY_HEATING = re.compile(
    rf"(.*?\b)(?:all (?:of )?(?:the |our )?heating(.*)"
    rf"|(?:the |our )?heating(.*) (?:everywhere|in (?:all|every) rooms?|all over){END})",
    re.IGNORECASE,
)
BREWED = re.compile(
    rf"{POLITE}(?:make|brew|i need|i want|i'd like|i'd love|i fancy)(?: me| us)?"
    rf"(?: (?:a|an|some|the))?(?: nice| fresh| strong)?(?: cup of| pot of| cuppa)? (\w+){END}",
    re.IGNORECASE,
)
BREWS = {"coffee": {"coffee", "espresso"}, "espresso": {"coffee", "espresso"},
         "cappuccino": {"coffee"}, "latte": {"coffee"}, "tea": {"kettle", "tea"}}  # fmt: skip
MOST = 4  # doors that are named one by one


class Idioms:
    """The idioms for a house, which some of them depend on."""

    def __init__(self, house: House) -> None:
        covers = [entity for entity in house.entities if entity.domain == "cover"]
        classed = [e for e in covers if e.attributes.get("device_class") in DOORWAYS]
        self._doors = [entity.name for entity in classed][: MOST + 1]
        self._switches = [entity for entity in house.entities if entity.domain == "switch"]
        self._timers = [entity for entity in house.entities if entity.domain == TIMER]

    def __call__(self, text: str) -> str | None:
        """The text said in full, or None if it is no idiom."""
        if DOORS.fullmatch(text.strip()) and 0 < len(self._doors) <= MOST:
            return f"close the {' and the '.join(self._doors)}"
        started = STARTED.fullmatch(text.strip())
        if started is not None:
            return self._usual(started[1] or "")
        if brewed := BREWED.fullmatch(text.strip()):
            return self._brewed(brewed[1].lower())
        if heated := EVERY_HEATING.fullmatch(text.strip()):
            return "".join((heated[1], "all the thermostats", heated[2] or heated[3] or ""))
        found = ((said.fullmatch(text.strip()), meant) for said, meant in FULL)
        return next((said.expand(meant) for said, meant in found if said), None)

    def _brewed(self, drink: str) -> str | None:
        """Whoever wants a coffee wants the machine for it switched on."""
        by = BREWS.get(drink, set())
        found = [each for each in self._switches if by & stems(*each.names)]
        return f"turn on the {found[0].name}" if len(found) == 1 else None

    def _usual(self, named: str) -> str | None:
        """A timer started without a time runs as long as it usually does."""
        said = stems(named)
        found = [each for each in self._timers if said <= stems(*each.names)]
        lasts = found[0].attributes.get("duration") if len(found) == 1 else None
        if not isinstance(lasts, int | float) or lasts < 1:
            return None
        return f"start the {found[0].name} for {spoken(round(lasts))}"
