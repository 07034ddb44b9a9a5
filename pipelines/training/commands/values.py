"""Values and how people say them: percents, colours, temperatures, durations, modes."""

import random

from pipelines.house.entities import Value
from pipelines.house.services import COLORS
from pipelines.training.commands.words import maybe, number_words, pick, spoken

Said = tuple[str, Value]

PERCENTS = {
    "brightness_pct": (1, 100, "full=100|max=100|maximum=100|full brightness=100|half=50|"
        "the maximum=100|minimum=1|a quarter=25|three quarters=75|half brightness=50|a third=33|"
        "two thirds=67|fifty fifty=50|one hundred percent=100|the lowest level=1|full blast=100|"
        "its brightest=100|the minimum=1|one third=33|the highest level=100"),
    "percentage": (1, 100, "low=33|medium=66|high=100|low=33|medium=66|high=100|low speed=33|"
        "medium speed=66|high speed=100|full=100|max=100|maximum=100|half speed=50|full speed=100|"
        "full blast=100|maximum speed=100|half=50|its highest speed=100|a quarter=25"),
    "position": (1, 99, "half=50|halfway=50|half way=50|a quarter=25|three quarters=75|a third=33|"
        "two thirds=67|half open=50|half closed=50|half way open=50|three quarters open=75|"
        "a quarter open=25|halfway closed=50|one third open=33"),
    "humidity": (20, 90, "half=50"),
    "volume_level": (0, 100, "half=50|full=100|max=100|maximum=100|full volume=100|half volume=50|"
        "a quarter=25|the maximum=100|a third=33|three quarters=75|full blast=100|zero=0"),
}  # fmt: skip
SHADES = {
    "red": "scarlet|crimson|ruby|bright red|dark red|ruby red|blood red|deep red",
    "blue": "navy|navy blue|sky blue|royal blue|light blue|dark blue|deep blue|azure|ocean blue",
    "green": "emerald|forest green|dark green|bright green|grass green|light green|olive green",
    "yellow": "lemon|lemon yellow|bright yellow|sunshine yellow|light yellow",
    "pink": "hot pink|rose pink|light pink|rose|bubblegum pink|baby pink",
    "purple": "deep purple|royal purple|dark purple|bright purple",
    "gold": "golden",
    "magenta": "fuchsia|bright magenta",
    "orange": "tangerine|dark orange|bright orange|sunset orange",
    "cyan": "aqua|bright cyan",
    "turquoise": "turquoise blue|light turquoise",
    "lime": "lime green",
    "indigo": "indigo blue",
    "white": "plain white|pure white|bright white",
}
WHITES = (
    "warm white=2700|warm white=2700|cool white=5000|cool white=5000|daylight=6500|daylight=6500|"
    "neutral white=4000|neutral white=4000|a warm white=2700|a cool white=5000|cold white=5000|"
    "warm light=2700|cool light=5000|neutral light=4000|"
    "day light=6500|daylight white=6500|soft white=2700|natural white=4000"
)
MODES = {
    "heat": "heat|heat|heating|heat mode|heating mode",
    "cool": "cool|cool|cooling|cool mode|cooling mode",
    "heat_cool": "heat cool|heat and cool|heat/cool|heat cool mode|heating and cooling",
    "auto": "auto|auto|automatic|auto mode|automatic mode",
    "dry": "dry|dry|drying|dry mode|dehumidify",
    "fan_only": "fan only|fan only|fan mode|fan only mode|just fan",
}
SPANS = (
    "half an hour=1800|half an hour=1800|half an hour=1800|half an hour=1800|"
    "an hour=3600|a minute=60|half a minute=30|an hour and a half=5400|"
    "a quarter of an hour=900|one hour=3600|a minute and a half=90|one and a half hours=5400|"
    "an hour and a quarter=4500|three quarters of an hour=2700|two and a half minutes=150|"
    "quarter of an hour=900|two and a half hours=9000|a couple of minutes=120|half hour=1800|"
    "ninety seconds=90|90 seconds=90|ninety minutes=5400|90 min=5400|an hour and ten minutes=4200|"
    "an hour and twenty=4800|two hours=7200|a couple of hours=7200|1.5 hours=5400|2.5 hours=9000|"
    "an hour and a half=5400|a quarter of an hour=900|three and a half minutes=210|1h30=5400|"
    "a half hour=1800|forty five minutes=2700|a full hour=3600|a quarter hour=900|1h 15=4500|"
    "one and a half minutes=90|an hour fifteen=4500|an hour thirty=5400|1:30 hours=5400"
)
KELVINS = ("K", "K", "k", "k", " K", " k", " kelvin", " kelvin", " kelvin", " degrees kelvin", "")
UNITS = ((3600, "hour|hour|hour|hr|h"), (60, "minute|minute|minute|min|min"),
         (1, "second|second|second|sec|s"))  # fmt: skip


