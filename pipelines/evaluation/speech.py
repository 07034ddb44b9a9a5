"""How much of real speech is heard: the words of known slots that turn up in the transcript."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from pipelines.assistant import Assistant
from pipelines.evaluation.errors import EvaluationError
from pipelines.types import Request, Timing, Transcript

WORD = re.compile(r"[a-z']+")


def evaluate_speech(assistant: Assistant, folder: Path, slots: Path) -> dict[str, Any]:
    """Listen to every sound that `slots` names: `{file: {"slots": {name: "words"}}}`.

    Raises:
        EvaluationError: the file of slots cannot be read.
    """
    wanted = _read(slots)
    heard = total = 0
    missed: list[str] = []
    milliseconds: list[float] = []
    for name, words in tqdm(wanted.items(), desc="listening", unit="sound"):
        events = list(assistant.respond(Request(audio=folder / name)))
        text = "".join(event.text for event in events if isinstance(event, Transcript)).lower()
        milliseconds += [event.total for event in events if isinstance(event, Timing)]
        found = set(WORD.findall(text))
        heard, total = heard + len(words & found), total + len(words)
        if not text:
            missed.append(name)
    return {
        "sounds": len(wanted),
        "slot_words": total,
        "slot_words_heard": round(heard / max(1, total), 4),
        "nothing_heard": len(missed),
        "median_ms": round(float(np.median(milliseconds)), 1) if milliseconds else None,
        "p95_ms": round(float(np.percentile(milliseconds, 95)), 1) if milliseconds else None,
    }


def _read(path: Path) -> dict[str, set[str]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: {word for slot in each["slots"].values() for word in WORD.findall(slot.lower())}
            for name, each in content.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise EvaluationError(f"{path} must map each sound to its slots.") from error
