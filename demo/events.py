"""Events as plain JSON values, for the API, the command line and a saved conversation."""

from dataclasses import asdict
from typing import Any

import numpy as np

from pipelines.tasks.replies import AnyEvent
from pipelines.types import Seen, Transcript


def as_json(event: AnyEvent) -> dict[str, Any]:
    """An event as plain JSON values, with its type; a picture becomes its shape.

    So does the one of the sounds: what it shows is in the words and their times.
    """
    values = {"event": type(event).__name__.lower(), **asdict(event)}
    if isinstance(event, Seen):
        values["crop"] = list(event.crop.shape)
    if isinstance(event, Transcript) and event.log_mel is not None:
        values["log_mel"] = list(event.log_mel.shape)
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
