"""The model with each fusion strategy: one that was not asked for yet is not in memory."""

from pathlib import Path
from threading import Lock

from pipelines.fusion import checkpoint
from pipelines.fusion.decoding import Decoder
from pipelines.fusion.errors import CheckpointError
from pipelines.looking import Looker
from pipelines.tasks.command import Orderer
from pipelines.types import FUSIONS, FusionError


class Fusing:
    """What looks and reads, by the name of its strategy. Safe to share among threads.

    All share encoders, projectors, decoder, and what is remembered of pictures and houses.
    """

    def __init__(self, looker: Looker, weights: Path) -> None:
        """`looker` has the model of the file `weights`, whose strategy is the default."""
        self.default = looker.decoder.model.config.strategy
        self._known = {self.default: looker}
        self._weights = weights
        self._lock = Lock()

    def looker(self, name: str | None = None) -> Looker:
        """With a strategy. Raises FusionError for a name that is none, or without its weights."""
        name = name or self.default
        if name not in FUSIONS:
            raise FusionError(f"The fusion must be one of {', '.join(FUSIONS)}.")
        with self._lock:
            if name not in self._known:
                self._known[name] = self._loaded(name)
            return self._known[name]

    def _loaded(self, name: str) -> Looker:
        first = self._known[self.default]
        try:
            model = checkpoint.load_strategy(first.decoder.model, self._weights, name)
        except CheckpointError as error:
            raise FusionError(f"There is no fusion by {name} here: {error}") from error
        decoder = Decoder(model, first.decoder.vocabulary)
        orderer = Orderer(decoder, first.orderer.encoder)
        return first.reading_with(first.householder.reading_with(orderer))
