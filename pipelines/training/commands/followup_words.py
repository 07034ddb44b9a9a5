"""Words of requests that follow another: {it} is what it was for, {v} a value, {a} an amount."""

POWER = "light switch fan humidifier input_boolean siren climate media_player camera"
# verb, domains, phrases
STATES: tuple[tuple[str, str, str], ...] = (
    ("turn_on", POWER, "turn {it} back on|on again|turn {it} on again|back on|on please|"
     "switch {it} back on|and on again|on again please|{it} on again|put {it} back on|"
     "turn {it} on|turn {it} on now|switch {it} on again|okay, on again|back on please|"
     "actually, turn {it} on|and now on|no, on|turn {it} on after all|on after all|on"),
    ("turn_off", POWER, "turn {it} off again|off again|back off|off please|shut {it} off|off now|"
     "kill {it}|and off again|okay, off|switch {it} off again|that's enough, off|off|{it} off|"
     "turn {it} off|shut {it} off again|turn {it} back off|and off|off again please|no, off|"
     "switch {it} off|actually, turn {it} off|I changed my mind, off|and now off|turn {it} off now|"
     "enough, turn {it} off|off with {it}|now turn {it} off"),
    ("turn_off", "switch fan humidifier", "stop {it}|stop {it} now|stop|stop {it} please|"
     "cut {it}|power {it} down|shut {it} down|that's enough, stop {it}"),
    ("turn_on", "switch fan humidifier", "start {it}|start {it} again|start {it} back up|"
     "fire {it} up again|get {it} going again|run {it} again|restart {it}"),
    ("turn_off", "siren", "silence {it}|stop {it}|shut {it} up|make {it} stop|quiet|"
     "stop that noise|enough, silence {it}|kill {it}"),
    ("turn_on", "siren", "sound {it}|sound {it} again|set {it} off|set {it} off again"),
    ("toggle", "light switch fan", "toggle {it}|toggle {it} again|flip {it}"),
    ("open", "cover", "open {it} again|back up|up again|open {it} back up|reopen {it}|open again|"
     "raise {it} again|open {it}|back up please|open please|open {it} all the way|and open again|"
     "put {it} back up|up|pull {it} up again|actually, open {it}|no, open|open {it} after all"),
    ("close", "cover", "close {it} again|back down|down again|close {it}|shut {it}|shut {it} again|"
     "closed please|close again|and close {it} again|put {it} back down|down|close {it} back up|"
     "lower {it} again|shut again|no, close {it}|close {it} after all|close {it} all the way"),
    ("open", "valve", "open {it} again|turn {it} back on|on again|turn {it} on|open {it}|"
     "let {it} run again|run {it} again|back on|start {it} again|reopen {it}|turn {it} on again"),
    ("close", "valve", "shut {it} off|turn {it} off|close {it} again|stop {it}|shut {it}|off again|"
     "turn {it} off again|shut {it} off again|close {it}|back off|that's enough, shut {it}|off|"
     "off please|enough water, shut {it} off|cut {it} off|shut it down|stop {it} now"),
    ("stop", "cover", "stop {it}|stop|stop there|hold {it} there|that's far enough, stop|"
     "stop right there|stop {it} there|halt|freeze|that's enough, stop|leave {it} there, stop"),
    ("stop", "media_player", "stop {it}|stop playing|stop {it} playing|stop the playback|"
     "stop that|stop {it} now|stop please"),
    ("pause", "media_player", "pause {it}|pause|pause for a moment|hold {it}|pause that|"
     "pause {it} again|pause please|hit pause"),
    ("play", "media_player", "play|resume|carry on|keep playing|resume {it}|continue|unpause {it}|"
     "play again|go on playing|press play again|continue please|play {it} again"),
    ("next", "media_player", "skip this one|next|next one|skip {it}|next song|next please|"
     "skip|another song|not this one, next|next track"),
    ("previous", "media_player", "go back one|previous one|previous|the last one again|back one|"
     "previous song|play the one before"),
    ("mute", "media_player", "mute {it}|mute|mute {it} again|silence {it}|sound off|mute that"),
    ("unmute", "media_player", "unmute {it}|unmute|sound back on|unmute {it} again"),
    ("lock", "lock", "lock {it} again|lock {it}|locked again please|lock {it} back up|"
     "lock it up again|lock again|locked please|now lock {it}|bolt {it} again"),
    ("unlock", "lock", "unlock {it} again|unlock {it}|unlock again|now unlock {it}|"
     "and unlock {it} again|unlock please"),
    ("start", "vacuum", "start {it} again|let {it} carry on|resume cleaning|start again|"
     "keep cleaning|carry on cleaning|start {it}|send {it} out again|run {it} again"),
    ("dock", "vacuum", "send {it} home|back to the dock|send {it} back|dock {it}|go home|"
     "back to base|send {it} back to its dock|park {it}|return to base|back home"),
    ("pause", "vacuum", "pause {it}|pause|hold {it}|pause for a moment|wait with {it}"),
    ("stop", "vacuum", "stop {it}|stop|stop cleaning|make {it} stop|that's enough, stop"),
    ("pause", "timer", "pause {it}|pause|hold {it}|pause that|put {it} on hold|freeze {it}"),
    ("cancel", "timer", "cancel {it}|cancel that|cancel|stop {it}|delete {it}|clear {it}|"
     "get rid of {it}|stop that|scrap {it}|turn {it} off"),
    ("disarm", "alarm_control_panel", "disarm {it} again|disarm {it}|disarm|turn {it} off|off|"
     "off again|turn {it} off again|take {it} off again|switch {it} off"),
    ("arm_away", "alarm_control_panel", "arm {it} away|away|set {it} to away|make it away|"
     "away mode|arm {it}, we're leaving|put {it} on away|to away instead|away instead"),
    ("arm_home", "alarm_control_panel", "arm {it} home|home|set {it} to home|make it home|"
     "arm {it}, we're staying in|put {it} on home|to home instead|stay mode|home instead"),
)  # fmt: skip
# domain, verb, field, phrases
MOVES: tuple[tuple[str, str, str, str], ...] = (
    ("light", "increase", "brightness_pct", "a bit more|a bit brighter|brighter|more|a little more|"
     "still too dark|not enough, brighter|even brighter|turn {it} up a bit|brighter please|"
     "a touch brighter|more light|up a bit|make {it} brighter|{a} more|up {a}|{a} brighter|"
     "a bit more please|make {it} a bit brighter|still not bright enough|up a notch"),
    ("light", "decrease", "brightness_pct", "a bit less|dimmer|a little less|not so bright|less|"
     "that's too bright|even dimmer|darker|turn {it} down a bit|a bit darker|dim {it} a bit|"
     "down a bit|too bright|a touch dimmer|less bright|{a} less|down {a}|{a} dimmer|dim {it}|"
     "still too bright|down a notch|make {it} dimmer|a bit dimmer please"),
    ("light", "double", "brightness_pct", "twice as bright|double that|double it"),
    ("light", "halve", "brightness_pct", "half as bright|half that|halve it"),
    ("climate", "increase", "temperature", "a bit more|a bit warmer|warmer|up a bit|hotter|more|"
     "a little warmer|still too cold|still cold|turn {it} up|turn {it} up a bit|{a} warmer|"
     "up {a}|raise {it} by {a}|make {it} {a} warmer|one notch up|even warmer|make {it} warmer"),
    ("climate", "decrease", "temperature", "a bit less|a bit cooler|cooler|down a bit|colder|less|"
     "too warm now|turn {it} down|turn {it} down a bit|{a} less|{a} cooler|down {a}|still too hot|"
     "lower {it} by {a}|a little cooler|make {it} {a} cooler|one notch down|make {it} cooler"),
    ("media_player", "increase", "volume_level", "a bit more|louder|a bit louder|up a bit|more|"
     "still too quiet|a little louder|turn {it} up|even louder|volume up|{a} more|{a} louder|"
     "up {a}|turn {it} up a bit|louder please|crank {it} up|still can't hear it"),
    ("media_player", "decrease", "volume_level", "a bit less|quieter|a bit quieter|down a bit|less|"
     "still too loud|turn {it} down|too loud|softer|a little quieter|volume down|{a} less|"
     "{a} quieter|down {a}|turn {it} down a bit|not so loud|even quieter|quieter please"),
    ("media_player", "halve", "volume_level", "half as loud|half that"),
    ("fan", "increase", "percentage", "a bit more|faster|a bit faster|more|stronger|up a bit|"
     "turn {it} up|speed {it} up|even faster|{a} more|up {a}|more air|make {it} faster"),
    ("fan", "decrease", "percentage", "a bit less|slower|a bit slower|less|gentler|down a bit|"
     "turn {it} down|slow {it} down|{a} less|down {a}|not so fast|too fast|make {it} slower"),
    ("humidifier", "increase", "humidity", "a bit more|more|higher|up a bit|turn {it} up|{a} more"),
    ("humidifier", "decrease", "humidity", "a bit less|less|lower|down a bit|turn {it} down|"
     "{a} less"),
    ("cover", "increase", "position", "a bit higher|up a bit|a bit more open|open {it} a bit more|"
     "a little higher|raise {it} a bit|open {it} another {a}|a touch higher|up {a}"),
    ("cover", "decrease", "position", "a bit lower|down a bit|a bit more closed|a little lower|"
     "close {it} a bit more|lower {it} a bit|down {a}|a touch lower|close {it} another {a}"),
    ("valve", "increase", "position", "open {it} a bit more|a bit more open|open {it} further"),
    ("valve", "decrease", "position", "close {it} a bit|a bit more closed|close {it} a bit more"),
)  # fmt: skip
_SET = (
    "make {it} {v} instead|{v} instead|no, {v}|{v} please|better {v}|same but {v}|actually {v}|"
    "the same but {v}|make that {v}|set {it} to {v}|set {it} to {v} instead|let's say {v}|"
    "rather {v}|try {v}|how about {v}|{v} is better|change {it} to {v}|now {v}|and now {v}|"
    "to {v}|make {it} {v}|put {it} to {v}|{v} would be better|no, make it {v}|"
    "change that to {v}|I'd rather have {v}|maybe {v}|hmm, {v}|{it} to {v}|{it} at {v} please|"
    "only {v}|{v} will do|sorry, {v}|I said {v}|I meant {v}|go for {v}"
)
_COLOUR = _SET.replace("to {v}|make", "{v}|in {v}|{v}|turn {it} {v}|make", 1)
SETS: dict[tuple[str, str], str] = {
    ("light", "brightness_pct"): _SET + "|dim {it} to {v}|at {v}|turn {it} up to {v}",
    ("light", "color_name"): _COLOUR,
    ("light", "color_temp_kelvin"): _COLOUR,
    ("fan", "percentage"): _SET + "|run {it} at {v}|at {v}",
    ("climate", "temperature"): _SET + "|turn {it} up to {v}|turn {it} down to {v}",
    ("humidifier", "humidity"): _SET,
    ("media_player", "volume_level"): _SET + "|volume {v}|volume to {v}|turn {it} down to {v}",
    ("cover", "position"): "set {it} to {v}|open {it} to {v}|{v} instead|make that {v}|to {v}|"
    "put {it} at {v}|no, {v}|only to {v}|{it} to {v}|move {it} to {v}|better {v}|stop at {v}",
    (
        "valve",
        "position",
    ): "set {it} to {v}|open {it} to {v}|{v} instead|put {it} at {v}",
    ("timer", "duration"): "make it {v}|make that {v}|{v} instead|set {it} to {v}|no, {v}|"
    "start {it} again for {v}|actually {v}|set {it} for {v} instead|change {it} to {v}|"
    "again for {v}|sorry, {v}",
    ("climate", "hvac_mode"): "set {it} to {v}|{v} instead|switch {it} to {v}|put {it} on {v}|"
    "no, {v}|change {it} to {v}|make that {v}|better {v}",
}
