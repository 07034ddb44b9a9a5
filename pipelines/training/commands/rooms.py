"""Rooms that houses have: names, what else they are called, their floors, how one is in them."""

import random
from dataclasses import dataclass

from pipelines.training.commands.words import maybe, norm, options, pick

PEOPLE = (
    "Emma|Noah|Olivia|Liam|Mia|Lucas|Sophie|Jack|Anna|Max|Lena|Paul|Zoe|Ben|Lily|Tom|Sarah|"
    "Grandma|Grandpa|Mum|Mom|Dad|Jonas|Maya|Oscar|Ella|Sam|Chris|Aisha|Priya|Wei|Carlos|Nina"
)


@dataclass(frozen=True)
class RoomKind:
    """A kind of room: its sort, its usual name first, and the floors on which it lies."""

    sort: str
    names: tuple[str, ...]
    floors: str


def _kind(sort: str, names: str, floors: str = "ground|ground|upper") -> RoomKind:
    return RoomKind(sort, options(names), floors)


KINDS = (
    _kind("living", "Living room|Lounge|Sitting room|Front room|Family room", "ground"),
    _kind("kitchen", "Kitchen|Kitchenette|Cooking area", "ground"),
    _kind("living", "Dining room|Dining area|Eating area", "ground"),
    _kind("hall", "Hallway|Hall|Entrance|Corridor|Entryway|Foyer", "ground"),
    _kind("hall", "Landing|Upstairs hallway", "upper"),
    _kind("hall", "Stairs|Staircase|Stairwell", "ground|upper"),
    _kind("hall", "Porch|Front porch|Veranda", "outside|ground"),
    _kind("bed", "Bedroom|Sleeping room", "upper|ground"),
    _kind("bed", "Master bedroom|Main bedroom|Primary bedroom|Parents' room", "upper"),
    _kind("bed", "Guest room|Guest bedroom|Spare room|Spare bedroom", "upper|ground"),
    _kind("bed", "Kids' room|Children's room|Kids bedroom", "upper"),
    _kind("bed", "Nursery|Baby room|Baby's room", "upper"),
    _kind("bed", "Back bedroom|Small bedroom|Box room", "upper"),
    _kind("bath", "Bathroom|Bath|Washroom", "upper|ground"),
    _kind("bath", "En suite|Ensuite|Master bathroom|Master bath", "upper"),
    _kind("bath", "Guest bathroom|Guest toilet|Cloakroom|Powder room", "ground"),
    _kind("bath", "Toilet|WC|Loo|Restroom", "ground|upper"),
    _kind("bath", "Shower room|Downstairs bathroom", "ground"),
    _kind("bath", "Sauna|Steam room|Spa", "basement|ground"),
    _kind("office", "Office|Study|Home office|Workroom", "upper|ground"),
    _kind("office", "Library|Reading room|Reading nook", "ground|upper"),
    _kind("office", "Studio|Art studio|Craft room|Hobby room", "upper|attic"),
    _kind("office", "Music room|Piano room", "ground"),
    _kind("living", "Games room|Game room|Playroom|Rec room", "basement|upper"),
    _kind("living", "Den|Snug|Man cave", "basement|ground"),
    _kind("living", "TV room|Media room|Home cinema|Home theater|Theatre room", "basement|ground"),
    _kind("living", "Bar|Bar area", "basement|ground"),
    _kind("work", "Gym|Home gym|Fitness room|Workout room", "basement|ground"),
    _kind("work", "Laundry room|Laundry|Utility room|Wash room", "basement|ground"),
    _kind("work", "Basement|Cellar", "basement"),
    _kind("work", "Wine cellar", "basement"),
    _kind("work", "Workshop|Tool room|Hobby shop", "basement|ground"),
    _kind("work", "Pantry|Larder|Storage room|Store room", "ground"),
    _kind("work", "Attic|Loft", "attic"),
    _kind("work", "Closet|Dressing room|Walk-in closet|Wardrobe", "upper"),
    _kind("work", "Mudroom|Boot room", "ground"),
    _kind("work", "Server room|Boiler room|Plant room", "basement"),
    _kind("garage", "Garage|Car port|Carport", "ground|outside"),
    _kind("garage", "Shed|Garden shed|Tool shed|Barn", "outside"),
    _kind("out", "Garden|Yard|Backyard|Back yard|Lawn", "outside|ground"),
    _kind("out", "Front yard|Front garden", "outside"),
    _kind("out", "Patio|Terrace|Deck", "outside|ground"),
    _kind("out", "Balcony|Roof terrace|Rooftop", "upper"),
    _kind("out", "Driveway|Drive|Courtyard", "outside"),
    _kind("out", "Pool|Pool area|Poolside|Hot tub", "outside"),
    _kind("out", "Greenhouse|Conservatory|Sunroom|Winter garden", "ground|outside"),
    _kind("out", "Pool house|Summer house|Cabin|Annex", "outside"),
)
KNOWN = tuple(dict.fromkeys(norm(name) for kind in KINDS for name in kind.names))
SORTS = {norm(name): kind.sort for kind in KINDS for name in kind.names}
COMMON = (0, 0, 1, 1, 3, 7, 7, 13, 13, 19, 37, 39)
OWNED = options("room|bedroom|room|office|study|den|bathroom")
ON = frozenset(
    [
        "landing",
        "stairs",
        "staircase",
        "porch",
        "front porch",
        "veranda",
        "patio",
        "terrace",
        "deck",
        "balcony",
        "roof terrace",
        "rooftop",
        "driveway",
        "drive",
        "lawn",
    ]
)
# What a floor is called in a house → how people say that something is there.
FLOOR_WORDS = {
    "ground": "downstairs|on the ground floor|on the ground level|on the main floor",
    "upper": "upstairs|on the upper floor|on the top floor",
    "basement": "in the basement|down in the basement|on the basement floor",
    "attic": "in the attic|up in the attic",
    "outside": "outside|outdoors|out there in the open",
    "first floor": "on the first floor|on floor one|on the 1st floor",
    "second floor": "on the second floor|on floor two|on the 2nd floor",
    "third floor": "on the third floor|on the 3rd floor",
    "lower floor": "on the lower floor|on the lower level",
}
RENAMED: tuple[dict[str, str], ...] = (
    {},
    {},
    {"ground": "first floor", "upper": "second floor", "attic": "third floor"},
    {"upper": "first floor", "attic": "second floor"},
    {"basement": "lower floor"},
    {"outside": "ground", "attic": "upper"},
)


