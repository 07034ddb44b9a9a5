"""The decoder's vocabulary: MiniLM's WordPieces, trimmed, with a byte fallback.

Only white space separates words, so punctuation is a continuation piece (`it's` → `it ##' ##s`)
and decoding is exact. A character without a piece of its own is spelled in UTF-8 bytes, as in
SentencePiece (Kudo and Richardson 2018): every string survives a round trip after `fold`.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

PAD, START, END, WORD = "<pad>", "<start>", "<end>", "<word>"
TASKS = ("<caption>", "<answer>", "<command>", "<none>")
BYTES = tuple(f"<0x{value:02X}>" for value in range(256))
SPECIALS = (PAD, START, END, WORD, *TASKS, *BYTES)
CONTINUATION = "##"


def fold(text: str) -> str:
    """Lower-case NFC text with single spaces: the form that the vocabulary can write."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    return " ".join(folded.encode("utf-8", "replace").decode("utf-8").split())


def is_control(piece: str) -> bool:
    """Whether a piece is written `<so>`: no text can spell it."""
    return len(piece) > 2 and piece.startswith("<") and piece.endswith(">")


class Vocabulary:
    """Pieces and their ids; ids count the lines of the vocabulary file.

    `controls` are the ids that are not text: padding, start, end, tasks and what tasks add
    (bytes and `<word>` are text).
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        """Raises ValueError if the special pieces are not the first ones or a piece repeats."""
        if tuple(pieces[: len(SPECIALS)]) != SPECIALS:
            raise ValueError("A vocabulary begins with the special pieces.")
        self.pieces = tuple(pieces)
        self._ids = {piece: index for index, piece in enumerate(self.pieces)}
        if len(self._ids) != len(self.pieces):
            raise ValueError("A vocabulary lists each piece once.")
        self._longest = max((len(piece) for piece in self.pieces[len(SPECIALS) :]), default=1)
        self._first_byte = self._ids[BYTES[0]]
        text = {WORD, *BYTES}
        self.controls = frozenset(
            index
            for index, piece in enumerate(self.pieces)
            if is_control(piece) and piece not in text
        )
        self._word_ids = lru_cache(maxsize=8192)(self._split)

    @classmethod
    def of(cls, pieces: Iterable[str]) -> "Vocabulary":
        """The special pieces followed by `pieces`."""
        return cls([*SPECIALS, *pieces])

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """Read a file with one piece a line."""
        return cls(path.read_text(encoding="utf-8").split("\n")[:-1])

    def save(self, path: Path) -> None:
        """Write one piece a line."""
        path.write_text("".join(f"{piece}\n" for piece in self.pieces), encoding="utf-8")

    def __len__(self) -> int:
        return len(self.pieces)

    def __getitem__(self, piece: str) -> int:
        return self._ids[piece]

    @property
    def task_ids(self) -> dict[str, int]:
        """Task name without brackets → id of its token."""
        return {task.strip("<>"): self._ids[task] for task in TASKS}

    def encode(self, text: str) -> list[int]:
        """Text → ids by greedy longest match in each word (WordPiece, Wu et al. 2016)."""
        return [index for word in fold(text).split(" ") if word for index in self._word_ids(word)]

    def decode(self, ids: Iterable[int]) -> str:
        """Ids → text; task and control tokens are left out."""
        text = bytearray()
        joins = True  # the first piece follows no space
        for index in ids:
            if index in self.controls:
                continue
            piece = self.pieces[index]
            if self._first_byte <= index < self._first_byte + 256:
                text.append(index - self._first_byte)
            elif piece.startswith(CONTINUATION) and len(piece) > 2:
                text += piece[2:].encode()
            else:
                text += b"" if joins else b" "
                text += b"" if piece == WORD else piece.encode()
            joins = False
        return text.decode("utf-8", "replace")

    def starts_word(self, index: int) -> bool:
        """Whether a piece begins a new word."""
        piece = self.pieces[index]
        if index < len(SPECIALS):
            return piece == WORD
        return not (piece.startswith(CONTINUATION) and len(piece) > 2)

    def _split(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        start = 0
        while start < len(word):
            prefix = CONTINUATION if ids else ""
            for stop in range(min(len(word), start + self._longest), start, -1):
                index = self._ids.get(prefix + word[start:stop], -1)
                if index >= len(SPECIALS) and index not in self.controls:
                    ids.append(index)
                    start = stop
                    break
            else:
                ids += [] if ids else [self._ids[WORD]]
                ids += [self._first_byte + byte for byte in word[start].encode()]
                start += 1
        return tuple(ids)
