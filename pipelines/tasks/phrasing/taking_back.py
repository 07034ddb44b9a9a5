"""`Undo that`, `change it back`: the last change is taken back at a word."""

import re

import torch

from pipelines.encoders.text import TextEncoder
from pipelines.house.guards import risky
from pipelines.house.session import HouseSession
from pipelines.tasks.phrasing.asides import parts
from pipelines.tasks.phrasing.remarks import only_tells
from pipelines.tasks.replies import Declined, Performed
from pipelines.tasks.texts.sentence_head import SURELY, SentenceHead

# A button shows what it does; words may have been misheard.
WOULD_OPEN = (
    "Taking that back would open, unlock or disarm something, so nothing happened. "
    "Say what is to be opened, or press Undo."
)
WHY = re.compile(r"too \w+", re.IGNORECASE)


class TakingBack:
    """Hears that something is to be taken back, and does it. Safe to share among threads."""

    def __init__(self, encoder: TextEncoder, head: SentenceHead) -> None:
        self.encoder, self.head = encoder, head

    @torch.inference_mode()
    def __call__(self, text: str, session: HouseSession) -> Performed | Declined | None:
        """What becomes of a text that asks for it, where anything was done; None for others."""
        if not (text and session.history and any(map(self._asked, (text, *_besides(text))))):
            return None
        if any(map(risky, session.behind())):
            return Declined(WOULD_OPEN)
        return Performed((), session.undo())

    def _asked(self, text: str) -> bool:
        return float(self.head(self.encoder.pooled([text]))) >= SURELY


def _besides(text: str) -> tuple[str, ...]:
    """What a text says besides why: of `too dark now, put it back` the end; () for others."""
    said = parts(text)
    left = tuple(each for each in said if not (WHY.match(each) or only_tells(each)))
    return left if len(left) == 1 < len(said) else ()
