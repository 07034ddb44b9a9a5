"""Events as plain JSON values, for the API, the command line and a saved conversation."""

from dataclasses import asdict
from typing import Any

import numpy as np

from pipelines.tasks.replies import AnyEvent
from pipelines.types import Seen


def as_json(event: AnyEvent) -> dict[str, Any]:
    """An event as plain JSON values, with its type; a picture becomes its shape."""
    values = {"event": type(event).__name__.lower(), **asdict(event)}
    if isinstance(event, Seen):
        values["crop"] = list(event.crop.shape)
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return np.round(value.astype(float), 5).tolist()
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
