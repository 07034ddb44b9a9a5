"""A command: an action, the entities it is for, and its data. Checked against a house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipelines.house.entities import Entity, House, Value
from pipelines.house.errors import CommandError, InvalidData, UnknownEntity, UnknownService
from pipelines.house.services import SERVICES, Service

MAX_TARGETS = 200
MAX_DATA, LARGEST = 30, 1e9
CLOSE = {"volume_level": 0.01}  # how far numbers may differ and still count as the same
ROUNDING = 1e-9  # 0.31 - 0.30 is a little more than 0.01


@dataclass(frozen=True)
class Command:
    """As Home Assistant calls a service: `light.turn_on` on some entities with some data."""

    action: str
    targets: tuple[str, ...]
    data: Mapping[str, Value] = field(default_factory=dict)


def parse_command(described: Any) -> Command:
    """Read `{"action": …, "target": [ids], "data": {…}}`. Raises CommandError."""
    if not isinstance(described, Mapping):
        raise CommandError("A command is a mapping with action, target and data.")
    action, targets = described.get("action"), described.get("target", [])
    data = described.get("data") or {}
    if not isinstance(action, str) or not isinstance(data, Mapping):
        raise CommandError("A command needs an action, and data as a mapping.")
    if not isinstance(targets, list) or not all(isinstance(each, str) for each in targets):
        raise CommandError("The target of a command is a list of entity ids.")
    if len(data) > MAX_DATA or not all(map(_plain, data.values())):
        raise CommandError(f"The data of a command is at most {MAX_DATA} texts and numbers.")
    return Command(action, tuple(targets), {str(name): value for name, value in data.items()})


def describe_command(command: Command) -> dict[str, Any]:
    """What `parse_command` reads."""
    return {"action": command.action, "target": [*command.targets], "data": {**command.data}}


def check(command: Command, house: House) -> Service:
    """The service of a command that fits the house.

    Raises:
        CommandError: its type and message say what does not fit.
    """
    service = SERVICES.get(command.action)
    if service is None:
        raise UnknownService(f"There is no action {command.action[:64]!r}.")
    if not 1 <= len(command.targets) <= MAX_TARGETS:
        raise CommandError(f"A command is for 1 to {MAX_TARGETS} devices.")
    for target in command.targets:
        entity = house.entity(target)
        if entity is None:
            raise UnknownEntity(f"There is no {target[:64]!r} in this house.")
        if entity.domain != service.domain:
            raise UnknownService(f"{entity.name} cannot do {command.action}.")
        for name in command.data:
            _check_capability(entity, service, name)
    for name, value in command.data.items():
        _check_value(service, name, value)
    for each in service.fields:
        if each.required and each.name not in command.data:
            raise InvalidData(f"{command.action} needs {each.name}.")
    return service


def merged(commands: Iterable[Command]) -> tuple[Command, ...]:
    """The same wishes in as few commands: those of one action and data become one."""
    found: dict[tuple[str, frozenset[tuple[str, Value]]], Command] = {}
    for each in commands:
        key = each.action, frozenset(each.data.items())
        before = found[key].targets if key in found else ()
        targets = tuple(dict.fromkeys((*before, *each.targets)))
        found[key] = Command(each.action, targets, each.data)
    return tuple(found.values())


def same(left: Iterable[Command], right: Iterable[Command]) -> bool:
    """Whether two answers do the same: equal as sets, numbers within 1, words by name."""
    rest = list(right)
    for command in left:
        twin = next((other for other in rest if _alike(command, other)), None)
        if twin is None:
            return False
        rest.remove(twin)
    return not rest


def _plain(value: object) -> bool:
    """A text or a number of ordinary size; not one that is no number or overflows."""
    return isinstance(value, str) or (isinstance(value, int | float) and abs(value) <= LARGEST)


def _alike(left: Command, right: Command) -> bool:
    return (
        left.action == right.action
        and set(left.targets) == set(right.targets)
        and left.data.keys() == right.data.keys()
        and all(_close(name, value, right.data[name]) for name, value in left.data.items())
    )


def _close(name: str, left: Value, right: Value) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        return str(left).casefold() == str(right).casefold()
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return abs(left - right) <= CLOSE.get(name, 1.0) + ROUNDING


def _check_capability(entity: Entity, service: Service, name: str) -> None:
    known = service.field(name)
    if known is None:
        raise InvalidData(f"{service.action} takes no {name[:32]!r}.")
    if known.capability and known.capability not in entity.capabilities:
        raise InvalidData(f"{entity.name} has no {known.capability.replace('_', ' ')} to set.")


def _check_value(service: Service, name: str, value: Value) -> None:
    known = service.field(name)
    if known is not None and not known.accepts(value):
        raise InvalidData(f"{name} must be {known.expected}.")
