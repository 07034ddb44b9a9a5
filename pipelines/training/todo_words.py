"""Deeds and the ways to ask for them or to tell of them: what to-do sentences are made of.

The same deed stands in both kinds of sentence, so that a head trained on them must look at how
something is said, not at what it is about.
"""

# The verb as in "to do it", "she does it", "we did it", "it was done", "doing it", and its objects.
DEEDS = """
send sends sent sent sending: the report to Anna | the parcel back | the slides to the team
pay pays paid paid paying: the rent | the electricity bill | the deposit for the hall
call calls called called calling: the plumber | the school about the trip | my mother
buy buys bought bought buying: milk and eggs | a birthday present | light bulbs for the hallway
book books booked booked booking: a table for six | the train tickets | the meeting room
water waters watered watered watering: the plants | the tomatoes on the balcony
clean cleans cleaned cleaned cleaning: the kitchen | the filter of the dryer | the grill
fix fixes fixed fixed fixing: the dripping tap | the broken shelf | the bicycle
bring brings brought brought bringing: a chair | the signed form | something for the buffet
return returns returned returned returning: the library books | the ladder to the neighbours
write writes wrote written writing: the minutes | an offer to the customer | a letter to the council
sign signs signed signed signing: the contract | the consent form on page two
check checks checked checked checking: the oil level | the figures again | the smoke detectors
order orders ordered ordered ordering: new toner | the cake | spare parts for the boiler
cancel cancels cancelled cancelled cancelling: the subscription | the hotel | the old insurance
renew renews renewed renewed renewing: the passport | the parking permit | the membership
feed feeds fed fed feeding: the cat | the fish | the chickens
walk walks walked walked walking: the dog
lock locks locked locked locking: the back door | the shed | the office
close closes closed closed closing: the windows upstairs | the account | the main valve
empty empties emptied emptied emptying: the dishwasher | the letter box | the bins
take takes took taken taking: the car to the garage | the bins out | the medicine with food
pick picks picked picked picking: the children up | the dry cleaning up | a colour for the wall
finish finishes finished finished finishing: the first draft | the tax return | the homework
update updates updated updated updating: the list of members | the website | the software
prepare prepares prepared prepared preparing: the presentation | the guest room | the budget
ask asks asked asked asking: the landlord about the heating | Tom for the key | the neighbours
tell tells told told telling: the others about the change | grandma when we arrive
register registers registered registered registering: the new car | the children for the course
print prints printed printed printing: the boarding passes | ten copies of the agenda
move moves moved moved moving: the sofa | the appointment to next week
wash washes washed washed washing: the curtains | the bed linen | the car
read reads read read reading: the safety rules | the second chapter | the meter
change changes changed changed changing: the password | the bed sheets | the tyres
replace replaces replaced replaced replacing: the battery | the broken tile | the water filter
collect collects collected collected collecting: the keys | the money for the trip
review reviews reviewed reviewed reviewing: the application | the changes in section three
upload uploads uploaded uploaded uploading: the photos | the certificate | the latest version
fill fills filled filled filling: the form in | the tank up
put puts put put putting: the chairs away | the meat in the freezer | the rubbish outside
turn turns turned turned turning: the heating down | the water off
leave leaves left left leaving: the key under the mat | a note for the driver | early
wait waits waited waited waiting: for the courier | until the paint is dry
meet meets met met meeting: us at the station | the architect on site
talk talks talked talked talking: to the caretaker | to the doctor about the results
reply replies replied replied replying: to the invitation | to the customer's mail
arrange arranges arranged arranged arranging: a lift | the flowers | a meeting with the bank
deliver delivers delivered delivered delivering: the goods | the flyers
test tests tested tested testing: the alarm | the new version on the phone
keep keeps kept kept keeping: the receipt | the door shut | the dog on a lead
help helps helped helped helping: with the dishes | grandpa with the garden
confirm confirms confirmed confirmed confirming: the date | the number of guests
remove removes removed removed removing: the old posters | the snow from the path
bake bakes baked baked baking: bread | two cakes for the stall
mow mows mowed mown mowing: the lawn
iron irons ironed ironed ironing: the shirts
measure measures measured measured measuring: the width of the door
hang hangs hung hung hanging: the washing up | the picture above the sofa
"""
PEOPLE = """
Anna|Tom|Mrs. Lee|my sister|the caretaker|Jonas|the tenant|Priya|our neighbour|Dad|the manager|Ms.
Novak|everyone|the new colleague
"""
WHEN = """
by Friday|tomorrow|before noon|this week|on Monday|by the end of the month|tonight|next Tuesday|in
two weeks|at six o'clock|as soon as possible|before you go|when you are back|today|on 4 May|after
work
"""
ONCE = """
yesterday|last week|on Monday|this morning|two days ago|in March|already|in the end|last
summer|before lunch|last night|again
"""

