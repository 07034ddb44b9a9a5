"""Pictures of every kind become the same upright RGB square, or one clear error."""

import io
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipelines.preprocess.image import MAX_BYTES, SIDE, load_image, square, to_pixels
from pipelines.types import ImageError, View
from tests.hostile import encoded, hostile_files, png_of_size

CORNERS = {(0, 0): (200, 30, 30), (1, 0): (30, 200, 30), (0, 1): (30, 30, 200)}


def marked(width: int = 60, height: int = 40) -> Image.Image:
    """White, with a coloured block in three of its corners."""
    image = Image.new("RGB", (width, height), "white")
    for (x, y), colour in CORNERS.items():
        left, top = x * (width - width // 3), y * (height - height // 3)
        image.paste(colour, (left, top, left + width // 3, top + height // 3))
    return image


def near(image: Image.Image, x: float, y: float) -> np.ndarray:
    return np.asarray(image)[int(y * (image.height - 1)), int(x * (image.width - 1))].astype(int)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation):
    turns = [None, None, 0, 3, 1, 5, 2, 6, 4]  # pillow's transpose that stores it that way
    stored = marked()
    if turns[orientation] is not None:
        stored = stored.transpose(Image.Transpose(turns[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    loaded = load_image(encoded("PNG", stored, exif=exif))
    assert loaded.size == (60, 40)
    for (x, y), colour in CORNERS.items():
        assert np.abs(near(loaded, x, y) - colour).max() < 20


def test_metadata_is_dropped():
    exif = Image.Exif()
    exif[0x010E] = "my street"
    loaded = load_image(encoded("JPEG", marked(), exif=exif))
    assert not loaded.info and b"street" not in encoded("JPEG", loaded)


def test_damaged_exif_costs_nothing():
    data = encoded("JPEG", marked(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert load_image(data).size == (60, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I", "F"])
def test_every_mode_keeps_light_and_dark(mode):
    grey = Image.linear_gradient("L").resize((64, 64))
    kinds = {"CMYK": "JPEG", "YCbCr": "JPEG", "F": "TIFF", "I": "TIFF"}
    kind = kinds.get(mode, "PNG")
    columns = np.asarray(load_image(encoded(kind, grey.convert(mode))).convert("L"), dtype=float)
    assert columns[:8].mean() < 60 and columns[-8:].mean() > 195


def test_sixteen_bits_keep_order_and_range():
    deep = np.tile(np.linspace(0, 65535, 256).astype(np.uint16), (16, 1))
    row = np.asarray(load_image(encoded("PNG", Image.fromarray(deep))))[0, :, 0].astype(int)
    assert row[0] <= 1 and row[-1] >= 254 and (np.diff(row) >= 0).all()


def test_transparency_lies_on_white():
    clear = Image.new("RGBA", (9, 9), (255, 0, 0, 0))
    assert near(load_image(encoded("PNG", clear)), 0.5, 0.5).tolist() == [255, 255, 255]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_gives_its_first_frame(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("#c81e1e", "#1ec81e", "#1e1ec8")]
    data = encoded(kind, frames[0], save_all=True, append_images=frames[1:])
    assert np.abs(near(load_image(data), 0.5, 0.5) - (200, 30, 30)).max() < 25


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32, np.float64, bool])
def test_arrays_of_numbers_are_pictures(dtype):
    top = 1 if dtype in (bool, np.float32, np.float64) else np.iinfo(dtype).max
    array = np.zeros((20, 30, 3), dtype=dtype)
    array[:, 15:] = top
    loaded = load_image(array)
    assert near(loaded, 0.1, 0.5).max() == 0 and near(loaded, 0.9, 0.5).min() == 255


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((0, 4, 3)),
        np.zeros(5),
        np.zeros((4, 4, 7)),
        np.array([["a"]]),
        np.zeros((4, 4), complex),
    ],
)
def test_other_arrays_are_refused(array):
    with pytest.raises(ImageError):
        load_image(array)


def test_nothing_but_numbers_comes_out_of_nan():
    assert np.isfinite(to_pixels(square(load_image(np.full((9, 9, 3), np.nan))))).all()


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"", "empty"),
        (b"\xff" * (MAX_BYTES + 1), "MB"),
        (Path("/no/such/picture.jpg"), "cannot be read"),
        (Path("/"), "cannot be read"),
        (png_of_size(60_000, 60_000), "megapixels"),
        (b"just some words", "not a picture"),
    ],
)
def test_limits_are_explained(source, reason):
    with pytest.raises(ImageError, match=reason):
        load_image(source)


def test_a_large_photograph_is_scaled_down_at_once():
    assert max(load_image(encoded("JPEG", marked(4000, 3000))).size) <= 1024


fractions = st.floats(0, 1, allow_nan=False)
boxes = st.tuples(fractions, fractions, fractions, fractions)


@given(
    st.sampled_from(["whole", "centre", "pad"]),
    boxes | st.none(),
    st.sampled_from([0, 90, 180, 270]),
    st.sampled_from([(1, 1), (1, 90), (90, 1), (64, 48)]),
)
def test_every_view_gives_a_square_or_an_error(fit, box, rotation, size):
    image = Image.new("RGB", size, "red")
    try:
        seen = square(image, View(fit, box, rotation))
    except ImageError:
        assert box is not None and not (box[0] < box[2] and box[1] < box[3])
        return
    assert seen.size == (SIDE, SIDE) and to_pixels(seen).shape == (3, SIDE, SIDE)


def test_whole_keeps_every_corner_and_pad_keeps_proportions():
    whole, pad = square(marked()), square(marked(), View("pad"))
    for (x, y), colour in CORNERS.items():
        assert np.abs(near(whole, x, y) - colour).max() < 25
    assert near(pad, 0.5, 0.02).tolist() == [124, 116, 104]


def test_centre_cuts_the_sides():
    wide = Image.new("RGB", (300, 100), "blue")
    wide.paste("white", (100, 0, 200, 100))
    assert np.asarray(square(wide, View("centre")))[:, 8:-8].min() > 200


def test_rotation_is_clockwise():
    turned = square(marked(60, 60), View(rotation=90))
    expected = np.rot90(np.asarray(square(marked(60, 60))), -1)
    assert np.abs(np.asarray(turned).astype(int) - expected).mean() < 2


@pytest.mark.parametrize(
    "box", [(-0.1, 0, 1, 1), (0, 0, 1.1, 1), (0.5, 0, 0.5, 1), (float("nan"), 0, 1, 1)]
)
def test_a_box_outside_the_picture_is_refused(box):
    with pytest.raises(ImageError):
        square(marked(), View(box=box))


def test_pixels_are_normalised_as_the_encoder_expects():
    pixels = to_pixels(Image.new("RGB", (SIDE, SIDE), (124, 116, 104)))
    assert np.abs(pixels).max() < 0.02 and pixels.dtype == np.float32


def test_hostile_files_give_a_picture_or_one_clear_error():
    files = hostile_files(seed=7)
    assert len(files) >= 200
    opened = 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, data in files:
            try:
                assert np.isfinite(to_pixels(square(load_image(data)))).all(), name
                opened += 1
            except ImageError as error:
                assert str(error).endswith(".") and "\n" not in str(error), name
    assert 20 < opened < len(files) - 100


def test_formats_that_run_programs_are_not_opened():
    buffer = io.BytesIO()
    marked().save(buffer, "EPS")
    with pytest.raises(ImageError, match="not a picture"):
        load_image(buffer.getvalue())
