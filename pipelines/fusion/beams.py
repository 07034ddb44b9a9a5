"""The likeliest replies under a grammar, found by beam search.

One meaning has many wordings: devices pointed at in another order, or all of their kind at once.
The probabilities of several replies say more about a meaning than that of the likeliest alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from pipelines.fusion.decoding import BANNED, Decoder, Opening, Piece


@dataclass(frozen=True)
class Found:
    """Replies, best first, each with its end token if it has one.

    `first` has the probability of every id that was allowed to come first.
    """

    replies: list[list[Piece]]
    first: dict[int, float]


@torch.inference_mode()
def likeliest(
    decoder: Decoder,
    opening: Opening,
    task: str,
    allowed: Callable[[list[int]], list[int]],
    meant: Callable[[list[int]], Mapping[int, Sequence[int]]],
    beams: int,
) -> Found:
    """Up to `beams` replies to one request.

    `allowed` maps the ids so far to those that may follow, and `meant` some of these to others that
    stand for them and count for them. Else probabilities are the model's own, not shared out among
    what is allowed. Empty where nothing may be written.
    """
    model, end = decoder.model, decoder.end
    alive: list[list[Piece]] = [[]]
    tokens = torch.tensor([decoder.vocabulary.task_ids[task]])
    finished: list[list[Piece]] = []
    first: dict[int, float] = {}
    for _ in range(model.config.decoder_tokens - 2):
        logits, attention = model.step(tokens, opening.state)
        following_of = [allowed([piece.token for piece in reply]) for reply in alive]
        scores = _unsaid(logits, alive, following_of, model.size).log_softmax(-1)
        grown: list[tuple[float, int, Piece]] = []
        for row, (reply, following) in enumerate(zip(alive, following_of, strict=True)):
            if not following:
                continue
            for one, others in meant(following).items():
                scores[row, one] = scores[row, [one, *others]].logsumexp(-1)
            if not reply:
                first = dict(zip(following, scores[row, following].exp().tolist(), strict=True))
            best = scores[row, following].topk(min(beams, len(following)))
            for score, index in zip(best.values.tolist(), best.indices.tolist(), strict=True):
                piece = Piece(following[index], score, attention[row])
                grown.append((total(reply) + score, row, piece))
        grown.sort(key=lambda each: -each[0])
        ended = [(row, piece) for _, row, piece in grown[:beams] if piece.token == end]
        finished += [[*alive[row], piece] for row, piece in ended]
        going = [(row, piece) for _, row, piece in grown[:beams] if piece.token != end]
        floor = min(sorted(map(total, finished), reverse=True)[:beams], default=0.0)
        full = len(finished) >= beams
        going = [each for each in going if not full or total(alive[each[0]]) > floor]
        if not going:
            break
        alive, rows = [[*alive[row], piece] for row, piece in going], [row for row, _ in going]
        opening.state.select(torch.tensor(rows))
        tokens = torch.tensor([reply[-1].token for reply in alive])
    replies = sorted(finished or [each for each in alive if each], key=total, reverse=True)
    return Found(replies[:beams], first)


def _unsaid(
    logits: Tensor,
    replies: Sequence[Sequence[Piece]],
    following: Sequence[Sequence[int]],
    size: int,
) -> Tensor:
    """Without items that a reply has pointed at already and may not again.

    A pointer does not see what it pointed at before, so it shares its probability with that. This
    is no doubt about what is meant.
    """
    banned = torch.zeros_like(logits, dtype=torch.bool)
    for row, (reply, allowed) in enumerate(zip(replies, following, strict=True)):
        said = {piece.token for piece in reply if piece.token >= size}
        banned[row, list(said.difference(allowed))] = True
    return logits.masked_fill(banned, BANNED)


def total(reply: list[Piece]) -> float:
    """The log-probability of a reply."""
    return sum(piece.log_probability for piece in reply)
