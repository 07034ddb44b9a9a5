"""Questions about the house: how something is, which devices are in a state, how many are."""

from collections.abc import Callable, Sequence

from pipelines.house.entities import Entity
from pipelines.tasks.language.orders import ANYTHING, EVERYTHING, EVERYWHERE, Group, Order
from pipelines.training.commands import pasts, refs
from pipelines.training.commands.groups import HERE, WHOLE
from pipelines.training.commands.refs import Context, Ref, spell
from pipelines.training.commands.rooms import there
from pipelines.training.commands.words import maybe, pick

Said = tuple[str, tuple[Order, ...]]
IT = 0.35  # share of the questions behind a command that say `it`
GENERAL = """what's the status of {t}?|what is the state of {t}?|how is {t}?|check {t}|
what's the state of {t}?|tell me the status of {t}|status of {t}|what is {t} doing?|
can you check {t}?|what's {t} doing right now?|how are things with {t}?|{t} status|
what's up with {t}?|give me the state of {t}|is {t} okay?"""
IS = """{is} {t} {s}?|{is} {t} {s}?|{is} {t} {s}?|{is} {t} {s} right now?|
can you tell me if {t} {is} {s}|
do you know if {t} {is} {s}?|{is} {t} still {s}?|check if {t} {is} {s}|tell me whether {t} {is} {s}|
{is} {t} {s} or not?|could you check whether {t} {is} {s}?|I wonder if {t} {is} {s}|
{is} {t} already {s}?|
did somebody leave {t} {s}?|see if {t} {is} {s}|did I leave {t} {s}?|has {t} been left {s}?|
please check if {t} {is} {s}|any idea if {t} {is} {s}?|{t} {s}?"""
STATES = {
    "light": "on|on|off|lit|turned on|switched off|"
             "on or off", "switch": "on|on|off|running|on or off",
    "fan": "on|on|off|running|spinning|on or off", "humidifier": "on|off|running",
    "cover": "open|open|closed|shut|open or closed", "valve": "open|closed|on|running",
    "lock": "locked|locked|unlocked|locked or unlocked|secured|locked up",
    "media_player": "playing|on|off|paused|"
                    "playing anything", "vacuum": "cleaning|docked|charging|running|done",
    "timer": "running|active|paused|"
             "done", "alarm_control_panel": "armed|on|disarmed|set|armed or disarmed",
    "climate": "on|heating|off|running|cooling", "siren": "on|off", "camera": "on|recording|off",
    "input_boolean": "on|off|active", "binary_sensor": "open|closed|on|triggered|active",
}  # fmt: skip
ATTRIBUTES = {
    "brightness_pct": "how bright {is} {t}?|what's the brightness of {t}?|what is {t} dimmed to?|"
        "what brightness {is} {t} at?|brightness of {t}?|how bright {is} {t} set?",
    "color_name": "what colour {is} {t}?|what color {is} {t}?|which colour {is} {t} set to?|"
        "what's the color of {t}?|what colour does {t} have?",
    "color_temp_kelvin": "what's the color temperature of {t}?|"
                         "what is the colour temperature of {t}?|"
        "how many kelvin {is} {t} at?|how warm is the light of {t}?",
    "percentage": "how fast {is} {t}?|what speed {is} {t} at?|what's the speed of {t}?|"
        "what is the fan speed of {t}?|how fast {is} {t} spinning?",
    "position": "how far open {is} {t}?|what's the position of {t}?|how far {is} {t} open?|"
        "what position {is} {t} in?",
    "temperature": "what {is} {t} set to?|what temperature {is} {t} set to?|"
        "what's the target temperature of {t}?|what's the setpoint of {t}?",
    "current_temperature": "what's the current temperature at {t}?|"
                           "what temperature does {t} measure?|"
        "what is the current temperature of {t}?|what temperature does {t} read?",
    "humidity": "what humidity {is} {t} set to?|what's the target humidity of {t}?",
    "volume_level": "how loud {is} {t}?|what's the volume of {t}?|what volume {is} {t} at?|"
        "what is the volume on {t}?|how loud {is} {t} set?",
}  # fmt: skip
KINDS = {
    "light": ("lights|lights|lamps|lights", "on|on|off"),
    "lock": ("locks|doors|doors", "locked|unlocked|unlocked"),
    "cover": ("blinds|covers|shutters|blinds", "open|closed"),
    "media_player": ("speakers|media players|players", "playing|on|off"),
    "fan": ("fans", "on|off"),
    "switch": ("switches|plugs|sockets|outlets", "on|off"),
}  # fmt: skip
WHICH = """which {k} are {s} {p}?|which {k} {p} are {s}?|what {k} are {s} {p}?|are any {k} {s} {p}?|
are there any {k} {s} {p}?|is any of the {k} {s} {p}?|list the {k} that are {s} {p}|
which {k} are still {s} {p}?|
tell me which {k} are {s} {p}|did I leave any {k} {s} {p}?|what {k} did I leave {s} {p}?|
any {k} {s} {p}?|
are all the {k} {s} {p}?|show me the {k} that are {s} {p}|do we have any {k} {s} {p}?|
are the {k} {p} {s}?"""
COUNT = """how many {k} are {s} {p}?|how many {k} {p} are {s}?|how many of the {k} are {s} {p}?|
what's the number of {k} that are {s} {p}?|count the {k} that are {s} {p}|
how many {k} are still {s} {p}?|
can you count how many {k} are {s} {p}?|tell me how many {k} are {s} {p}"""
ANY = """is anything {s} {p}?|is anything still {s} {p}?|is there anything {s} {p}?|
what is {s} {p}?|
what's {s} {p}?|what's still {s} {p}?|anything {s} {p}?|anything left {s} {p}?|
did I leave anything {s} {p}?|is something {s} {p}?|which devices are {s} {p}?|
what did I leave {s} {p}?|
what things are {s} {p}?|is everything off {p}?|has anything been left {s} {p}?|
tell me what is {s} {p}|are any devices {s} {p}?|what have I left {s} {p}?|
did somebody leave something {s} {p}?|check if anything is {s} {p}|is anything {p} {s}?|
are there any devices {s} {p}?|
which things are still {s} {p}?|what all is {s} {p}?"""
COUNT_ANY = """how many devices are {s} {p}?|how many things are {s} {p}?|
how many things are still {s} {p}?|count the devices that are {s} {p}|
how many appliances are {s} {p}?|how much is still {s} {p}?"""
WARMTH = """what's the temperature {p}?|how warm is it {p}?|how cold is it {p}?|
what is the temperature {p}?|
what's the temp {p}?|temperature {p}?|how hot is it {p}?|is it warm {p}?|is it cold {p}?|
tell me the temperature {p}|what temperature is it {p}?|how many degrees is it {p}?|
current temperature {p}?"""
MOISTURE = """what's the humidity {p}?|how humid is it {p}?|how damp is it {p}?|is it humid {p}?|
what is the humidity {p}?|humidity {p}?|tell me the humidity {p}"""


