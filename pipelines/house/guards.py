"""What asks first: whatever unlocks, disarms or lets somebody in, however it is brought about."""

from collections.abc import Sequence

from pipelines.house.commands import Command
from pipelines.house.entities import House
from pipelines.house.services import SERVICES, lets_in
from pipelines.house.transitions import Change, perform

# What nobody may find done without having been asked: a lock or an alarm in these states.
RISKY = {"lock": ("unlocked", "open"), "alarm_control_panel": ("disarmed",)}


def asks_first(command: Command, house: House) -> bool:
    """Whether a command that fits must be confirmed; a scene asks for what it would change."""
    service = SERVICES[command.action]
    entities = [entity for each in command.targets if (entity := house.entity(each))]
    if any(entity.guarded or service.asks(entity) for entity in entities):
        return True
    return any(risky(change) for change in perform(house, [command]).changes)


def reasons(commands: Sequence[Command], house: House) -> tuple[Command, ...]:
    """Those of some commands, carried out in order, that would change something and ask first."""
    found: list[Command] = []
    for command in commands:
        outcome = perform(house, [command])
        if outcome.changes and asks_first(command, house):
            found.append(command)
        house = outcome.house
    return tuple(found)


def risky(change: Change) -> bool:
    """Whether something is unlocked, disarmed, opened for somebody or guarded anyhow."""
    entity = change.after
    opened = lets_in(entity) and entity.state != "closed" and _wider(change)
    return entity.guarded or opened or entity.state in RISKY.get(entity.domain, ())


def _wider(change: Change) -> bool:
    before, after = (each.attributes.get("position", 0.0) for each in (change.before, change.after))
    return change.before.state == "closed" or (
        not isinstance(before, str) and not isinstance(after, str) and after > before
    )
