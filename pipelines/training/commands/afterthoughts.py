"""What people add to a request about their own doings: `coffee machine off before we leave`."""

import random

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
SHAPES = (
    "before {who} {what}", "so {who} can {what}", "{who} {want}", "{who} {want}", "as {who} {want}",
    "it's {time} time", "{time} time", "time for {time}", "{now}", "{now}", "{now}",
    "{who} can't {what} like this", "{time} is over",
    "{time} is ready", "I'm off for {time}", "no more {time}",
)  # fmt: skip


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
    said = said.replace("{what}", rng.choice(WHAT)).replace("{time}", rng.choice(TIME))
    return said.replace("{now}", rng.choice(NOW))


def _singular(said: str) -> str:
    first, _, rest = said.partition(" ")
    verb = {"are": "is", "have": "has", "want": "wants", "need": "needs"}.get(first, first)
    return f"{verb} {rest}".strip().replace("our minds", "their mind")
