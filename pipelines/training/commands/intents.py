"""Sentences of Home Assistant's own intents, expanded from their templates, if those are here."""

import json
import random
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

EACH = 40
# intent → domain → verb; a `set` verb's field follows from the slot
SWITCHED = ("light", "switch", "fan")
NAMED: dict[str, dict[str, str]] = {
    "HassTurnOn": {"cover": "open", "valve": "open", "lock": "lock", "scene": "turn_on",
                   "script": "turn_on", **dict.fromkeys(SWITCHED, "turn_on")},
    "HassTurnOff": {"cover": "close", "valve": "close", "lock": "unlock",
                    **dict.fromkeys(SWITCHED, "turn_off")},
    "HassMediaNext": {"media_player": "next"},
    "HassMediaPrevious": {"media_player": "previous"},
    "HassMediaPause": {"media_player": "pause"},
    "HassMediaUnpause": {"media_player": "play"},
    "HassMediaPlayerMute": {"media_player": "mute"},
    "HassMediaPlayerUnmute": {"media_player": "unmute"},
    "HassVacuumStart": {"vacuum": "start"},
    "HassVacuumReturnToBase": {"vacuum": "dock"},
    "HassSetVolume": {"media_player": "set"},
    "HassSetPosition": {"cover": "set", "valve": "set"},
    "HassClimateSetTemperature": {"climate": "set"},
    "HassLightSet": {"light": "set"},
    "HassFanSetSpeed": {"fan": "set"},
}  # fmt: skip
FIELDS = {
    "brightness": "brightness_pct", "color": "color_name", "color_temperature": "color_temp_kelvin",
    "position": "position", "volume": "volume_level", "temperature": "temperature",
    "fan_speed": "percentage",
}  # fmt: skip


@dataclass(frozen=True)
class Template:
    """A sentence with {name} or {area}, perhaps {v}, and what it means."""

    text: str
    domain: str
    verb: str
    field: str = ""


def templates() -> list[Template]:
    """What the installed package of intents can say for single devices and for areas."""
    spec = find_spec("home_assistant_intents")
    if spec is None or not spec.origin:
        return []
    path = Path(spec.origin).parent / "data" / "en.json"
    if not path.exists():
        return []
    grammar: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    rng = random.Random(0)
    kept: dict[Template, None] = {}
    for intent, verbs in NAMED.items():
        for entry in grammar["intents"].get(intent, {}).get("data", ()):
            for domain in _domains(entry):
                if domain in verbs:
                    for made in _expanded(rng, grammar, entry, domain, verbs[domain]):
                        kept[made] = None
    return list(kept)


def _domains(entry: dict[str, Any]) -> list[str]:
    wanted = (entry.get("requires_context") or {}).get("domain")
    wanted = wanted or (entry.get("slots") or {}).get("domain") or []
    return [wanted] if isinstance(wanted, str) else list(wanted)


def _expanded(
    rng: random.Random, grammar: dict[str, Any], entry: dict[str, Any], domain: str, verb: str
) -> list[Template]:
    rules = {**grammar["expansion_rules"], **entry.get("expansion_rules", {})}
    made = []
    for sentence in entry["sentences"]:
        for _ in range(EACH):
            text = " ".join(_say(rng, sentence, rules, 0).split())
            slots = re.findall(r"\{(\w+)(?::\w+)?\}", text)
            values = [each for each in slots if each in FIELDS]
            others = [each for each in slots if each not in FIELDS]
            if len(values) != (verb == "set") or others not in (["name"], ["area"]):
                continue
            if others == ["area"] and domain not in ("light", "fan"):
                continue
            text = re.sub(r"\{(\w+)(?::\w+)?\}", lambda m: _slot(m[1]), text)
            text = re.sub(r"\{v\} ?(%|percent|°|degrees?|k|kelvin)", "{v}", text)
            made.append(Template(text, domain, verb, FIELDS[values[0]] if values else ""))
    return made


def _slot(name: str) -> str:
    return f"{{{'v' if name in FIELDS else name}}}"


def _say(rng: random.Random, template: str, rules: dict[str, str], depth: int) -> str:
    """One sentence of a template: [optional], (a|b), (in;any;order), <rule>, {slot}."""
    if depth > 12:
        return ""
    out, at = "", 0
    while at < len(template):
        mark = template[at]
        if mark == "<":
            end = template.index(">", at)
            out += _say(rng, rules.get(template[at + 1 : end], ""), rules, depth + 1)
        elif mark in "[(":
            end = _closing(template, at)
            inner = template[at + 1 : end]
            if mark == "(" or rng.random() < 0.5:
                out += _either(rng, inner, rules, depth)
        elif mark == "{":
            end = template.index("}", at)
            out += template[at : end + 1]
        else:
            end = at
            out += mark
        at = end + 1
    return out


def _either(rng: random.Random, inner: str, rules: dict[str, str], depth: int) -> str:
    parts = _split(inner, ";")
    if len(parts) > 1:
        rng.shuffle(parts)
        return " " + " ".join(_say(rng, each, rules, depth + 1) for each in parts) + " "
    return _say(rng, rng.choice(_split(inner, "|")), rules, depth + 1)


def _split(text: str, mark: str) -> list[str]:
    parts, level = [""], 0
    for each in text:
        level += (each in "[(<{") - (each in "])>}")
        if each == mark and level == 0:
            parts.append("")
        else:
            parts[-1] += each
    return parts


def _closing(text: str, start: int) -> int:
    level = 0
    for at in range(start, len(text)):
        level += (text[at] in "[(") - (text[at] in "])")
        if level == 0:
            return at
    return len(text) - 1
