"""Pictures: bytes, path or array → validated upright RGB → the square that the encoder reads.

Nothing that arrives here is trusted: size and pixel count are checked before a pixel is decoded,
the decoders are limited to an allow-list, each gets a ration of work, and whatever they raise
becomes an `ImageError`.
"""

import io
import logging
import re
import threading
import warnings
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageFile, ImageOps, TiffImagePlugin, UnidentifiedImageError

from pipelines.types import ImageError, ImageSource, View

SIDE = 224
MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
# A working copy no larger than this serves every crop at full encoder resolution and keeps
# memory per visitor small; JPEG decodes straight to it, which makes 12 megapixels cheap.
WORKING_SIDE = 1024
# Raster formats only: pillow would start Ghostscript for EPS.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "ICO", "PPM", "TGA")
# ImageNet statistics, as DINOv2 was trained with (Oquab et al. 2023).
MEAN = np.array([0.485, 0.456, 0.406], dtype=np.float32)
STD = np.array([0.229, 0.224, 0.225], dtype=np.float32)
PADDING = (124, 116, 104)  # the mean colour: the encoder sees zeros

# A hostile file of a few bytes can keep a decoder busy for minutes, so each gets a ration.
MAX_READS = 20_000  # of the file; twice what the most fragmented real pictures need
MAX_REREADS = 4  # how many times over the file is read
MAX_SLOW_BYTES = 1_000_000  # of formats that pillow decodes in Python: a second
MAX_SCANNED_PIXELS = 1_500_000_000  # each scan of a JPEG visits every pixel; ten scans are usual
MAX_EXIF_BYTES = 65_536  # what fits into a JPEG; a directory of E bytes can claim E * E / 48
JPEG_MARKER = re.compile(rb"\xff+([^\x00\x01\xd0-\xd7\xff])")
JPEG_END, JPEG_SCAN = b"\xd9", b"\xda"
TOO_SLOW = "The picture is stored in a way that takes too long to open."

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# Pillow has to know two bounds, as it decodes icons and reads EXIF while it opens a file.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
_load_exif = Image.Exif.load
Image.Exif.load = lambda self, data: _load_exif(self, data[:MAX_EXIF_BYTES])  # type: ignore[method-assign]
logging.getLogger("PIL").setLevel(logging.CRITICAL)  # failures arrive as exceptions
# One picture at a time: a large one needs half a gigabyte, and warning filters are process-wide.
_decoding = threading.Lock()


def load_image(source: ImageSource) -> Image.Image:
    """Open a picture as upright RGB, at most `WORKING_SIDE` pixels on its longer side.

    Animated pictures give their first frame, transparency is laid over white, metadata is dropped.

    Raises:
        ImageError: not a picture, damaged, or outside the limits.
    """
    image = _from_array(source) if isinstance(source, np.ndarray) else _open(_read(source))
    image.info.clear()
    return image


