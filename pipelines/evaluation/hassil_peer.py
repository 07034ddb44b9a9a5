"""The peer: Home Assistant's sentence templates, matched as its own conversation agent does.

`hassil` recognises, `home-assistant-intents` has the English sentences. As there, only an exact
match counts, the longest name wins, and the visitor's area stands in where none is said. (Newer
versions of that agent ask a second matcher where this one finds nothing; that is not part of it.)
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hassil.intents import Intents, SlotList, TextSlotList
from hassil.recognize import RecognizeResult, recognize_best
from home_assistant_intents import get_intents

from pipelines.evaluation.cases import Case
from pipelines.evaluation.hassil_intents import Heard, carry_out
from pipelines.evaluation.hassil_targets import floors, names
from pipelines.house.commands import Command
from pipelines.house.entities import House
from pipelines.remembered import Remembered

LANGUAGE = "en"
KEPT = 1000  # houses
ATTRIBUTES = ("device_class",)  # those that a template may ask of a named device


@dataclass(frozen=True)
class Known:
    """What the templates' slots may hold in a house."""

    house: House
    lists: dict[str, SlotList]


class HassilPeer:
    """Answers from templates. A house is read once."""

    name = "hassil"

    def __init__(self) -> None:
        self.intents = english()
        self._known = Remembered[int, Known](KEPT)

    def prepare(self, house: House) -> None:
        """Collect the names of a house."""
        self.known(house)

    def answer(self, case: Case) -> tuple[Command, ...]:
        """The commands for what is said in a case; none if no template fits."""
        return self.understand(case.house, case.area, case.text)

    def understand(self, house: House, area: str | None, text: str) -> tuple[Command, ...]:
        """The commands for a text, said in an area."""
        heard = self.heard(house, area, text)
        return () if heard is None else carry_out(heard)

    def heard(
        self, house: House, area: str | None, text: str, intent: str | None = None
    ) -> Heard | None:
        """The intent of a text, said in an area, and its slots; None if no template fits.

        Where the intent is known, only its templates are looked at, which takes a fifth of the
        time.
        """
        result = self.recognise(house, area, text, intent)
        if result is None:
            return None
        slots = {slot: entity.value for slot, entity in result.entities.items()}
        domains = result.intent_data.requires_context.get("domain", ())
        allowed = (domains,) if isinstance(domains, str) else tuple(domains)
        return Heard(result.intent.name, slots, house, allowed, area)

    def recognise(
        self, house: House, area: str | None, text: str, intent: str | None = None
    ) -> RecognizeResult | None:
        """The best intent for a text, or a known one, with what its slots hold."""
        context = {"area": {"value": area, "text": area}} if area is not None else None
        return recognize_best(
            text,
            self.intents if intent is None else only(intent),
            slot_lists=self.known(house).lists,
            intent_context=context,
            language=LANGUAGE,
            best_slot_name="name",
        )

    def known(self, house: House) -> Known:
        """The names of a house, kept until many others were asked about."""
        # What is kept holds its house, so no other can have the same id.
        return self._known(id(house), lambda: Known(house, slot_lists(house)))


@cache
def english() -> Intents:
    """Home Assistant's English intents: read and parsed once."""
    described = get_intents(LANGUAGE)
    assert described is not None, "the package has English"
    return Intents.from_dict(described)


@cache
def only(intent: str) -> Intents:
    """One of the English intents."""
    known = english()
    return replace(known, intents={intent: known.intents[intent]})


def slot_lists(house: House) -> dict[str, SlotList]:
    """What can be said for names, areas and floors; a name brings what a template may ask of it."""
    devices: list[tuple[str, Any, dict[str, Any]]] = []
    for entity in house.entities:
        asked = {each: entity.attributes[each] for each in ATTRIBUTES if each in entity.attributes}
        context = {"domain": entity.domain, **asked}
        devices += [(name, name, context) for name in names(entity)]
    areas: list[tuple[str, Any]] = [(name, a.id) for a in house.areas for name in names(a)]
    levels: list[tuple[str, Any]] = [
        (name, floor) for floor, called in floors(house).items() for name in called
    ]
    return {
        "name": TextSlotList.from_tuples(devices, allow_template=False, name="name"),
        "area": TextSlotList.from_tuples(areas, allow_template=False, name="area"),
        "floor": TextSlotList.from_tuples(levels, allow_template=False, name="floor"),
    }
