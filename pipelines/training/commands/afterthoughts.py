"""What people add to a request about their own doings: `coffee machine off before we leave`."""

import random

from pipelines.training.commands.nicknames import PEOPLE
from pipelines.training.commands.words import options, pick

WHO = (
    "we|I|the kids|we all|the guests|my parents|the boys|the girls|grandma|the children|"
    "my husband|my wife|everyone|the baby|the neighbours|the dog|the cats"
)
WHAT = options(
    "leave|go out|eat|have dinner|go to bed|start|get home|come back|wake up|arrive|begin|forget|"
    "head off|watch the film|sit down|land|close up|have tea|go"
)
WANT = options(
    "want to play|ordered pizza|want to swim|need it|are waiting|are hungry|changed our minds|"
    "have to go|are done for today|need some rest|are going away|want to dance|are coming over|"
    "had enough|are all asleep|want to sleep|are on the way|found another|will be late|"
    "can do without|want to watch something|are having a party|are off to school|would like some"
)
TIME = options(
    "dinner|coffee|tea|party|bath|play|bed|breakfast|film|movie|nap|pizza|story|work|barbecue|"
    "lunch|reading|home|swimming|cleaning|gym|quiet|family|double espresso|cake|game|cocktail"
)
NOW = options(
    "for tonight|for now|for the night|for today|for the evening|for the weekend|before bed|"
    "before dinner|before we go|for the party|for a change|for the guests|for the kids|"
    "for the baby|after all|for good measure|this time|tonight|today|this evening|this morning|"
    "while I'm out|while we eat|while I cook|while you're at it|for once|once more|for my nap"
)
EVENT = options(
    "film|match|party|meeting|show|news|guests|class|concert|bus|train|taxi|plumber|parcel|race|"
    "call|interview|storm|fireworks|visitors|removal van|babysitter|quiz|ceremony|delivery"
)
COMES = options(
    "starts in {n}|starts at {n}|begins at {n}|is at {n}|comes in {n} minutes|is due at {n}|"
    "is early|is late|is here|starts soon|is about to begin|is on its way|won't wait|is outside"
)
FEELS = options(
    "parched|starving|freezing|tired|asleep|hungry|thirsty|bored|shivering|sneezing|waiting|cold|"
    "poorly|in a hurry|at the door|exhausted|coughing|upset|grumpy|soaked|outside|home early"
)
NEEDED = options(
    "bike pump|ladder|scissors|car keys|torch|umbrella|drill|passport|charger|cat|glasses|recipe|"
    "cake tin|suitcase|toolbox|football|letter|blanket|remote|vase|tape|dog lead|first aid kit"
)
THING = options(
    "phone|doorbell|dog|baby|kettle|pan|toast|milk|washing|oven|pasta|soup|bath|car|cat|boat|grass|"
    "post|printer|wifi|fuse|water|pizza|neighbour|window|roof|sink|glass|cake|tank|bucket"
)
DOES = options(
    "is ringing|is barking|is crying|is burning|is boiling over|is dry|is full|is empty|is wet|"
    "is ready|is leaking|is broken|is open|is going mad|is too hot|is cold|needs a wash|has gone|"
    "is squeaking|is everywhere|is steaming|smells funny|is done|is dirty|went off|is getting cold"
)
MINE = options(
    "I always forget it|I keep forgetting|I never remember|I nearly forgot|I promised|I'm off|"
    "I'm going for a run|I can't be bothered|I'm in the bath|I want to hear this|I hate waiting|"
    "I've got my hands full|I'm on a diet|I'm fed up|we fly at {n}|we're leaving at {n}|"
    "we're expecting company|we leave in {n}|I'm baking|I work nights|I have to be up at {n}|"
    "you never know|better safe than sorry|it drives me mad|it's about time|rain is coming|"
    "that's better|why not|it costs a fortune|nobody's listening|you know how it is|I'm an old man"
)
NUMBERS = options("5|6|7|8|9|10|five|six|ten|half past|noon|midnight|eight|20|an hour|two")
SHAPES = (
    "the {event} {comes}", "{event} {comes}", "the {event} {comes}", "the {thing} {does}",
    "the {thing} {does}", "{thing}'s {ing}", "{person}'s {feels}", "{person} is {feels}",
    "{person}'s {feels}", "I need the {needed}", "I can't find the {needed}", "{mine}", "{mine}",
    "{mine}", "{person} needs the {needed}",
    "before {who} {what}", "so {who} can {what}", "{who} {want}", "{who} {want}", "as {who} {want}",
    "it's {time} time", "{time} time", "time for {time}", "{now}", "{now}", "{now}",
    "{who} can't {what} like this", "{time} is over",
    "{time} is ready", "I'm off for {time}", "no more {time}",
)  # fmt: skip
WORDS = {
    "{event}": EVENT, "{comes}": COMES, "{feels}": FEELS, "{needed}": NEEDED, "{thing}": THING,
    "{does}": DOES, "{mine}": MINE, "{person}": PEOPLE, "{n}": NUMBERS,
    "{ing}": options("ringing|barking|crying|burning|dry|full|empty|wet|ready|leaking|cold|done"),
    "{what}": WHAT, "{time}": TIME, "{now}": NOW,
}  # fmt: skip


def afterthought(rng: random.Random) -> str:
    """A few words that change nothing of what is asked."""
    shape = rng.choice(SHAPES)
    who = pick(rng, WHO)
    want = rng.choice(WANT)
    if who not in ("we", "I", "we all") and " and " not in who and not who.endswith("s"):
        want = _singular(want)
    if who == "I":
        want = want.replace("are ", "am ").replace("our minds", "my mind")
    said = shape.replace("{who}", who).replace("{want}", want)
    for name, words in WORDS.items():
        said = said.replace(name, rng.choice(words))
    return said


def _singular(said: str) -> str:
    first, _, rest = said.partition(" ")
    verb = {"are": "is", "have": "has", "want": "wants", "need": "needs"}.get(first, first)
    return f"{verb} {rest}".strip().replace("our minds", "their mind")
