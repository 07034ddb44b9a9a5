"""The house as a drawn floor plan: one accessible SVG for each floor, no scripts."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from itertools import combinations

from demo.symbols import brightness, is_active, light_color, number, symbol
from pipelines.house.entities import Area, Entity, House, Point, Rectangle
from pipelines.house.sentences import called, status
from pipelines.house.services import REST
from pipelines.house.taps import tap
from pipelines.house.timing import PAUSED

UNIT = 60  # of the drawing, a metre
RADIUS = 26  # of a device's circle
CELL = 1.1  # metres between devices that are placed automatically
WIDEST = 13.0  # metres of rooms in a row of an automatic plan
MARGIN = 6
STRIP = 28  # how high above the wall a room's name reaches
LETTER = 12  # how wide a letter of a room's name is at most, on average
HOUSE = "house"  # the only floor of an automatic plan


@dataclass(frozen=True)
class Floor:
    """A floor's rooms and the places of its devices, in metres."""

    name: str
    rooms: tuple[tuple[Area, Rectangle], ...]
    devices: tuple[tuple[Entity, Point], ...]

    @property
    def size(self) -> Point:
        """Width and height."""
        return (
            max(left + width for _, (left, _, width, _) in self.rooms),
            max(top + height for _, (_, top, _, height) in self.rooms),
        )


@dataclass(frozen=True)
class _Look:
    """What all floors of one drawing have in common."""

    house: House
    changed: Collection[str]
    room: str | None
    left: Mapping[str, float]


def floors(house: House) -> list[Floor]:
    """The house's own plan if it has a complete one, else rooms in rows."""
    areas = {area.id: area for area in house.areas}
    placed = all(_inside(entity, areas.get(entity.area or "")) for entity in house.entities)
    apart = all(
        one.plan and other.plan and _apart(one.plan, other.plan)
        for one, other in combinations(house.areas, 2)
        if one.floor == other.floor
    )
    drawn = all(area.plan for area in house.areas) and placed and apart
    return _drawn(house) if drawn else _automatic(house)


def draw(
    house: House,
    changed: Collection[str] = (),
    room: str | None = None,
    left: Mapping[str, float] | None = None,
) -> str:
    """The plan as HTML. `changed` entities pulse once; `room` is where the visitor is.

    `left` has the seconds that timers still run, by id.
    """
    look = _Look(house, changed, room, left or {})
    drawn = (_floor(floor, number, look) for number, floor in enumerate(floors(house)))
    return f'<div class="plan">{"".join(drawn)}</div>'


