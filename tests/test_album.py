"""A visitor's photographs of devices: kept within bounds, never changed, and told apart."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from pipelines.evaluation.deixis import Eye
from pipelines.house.album import (
    KNOWN,
    LEAD,
    MAX_DEVICES,
    MAX_PICTURES,
    SURE,
    Album,
    forgotten,
    match,
    registered,
)
from pipelines.house.errors import AlbumError, AlbumFull, InvalidPicture, NotRegistered
from pipelines.house.errors import UnknownEntity as Unknown
from pipelines.house.loading import load_house
from pipelines.preprocess.image import load_image
from pipelines.settings import ASSETS, Settings
from pipelines.types import InputError
from tests.conftest import EXAMPLES

pytestmark = pytest.mark.slow

DEVICES = EXAMPLES / "devices"
NAMES = sorted(path.name.removesuffix(".1.jpg") for path in DEVICES.glob("*.1.jpg"))
HOUSE = load_house(ASSETS / "house.yaml")
THUMBNAIL = np.full((96, 96, 3), 7, dtype=np.uint8)
X, Y = np.eye(2, 8, dtype=np.float32)

ids = st.sampled_from([f"light.{n}" for n in range(6)])
seeds = st.integers(0, 2**32 - 1)


def random_vector(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=8)


def near(similarity: float) -> np.ndarray:
    """A vector with this cosine to X and nothing of Y."""
    return similarity * X + np.sqrt(1 - similarity**2) * np.eye(8, dtype=np.float32)[7]


@given(st.lists(st.tuples(ids, seeds), max_size=25))
@settings(max_examples=60)
def test_an_album_keeps_what_fits_and_never_changes(steps):
    album, kept = Album(), []
    for entity_id, seed in steps:
        before = album.pictures
        try:
            after = registered(album, entity_id, random_vector(seed), THUMBNAIL)
        except AlbumFull:
            assert kept.count(entity_id) == MAX_PICTURES
            continue
        assert album.pictures == before and after.pictures[:-1] == before
        album, kept = after, [*kept, entity_id]
    assert [picture.entity_id for picture in album.pictures] == kept
    for picture in album.pictures:
        assert picture.embedding.dtype == np.float32
        assert np.linalg.norm(picture.embedding) == pytest.approx(1, abs=1e-5)


@given(st.lists(st.tuples(ids, seeds), min_size=1, max_size=5), seeds)
@settings(max_examples=60)
def test_the_nearest_picture_wins_whatever_the_order_and_the_length(steps, seed):
    query, forwards, backwards = random_vector(seed), Album(), Album()
    for entity_id, each in steps:
        forwards = registered(forwards, entity_id, random_vector(each), THUMBNAIL)
    for entity_id, each in reversed(steps):
        backwards = registered(backwards, entity_id, 3 * random_vector(each), THUMBNAIL)
    found = match(forwards, query)
    assert found.best.similarity == pytest.approx(
        match(backwards, 9 * query).best.similarity, abs=1e-5
    )
    direction = query / np.linalg.norm(query)
    cosines = {
        each: [p.embedding @ direction for p in forwards.pictures if p.entity_id == each]
        for each in forwards.entity_ids
    }
    assert found.best.similarity == pytest.approx(max(map(max, cosines.values())), abs=1e-5)
    assert max(cosines[found.best.entity_id]) == pytest.approx(found.best.similarity, abs=1e-5)
    assert set(found.choices) <= set(forwards.entity_ids)
    if found.runner_up:
        assert found.runner_up.entity_id != found.best.entity_id
        assert found.runner_up.similarity <= found.best.similarity


@given(ids, seeds)
def test_a_registered_picture_is_recognised_until_it_is_forgotten(entity_id, seed):
    album = registered(Album(), "switch.other", X, THUMBNAIL)
    with_it = registered(album, entity_id, random_vector(seed), THUMBNAIL)
    assert match(with_it, random_vector(seed)).best.similarity == pytest.approx(1, abs=1e-5)
    assert forgotten(with_it, entity_id) == album


@pytest.mark.parametrize(
    ("similarity", "verdict"), [(KNOWN - 0.01, "unknown"), (KNOWN + 0.01, "unsure"), (SURE, "sure")]
)
def test_a_verdict_depends_on_the_similarity(similarity, verdict):
    album = registered(Album(), "light.a", X, THUMBNAIL)
    found = match(album, near(similarity + 1e-6))
    assert found.verdict == verdict and found.runner_up is None
    assert found.choices == (() if verdict == "unknown" else ("light.a",))


def test_two_that_fit_are_both_offered():
    album = registered(registered(Album(), "light.a", X, THUMBNAIL), "light.b", Y, THUMBNAIL)
    found = match(album, X + (1 - LEAD / 4) * Y)
    assert found.verdict == "unsure" and found.choices == ("light.a", "light.b")
    assert match(album, X).choices == ("light.a",)


def test_an_empty_album_knows_nothing():
    found = match(Album(), X)
    assert (found.verdict, found.best, found.runner_up, found.choices) == (
        "unknown",
        None,
        None,
        (),
    )


def test_an_album_is_bounded():
    album = Album()
    for number in range(MAX_DEVICES):
        album = registered(album, f"light.{number}", X, THUMBNAIL)
    with pytest.raises(AlbumFull, match="50 devices"):
        registered(album, "light.one_more", X, THUMBNAIL)
    for _ in range(MAX_PICTURES - 1):
        album = registered(album, "light.0", X, THUMBNAIL)
    with pytest.raises(AlbumFull, match="5 pictures"):
        registered(album, "light.0", X, THUMBNAIL)


def test_devices_that_are_not_there_are_named():
    with pytest.raises(NotRegistered, match=r"light\.a"):
        forgotten(Album(), "light.a")
    with pytest.raises(Unknown, match=r"light\.nowhere"):
        registered(Album(), "light.nowhere", X, THUMBNAIL, HOUSE)
    assert issubclass(AlbumError, InputError)


@pytest.mark.parametrize(
    "embedding", [X[:0], X[:7], X[None], 0 * X, X * np.nan, X + np.inf, X.astype(int)]
)
def test_useless_embeddings_are_refused(embedding):
    album = registered(Album(), "light.a", X, THUMBNAIL)
    for attempt in (
        lambda: match(album, embedding),
        lambda: registered(album, "light.b", embedding, THUMBNAIL),
    ):
        with pytest.raises(InvalidPicture):
            attempt()


@pytest.mark.parametrize("thumbnail", [THUMBNAIL[:95], THUMBNAIL[..., :1], THUMBNAIL / 255])
def test_useless_thumbnails_are_refused(thumbnail):
    with pytest.raises(InvalidPicture):
        registered(Album(), "light.a", X, thumbnail)


def test_an_album_holds_copies_that_nobody_can_write_to():
    embedding, thumbnail = X.copy(), THUMBNAIL.copy()
    album = registered(Album(), "light.a", embedding, thumbnail)
    embedding[:], thumbnail[:] = 0, 0
    assert album.pictures[0].thumbnail[0, 0, 0] == 7 and match(album, X).verdict == "sure"
    with pytest.raises(ValueError):
        album.pictures[0].embedding[0] = 5
    for copied in (copy.deepcopy(album), pickle.loads(pickle.dumps(album))):
        assert match(copied, X) == match(album, X)


@pytest.fixture(scope="module")
def eye() -> Eye:
    return Eye.load(Settings.load())


@pytest.fixture(scope="module")
def shipped(eye) -> Album:
    album = Album()
    views = eye([load_image(DEVICES / f"{name}.1.jpg") for name in NAMES])
    for name, embedding in zip(NAMES, views, strict=True):
        album = registered(album, name, embedding, THUMBNAIL, HOUSE)
    return album


def test_the_other_view_of_each_example_is_recognised(eye, shipped):
    assert len(NAMES) >= 5
    for name, view in zip(
        NAMES, eye([load_image(DEVICES / f"{name}.2.jpg") for name in NAMES]), strict=True
    ):
        found = match(shipped, view)
        assert (found.verdict, found.best.entity_id) == ("sure", name)


def test_other_pictures_are_unknown(eye, shipped):
    pictures = [load_image(path) for path in sorted(EXAMPLES.glob("*.jpg"))]
    plain = Image.new("RGB", (300, 200), (90, 120, 150))
    verdicts = [match(shipped, view).verdict for view in eye([*pictures, plain])]
    assert set(verdicts) == {"unknown"}


def test_a_mirrored_and_darker_picture_is_still_the_device(eye, shipped):
    image = ImageOps.mirror(load_image(DEVICES / "media_player.kitchen_speaker.1.jpg"))
    found = match(shipped, eye([image.point(lambda value: value * 0.6)])[0])
    assert found.verdict == "sure" and found.best.entity_id == "media_player.kitchen_speaker"


def test_the_example_pictures_stay_small_and_credited():
    sizes = [path.stat().st_size for path in DEVICES.glob("*.jpg")]
    assert sum(sizes) < 400_000
    assert "examples/devices" in (ASSETS / "LICENSES.md").read_text(encoding="utf-8")
