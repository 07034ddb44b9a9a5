"""Water by what it is for: `water the lawn`, `stop filling the pool`."""

from pipelines.tasks.language.orders import Order
from pipelines.training.commands.reasons import reasoned
from pipelines.training.commands.refs import Context, spell
from pipelines.training.commands.rooms import with_article
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.words import maybe, norm, pick

Said = tuple[str, tuple[Order, ...]]
OUTDOORS = ("sprinkl", "irrigat", "hose", "drip")
SOAKED = ("garden", "yard", "lawn", "patio", "greenhouse", "conservatory", "winter garden",
          "balcony", "terrace", "roof terrace", "backyard", "courtyard")  # fmt: skip
FILLED = ("pool", "hot tub")
OPEN = "water {p}|irrigate {p}|give {p} some water|start watering {p}|start the watering in {p}|"
OPEN += "{p} needs water|water {p} for a bit|get {p} watered|sprinkle {p}|start irrigating {p}|"
OPEN += "let the water run in {p}|give {p} a drink|begin watering {p}|wet {p}"
CLOSE = "stop watering {p}|stop irrigating {p}|no more water for {p}|enough water for {p}|"
CLOSE += "end the watering in {p}|{p} has had enough water|quit watering {p}|"
CLOSE += "stop the water in {p}|that's enough water for {p}"
FILL = "fill {p}|fill up {p}|top up {p}|start filling {p}|let water into {p}|run water into {p}|"
FILL += "fill {p} up|get {p} filled|put some water in {p}"
FULL = "stop filling {p}|{p} is full|{p} is full, stop|no more water in {p}|quit filling {p}|"
FULL += "stop the water in {p}|that's enough water in {p}|stop topping up {p}"


def watering(context: Context) -> Said | None:
    """One request for the only valve of its kind in a place."""
    rng, view = context.rng, context.view
    places = [area for area in view.inhabited if norm(area.name) in (*SOAKED, *FILLED)]
    if not places:
        return None
    area = rng.choice(places)
    valves = [e for e in view.able("open") if e.domain == "valve" and e.area == area.id]
    fills = norm(area.name) in FILLED
    if not fills:
        valves = [e for e in valves if any(word in e.name.casefold() for word in OUTDOORS)]
    words = view.room_words(area)
    if len(valves) != 1 or not words:
        return None
    opens = maybe(rng, 0.55)
    phrases = (FILL if opens else FULL) if fills else (OPEN if opens else CLOSE)
    phrase = pick(rng, phrases)
    text = phrase.replace("{p}", with_article(spell(rng, rng.choice(words))))
    order = Order("open" if opens else "close", (valves[0].id,))
    if not phrase.startswith(("{p}", "that's", "no more", "enough")):
        text = wrapped(rng, text, 0.3)
    if maybe(rng, 0.15):
        text = reasoned(rng, text, order) or text
    return framed(rng, text, 0.6), (order,)
