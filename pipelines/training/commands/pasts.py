"""Questions about the visit: since when something is as it is, what was done last, and why."""

from pipelines.tasks.language.orders import ANYTHING, EVERYWHERE, Group, Order
from pipelines.training.commands import refs
from pipelines.training.commands.clauses import clause
from pipelines.training.commands.refs import Context
from pipelines.training.commands.words import gerund, options, pick

Asked = tuple[str, Order]
IT = 0.3  # share of the questions behind a command that say `it`
SINCE = options(
    "since when {is} {t} {s}?|since when {is} {t} {s}?|how long {has} {t} been {s}?|"
    "how long {has} {t} been {s}?|when did {t} go {s}?|when {was} {t} last changed?|"
    "when {was} {t} turned {s}?|how long {is} {t} {s} already?|for how long {has} {t} been {s}?|"
    "when did somebody last touch {t}?|when did {t} change?|{has} {t} been {s} for long?|"
    "how long since {t} changed?|what time did {t} go {s}?|how many minutes {has} {t} been {s}?|"
    "{t}, {s} since when?|how long ago {was} {t} switched {s}?|when did I last use {t}?|"
    "when did you last touch {t}?|tell me how long {t} {has} been {s}|{has} {t} been {s} all day?"
)
STATES = {
    "light": "on|on|off|lit", "switch": "on|on|off|running", "fan": "on|off|running|spinning",
    "humidifier": "on|off|running", "cover": "open|open|closed|shut|up|down",
    "valve": "open|closed|running", "lock": "locked|locked|unlocked", "timer": "running|active",
    "media_player": "on|playing|off|paused", "vacuum": "cleaning|docked|out",
    "climate": "on|off|heating", "alarm_control_panel": "armed|on|disarmed|off",
    "input_boolean": "on|off", "binary_sensor": "open|closed|on", "siren": "on|off",
    "camera": "on|off|recording",
}  # fmt: skip
DEEDS = options(
    "what did you just do?|what did you do?|what have you done?|what was that?|what just happened?|"
    "what did you change?|what have you just changed?|what changed?|which devices did you change?|"
    "what was the last thing you did?|what did you do just now?|what exactly did you do?|"
    "tell me what you did|tell me what you just did|what happened just now?|what did I just ask?|"
    "say again what you did|what have you switched?|did you do anything?|did anything change?|"
    "did that work?|have you done it?|is it done?|are you done?|what did you turn on?|"
    "what did you turn off just now?|what did you just move?|remind me what you did|"
    "can you repeat what you did?|your last action?|last action|what was your last action?|"
    "which lights did you just switch?|what went on there?|what did you touch?|"
    "what's different now?"
)
REASONS = options(
    "why did you do that?|why did you do that?|why that one?|why did you choose that one?|"
    "why did you pick that device?|why did you pick that?|why this device?|how did you decide?|"
    "why not the other one?|what made you do that?|why did you choose it?|explain yourself|"
    "explain your choice|how come you did that?|why did that happen?|why did you think that?|"
    "why did you choose that device and not another?|what was the reason?|why?|but why?|how so?|"
    "why did you take this one?|how did you know which one?|how did you know what I meant?|"
    "how did you understand that?|on what grounds?|why did you change that?|explain that|"
    "explain why you did that|tell me why you did that|what did you understand?|why on earth?|"
    "how sure were you?|how certain were you about that?|was that a guess?|were you sure?|"
    "why did you {x}?|why did you {x}?|why did you just {x}?|what made you {x}?|"
    "what was the point of {g}?|who told you to {x}?|did I ask you to {x}?"
)
_ALL = (Group(ANYTHING, EVERYWHERE),)


def since(context: Context) -> Asked | None:
    """How long a device has been as it is."""
    rng, view = context.rng, context.view
    found = [each for each in view.house.entities if each.domain in STATES]
    ref = refs.pointed(context, found, list(view.house.entities), IT)
    if ref is None or ref.asks or len(ref.targets) != 1:
        return None
    thing = view.house.entity(str(ref.targets[0]))
    if thing is None:
        return None
    words = {"{is}": "are", "{has}": "have", "{was}": "were"}
    alone = {"{is}": "is", "{has}": "has", "{was}": "was"}
    text = rng.choice(SINCE)
    for mark, word in (words if ref.plural else alone).items():
        text = text.replace(mark, word)
    text = text.replace("{t}", ref.text).replace("{s}", pick(rng, STATES[thing.domain]))
    return text, Order("since", ref.targets)


def deed(context: Context) -> Asked | None:
    """What was done last."""
    return context.rng.choice(DEEDS), Order("deed", _ALL)


def reason(context: Context) -> Asked | None:
    """Why it was done."""
    text = context.rng.choice(REASONS)
    if "{" in text:
        part = clause(context, simple=True)
        if part is None:
            return None
        said = part.imperative(context.rng)
        text = text.replace("{x}", said).replace("{g}", gerund(said))
    return text, Order("reason", _ALL)
