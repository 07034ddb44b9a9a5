"""Cases: what somebody says in a house, and the commands that it must become."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pipelines.evaluation.errors import EvaluationError
from pipelines.house.commands import Command, check, parse_command
from pipelines.house.entities import House
from pipelines.house.errors import CommandError, HouseError
from pipelines.house.loading import load_house, parse_house
from pipelines.types import LANGUAGES

HOUSE_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
REQUIRED = ("id", "house", "text", "expect")
OPTIONAL = ("area", "audio", "last", "kind", "image", "language")
MAX_BYTES = 200_000_000
FAULTS = (EvaluationError, HouseError, CommandError, OSError, ValueError, RecursionError)


class Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """What it is called among others."""


Found = TypeVar("Found", bound=Named)


@dataclass(frozen=True)
class Case:
    """A request in a house. An empty `expect` means that nothing may happen.

    `area` is where the visitor is, `last` the entities of the command before, `audio` the request
    as sound in `language`, and `kind` what the case is about: accuracy is counted for each kind.
    """

    id: str
    house: House
    text: str
    expect: tuple[Command, ...] = ()
    area: str | None = None
    last: tuple[str, ...] = ()
    audio: Path | None = None
    kind: str = ""
    language: str = "en"


def read_cases(path: Path, sounds: Path | None = None) -> tuple[Case, ...]:
    """Read a case from each line: a JSON object with the fields of `Case`.

    `house` is a description of a house, or a name: that of a file in `houses/` beside the cases,
    or in `../commands/houses/`.
    `audio` names a file in the folder `sounds`; without a folder the text alone is used.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    return read_lines(path, case_reader(house_folders(path), sounds))


def case_reader(houses: Sequence[Path], sounds: Path | None = None) -> Callable[[Any], Case]:
    """What reads a case from data; each house is read once, so that its cases share one."""
    return _Reader(houses, sounds).read


def read_lines(path: Path, parse: Callable[[Any], Found]) -> tuple[Found, ...]:
    """What `parse` makes of each line of JSON, each with an id of its own.

    Raises:
        EvaluationError: the file cannot be read, or a line is no case; the message says which.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise EvaluationError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB.")
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise EvaluationError(f"The cases at {path} cannot be read: {error}") from error
    cases: dict[str, Found] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            case = parse(json.loads(line))
            if case.id in cases:
                raise EvaluationError(f"There are two cases called {case.id[:64]!r}.")
        except FAULTS as error:
            raise EvaluationError(f"{path}, line {number}: {error}") from error
        cases[case.id] = case
    if not cases:
        raise EvaluationError(f"There is no case in {path}.")
    return tuple(cases.values())


def house_folders(cases: Path) -> tuple[Path, ...]:
    """Where the houses of a file of cases may lie."""
    return cases.parent / "houses", cases.parent.parent / "commands" / "houses"


def house_file(name: str, folders: Sequence[Path]) -> Path:
    """The file of a house. Raises EvaluationError if no folder holds it."""
    files = [folder / f"{name}.json" for folder in folders]
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        raise EvaluationError(f"There is no house {name!r} in {folders[0]}.")
    return found


class _Reader:
    """Reads cases; each house file is read once, so that its cases share one house."""

    def __init__(self, houses: Sequence[Path], sounds: Path | None) -> None:
        self._houses, self._sounds = houses, sounds
        self._known: dict[str, House] = {}

    def read(self, described: Any) -> Case:
        if not isinstance(described, Mapping):
            raise EvaluationError("A case is a JSON object.")
        missing = [name for name in REQUIRED if name not in described]
        unknown = [name for name in described if name not in (*REQUIRED, *OPTIONAL)]
        if missing or unknown:
            wrong = f"lacks {missing[0]}" if missing else f"has no field {unknown[0][:32]!r}"
            raise EvaluationError(f"A case {wrong}.")
        house = self._house(described["house"])
        case = Case(
            id=_text(described, "id"),
            house=house,
            text=_text(described, "text"),
            expect=tuple(map(parse_command, _list(described, "expect"))),
            area=_text(described, "area") if described.get("area") is not None else None,
            last=tuple(map(str, _list(described, "last"))),
            audio=self._sound(described),
            kind=_text(described, "kind") if described.get("kind") is not None else "",
            language=_language(described.get("language", "en")),
        )
        _check(case)
        return case

    def _house(self, described: Any) -> House:
        if not isinstance(described, str):
            return parse_house(described)
        if described not in self._known:
            if not HOUSE_NAME.fullmatch(described):
                raise EvaluationError(f"{described[:64]!r} is no name of a house.")
            self._known[described] = load_house(house_file(described, self._houses))
        return self._known[described]

    def _sound(self, described: Mapping[str, Any]) -> Path | None:
        if described.get("audio") is None:
            return None
        name = _text(described, "audio")
        if self._sounds is None:
            return None
        if Path(name).name != name or not (self._sounds / name).is_file():
            raise EvaluationError(f"There is no sound {name[:64]!r} in {self._sounds}.")
        return self._sounds / name


def _language(given: object) -> str:
    if given not in LANGUAGES:
        raise EvaluationError(f"The language is one of {', '.join(LANGUAGES)}.")
    return str(given)


def _text(described: Mapping[str, Any], name: str) -> str:
    value = described[name]
    if not isinstance(value, str) or not value.strip():
        raise EvaluationError(f"{name} must be a text.")
    return value


def _list(described: Mapping[str, Any], name: str) -> list[Any]:
    value = described.get(name)
    if value is None and name not in REQUIRED:
        return []
    if not isinstance(value, list):
        raise EvaluationError(f"{name} must be a list.")
    return value


def _check(case: Case) -> None:
    """What a case names must be in its house: a wrong expectation would blame the answers."""
    if case.area is not None and case.house.area(case.area) is None:
        raise EvaluationError(f"The house has no area {case.area[:64]!r}.")
    strange = next((each for each in case.last if case.house.entity(each) is None), None)
    if strange is not None:
        raise EvaluationError(f"last: the house has no {strange[:64]!r}.")
    for command in case.expect:
        check(command, case.house)