def answer(context: Context) -> Said | None:
    """One question and the order that finds its answer."""
    made = context.rng.choice(_QUESTIONS)(context)
    return None if made is None else (made[0], (made[1],))


def worded(pattern: str, ref: Ref, state: str = "") -> str:
    """A question with what it is about in its place."""
    words = pattern.replace("{is}", "are" if ref.plural else "is")
    return words.replace("{t}", ref.text).replace("{s}", state)


def _state(context: Context) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    domain = rng.choice(
        sorted({e.domain for e in view.house.entities} & {*STATES, "sensor"}) or ["-"]
    )
    found = [each for each in view.house.entities if each.domain == domain]
    rivals = list(view.house.entities)
    if domain == "sensor" or maybe(rng, 0.2):
        ref = refs.pointed(context, found, rivals, IT)
        phrases = GENERAL if domain != "sensor" else f"what's {{t}}?|what is {{t}}?|{GENERAL}"
        return (worded(pick(rng, phrases), ref), _order("state", ref)) if ref else None
    ref = refs.pointed(context, found, found if domain != "binary_sensor" else rivals, IT)
    if ref is None:
        return None
    return worded(pick(rng, IS), ref, pick(rng, STATES[domain])), _order("state", ref)


def _order(verb: str, ref: Ref, field: str = "") -> Order:
    return Order(verb, ref.targets, values=((field, None),) if field else (), asks=ref.asks)


def _attribute(context: Context) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    field = rng.choice(list(ATTRIBUTES))
    found = [each for each in view.house.entities if field in each.attributes]
    ref = refs.pointed(context, found, found, IT)
    if ref is None:
        return None
    return worded(pick(rng, ATTRIBUTES[field]), ref), _order("state", ref, field)


