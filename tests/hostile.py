"""Image files that are malformed or hostile, made anew from a seed."""

import io
import random
import struct
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image

KINDS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")
Named = tuple[str, bytes]


def hostile_files(seed: int) -> list[Named]:
    """At least 200 distinct files, a few of them valid but unusual."""
    chance = random.Random(seed)
    files = [*_cut(), *_flipped(chance), *_unusual(), *_bombs(), *_other_types(), *_magic(chance)]
    distinct = {data: name for name, data in files}
    return [(name, data) for data, name in distinct.items()]


def encoded(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    """A picture in a file format."""
    buffer = io.BytesIO()
    (image or _picture()).save(buffer, kind, **options)
    return buffer.getvalue()


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """A PNG chunk with a right checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of_size(width: int, height: int, extra: bytes = b"") -> bytes:
    """A PNG whose header claims a size that its data do not have."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = png_chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + header + extra + data + png_chunk(b"IEND", b"")


def _picture(width: int = 96, height: int = 64) -> Image.Image:
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def _cut() -> Iterator[Named]:
    for kind in KINDS:
        whole = encoded(kind)
        for percent in (0.5, 2, 5, 10, 25, 40, 50, 60, 75, 90, 97, 99.5):
            yield f"cut-{percent}.{kind.lower()}", whole[: int(len(whole) * percent / 100)]


def _flipped(chance: random.Random) -> Iterator[Named]:
    for kind in KINDS:
        for number in range(10):
            data = bytearray(encoded(kind))
            for _ in range(1 + number * 3):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            yield f"flipped-{number}.{kind.lower()}", bytes(data)


def _unusual() -> Iterator[Named]:
    frames = [_picture().point(lambda value, n=n: value // (n + 1)) for n in range(3)]
    for kind in ("GIF", "WEBP", "PNG", "TIFF"):
        data = encoded(kind, frames[0], save_all=True, append_images=frames[1:])
        yield f"animated.{kind.lower()}", data
    for size in ((1, 1), (1, 20000), (20000, 1), (2, 3)):
        yield f"{size[0]}x{size[1]}.png", encoded("PNG", _picture(*size))
    for mode in ("1", "L", "LA", "P", "RGBA", "CMYK", "I", "F", "LAB", "YCbCr"):
        yield f"{mode}.tiff", encoded("TIFF", _picture().convert("RGB").convert("L").convert(mode)
              if mode in ("1", "I", "F") else _convert(mode))  # fmt: skip
    deep = np.linspace(0, 65535, 64 * 64).astype(np.uint16).reshape(64, 64)
    yield "16-bit.png", encoded("PNG", Image.fromarray(deep))
    yield "cmyk.jpg", encoded("JPEG", _picture().convert("CMYK"))
    yield "jpeg-called.png", encoded("JPEG")


def _convert(mode: str) -> Image.Image:
    if mode == "LAB":
        return Image.merge("LAB", _picture().split())
    return _picture().convert(mode)


def _bombs() -> Iterator[Named]:
    for width, height in ((60000, 60000), (2**31 - 1, 2**31 - 1), (8000, 8000), (0, 0), (0, 9)):
        yield f"claims-{width}x{height}.png", png_of_size(width, height)
    bomb = zlib.compress(b"\0" * 50_000_000)
    for kind, head in ((b"zTXt", b"k\0\0"), (b"iTXt", b"k\0\1\0\0\0"), (b"iCCP", b"k\0\0")):
        yield f"bomb-{kind.decode()}.png", png_of_size(8, 8, png_chunk(kind, head + bomb))
    gif = bytearray(encoded("GIF"))
    gif[6:10] = struct.pack("<HH", 65535, 65535)
    yield "giant-canvas.gif", bytes(gif)
    loop = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 256, 4, 1, 9)
    yield "loop.tiff", loop + struct.pack("<I", 8)
    wrong = bytearray(png_of_size(8, 8))
    wrong[30] ^= 255
    yield "wrong-checksum.png", bytes(wrong)
    yield "nonsense.ico", b"\0\0\1\0\xff\xff" + b"\xff" * 400


def _other_types() -> Iterator[Named]:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield from (("drawing.svg", svg), ("drawing.png", svg), ("page.jpg", b"<html></html>"))
    yield "script.jpg", b"#!/bin/sh\nrm -rf /\n"
    yield "postscript.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n"
    yield "document.pdf", b"%PDF-1.7\n1 0 obj<<>>endobj\n"
    yield "archive.png", b"PK\x03\x04" + b"\0" * 60
    yield from (("zero.jpg", b""), ("one.jpg", b"\xff"), ("text.gif", b"hello " * 50))
    yield "zeros.bmp", b"\0" * 4096


def _magic(chance: random.Random) -> Iterator[Named]:
    for kind in KINDS:
        start = encoded(kind)[:12]
        for number in range(8):
            yield f"random-{number}.{kind.lower()}", start + chance.randbytes(60 * (number + 1))
