"""Read the pictures of a data set from a folder or a plain tar archive."""

import tarfile
from collections.abc import Iterator
from pathlib import Path


class PictureSet:
    """Random access to picture files by name, whatever the container."""

    def __init__(self, source: Path) -> None:
        """Raises OSError if there is nothing at `source`, ValueError if it is not a tar."""
        self._source = source
        try:
            self._tar = None if source.is_dir() else tarfile.open(source)  # noqa: SIM115
        except tarfile.TarError as error:
            raise ValueError(f"{source.name} is neither a folder nor a tar archive.") from error
        self.names = frozenset(self._walk())

    def _walk(self) -> Iterator[str]:
        if self._tar is None:
            yield from (path.name for path in self._source.iterdir() if path.is_file())
        else:
            yield from (member.name for member in self._tar.getmembers() if member.isfile())

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """The bytes of one picture; KeyError if it is not in the set."""
        if name not in self.names:
            raise KeyError(name)
        if self._tar is None:
            return (self._source / name).read_bytes()
        member = self._tar.extractfile(name)
        assert member is not None  # only regular files are listed
        return member.read()
