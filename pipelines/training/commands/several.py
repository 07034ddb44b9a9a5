"""Sentences with several clauses, each with its own verb."""

import random

from pipelines.tasks.language.orders import Order, chosen
from pipelines.training.commands import shared
from pipelines.training.commands.clauses import Clause, clause
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.words import maybe, pick

Said = tuple[str, tuple[Order, ...]]
JOINTS = (
    "and|and|and|and then|then|and also|also|, then|, and|,|,|. also|, also|. then|after that|"
    "plus|and please|. and|, |.|while you're at it|, and while you're at it|as well as|;|&|"
    "and after that|, oh and|. oh, and|and could you|, please also"
)
COUNTS, SHARES = (2, 3, 4), (0.52, 0.38, 0.1)


def several(context: Context) -> Said | None:
    """Two to four orders in one sentence."""
    if maybe(context.rng, 0.45):
        return shared.sharing(context)
    return _clauses(context)


def _clauses(context: Context) -> Said | None:
    rng = context.rng
    count = rng.choices(COUNTS, SHARES)[0]
    found: list[Clause] = []
    for _ in range(count * 6):
        if len(found) == count:
            break
        part = clause(context, simple=True)
        if part is not None and not any(_overlap(context, part, other) for other in found):
            found.append(part)
    if len(found) < 2:
        return None
    terse = maybe(rng, 0.3 if len(found) == 2 else 0.55)
    texts = [_worded(rng, part, terse, first=at == 0) for at, part in enumerate(found)]
    body = joined(rng, texts)
    orders = tuple(part.order for part in found)
    return framed(rng, wrapped(rng, body, 0.0 if terse else 0.3), 0.6), orders


def _worded(rng: random.Random, part: Clause, terse: bool, first: bool) -> str:
    result = part.result(rng)
    short = result and not part.ref.pronoun and maybe(rng, 0.9 if terse else 0.0 if first else 0.12)
    if short:
        return f"{part.ref.bare if maybe(rng, 0.8) else part.ref.text} {result}"
    texts = [part.imperative(rng) for _ in range(2 if terse else 1)]
    return min(texts, key=len)


def joined(rng: random.Random, texts: list[str]) -> str:
    """Clauses in a row, with commas or with words between."""
    if len(texts) > 2 and maybe(rng, 0.7):
        last = rng.choice((", and", ", and", " and", ",", ", then"))
        return f"{', '.join(texts[:-1])}{last} {texts[-1]}"
    body = texts[0]
    for text in texts[1:]:
        joint = pick(rng, JOINTS) or ","
        body += f" {joint} {text}".replace(" ,", ",").replace(" .", ".").replace(" ;", ";")
    return body


def _overlap(context: Context, part: Clause, other: Clause) -> bool:
    house = context.view.house
    return bool(
        {e.id for e in chosen(part.order, house)} & {e.id for e in chosen(other.order, house)}
    )