def square(image: Image.Image, view: View = View()) -> Image.Image:
    """Cut, turn and scale an RGB picture to the encoder's `SIDE`×`SIDE` square.

    `whole` scales the two axes separately, so that nothing is lost (and as the model was
    trained); `centre` cuts the largest centred square; `pad` keeps everything and the proportions.

    Raises:
        ImageError: the box or the rotation makes no sense.
    """
    if view.rotation % 90:
        raise ImageError("A picture can be turned by quarter turns only.")
    image = image.rotate(-view.rotation, expand=True) if view.rotation % 360 else image
    image = image if view.box is None else image.crop(_pixel_box(image, view))
    size = (SIDE, SIDE)
    if view.fit == "whole":
        return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    if view.fit == "centre":
        return ImageOps.fit(image, size, Image.Resampling.BICUBIC)
    if view.fit == "pad":
        small = image.resize(_scaled(image, SIDE), Image.Resampling.BICUBIC)
        padded = Image.new("RGB", size, PADDING)
        padded.paste(small, ((SIDE - small.width) // 2, (SIDE - small.height) // 2))
        return padded
    raise ImageError(f"Unknown way to fit a picture: {view.fit!r}.")


def to_pixels(image: Image.Image) -> np.ndarray:
    """Normalise an RGB square: uint8 [SIDE, SIDE, 3] → float32 [3, SIDE, SIDE]."""
    pixels = np.asarray(image, dtype=np.float32) / 255.0
    return np.ascontiguousarray(((pixels - MEAN) / STD).transpose(2, 0, 1))


class _Ration(io.BytesIO):
    """A file that refuses to be read without end."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.reads_left = MAX_READS
        self.bytes_left = MAX_REREADS * len(data) + MAX_EXIF_BYTES  # small files are probed often

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.reads_left -= 1
        self.bytes_left -= len(data)
        if self.reads_left < 0 or self.bytes_left < 0:
            raise ImageError(TOO_SLOW)
        return data


def _read(source: bytes | Path) -> bytes:
    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if size == 0:
            raise ImageError("The picture file is empty.")
        if size > MAX_BYTES:
            raise ImageError(f"The picture is larger than {MAX_BYTES // 1_000_000} MB.")
        return source if isinstance(source, bytes) else source.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a zero character
        raise ImageError("The picture file cannot be read.") from error


def _open(data: bytes) -> Image.Image:
    try:
        with _decoding, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damaged metadata is no reason to worry
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            file = _Ration(data)
            picture = Image.open(file, formats=FORMATS)
            _check_work(picture, data, file)
            picture.draft("RGB", (WORKING_SIDE, WORKING_SIDE))
            picture.load()
            turn = TURNS.get(_orientation(picture))
            image = _to_rgb(picture)
            return image if turn is None else image.transpose(turn)
    except ImageError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageError(_too_many_pixels()) from error
    except UnidentifiedImageError as error:
        raise ImageError("This file is not a picture that can be opened here.") from error
    except Exception as error:  # decoders raise a dozen unrelated types on hostile bytes
        raise ImageError("The picture is damaged or cut off.") from error


def _check_work(image: ImageFile.ImageFile, data: bytes, file: _Ration) -> None:
    """Refuse a picture that would cost much more work than its pixels are worth."""
    width, height = image.size
    _check_size(width, height)
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        # Tiles are decoded whole, however little of them shows.
        across = image.tag_v2.get(TiffImagePlugin.TILEWIDTH, width)
        down = image.tag_v2.get(TiffImagePlugin.TILELENGTH, height)
        _check_size(-(-width // across) * across, -(-height // down) * down)
    if image.format in ("JPEG", "MPO") and _scans(data) * width * height > MAX_SCANNED_PIXELS:
        raise ImageError(TOO_SLOW)
    if any(tile[0] in Image.DECODERS for tile in image.tile):
        if len(data) > MAX_SLOW_BYTES:
            raise ImageError(TOO_SLOW)
        file.reads_left = len(data)  # these read pixel by pixel


def _scans(data: bytes) -> int:
    """The number of scans in a JPEG, up to its end: other data may follow."""
    scans, position = 0, 2
    for _ in range(MAX_READS):
        marker = JPEG_MARKER.search(data, position)
        if marker is None or marker[1] == JPEG_END:
            return scans
        scans += marker[1] == JPEG_SCAN
        position = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2], "big")
    raise ImageError(TOO_SLOW)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # damaged EXIF must not cost the visitor a good picture
        return 1


def _from_array(array: np.ndarray) -> Image.Image:
    if array.ndim not in (2, 3) or (array.ndim == 3 and array.shape[2] not in (1, 3, 4)):
        raise ImageError("A picture array must be [height, width] or [height, width, 1, 3 or 4].")
    _check_size(array.shape[1], array.shape[0])
    if array.dtype.kind not in "biuf":
        raise ImageError("A picture array must hold numbers.")
    if array.dtype != np.uint8:
        array = _to_bytes(array)
    array = array.squeeze(2) if array.ndim == 3 and array.shape[2] == 1 else array
    return _to_rgb(Image.fromarray(array))


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise ImageError("The picture has no pixels.")
    if width * height > MAX_PIXELS:
        raise ImageError(_too_many_pixels())


def _too_many_pixels() -> str:
    return f"The picture has more than {MAX_PIXELS // 1_000_000} megapixels."


def _to_rgb(image: Image.Image) -> Image.Image:
    """A copy in RGB at working size: shrunk first where the mode allows, which saves memory."""
    if image.mode.startswith(("I", "F")):  # 16-bit, 32-bit and float grey have no fixed range
        image = Image.fromarray(_to_bytes(np.asarray(image)))
    elif image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode in ("1", "P"):  # cannot be interpolated
        image = image.convert("RGB")
    if max(image.size) > WORKING_SIDE:
        size = _scaled(image, WORKING_SIDE)
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


def _to_bytes(array: np.ndarray) -> np.ndarray:
    """Map any numbers to uint8: 16-bit and unit floats by their range, others by their extremes."""
    kind, width = array.dtype.kind, array.dtype.itemsize
    # In place from here on: a large picture in 64 bits is large.
    values: np.ndarray = array.astype(np.float32 if width <= 2 else np.float64)
    finite = np.isfinite(values)
    if not finite.any():
        return np.zeros(array.shape, np.uint8)
    low = max(
        float(values.min(where=finite, initial=np.inf)), -1e300
    )  # the range must not overflow
    high = min(float(values.max(where=finite, initial=-np.inf)), 1e300)
    np.nan_to_num(values, copy=False, nan=low, posinf=high, neginf=low)
    np.clip(values, low, high, out=values)
    if kind == "b" or (kind == "f" and low >= 0 and high <= 1):
        low, high = 0.0, 1.0
    elif kind in "iu" and low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    elif kind == "u" and width == 2:
        low, high = 0.0, 65535.0
    np.subtract(values, low, out=values)
    np.multiply(values, 255.0 / max(high - low, 1e-12), out=values)
    grey: np.ndarray = np.rint(values, out=values).astype(np.uint8)
    return grey


def _scaled(image: Image.Image, longest: int) -> tuple[int, int]:
    """The size with these proportions whose longer side is `longest`; no side vanishes."""
    scale = longest / max(image.size)
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _pixel_box(image: Image.Image, view: View) -> tuple[int, int, int, int]:
    assert view.box is not None
    left, top, right, bottom = view.box
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise ImageError("The chosen box does not lie inside the picture.")
    width, height = image.size
    x, y = min(int(left * width), width - 1), min(int(top * height), height - 1)
    return x, y, max(round(right * width), x + 1), max(round(bottom * height), y + 1)
