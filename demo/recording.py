"""What the real model said to each example, kept so that a page can show it before it has loaded.

`python app.py --record` writes it anew. A recording counts only beside the very weights, house and
examples that it was made with.
"""

import hashlib
import json
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from demo.asking import streamed
from demo.examples import EXAMPLES, PICTURES, Example
from demo.keeping import KIND, keep, restore
from demo.rehearsal import HOUSE
from demo.texts import EN
from demo.visit import Step, Turn, Visit
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.preprocess.image import load_image, square
from pipelines.settings import ASSETS
from pipelines.types import Failure, Seen, Token, Transcript
from pipelines.waking import Door

log = logging.getLogger(__name__)
FILE = PICTURES / "recorded.json"
MODEL = ("*.safetensors", "*.npy", "vocabulary.txt", "calibration.json")
SEEN = {KIND: "Seen"}  # without the square, which is cut from the picture again
Recordings = dict[str, list[Step]]


def main(assistant: Door) -> int:
    """Record every example, and say what came of each; nothing is kept if one fails."""
    live(assistant, EXAMPLES[0])  # whatever is slow only the first time is no part of it
    kept: dict[str, Any] = {}
    for example in EXAMPLES:
        turn = live(assistant, example)
        steps, failed = turn.steps, turn.last(Failure)
        if failed is not None:
            print(f"{example.name}: {failed.message}", file=sys.stderr)
            return 1
        kept[example.name] = [_kept(each) for each in steps if not isinstance(each.event, Token)]
        print(f"{example.name:<10} {steps[-1].spent:6.0f} ms")
    text = json.dumps({"made_with": fingerprint(), "examples": kept}, separators=(",", ":"))
    FILE.write_text(text + "\n", encoding="utf-8")
    print(f"{FILE.relative_to(ASSETS.parent)}: {len(text) / 1000:.0f} kB")
    return 0


def live(assistant: Door, example: Example) -> Turn:
    """An example as a visitor would ask it first, in a house of its own."""
    visit = Visit(HouseSession(load_house(HOUSE)))
    for _ in streamed(assistant, visit, example.wish, EN):
        pass
    return visit.turns[-1]


def recordings(path: Path = FILE) -> Recordings:
    """The steps of each example; none if they were made with other weights."""
    try:
        described = json.loads(path.read_text(encoding="utf-8"))
        if described["made_with"] == fingerprint():
            return {e.name: _restored(described["examples"][e.name], e) for e in EXAMPLES}
        log.warning("The recorded examples are of other weights: run `make examples`.")
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("The recorded examples cannot be read (%s): run `make examples`.", error)
    return {}


def fingerprint() -> str:
    """Of all that the replies depend on, besides the code."""
    digest = hashlib.sha256()
    weights = sorted(path for pattern in MODEL for path in (ASSETS / "weights").glob(pattern))
    for path in (*weights, ASSETS / "weights.toml", HOUSE):
        _add(digest, path.name.encode(), path.read_bytes())
    for example in EXAMPLES:
        files = (example.picture, example.sound, example.teach[1] if example.teach else None)
        _add(digest, example.text.encode(), *(path.read_bytes() for path in files if path))
    return digest.hexdigest()


def _add(digest: Any, *parts: bytes) -> None:
    for part in parts:
        digest.update(hashlib.sha256(part).digest())


def _kept(step: Step) -> dict[str, Any]:
    kept = SEEN if isinstance(step.event, Seen) else keep(step.event)
    return {"spent": round(step.spent, 2), "event": kept}


def _restored(kept: list[dict[str, Any]], example: Example) -> list[Step]:
    return [Step(_event(each["event"], example), each["spent"]) for each in kept]


def _event(kept: dict[str, Any], example: Example) -> Any:
    if kept == SEEN and example.picture:
        return Seen(np.asarray(square(load_image(example.picture))))
    event = restore(kept)
    if isinstance(event, Transcript) and event.log_mel is not None:
        return replace(event, log_mel=event.log_mel.astype(np.uint8))
    return event
