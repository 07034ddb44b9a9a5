"""Trim MiniLM's WordPieces to those that our corpora use, and borrow their embeddings."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from safetensors import safe_open
from torch import Tensor

from pipelines.fusion.vocabulary import CONTINUATION, SPECIALS, Vocabulary, is_control
from pipelines.training.captions import clean_caption

LATIN = 0x250  # single characters below keep a piece of their own; others are spelled in bytes


def build(minilm: Path, data: Path) -> Vocabulary:
    """The trimmed vocabulary for the corpora in `data`.

    A piece stays if it occurs 3 times in captions or assistant utterances, or twice in picture
    questions and answers, which are short. Every Latin letter, digit and mark stays too.
    """
    full = (minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()
    texts = [piece for piece in full if not (piece.startswith("[") and piece.endswith("]"))]
    tokenizer = Vocabulary.of(texts)
    kept = {piece for piece in texts if _is_latin(piece)}
    for corpus, least in ((_captions(data), 3), (_utterances(data), 3), (_questions(data), 2)):
        counts = Counter(index for text in corpus for index in tokenizer.encode(text))
        kept |= {
            tokenizer.pieces[index]
            for index, count in counts.items()
            if count >= least and index >= len(SPECIALS)
        }
    return Vocabulary.of(piece for piece in texts if piece in kept)


def embeddings(minilm: Path, vocabulary: Vocabulary, std: float) -> Tensor:
    """MiniLM's word embeddings for our pieces, scaled to `std`: [vocabulary, 384].

    Special pieces get random rows. A mark glued to a word (`##,`) starts as the free one (`,`),
    which MiniLM has seen far more often.
    """
    full = (minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()
    line = {piece: index for index, piece in enumerate(full)}
    with safe_open(minilm / "model.safetensors", framework="pt") as weights:
        table = weights.get_tensor("embeddings.word_embeddings.weight").float()
    result = torch.randn(len(vocabulary), table.shape[1]) * std
    for index, piece in enumerate(vocabulary.pieces[len(SPECIALS) :], len(SPECIALS)):
        if is_control(piece):  # `<field:brightness_pct>` begins as what its words mean
            words = [line[word] for word in re.findall(r"[a-z]+|\d+", piece) if word in line]
            result[index] = table[words].mean(0) if words else table.mean(0)
            continue
        bare = piece.removeprefix(CONTINUATION)
        source = bare if len(bare) == 1 and not bare.isalnum() and bare in line else piece
        result[index] = table[line[source]]
    borrowed = result[len(SPECIALS) :]
    result[len(SPECIALS) :] = (borrowed - borrowed.mean(0)) * (std / borrowed.std())
    return result


def _is_latin(piece: str) -> bool:
    bare = piece.removeprefix(CONTINUATION) or piece
    return len(bare) == 1 and ord(bare) < LATIN


def _captions(data: Path) -> Iterator[str]:
    captions = json.loads((data / "flickr8k" / "train.json").read_text(encoding="utf-8"))
    return (clean_caption(text) for texts in captions.values() for text in texts)


def _questions(data: Path) -> Iterable[str]:
    questions = json.loads((data / "daquar" / "train.json").read_text(encoding="utf-8"))
    return (text for pairs in questions.values() for pair in pairs for text in pair)


def _utterances(data: Path) -> Iterator[str]:
    lines = (data / "home" / "nlu-evaluation.jsonl").read_text(encoding="utf-8").splitlines()
    return (json.loads(line)["text"] for line in lines)
