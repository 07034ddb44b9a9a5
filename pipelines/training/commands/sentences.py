"""Sentences around clauses: openers, politeness, wishes, statements and tails."""

import random

from pipelines.training.commands.afterthoughts import afterthought
from pipelines.training.commands.clauses import Clause
from pipelines.training.commands.reasons import reasoned
from pipelines.training.commands.words import gerund, maybe, options, pick

WRAPS = options(
    "please {x}|can you {x}?|could you {x}?|would you {x}?|can you please {x}?|"
    "could you please {x}?|"
    "I want you to {x}|I'd like you to {x}|I need you to {x}|go ahead and {x}|would you mind {g}?|"
    "will you {x}?|can we {x}?|let's {x}|you can {x} now|would you please {x}|kindly {x}|"
    "can I get you to {x}|do me a favour and {x}|do me a favor and {x}|I would like to {x}|"
    "just {x}|I want to {x}|could you maybe {x}?|you should {x}|time to {x}|it's time to {x}|"
    "could you quickly {x}?|make sure to {x}|be so kind as to {x}|would it be possible to {x}?|"
    "is it possible to {x}?|feel free to {x}|I need to {x}|how about you {x}|may I ask you to {x}?|"
    "{x} would you|{x} will you|{x} could you|can somebody {x}|can you go {x}|try to {x}|"
    "I'd appreciate it if you could {x}|if you could {x} that would be great|"
    "don't forget to {x} now|"
    "would you be able to {x}?|be a dear and {x}|mind {g}?|why don't you {x}|please could you {x}|"
    "I was hoping you could {x}|we need to {x}|we should {x}|quickly {x}|can u {x}|pls {x}|plz {x}"
)
WISHES = options(
    "I want {t} {r}|I'd like {t} {r}|I need {t} {r}|we need {t} {r}|make sure {t} {is} {r}|"
    "I would like {t} {r}|get {t} {r}|have {t} {r}|let's have {t} {r}|{t} should be {r}|"
    "{t} {needs} to be {r}|would be nice if {t} {was} {r}|can we have {t} {r}?|can I have {t} {r}?|"
    "could I have {t} {r}|could we have {t} {r}?|see to it that {t} {is} {r}|ensure {t} {is} {r}|"
    "I'd love {t} {r}|I want {t} to be {r}|I need {t} to be {r}|I'd prefer {t} {r}|"
    "we'd like {t} {r}|"
    "make certain that {t} {is} {r}|let me have {t} {r}|I wish {t} {was} {r}|{t} must be {r}|"
    "it would be nice to have {t} {r}|it would be great if {t} {was} {r}|could {t} be {r}?|"
    "can {t} be {r}?|please make sure {t} {is} {r}|I'd rather have {t} {r}|please get {t} {r}|"
    "how about {t} {r}|I think {t} should be {r}|{t} ought to be {r}|we want {t} {r}"
)
TERSE = options("{b} {r}|{b} {r}|{b} {r}|{b} {r} please|{b}, {r}|{b} to {r}|{b} {r} now|{r} {b}")
OPENERS = options(
    "hey|hi|ok|okay|um|uh|so|alright|hello|listen|hey there|well|ok so|um so|"
    "hey can I ask you something,|"
    "excuse me|Hearth|hey Hearth|ok Hearth|assistant|computer|house|right|oh|ah|yes|yeah|please|"
    "hmm|sorry,|quick one,|one more thing,|now|good morning,|good evening,|er|I'm back,|"
    "hey buddy|and|also|actually|dear house|ok now|oh and|before I forget,|come on|look,|alexa|"
    "hey google"
)
TAILS = options(
    "please|please|please|thanks|thank you|for me|now|right now|for me please|right away|ok|okay|"
    "will you|would you|if you can|quickly|immediately|at once|straight away|thanks a lot|cheers|"
    "if you don't mind|asap|if possible|real quick|then|again|too|as well|if you would|"
    "thank you very much|when you can|my hands are full|I'm cold|I'm tired|for a bit|for a while|"
    "this instant|pronto|mate|dear|love|it's annoying|I can't sleep|so I can read|we have guests|"
    "my eyes hurt|the kids are asleep"
)


def sentence(rng: random.Random, clause: Clause) -> str:
    """A clause as a whole sentence, now and then with a reason."""
    if maybe(rng, 0.14):
        text = _core(rng, clause)
        reason = reasoned(rng, text, clause.order)
        return framed(rng, reason, 0.4) if reason else framed(rng, text)
    return framed(rng, _core(rng, clause))


def _core(rng: random.Random, clause: Clause) -> str:
    draw = rng.random()
    result = clause.result(rng)
    terse = (not clause.ref.pronoun) and not clause.order.exceptions
    name_only = clause.order.verb == "turn_on" and result and clause.action.domains[0] == "scene"
    if name_only and draw < 0.12:
        return clause.ref.bare
    if clause.said and clause.order.verb in ("set", "start") and terse and draw < 0.14:
        return f"{clause.ref.bare} {pick(rng, 'to|to|at|on|_')} {clause.said}".replace("  ", " ")
    if result and draw < 0.28 and terse:
        phrase = TERSE if not result[0].isdigit() else TERSE[:6]
        return _fill(rng.choice(phrase), clause, result)
    if result and draw < 0.42 and clause.order.verb not in ("toggle",):
        return _fill(rng.choice(WISHES), clause, result)
    return wrapped(rng, clause.imperative(rng))


def wrapped(rng: random.Random, imperative: str, chance: float = 0.45) -> str:
    """An imperative as it is, or as somebody asks for it."""
    if not maybe(rng, chance):
        return imperative
    wrap = rng.choice(WRAPS)
    return wrap.replace("{x}", imperative).replace("{g}", gerund(imperative))


def framed(rng: random.Random, text: str, chance: float = 1.0) -> str:
    """A sentence with an opener and a tail now and then."""
    if maybe(rng, 0.17 * chance):
        opener = rng.choice(OPENERS)
        joint = "" if opener.endswith(",") else pick(rng, ",|_|_")
        text = f"{opener}{joint} {text}"
    if maybe(rng, 0.32 * chance):
        aside = maybe(rng, 0.45)
        tail = afterthought(rng) if aside else rng.choice(TAILS)
        mark = "?" if text.endswith("?") else ""
        text = text.rstrip("?")
        text = f"{text}{pick(rng, ',|,|_|.' if aside else ',|_|_')} {tail}{mark}"
    return text


def _fill(pattern: str, clause: Clause, result: str) -> str:
    are = clause.ref.plural
    subject = any(each in pattern for each in ("{is}", "{was}", "{needs}", "{t} should", "{t} be"))
    subject = subject or "{t} must" in pattern or "{t} ought" in pattern
    text = clause.ref.text
    if subject and clause.ref.pronoun and text.startswith("them"):
        text = text.replace("them", "they")
    return (
        pattern.replace("{t}", text)
        .replace("{b}", clause.ref.bare)
        .replace("{is}", "are" if are else "is")
        .replace("{was}", "were" if are else "was")
        .replace("{needs}", "need" if are else "needs")
        .replace("{r}", result)
    )
