"""Players told what to play from: `put Netflix on the telly`, `stereo to Bluetooth`."""

from pipelines.tasks.language.orders import Order
from pipelines.tasks.language.verbs import SOURCE
from pipelines.training.commands import refs
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import framed, wrapped
from pipelines.training.commands.states import SOURCES
from pipelines.training.commands.words import maybe, options, pick

Said = tuple[str, tuple[Order, ...]]
PHRASES = options(
    "put {v} on {t}|put {v} on {t}|put {t} on {v}|put {t} on {v}|switch {t} to {v}|"
    "switch {t} over to {v}|set {t} to {v}|change {t} to {v}|turn {t} to {v}|tune {t} to {v}|"
    "select {v} on {t}|choose {v} on {t}|watch {v} on {t}|play {v} on {t}|open {v} on {t}|"
    "start {v} on {t}|listen to {v} on {t}|set the source of {t} to {v}|get {v} on {t}|"
    "change the source of {t} to {v}|change the input of {t} to {v}|set the input on {t} to {v}|"
    "switch the input on {t} to {v}|make {t} play {v}|show {v} on {t}|flick {t} over to {v}|"
    "change the channel on {t} to {v}|bring up {v} on {t}|stream {v} on {t}|flip {t} to {v}|"
    "use {v} on {t}|let {t} play from {v}|have {t} show {v}|connect {t} to {v}|launch {v} on {t}"
)
TERSE = options(
    "{b} to {v}|{b} to {v}|{b} to {v}|{b} on {v}|{b} source {v}|{b} input {v}|{v} on {b}|"
    "{v} on {t}|{b} {v}|{b}: {v}|{b} over to {v}|{v} on {t} please|{b} to {v} please|"
    "I want {v} on {t}|I want to watch {v} on {t}|can we have {v} on {t}?|{b}, {v}"
)


def sourcing(context: Context) -> Said | None:
    """One player and one of its sources; now and then one that it lacks."""
    rng, view = context.rng, context.view
    players = [each for each in view.house.entities if each.domain == "media_player"]
    if not players:
        return None
    ref = refs.named(context, rng.choice(players), list(view.house.entities))
    if ref is None or ref.asks:
        return None
    player = view.house.entity(str(ref.targets[0]))
    listed = str(player.attributes.get("source_list", "")) if player else ""
    if not listed and not maybe(rng, 0.3):
        return None
    names = listed.split(", ") if listed and maybe(rng, 0.93) else list(SOURCES)
    source = rng.choice(names)
    source = source.lower() if maybe(rng, 0.4) else source
    article = "the " if maybe(rng, 0.1) else ""
    terse = maybe(rng, 0.45)
    said = rng.choice(TERSE if terse else PHRASES).replace("{v}", f"{article}{source}")
    said = said.replace("{t}", ref.text).replace("{b}", ref.bare)
    said = said if terse else wrapped(rng, said, 0.3)
    tail = pick(rng, "_|_|_|_|the match is on|I want to see the news|it's starting")
    said = f"{said}, {tail}" if tail and not said.endswith("?") and maybe(rng, 0.3) else said
    return framed(rng, said, 0.5), (Order("set", ref.targets, (), ((SOURCE, None),)),)
