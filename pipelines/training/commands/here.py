"""Clipped requests in the visitor's room that name a kind of device only: `fan on`."""

from pipelines.tasks.language.orders import Order
from pipelines.training.commands import clauses
from pipelines.training.commands.clauses import Clause
from pipelines.training.commands.groups import HERE
from pipelines.training.commands.inside import inside, noun_of
from pipelines.training.commands.nouns import BY_DOMAIN
from pipelines.training.commands.refs import Context, Ref
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.words import maybe, pick

Said = tuple[str, tuple[Order, ...]]
VALUED = "{b} {v}|{b} to {v}|{b} at {v}|{b} {v} please|{b}, {v}|{b} on {v}"


def clipped(context: Context) -> Said | None:
    """One short request for what is in the room of the visitor."""
    rng, view = context.rng, context.view
    if context.room is None:
        return None
    here = [e for e in view.house.entities if e.area == context.room and e.domain in BY_DOMAIN]
    kinds = sorted({each.domain for each in here} & set(clauses.WEIGHTS))
    if not kinds:
        return None
    domain = rng.choices(kinds, [clauses.WEIGHTS[each] ** 0.7 for each in kinds])[0]
    found = clauses.action(context, domain)
    if found is None:
        return None
    done, pool = found
    able = [each for each in pool if each.domain in done.domains]
    noun = noun_of(context, domain, [each for each in able if each.area == context.room])
    ref = inside(context, noun, able, context.room) if noun else None
    if ref is None:
        return None
    if done.classes and not clauses.of_classes(context, ref, done):
        return None
    said, filled = clauses.valued(rng, done)
    order = Order(done.verb, ref.targets, (), filled, ref.asks)
    return framed(rng, _worded(context, Clause(order, ref, said, done)), 0.5), (order,)


def _worded(context: Context, part: Clause) -> str:
    rng, ref = context.rng, part.ref
    result = part.result(rng)
    draw = rng.random()
    if part.said and part.order.verb == "set" and draw < 0.35:
        text = pick(rng, VALUED).replace("{b}", ref.bare).replace("{v}", part.said)
    elif result and draw < 0.5:
        text = f"{ref.bare} {result}"
        if maybe(rng, 0.12):
            text = f"{pick(rng, HERE)} {text}" if maybe(rng, 0.3) else f"{text} {pick(rng, HERE)}"
        elif maybe(rng, 0.15):
            text += " please"
    else:
        place = f" {pick(rng, HERE)}" if maybe(rng, 0.2) else ""
        lead = ref.text if maybe(rng, 0.7) else ref.bare
        if maybe(rng, 0.1) and lead.startswith("the "):
            lead = f"{pick(rng, 'my|this|that' if not ref.plural else 'my|these|those')} {lead[4:]}"
        said = Ref(f"{lead}{place}", ref.targets, ref.plural)
        text = wrapped(rng, part.imperative(rng, said), 0.3)
    return text
