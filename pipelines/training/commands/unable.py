"""Requests for what a device cannot do: to open a lamp, to dim a light that is on or off."""

from pipelines.tasks.orders import able
from pipelines.training.commands import refs
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import wrapped
from pipelines.training.commands.values import said
from pipelines.training.commands.words import maybe, pick

UNABLE = (
    (
        "light",
        "open {t}|close {t}|lock {t}|unlock {t}|mute {t}|pause {t}|set {t} to 21 degrees|"
        "arm {t}|play {t}|lower {t} to the floor|skip the song on {t}|dock {t}|"
        "set the volume of {t} to 30 percent|set {t} to 300 percent|"
        "set {t} to 3000 kelvins of love|set {t} to minus twenty percent|make {t} taller|"
        "set {t} to 22 degrees|fill {t}|raise {t} halfway|start vacuuming with {t}|cancel {t}|"
        "disarm {t}|draw {t}|put {t} in cool mode",
    ),
    (
        "climate",
        "set {t} to 90 degrees|set {t} to 100 degrees|set {t} to 60 degrees|lock {t}|open {t}|"
        "play {t}|set {t} to minus ten degrees|make {t} red|pause {t}|mute {t}|"
        "set {t} to 45 degrees|set {t} to 2 degrees|set {t} to 200|unlock {t}|turn {t} blue|"
        "set {t} to 80 degrees celsius|set {t} to 70 degrees|{t} to 70 degrees|"
        "turn {t} up to 70 degrees|set {t} to 50 degrees|{t} at 75|set {t} to 120 degrees|"
        "dim {t}|arm {t}|mute {t}|{t} to 55 degrees|heat to 70 degrees with {t}|"
        "set {t} to one hundred degrees",
    ),
    (
        "fan",
        "lock {t}|unlock {t}|make {t} red|set {t} to 21 degrees|open {t}|mute {t}|"
        "set {t} to 400 percent|dock {t}|play {t}|arm {t}|set {t} to 500 percent|close {t}|"
        "draw {t}|set {t} to warm white",
    ),
    (
        "switch",
        "dim {t}|dim {t} to 40 percent|make {t} blue|set {t} to 50%|lock {t}|unlock {t}|"
        "open {t}|mute {t}|brighten {t}|set {t} to 2700 kelvin|pause {t}|make {t} warmer white|"
        "make {t} brighter|turn {t} red|{t} to 40 percent|set {t} to 22 degrees|{t} warm white|"
        "make {t} green|half brightness on {t}|close {t}|arm {t}|dock {t}|"
        "turn {t} down to 30 percent|{t} blue at 20 percent",
    ),
    (
        "cover",
        "make {t} red|unlock {t}|mute {t}|play {t}|set {t} to 20 degrees|dim {t}|"
        "set {t} to 250 percent|turn {t} blue|arm {t}|set {t} to 22 degrees|"
        "set the volume of {t} to 20 percent|dock {t}|make {t} brighter|pause the music on {t}",
    ),
    (
        "lock",
        "dim {t}|make {t} green|set {t} to 30 percent|play {t}|mute {t}|turn {t} up|"
        "set {t} to 20 degrees|set {t} to 21 degrees|turn {t} blue|brighten {t}|dock {t}|"
        "set {t} to half",
    ),
    (
        "media_player",
        "lock {t}|unlock {t}|make {t} purple|set {t} to 21 degrees|dim {t}|arm {t}|dock {t}|"
        "set the volume of {t} to 400 percent|set {t} to 250 percent|open {t}|"
        "set {t} to 2700 kelvin|turn {t} blue|set {t} to 22 degrees|disarm {t}|close {t}|"
        "set {t} to warm white",
    ),
    (
        "vacuum",
        "dim {t}|lock {t}|open {t}|make {t} pink|set {t} to 40 percent|mute {t}|unlock {t}|"
        "arm {t}|set {t} to 22 degrees|make {t} blue|arm {t}|set {t} to half brightness|"
        "turn up the volume on {t}",
    ),
    (
        "sensor",
        "turn on {t}|turn off {t}|set {t} to 20|open {t}|dim {t}|raise {t}|lock {t}|mute {t}|"
        "turn {t} up|set {t} to 40 percent|make {t} blue|close {t}|set {t} to 22 degrees|"
        "start {t}",
    ),
    (
        "binary_sensor",
        "dim {t}|turn off {t}|play {t}|set {t} to 40 percent|switch on {t}|mute {t}|"
        "open {t} to 40 percent|set {t} to 22 degrees|make {t} green|start {t}|turn {t} up",
    ),
    (
        "timer",
        "lock {t}|dim {t}|make {t} blue|open {t}|set {t} to 40 percent|mute {t}|"
        "set {t} to 22 degrees|turn {t} red|arm {t}|unlock {t}",
    ),
    (
        "camera",
        "dim {t}|lock {t}|set {t} to 20 degrees|make {t} red|open {t}|mute {t}|zoom in with {t}|"
        "set {t} to 40 percent|turn {t} up|play {t}|pan {t} to the left|arm {t}",
    ),
    (
        "scene",
        "dim {t}|lock {t}|turn off {t}|set {t} to 40 percent|open {t}|mute {t}|"
        "set {t} to 22 degrees|unlock {t}|make {t} brighter|pause {t}",
    ),
    (
        "alarm_control_panel",
        "dim {t}|make {t} green|open {t}|set {t} to 30 percent|play {t}|toggle {t} twice a day|"
        "set {t} to 22 degrees|turn {t} blue|mute {t}|turn {t} up|lock {t}|dock {t}",
    ),
    (
        "valve",
        "lock {t}|dim {t}|make {t} blue|mute {t}|set {t} to 20 degrees|play {t}|"
        "make {t} brighter|arm {t}|turn {t} red|set {t} to 300 percent|dock {t}|unlock {t}",
    ),
)
LACKING = (
    (
        "brightness_pct",
        "set {t} to {v}|dim {t} to {v}|dim {t}|brighten {t}|make {t} brighter|set {t} at {v}|"
        "make {t} dimmer|turn {t} up to {v}|dim {t} by 10 percent|"
        "set the brightness of {t} to {v}|{t} to {v}|{t} at {v}|{t} {v}|can {t} be at {v}?|"
        "half brightness on {t}|turn {t} down to {v}|make {t} less bright",
    ),
    (
        "color_name",
        "make {t} {v}|turn {t} {v}|set {t} to {v}|change the color of {t} to {v}|{t} {v}|"
        "{v} {t}|{t} in {v}|{t} to {v}|colour {t} {v}|I want {t} {v}|{t} {v} at 30 percent",
    ),
    (
        "color_temp_kelvin",
        "set {t} to {v}|make {t} {v}|set the colour temperature of {t} to {v}|{t} to {v}|"
        "{t} {v}|turn {t} {v}",
    ),
    (
        "percentage",
        "set {t} to {v}|run {t} at {v}|speed up {t}|slow down {t}|turn {t} to {v}|{t} to {v}|"
        "{t} at {v}|{t} {v}|make {t} faster|turn {t} down to {v}",
    ),
)


def unable(context: Context) -> str | None:
    """What a device cannot do."""
    rng, view = context.rng, context.view
    if maybe(rng, 0.5):
        field, phrases = rng.choice(LACKING)
        domain = "fan" if field == "percentage" else "light"
        lacking = [
            e for e in view.house.entities if e.domain == domain and not able(e, "set", (field,))
        ]
        value = said(rng, field)[0]
    else:
        domain, phrases = rng.choice(UNABLE)
        lacking = [e for e in view.house.entities if e.domain == domain]
        value = ""
    if not lacking:
        return None
    thing = rng.choice(lacking)
    ref = refs.named(context, thing, list(view.house.entities))
    if ref is None or ref.asks or ref.targets != (thing.id,):
        return None
    phrase = pick(rng, phrases)
    terse = phrase.startswith(("{", "half", "can", "I want"))
    target = ref.bare if terse else ref.text
    text = phrase.replace("{t}", target).replace("{v}", value)
    return text if terse else wrapped(rng, text, 0.3)
