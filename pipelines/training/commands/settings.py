"""How values are set and moved: `{t}` is the target, `{v}` the value or the amount."""

from pipelines.training.commands.actions import Action
from pipelines.training.commands.actions import action as _action

FULL = "set {t} to {v}|set {t} to {v}|put {t} at {v}|put {t} to {v}|change {t} to {v}|"
FULL += "turn {t} to {v}|adjust {t} to {v}|make {t} {v}|bring {t} to {v}|switch {t} to {v}"
SETTINGS: tuple[Action, ...] = (
    _action("set", "light", FULL + "|set {t} to {v} brightness|dim {t} to {v}|brighten {t} to {v}|"
            "set the brightness of {t} to {v}|turn {t} up to {v}|turn {t} down to {v}|"
            "turn on {t} at {v}|set {t} at {v}|dim {t} down to {v}|turn on {t} to {v}|"
            "put the brightness of {t} at {v}|adjust the brightness of {t} to {v}|"
            "change the brightness of {t} to {v}|have {t} at {v}|raise {t} to {v}|lower {t} to {v}|"
            "turn {t} on at {v}|set brightness on {t} to {v}", "at {v}|at {v}|set to {v}|on {v}|"
            "dimmed to {v}", field="brightness_pct", weight=3),
    _action("set", "light", FULL + "|turn {t} {v}|make {t} {v}|make {t} {v}|color {t} {v}|"
            "colour {t} {v}|change the color of {t} to {v}|change the colour of {t} to {v}|"
            "set the colour of {t} to {v}|set the color of {t} to {v}|let {t} glow {v}|"
            "make {t} glow {v}|switch {t} to {v}|turn {t} {v}|have {t} shine {v}|paint {t} {v}|"
            "light {t} up in {v}|make {t} shine {v}|"
            "give {t} a {v} color", "{v}|{v}|{v}|in {v}|set to {v}",
            field="color_name", weight=2.6),
    _action(
        "set", "light", FULL + "|make {t} {v}|turn {t} {v}|set the color temperature of {t} to {v}|"
            "set the colour temperature of {t} to {v}|set the white of {t} to {v}|"
            "change the color temperature of {t} to {v}|"
            "tune {t} to {v}", "at {v}|set to {v}|on {v}",
            field="color_temp_kelvin", weight=4),
    _action("set", "fan", FULL + "|run {t} at {v}|set the speed of {t} to {v}|turn {t} up to {v}|"
            "turn {t} down to {v}|set {t} on {v}|turn on {t} at {v}|change the speed of {t} to {v}|"
            "put {t} on {v}|spin {t} at {v}|have {t} run at {v}|set {t} speed to {v}",
            "at {v}|on {v}|running at {v}|set to {v}", field="percentage", weight=2.2),
    _action("set", "cover valve", "set {t} to {v}|open {t} to {v}|move {t} to {v}|put {t} at {v}|"
            "set the position of {t} to {v}|bring {t} to {v}|set {t} at {v}|adjust {t} to {v}|"
            "change {t} to {v}|position {t} at {v}|turn {t} to {v}|have {t} at {v}|open {t} {v}|"
            "set {t} position to {v}|put {t} to {v}",
            "at {v}|at {v}|set to {v}|open to {v}", field="position", weight=1.5),
    _action("set", "climate", FULL + "|turn {t} up to {v}|turn {t} down to {v}|"
            "set the temperature of {t} to {v}|set the temperature on {t} to {v}|raise {t} to {v}|"
            "lower {t} to {v}|heat with {t} to {v}|crank {t} up to {v}|set {t} at {v}|"
            "adjust the temperature of {t} to {v}|get {t} to {v}|"
            "change the temperature on {t} to {v}",
            "at {v}|at {v}|set to {v}|on {v}", field="temperature", weight=4),
    _action("set", "climate", "set {t} to {v}|switch {t} to {v}|put {t} in {v}|change {t} to {v}|"
            "put {t} on {v}|turn {t} to {v}|set the mode of {t} to {v}|set {t} mode to {v}|"
            "change the mode of {t} to {v}|make {t} go to {v}", "on {v}|set to {v}|in {v}",
            field="hvac_mode", weight=1.8),
    _action(
        "set",
            "humidifier", FULL + "|set the humidity of {t} to {v}|set the humidity on {t} to {v}|"
            "set the target humidity of {t} to {v}|aim for {v} with {t}|keep {t} at {v}|"
            "adjust the humidity on {t} to "
            "{v}", "at {v}|set to {v}|on {v}", field="humidity", weight=2),
    _action("set", "media_player", "set {t} to {v}|set the volume of {t} to {v}|turn {t} up to {v}|"
            "set the volume on {t} to {v}|turn {t} down to {v}|set {t} volume to {v}|"
            "change the volume of {t} to {v}|turn the volume of {t} to {v}|put {t} at {v}|"
            "put the volume on {t} at {v}|adjust the volume on {t} to {v}|set {t} at {v} volume|"
            "bring the volume of {t} to {v}|make the volume on {t} {v}|volume {v} on {t}|"
            "volume to {v} on "
            "{t}", "at {v}|at {v} volume|set to {v}", field="volume_level", weight=2),
    # relative, without an amount
    _action("increase", "light", "brighten {t}|make {t} brighter|turn up {t}|turn {t} up|"
            "make {t} a bit brighter|brighten {t} a little|make {t} a little brighter|"
            "raise {t} a bit|"
            "increase the brightness of {t}|turn the brightness of {t} up|"
            "turn up the brightness of {t}|"
            "brighten up {t}|give {t} a bit more light|make {t} slightly brighter|bump up {t}|"
            "raise the brightness of {t}|crank up {t}|intensify {t}|lift {t} a touch|"
            "turn {t} up a notch|turn {t} up a bit", "brighter|a bit brighter|a little brighter|"
            "slightly brighter|up a bit|less dim|up a touch|up a notch",
            field="brightness_pct", weight=1.2),
    _action("decrease", "light", "dim {t}|dim {t}|make {t} dimmer|turn down {t}|turn {t} down|"
            "dim {t} a bit|make {t} a bit darker|make {t} less bright|"
            "decrease the brightness of {t}|"
            "make {t} a little dimmer|lower {t} a bit|reduce the brightness of {t}|tone down {t}|"
            "turn the brightness of {t} down|dim {t} a little|make {t} darker|soften {t}|"
            "lower the brightness of {t}|turn {t} down a notch|bring {t} down a touch|dim {t} down",
            "dimmer|a bit dimmer|darker|less bright|a little darker|down a bit|softer|"
            "down a touch|down a notch",
            field="brightness_pct", weight=1.4),
    _action("double", "light", "double the brightness of {t}|make {t} twice as bright|"
            "turn {t} up twice as bright", "twice as bright", field="brightness_pct", weight=0.3),
    _action("halve", "light", "halve the brightness of {t}|make {t} half as bright|"
            "half the brightness on {t} please|half the brightness on {t} would be nice|"
            "I want half the brightness on {t}|take {t} down to half of what it is|"
            "cut the brightness of {t} in "
            "half", "half as bright", field="brightness_pct", weight=0.3),
    _action("increase", "light", "make {t} cooler|make {t} a bit colder|make {t} bluer white|"
            "make the white of {t} cooler|make the light of {t} colder",
            "cooler white|a cooler white|colder in tone", field="color_temp_kelvin", weight=0.2),
    _action(
        "decrease", "light", "make {t} warmer|make {t} a bit warmer|make the light of {t} warmer|"
            "make the white of {t} warmer|"
            "give {t} a warmer tone", "warmer|a bit warmer|a warmer white",
            field="color_temp_kelvin", weight=0.25),
    _action(
        "increase",
            "fan", "speed up {t}|turn up {t}|turn {t} up|make {t} faster|increase the speed of {t}|"
            "make {t} go faster|speed {t} up|ramp up {t}|raise the speed of {t}|"
            "step up the speed of {t}|"
            "make {t} spin faster|make {t} blow harder|"
            "turn {t} up a notch", "faster|a bit faster|stronger",
            field="percentage", weight=1),
    _action(
        "decrease",
            "fan", "slow down {t}|turn down {t}|turn {t} down|make {t} slower|lower {t} a bit|"
            "decrease the speed of {t}|slow {t} down|make {t} go slower|reduce the speed of {t}|"
            "make {t} spin slower|turn {t} down a notch|calm down {t}|lower the speed of {t}",
            "slower|a bit slower|gentler", field="percentage", weight=1),
    _action("double", "fan", "double the speed of {t}|make {t} twice as fast", "twice as fast",
            field="percentage", weight=0.2),
    _action(
        "halve", "fan", "halve the speed of {t}|make {t} half as fast|cut the speed of {t} in half",
            "half as fast", field="percentage", weight=0.2),
    _action("increase", "climate", "turn up {t}|turn {t} up|make {t} warmer|raise {t} a bit|"
            "turn {t} up a bit|increase the temperature of {t}|raise the temperature on {t}|"
            "turn {t} up a notch|crank up {t}|turn {t} up a little|bump {t} up|"
            "make {t} a bit warmer|"
            "turn the temperature on {t} up|warm up {t}", "warmer|a bit warmer|up a bit|hotter|"
            "a little warmer|a bit higher|higher", field="temperature", weight=1.4),
    _action("decrease", "climate", "turn down {t}|turn {t} down|make {t} cooler|lower {t} a bit|"
            "turn {t} down a bit|decrease the temperature of {t}|lower the temperature on {t}|"
            "turn {t} down a notch|reduce the temperature of {t}|make {t} colder|"
            "make {t} a bit cooler|"
            "turn {t} down a little|turn the temperature on {t} down", "cooler|a bit cooler|lower|"
            "down a bit|colder|a little colder", field="temperature", weight=1.4),
    _action(
        "increase",
            "media_player", "turn up {t}|turn {t} up|make {t} louder|turn up the volume on {t}|"
            "increase the volume of {t}|raise the volume on {t}|turn the volume up on {t}|"
            "louder on {t}|"
            "turn {t} up a bit|volume up on {t}|turn the volume of {t} up|crank up {t}|pump up {t}|"
            "make {t} a bit louder|turn {t} up a notch|bump up the volume on {t}|boost {t}",
            "louder|a bit louder|up a bit|a little louder", field="volume_level", weight=1.4),
    _action(
        "decrease", "media_player", "turn down {t}|turn {t} down|make {t} quieter|lower {t} a bit|"
            "turn down the volume on {t}|decrease the volume of {t}|lower the volume on {t}|"
            "turn the volume down on {t}|turn {t} down a bit|volume down on {t}|make {t} softer|"
            "make {t} a bit quieter|reduce the volume of {t}|make {t} less loud|"
            "turn {t} down a notch|soften {t}|"
            "bring the volume of {t} down", "quieter|a bit quieter|down a bit|softer|less loud|"
            "down a touch|a little quieter|not so loud", field="volume_level", weight=1.4),
    _action("double", "media_player", "double the volume of {t}|make {t} twice as loud|"
            "double the volume on {t}", "twice as loud", field="volume_level", weight=0.25),
    _action("halve", "media_player", "halve the volume of {t}|make {t} half as loud|"
            "cut the volume of {t} in half|halve the volume on {t}", "half as loud",
            field="volume_level", weight=0.25),
    _action(
        "increase", "cover", "raise {t} a bit|open {t} a bit|open {t} a little|raise {t} slightly|"
            "open {t} a bit more|pull up {t} a little|open {t} slightly|open {t} a little further|"
            "lift {t} a bit|raise {t} a little|open {t} further|open {t} some more",
            "a bit more open|open a bit more|a bit higher", field="position", weight=0.8),
    _action(
        "decrease",
            "cover", "lower {t} a bit|close {t} a bit|close {t} a little|lower {t} slightly|"
            "close {t} a bit more|pull down {t} a little|close {t} slightly|"
            "close {t} a little further|"
            "bring {t} down a bit|lower {t} a little|close {t} some more|close {t} further",
            "a bit more closed|closed a bit more|a bit lower", field="position", weight=0.8),
    _action(
        "increase",
            "valve", "open {t} a bit more|open {t} a little|open {t} further|open {t} a bit|"
            "open {t} slightly", field="position", weight=0.5),
    _action("decrease", "valve", "close {t} a bit|close {t} a little|close {t} slightly|"
            "close {t} a bit more", field="position", weight=0.5),
    _action("increase", "humidifier", "turn up {t}|turn {t} up|increase the humidity on {t}|"
            "raise the humidity of {t}|turn {t} up a bit|raise the target humidity of {t}",
            "up a bit|higher", field="humidity", weight=1),
    _action("decrease", "humidifier", "turn down {t}|turn {t} down|decrease the humidity on {t}|"
            "lower the humidity of {t}|turn {t} down a bit|reduce the humidity on {t}",
            "down a bit|lower", field="humidity", weight=1),
    # relative, by an amount
    _action(
        "increase",
            "light", "brighten {t} by {v}|turn up {t} by {v}|turn {t} up by {v}|raise {t} by {v}|"
            "increase the brightness of {t} by {v}|make {t} {v} brighter|increase {t} by {v}|"
            "turn {t} up {v}|"
            "bump {t} up {v}|"
            "add {v} to "
            "{t}", "{v} brighter|up by {v}", field="brightness_pct", weight=0.6, amount=True),
    _action(
        "decrease",
            "light", "dim {t} by {v}|turn down {t} by {v}|turn {t} down by {v}|lower {t} by {v}|"
            "decrease the brightness of {t} by {v}|make {t} {v} dimmer|reduce {t} by {v}|"
            "turn {t} down {v}|"
            "make {t} {v} darker|"
            "dim {t} {v}", "{v} dimmer|{v} darker|"
                           "down by {v}", field="brightness_pct", weight=0.6, amount=True),
    _action(
        "increase",
            "fan", "speed up {t} by {v}|increase {t} by {v}|turn {t} up by {v}|make {t} {v} faster|"
            "increase the speed of {t} by {v}|"
            "turn up {t} by {v}", "{v} faster", field="percentage", weight=0.4, amount=True),
    _action("decrease", "fan", "slow down {t} by {v}|decrease {t} by {v}|turn {t} down by {v}|"
            "make {t} {v} slower|reduce the speed of {t} by {v}|slow {t} by {v}", "{v} slower",
            field="percentage", weight=0.4, amount=True),
    _action(
        "increase",
            "climate", "turn up {t} by {v}|turn {t} up by {v}|raise {t} by {v}|make {t} {v} warmer|"
            "increase {t} by {v}|raise the temperature of {t} by {v}|turn {t} up {v}|"
            "bump {t} up by {v}|"
            "increase the temperature on {t} by {v}|"
            "add {v} to {t}", "{v} warmer|up {v}|{v} higher|{v} hotter",
            field="temperature", weight=1.1, amount=True),
    _action("decrease", "climate", "turn down {t} by {v}|turn {t} down by {v}|lower {t} by {v}|"
            "make {t} {v} cooler|decrease {t} by {v}|lower the temperature of {t} by {v}|"
            "turn {t} down {v}|"
            "reduce {t} by {v}|reduce the temperature on {t} by {v}|"
            "drop {t} by {v}", "{v} cooler|{v} colder|down {v}|{v} lower",
            field="temperature", weight=1.1, amount=True),
    _action(
        "increase",
            "media_player", "turn up {t} by {v}|turn {t} up by {v}|raise the volume of {t} by {v}|"
            "increase the volume on {t} by {v}|make {t} {v} louder|"
            "turn the volume on {t} up by {v}|"
            "turn {t} up "
            "{v}", "{v} louder|up by {v}", field="volume_level", weight=0.6, amount=True),
    _action(
        "decrease",
            "media_player", "turn down {t} by {v}|turn {t} down by {v}|"
                            "lower the volume of {t} by {v}|"
            "decrease the volume on {t} by {v}|make {t} {v} quieter|"
            "turn the volume on {t} down by {v}|"
            "turn {t} down "
            "{v}", "{v} quieter|down by {v}", field="volume_level", weight=0.6, amount=True),
    _action(
        "increase",
            "cover", "open {t} by {v}|raise {t} by {v}|open {t} by another {v}|open {t} {v} more|"
            "raise {t} {v}", field="position", weight=0.5, amount=True),
    _action("decrease", "cover", "close {t} by {v}|lower {t} by {v}|close {t} by another {v}|"
            "lower {t} {v}|close {t} {v} more", field="position", weight=0.5, amount=True),
    _action("increase", "humidifier", "raise {t} by {v}|turn {t} up by {v}|increase {t} by {v}|"
            "increase the humidity on {t} by "
            "{v}", "up by {v}", field="humidity", weight=0.5, amount=True),
    _action("decrease", "humidifier", "lower {t} by {v}|turn {t} down by {v}|decrease {t} by {v}|"
            "reduce the humidity on {t} by "
            "{v}", "down by {v}", field="humidity", weight=0.5, amount=True),
)  # fmt: skip
