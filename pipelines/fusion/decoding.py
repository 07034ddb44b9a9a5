"""Turning a memory into tokens: greedy, sampled or beam search, one step at a time.

Everything is a generator, so a caller streams by iterating and cancels by stopping to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from pipelines.fusion.model import DecoderState, FusionModel, Memory
from pipelines.fusion.vocabulary import END, PAD, START, Vocabulary

Choose = Callable[[Tensor], Tensor]  # log-probabilities [rows, vocabulary] → ids [rows]
BANNED = float("-inf")
LENGTH_POWER = 0.9  # between the likeliest reply (0), which is short, and the likeliest piece (1)


@dataclass(frozen=True)
class Limits:
    """What a generation may do. Lengths count text tokens, without the task and the end."""

    max_tokens: int = 32
    min_tokens: int = 3
    repeat_ngram: int = 3


@dataclass(frozen=True)
class Step:
    """One step of all rows: ids [rows] and their log-probabilities [rows]."""

    tokens: Tensor
    log_probabilities: Tensor


@dataclass(frozen=True)
class Piece:
    """One generated token of one sequence; `attention` [S] is over the memory."""

    token: int
    log_probability: float
    attention: Tensor


@dataclass(frozen=True)
class Reply:
    """A whole reply and how likely it is, comparable among lengths."""

    score: float
    pieces: list[Piece]


@dataclass(frozen=True)
class Draft:
    """The likeliest reply so far; once all is written, also every reply found, the best first."""

    pieces: list[Piece]
    found: tuple[Reply, ...] = ()


def argmax(log_probabilities: Tensor) -> Tensor:
    """Greedy choice."""
    return log_probabilities.argmax(-1)


def sampler(generator: torch.Generator) -> Choose:
    """Choose at random by probability."""

    def choose(log_probabilities: Tensor) -> Tensor:
        # By the inverse of the cumulative distribution: one random number a row. `multinomial`
        # draws one for every word of the vocabulary, which took a fifth of the time.
        cumulative = log_probabilities.exp().cumsum(-1)
        drawn = torch.rand(cumulative.shape[0], 1, generator=generator) * cumulative[:, -1:]
        found = torch.searchsorted(cumulative, drawn, right=True)
        # Rounding may place a draw on the very end of the scale, which no word owns.
        last = log_probabilities.argmax(-1, keepdim=True)
        return torch.where(drawn < cumulative[:, -1:], found, last).squeeze(1)

    return choose


@dataclass(frozen=True)
class Opening:
    """A generation whose task comes next, with the odds of each task for its first request.

    The state moves as tokens are written, so an opening serves one generation.
    """

    state: DecoderState
    odds: dict[str, float]

    @property
    def task(self) -> str:
        """The likeliest task."""
        return max(self.odds, key=lambda name: self.odds[name])


class Decoder:
    """Decodes with one model and its vocabulary. Stateless between calls."""

    def __init__(self, model: FusionModel, vocabulary: Vocabulary) -> None:
        self.model = model
        self.vocabulary = vocabulary
        self.end = vocabulary[END]
        self._pad = vocabulary[PAD]
        self._never = torch.tensor(
            [index for index in sorted(vocabulary.controls) if index != self.end]
        )

    @torch.inference_mode()
    def open(self, memory: Memory) -> Opening:
        """Read the start token, after which the model says which task it is given."""
        state = self.model.start(memory)
        logits, _ = self.model.step(torch.full((memory.rows,), self.vocabulary[START]), state)
        tasks = self.vocabulary.task_ids
        odds = logits[0, list(tasks.values())].softmax(-1).tolist()
        return Opening(state, dict(zip(tasks, odds, strict=True)))

    @torch.inference_mode()
    def steps(
        self,
        opening: Opening,
        task: str,
        limits: Limits = Limits(),
        choose: Choose = argmax,
    ) -> Iterator[Step]:
        """Generate every row of an opening until all have ended.

        Rows that ended go on as padding. The last step is the end token.
        """
        state, rows = opening.state, opening.state.rows
        tokens = torch.full((rows,), self.vocabulary.task_ids[task])
        ended = torch.zeros(rows, dtype=torch.bool)
        histories: list[list[int]] = [[] for _ in range(rows)]
        for length in range(limits.max_tokens + 1):
            logits, _ = self.model.step(tokens, state)
            scores = self._allowed(logits, histories, length, limits).log_softmax(-1)
            tokens = torch.where(ended, self._pad, choose(scores))
            chosen = scores.gather(1, tokens.unsqueeze(1)).squeeze(1)
            yield Step(tokens, chosen.masked_fill(ended, 0.0))
            ended = ended | (tokens == self.end)
            if bool(ended.all()):
                return
            for history, token in zip(histories, tokens.tolist(), strict=True):
                history.append(token)

    @torch.inference_mode()
    def written(
        self, opening: Opening, task: str, allowed: Callable[[list[int]], list[int]]
    ) -> Iterator[Piece]:
        """Stream one request's reply under a grammar, with the end token.

        `allowed` maps the ids so far to those that may follow. Probabilities are the model's own,
        not shared out among what is allowed: a reply that it did not mean stays improbable.
        """
        token = self.vocabulary.task_ids[task]
        ids: list[int] = []
        while len(ids) < self.model.config.decoder_tokens - 2:
            following = allowed(ids)
            if not following:
                return
            logits, attention = self.model.step(torch.tensor([token]), opening.state)
            scores = logits[0].log_softmax(-1)
            token = following[int(scores[following].argmax())]
            yield Piece(token, float(scores[token]), attention[0])
            if token == self.end:
                return
            ids.append(token)

    def sequences(
        self,
        memory: Memory,
        task: str,
        limits: Limits = Limits(),
        choose: Choose = argmax,
        copies: int = 1,
    ) -> list[list[int]]:
        """Ids of `copies` sequences a request, without end and padding.

        The copies of a request follow one another.
        """
        opening = self.open(memory)
        opening.state.select(torch.arange(memory.rows).repeat_interleave(copies))
        steps = [step.tokens for step in self.steps(opening, task, limits, choose)]
        stop = {self.end, self._pad}
        return [[i for i in row if i not in stop] for row in torch.stack(steps, dim=1).tolist()]

    @torch.inference_mode()
    def beam(
        self, opening: Opening, task: str, beams: int, limits: Limits = Limits()
    ) -> Iterator[Draft]:
        """Search for the likeliest reply to one request, without its end token.

        Every step drafts it; the last draft has all replies that were found. One beam is greedy:
        what it drafts stays. Replies are compared by their log-probability over a power of their
        length (Wu et al. 2016).
        """
        state = opening.state
        alive: list[list[Piece]] = [[]]
        tokens = torch.tensor([self.vocabulary.task_ids[task]])
        finished: list[Reply] = []
        for length in range(limits.max_tokens + 1):
            logits, attention = self.model.step(tokens, state)
            histories = [[piece.token for piece in beam] for beam in alive]
            scores = self._allowed(logits, histories, length, limits).log_softmax(-1)
            sums = torch.tensor([_total(beam) for beam in alive]).unsqueeze(1) + scores
            best, flat = sums.flatten().topk(2 * beams)
            parents: list[int] = []
            grown: list[list[Piece]] = []
            for total, index in zip(best.tolist(), flat.tolist(), strict=True):
                parent, token = divmod(index, scores.shape[1])
                if token == self.end:
                    finished.append(Reply(total / (length + 1) ** LENGTH_POWER, alive[parent]))
                elif total > BANNED and len(grown) < beams:
                    piece = Piece(token, float(scores[parent, token]), attention[parent])
                    parents.append(parent)
                    grown.append([*alive[parent], piece])
            if len(finished) >= beams or not grown:
                break
            alive, tokens = grown, torch.tensor([beam[-1].token for beam in grown])
            state.select(torch.tensor(parents))
            yield Draft(alive[0])
        found = sorted(finished or [Reply(0.0, alive[0])], key=lambda reply: -reply.score)
        yield Draft(found[0].pieces, tuple(found))

    def _allowed(
        self, logits: Tensor, histories: list[list[int]], length: int, limits: Limits
    ) -> Tensor:
        """Ban control tokens, an end that comes too early or too late, and repeated n-grams."""
        logits = logits.index_fill(1, self._never, BANNED)
        if length < limits.min_tokens:
            logits[:, self.end] = BANNED
        if length >= limits.max_tokens:
            logits = torch.full_like(logits, BANNED)
            logits[:, self.end] = 0.0
            return logits
        for row, history in enumerate(histories):
            repeated = _repeats(history, limits.repeat_ngram)
            if repeated:
                logits[row, repeated] = BANNED
        return logits


def _total(beam: list[Piece]) -> float:
    return sum(piece.log_probability for piece in beam)


def _repeats(history: list[int], size: int) -> list[int]:
    """Tokens that would repeat an n-gram, or the token just written."""
    if not history:
        return []
    tail = history[len(history) - size + 1 :]
    seen = [
        history[index + size - 1]
        for index in range(len(history) - size + 1)
        if history[index : index + size - 1] == tail
    ]
    return [*seen, history[-1]]
