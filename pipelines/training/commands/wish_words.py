"""Words of wishes that name no device: {p} is where. Each list comes to one meaning."""

COLD = """it's freezing {p}|it's cold {p}|it's too cold {p}|I'm freezing|I'm cold|it's chilly {p}|
it's a bit cold {p}|brrr, it's cold {p}|it is really cold {p}|I'm shivering|it's icy {p}|
it's a little chilly {p}|could it be warmer {p}?|make it warmer {p}|warmer {p} please|
warm it up {p}|I'd like it warmer {p}|it could be warmer {p}|why is it so cold {p}|
my feet are freezing|it's like a fridge {p}|it's got cold {p}|it feels cold {p}|heat it up {p}|
it should be warmer {p}|raise the temperature {p}|turn up the temperature {p}|
increase the temperature {p}|turn the temperature up {p}|my hands are freezing|
I can see my breath {p}|
my toes are numb|it's arctic {p}|we're freezing {p}|it's not warm enough {p}|bit nippy {p}|
it's nippy {p}|I need it warmer {p}|could you warm it up {p}?|it's colder than outside {p}|
I'm getting cold|we're all cold {p}|my teeth are chattering|it's like a freezer {p}|
I'm cold even with a jumper on|a bit warmer {p}|a little warmer {p} please|warm me up|
it never gets warm {p}|can we have it warmer {p}|it's so cold {p}|too cold {p}|freezing {p}|
I'm wearing three jumpers {p}|it's like Siberia {p}|I've got cold feet|bump the temperature up {p}|
this is too cold for me|I'm shivering {p}|we're shivering {p}|there's a chill {p}|
it's perishing {p}|what a chill {p}|it's turned cold {p}|there's such a draught {p}|it's bitter {p}|
I'm chilled to the bone|feels like winter {p}|up with the temperature {p}|warm {p} up a bit"""
HOT = """it's too hot {p}|it's hot {p}|I'm sweating|I'm boiling|it's boiling {p}|I'm melting|
it's way too warm {p}|it's too warm {p}|cool it down {p}|make it cooler {p}|cooler {p} please|
it's like an oven {p}|it's like a sauna {p}|I'm too hot|it's roasting {p}|make it colder {p}|
lower the temperature {p}|turn down the temperature {p}|could it be cooler {p}?|
it should be cooler {p}|it's sweltering {p}|I'd like it cooler {p}|decrease the temperature {p}|
reduce the temperature {p}|it's getting hot {p}|it's baking {p}|I'm dying of heat|too hot {p}|
we're roasting {p}|it's like the tropics {p}|it's tropical {p}|I'm dripping with sweat|
it's a furnace {p}|could you cool it down {p}?|it's a bit warm {p}|a bit cooler {p}|
a little cooler {p} please|it's so hot {p}|can we have it cooler {p}|
it's warmer than it needs to be {p}|
I'm overheating|it's unbearably hot {p}|the heat is killing me|turn the temperature down {p}|
I can't sleep in this heat|it could be cooler {p}|it's too warm for me {p}|we're cooked {p}|
bring the temperature down {p}|this heat is too much|cool it off {p}|why is it so hot {p}"""
DARK = """it's dark {p}|it's too dark {p}|it's so dark {p}|I can't see a thing {p}|
I can't see anything {p}|I need some light {p}|some light {p} please|it's pitch black {p}|
let there be light {p}|I can't see {p}|we need light {p}|I need light {p}|it's really dark {p}|
can we get some light {p}?|it's getting dark {p}|it's awfully dark {p}|give me some light {p}|
I'm sitting in the dark {p}|could we have some light {p}|it's gloomy {p}|make some light {p}|
why is it so dark {p}|it's pitch dark {p}|I'm standing in the dark {p}|light please {p}|
I'm stumbling around in the dark {p}|I can't see where I'm going {p}|it's black as night {p}|
I can't see my own hands {p}|a light would be nice {p}|we're in the dark {p}|
I can't find anything {p}, it's so dark|
I nearly tripped, it's so dark {p}|it's like a cave {p}|I can't read, it's dark {p}|too dark {p}|
I could use some light {p}|bring some light {p}|who turned off the sun, it's dark {p}|
I don't see a thing {p}|lighten it up {p}|I'm scared of the dark {p}|a bit of light {p} please"""
BRIGHT = """it's too bright {p}|the light is too bright {p}|it's way too bright {p}|
it's a bit too bright {p}|the lights {p} are too bright|it's blinding {p}|
the light hurts my eyes {p}|make it darker {p}|could it be less bright {p}|
less light {p} please|make it dimmer {p}|it's so bright {p}|the lights are blinding me {p}|
too bright {p}|too much light {p}|I'm being blinded {p}|it's glaring {p}|the glare {p} is awful|
the light {p} is too harsh|I have a headache, it's too bright {p}|it's dazzling {p}|
softer light {p} please|a bit darker {p}|a little dimmer {p} please|not so bright {p}|
could you make it a bit darker {p}?|I need sunglasses {p}|my eyes hurt, it's too bright {p}|
it's bright as day {p}, bring it down|I'd like it darker {p}|it's brighter than I need {p}|
the lights {p} are a bit much|less bright {p}|it could be a bit dimmer {p}"""
DIM = """it's too dim {p}|it's a bit dim {p}|make it brighter {p}|more light {p} please|
brighter {p} please|I need more light {p}|it could be brighter {p}|the lights {p} are too dim|
it should be brighter {p}|it's not bright enough {p}|a bit more light {p}|
the light is too weak {p}|could it be brighter {p}|a bit brighter {p}|more light {p}|
not enough light {p}|there's not enough light {p}|it's rather dim {p}|I'd like it brighter {p}|
I can hardly read {p}, more light|I'm straining my eyes, more light {p}|brighten it up {p}|
a little brighter {p} please|the light {p} isn't strong enough|we could use more light {p}|
could you brighten things up {p}?|the lights {p} could be brighter|it needs to be brighter {p}"""
LOUD = """the music is too loud|it's too loud|the music is so loud|
I can't hear myself think, the music is too loud|the music's too loud|
can't hear anything with this music|the music is way too loud|quieter please|not so loud|
turn the volume down|lower the volume|turn down the volume|volume down|less volume please|
the sound is too loud|a bit quieter please|turn the music down|decrease the volume|
music down a bit|the TV is too loud|the telly is way too loud|the TV is deafening|
my ears hurt, it's too loud|it's deafening|I can't hear myself think|way too loud|too loud|
this is too loud|the film is too loud|keep the music down|
the neighbours will complain, it's too loud|the music is deafening|bit loud|a bit too loud|
I'm on the phone, not so loud|could we have the music a bit softer?|softer music please|
the music is giving me a headache|the TV is blaring|the music is blaring|keep it down|
I can't concentrate with this music|turn the noise down|reduce the volume|quieter|
can you make the music quieter?|the volume is too high|volume's too high"""
QUIET = """the music is too quiet|I can't hear the music|louder please|turn the volume up|
volume up|raise the volume|turn up the volume|a bit louder|the music is too soft|
I can barely hear it, louder|increase the volume|turn the music up|more volume please|
the sound is too quiet|crank up the volume|music louder|I can't hear the TV|
I can barely hear the telly|I can't hear what they're saying on TV|the TV is too quiet|
I can't hear the film|I can't hear it|I can hardly hear the music|it's too quiet, I can't hear it|
can't hear a word of the film|make the music louder|the volume is too low|volume's too low|
I can't understand a word on TV|crank the music up|pump up the volume|a little louder please|
speak up, TV|louder|I can't make out the words, louder|
could we have the music louder?|the music could be louder"""
DIRTY = """the floor is filthy|the floor is dirty|there are crumbs everywhere|
the floor needs cleaning|it's dusty on the floor|I spilled crumbs on the floor|
the carpet is dirty|vacuum the floor|clean the floor|the floors need a clean|
someone should vacuum|the carpet needs vacuuming|there's dog hair everywhere|please vacuum|
do the hoovering|hoover the floor|we need to vacuum|the place is a mess, vacuum please|
there is dust all over the floor|the floor could use a clean|vacuum please|clean up the floor|
start vacuuming|time to vacuum|there's cat hair all over the place|crumbs all over the floor|
I dropped a bag of rice|the kids spilled cereal everywhere|the floor's disgusting|
there's glitter on the floor|the floors are a mess|what a dusty floor|I walk on crumbs|
the dog is shedding again|the rug is full of crumbs|there's sand everywhere|clean the floors|
it's time for a quick vacuum|we left crumbs under the table|give the floor a clean|
hoover please|it needs a hoover|do the floors|do the vacuuming|sweep the floor|
my socks are black from the floor|guests are coming and the floor is dirty|clean up in here"""
STUFFY = """it's stuffy {p}|the air is stuffy {p}|I need some air {p}|it's so stuffy {p}|
the air is stale {p}|get some air moving {p}|we need a breeze {p}|I could use a breeze {p}|
it's steamy {p}|it smells {p}|some air {p} please|it stinks {p}|there's no air {p}|
I can't breathe {p}|it's so stale {p}|the air doesn't move {p}|it's smoky {p}|it's airless {p}|
it's muggy {p}|it's close {p}|a breeze would be nice {p}|move the air a bit {p}|
it's full of steam {p}|it smells of food {p}|let's get some air going {p}|
the mirror is fogged up {p}|
I need a bit of wind {p}|it smells burnt {p}|give me a breeze {p}|the air is thick"""
DRY = """it's very dry {p}|my lips are cracking, it's so dry {p}|my throat is dry {p}|
the air {p} is like a desert|my eyes are dry {p}|the air is terribly dry {p}|my skin is so dry {p}|
it feels like a desert {p}|the air is dry {p}|it's too dry {p}|the air is so dry {p}|
my throat is dry from the air {p}|
it's really dry {p}|the air {p} is too dry|I need more humidity {p}|my skin is so dry from this air|
dry air {p}|we need some moisture {p}|the air could be more humid {p}|my nose is dry, this air|
the air feels dry {p}|my lips are cracking, the air is dry|it's bone dry {p}|
it's not humid enough {p}"""
TEA = """I fancy a cup of tea|I'd love a cup of tea|time for tea|I want some tea|let's have tea|
I could murder a cuppa|cuppa please|make me a tea|a cup of tea would be nice|boil some water|
I need hot water for tea|I'm making tea|get some water boiling|tea time|let's make some tea|
put some water on for tea|I need boiling water|could do with a cuppa|who wants tea"""
COFFEE = """I need coffee|I'd love a coffee|time for coffee|I want a coffee|make me a coffee|
make some coffee|get the coffee going|a coffee would be nice|brew some coffee|coffee please|
I can't wake up without coffee|start the coffee|let's have coffee|coffee time|I could use a coffee|
get me a coffee|brew me a cup|let's make coffee|a fresh coffee please"""
LEADS = {
    "movie": "time for a movie|movie time|let's watch a film|let's watch a movie|"
    "we're watching a movie|we're about to watch a movie|it's movie time|who's up for a movie|"
    "the movie is about to start|let's put a movie on|get ready for the movie|"
    "I feel like a movie",
    "film": "time for a movie|let's watch a film|film time|the film is starting|film's on|"
    "we're going to watch a film|I feel like watching a film",
    "night": "I'm going to bed|time for bed|I'm off to bed|good night|going to sleep now|"
    "night night|I'm going to sleep|sleep well everyone|I'm ready for bed|let's call it a night|"
    "I can't keep my eyes open|off to sleep|I'm hitting the hay|bed time for me|I'm sleepy|"
    "I need to sleep|we're going to sleep|lights out, I'm going to bed|good night everyone|"
    "that's it for today, good night|time to sleep|I'm turning in",
    "bed": "I'm going to bed|time for bed|it's bedtime|we're going to bed|off to bed now|"
    "it's time to go to bed|let's get the kids to bed|ready for bed|I'm sleepy|time to sleep|"
    "everybody to bed|I want to go to bed|heading to bed",
    "leav": "I'm leaving|I'm leaving now|we're leaving the house|I'm off|heading out|"
    "we're off|I'm out of here|we're heading out|I'm going out|off to work|I'm going to work|"
    "we're going away for the weekend|I have to go|leaving the house now|see you, I'm off",
    "goodbye": "I'm leaving|bye, I'm off|goodbye house|see you later, house|I'm going now, bye|"
    "bye house|goodbye everyone, I'm leaving|off I go|I'm heading out, bye",
    "home": "I'm home|I'm back|we're home|honey, I'm home|we're back|I just got home|"
    "hello house, I'm home|finally home|back from work|I've just come in",
    "morning": "good morning|I'm up|I just woke up|morning|good morning house|rise and shine|"
    "I'm awake|morning everyone|a new day",
    "dinner": "dinner is ready|time for dinner|dinner time|we're having dinner|dinner's ready|"
    "let's eat dinner|we're about to have dinner|dinner is served|come to dinner",
    "party": "let's party|party time|time to party|the party is starting|"
    "the party guests are here|it's party time|I feel like a party",
    "read": "I want to read|time to read|I'm going to read a bit|let me read|I'm reading a book|"
    "I feel like reading|time for my book|I'd like to read",
    "relax": "I want to relax|time to relax|let me relax|I need to relax|let's relax|"
    "I had a stressful day, I want to relax|help me relax|I'd like to relax now",
    "wake": "I'm awake|time to wake up|wake up time|I'm awake now|let's wake up",
    "study": "time to study|I need to study now|I've got to study|I'm going to study|let me study",
    "gaming": "time to play some games|let's game|gaming time|let's play video games|game on",
    "nap": "nap time|I'm taking a nap|I need a nap|time for a nap|I'm having a quick nap",
    "romantic": "my date is here|it's date night|let's make it romantic|set a romantic mood",
    "focus": "I need to focus|I need to concentrate|time to focus|help me focus|let me concentrate",
    "chill": "let's chill|time to chill|I want to chill|chill time",
}
BEFORE = "ugh,|phew,|god,|wow,|honestly,|hmm,|oh,|hey,|man,|oh dear,|well,|sorry but|I think|ooh,"
AFTER = "can you do something?|please fix that|do something about it|can you help?|help|again|"
AFTER += "don't you think?|can you fix it?|isn't it?|please do something|honestly|today|now"
