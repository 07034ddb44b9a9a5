"""The text encoder: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), frozen."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import torch
from tokenizers import BertWordPieceTokenizer
from torch import Tensor, nn
from transformers import BertModel
from transformers.utils.logging import disable_progress_bar

from pipelines.preprocess.text import figures

WIDTH = 768  # the last layer's states, then the bare word-piece embeddings: sense and spelling
POOLED = 384
MAX_PIECES = 96
KEPT = 20_000  # pooled embeddings of names that are remembered
BATCH = 64


@dataclass(frozen=True)
class Said:
    """A text as it was encoded, its unit vector [384], and where each of its T pieces lies."""

    text: str
    pooled: Tensor
    spans: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Read:
    """Texts as tokens [B, T, 768] with their mask, bool [B, T], and each on its own."""

    tokens: Tensor
    mask: Tensor
    said: Sequence[Said]


class TextEncoder(nn.Module):
    """Texts → tokens for the fusion model, and one vector each to compare texts by."""

    def __init__(
        self,
        backbone: BertModel,
        tokenizer: BertWordPieceTokenizer,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        super().__init__()
        self.dtype = dtype
        self.backbone = backbone.eval().requires_grad_(False)
        self.tokenizer = tokenizer
        self.tokenizer.enable_truncation(MAX_PIECES)
        self.tokenizer.enable_padding()
        self._pooled: OrderedDict[str, Tensor] = OrderedDict()
        self._lock = Lock()

    @classmethod
    def load(cls, folder: Path, dtype: torch.dtype = torch.float32) -> "TextEncoder":
        """Read `model.safetensors`, `config.json` and `vocab.txt` from a folder."""
        disable_progress_bar()
        backbone = BertModel.from_pretrained(folder, local_files_only=True)
        tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        return cls(backbone, tokenizer, dtype)

    @torch.inference_mode()
    def forward(self, texts: Sequence[str]) -> Read:
        """Encode a batch of texts with numbers in figures; beyond `MAX_PIECES` they are cut."""
        texts = list(map(figures, texts))
        encodings = self.tokenizer.encode_batch(texts)
        ids = torch.tensor([encoding.ids for encoding in encodings])
        mask = torch.tensor([encoding.attention_mask for encoding in encodings])
        with torch.autocast("cpu", self.dtype, enabled=self.dtype != torch.float32):
            hidden = self.backbone(ids, attention_mask=mask).last_hidden_state.float()
        words = self.backbone.embeddings.word_embeddings(ids).float()
        # The two halves differ in scale (0.5 and 0.05 a dimension); the projector's norm is joint.
        tokens = torch.cat([_unit_variance(hidden), _unit_variance(words)], dim=-1)
        weights = mask.unsqueeze(-1).float()
        mean = (hidden * weights).sum(1) / weights.sum(1)
        pooled = nn.functional.normalize(mean, dim=-1)
        spans = [encoding.offsets for encoding in encodings]
        return Read(tokens, mask.bool(), list(map(Said, texts, pooled, spans)))

    def knows(self, word: str) -> bool:
        """Whether a word is common enough to be a piece of its own."""
        return self.tokenizer.token_to_id(word.lower()) is not None

    def pooled(self, texts: Sequence[str]) -> Tensor:
        """Unit vectors [n, 384] of short texts such as names, remembered from call to call."""
        with self._lock:
            missing = [text for text in dict.fromkeys(texts) if text not in self._pooled]
            missing.sort(key=len)  # texts of one length share a batch without padding
            for start in range(0, len(missing), BATCH):
                part = missing[start : start + BATCH]
                vectors = [said.pooled for said in self(part).said]
                self._pooled.update(zip(part, vectors, strict=True))
            for text in texts:
                self._pooled.move_to_end(text)
            found = torch.stack([self._pooled[text] for text in texts])
            while len(self._pooled) > KEPT:
                self._pooled.popitem(last=False)
        return found


def _unit_variance(x: Tensor) -> Tensor:
    return nn.functional.layer_norm(x, x.shape[-1:])
