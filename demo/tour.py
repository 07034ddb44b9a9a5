"""A scripted tour from YAML, checked field by field: what to show, what to say, what must come."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from pipelines.house.entities import House, Value
from pipelines.settings import ASSETS
from pipelines.types import LANGUAGES, HearthError

MAX_BYTES, MAX_STEPS, MAX_TAUGHT, MAX_STATES = 100_000, 60, 10, 20
LARGEST = 1e9  # of a number in a house; larger ones cannot all be compared
MAX_TITLE, MAX_SAY, MAX_TEXT = 80, 400, 300
PICTURES, SOUNDS = ASSETS / "examples", ASSETS / "sounds"
ID = re.compile(r"[a-z0-9-]{1,40}")
# The kinds of events that may end a step, as `type(event).__name__` in lower case.
EXPECTED = (
    "caption", "answer", "told", "performed", "confirm", "choose", "declined", "summary",
    "transcript",
)  # fmt: skip
PRESSED = ("confirm", "undo")


class TourError(HearthError):
    """A tour that cannot be read; the message names the step and the field."""


@dataclass(frozen=True)
class Both:
    """A text in the two languages of the audience."""

    en: str
    zh: str


@dataclass(frozen=True)
class Step:
    """One step of a tour. Inputs are bundled files, or a text; `press` is a button instead.

    A step begins in a fresh house, unless it `follows` the one before. `teach` holds devices and
    the pictures that they are shown by beforehand; `state` what must be so in the end, as
    `light.desk_lamp` or `light.desk_lamp/brightness_pct`.
    """

    id: str
    title: Both
    say: Both
    expect: str
    picture: Path | None = None
    text: str | None = None
    sound: Path | None = None
    language: str = "en"
    room: str | None = None
    teach: tuple[tuple[str, Path], ...] = ()
    press: str | None = None
    follows: bool = False
    state: tuple[tuple[str, Value], ...] = ()


Tour = tuple[Step, ...]


def load_tour(path: Path, house: House) -> Tour:
    """Read a tour of a house from a YAML file.

    Raises:
        TourError: unreadable, too large, or not a tour of this house.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TourError(f"The tour file is larger than {MAX_BYTES // 1000} kB.")
        described = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise TourError(f"The tour file {path.name} cannot be read.") from error
    return parse_tour(described, house)


def parse_tour(described: Any, house: House) -> Tour:
    """Check a description: `{"steps": [...]}`, as in `assets/tour.yaml`.

    Raises:
        TourError: names the step and what is wrong with it.
    """
    entries = described.get("steps") if isinstance(described, Mapping) else None
    if not isinstance(entries, list) or not 1 <= len(entries) <= MAX_STEPS:
        raise TourError(f"A tour is a mapping with a list of 1 to {MAX_STEPS} steps.")
    tour = tuple(_step(entry, number, house) for number, entry in enumerate(entries, 1))
    if tour[0].follows:
        raise TourError("Step 1 follows nothing.")
    ids = [step.id for step in tour]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice:
        raise TourError(f"Two steps are called {twice}.")
    return tour