def _group(context: Context) -> tuple[str, Order] | None:
    rng, view = context.rng, context.view
    kinds = [each for each in KINDS if any(e.domain == each for e in view.house.entities)]
    if not kinds:
        return None
    kind = rng.choice(kinds)
    words, states = KINDS[kind]
    found = [each for each in view.house.entities if each.domain == kind]
    place, spot = _place(context, found)
    word, state = pick(rng, words), pick(rng, states)
    if not place or view.known(word):
        return None
    return of_groups(context, word, state, spot, (Group(kind, place),))


def of_groups(
    context: Context, kind: str, state: str, spot: str, groups: tuple[Group, ...]
) -> tuple[str, Order]:
    """Which of some groups are in a state, or how many; `kind` and `spot` say what they are."""
    verb = "which" if maybe(context.rng, 0.6) else "count"
    text = pick(context.rng, WHICH if verb == "which" else COUNT)
    text = text.replace("{k}", kind).replace("{s}", state).replace("{p}", spot)
    return text, Order(verb, groups, values=(("state", state),))


def _anything(context: Context) -> tuple[str, Order] | None:
    """Which of all that is switched is on."""
    rng = context.rng
    found = [each for each in context.view.house.entities if each.domain in EVERYTHING]
    if not found:
        return None
    place, spot = _place(context, found)
    if not place:
        return None
    verb = "which" if maybe(rng, 0.85) else "count"
    text = pick(rng, ANY if verb == "which" else COUNT_ANY)
    said = pick(rng, "on|on|on|on|running|turned on|switched on")
    text = text.replace("{s}", said).replace("{p}", spot).replace(" ?", "?").strip()
    return text, Order(verb, (Group(ANYTHING, place),), values=(("state", "on"),))


def _place(context: Context, found: list[Entity]) -> tuple[str, str]:
    rng, view = context.rng, context.view
    draw = rng.random()
    if draw < 0.35:
        return EVERYWHERE, pick(rng, f"{WHOLE}|_|_")
    if draw < 0.5 and context.room and view.within(found, context.room):
        return context.room, pick(rng, HERE)
    if draw < 0.65 and view.floors:
        floor = rng.choice(list(view.floors))
        return (floor, pick(rng, view.floors[floor])) if view.within(found, floor) else ("", "")
    area = view.house.area(rng.choice(found).area)
    words = view.room_words(area) if area else ()
    return (area.id, there(rng, spell(rng, rng.choice(words)))) if area and words else ("", "")


def measuring(entities: Sequence[Entity], stem: str) -> list[Entity]:
    """The sensors in whose names a word stands, such as `temp`."""
    return [each for each in entities if each.domain == "sensor" and stem in each.name.casefold()]


def climate(context: Context) -> tuple[str, Order] | None:
    """The temperature or the humidity of a room: of its sensor, or of its thermostat."""
    rng, view = context.rng, context.view
    warm = maybe(rng, 0.7)
    stem = "temp" if warm else "humid"
    sensors = measuring(view.house.entities, stem)
    climates = [e for e in view.house.entities if warm and "current_temperature" in e.attributes]
    telling = [*sensors, *climates]
    if not telling:
        return None
    here = bool(context.room and view.within(telling, context.room) and maybe(rng, 0.5))
    area = view.house.area(context.room if here else rng.choice(telling).area)
    words = view.room_words(area) if area else ()
    if area is None or not words:
        return None
    spot = pick(rng, f"_|{HERE}") if here else there(rng, spell(rng, rng.choice(words)))
    inside = view.within(sensors, area.id) or view.within(climates, area.id)
    if len(inside) != 1:
        return None
    field = "current_temperature" if inside[0].domain == "climate" else ""
    values = ((field, None),) if field else ()
    text = pick(rng, WARMTH if warm else MOISTURE).replace("{p}", spot).replace(" ?", "?")
    return text, Order("state", (inside[0].id,), values=values)


_QUESTIONS: tuple[Callable[[Context], tuple[str, Order] | None], ...] = (
    _state, _state, _state, _attribute, _attribute, _group, _group, climate, _anything,
    pasts.since, pasts.deed, pasts.reason,
)  # fmt: skip
