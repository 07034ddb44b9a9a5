"""Scenes, scripts and modes by their bare names: `movie night please`, `guest mode on`."""

from pipelines.tasks.language.orders import Order
from pipelines.training.commands.refs import Context, cased
from pipelines.training.commands.sentences import framed
from pipelines.training.commands.words import maybe, norm, pick

Said = tuple[str, tuple[Order, ...]]
NAMES = {
    "scene": "{n}|{n} please|{n} now|do {n}|{n} scene|{n} scene please|{n} mode|{n} mode on|{n} on|"
    "time for {n}|let's have {n}|give me {n}|{n}, please|put {n} on|I want {n}|go {n}|"
    "{n} scene on|{n} time|make it {n}|set the {n} mood|the {n} one please|it's {n} time|"
    "I'm in the mood for {n}|start {n}|how about {n}|{n} lighting|switch to {n}|ready for {n}",
    "script": "{n}|{n} please|{n} now|do {n}|run {n}|{n} routine|do the {n} thing|"
    "{n} routine please|start {n}|do {n} please|{n}, please|{n} script|go through {n}|time for {n}|"
    "let's do {n}|do {n} for me|start the {n} sequence|kick off {n}",
    "input_boolean": "{n} on|{n} on|{n} off|{n} off|{n} please|{n} on please|{n} off please|"
    "activate {n}|we need {n}|end {n}|{n} over|switch {n} on|stop {n}|leave {n}|go into {n}|"
    "turn {n} off|put {n} on|put {n} off|enter {n}|exit {n}|{n} now|no more {n}|start {n}",
}
ENDING = ("off", "end", "over", "stop", "leave", "exit", "no more")


def bare(context: Context) -> Said | None:
    """One scene, script or mode by little more than its name."""
    rng, view = context.rng, context.view
    found = [each for each in view.house.entities if each.domain in NAMES]
    if not found:
        return None
    thing = rng.choice(found)
    name = thing.name if not thing.aliases or maybe(rng, 0.65) else rng.choice(thing.aliases)
    rivals = [e for e in view.names[norm(name)] if e.domain in (*NAMES, "light", "switch")]
    if rivals != [thing] or norm(name) in view.area_names:
        return None
    phrase = pick(rng, NAMES[thing.domain])
    word = norm(name).split()[-1]
    if f"{{n}} {word}" in phrase:
        return None
    if thing.domain == "script" and norm(name).split()[0] in norm(phrase).split():
        return None
    ends = thing.domain == "input_boolean" and any(f" {e} " in f" {phrase} " for e in ENDING)
    text = phrase.replace("{n}", cased(rng, name))
    return framed(rng, text, 0.4), (Order("turn_off" if ends else "turn_on", (thing.id,)),)