def _step(entry: Any, number: int, house: House) -> Step:
    where = f"Step {number}"
    if not isinstance(entry, Mapping):
        raise TourError(f"{where} is no mapping.")
    known = {each.name for each in fields(Step)}
    unknown = next((str(name)[:40] for name in entry if name not in known), None)
    if unknown is not None:
        raise TourError(f"{where}: there is no field {unknown!r}.")
    name = _text(entry, "id", where, MAX_TITLE)
    if not ID.fullmatch(name):
        raise TourError(f"{where}: an id is 1 to 40 letters, digits and hyphens.")
    given = {
        "picture": _file(entry.get("picture"), PICTURES, ".jpg", f"{where}, picture"),
        "sound": _file(entry.get("sound"), SOUNDS, ".flac", f"{where}, sound"),
        "text": _text(entry, "text", where, MAX_TEXT) if "text" in entry else None,
        "press": _one_of(entry.get("press"), PRESSED, f"{where}, press"),
    }
    found = any(given[name] for name in ("picture", "sound", "text"))
    if found == (given["press"] is not None):
        raise TourError(f"{where} needs a picture, a text or a sound, or else a button to press.")
    follows = entry.get("follows", False)
    if not isinstance(follows, bool):
        raise TourError(f"{where}: follows is true or false.")
    rooms = [area.id for area in house.areas]
    expect = _one_of(entry.get("expect"), EXPECTED, f"{where}, expect")
    if expect is None:
        raise TourError(f"{where} does not say what to expect.")
    return Step(
        id=name,
        title=_both(entry.get("title"), f"{where}, title", MAX_TITLE),
        say=_both(entry.get("say"), f"{where}, say", MAX_SAY),
        expect=expect,
        language=_one_of(entry.get("language"), LANGUAGES, f"{where}, language") or "en",
        room=_one_of(entry.get("room"), rooms, f"{where}, room"),
        teach=_taught(entry.get("teach"), house, where),
        follows=follows,
        state=_states(entry.get("state"), house, where),
        **given,  # type: ignore[arg-type]
    )


def _both(value: Any, where: str, most: int) -> Both:
    if not isinstance(value, Mapping) or set(value) != {"en", "zh"}:
        raise TourError(f"{where} needs a text in en and one in zh.")
    return Both(_text(value, "en", where, most), _text(value, "zh", where, most))


def _text(entry: Mapping[Any, Any], name: str, where: str, most: int) -> str:
    value = entry.get(name)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or len(text) > most or not text.isprintable():
        raise TourError(f"{where}: {name} is missing, not printable or longer than {most}.")
    return text


def _one_of(value: Any, known: Any, where: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in known:
        raise TourError(f"{where} must be one of {', '.join(known)}.")
    return value


def _file(value: Any, folder: Path, kind: str, where: str) -> Path | None:
    """A bundled file; nothing outside of its folder can be named."""
    if value is None:
        return None
    bundled = {path.relative_to(folder).as_posix(): path for path in folder.rglob(f"*{kind}")}
    if not isinstance(value, str) or value not in bundled:
        raise TourError(f"{where} must be a {kind} file in {folder.name}.")
    return bundled[value]


def _taught(value: Any, house: House, where: str) -> tuple[tuple[str, Path], ...]:
    pairs = _mapping(value, MAX_TAUGHT, f"{where}, teach")
    found: list[tuple[str, Path]] = []
    for device, picture in pairs.items():
        path = _file(picture, PICTURES, ".jpg", f"{where}, teach")
        if path is None or house.entity(str(device)) is None:
            raise TourError(f"{where}, teach: needs devices of the house and their pictures.")
        found.append((str(device), path))
    return tuple(found)


def _states(value: Any, house: House, where: str) -> tuple[tuple[str, Value], ...]:
    pairs = _mapping(value, MAX_STATES, f"{where}, state")
    for name, wanted in pairs.items():
        device = str(name).partition("/")[0]
        if house.entity(device) is None:
            raise TourError(f"{where}, state: this house has no {device[:64]!r}.")
        if not isinstance(wanted, str) and not _is_number(wanted):
            raise TourError(f"{where}, state: {device} needs a text or a number.")
    return tuple((str(name), _value(wanted)) for name, wanted in pairs.items())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and abs(value) <= LARGEST  # true and false are numbers


def _value(wanted: Any) -> Value:
    if isinstance(wanted, bool):  # YAML reads a bare on and off as true and false
        return "on" if wanted else "off"
    return wanted if isinstance(wanted, str) else float(wanted)


def _mapping(value: Any, most: int, where: str) -> Mapping[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping) or len(value) > most:
        raise TourError(f"{where} must be a mapping of at most {most}.")
    return value
