"""Names that do not say what a device is: pet names, people, brands nobody has heard of."""

import random

from pipelines.training.commands.words import maybe, options

NICKNAMES = options(
    "Bob|Dragon|Big Ben|Rosie|Jeeves|Dobby|Sparky|R2-D2|Gandalf|The Beast|Sunshine|Pikachu|Marvin|"
    "Moonbeam|Kevin|Alfred|Zeus|Luna|Wally|Mr Bright|Snowball|Buddy|Nemo|Godzilla|Thor|Winston|"
    "Betty|Phoenix|Blinky|Mojo|Hal|Igor|Susie|Frodo|Tinkerbell|Big Bertha|Old Faithful|Storm|Elsa"
)
PEOPLE = options(
    "Ada|Boris|Clara|Dora|Emil|Fiona|Greta|Hugo|Ivy|Jasper|Klaus|Lola|Mabel|Nora|Otto|Petra|Quinn|"
    "Rufus|Stella|Toby|Ursula|Vera|Walter|Xena|Yara|Zelda|Arthur|Martha|Oscar|Pip|Roxy|Sid|Tess"
)
THINGS = options(
    "Badger|Comet|Falcon|Pebble|Otter|Pirate|Wizard|Volcano|Rocket|Pickle|Panther|Yeti|Cactus|"
    "Captain|Biscuit|Duchess|Goblin|Meteor|Mango|Owl|Penguin|Sphinx|Tornado|Turtle|Waffle|Whale"
)
ONSETS = options("b|br|c|cl|d|dr|f|fl|g|gr|h|k|kl|l|m|n|p|pl|r|s|sh|st|t|tr|v|w|x|z|qu|th|j|sn")
VOWELS = options("a|e|i|o|u|a|e|i|o|ai|ea|io|oo|y|ei")
CODAS = options("_|_|_|n|r|l|x|m|s|t|k|nd|rt|ll|ck|v")
ENDINGS = options("a|o|io|ix|us|on|ia|ex|eo|um|ora|ino|ette|ify|ax|iq|ly|tron|va|co|sy|ware|lux")
MODELS = options("Mini|Pro|One|Air|Max|Go|Plus|Nano|Lite|S|X|Duo|Neo|E|Dot|Studio|Home|Beam|II")


def called(rng: random.Random) -> str:
    """A name for a device of any kind."""
    draw = rng.random()
    if draw < 0.3:
        return rng.choice(NICKNAMES)
    name = rng.choice(PEOPLE if maybe(rng, 0.6) else THINGS) if draw < 0.5 else _brand(rng)
    if maybe(rng, 0.3):
        model = rng.choice(MODELS) if maybe(rng, 0.65) else str(rng.choice((2, 3, 4, 5, 100, 500)))
        return f"{name} {model}"
    return name


def _brand(rng: random.Random) -> str:
    parts = [
        rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS)
        for _ in range(rng.choice((1, 1, 2)))
    ]
    word = "".join(parts) + (rng.choice(ENDINGS) if maybe(rng, 0.8) else "")
    return word.upper() if len(word) < 5 and maybe(rng, 0.3) else word.capitalize()
