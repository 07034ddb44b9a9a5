"""What a picture points at: `this` is the registered device that it shows."""

import numpy as np
import torch
from PIL import Image, ImageOps

from pipelines.encoders.descriptor import Descriptor
from pipelines.encoders.vision import VisionEncoder
from pipelines.house.album import Match, match, registered
from pipelines.house.session import HouseSession
from pipelines.preprocess.image import load_image, square, to_pixels
from pipelines.types import ImageSource, View

SIDE = 96  # of a thumbnail
FRAME = View(fit="centre")  # what one registers and what one shows are framed alike


class Pointing:
    """Registers pictures of devices in a visitor's session, and recognises them there."""

    def __init__(self, vision: VisionEncoder, descriptor: Descriptor) -> None:
        self.vision, self.descriptor = vision, descriptor

    def register(self, session: HouseSession, entity_id: str, source: ImageSource) -> None:
        """Remember how a device looks. Raises ImageError, UnknownEntity or AlbumError."""
        image = load_image(source)
        thumbnail = np.asarray(ImageOps.fit(image, (SIDE, SIDE)))
        described = self._describe(image)
        session.album = registered(session.album, entity_id, described, thumbnail, session.house)

    def match(self, session: HouseSession, source: ImageSource) -> Match:
        """The registered device that a picture shows, and how sure that is. Raises ImageError."""
        return match(session.album, self._describe(load_image(source)))

    def _describe(self, image: Image.Image) -> np.ndarray:
        pixels = to_pixels(square(image, FRAME))
        tokens = self.vision(torch.from_numpy(pixels).unsqueeze(0))
        described: np.ndarray = self.descriptor(tokens.numpy())[0]
        return described
