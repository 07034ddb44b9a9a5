"""Devices that come in twos and threes: `Left blind` and `Right blind`, `Plug 1` and `Plug 2`."""

import random
from collections.abc import Sequence
from dataclasses import replace

from pipelines.house.entities import Entity
from pipelines.training.commands.rooms import PEOPLE
from pipelines.training.commands.words import maybe, options, pick

FRONT = tuple(
    tuple(each.split())
    for each in options(
        "left right|right left|front back|upper lower|big small|small large|black white|old new|"
        "north south|east west|south west|first second|inner outer|upstairs downstairs|his her|"
        "red blue|main spare|top bottom|tall short|round square|grey white|outer middle inner|"
        "first second third|left middle right|near far"
    )
)
BEHIND = tuple(
    tuple(each.split())
    for each in options("1 2|1 2|1 2 3|1 3|2 3|one two|A B|A B|A B C|a b|A C|left right|I II")
)
BASES = {
    "light": "Zone|Bar|Panel|Row|Bulb|Spot|Bed lamp|Bedside lamp|Desk lamp|Tube|Bank|Light bar|"
             "Wall lamp|Reading lamp|Nightstand|Uplight",
    "switch": "Plug|Monitor|Socket|Screen|Outlet|Charger|Pump|Rack|Heater|Terminal",
    "cover": "Blind|Blinds|Curtain|Shutter|Shade|Window",
    "media_player": "Speaker|Screen|TV|Monitor speaker",
    "climate": "Heating|Radiator|Thermostat|Heater",
    "valve": "Sprinkler|Bed|Zone|Hose|Valve",
    "fan": "Fan|Ceiling fan|Desk fan",
    "lock": "Door|Gate lock|Door lock",
    "camera": "Camera|Cam",
    "timer": "Timer",
}  # fmt: skip
OWN_NAME = 0.4  # how often they go by the name of the device that they are made from
APART = 0.2  # how often one of them stands in another room


def siblings(rng: random.Random, entity: Entity, areas: Sequence[str]) -> list[Entity]:
    """A device as two or three that share its name but for a mark; alone where it has no kind."""
    if entity.domain not in BASES:
        return [entity]
    base = entity.name if maybe(rng, OWN_NAME) else pick(rng, BASES[entity.domain])
    if any(mark.isdigit() for mark in base):
        return [entity]
    draw = rng.random()
    if draw < 0.12:
        names = [f"{who}'s {base.lower()}" for who in rng.sample(options(PEOPLE), 2)]
    elif draw < 0.56:
        names = [f"{mark.capitalize()} {base.lower()}" for mark in rng.choice(FRONT)]
    else:
        names = [f"{base} {mark}" for mark in rng.choice(BEHIND)]
    return [
        replace(
            entity,
            id=f"{entity.id}_{number}",
            name=name,
            aliases=(),
            area=rng.choice(areas) if number > 1 and maybe(rng, APART) else entity.area,
        )
        for number, name in enumerate(names, 1)
    ]
