"""What "this" means in a picture: a visitor's photographs of their devices, and the nearest one.

An album is an immutable value, so sessions can be copied and a change can be undone. It keeps an
embedding and a thumbnail of each photograph, never the photograph.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from pipelines.house.entities import House
from pipelines.house.errors import AlbumFull, InvalidPicture, NotRegistered, UnknownEntity

MAX_PICTURES = 5  # of one device
MAX_DEVICES = 50
THUMBNAIL = (96, 96, 3)

# Cosines of `pipelines.encoders.descriptor`, read off the similarities of 140 things photographed
# twice; `python -m pipelines.evaluation deixis` prints what they lead to.
KNOWN = 0.20  # below, it is none of the registered devices
SURE = 0.30  # from here on, one device alone is taken without asking ...
LEAD = 0.08  # ... if the next one is this much less similar

Verdict = Literal["sure", "unsure", "unknown"]


@dataclass(frozen=True, eq=False)
class Picture:
    """One photograph of a device: a unit vector float32 [D] and a thumbnail uint8 [96, 96, 3]."""

    entity_id: str
    embedding: np.ndarray
    thumbnail: np.ndarray


@dataclass(frozen=True)
class Album:
    """The registered photographs, in the order in which they were taken."""

    pictures: tuple[Picture, ...] = ()

    @property
    def entity_ids(self) -> tuple[str, ...]:
        """The registered devices, the first one first."""
        return tuple(dict.fromkeys(picture.entity_id for picture in self.pictures))

    def of(self, entity_id: str) -> tuple[Picture, ...]:
        """The pictures of a device, none if it is not registered."""
        return tuple(picture for picture in self.pictures if picture.entity_id == entity_id)


@dataclass(frozen=True)
class Candidate:
    """A device and the cosine of its most similar picture."""

    entity_id: str
    similarity: float


@dataclass(frozen=True)
class Match:
    """Which device a picture shows.

    `sure`: take `best`. `unsure`: ask; `choices` are worth offering. `unknown`: none of them.
    `best` is missing only for an empty album, `runner_up` if fewer than two are registered.
    """

    verdict: Verdict
    best: Candidate | None = None
    runner_up: Candidate | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """The devices that it may be, likeliest first."""
        if self.verdict == "unknown" or self.best is None:
            return ()
        if self.verdict == "sure" or self.runner_up is None or self.runner_up.similarity < KNOWN:
            return (self.best.entity_id,)
        return (self.best.entity_id, self.runner_up.entity_id)


def registered(
    album: Album,
    entity_id: str,
    embedding: np.ndarray,
    thumbnail: np.ndarray,
    house: House | None = None,
) -> Album:
    """The album with one more picture: embedding [D] of any length, thumbnail uint8 [96, 96, 3].

    Raises:
        UnknownEntity: `house` is given and has no such device.
        AlbumFull: the device has five pictures already, or the album fifty devices.
        InvalidPicture: the arrays do not have the right shapes.
    """
    if house is not None and house.entity(entity_id) is None:
        raise UnknownEntity(f"This house has no device {entity_id}.")
    if len(album.of(entity_id)) >= MAX_PICTURES:
        raise AlbumFull(f"This device has {MAX_PICTURES} pictures already: forget it first.")
    if entity_id not in album.entity_ids and len(album.entity_ids) >= MAX_DEVICES:
        raise AlbumFull(f"An album holds at most {MAX_DEVICES} devices: forget one first.")
    if thumbnail.shape != THUMBNAIL or thumbnail.dtype != np.uint8:
        raise InvalidPicture("A thumbnail must be a picture of 96 × 96 pixels in colour.")
    picture = Picture(entity_id, _unit(embedding, album), _kept(thumbnail))
    return Album((*album.pictures, picture))


def forgotten(album: Album, entity_id: str) -> Album:
    """The album without a device. Raises NotRegistered if it has no picture of it."""
    if not album.of(entity_id):
        raise NotRegistered(f"There is no picture of {entity_id} to forget.")
    return Album(tuple(each for each in album.pictures if each.entity_id != entity_id))


def match(album: Album, embedding: np.ndarray) -> Match:
    """Find the device that a picture shows: embedding [D], of any length.

    Raises:
        InvalidPicture: the embedding is not like those of the album.
    """
    query = _unit(embedding, album)
    if not album.pictures:
        return Match("unknown")
    cosines = np.stack([picture.embedding for picture in album.pictures]) @ query  # [pictures]
    nearest: dict[str, float] = {}
    for picture, cosine in zip(album.pictures, cosines.tolist(), strict=True):
        nearest[picture.entity_id] = max(cosine, nearest.get(picture.entity_id, -1.0))
    ranked = sorted(nearest.items(), key=lambda each: -each[1])  # stable: the first one wins a tie
    best, *others = [Candidate(*each) for each in ranked[:2]]
    runner_up = others[0] if others else None
    return Match(_verdict(best, runner_up), best, runner_up)


def _verdict(best: Candidate, runner_up: Candidate | None) -> Verdict:
    if best.similarity < KNOWN:
        return "unknown"
    ahead = runner_up is None or best.similarity - runner_up.similarity >= LEAD
    return "sure" if best.similarity >= SURE and ahead else "unsure"


def _unit(embedding: np.ndarray, album: Album) -> np.ndarray:
    if embedding.ndim != 1 or embedding.dtype.kind != "f":
        raise InvalidPicture("The embedding of a picture must be one row of numbers.")
    if album.pictures and album.pictures[0].embedding.shape != embedding.shape:
        raise InvalidPicture("This embedding is of another kind than those in the album.")
    exact = embedding.astype(np.float64)  # the square of a float32 may overflow
    length = float(np.linalg.norm(exact))
    if not np.isfinite(length) or length == 0:
        raise InvalidPicture("The embedding of a picture must have a direction.")
    return _kept((exact / length).astype(np.float32))


def _kept(array: np.ndarray) -> np.ndarray:
    """A copy that nobody can write to."""
    copy = array.copy()
    copy.setflags(write=False)
    return copy
