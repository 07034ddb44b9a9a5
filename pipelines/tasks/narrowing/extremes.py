"""Questions for what is the most of something: `which room is the warmest?`, `the loudest player`.

The model knows no such query and asks how one device is. The word tells what is compared, and the
states of all devices that measure it decide.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from pipelines.house.entities import Entity, House
from pipelines.house.queries import is_on
from pipelines.house.sentences import called, named_apart, status
from pipelines.preprocess.text import words
from pipelines.tasks.language.orders import EVERYWHERE, Order, in_any

CELSIUS = "°C"
OUTDOORS = {"outside", "outdoor", "outdoors", "garden", "yard"}  # which is no room


def _temperature(entity: Entity) -> float | None:
    if entity.domain == "sensor" and entity.attributes.get("unit") == CELSIUS:
        return _number(entity.state)
    return _number(entity.attributes.get("current_temperature"))


def _humidity(entity: Entity) -> float | None:
    called_so = "humid" in entity.name.lower()
    measures = entity.attributes.get("device_class") == "humidity" or called_so
    return _number(entity.state) if entity.domain == "sensor" and measures else None


def _brightness(entity: Entity) -> float | None:
    lit = entity.domain == "light" and is_on(entity)
    return _number(entity.attributes.get("brightness_pct")) if lit else None


def _volume(entity: Entity) -> float | None:
    return _number(entity.attributes.get("volume_level"))


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


@dataclass(frozen=True)
class Extreme:
    """What is compared, and whether the most of it is asked for, or the least."""

    measure: Callable[[Entity], float | None]
    most: bool


EXTREMES: Mapping[str, Extreme] = {
    **dict.fromkeys(("warmest", "hottest"), Extreme(_temperature, True)),
    **dict.fromkeys(("coldest", "coolest", "chilliest"), Extreme(_temperature, False)),
    **dict.fromkeys(("dampest",), Extreme(_humidity, True)),
    **dict.fromkeys(("driest",), Extreme(_humidity, False)),
    **dict.fromkeys(("brightest",), Extreme(_brightness, True)),
    **dict.fromkeys(("dimmest",), Extreme(_brightness, False)),
    **dict.fromkeys(("loudest",), Extreme(_volume, True)),
    **dict.fromkeys(("quietest",), Extreme(_volume, False)),
}

LIGHTS, PLAYERS = ("light",), ("media_player",)
KINDS = {
    **dict.fromkeys(("light", "lamp"), LIGHTS),
    **dict.fromkeys(("speaker", "player"), PLAYERS),
    "one": (*LIGHTS, *PLAYERS),
}
THE_MOST = re.compile(rf"\bthe ({'|'.join(EXTREMES)}) ({'|'.join(KINDS)})\b", re.IGNORECASE)


def extreme(text: str) -> str | None:
    """The word that asks for the most of something, if a text has one."""
    return next((each for each in words(text) if each in EXTREMES), None)


def compared(word: str, text: str, house: House, places: Collection[str]) -> Order:
    """The query for what is `word`, of all that is measured in some places; none for anywhere."""
    indoors = "room" in words(text)
    found = tuple(
        entity.id
        for entity in house.entities
        if EXTREMES[word].measure(entity) is not None
        and in_any(entity, places or (EVERYWHERE,), house)
        and not (indoors and OUTDOORS & set(words(called(entity, house))))
    )
    return Order("which", found, (), (("state", word),))


def pointed(text: str, house: House) -> str | None:
    """An order for `the brightest light` with that light's name in its place; None for others.

    Which one it is depends on how the house is now.
    """
    found = THE_MOST.search(text)
    if found is None:
        return None
    able = [entity for entity in house.entities if entity.domain in KINDS[found[2].lower()]]
    best = leading(found[1].lower(), able)
    if len(best) != 1:
        return None
    return f"{text[: found.start()]}the {named_apart(best[0], house)}{text[found.end() :]}"


def leading(word: str, entities: Collection[Entity]) -> list[Entity]:
    """The one that is `word` among some devices; several where they are equal."""
    known = [(value, e) for e in entities if (value := EXTREMES[word].measure(e)) is not None]
    pick = max if EXTREMES[word].most else min
    best = pick((value for value, _ in known), default=None)
    return [entity for value, entity in known if value == best]


def ranked(word: str, entities: Collection[Entity], house: House) -> str:
    """`Warmest of 3: Thermostat (Living room): heat, 20.4 °C now.`"""
    told = "; ".join(f"{called(e, house)}: {status(e)}" for e in leading(word, entities))
    return f"{word.capitalize()} of {len(entities)}: {told}."
