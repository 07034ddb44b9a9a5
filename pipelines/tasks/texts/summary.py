"""A text, summed up by its own sentences: nothing is written anew, so nothing can be invented.

A sentence is central when many others are like it and are central themselves (LexRank, Erkan and
Radev 2004). What is chosen must be central and unlike what was chosen before (maximal marginal
relevance, Carbonell and Goldstein 1998).
"""

import math
from pathlib import Path

import torch
from torch import Tensor

from pipelines.encoders.text import TextEncoder
from pipelines.preprocess.sentences import sentences, tidy
from pipelines.preprocess.text import MAX_PASTED, words
from pipelines.tasks.replies import Chosen, Summary, Todo, When
from pipelines.tasks.texts.sentence_head import LIKELY, TODOS, SentenceHead
from pipelines.tasks.texts.times import times
from pipelines.types import TextError

MOST_WORDS = 2_000
LEAST_SENTENCES, LEAST_WORDS = 4, 50  # a shorter text is its own summary
MOST_CHOSEN, A_CHOICE_FOR = 5, 4  # one sentence is chosen for every four, up to five
ALIKE = 0.15  # cosines below join sentences of any two texts
SAME = 0.95  # a sentence this close to a chosen one says it again
DAMPING = 0.85
STEPS, CLOSE_ENOUGH = 100, 1e-6
CENTRAL = 0.7  # what counts for a choice: this much centrality, the rest novelty
WHOLE = 4  # words from which on a sentence says something by itself


class Summarist:
    """Sums up texts. Safe to share among threads."""

    def __init__(self, encoder: TextEncoder, weights: Path) -> None:
        self.encoder = encoder
        self.todos = SentenceHead.load(weights / TODOS)

    @torch.inference_mode()
    def __call__(self, text: str) -> Summary:
        """Choose from a text of `readable`."""
        found = sentences(text)
        vectors = self.encoder.pooled(found) if found else torch.zeros(0, 1)
        similar = (vectors @ vectors.T).clamp(0, 1)
        shares = centrality(similar)
        chosen = choose(similar, shares, found)
        return Summary(
            _explained(chosen, similar, shares, found),
            self._asked(found, vectors),
            tuple(
                When(each, found[n], n)
                for n, text in enumerate(found)
                for each in dict.fromkeys(times(text))
            ),
            sentences=len(found),
            words=len(words(text)),
        )

    def _asked(self, found: list[str], vectors: Tensor) -> tuple[Todo, ...]:
        if not found:
            return ()
        odds = self.todos(vectors).tolist()
        return tuple(
            Todo(text, n, odd)
            for n, (text, odd) in enumerate(zip(found, odds, strict=True))
            if odd >= LIKELY and len(words(text)) > 1
        )


def readable(text: str) -> str:
    """A text that can be summed up, with its lines.

    Raises:
        TextError: nothing is left, or more than can be read at once.
    """
    tidied = tidy(text, MAX_PASTED)
    count = len(words(tidied))
    if count > MOST_WORDS:
        raise TextError(f"The text has {count:,} words; I can sum up {MOST_WORDS:,} at once.")
    return tidied


def worth_it(text: str) -> bool:
    """Whether a text is long enough for a summary to be shorter."""
    return len(words(text)) >= LEAST_WORDS and len(sentences(text)) >= LEAST_SENTENCES


def centrality(similar: Tensor) -> Tensor:
    """How central each sentence is: cosines [n, n] → shares [n] that sum to 1."""
    count = len(similar)
    links = torch.where(similar >= ALIKE, similar, torch.zeros(()))
    links.fill_diagonal_(1)  # a sentence that is like no other keeps its say
    walk = links / links.sum(1, keepdim=True)
    shares = torch.full((count,), 1 / max(count, 1))
    for _ in range(STEPS):
        after = (1 - DAMPING) / count + DAMPING * (shares @ walk)
        if (after - shares).abs().sum() < CLOSE_ENOUGH:
            return after
        shares = after
    return shares


def choose(similar: Tensor, shares: Tensor, found: list[str]) -> list[int]:
    """The numbers of the sentences that sum up a text, in its order."""
    pool = [n for n, text in enumerate(found) if len(words(text)) >= WHOLE]
    pool = pool or list(range(len(found)))
    wanted = min(MOST_CHOSEN, math.ceil(len(pool) / A_CHOICE_FOR))
    relevance = shares / shares.max() if len(shares) else shares
    chosen: list[int] = []
    while pool and len(chosen) < wanted:
        said = {n: float(similar[n, chosen].max()) if chosen else 0.0 for n in pool}
        pool = [n for n in pool if said[n] < SAME]
        if not pool:
            break
        best = max(pool, key=lambda n: CENTRAL * float(relevance[n]) - (1 - CENTRAL) * said[n])
        chosen.append(best)
        pool.remove(best)
    return sorted(chosen)


def _explained(
    chosen: list[int], similar: Tensor, shares: Tensor, found: list[str]
) -> tuple[Chosen, ...]:
    """Each choice with its share, and how many sentences are nearer to it than to the others."""
    if not chosen:
        return ()
    closeness, nearest = similar[:, chosen].max(1)
    nearest[chosen] = torch.arange(len(chosen))  # everyone speaks for themselves
    closeness[chosen] = 1.0
    return tuple(
        Chosen(
            found[n],
            n,
            float(shares[n]),
            int(((nearest == number) & (closeness >= ALIKE)).sum()),
        )
        for number, n in enumerate(chosen)
    )
