"""Sentences with several clauses, and with second thoughts."""

from dataclasses import replace

from pipelines.tasks.orders import Order, able, chosen
from pipelines.training.commands import clauses, refs
from pipelines.training.commands.clauses import Clause, clause
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.words import maybe, pick

JOINTS = (
    "and|and|and|and then|then|and also|also|, then|, and|,|. also|, also|. then|after that|"
    "plus|and please|. and"
)
SECOND = (", no,|, no wait,|, sorry,|, I mean|, I mean,|, actually|, no, I meant|... no,|"
          ", wait, no,|"
          ", or rather|, correction,|, make that|, scratch that,|, oops, I mean|, uh, no,|"
          ", not that, ")  # fmt: skip
Said = tuple[str, tuple[Order, ...]]
OPPOSITE = {
    "turn_on": ("turn_off", "off|turn it off|off instead|keep it off|switch it off"),
    "turn_off": ("turn_on", "on|turn it on|on instead|leave it on|switch it on"),
    "open": ("close", "close it|shut|closed|shut it|close it instead"),
    "close": ("open", "open it|open|open it up|open it instead"),
    "lock": ("unlock", "unlock it|unlock it instead"),
    "unlock": ("lock", "lock it|lock it instead|keep it locked"),
    "play": ("pause", "pause it|pause"),
    "mute": ("unmute", "unmute it|sound on"),
}


def several(context: Context) -> Said | None:
    """Two or three clauses in one sentence."""
    rng = context.rng
    count = 2 if maybe(rng, 0.75) else 3
    found: list[Clause] = []
    for _ in range(count * 6):
        if len(found) == count:
            break
        part = clause(context, simple=True)
        if part is not None and not any(_overlap(part, other) for other in found):
            found.append(part)
    if len(found) < 2:
        return None
    texts: list[str] = []
    terse = maybe(rng, 0.1)
    for part in found:
        result = part.result(rng)
        short = result and not part.ref.pronoun and (terse or (texts and maybe(rng, 0.1)))
        texts.append(f"{part.ref.bare} {result}" if short else part.imperative(rng))
    if len(texts) == 3 and maybe(rng, 0.6):
        body = f"{texts[0]}, {texts[1]}{pick(rng, ',|_')} and {texts[2]}"
    else:
        body = texts[0]
        for text in texts[1:]:
            body += f" {pick(rng, JOINTS)} {text}".replace(" ,", ",").replace(" .", ".")
    orders = tuple(part.order for part in found)
    return framed(rng, wrapped(rng, body, 0.0 if terse else 0.35)), orders


def _overlap(part: Clause, other: Clause) -> bool:
    same = set(part.order.targets) & set(other.order.targets)
    return bool(same)


def _turned_round(context: Context, first: Clause) -> Said | None:
    """`turn the lamp on, no, off`: the verb is taken back."""
    rng, order = context.rng, first.order
    if order.verb not in OPPOSITE or first.ref.asks or order.exceptions:
        return None
    verb, words = OPPOSITE[order.verb]
    turned = replace(order, verb=verb)
    if not all(able(each, verb) for each in chosen(turned, context.view.house)):
        return None
    text = f"{wrapped(rng, first.imperative(rng), 0.3)}{pick(rng, SECOND)} {pick(rng, words)}"
    return framed(rng, text), (turned,)


def corrected(context: Context) -> Said | None:
    """A clause whose value or whose device is taken back for another."""
    rng = context.rng
    first = clause(context, simple=True)
    if first is None:
        return None
    if maybe(rng, 0.3):
        return _turned_round(context, first)
    text = wrapped(rng, first.imperative(rng), 0.3)
    joint = pick(rng, SECOND)
    if len(first.order.values) > 1:
        return None
    if first.said and first.order.verb == "set":
        said, values = clauses.valued(rng, first.action)
        if said == first.said or not text.endswith(first.said):
            return None
        lead = pick(rng, "_|_|_|to|make it") if "make that" not in joint else ""
        return framed(rng, f"{text}{joint} {lead} {said}"), (replace(first.order, values=values),)
    if first.ref.pronoun or not text.endswith(first.ref.text):
        return None
    found = [
        each
        for each in clauses.capable(context, first.action)
        if each.domain in first.action.domains
    ]
    if not found:
        return None
    second = refs.named(context, rng.choice(found), found)
    if second is None or second.asks or set(second.targets) & set(first.order.targets):
        return None
    targets = second.targets
    return framed(rng, f"{text}{joint} {second.text}"), (replace(first.order, targets=targets),)


AGAIN = {
    "turn_off": "off again|off now|off please|turn off again|ok, off|and off again|off|kill it",
    "turn_on": "on again|on now|on please|turn on again|ok, on|and on again|back on",
    "open": "open again|open up again|and open again|back open",
    "close": "closed again|shut again|close again|and shut again",
    "lock": "lock again|locked again",
    "pause": "pause again|and pause",
    "play": "play again|carry on|keep going",
    "stop": "stop|stop now|ok stop|stop it|that's enough, stop",
}


def again(context: Context) -> Said | None:
    """Words that say what to do, and leave what is meant to the command before."""
    rng, house = context.rng, context.view.house
    last = [house.entity(each) for each in context.last]
    verbs = [v for v in AGAIN if last and all(each and able(each, v) for each in last)]
    if not verbs:
        return None
    verb = rng.choice(verbs)
    return framed(rng, pick(rng, AGAIN[verb])), (Order(verb, context.last),)
