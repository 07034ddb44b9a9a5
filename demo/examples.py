"""One click for each ability: what the page offers to try."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from PIL import Image, ImageOps

from demo.looking import data_url
from demo.texts import Texts
from demo.wishes import Given, Wish
from pipelines.settings import ASSETS

PICTURES, SOUNDS = ASSETS / "examples", ASSETS / "sounds"
DEVICES = PICTURES / "devices"
SIDE = 72  # pixels of a thumbnail
SHOWN = 60  # characters of a text on its button


@dataclass(frozen=True)
class Example:
    """A request to try. `teach` is a device and its picture, shown to the house before."""

    name: str
    text: str = ""
    picture: Path | None = None
    sound: Path | None = None
    says: str = ""  # what the recording says
    teach: tuple[str, Path] | None = None

    @property
    def wish(self) -> Wish:
        """What a visitor would ask."""
        files = (str(each) if each else None for each in (self.picture, self.sound))
        return Wish(Given(self.text, *files), teach=self.teach)


NOTE = """Hi Sam,

I am off to the coast on Thursday and back in two weeks, so here is what the house needs. The \
tomatoes on the balcony are thirsty in this heat. Please water them every evening, and the \
ferns once a week. The new boiler has been running well since it was repaired, but the \
pressure drops a little. If it falls below one bar, call Mr. Okafor, he knows the boiler. He \
is coming on 4 June at 9:30 anyway to look at the pressure again.

The neighbours were lovely about the noise last weekend. I gave them a cake.

- The rent has to be transferred by Friday.
- Don't forget to put the bins out on Tuesday night.
- The parcel for Lina must be returned before the 12th.

The fridge is full, so eat whatever you like. We had a wonderful spring on that balcony and I \
will miss the evenings there. Tomatoes should be ripe when I return!"""
EXAMPLES = (
    Example("caption", picture=PICTURES / "dog.jpg"),
    Example("ask", "what color is the cup?", PICTURES / "coffee.jpg"),
    Example("command", "turn off the kitchen lights"),
    Example("spoken", sound=SOUNDS / "hallway-light.flac", says="Turn on the hallway light."),
    Example(
        "this", "turn this on", DEVICES / "fan.living_room.2.jpg",
        teach=("fan.living_room", DEVICES / "fan.living_room.1.jpg"),
    ),
    Example("guarded", "unlock the front door"),
    Example("state", "which lights are still on?"),
    Example("decline", "tell me a joke"),
    Example("note", NOTE),
)  # fmt: skip
THUMBNAILS = {
    each.picture: data_url(ImageOps.fit(Image.open(each.picture), (SIDE, SIDE)))
    for each in EXAMPLES
    if each.picture
}


def draw(t: Texts) -> str:
    """The examples as buttons; the page folds them away once the conversation has begun."""
    cards = "".join(_card(each, number, t) for number, each in enumerate(EXAMPLES))
    return (
        f'<details class="examples" open><summary>{escape(t.try_one)}</summary>'
        f'<div class="cards">{cards}</div></details>'
    )


def _card(example: Example, number: int, t: Texts) -> str:
    picture = THUMBNAILS.get(example.picture) if example.picture else None
    shown = f'<img src="{picture}" alt="" width="40" height="40">' if picture else ""
    mark = '<span class="wave" aria-hidden="true"></span>' if example.sound else ""
    said = example.text or example.says
    said = said if len(said) <= SHOWN else f"{' '.join(said[:SHOWN].split())}…"
    wish = f'<span lang="en">“{escape(said)}”</span>' if said else ""
    return (
        f'<button type="button" data-example="{number}">{shown}{mark}'
        f"<span><b>{escape(t.examples[example.name])}</b>{wish}</span></button>"
    )