# {do}, {does}, {did}, {done}, {doing} as above, {thing} the object; {when} and {once} may be empty.
ASKING = """
please {do} {thing} {when}|{do} {thing} {when}|{do} {thing} {when}, please|don't forget to {do}
{thing} {when}|remember to {do} {thing} {when}|we still need to {do} {thing} {when}|{thing} has to
be {done} {when}|can you {do} {thing} {when}?|could you please {do} {thing} {when}?|would you mind
{doing} {thing} {when}?|{who} has to {do} {thing} {when}|{who} should {do} {thing} {when}|you must
{do} {thing} {when}|I need to {do} {thing} {when}|make sure to {do} {thing} {when}|somebody has to
{do} {thing} {when}|I need you to {do} {thing} {when}|to do: {do} {thing} {when}|{who}, please
{do} {thing} {when}|let's {do} {thing} {when}|{thing} must be {done} {when}|it would be great if
you could {do} {thing} {when}|{thing} still needs to be {done}|you are asked to {do} {thing}
{when}|do not {do} {thing} {when}|never {do} {thing}|please don't {do} {thing} {when}|{who} to
{do} {thing} {when}|will you {do} {thing} {when}, please?|be sure to {do} {thing} {when}|you have
to {do} {thing} {when}|we ought to {do} {thing} {when}|{thing} should be {done} {when}|kindly {do}
{thing} {when}|who can {do} {thing} {when}?|it is your turn to {do} {thing}|members are required
to {do} {thing} {when}|if you can, {do} {thing} {when}|I'd like you to {do} {thing} {when}|try to
{do} {thing} {when}
"""
TELLING = """
I {did} {thing} {once}|{who} {did} {thing} {once}|{thing} was {done} {once}|we have already {done}
{thing}|{who} usually {does} {thing}|{who} is {doing} {thing}|did you {do} {thing} {once}?|who
{did} {thing}?|I like {doing} {thing}|you don't need to {do} {thing}|there is no need to {do}
{thing}|{who} forgot to {do} {thing} {once}|{doing} {thing} took two hours|{thing} has been
{done}|{who} will {do} {thing} {when}|I'll {do} {thing} {when}|we had to {do} {thing} {once}|{who}
told me that {who} {did} {thing}|why did {who} {do} {thing}?|thanks for {doing} {thing}|after
{doing} {thing} we went home|they {did} {thing} and left|how long does it take to {do}
{thing}?|{who} wanted to {do} {thing}|I was {doing} {thing} when the phone rang|nobody had to {do}
{thing}|it was nice of {who} to {do} {thing}|we won't {do} {thing} after all|{who} didn't {do}
{thing} {once}|{thing} will be {done} {when}|is {who} going to {do} {thing} {when}?|{who} said
that it was hard to {do} {thing}|in the end we {did} {thing} together|I am glad that {who} {did}
{thing}
"""
# Things and people as they are: what most sentences of a letter are about.
FACTS = """
the {place} is closed {when}|the {place} was full {once}|our {event} starts at {hour}|the {event}
is on Friday|the {event} went well|there is a {thing_} in the {place}|the {thing_} is {state}|the
{thing_} is quite {state}|my {thing_} was {state} {once}|what time is the {event}?|where is the
{thing_}?|{who} works at the {place}|{who} loves the {place}|how was the {event}?|we enjoyed the
{event} very much|thank you for the {event}|sorry about the {thing_}|the {event} lasts until
{hour}|I have no idea where the {thing_} is|{who} has a new {thing_}|no {thing_} is needed|the
{thing_} costs less than the {event}|{who} will be at the {place} {when}|when does the {place}
open?|the {place} has been {state} for years|I am looking forward to the {event}|the {thing_}
arrived {once}|{who} is coming {when}|the {thing_} belongs to {who}|it was {state} in the {place}
"""
# What people plan and expect, with the times that to-dos have as well.
PLANS = """
I am off to the {place} {when}|I am back {when}|we leave {when}|we leave the {place} at
{hour}|{who} is coming {when} to look at the {thing_}|{who} comes {when} about the {thing_}|the
{thing_} should be {state} {when}|the {event} is {when}|the {event} is at {hour}|dinner is at
{hour}|breakfast is from {hour}|the {place} opens at {hour}|the {place} is open until {hour}|the
{place} is closed on Sundays|our bus leaves from the {place} at {hour}|the train is due at
{hour}|{who} arrives {when}|{who} moves to another town {when}|my new number is in the
{place}|yes, that works|yes, you can|no, it was fine|we have been without a {thing_} since
Monday|I already have a {thing_}|I already {did} {thing}|we already {did} {thing}|I have {done}
{thing}|the {thing_} has been {state} since it was repaired|I hope the {thing_} is {state}
{when}|it will be {state} {when}|I miss the {place}|the first {thing_} came {once}|the {thing_} is
in the {place}|{who} knows the {thing_}|{who} was lovely about the {thing_}|I gave {who} a
{thing_}|I will be at the {place} from {hour}|what you see is the {thing_} of {who}|here is what
we saw at the {place}|this is how the {thing_} works
"""
PLACES = "library|museum|kitchen|office|school|garage|harbour|cellar|town hall|shop|clinic|garden"
EVENTS = "meeting|party|concert|course|trip|lunch|match|exhibition|interview|wedding|film|holiday"
THINGS = "key|boiler|parcel|car|lamp|letter|ticket|contract|sofa|phone|bridge|fence|cake|report|bus"
STATES = "broken|warm|late|cheap|red|clean|empty|noisy|ready|dry|old|small|heavy|quiet|new"
HOURS = "nine|half past seven|10:30|noon|quarter to six|three|18:00|eight in the evening"
