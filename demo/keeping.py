"""Events as JSON that can be read back, to the precision that a page needs."""

import base64
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from pipelines.house.commands import Command
from pipelines.house.entities import Entity
from pipelines.house.transitions import Change
from pipelines.tasks.language.orders import Group, Order
from pipelines.tasks.language.understanding import Understanding, Written
from pipelines.tasks.replies import (
    Choose,
    Chosen,
    Confirm,
    Declined,
    Performed,
    Recognised,
    Summary,
    Todo,
    Told,
    Understood,
    When,
)
from pipelines.types import Answer, Caption, Route, SpokenWord, Timing, Transcript, Word

KINDS: tuple[type[Any], ...] = (
    Answer, Caption, Change, Choose, Chosen, Command, Confirm, Declined, Entity, Group, Order,
    Performed, Recognised, Route, SpokenWord, Summary, Timing, Todo, Told, Transcript,
    Understanding, Understood, When, Word, Written,
)  # fmt: skip
KNOWN = {kind.__name__: kind for kind in KINDS}
KIND, GRID = "is", "grid"
LEVELS = 255  # of a grid: what a byte can hold
DIGITS = 5


def keep(value: Any) -> Any:
    """A value as JSON. Raises KeyError for a kind of event that cannot be read back."""
    if isinstance(value, np.ndarray):
        return _grid(value)
    if is_dataclass(value):
        kind = KNOWN[type(value).__name__].__name__
        return {KIND: kind, **{f.name: keep(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, Mapping):
        return {name: keep(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [keep(each) for each in value]
    return round(value, DIGITS) if isinstance(value, float) else value


def restore(kept: Any) -> Any:
    """What `keep` was given. Raises KeyError for a kind that is not known."""
    if isinstance(kept, list):
        return tuple(map(restore, kept))
    if not isinstance(kept, dict):
        return kept
    values = {name: restore(each) for name, each in kept.items() if name != KIND}
    kind = kept.get(KIND)
    if kind == GRID:
        levels = np.frombuffer(base64.b64decode(values["levels"]), dtype=np.uint8)
        grid = levels.reshape(values["shape"]) * np.float32(values["most"] / LEVELS)
        return grid.astype(np.float32)
    return KNOWN[kind](**values) if kind else values


def _grid(values: np.ndarray) -> dict[str, Any]:
    """Attention: where it is highest in full, the rest in steps."""
    most = float(values.max(initial=0.0)) or 1.0
    levels = np.round(values / most * LEVELS).astype(np.uint8)
    packed = base64.b64encode(levels.tobytes()).decode()
    return {KIND: GRID, "shape": list(values.shape), "most": most, "levels": packed}
