"""An order behind a question about its device: `is the heater still on? turn it off`."""

from dataclasses import replace

from pipelines.tasks.language.orders import Order
from pipelines.training.commands.clauses import clause
from pipelines.training.commands.refs import Context
from pipelines.training.commands.words import maybe, options, pick

Said = tuple[str, tuple[Order, ...]]
ASKED = {
    "turn_off": "on|on|still on|running|still running", "turn_on": "off|still off|on",
    "close": "open|still open|wide open", "open": "closed|still closed|shut",
    "lock": "unlocked|open|locked", "unlock": "locked|still locked",
    "mute": "on|too loud", "pause": "playing|on|still playing", "stop": "running|on",
}  # fmt: skip
QUESTIONS = options(
    "is {t} {s}?|is {t} {s}?|did I leave {t} {s}?|is that {t} I hear?|why is {t} {s}?|"
    "have you left {t} {s}?|was {t} {s} all day?|do I see {t} {s}?|wait, is {t} {s}?|"
    "who left {t} {s}?|{t} is {s}.|{t} is {s} again.|I see {t} is {s}.|I think {t} is {s},|"
    "oh no, {t} is {s}."
)


def prompted(context: Context) -> Said | None:
    """A question or a remark, then the order that it leads to."""
    rng = context.rng
    part = clause(context, simple=True)
    if (
        part is None
        or part.order.verb not in ASKED
        or {"scene", "script"} & set(part.action.domains)
    ):
        return None
    it = "them" if part.ref.plural else "it"
    asked = rng.choice(QUESTIONS).replace("{s}", pick(rng, ASKED[part.order.verb]))
    if part.ref.plural:
        asked = asked.replace(" is ", " are ").replace("is {t}", "are {t}").replace("was", "were")
    order = part.imperative(rng, replace(part.ref, text=it, pronoun=True))
    polite = pick(rng, "_|_|please|then|now") if maybe(rng, 0.5) else ""
    return f"{asked.replace('{t}', part.ref.text)} {order} {polite}".strip(), (part.order,)
