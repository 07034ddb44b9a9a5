"""Small valid wheels for tests of the weights cache."""

import base64
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import numpy as np
from safetensors.numpy import save

WHEEL, MEMBER = "tiny_weights-1.0.0-py3-none-any.whl", "tiny_weights/model.bin"
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
