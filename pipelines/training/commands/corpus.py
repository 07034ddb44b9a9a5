"""Public collections of device names and of sentences, where they lie on this machine."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOMAINS = {
    "blinds": ("cover", "blind"), "garage_door": ("cover", "garage"), "light": ("light", ""),
    "fan": ("fan", ""), "switch": ("switch", ""), "lock": ("lock", ""), "timer": ("timer", ""),
    "media_player": ("media_player", ""), "vacuum": ("vacuum", ""), "climate": ("climate", ""),
}  # fmt: skip
TYPES = {
    "light": ("light", ""), "smart-speaker": ("media_player", ""), "hvac": ("climate", ""),
    "smart-tv": ("media_player", ""), "smart-blinds": ("cover", "blind"), "gate": ("cover", "gate"),
    "smart-lock": ("lock", ""), "switch": ("switch", ""), "smart-plug": ("switch", ""),
    "camera": ("camera", ""), "garage-door": ("cover", "garage"), "fan": ("fan", ""),
    "vacuum": ("vacuum", ""), "heat-pump": ("climate", ""), "humidifier": ("humidifier", ""),
    "water-valve": ("valve", ""), "sprinkler": ("valve", ""),
}  # fmt: skip
_COMMANDS = ("iot_", "audio_volume", "play_", "music_", "alarm_", "general_commandstop")
_LEFT_OUT = ("general_repeat", "general_affirm", "general_confirm", "general_dontcare")
# Even outside of those intents somebody may ask for a device.
_ACTING = re.compile(
    r"\b(lights?|lamps?|socket|plug|vacuum|roomba|volume|mute|music|radio|speakers?|thermostat|"
    r"heating|tv|television|alarm|timer|garage|blinds|curtains|temperature|song|play|pause|"
    r"resume|shut down|turn (on|off|up|down)|switch (on|off))\b",
    re.IGNORECASE,
)


def device_names(data: Path | None) -> list[tuple[str, str, str]]:
    """Domain, device class and name of devices that public collections name."""
    found: dict[tuple[str, str, str], None] = {}
    for row in _rows(data, "pile_of_device_names.csv"):
        known = DOMAINS.get(row[0].partition(".")[0])
        if known and len(row) > 1:
            found[(*known, row[1].strip())] = None
    folder = data / "home" / "devices-v3" if data else None
    for path in sorted(folder.glob("*.yaml")) if folder else []:
        text = path.read_text(encoding="utf-8")
        for name, kind in re.findall(r"- name: (.+)\n\s+device_type: (\S+)", text):
            known = TYPES.get(re.sub(r"^light-.*", "light", kind))
            name = name.strip("'\" ")
            if known and "\\" not in name and len(name) < 40:
                found[(*known, name)] = None
    return list(found)


def chatter(data: Path | None) -> list[str]:
    """Utterances that people said to an assistant and that are no command to a house."""
    found = []
    for line in _lines(data, "home/nlu-evaluation.jsonl"):
        entry = json.loads(line)
        intent, text = str(entry["intent"]), str(entry["text"]).strip()
        if not intent.startswith(_COMMANDS + _LEFT_OUT) and not _ACTING.search(text):
            found.append(text)
    return found


def instructions(data: Path | None) -> list[str]:
    """Questions and tasks for a writer."""
    found = []
    for line in _lines(data, "text/dolly-short.jsonl"):
        text = " ".join(str(json.loads(line)["instruction"]).split())
        found.append(text if len(text) <= 200 else text[:200].rsplit(" ", 1)[0])
    return found


def captions(data: Path | None) -> list[str]:
    """Sentences that describe pictures."""
    path = data / "flickr8k" / "train.json" if data else None
    if path is None or not path.exists():
        return []
    described: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return [each for texts in described.values() for each in texts[:2]]


def templates(data: Path | None) -> list[tuple[str, str, str]]:
    """Device type, service and phrase with <device_name> and value placeholders."""
    rows = _rows(data, "pile_of_templated_actions.csv")
    return [(row[0], row[1], row[2]) for row in rows if len(row) > 2 and "|" not in row[0]]


def _lines(data: Path | None, name: str) -> Iterator[str]:
    path = data / name if data else None
    if path is not None and path.exists():
        yield from path.read_text(encoding="utf-8").splitlines()


def _rows(data: Path | None, name: str) -> list[Any]:
    path = data / "home" / "home-llm-piles" / "english" / name if data else None
    if path is None or not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
