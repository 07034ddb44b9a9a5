"""DAQUAR: what people asked about photographs of rooms (Malinowski and Fritz, 2014)."""

import json
import re
from pathlib import Path

Pair = tuple[str, str]


def daquar(data: Path, split: str) -> dict[str, list[Pair]]:
    """`{picture: [(question, answer)]}` of `data/daquar/{split}.json`, sorted by picture, cleaned.

    `split` is "train" or "dev". An answer that lists several things keeps its commas:
    "cup, plate". Raises OSError if the file is not there, ValueError if it is not JSON.
    """
    path = data / "daquar" / f"{split}.json"
    raw: dict[str, list[list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: [(clean_question(question), clean_answer(answer)) for question, answer in raw[name]]
        for name in sorted(raw)
    }


def clean_question(text: str) -> str:
    """One line of lower case that ends in one question mark set close: `what is that?`."""
    words = re.sub(r"\s+('s|[,;:])", r"\1", " ".join(text.lower().split()))
    return re.sub(r"[\s?.]*$", "", words) + "?"


def clean_answer(text: str) -> str:
    """Words instead of identifiers, `garbage_bin, bed` → `garbage bin, bed`; no empty parts."""
    parts = (" ".join(part.replace("_", " ").split()) for part in text.lower().split(","))
    return ", ".join(part for part in parts if part)