def _clock(seconds: float) -> str:
    """`4:20` below a timer: what it has left."""
    minutes, rest = divmod(math.ceil(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    shown = f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
    return f'<text class="clock" y="{RADIUS + 17}" aria-hidden="true">{shown}</text>'


def _inside(entity: Entity, area: Area | None) -> bool:
    if area is None or area.plan is None or entity.at is None:
        return False
    (left, top, width, height), (x, y), edge = area.plan, entity.at, RADIUS / UNIT
    across = left + edge <= x <= left + width - edge
    return across and top + edge <= y <= top + height - edge


def _apart(one: Rectangle, other: Rectangle) -> bool:
    slack = 1e-6
    return any(
        a + length <= b + slack or b + span <= a + slack
        for a, length, b, span in zip(one[:2], one[2:], other[:2], other[2:], strict=True)
    )


def _drawn(house: House) -> list[Floor]:
    result = []
    for name in dict.fromkeys(area.floor for area in house.areas):
        rooms = tuple((a, a.plan) for a in house.areas if a.floor == name and a.plan)
        ids = {area.id for area, _ in rooms}
        devices = tuple((e, e.at) for e in house.entities if e.area in ids and e.at)
        result.append(Floor(name, rooms, devices))
    return result


def _automatic(house: House) -> list[Floor]:
    """Rooms as large as their devices need, side by side in rows, all on one floor."""
    places = [*house.areas, Area("", "Elsewhere")]
    rooms: list[tuple[Area, Rectangle]] = []
    devices: list[tuple[Entity, Point]] = []
    left = top = row = 0.0
    for area in places:
        own = [e for e in house.entities if e.area == area.id or (not area.id and not e.area)]
        if not own and not area.id:
            continue
        columns = max(2, math.ceil(math.sqrt(len(own))))
        width = columns * CELL + 0.4
        height = max(1, math.ceil(len(own) / columns)) * CELL + 0.9
        if left and left + width > WIDEST:
            left, top, row = 0.0, top + row, 0.0
        rooms.append((area, (left, top, width, height)))
        for index, entity in enumerate(own):
            across, down = index % columns, index // columns
            at = (left + 0.2 + (across + 0.5) * CELL, top + 0.2 + (down + 0.5) * CELL)
            devices.append((entity, at))
        left, row = left + width, max(row, height)
    return [Floor(HOUSE, tuple(rooms), tuple(devices))]


def _floor(floor: Floor, level: int, look: _Look) -> str:
    width, height = (side * UNIT + 2 * MARGIN for side in floor.size)
    # The visitor's room is drawn over its neighbours' walls.
    last = sorted(floor.rooms, key=lambda each: each[0].id == look.room)
    rooms = "".join(_room(a, r, a.id == look.room) for a, r in last)
    glows = "".join(_glow(f"{level}-{n}", e, at, floor) for n, (e, at) in enumerate(floor.devices))
    names = "".join(
        _name(a, r, floor) for a, r in floor.rooms
    )  # over the glow, so that they are read
    devices = "".join(_device(e, at, look) for e, at in floor.devices)
    title = "House" if floor.name == HOUSE else f"{floor.name.capitalize()} floor"
    return (
        f'<figure style="--wide:{width:.0f}"><figcaption>{escape(title)}</figcaption>'
        f'<svg viewBox="{-MARGIN} {-MARGIN} {width:.0f} {height:.0f}" role="group" '
        f'aria-label="{escape(title)}">{rooms}{glows}{names}{devices}</svg></figure>'
    )


def _room(area: Area, rectangle: Rectangle, here: bool) -> str:
    left, top, width, height = (side * UNIT for side in rectangle)
    return (
        f'<rect class="room{" here" if here else ""}" x="{left:.0f}" y="{top:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}"/>'
    )


def _name(area: Area, rectangle: Rectangle, floor: Floor) -> str:
    """The room's name in its lower left corner, shortened to end before a wall or a device."""
    left, top, width, height = (side * UNIT for side in rectangle)
    low = [
        x * UNIT - RADIUS
        for entity, (x, y) in floor.devices
        if entity.area == area.id and y * UNIT + RADIUS > top + height - STRIP
    ]
    most = max(int((min([left + width - 12, *low]) - left - 12) / LETTER), 1)
    short = area.name if len(area.name) <= most else f"{area.name[: most - 1].rstrip()}…"
    return (
        f'<text class="name" x="{left + 12:.0f}" y="{top + height - 12:.0f}">'
        f"{escape(short)}<title>{escape(area.name)}</title></text>"
    )


def _glow(mark: str, entity: Entity, at: Point, floor: Floor) -> str:
    """Light on the floor of the room, no further than its walls."""
    shine = brightness(entity) if entity.domain == "light" else 0.0
    rectangle = next((r for area, r in floor.rooms if area.id == (entity.area or "")), None)
    if not shine or rectangle is None:
        return ""
    left, top, width, height = (side * UNIT for side in rectangle)
    color = escape(light_color(entity), quote=True)
    return (
        f'<defs><radialGradient id="glow-{mark}"><stop stop-color="{color}"/>'
        f'<stop offset="1" stop-color="{color}" stop-opacity="0"/></radialGradient>'
        f'<clipPath id="walls-{mark}"><rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}"/></clipPath></defs>'
        f'<circle class="glow" cx="{at[0] * UNIT:.0f}" cy="{at[1] * UNIT:.0f}" '
        f'r="{(1.2 + 1.6 * shine) * UNIT:.0f}" fill="url(#glow-{mark})" '
        f'opacity="{0.35 + 0.6 * shine:.2f}" clip-path="url(#walls-{mark})"/>'
    )


def _device(entity: Entity, at: Point, look: _Look) -> str:
    label = f"{called(entity, look.house)}: {status(entity)}"
    label += ", asks first" if entity.guarded else ""
    states = {"active": is_active(entity), "changed": entity.id in look.changed,
              "guarded": entity.guarded}  # fmt: skip
    classes = " ".join(["device", entity.domain, *(name for name, yes in states.items() if yes)])
    role = 'role="button" tabindex="0"' if tap(entity) else 'role="img"'
    shine = f' style="--shine:{light_color(entity)}"' if entity.domain == "light" else ""
    left = look.left.get(entity.id)
    runs = "" if left is None else f' data-left="{left:.1f}"'  # the page counts on
    shown = number(entity, REST, 0.0) if left is None and entity.state == PAUSED else left
    clock = _clock(shown) if shown else ""
    return (
        f'<g class="{escape(classes)}" {role} data-entity="{escape(entity.id)}" '
        f'aria-label="{escape(label)}"{shine}{runs} '
        f'transform="translate({at[0] * UNIT:.0f} {at[1] * UNIT:.0f})">'
        f"<title>{escape(label)}</title>"
        f'<circle class="body" r="{RADIUS}"/>{symbol(entity)}{clock}</g>'
    )
