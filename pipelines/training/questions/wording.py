"""How visitors ask: alternatives stand between bars, `{x}` is what they ask about."""

import random

from pipelines.training.commands.words import pick

KINDS = (
    "what kind of animal is this?|which animal is in the picture?|what animal is that?|"
    "what animal is it?|"
    "what sort of animal do you see?|what animal can you see?|which animal is it?"
)
WHO = (
    "who is in the picture?|who is this?|who do you see?|who's in the photo?|who is there?|"
    "who can you see here?|who is shown?"
)
WHO_WITH = "who is with the {animal}?|who's with the {animal}?|who else is there?"
WHO_DOES = "who is {doing}?|who's {doing}?|who is {doing} here?"
WHAT_DOES = "what is {doing}?|what's {doing}?|which animal is {doing}?|what animal is {doing}?"
DOES = (
    "what is {the} doing?|what's {the} doing?|what is {the} doing here?|what's {the} up to?|"
    "what is {the} doing in this picture?|{the} is doing what?"
)
DO = (
    "what are {the} doing?|what are {the} doing here?|what are {the} up to?|"
    "what are {the} doing in the picture?"
)
HAPPENS = (
    "what is happening?|what's going on here?|what's happening in this picture?|what is going on?"
)
COLOUR = (
    "what colour is {the}?|what color is {the}?|what's the colour of {the}?|"
    "what color's {the}?|which colour is {the}?|what is the color of {the}?|{x} colour?|"
    "what colour does {the} have?|what color is {the} in the picture?|colour of {the}?"
)
COLOURS = (
    "what colour are {the}?|what color are {the}?|what's the colour of {the}?|"
    "which colour are {the}?|{x} color?"
)
MANY = (
    "how many {x} are there?|how many {x}?|how many {x} do you see?|how many {x} can you see?|"
    "how many {x} are in the picture?|number of {x}?|count the {x}"
)
WHERE = (
    "where is {the}?|where's {the}?|where is this?|where is {the} in this picture?|"
    "where was this taken?"
)
WHERE_THIS = "where is this?|where was this taken?|where are we?|where's this?|what place is this?"
WHERE_ALL = "where are {the}?|where is this?|where are {the} in the picture?|where was this taken?"
THERE = (
    "is there {a}?|is there {a} in the picture?|do you see {a}?|can you see {a}?|"
    "is there {a} here?|any {x} in the picture?|is there any {x} here?|does the photo show {a}?"
)
IS_DOING = "is {the} {doing}?|is {the} {doing}?|is {the} {doing} here?"
ARE_DOING = "are {the} {doing}?|are {the} {doing} here?"
ANYONE = "is anyone {doing}?|is anybody {doing}?|is someone {doing}?|is somebody {doing} here?"
IS_COLOUR = "is {the} {colour}?|is that {colour} {x}?|is {the} {colour} or not?"
ARE_COLOUR = "are {the} {colour}?|are {the} {colour} in the picture?"
PEOPLE = (
    "are there people?|are there any people in the picture?|is there anyone in the picture?|"
    "is anybody there?|do you see any people?|is there a person?|is anyone in this photo?"
)
OUTSIDE = (
    "is this outside?|is it outdoors?|was this taken outside?|are we outdoors?|"
    "is this picture taken outdoors?|is this outdoors?"
)
INSIDE = (
    "is this indoors?|was this taken inside?|is it inside a building?|is this inside?|"
    "is it an indoor photo?"
)
WHICH_WAY = (
    "indoors or outdoors?|is this inside or outside?|is it indoors or outdoors?|inside or outside?"
)
SPORT = (
    "what sport is this?|which sport is being played?|what are they playing?|"
    "what game is this?|what sport do you see?|which game is it?"
)
RIDES = "what is {the} riding?|what's {the} riding?|what is {the} riding on?"
HOLDS = "what is {the} {doing}?|what's {the} {doing}?"
WEARS = "what is {the} wearing?|what's {the} wearing?|what does {the} wear?"
MUCH = (
    "is there {x}?|is there any {x}?|do you see {x}?|can you see any {x}?|"
    "is there {x} in the picture?"
)
CLIPPED = 0.3  # of questions lose their question mark


def ask(chance: random.Random, alternatives: str, **parts: str) -> str:
    """One wording, filled; often without its question mark, as people type."""
    question = pick(chance, alternatives).format(**parts)
    return question.rstrip("?") if chance.random() < CLIPPED else question


def a(concept: str) -> str:
    """With its article."""
    return f"an {concept}" if concept[0] in "aeiou" else f"a {concept}"