def said(rng: random.Random, field: str) -> Said:
    """A phrase for a value of a field, as after `to`, and the value."""
    if field in PERCENTS:
        low, high, words = PERCENTS[field]
        if maybe(rng, 0.22):
            text, number = pick(rng, words).split("=")
            return text, percent_value(field, int(number))
        number_ = rng.randint(low, high)
        if maybe(rng, 0.2):
            number_ = min(high, max(low, round(number_, -1)))
        chance = 0.72 if field != "percentage" else 0.85
        return percent(rng, number_, chance), percent_value(field, number_)
    if field == "color_name":
        return color(rng)
    if field == "color_temp_kelvin":
        return kelvin(rng)
    if field == "temperature":
        value = rng.randint(10, 70) / 2 if maybe(rng, 0.5) else float(rng.randint(15, 27))
        return degrees(rng, value), value
    if field == "hvac_mode":
        mode = rng.choice(list(MODES))
        return pick(rng, MODES[mode]), mode
    return duration(rng)


def percent_value(field: str, number: int) -> Value:
    """A percentage as a field takes it."""
    return number / 100 if field == "volume_level" else float(number)


def percent(rng: random.Random, number: int, unit: float = 1.0) -> str:
    """A percentage, mostly with its sign."""
    if not maybe(rng, unit):
        return spoken(rng, number)
    if maybe(rng, 0.42):
        return f"{number}{pick(rng, '%|%|%|%')}" if maybe(rng, 0.85) else f"{number} %"
    return f"{spoken(rng, number, 0.5)} {pick(rng, 'percent|percent|percent|per cent')}"


def color(rng: random.Random) -> Said:
    """A colour, or a shade that clearly is one of the colours."""
    name = rng.choice(COLORS)
    if name in SHADES and maybe(rng, 0.2):
        return pick(rng, SHADES[name]), name
    return name, name


def kelvin(rng: random.Random) -> Said:
    """A colour temperature: in kelvin, or a kind of white."""
    if maybe(rng, 0.4):
        text, number = pick(rng, WHITES).split("=")
        return text, float(number)
    value = rng.randint(20, 65) * 100 if maybe(rng, 0.85) else rng.randint(40, 130) * 50
    if maybe(rng, 0.35):
        joint = rng.choice((" ", "-"))
        words = number_words(value, joint)
        if value % 1000 and value % 100 == 0 and maybe(rng, 0.5):
            words = f"{number_words(value // 100, joint)} hundred"
        return f"{words}{rng.choice((' kelvin', ' kelvin', ' Kelvin', ''))}", float(value)
    digits = f"{value:,}" if maybe(rng, 0.04) else str(value)
    return f"{digits}{rng.choice(KELVINS)}", float(value)


def degrees(rng: random.Random, value: float) -> str:
    """A temperature."""
    digits = f"{value:g}"
    draw = rng.random()
    if draw < 0.25:
        return spoken(rng, value)
    if draw < 0.4:
        return digits + pick(rng, "°|°C|C|°c")
    if draw < 0.5 and value % 1:
        return f"{spoken(rng, int(value), 0.6)} and a half degrees"
    unit = pick(rng, "degrees|degrees|degrees|degrees celsius|degrees Celsius|degree|celsius|deg")
    return f"{spoken(rng, value)} {unit}"


def duration(rng: random.Random) -> Said:
    """A length of time in seconds."""
    draw = rng.random()
    if draw < 0.25:
        text, seconds = pick(rng, SPANS).split("=")
        return text, int(seconds)
    if draw < 0.31:
        number = rng.randint(1, 12)
        size, words = rng.choice(UNITS[:2])
        unit = words.split("|")[0]
        half = f"{spoken(rng, number, 0.6)} and a half {unit}s"
        return half, number * size + size // 2
    if draw < 0.76:
        size, words = rng.choices(UNITS, (1, 5, 2.5))[0]
        number = rng.randint(1, {3600: 24, 60: 99, 1: 99}[size])
        if maybe(rng, 0.4):
            number = rng.choice((1, 2, 3, 5, 10, 12, 15, 20, 30, 45, 60, 90))
            number = min(number, 24) if size == 3600 else number
        return _timed(rng, number, words), number * size
    if maybe(rng, 0.4):  # one hour ten
        hours, minutes = rng.randint(1, 9), rng.randint(1, 11) * 5
        hour = "hour" if hours == 1 else "hours"
        text = f"{spoken(rng, hours, 0.7)} {hour} {spoken(rng, minutes, 0.6)}"
        return text, hours * 3600 + minutes * 60
    parts = rng.choice(((0, 1), (0, 1), (1, 2), (1, 2), (1, 2), (0, 1, 2)))
    texts, total = [], 0
    for part in parts:
        size, words = UNITS[part]
        number = rng.randint(1, 23 if part == 0 else 59)
        texts.append(_timed(rng, number, words))
        total += number * size
    joint = pick(rng, "and|and|and|,|_")
    glue = ", " if joint == "," else f" {joint} " if joint else " "
    return glue.join(texts), total


def _timed(rng: random.Random, number: int, words: str) -> str:
    unit = rng.choice(words.split("|"))
    if len(unit) == 1:
        return f"{number}{unit}" if maybe(rng, 0.6) else f"{number} {unit}"
    many = "s" if number != 1 and not (unit in ("min", "sec", "hr") and maybe(rng, 0.5)) else ""
    return f"{spoken(rng, number)} {unit}{many}"
