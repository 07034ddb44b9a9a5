"""Why somebody asks: reasons that people add to a command, and that change nothing of it."""

import random

from pipelines.tasks.language.orders import Group, Order
from pipelines.training.commands.words import maybe, pick

# (verb, domain) → reasons
REASONS: dict[tuple[str, str], str] = {
    ("arm_away", "alarm_control_panel"): "we're leaving|we're off|I'm leaving|nobody's home|"
    "we're going out|I'm heading out|we're off on holiday|the house will be empty|I'm off to work|"
    "we're out for the evening|no one will be here|we'll be gone all weekend|I'm on my way out|"
    "we are leaving now|going to the shops|everybody is out",
    ("arm_home", "alarm_control_panel"): "we're staying in|we're going to bed|I'm home alone|"
    "we're all in|we're home for the night|I'm in for the night|we stay inside|time for bed|"
    "the kids are asleep|I'm staying in|nobody is going out anymore|we're still here",
    ("disarm", "alarm_control_panel"): "it's just me|I'm home|we're back|it's only me|"
    "I'm back|false alarm|we're home|the cleaner is here|I'm coming in|I live here|"
    "it was only the cat|my parents are coming in|the guests are here|I just got in",
    ("turn_on", "light"): "I can't see|I'm reading|it's dark|it's getting dark|I'm working late|"
    "we have guests|I can't find my keys|somebody's at the door|I just got in|I'm scared|"
    "the kids are doing homework|I heard something|I need to find something|the sun is down",
    ("turn_off", "light"): "I'm going to sleep|it's bright enough|the sun is out|nobody's there|"
    "we're watching a film|I have a headache|no one's in there|it's a waste|I'm done|good night|"
    "the baby is asleep|it's morning|I'm leaving the room|we don't need it",
    ("decrease", "light"): "my eyes hurt|it's too bright|we're watching a film|I have a headache|"
    "the baby is sleeping|it's late",
    ("increase", "light"): "I'm reading|I can't see what I'm doing|it's gloomy|I'm cooking|"
    "it's a bit dim",
    ("turn_on", "switch"): "I need it|I'm about to use it|guests are coming|I'm ready for it|"
    "I'll be there in a minute|it's time|we're nearly home|I want to use it",
    ("turn_off", "switch"): "I'm done with it|nobody is using it|it's wasting power|I'm finished|"
    "it's been on all day|I forgot it|we're leaving|it's humming|it's done",
    ("turn_on", "fan"): "it's stuffy|it's hot|I'm sweating|I burnt the toast|it smells|I'm warm",
    ("turn_off", "fan"): "it's noisy|I'm cold|it's cool enough|it's blowing on me|it's too loud",
    ("increase", "fan"): "it's still hot|I'm sweating|it's boiling",
    ("decrease", "fan"): "it's too noisy|my papers are flying|I'm cold",
    ("increase", "climate"): "I'm cold|I'm freezing|my feet are cold|granny is coming|it's chilly",
    ("decrease", "climate"): "I'm too hot|we're roasting|it's expensive|I'm sweating|it's mild out",
    ("set", "climate"): "it's cold|we have guests|the baby is here|gas is expensive|I'm chilly",
    ("turn_on", "climate"): "I'm cold|it's cold|we're coming home|it's winter",
    ("turn_off", "climate"): "the windows are open|it's warm enough|we're away|it's spring",
    ("open", "cover"): "it's morning|I want some daylight|the sun is up|I want to look outside|"
    "it's a lovely day|I'm up|it's too dark|let the sun in|we need air",
    ("close", "cover"): "the sun is blinding me|the neighbours can see in|it's dark out|"
    "I'm getting changed|it's night|people are staring|the sun hurts my eyes|it's getting cold|"
    "it's about to rain|it's getting windy|we're watching a film",
    ("open", "valve"): "the plants are thirsty|it's bone dry|it hasn't rained|I need water|"
    "the grass is yellow|the tank is empty",
    ("close", "valve"): "there's a leak|it's raining|it's wet enough|it's full|it's flooding|"
    "we're going away|the lawn is soaked|water is everywhere|the plumber is here",
    ("lock", "lock"): "we're going to bed|I'm leaving|it's late|we're out|I forgot|better safe",
    ("unlock", "lock"): "I'm home|my hands are full|my mum is outside|the guests are here|"
    "I forgot my key|the plumber is here|the delivery is here",
    ("play", "media_player"): "I'm back|it's too quiet|I want to dance|let's dance",
    ("pause", "media_player"): "the phone is ringing|I need the toilet|somebody's at the door|"
    "I'm on the phone|I'll be right back|dinner is ready",
    ("stop", "media_player"): "I'm on the phone|we're going out|I've had enough",
    ("mute", "media_player"): "I'm on the phone|the baby is asleep|I have a call|it's the adverts",
    ("increase", "media_player"): "I can't hear it|I love this song|it's too quiet|grandpa is deaf",
    ("decrease", "media_player"): "it's too loud|the neighbours complain|the baby is asleep|"
    "I'm trying to work|I have a headache",
    ("turn_off", "media_player"): "nobody is watching|I'm going to bed|it's bedtime|I'm working",
    ("turn_on", "media_player"): "the match is starting|I'm bored|the news is on|it's too quiet",
    ("next", "media_player"): "I hate this song|not this one again|this one is awful",
    ("start", "vacuum"): "there are crumbs everywhere|the floor is dirty|the dog was in|"
    "guests are coming|I spilled some cereal|it's dusty|we're out anyway",
    ("dock", "vacuum"): "it's clean enough|it's in the way|I'm on the phone|it's too loud|"
    "the battery is low|the baby woke up",
    ("stop", "vacuum"): "it's too loud|the cat is scared|I'm on the phone|it's stuck",
    ("start", "timer"): "the eggs are in|the pasta's in|I'm making tea|the cake is in the oven|"
    "I'm having a nap|it's nearly done",
    ("cancel", "timer"): "it's done already|I don't need it|I changed my mind|dinner is ready",
    ("turn_on", "siren"): "there's somebody in the garden|there's a fire|I heard a noise",
    ("turn_off", "siren"): "it's a false alarm|it's only toast|the neighbours|it's driving me mad",
    ("turn_on", "humidifier"): "the air is dry|my skin is dry|I have a cough|my throat is dry",
    ("turn_off", "humidifier"): "it's humid enough|the windows are wet|it's too noisy",
}  # fmt: skip
AFTER = "{x}, {y}|{x}, {y}|{x} {y}|{x} because {y}|{x} - {y}|{x} since {y}|{x} please, {y}|{x}. {y}"
BEFORE = "{y}, {x}|{y}, {x}|{y}, so {x}|{y} so {x}|{y}. {x}|{y}, please {x}|{y} - {x}"


def reasoned(rng: random.Random, text: str, order: Order) -> str | None:
    """A command with a reason before or after it; nothing if it needs none."""
    target = order.targets[0]
    domain = target.kind if isinstance(target, Group) else target.partition(".")[0]
    reasons = REASONS.get((order.verb, domain))
    if reasons is None:
        return None
    reason = pick(rng, reasons)
    if text.endswith("?"):
        text = text.rstrip("?")
        return f"{text}? {reason}" if maybe(rng, 0.5) else f"{reason}, {text}?"
    return (
        pick(rng, AFTER if maybe(rng, 0.65) else BEFORE).replace("{x}", text).replace("{y}", reason)
    )