def room(rng: random.Random) -> tuple[str, str, tuple[str, ...], str]:
    """The sort, the name, the aliases and the floor of one room."""
    kind = KINDS[rng.choice(COMMON)] if maybe(rng, 0.55) else rng.choice(KINDS)
    others = list(kind.names)
    name = others.pop(0 if maybe(rng, 0.55) else rng.randrange(len(others)))
    if kind.sort in ("bed", "office") and maybe(rng, 0.25):
        owner = pick(rng, PEOPLE)
        name = f"{owner}'s {rng.choice(OWNED) if kind.sort == 'bed' else 'office'}"
        others = [f"{owner}'s place"] if maybe(rng, 0.2) else []
    elif kind.sort in ("bed", "bath", "work", "hall") and maybe(rng, 0.06):
        name, others = f"{name} {rng.randint(1, 4)}", []
    if not maybe(rng, 0.4):
        others = []
    aliases = tuple(each.lower() for each in others[: rng.randint(1, 2)])
    return kind.sort, _cased(rng, name), aliases, pick(rng, kind.floors)


def there(rng: random.Random, name: str) -> str:
    """How one is in a room: `in the kitchen`, `on the balcony`, `in Emma's room`."""
    lower = name.casefold()
    if lower == "outside":
        return "outside"
    preposition = "on" if lower in ON else "in"
    if lower.startswith(("downstairs ", "upstairs ")) or not _owned(name):
        article = rng.choice(("the ",) * 17 + ("my ", "our ", ""))
    else:
        article = ""
    if maybe(rng, 0.06):
        return f"of {article or ''}{name}" if maybe(rng, 0.3) else f"inside {article}{name}"
    if maybe(rng, 0.07):
        preposition = f"{pick(rng, 'down|up|over|out|back|through')} {preposition}"
    return f"{preposition} {article}{name}"


def with_article(name: str) -> str:
    """A room's name in a sentence."""
    return name if _owned(name) else f"the {name}"


def _owned(name: str) -> bool:
    first = name.split()[0].casefold()
    return first.endswith(("'s", "s'")) and first not in ("kids'", "children's", "parents'")


def _cased(rng: random.Random, name: str) -> str:
    draw = rng.random()
    if draw < 0.3:
        return " ".join(word[:1].upper() + word[1:] for word in name.split())
    return name.lower() if draw < 0.36 and "'" not in name else name
