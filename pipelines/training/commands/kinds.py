"""Kinds of devices: the names they go by, the rooms they stand in, what they can do."""

from dataclasses import dataclass

from pipelines.training.commands.words import options

EVERY = "living kitchen hall bed bath office work garage out"
INDOORS = "living kitchen hall bed bath office work"


@dataclass(frozen=True)
class Kind:
    """A kind of device. `names` are for its name, `others` for aliases, `weight` how common."""

    domain: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    rooms: frozenset[str]
    weight: float
    device_class: str = ""


def _kind(
    domain: str, weight: float, names: str, others: str = "", rooms: str = EVERY, sort: str = ""
) -> Kind:
    return Kind(domain, options(names), options(others), frozenset(rooms.split()), weight, sort)


KINDS = (
    _kind("light", 9, "Ceiling light|Main light|Overhead light|Light|Pendant light|Downlights|"
          "Spotlights|Ceiling lamp|Lights|Recessed lights|Chandelier|Track lights", "big light|"
          "top light|main light|ceiling lights|overhead"),
    _kind("light", 6, "Lamp|Floor lamp|Table lamp|Reading lamp|Standing lamp|Corner lamp|Side lamp|"
          "Arc lamp|Lava lamp|Salt lamp|Tiffany lamp|Standard lamp", "lamp|tall lamp|little lamp|"
          "small lamp|sofa lamp|reading light", "living bed office hall"),
    _kind("light", 3, "Bedside lamp|Left bedside lamp|Right bedside lamp|Bedside lamp left|"
          "Bedside lamp right|Nightstand lamp|Night light|Bed light|Headboard light|Fairy lights",
          "bedside light|my lamp|night lamp|sleepy light", "bed"),
    _kind("light", 3, "Desk lamp|Desk light|Monitor light|Work light|Workbench light|Piano lamp|"
          "Bookshelf light|Shelf lights", "desk lamp|work lamp|task light", "office bed work"),
    _kind("light", 4, "LED strip|Light strip|TV backlight|Hue strip|Hue Go|Hue bulb|WiZ bulb|"
          "Nanoleaf|Lifx bulb|Hue Play|Ikea bulb|Tradfri lamp|Govee strip|Mood light|"
          "Accent lights|Ambient light|Aurora|Lightstrip|Bias light", "strip|led|mood lighting|"
          "ambient lights|colour light", "living bed office kitchen work"),
    _kind("light", 3, "Counter lights|Under cabinet lights|Island light|Cooker hood light|"
          "Worktop lights|Sink light|Cabinet lights|Breakfast bar light|Pantry light",
          "worktop light|counter light|island lamp", "kitchen"),
    _kind("light", 2, "Mirror light|Vanity lights|Shower light|Bath light|Cabinet light",
          "mirror lamp|vanity", "bath"),
    _kind("light", 3, "Path lights|Garden lights|Wall light|Floodlight|Porch light|Lantern|"
          "String lights|Pool light|Deck lights|Driveway light|Tree lights|Outside light|"
          "Security light|Fountain lights|Pond lights|Gate light|Barbecue light", "outdoor lights|"
          "outside lights|flood light|lanterns", "out hall garage"),
    _kind("light", 2, "Wall lights|Sconce|Wall lamp|Picture light|Stair lights|Closet light|"
          "Fireplace light|Aquarium light|Display case light|Globe|Star projector", "sconces|"
          "wall lighting", "living hall bed office work"),
    _kind("switch", 3, "Coffee machine|Coffee maker|Kettle|Dishwasher|Toaster|Oven|Microwave|"
          "Rice cooker|Slow cooker|Air fryer|Fridge|Freezer|Espresso machine|Extractor hood|"
          "Water cooler|Waffle iron|Bread maker|Juicer|Blender", "coffee pot|brewer|cooker",
          "kitchen work"),
    _kind("switch", 3, "Heater|Space heater|Electric blanket|Fan heater|Christmas lights|"
          "Christmas tree|Fish tank|Aquarium pump|Printer|Computer|PC|Monitor|Router|Plug|"
          "Smart plug|Socket|Outlet|Power strip|Game console|Xbox|PlayStation|Projector screen|"
          "Fireplace|Massage chair|Air purifier|Diffuser|Charger|Laptop charger|Amplifier|"
          "Wall socket|Lava lamp plug|Desk lamp plug|Neon sign|Old lamp|Novelty light|Shelf light",
          "plug|heating pad|xmas lights|the tree", INDOORS),
    _kind("switch", 2, "Pool pump|Hot tub|Fountain|Car charger|Wallbox|Irrigation pump|"
          "Garden socket|Festoon lights|Patio heater|Outdoor plug|Pond pump|Freezer plug|"
          "Compressor|Washing machine|Dryer|Tumble dryer|Water heater|Boiler|Battery charger|"
          "Flood lights|Tree lights|Sump pump|Dehumidifier plug|Towel rail|Treadmill",
          "ev charger|pump|washer|jacuzzi|washing", "out garage work bath"),
    _kind("fan", 4, "Ceiling fan|Fan|Standing fan|Desk fan|Tower fan|Pedestal fan|Dyson fan|"
          "Dyson|Window fan|Box fan|Floor fan|Attic fan", "fan|ventilator|blower",
          "living bed office work kitchen"),
    _kind("fan", 2, "Extractor fan|Exhaust fan|Bath fan|Vent|Ventilation|Range hood|Vent fan",
          "vent|ventilator|extractor", "bath kitchen work"),
    _kind("cover", 4, "Blinds|Window blinds|Blind|Roller blind|Venetian blinds|Left blind|"
          "Right blind|Roman blind|Shades|Smart blinds|Window shade", "blinds|shade|window blind|"
          "the shades", INDOORS, "blind"),
    _kind("cover", 3, "Curtains|Curtain|Drapes|Blackout curtains|Sheer curtains|Window curtains",
          "drapes|curtain", "living bed office", "curtain"),
    _kind("cover", 2, "Shutters|Shutter|Roller shutter|Roller shutters|Window shutter",
          "rolling shutter|shutter", INDOORS, "shutter"),
    _kind("cover", 1.6, "Awning|Awning|Sun sail|Sunshade|Parasol|Canopy", "sun awning|sunshade",
          "out", "awning"),
    _kind("cover", 3, "Garage door|Main garage door|Left garage door|Right garage door|Garage",
          "garage|big door|roller door", "garage", "garage"),
    _kind("cover", 1, "Gate|Driveway gate|Front gate|Garden gate|Side gate", "gate|the gates",
          "out", "gate"),
    _kind("cover", 0.6, "Patio door|Sliding door|Automatic door|Barn door|Terrace door",
          "slider", "living out kitchen", "door"),
    _kind("cover", 0.6, "Skylight|Roof window|Window|Velux", "roof hatch", "bed office work bath",
          "window"),
    _kind("valve", 1.9, "Sprinkler|Lawn sprinkler|Irrigation|Garden hose|Drip irrigation|"
          "Sprinklers|Water feature", "irrigation|watering|hose", "out"),
    _kind("valve", 1.5, "Water main|Main valve|Water valve|Gas valve|Radiator valve|Shut-off valve|"
          "Pool valve|Boiler valve", "main water valve|water supply|water", "kitchen work bath"),
    _kind("climate", 5, "Thermostat|Heating|Radiator|Heater|Nest|Nest thermostat|Ecobee|Tado|"
          "Underfloor heating|Floor heating|Thermostatic valve|Heat pump|Central heating",
          "heating|thermostat|heater|radiator", INDOORS),
    _kind("climate", 2, "Air conditioner|AC|Air con|Air conditioning|Aircon|Split AC|Climate",
          "ac|air con|a/c|cooling|aircon", "living bed office work"),
    _kind("humidifier", 2, "Humidifier|Dehumidifier|Air humidifier|Mist maker", "moisturizer|"
          "air moistener", "bed living bath work office"),
    _kind("lock", 4, "Front door|Back door|Door lock|Front door lock|Side door|Main door|"
          "Smart lock|Yale lock|August lock|Entrance door|Cellar door|Patio door lock|Door",
          "main door|door|entrance|the lock", "hall kitchen work garage out bed office"),
    _kind("media_player", 5, "TV|Television|Telly|Smart TV|Samsung TV|LG TV|Projector|Apple TV|"
          "Chromecast|Roku|Fire TV|Big screen|Bravia", "tv|telly|television|big tv|the box",
          "living bed office kitchen"),
    _kind("media_player", 4, "Speaker|Sonos|Smart speaker|Radio|Radio|Clock radio|"
          "Digital radio|Echo|Echo Dot|HomePod|Stereo|"
          "Soundbar|Sonos One|Bluetooth speaker|Record player|Sound system|Hi-fi|Nest Mini|"
          "Jukebox|Music player|Marantz|Bose speaker", "radio|speakers|music|stereo|sound",
          "living bed office kitchen bath work out garage"),
    _kind("vacuum", 2, "Robot vacuum|Vacuum|Roomba|Roborock|Robot|Vacuum cleaner|Deebot|Mop robot|"
          "Dusty|Sweeper|Hoover", "hoover|vacuum cleaner|robot|cleaner", "living hall kitchen"),
    _kind("timer", 2.2, "Kitchen timer|Egg timer|Timer|Laundry timer|Oven timer|Tea timer|"
          "Pasta timer|Study timer|Nap timer|Workout timer|Homework timer", "timer|cooking timer",
          "kitchen work bed office"),
    _kind("camera", 2, "Camera|Doorbell camera|Front door camera|Baby monitor|Garden camera|"
          "Security camera|Webcam|Driveway camera|Nest cam|Ring", "cam|doorbell|cctv",
          "hall out garage bed living"),
    _kind("alarm_control_panel", 2.2, "Alarm|Security system|House alarm|Alarm system|Alarm panel|"
          "Security|Burglar alarm|Ring Alarm|Verisure|SimpliSafe|Abode|Ajax|Guardian|Yale alarm|"
          "Honeywell|Home alarm|Bosch panel|Watchdog|Intruder alarm|Alarmo|Sentinel|"
          "ADT", "security system|alarm|burglar alarm", "hall living"),
    _kind(
        "siren", 1.1, "Siren|Alarm siren|Outdoor siren|Smoke siren|Panic siren|Horn|Alarm bell|"
          "Hooter", "horn|alarm bell",
          "hall garage out"),
    _kind("input_boolean", 0.8, "Vacation mode|Guest mode|Party mode|Night mode|Sleep mode|"
          "Away mode|Holiday mode|Eco mode|Do not disturb|Quiet mode", "holiday mode|guests"),
    _kind("scene", 2.5, "Movie night|Good morning|Good night|Romantic|Party|Dinner|Relax|Reading|"
          "Focus|Bright|Cosy evening|Movie time|Bedtime|Sunset|Energize|Wake up|Chill|Gaming|"
          "Dinner time|Christmas|Rainbow|Candlelight|Night|Study time|Film night|Date night",
),
    _kind("script", 1.6, "Good night|Leaving home|Goodbye|I'm home|Welcome home|Bedtime routine|"
          "Morning routine|Lock up|All off|Wake-up routine|Away|Coming home|Feed the cat|"
          "Water the plants|Panic|Start the day|Leave for work|Party time|Nap time|Clean up",
),
    _kind("binary_sensor", 2, "Motion sensor|Window sensor|Front door sensor|Smoke detector|"
          "Door contact|Window contact|Leak sensor|Occupancy|Presence sensor|Window|"
          "Back door sensor|"
          "Fridge door|Mailbox", "motion|smoke alarm|leak detector"),
    _kind("sensor", 2.5, "Temperature|Humidity|Air quality|CO2|Power meter|Light level|Battery|"
          "Outdoor temperature|Car battery|Energy meter|Pool temperature|Rain gauge|Water meter",
          "temp|moisture|electricity"),
)  # fmt: skip
POSITIONS = options(
    "left|right|front|back|corner|window|upper|lower|small|big|old|new|white|black|north|south|"
    "sofa|desk|door|middle|first|second"
)
# Scenes and scripts only have aliases that mean the same.
MEANING = {
    "Movie night": "film scene|cinema mode|movie mode", "Good night": "bedtime|sleep well",
    "Movie time": "film time|cinema", "Good morning": "rise and shine|morning scene",
    "Romantic": "romance|love scene", "Party": "party mode|disco", "Relax": "chill out|calm",
    "Reading": "reading mode|"
               "book time", "Focus": "concentration|deep work", "Bedtime": "sleep time",
    "Leaving home": "leaving|going out|away routine", "Goodbye": "bye bye|leaving the house",
    "Bedtime routine": "sleep routine", "Morning routine": "wake up routine",
    "Dinner": "dinner scene|eating", "All off": "everything off routine", "Gaming": "game mode",
    "Welcome home": "arrival", "I'm home": "arriving", "Sunset": "evening glow",
}  # fmt: skip
