"""Words as a speech recogniser hears them, and as people spell them."""

MISHEARD = {
    "off": "of|of|of|orf", "on": "an|in", "to": "too|two", "for": "four", "two": "too|to",
    "right": "write|rite", "lamp": "lamb|lump|lamp's", "light": "lite|lyte", "four": "for",
    "lights": "light's|lites|light|lice", "fan": "van|fen|fam", "heat": "heet|heed|eat",
    "the": "de|teh|da|a|th", "blinds": "blind's|blines|blinks|blind", "turn": "tern|tun",
    "kitchen": "kitchin|chicken|kitcken|kichen", "bedroom": "bed room|bedrom|bed rum",
    "degrees": "degree's|degree|degress", "lock": "lok|log|look", "volume": "volumn|volum",
    "curtains": "curtain's|certains|curtins", "close": "clothes|clos|cloze", "door": "dore|doors",
    "speaker": "speeker|speakers|peaker", "percent": "per cent|present|persent", "their": "there",
    "room": "rum|roam|rooms", "please": "pleas|plz|peas|pls", "and": "an|n|end",
    "hall": "haul|all", "switch": "swich|which|sweetch",
    "temperature": "temprature|temperture|tempature", "brightness": "britness|brightnes",
    "your": "you're", "living": "livin|leaving", "you": "u", "are": "r",
    "bathroom": "bath room|bathrom", "thermostat": "thermostate|thermo stat", "i'm": "im",
    "it's": "its", "what's": "whats", "don't": "dont", "set": "said|sat|sit", "open": "opun",
    "shut": "shot|shout", "dim": "din", "red": "read|wred", "blue": "blew|bleu",
    "green": "grin", "garage": "garaj|garrage|carriage", "heater": "heather|eater",
    "chandelier": "chand a lear|shandelier|chandeleer|chandalier", "radio": "radeo|ratio",
    "telly": "tele|tally", "alarm": "a larm|alarum|alam", "arm": "harm",
    "disarm": "dis arm|this arm", "timer": "time her|tymer|tima",
    "minutes": "minuets|mins|minits", "hour": "our|ower", "hours": "ours", "eight": "ate",
    "one": "won", "half": "have", "vacuum": "vacum|vaccum|vacume", "valve": "valves|volve|wolf",
    "sprinkler": "sprinkla|sprinklers", "siren": "syren|sirens", "curtain": "certain",
    "shutter": "shudder|shutters", "shutters": "shudders|shatters", "awning": "awening|owning",
    "gate": "gait|great", "porch": "poach", "stairs": "stares", "study": "steady",
    "office": "offis|of ice", "garden": "guarden|gardin", "patio": "patty o|pateo",
    "ceiling": "sealing|celing|seeling", "desk": "desks|disc", "floor": "flaw|flor",
    "plug": "pluck|plugs", "socket": "soccer|sockets", "kettle": "cattle|kettel",
    "coffee": "coughy|cofee", "dishwasher": "dish washer",
    "humidifier": "humidify her|humidifyer", "scene": "seen", "movie": "moovie",
    "night": "nite|knight", "lounge": "launch|lownge", "hallway": "hall way|haulway",
    "upstairs": "up stairs", "downstairs": "down stairs", "outside": "out side",
    "everything": "every thing", "bright": "brite", "warm": "worm|warn", "white": "wight|why",
    "louder": "lauder", "quieter": "quiter", "mute": "moot|newt", "pause": "paws|pours",
    "play": "pray", "skip": "skipped", "raise": "rays|race", "lower": "lore|lo er",
    "except": "accept|exept", "but": "butt", "strip": "stripe", "candle": "handle",
    "bedside": "bed side|bet side", "tv": "t v|tee vee", "sonos": "so nose|sonus",
    "roomba": "rumba|room bar", "projector": "protector", "heating": "eating|heeting",
    "emma's": "emmas|emma", "mia's": "mias|me as", "sophie's": "sophies|sofies",
    "noah's": "noahs|know as", "jack's": "jacks", "anna's": "annas|anas",
    "grandma's": "grandmas|grand mas", "kids": "kid's", "kids'": "kids", "zoe's": "zoes|zoey's",
    "paul's": "pauls|balls", "max's": "maxes", "lily's": "lilies|lillys", "liam's": "liams",
}  # fmt: skip
FILLERS = (
    "um", "uh", "like", "er", "you know", "hmm", "ah", "well", "eh", "kind of", "erm", "uhm",
)  # fmt: skip
# Letters that sound or look alike.
ALIKE = (
    ("ph", "f"), ("ck", "k"), ("ea", "ee"), ("ee", "ea"), ("ie", "ei"), ("ou", "o"), ("y", "ie"),
    ("c", "k"), ("k", "c"), ("s", "z"), ("z", "s"), ("i", "e"), ("e", "i"), ("a", "e"),
    ("o", "a"), ("d", "t"), ("t", "d"), ("b", "p"), ("p", "b"), ("ll", "l"), ("tt", "t"),
    ("mm", "m"), ("er", "a"), ("ch", "sh"), ("qu", "kw"), ("x", "ks"), ("v", "w"), ("w", "v"),
    ("m", "n"), ("n", "m"), ("gh", ""),
)  # fmt: skip
# What no misspelling may touch: a letter away, these say something else.
KEPT = ("unlock", "lock", "close", "open", "dim", "arm", "disarm", "mute", "unmute", "warmer")
