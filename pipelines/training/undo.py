"""Make `undo.safetensors`: the head that hears that something is to be taken back.

`Change it back` names no device and no state. To the fusion model it is an order like any other,
and `undo that` sounds like `unlock`; so these are told apart before it is asked. A logistic
regression on the frozen sentence vector, which learns from frames and from generated requests.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from pipelines.encoders.text import TextEncoder
from pipelines.tasks.texts.sentence_head import UNDO
from pipelines.training.commands.examples import Examples
from pipelines.training.commands.houses import Houses
from pipelines.training.sentence_heads import make, rows, split

SEED = 5
MADE, ADDRESSED = 1500, 600  # draws from the frames, and of whole sentences with an address
HOUSES, REQUESTS = 250, 24  # generated requests that take nothing back, of so many houses each
OVERHEARD = 0.15  # share of what people say to assistants

DEEDS = "undo|undo|undo|revert|reverse|take back|roll back|go back on|retract|rescind"
THINGS = """that|it|this|the last one|the last change|the last command|the last thing|them
|what you just did|what you did|your last action|the last step|my last request|that change
|that again|the previous command|everything you just did|that last bit|that action|both changes
|those changes"""
FRAMES = """{do} {what}|{do} {what}|please {do} {what}|{do} {what} please|can you {do} {what}
|could you please {do} {what}|oops, {do} {what}|sorry, {do} {what}|no, {do} {what}
|wait, {do} {what}|i want to {do} {what}|let's {do} {what}|that was wrong, {do} {what}
|that's not what i meant, {do} {what}|never mind, {do} {what}|just {do} {what}"""
WHOLE = """undo|undo please|please undo|undo it all|take that back|take it back|put it back
|put it back the way it was|put it back how it was|put everything back as it was
|put things back the way they were|put that back as it was before|change it back
|change that back|change it back to how it was|change everything back|make it like it was before
|make it how it was|set it back to what it was|set it back|set it back the way it was
|switch it back to how it was|restore it|restore the previous state|restore what it was
|restore how it was before|bring it back to what it was|return it to how it was
|return to the previous state|go back to how it was|go back to the way it was before
|go back one step|one step back|i didn't mean that|i did not mean to do that|i didn't want that
|that was a mistake|that was the wrong one, undo|oops, my mistake, put it back
|no no, put it back|not that, put it back
|i changed my mind, put it back|i've changed my mind, change it back|as you were
|as it was before, please|back to how it was|back to before
|back to the way it was|can we go back to how it was|get it back to how it was
|reset that to what it was|forget that, put it back|no, i liked it better before
|it was better before, put it back|i preferred it the way it was|cancel what you just did
|cancel that last change|cancel the last command|scrap that, put it back"""
ADDRESSES = """{} please|please {}|oops, {}|no, {}|sorry, {}|could you {}|{} now|wait, {}
|actually, {}"""
# What sounds like it and is something else.
OTHERS = """go back to the last song|previous song|go back a track|play the last one again
|skip back|put the light back on|turn it back on|turn it back off|switch it back on|put it back on
|bring the blinds back up|put the blinds back down|turn the heating back up|turn it back down
|set it back to 20 degrees|change it back to blue|make it blue again|turn them off again
|cancel the timer|cancel that timer|cancel the alarm|take the robot back to its dock
|send the vacuum back|bring it back to the dock|reverse the fan|unlock it|unlock that
|unlock the door|unmute it|unmute that|undock the vacuum|open it again|close it again|do it again
|again please|one more time|what did you just do|what was the last thing you did
|what was your last move|tell me what you changed|tell me what you did last|what did i just change
|what did you understand|why did you do that|repeat that|no|no thanks|stop|stop that|stop it|wait
|never mind|forget it|cancel|cancel it|don't do that|don't|i'm back|we're back home|take me back
|i'll be right back|welcome back|look back|the dog is back|put the kettle on
|put the music back on|restore the volume to 40|return to base|restart it|reset the thermostat
|reset the timer|change it to red|change it|change the colour|the last light on the left
|turn off the last one|the previous one|lights as bright as before|i undid my shoes
|how do i undo|he took it back|i take it all back, you are great|put it down|put it away
|oops|oops i dropped the milk|leave it as it was|sorry, lights off|no, the other one
|not that one, the desk lamp
|i meant the kitchen|that's wrong|wrong room|that was loud|that was nice
|that was great, thanks|that's fine as it is|roll the blind back down|back door locked?
|lock the back door|open the back door|turn on the back light|back garden lights on
|is it as it was|is it back on|has it gone back off|put it to 30 percent|make it how i like it
|make it cosy|set the scene|restore movie night|start over|pause|resume|play it again"""
ADDRESSED_OTHERS = "{}|{} please|please {}|oops, {}|no, {}|could you {}"
# A generated request that may mean just this teaches neither.
UNCLEAR = re.compile(
    r"undo|revert|take (?:it|that) back|put (?:it|that|them) back(?! (?:on|up|down|off|in|to))"
    r"|as it was|way it was"
)


def make_undo(data: Path, out: Path, encoder: TextEncoder) -> None:
    """Train the head and write it to a folder."""
    chance = random.Random(SEED)
    taking = sorted(set(_taking_back(chance)))
    others = sorted({*_others(), *_requests(data, chance)} - set(taking))
    sentences = [*((text, True) for text in taking), *((text, False) for text in others)]
    make(sentences, encoder, out / UNDO)


def _taking_back(chance: random.Random) -> Iterator[str]:
    deeds, things, frames, whole, addresses = map(split, (DEEDS, THINGS, FRAMES, WHOLE, ADDRESSES))
    yield from whole
    for _ in range(MADE):
        yield chance.choice(frames).format(do=chance.choice(deeds), what=chance.choice(things))
    for _ in range(ADDRESSED):
        yield chance.choice(addresses).format(chance.choice(whole))


def _others() -> Iterator[str]:
    for address in split(ADDRESSED_OTHERS):
        yield from map(address.format, split(OTHERS))


def _requests(data: Path, chance: random.Random) -> Iterator[str]:
    """What is said to houses, and to other assistants."""
    houses, examples = Houses(data), Examples(data)
    for _ in range(HOUSES):
        house = houses.sample(chance)
        said = (examples.sample(house, chance).text for _ in range(REQUESTS))
        yield from (text for text in said if not UNCLEAR.search(text.lower()))
    for row in rows(data / "home" / "nlu-evaluation.jsonl"):
        if chance.random() < OVERHEARD and not UNCLEAR.search(row["text"].lower()):
            yield row["text"]
