"""Questions as their words narrow them: whether all is to be listed, and what nobody asked about.

The model points at a device even where none is asked about, and its queries are all about a state.
The words of the question tell which of its queries do not belong to it.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from pipelines.house.entities import Area, Entity, House
from pipelines.house.timing import TIMER
from pipelines.preprocess.text import STOP_WORDS, words
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import ANYTHING, EVERYWHERE, Group, Order, Target, in_place
from pipelines.tasks.language.topics import DOMAINS, WORDS
from pipelines.tasks.language.verbs import ANY, PAST_VERBS, QUERY_VERBS, ROOMS
from pipelines.tasks.names.lists import Names, outside, spans_of, stemmed
from pipelines.tasks.names.matching import TOGETHER, grams, stem, stems
from pipelines.tasks.narrowing.extremes import EXTREMES, compared, extreme
from pipelines.tasks.narrowing.verdicts import state_in
from pipelines.tasks.phrasing.clauses import points_back

# What asks what there is, unless it says in which state.
THERE = r"(?:are|is) there|there (?:are|is)"
WHAT_THERE_IS = re.compile(
    rf"\b(?:{THERE}|(?:do|does|can|could) (?:i|we|you|it)|have you got"
    r"|list|name|show me|(?:devices|things|gadgets|appliances) (?:are )?in)\b",
    re.IGNORECASE,
)
# `on the upper floor` is a place.
FLOOR = re.compile(r"\bon (?:the|this|my|our)(?: \w+)? (?:floor|storey|level)\b", re.IGNORECASE)
THING = re.compile(r"^\W*(?:is|are) (?:the|my|our) (\w+)", re.IGNORECASE)
# Any of these may ask what was done.
DONE = re.compile(
    r"\b(?:did|do|does|done|can|could|able|have|has|had|was|were|been|just|last|happen\w*|chang\w*"
    r"|mov\w*|switch\w*|recap|history|log|new|news|up to|ago|previous\w*)\b",
    re.IGNORECASE,
)
SMALL = STOP_WORDS | stems(*STOP_WORDS)
# What says in which state; without any of it, all that there is counts.
STATES = {
    "on", "off", "open", "opened", "closed", "shut", "locked", "unlocked", "playing", "running",
    "active", "inactive", "lit", "burning", "working", "going", "switched", "turned", "left",
    "still", "up", "down", "bright", "dark", "using", "used", "awake", "wrong", "new",
}  # fmt: skip
# What may stand in such a question without saying which devices.
DEVICES = {
    "device", "thing", "gadget", "appliance", "anything", "everything", "stuff", "control", "got",
    "list", "name", "show", "house", "home", "flat", "know", "upstair", "downstair", "kind",
    "many", "use", "floor", "place",
}  # fmt: skip
# What the devices of many a room are called: the temperature of one room is not that of another.
MEASURES = {"temperature", "humidity", "thermostat", "heating", "heater", "radiator"}
# What one says of it, and what measures it.
MEASURED_BY = {
    **dict.fromkeys(("warm", "hot", "cool", "cold", "chilly", "degree"), "temperature"),
    **dict.fromkeys(("humid", "damp", "dry", "moist"), "humidity"),
}
OWN = {"television"}  # what not all of a kind are
LEFT = {"left", "remain", "remaining", TIMER}
ROOM_WORDS = {"rooms", "areas"}
LISTING = ("which", "count")
PLAYING, PLAYER = "playing", "media_player"
TEMPERATURES = ("current_temperature", "temperature")  # of which one asks by the room
BEGINNING = 4  # letters from which on a word may be the beginning of another
WITHIN = {"in", "inside", "of", "at"}


@dataclass(frozen=True)
class Said:
    """A question in a house: its words, and the areas among them."""

    text: str
    house: House

    @cached_property
    def places(self) -> set[str]:
        """The ids of the areas that are named."""
        said = words(self.text)
        return {each.id for each in self.house.areas if spans_of(said, _called([each]))}

    @cached_property
    def besides(self) -> set[str]:
        """The words besides the areas, and what says that something is there."""
        return self._without(frozenset())

    @cached_property
    def asked(self) -> set[str]:
        """The words besides what says in which area: `in the hall`, not `is the garage open`."""
        return self._without(WITHIN)

    def _without(self, within: Set[str]) -> set[str]:
        said = words(FLOOR.sub("", self.text))
        spans = [
            (begin - (said[begin - 1 : begin] == ["on"]), end)
            for begin, end in spans_of(said, _called(self.house.areas))
            if not within or within & set(said[max(0, begin - 2) : begin])
        ]
        return {stem(word) for word in outside(said, spans)}

    @property
    def lists(self) -> bool:
        """Whether it asks what there is, in whatever state."""
        return bool(WHAT_THERE_IS.search(self.text)) and not self.besides & STATES

    @property
    def rooms(self) -> bool:
        """Whether it asks which rooms there are, or how many."""
        several = not ROOM_WORDS.isdisjoint(words(self.text))
        return self.lists and several and self.besides - SMALL - DEVICES <= {"room", "area"}

    @property
    def domain(self) -> str | None:
        """The kind of device of which it asks which there are, if that is all that it says."""
        named = [each for each in DOMAINS if each in self.besides]
        rest = self.besides - SMALL - DEVICES - {*named}
        return named[0] if self.lists and len(named) == 1 and not rest else None

    @property
    def plain(self) -> bool:
        """Whether its words tell all that is asked, if it is a question to the house at all."""
        return self.lists or extreme(self.text) is not None

    def names(self, entity: Entity, less: Set[str] = frozenset()) -> bool:
        """Whether it has a word of an entity's name, besides the room that it names."""
        own = stems(*entity.names) - SMALL - less
        asked = self.asked - SMALL
        measured = {MEASURED_BY[word] for word in asked if word in MEASURED_BY}
        return any(_alike(word, own) for word in asked | measured)

    def of_else(self, target: Target) -> bool:
        """Whether it is about something else than a group: `how many rooms`, `is the oven on`."""
        if isinstance(target, str):
            return False
        if self.lists:
            return bool(self.besides - SMALL - DEVICES - _about(target.kind))
        thing = THING.match(self.text)
        if thing is None or target.kind != ANYTHING:
            return False
        return not {stem(thing[1].lower())} & self.besides <= STATES | DEVICES


