"""Small valid packages, a server of them and a starter, for tests of the weights cache."""

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import time
import zipfile
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import numpy as np
from safetensors.numpy import save

WHEEL, MEMBER = "tiny_weights-1.0.0-py3-none-any.whl", "tiny_weights/model.bin"
COMMIT = "0123456789" * 4
CONTENT = save({"weight": np.random.default_rng(0).random((64, 64), np.float32)})


def write_wheel(folder: Path, content: bytes = CONTENT, name: str = "tiny_weights") -> Path:
    """A valid wheel with one member besides its own description."""
    about, wheel = f"{name}-1.0.0.dist-info", WHEEL.replace("tiny_weights", name)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n".encode()
    kind = b"Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files = {MEMBER: content, f"{about}/METADATA": metadata, f"{about}/WHEEL": kind}
    record = f"{about}/RECORD,,\n"
    with zipfile.ZipFile(folder / wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in files.items():
            archive.writestr(name, each)
            code = base64.urlsafe_b64encode(hashlib.sha256(each).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={code},{len(each)}\n"
        archive.writestr(f"{about}/RECORD", record)
    return folder / wheel


def write_tarball(folder: Path, content: bytes = CONTENT) -> Path:
    """A package as npm serves it: `tiny@1.0.0` with one member."""
    target = folder / "tiny" / "-" / "tiny-1.0.0.tgz"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(target, "w:gz") as archive:
        member = tarfile.TarInfo(MEMBER)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return target


class Site(SimpleHTTPRequestHandler):
    """Serves a folder, with a hub's headers; `cut` breaks wheels off half-way."""

    cut, fetched = False, 0

    def end_headers(self) -> None:
        self.send_header("ETag", '"tiny"')
        self.send_header("X-Repo-Commit", COMMIT)
        super().end_headers()

    def copyfile(self, source, outputfile) -> None:
        body = source.read()
        if self.path.endswith(".whl"):
            Site.fetched += 1
            time.sleep(0.3)  # time for another starter to arrive
            body = body[: len(body) // 2] if self.cut else body
        outputfile.write(body)

    def log_message(self, *args: object) -> None: ...


def start_fetch(folder: Path, before: str = "pass") -> subprocess.Popen[str]:
    """`fetch` by the manifest in `folder`, in a process of its own."""
    code = f"{before}\nfrom pipelines.weights.__main__ import main\nraise SystemExit(main())"
    command = [sys.executable, "-c", code, "fetch", "--manifest", str(folder / "weights.toml")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def output(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=120)[0]
