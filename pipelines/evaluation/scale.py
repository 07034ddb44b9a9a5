"""What a large house costs: the same typed requests among 30 and among 500 devices."""

import statistics
import time
from dataclasses import replace

from pipelines.assistant import Assistant
from pipelines.house.entities import House
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.types import Request

SMALL, LARGE = 30, 500
TEXTS = (
    "turn on the kitchen lights",
    "dim the desk lamp to 40 percent",
    "close the blinds in the living room",
    "which lights are still on?",
    "switch everything off except the kitchen",
)


def house_of(count: int) -> House:
    """The default house cut, or repeated with numbered names, to a number of devices."""
    house = load_house(ASSETS / "house.yaml")
    entities = list(house.entities[:count])
    number = 2
    while len(entities) < count:
        entities += [
            replace(each, id=f"{each.id}_{number}", name=f"{each.name} {number}", aliases=())
            for each in house.entities[: count - len(entities)]
        ]
        number += 1
    return House(house.areas, tuple(entities))


def typed_milliseconds(assistant: Assistant, devices: int, rounds: int = 6) -> float:
    """The median of a few requests, after the first ones, which read the names of the house."""
    house = house_of(devices)
    times = []
    for number in range(rounds):
        for text in TEXTS:
            session = HouseSession(house)
            begun = time.perf_counter()
            for _ in assistant.respond(Request(text=text), session):
                pass
            times += [1000 * (time.perf_counter() - begun)] if number else []
    return round(statistics.median(times), 1)
