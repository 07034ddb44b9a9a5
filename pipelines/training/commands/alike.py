"""Requests for devices that are easily taken for one another: for all of them, or for which one?"""

from collections.abc import Callable, Sequence

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import Order
from pipelines.training.commands import groups, pairs
from pipelines.training.commands.clauses import about, action
from pipelines.training.commands.refs import Context, Ref
from pipelines.training.commands.sentences import sentence

Said = tuple[str, tuple[Order, ...]]
TRIES = 12
SINGLE = ("scene", "script", "input_boolean")  # nobody says `both scenes`


def twinned(context: Context) -> Said | None:
    """`both bed lamps to 10`, `south and west blinds down`, `bed lamp off` where there are two."""
    return _said(context, pairs.twins)


def doubtful(context: Context) -> Said | None:
    """`lower the blind`, where there are two blinds."""
    return _said(context, groups.one_of)


def _said(
    context: Context, point: Callable[[Context, Sequence[Entity], str], Ref | None]
) -> Said | None:
    for _ in range(TRIES):
        found = action(context)
        if found is None:
            return None
        done, pool = found
        domains = sorted({e.domain for e in pool if e.domain in done.domains} - {*SINGLE})
        if not domains or done.field == "oscillating" or done.classes:
            continue
        ref = point(context, pool, context.rng.choice(domains))
        if ref is not None:
            part = about(context, done, ref)
            return sentence(context.rng, part), (part.order,)
    return None
