"""What can be done with a kind of device, or asked about it: a verb each, with its first field."""

from functools import lru_cache

from pipelines.house.entities import Entity
from pipelines.house.relative import STEPS
from pipelines.tasks.language.verbs import (
    COMMAND_VERBS,
    DURATION,
    MEASURED,
    PAST_VERBS,
    PERCENT,
    RELATIVE,
    SENSORS,
    SETTINGS,
    able,
)

Head = tuple[str, str | None]  # a verb and its first field
ASKING: tuple[Head, ...] = (
    ("state", None), ("which", "state"), ("count", "state"), *((verb, None) for verb in PAST_VERBS),
)  # fmt: skip


@lru_cache(maxsize=4096)
def commanded(domain: str, capabilities: frozenset[str]) -> frozenset[Head]:
    """What an entity with such capabilities can be told."""
    entity = Entity(f"{domain}.any", "", capabilities=tuple(sorted(capabilities)))
    fields: dict[str, tuple[str, ...]] = {
        "set": tuple(SETTINGS),
        **dict.fromkeys(RELATIVE, tuple(dict.fromkeys(name for _, name in STEPS))),
    }
    found: set[Head] = set()
    for verb in COMMAND_VERBS:
        if verb in fields:
            found |= {(verb, name) for name in fields[verb] if able(entity, verb, (name,))}
        elif able(entity, verb, ()):
            # A timer needs a duration to start; nothing else takes one.
            timed = verb == "start" and domain == "timer"
            found.add((verb, DURATION if timed else None))
    return frozenset(found)


@lru_cache(maxsize=256)
def asked(domain: str) -> frozenset[Head]:
    """Whatever may be asked about; a device without it says so. Of the percentages only its own."""
    own = {name for name in PERCENT if domain in SETTINGS[name]}
    others = set(PERCENT) - own if own else set()
    fields = () if domain in SENSORS else (*SETTINGS, *MEASURED)
    return frozenset([*ASKING, *(("state", name) for name in fields if name not in others)])
