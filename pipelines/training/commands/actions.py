"""What can be asked for, and how: verb phrases with {t} for the target and {v} for the value.

`phrases` are imperatives; `results` say how the target shall be: `I want {t} {r}`.
"""

from dataclasses import dataclass

from pipelines.training.commands.words import options


@dataclass(frozen=True)
class Action:
    """One verb, for some domains, with the field that it sets or moves."""

    verb: str
    domains: tuple[str, ...]
    phrases: tuple[str, ...]
    results: tuple[str, ...] = ()
    field: str = ""
    weight: float = 1.0
    classes: tuple[str, ...] = ()  # device classes of covers that the words are for
    amount: bool = False  # a relative change that says by how much


def action(
    verb: str,
    domains: str,
    phrases: str,
    results: str = "",
    *,
    field: str = "",
    weight: float = 1.0,
    classes: str = "",
    amount: bool = False,
) -> Action:
    """An action, its phrases and results given as alternatives."""
    return Action(
        verb, tuple(domains.split()), options(phrases), options(results), field, weight,
        tuple(classes.split()), amount,
    )  # fmt: skip


ON = """turn on {t}|turn on {t}|turn {t} on|turn {t} on|switch on {t}|switch {t} on|put {t} on|
put on {t}|activate {t}|power on {t}|power {t} on|enable {t}|flip on {t}|flip {t} on|get {t} on|
flick {t} on|switch {t} to on|set {t} to on|power up {t}"""
OFF = """turn off {t}|turn off {t}|turn {t} off|turn {t} off|switch off {t}|switch {t} off|
shut off {t}|shut {t} off|put {t} off|deactivate {t}|power off {t}|power {t} off|disable {t}|
kill {t}|power down {t}|cut {t}|flip {t} off|flick {t} off|switch {t} to off|set {t} to off|
get {t} off|shut down {t}"""
SWITCHED = "light switch fan humidifier input_boolean siren climate media_player camera"
OUTWARD = "garage gate door"
ACTIONS = (
    action("turn_on", SWITCHED, ON, "on|on|on|turned on|switched on", weight=2.2),
    action("turn_off", SWITCHED, OFF, "off|off|off|turned off|switched off", weight=2.2),
    action("turn_on", "light", "light up {t}|illuminate {t}|light {t}", "lit|lit up", weight=0.15),
    action("turn_off", "light", "extinguish {t}|black out {t}|put out {t}|turn out {t}|"
            "douse {t}|switch out {t}", "out", weight=0.2),
    action("turn_on", "fan switch humidifier media_player", "start {t}|start up {t}|fire up {t}|"
            "get {t} going|get {t} running|run {t}|boot up {t}|start running {t}",
            "running|going|working", weight=0.35),
    action("turn_off", "fan switch humidifier", "stop {t}|halt {t}|stop running {t}|unplug {t}",
            "stopped", weight=0.25),
    action("toggle", "light switch fan humidifier input_boolean siren", "toggle {t}|toggle {t}|"
            "flip {t}|flip the state of {t}|change the state of {t}|switch {t} over|"
            "toggle the state of {t}|flip {t} on or off|invert {t}|reverse the state of {t}",
            "toggled|flipped", weight=0.5),
    action("open", "cover", "open {t}|open {t}|open up {t}|raise {t}|pull up {t}|roll up {t}|"
            "lift {t}|put {t} up|pull {t} up|roll {t} up|wind up {t}|open {t} fully|"
            "open {t} all the way|open {t} completely|get {t} up|send {t} up|hoist {t}|"
            "crank {t} up|"
            "raise {t} fully|draw up {t}|up with {t}|lift {t} up|roll {t} right up",
            "open|open|up|up|raised|all the way up|opened",
            weight=2, classes="blind shutter"),
    action("close", "cover", "close {t}|close {t}|shut {t}|lower {t}|pull down {t}|roll down {t}|"
            "put {t} down|let {t} down|pull {t} down|bring {t} down|roll {t} down|close up {t}|"
            "close {t} fully|drop {t}|wind down {t}|close {t} all the way|wind {t} down|draw {t}|"
            "drop {t} down|send {t} down|pull {t} to the bottom|get {t} down|black out with {t}",
            "closed|closed|down|shut|lowered|all the way down", weight=2, classes="blind shutter"),
    action("open", "cover", "open {t}|open {t}|draw back {t}|pull open {t}|open up {t}|"
            "pull {t} open|pull back {t}|open {t} wide|open {t} all the way|part {t}|draw {t} open|"
            "throw open {t}|throw {t} open|draw {t} back|pull {t} back|slide {t} open",
            "open|open|opened|all the way open", weight=2, classes="curtain window"),
    action("close", "cover", "close {t}|close {t}|shut {t}|draw {t}|pull {t} closed|pull {t} shut|"
            "draw {t} closed|pull {t} to|draw {t} shut|pull {t} across|slide {t} shut|"
            "get {t} shut|draw {t} together|close {t} completely", "closed|closed|shut|"
            "drawn", weight=2,
            classes="curtain window"),
    action("open", "cover", "open {t}|open {t}|extend {t}|roll out {t}|unfold {t}|put out {t}|"
            "put {t} out|unroll {t}|let out {t}|roll {t} out|wind out {t}|wind {t} out|lower {t}|"
            "get {t} out|spread {t}|bring {t} out|let {t} out|let down {t}|extend {t} fully",
            "open|out|out|extended|rolled out|unrolled|wound out|all the way out", weight=2,
            classes="awning"),
    action("close", "cover", "close {t}|close {t}|retract {t}|roll in {t}|fold in {t}|bring in {t}|"
            "roll {t} in|pull in {t}|take in {t}|bring {t} in|wind in {t}|wind {t} in|pull {t} in|"
            "get {t} in|roll up {t}|draw in {t}|wind {t} back|pull back {t}|fold {t} away",
            "closed|in|in|retracted|rolled in|rolled up|back in|all the way in", weight=2,
            classes="awning"),
    action("open", "cover", "open {t}|open {t}|open {t}|open up {t}|raise {t}|lift {t}|"
            "get {t} open|"
            "open {t} all the way", "open|open|opened|up", weight=1.7, classes=OUTWARD),
    action("close", "cover", "close {t}|close {t}|close {t}|shut {t}|lower {t}|close up {t}|"
            "get {t} closed|pull {t} shut", "closed|closed|shut|down", weight=1.7, classes=OUTWARD),
    action("open", "valve", "open {t}|open {t}|turn on {t}|turn {t} on|open up {t}|switch on {t}|"
            "start {t}|let {t} run|run {t}|get {t} going|let {t} flow|switch {t} on|turn {t} open|"
            "crack open {t}|get {t} running|open {t} up|put {t} on|start up {t}|water with {t}|"
            "let the water through {t}|get the water going on {t}|irrigate with {t}|fire up {t}|"
            "open {t} all the way", "open|open|on|on|running|flowing|opened|going", weight=2),
    action("close", "valve", "close {t}|close {t}|turn off {t}|turn {t} off|shut {t}|shut off {t}|"
            "shut {t} off|switch off {t}|stop {t}|close off {t}|cut off {t}|kill {t}|cut {t}|"
            "switch {t} off|shut down {t}|stop the water at {t}|cut the water at {t}|seal {t}|"
            "close up {t}|stop the flow through {t}|turn {t} shut|block {t}|stop {t} running",
            "closed|closed|off|off|shut|shut off|stopped", weight=2),
    action("turn_on", "siren", "sound {t}|sound {t}|set off {t}|set {t} off|trigger {t}|blast {t}|"
            "let {t} howl|make {t} wail|start {t}|let {t} go off|fire {t}|blare {t}|ring {t}|"
            "get {t} going|sound off {t}", "going|wailing|sounding", weight=1.6),
    action("turn_off", "siren", "silence {t}|silence {t}|quiet {t}|shut {t} up|shut up {t}|"
            "stop {t}|make {t} stop|hush {t}|stop that noise from {t}|end {t}|mute {t}|"
            "stop {t} wailing|calm {t}", "quiet|silent|silenced|stopped", weight=1.6),
    action("turn_on", "switch", "fire up {t}|start {t}|start up {t}|power {t}|power up {t}|"
            "get {t} going|plug in {t}|juice up {t}|give {t} some power|bring {t} up|boot {t}|"
            "let {t} run|crank up {t}|kick on {t}|start {t} up|have {t} running|heat up {t}|"
            "sound {t}",
            "on|running|going|powered|powered up", weight=0.9),
    action("turn_off", "switch", "stop {t}|cut {t}|kill {t}|cut the power to {t}|shut {t} down|"
            "kill the power on {t}|stop {t} running|power {t} down|unplug {t}|cut power to {t}|"
            "end {t}|shut {t}|take the power off {t}|pull the plug on {t}|quit {t}|halt {t}",
            "off|stopped|powered down|shut down", weight=0.9),
    action("stop", "cover", "stop {t}|halt {t}|stop {t} moving|freeze {t}|hold {t} there|"
            "stop moving {t}|stop {t} right there|keep {t} where it is", "stopped", weight=0.6),
    action("lock", "lock", "lock {t}|lock {t}|lock {t}|lock up {t}|secure {t}|bolt {t}|lock {t} up|"
            "engage {t}|deadbolt {t}|"
            "latch {t}", "locked|locked|secured|bolted|locked up", weight=2),
    action("unlock", "lock", "unlock {t}|unlock {t}|unlock {t}|unbolt {t}|disengage {t}|"
            "release {t}|undo {t}|unlatch {t}|"
            "unsecure {t}", "unlocked|unlocked|unbolted", weight=1.7),
    action("play", "media_player", "play {t}|start playing {t}|resume {t}|hit play on {t}|"
            "start playback on {t}|unpause {t}|continue {t}|press play on {t}|"
            "resume playback on {t}|"
            "start the music on {t}|play music on {t}|carry on playing on {t}|"
            "continue playing on {t}|"
            "play something on {t}|play some music on {t}|resume playing on {t}|keep {t} playing",
            "playing", weight=1.2),
    action("pause", "media_player", "pause {t}|pause {t}|pause playback on {t}|hit pause on {t}|"
            "pause the music on {t}|put {t} on pause|hold {t}|pause what's playing on {t}|"
            "put {t} on hold|press pause on {t}|pause {t} for a second|pause the video on {t}|"
            "pause {t} for a moment", "paused|on pause|on hold", weight=1.2),
    action("stop", "media_player", "stop {t}|stop playing on {t}|stop playback on {t}|halt {t}|"
            "stop the music on {t}|end playback on {t}|stop {t} playing|stop whatever is on {t}",
            "stopped", weight=0.9),
    action(
        "next", "media_player", "skip to the next song on {t}|next track on {t}|next song on {t}|"
            "skip this song on {t}|skip this track on {t}|play the next song on {t}|skip on {t}|"
            "go to the next track on {t}|move on to the next track on {t}|skip ahead on {t}|"
            "skip a song on {t}|change the song on {t}|advance to the next title on {t}|"
            "next one on {t}|jump to the next song on {t}|skip forward a track on {t}", weight=0.8),
    action("previous", "media_player", "go back to the previous song on {t}|previous track on {t}|"
            "play the last song again on {t}|go back a track on {t}|previous song on {t}|"
            "go back one song on {t}|play the previous track on {t}|skip back on {t}|"
            "last song on {t}|"
            "play the one before on {t}|return to the previous track on {t}|"
            "skip back a track on {t}|"
            "jump back to the last track on {t}", weight=0.7),
    action("mute", "media_player", "mute {t}|mute {t}|silence {t}|mute the sound on {t}|"
            "turn off the sound on {t}|mute the audio on {t}|cut the sound on {t}|shut up {t}|"
            "put {t} on mute|quiet {t}|turn the sound off on {t}|make {t} silent",
            "muted|on mute|silent|silenced", weight=1),
    action("unmute", "media_player", "unmute {t}|unmute {t}|turn the sound back on on {t}|"
            "take {t} off mute|turn on the sound on {t}|unmute the sound on {t}|unsilence {t}|"
            "restore the sound on {t}|give {t} its sound back", "unmuted|off mute", weight=0.7),
    action("swing", "fan", "make {t} swing|make {t} oscillate|oscillate {t}|swing {t}|"
            "turn on oscillation on {t}|let {t} rotate|start {t} oscillating|rotate {t}|"
            "turn on swing for {t}|set {t} to oscillate|enable oscillation on {t}|"
            "have {t} turn from side to side", "swinging|oscillating|rotating", weight=0.7,
            field="oscillating"),
    action("unswing", "fan", "stop {t} swinging|stop {t} from oscillating|turn off swing on {t}|"
            "disable oscillation on {t}|turn off oscillation on {t}|make {t} stop oscillating|"
            "make {t} stop swinging|keep {t} still and running|stop {t} oscillating|"
            "stop rotating {t}|fix {t} in one direction", weight=0.6, field="oscillating"),
    action("start", "vacuum", "start {t}|start {t}|start cleaning with {t}|get {t} going|"
            "turn on {t}|send out {t}|run {t}|let {t} clean|have {t} clean the floor|"
            "start vacuuming with {t}|make {t} clean|get {t} to vacuum|send {t} to clean|"
            "switch on {t}|"
            "let {t} do its round|have {t} vacuum|begin cleaning with {t}|tell {t} to start|"
            "set {t} off|put {t} to work|send {t} out|send {t} off|get {t} out|"
            "activate {t}|have {t} clean up|"
            "get {t} to clean the floors|turn {t} on", "cleaning|vacuuming|running|working",
            weight=2.2),
    action("dock", "vacuum", "dock {t}|send {t} home|send {t} back to its dock|return {t} to base|"
            "send {t} to the dock|send {t} back|send {t} back to base|park {t}|take {t} home|"
            "bring {t} back to its charging station|let {t} go charge|get {t} back to the charger|"
            "send {t} to charge|make {t} go home|tell {t} to go back to its base|charge {t}|"
            "call {t} back|return {t} to its charger", "docked|back in its dock|back home|parked",
            weight=1.4),
    action("stop", "vacuum", "stop {t}|halt {t}|stop {t} cleaning|make {t} stop|turn off {t}|"
            "stop cleaning with {t}|switch off {t}|abort {t}|turn {t} off|shut off {t}|"
            "stop {t} from vacuuming|end cleaning with {t}|"
            "tell {t} to stop", "stopped", weight=0.9),
    action(
        "pause", "vacuum", "pause {t}|pause {t}|put {t} on pause|hold {t}|pause {t} for a moment|"
            "pause cleaning with {t}|make {t} pause|have {t} wait|tell {t} to wait",
            "paused|on pause", weight=0.8),
    action("start", "timer", "set {t} for {v}|set {t} to {v}|start {t} for {v}|run {t} for {v}|"
            "start {t} with {v}|put {v} on {t}|have {t} run for {v}|let {t} run for {v}|"
            "start {t} at {v}|count down {v} on {t}|set {v} on {t}|make {t} {v}|time {v} with {t}|"
            "start a {v} countdown on {t}|put {t} on for {v}|begin {t} for {v}|"
            "start {t}, {v}|set {t}, {v}|give {t} {v}|run a {v} countdown with {t}|"
            "start counting {v} on {t}|get {t} going for {v}|kick off {t} with {v}|"
            "turn on {t} for {v}|"
            "switch on {t} for {v}|let {t} count down {v}|use {t} for {v}|time {v} on {t}",
            "set for {v}|set to {v}|running for {v}|at {v}|{v}|{v}|for {v}|to {v}|on for {v}|"
            "on, {v}|going for {v}", field="duration", weight=3.2),
    action("cancel", "timer", "cancel {t}|cancel {t}|stop {t}|clear {t}|turn off {t}|delete {t}|"
            "turn {t} off|end {t}|forget {t}|kill {t}|reset {t}|scrap {t}|abort {t}|remove {t}|"
            "call off {t}|get rid of {t}|drop {t}|stop {t} early",
            "cancelled|stopped|off|gone", weight=1.2),
    action("pause", "timer", "pause {t}|pause {t}|hold {t}|put {t} on hold|freeze {t}|"
            "put {t} on pause|suspend {t}", "paused|on hold|on pause", weight=0.8),
    action("arm_away", "alarm_control_panel", "arm {t} away|set {t} to away|arm {t} in away mode|"
            "set {t} to away mode|activate {t} for away|arm {t} because we are leaving|"
            "put {t} in away mode|arm {t} as away|switch {t} to armed away|arm {t} for away|"
            "put {t} on away|switch {t} to away|turn {t} to away|arm {t}, we're leaving|"
            "arm {t}, I'm going out|arm {t}, we're off|arm {t} fully|"
            "set {t}, we're out|"
            "full arm {t}|turn on {t}, we're leaving|arm {t} for when we're out|arm away {t}|"
            "arm {t} while we're out|set {t} to armed away|change {t} to away|make {t} away|"
            "put {t} on, we're leaving the house|switch {t} on, nobody's home",
            "armed away|in away mode|set to away|on away|away|away mode|to away|armed for away",
            weight=2),
    action("arm_home", "alarm_control_panel", "arm {t} home|set {t} to home|arm {t} in home mode|"
            "set {t} to home mode|arm {t} while we're home|put {t} in home mode|arm {t} as home|"
            "switch {t} to armed home|arm {t} for home|set {t} to stay|arm {t} in stay mode|"
            "put {t} on home|switch {t} to home|turn {t} to home|arm {t}, we're staying in|"
            "arm {t}, I'm home alone|arm {t}, we're going to bed|"
            "arm {t} for the night in|"
            "arm home on {t}|set {t} to armed home|change {t} to home|"
            "arm stay {t}|"
            "set {t}, we're in|arm {t} but we're home|arm {t}, we're inside|part arm {t}|"
            "arm {t} while I'm at home|put {t} on stay|switch {t} on, we're staying in",
            "armed home|in home mode|set to home|on home|home|home mode|to home|on stay|to stay",
            weight=2),
    action("disarm", "alarm_control_panel", "disarm {t}|disarm {t}|disarm {t}|turn off {t}|"
            "turn {t} off|deactivate {t}|switch off {t}|disable {t}|take {t} off|unset {t}|"
            "shut {t} off|switch {t} off|shut off {t}|kill {t}|stop {t}|unarm {t}|disengage {t}|"
            "set {t} to disarmed|set {t} to off|cut {t}|"
            "disarm {t}, it's only me|turn off {t}, I'm back|stand down {t}|put {t} off|"
            "disarm {t}, we're home|power down {t}|switch {t} to disarmed",
            "disarmed|off|off|off|disarmed|deactivated|unset", weight=2),
    action("turn_on", "scene", "activate {t}|turn on {t}|start {t}|set {t}|switch to {t}|run {t}|"
            "put on {t}|set the scene to {t}|load {t}|apply {t}|enable {t}|change to {t}|"
            "switch on {t}|turn {t} on|play {t}|put {t} on|launch {t}|trigger {t}|go to {t}|"
            "set up {t}|do {t}|begin {t}|initiate {t}", "on|activated|active", weight=3),
    action("turn_on", "script", "run {t}|run {t}|start {t}|execute {t}|activate {t}|trigger {t}|"
            "do {t}|launch {t}|begin {t}|fire {t}|kick off {t}|perform {t}|turn on {t}|play {t}|"
            "initiate {t}|call {t}|carry out {t}", "run|started|executed", weight=3),
)  # fmt: skip
