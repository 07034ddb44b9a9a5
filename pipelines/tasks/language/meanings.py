"""What several readings of one request come to: which meaning is the likeliest, and its rivals.

One meaning has many wordings, and a request several readings: replies of the model, guesses at
what was said, names respelled. What they share counts together.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from pipelines.house.entities import House
from pipelines.tasks.language.orders import Order, meaning, vain
from pipelines.tasks.language.understanding import Understanding

OF_THE_HOUSE = ("command", "answer")  # tasks
CLOSE = 0.15  # so much of the likeliest meaning's probability another one must have to be a rival
RIVAL = 0.4  # the same for all of them together
IDLE = 0.3  # weight of hearing nothing for the house: who speaks to it mostly wants something
VAIN = 0.3  # weight of asking of what stands what only makes sense of what runs
# Weight of asking what was done, or why, which training asks far more often than people do.
DEED = 0.1
OFFERED = 6  # devices that a visitor is asked to choose among


def agreed(
    found: Sequence[Understanding], house: House, shares: Sequence[float] | None = None
) -> tuple[int, Understanding]:
    """The likeliest meaning: what several replies come to counts for each of them.

    `shares` weighs replies to different readings of one request; a reading that is nothing to the
    house weighs less. Returns the number of the likeliest reply of that meaning, and the reply
    with the confidence of the meaning.
    """
    sure = [
        each.confidence * share * (1.0 if each.task in OF_THE_HOUSE else IDLE)
        for each, share in zip(found, shares or [1.0] * len(found), strict=True)
    ]
    sure = _weighed(found, sure, house)
    meant = [(each.task, meaning(each.orders, house)) for each in found]
    total: dict[Hashable, float] = {}
    for key, share in zip(meant, sure, strict=True):
        total[key] = total.get(key, 0.0) + share
    best = max(range(len(found)), key=lambda number: (total[meant[number]], sure[number]))
    near = {
        device: total[key]
        for each, key in zip(found, meant, strict=True)
        if key != meant[best] and total[key] >= CLOSE * total[meant[best]]
        for device in _instead(found[best].orders, each.orders)
    }
    likely = not found[best].asks and sum(near.values()) >= RIVAL * total[meant[best]]
    rivals = dict.fromkeys((*found[best].rivals, *(near if likely else ())))
    orders = tuple(_offering(order, found) for order in found[best].orders)
    confidence = total[meant[best]]
    return best, replace(found[best], orders=orders, confidence=confidence, rivals=tuple(rivals))


def _offering(order: Order, found: Sequence[Understanding]) -> Order:
    """A question which device is meant, with those that other replies ask about as well."""
    if not order.asks:
        return order
    others = [each for reply in found for each in reply.orders if each.asks]
    same = [each for each in others if replace(each, targets=order.targets) == order]
    targets = dict.fromkeys((*order.targets, *(device for each in same for device in each.targets)))
    return replace(order, targets=tuple(targets)[:OFFERED])


def _weighed(found: Sequence[Understanding], sure: Sequence[float], house: House) -> list[float]:
    """Replies by how usual what they mean is; what the unusual ones lose goes to the others.

    Classes that training shows too often are adjusted as Menon et al. (2021) do.
    """
    usual = [_usual(each, house) for each in found]
    kept = [share * weight for share, weight in zip(sure, usual, strict=True)]
    return [share * sum(sure) / (sum(kept) or 1.0) for share in kept]


def _usual(reply: Understanding, house: House) -> float:
    if any(order.verb in ("deed", "reason") for order in reply.orders):
        return DEED
    return VAIN if vain(reply.orders, house) else 1.0


def _instead(best: Sequence[Order], other: Sequence[Order]) -> tuple[str, ...]:
    """The device of an order that is as the best one, which is for one device, but for that."""
    if len(best) != 1 or best[0].asks or len(best[0].targets) != 1:
        return ()
    if len(other) != 1 or len(other[0].targets) != 1 or other[0] == best[0]:
        return ()
    (own,), (target,) = best[0].targets, other[0].targets
    same = replace(other[0], targets=best[0].targets) == best[0]
    return (target,) if same and isinstance(target, str) and isinstance(own, str) else ()