def asked(orders: Sequence[Order], text: str, house: House) -> tuple[Order, ...]:
    """Queries about a state, as ones about what there is, where the text names no state.

    And what plays is asked of all players, what is the warmest of all that tell how warm it is.
    """
    if not all(each.verb in QUERY_VERBS for each in orders):
        return tuple(orders)
    said = Said(text, house)
    orders = tuple(_timed(_standing(each, text), said) for each in orders)
    word = extreme(text)
    if word is not None:
        return (compared(word, text, house, said.places),)
    if said.rooms:
        return (Order("which", (), (), (("state", ROOMS),)),)
    domain = said.domain
    if domain is not None:
        groups = [each for order in orders for each in order.targets if isinstance(each, Group)]
        places = sorted(said.places) or sorted({e.place for e in groups}) or [EVERYWHERE]
        kinds = [each for each in DOMAINS if each.endswith(domain)]
        meant = tuple(Group(kind, place) for kind in kinds for place in places)
        return (Order("which", meant, (), (("state", ANY),)),)
    if PLAYING in said.besides:
        return tuple(_playing(each, said) for each in orders)
    if not said.lists:
        return tuple(orders)
    return tuple(_there(each, said) if each.verb in LISTING else each for each in orders)


def lists(orders: Sequence[Order]) -> bool:
    """Whether all that is asked is what the words alone tell, which is never wrong to tell."""
    told = {ANY, ROOMS, *EXTREMES}
    return bool(orders) and all(dict(order.values).get("state") in told for order in orders)


