"""Caption scores by pycocoevalcap: BLEU-1..4, METEOR, CIDEr."""

import contextlib
import io
import re
import shutil
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pycocoevalcap.bleu.bleu import Bleu
from pycocoevalcap.cider.cider import Cider
from pycocoevalcap.meteor.meteor import Meteor
from pycocoevalcap.tokenizer.ptbtokenizer import PTBTokenizer

Captions = Mapping[str, Sequence[str]]


def score_captions(references: Captions, hypotheses: Mapping[str, str]) -> dict[str, float | str]:
    """Score one hypothesis a picture. METEOR and the PTB tokeniser need Java.

    Without Java a plain tokeniser (lower case, words and clitics) stands in, and the result's
    `tokenizer` says so.
    """
    names = list(hypotheses)
    java = shutil.which("java") is not None
    truth = _tokenise({name: list(references[name]) for name in names}, java)
    ours = _tokenise({name: [hypotheses[name]] for name in names}, java)
    scores: dict[str, float | str] = {}
    with contextlib.redirect_stdout(io.StringIO()):  # the scorers print
        bleu, _ = Bleu(4).compute_score(truth, ours)
        cider, _ = Cider().compute_score(truth, ours)
    scores |= {f"BLEU-{n}": round(float(value), 4) for n, value in enumerate(bleu, 1)}
    if java:
        scores["METEOR"] = round(float(_meteor().compute_score(truth, ours)[0]), 4)
    scores["CIDEr"] = round(float(cider), 4)
    scores["tokenizer"] = "ptb" if java else "plain"
    return scores


def quick_cider(references: Captions, hypotheses: Mapping[str, str]) -> float:
    """CIDEr with the plain tokeniser: for watching a training run, without starting Java."""
    truth = _tokenise({name: list(references[name]) for name in hypotheses}, java=False)
    ours = _tokenise({name: [text] for name, text in hypotheses.items()}, java=False)
    return float(Cider().compute_score(truth, ours)[0])


def _tokenise(captions: dict[str, list[str]], java: bool) -> dict[str, list[str]]:
    if java:
        rows = {name: [{"caption": text} for text in texts] for name, texts in captions.items()}
        return dict(PTBTokenizer().tokenize(rows))
    return {name: [_plain(text) for text in texts] for name, texts in captions.items()}


@lru_cache(maxsize=1)
def _meteor() -> Meteor:
    """One Java process for all that is scored: it takes seconds to start."""
    return Meteor()


def _plain(text: str) -> str:
    return " ".join(re.findall(r"'s|n't|[\w]+(?:-[\w]+)*", text.lower()))
