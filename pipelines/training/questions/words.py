"""What captions name and how: small tables of people, animals, things, colours, places, doings.

A line of a table is `concept: form, form, …`; the concept is the answer a visitor gets.
"""

import re


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


PEOPLE = """
man: man, guy, gentleman, male, businessman, cowboy, fisherman
woman: woman, lady, female, bride, businesswoman
boy: boy
girl: girl
child: child, kid, toddler, youngster
baby: baby, infant
person: person, someone, somebody, adult, teenager, teen, youth, human
player: player, goalie, pitcher, batter, catcher, quarterback, cheerleader, athlete, referee
skateboarder: skateboarder, skater
snowboarder: snowboarder
skier: skier
surfer: surfer
climber: climber
hiker: hiker, backpacker
cyclist: cyclist, biker, bicyclist
rider: rider, motorcyclist, racer, jockey
runner: runner, jogger
swimmer: swimmer, diver
musician: musician, guitarist, singer, drummer
dancer: dancer, ballerina
worker: worker, chef, cook, officer, policeman, soldier, firefighter, clown, vendor
"""
ANIMALS = """
dog: dog, puppy, greyhound, poodle, retriever, shepherd, collie, terrier, dalmatian, husky, \
bulldog, labrador, beagle, dachshund, chihuahua, corgi, spaniel, pitbull, rottweiler, \
doberman, pug, hound, sheepdog, mutt, canine, pup, doggy, schnauzer, setter, whippet
cat: cat, kitten
horse: horse, pony
bird: bird, seagull, pigeon, parrot, pelican, eagle, duck, goose, swan, owl, chicken, hawk
cow: cow, cattle
bull: bull
sheep: sheep, lamb
goat: goat
fish: fish
elephant: elephant
camel: camel
monkey: monkey
deer: deer
"""
THINGS = """
ball: ball, football, basketball, baseball, volleyball
frisbee: frisbee
stick: stick
toy: toy
bone: bone
bicycle: bicycle, bike
motorcycle: motorcycle, motorbike
skateboard: skateboard
snowboard: snowboard
surfboard: surfboard
skis: ski, skis
sled: sled
scooter: scooter
unicycle: unicycle
car: car, jeep, suv, taxi
truck: truck
bus: bus
train: train
boat: boat, sailboat, rowboat, ship
kayak: kayak
canoe: canoe
raft: raft
guitar: guitar
microphone: microphone
camera: camera
cellphone: cellphone, phone
book: book
newspaper: newspaper
umbrella: umbrella
balloon: balloon
flag: flag
backpack: backpack
bag: bag
sign: sign
bench: bench
chair: chair
table: table
couch: couch, sofa
bed: bed
swing: swing
slide: slide
trampoline: trampoline
fence: fence
rope: rope
ramp: ramp
hoop: hoop
tent: tent
cart: cart
fountain: fountain
statue: statue
bottle: bottle
cup: cup
bucket: bucket
hose: hose
sprinkler: sprinkler
racket: racket, racquet
bat: bat
wheelchair: wheelchair
stroller: stroller
log: log
hurdle: hurdle
bridge: bridge
tree: tree
flower: flower
"""
CLOTHES = """
shirt: shirt, t-shirt, tshirt, tee, sweatshirt, jersey
jacket: jacket, coat, parka
dress: dress
hat: hat, cap
helmet: helmet
shorts: shorts
pants: pants, trousers
jeans: jeans
skirt: skirt
uniform: uniform
sweater: sweater
suit: suit
swimsuit: swimsuit, bikini
wetsuit: wetsuit
vest: vest
scarf: scarf
sunglasses: sunglasses
glasses: glasses
goggles: goggles
mask: mask
costume: costume
collar: collar
gloves: gloves
boots: boots
shoes: shoes
backpack: backpack
headband: headband
bandanna: bandanna, bandana
"""
PLACES = """
on the beach|beach: beach, seashore
in the snow|snow: snow
in the water|water: water
in the ocean|ocean: ocean, sea
in a pool|pool: pool
in a river|river: river, stream, creek
in a lake|lake: lake, pond
on the grass|grass: grass, lawn
in a field|field: field, meadow
on the street|street: street
on a road|road: road, highway
on a sidewalk|sidewalk: sidewalk
in the sand|sand: sand
in a park|park: park
in the woods|forest: woods, forest
on a mountain|mountain: mountain
on a hill|hill: hill, hillside
on a playground|playground: playground
on a track|track: track, racetrack
on a court|court: court
in a restaurant|restaurant: restaurant, cafe
in a store|store: store, shop
in the kitchen|kitchen: kitchen
in a gym|gym: gym, gymnasium
in a desert|desert: desert
in the mud|mud: mud
in a puddle|puddle: puddle
in the yard|yard: yard, backyard
on stage|stage: stage
on a bed|bed: bed
on a couch|couch: couch, sofa
on a bench|bench: bench
on a trail|path: trail, path
on a bridge|bridge: bridge
on a dock|dock: dock, pier
in a stadium|stadium: stadium, arena
in the city|city: city
"""
COLOURS = """
black: black
white: white
brown: brown
red: red
blue: blue
yellow: yellow
green: green
orange: orange
pink: pink
purple: purple
grey: grey, gray
tan: tan, beige
"""
ADJECTIVES = listed("""
    small large big long short haired hair long-haired short-haired striped plaid spotted fluffy
    furry shaggy little tiny young old plastic wooden wet inflatable checkered life tank t sleeved
    long-sleeved sports race racing dirt mountain hooded winter puffy knit skinny huge older
    bathing swim soccer football tennis baseball basketball hockey dress shiny fuzzy curly muddy
    snowy metal rubber bright dark light pickup toy colored coloured and leather flowered wool
    cowboy bowling matching thin chubby muscular happy wild baby teddy polka dot patterned
    """)
NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
SINGLE = frozenset(
    {"a", "an", "one", "the", "this", "his", "her", "its", "their", "lone", "single"}
)
VAGUE = frozenset({"some", "several", "many", "few", "group", "crowd", "people", "couple", "pack"})
OTHERS = frozenset(
    {"another", "other", "others", "each", "both", "they", "them", "together", "second"}
)
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "babies": "baby",
    "puppies": "puppy", "ladies": "lady", "businessmen": "businessman", "teens": "teen",
    "policemen": "policeman", "geese": "goose", "cattle": "cattle", "buses": "bus", "benches":
    "bench", "beaches": "beach", "couches": "couch", "dresses": "dress", "glasses": "glasses",
    "huskies": "husky", "collies": "collie", "fish": "fish", "sheep": "sheep", "deer": "deer",
    "ponies": "pony", "gentlemen": "gentleman", "youths": "youth", "calves": "calf",
    "cowboys": "cowboy", "scarves": "scarf", "doggies": "doggy",
}  # fmt: skip
ALWAYS_PLURAL = listed(
    "skis shorts pants jeans sunglasses glasses goggles gloves boots shoes trousers woods"
)
SAME_EITHER_WAY = listed("fish sheep deer cattle")
PERSON_WORDS = listed("""
    family couple team crowd band audience group hand hands
    face arm arms mother father son daughter brother sister friend friends rider riders owner
    someone somebody everyone person people human leash performer performers spectator spectators
    wrestler wrestlers driver drivers tourist tourists student students member members mom dad
    trainer handler fan fans fisherman bicyclists pedestrian pedestrians
    """)


def table(text: str) -> dict[str, str]:
    """`{form: concept}` of a table; plural forms are left to `singular`."""
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        concept, forms = line.rsplit(":", 1)
        found |= {form.strip(): concept.strip() for form in forms.split(",")}
    return found


def singular(word: str) -> tuple[str, bool]:
    """A noun's singular, and whether it stood in the plural."""
    if word in ALWAYS_PLURAL or word in SAME_EITHER_WAY:
        return word, False
    if word in IRREGULAR:
        return IRREGULAR[word], True
    if re.search(r"[^s]s$", word) and word not in {"bus", "canvas"}:
        return word[:-1], True
    return word, False


def plural(concept: str) -> str:
    """The plural of a concept, as a question asks for it."""
    known = {"man": "men", "woman": "women", "child": "children", "person": "people",
             "baby": "babies", "bus": "buses", "bench": "benches"}  # fmt: skip
    if concept in known:
        return known[concept]
    return concept if concept in ALWAYS_PLURAL | SAME_EITHER_WAY else concept + "s"


PERSON = table(PEOPLE)
ANIMAL = table(ANIMALS)
THING = table(THINGS)
WORN = table(CLOTHES)
PLACE = {form: concept.split("|") for form, concept in table(PLACES).items()}
COLOUR = table(COLOURS)