def beside(orders: Sequence[Order], text: str, situation: Situation) -> bool:
    """Whether a query is about a device that the text neither names nor may mean.

    One that was spoken of may be meant without a name, and the temperature of a room is that of
    whatever measures it there.
    """
    if not text:
        return False  # it was heard
    said = Said(text, situation.house)
    if said.lists and re.search(THERE, text) and any(each.verb in PAST_VERBS for each in orders):
        return True  # nothing was done, and why, is no answer to what there is
    return any(
        _unnamed(target, order, said, situation)
        if order.verb in ("state", "since")
        else order.verb in LISTING and said.of_else(target)
        for order in orders
        for target in order.targets
    )


def _standing(order: Order, text: str) -> Order:
    """`What's on?` asks how things are; what was done is asked with words for that."""
    state = state_in(text)
    if order.verb != "deed" or state is None or DONE.search(text):
        return order
    return Order("which", (Group(ANYTHING, EVERYWHERE),), (), (("state", state),))


def _timed(order: Order, said: Said) -> Order:
    """How much time is left is what a timer says of itself, and no field of it."""
    found = [said.house.entity(each) for each in order.targets if isinstance(each, str)]
    timers = bool(found) and all(each is not None and each.domain == TIMER for each in found)
    left = not LEFT.isdisjoint(said.besides)
    return replace(order, values=()) if timers and left and order.verb == "state" else order


def _playing(order: Order, said: Said) -> Order:
    """`What is playing?` is about all players, and not about one that happens to be there."""
    found = [said.house.entity(each) for each in order.targets if isinstance(each, str)]
    unnamed = [each for each in found if each and not said.names(each)]
    if order.verb != "state" or not found or len(unnamed) < len(order.targets):
        return order
    groups = tuple(Group(PLAYER, place) for place in sorted(said.places) or [EVERYWHERE])
    return replace(order, verb="which", targets=groups, values=(("state", PLAYING),))


def _there(order: Order, said: Said) -> Order:
    """Which there are and how many is the same question; `everything` then means all devices."""
    targets = tuple(_kinds(each, said) for each in order.targets)
    if any(map(said.of_else, targets)):
        return order
    found = [each for target in targets for each in _everything(target, said.house)]
    return replace(order, verb="which", targets=tuple(found), values=(("state", ANY),))


def _kinds(target: Target, said: Said) -> Target:
    """A group of anything as of the kind that is named: the model has no group of cameras."""
    if isinstance(target, str) or target.kind != ANYTHING:
        return target
    named = [each for each in DOMAINS if each in said.besides]
    return Group(named[0], target.place) if named else target


def _everything(target: Target, house: House) -> Iterable[Target]:
    if isinstance(target, str) or target.kind != ANYTHING:
        return (target,)
    return (each.id for each in house.entities if in_place(each, target.place, house))


def _unnamed(target: Target, order: Order, said: Said, situation: Situation) -> bool:
    spoken_of = target in situation.last and (points_back(said.text) or not THING.match(said.text))
    if isinstance(target, Group) or spoken_of:
        return False
    entity = situation.house.entity(target)
    if entity is None:
        return False
    here = {situation.room} if situation.room and "here" in said.besides else set()
    places = said.places | here
    elsewhere = bool(places) and entity.area not in places
    if said.names(entity, MEASURES if elsewhere else frozenset()):
        return False
    by_room = any(field in TEMPERATURES for field, _ in order.values)
    return elsewhere or not (by_room or said.besides & (_about(entity.domain) - OWN))


def _about(domain: str) -> set[str]:
    """What one says of a kind of device."""
    known = WORDS.get(domain, set())
    return known | MEASURES if domain == "climate" else known


def _called(areas: Iterable[Area]) -> Names:
    return stemmed([area.names for area in areas])


def _alike(word: str, others: Set[str]) -> bool:
    """Whether a word may be one of others, misspelled, or begins as one: `humid`, `humidity`."""
    return any(float(grams(word) @ grams(other)) >= TOGETHER for other in others) or any(
        len(one) >= BEGINNING and two.startswith(one)
        for other in others
        for one, two in ((word, other), (other, word))
    )
