"""What touching a device on the plan does."""

from pipelines.house.commands import Command
from pipelines.house.entities import Entity
from pipelines.house.services import REST

# domain → (state, what touching it does then); the last entry is for every other state
_TAPS: dict[str, list[tuple[str | None, str]]] = {
    "light": [("on", "light.turn_off"), (None, "light.turn_on")],
    "switch": [("on", "switch.turn_off"), (None, "switch.turn_on")],
    "fan": [("on", "fan.turn_off"), (None, "fan.turn_on")],
    "humidifier": [("on", "humidifier.turn_off"), (None, "humidifier.turn_on")],
    "cover": [("closed", "cover.open_cover"), (None, "cover.close_cover")],
    "valve": [("closed", "valve.open_valve"), (None, "valve.close_valve")],
    "lock": [("locked", "lock.unlock"), (None, "lock.lock")],
    "climate": [("off", "climate.turn_on"), (None, "climate.turn_off")],
    "media_player": [("playing", "media_player.media_pause"), (None, "media_player.media_play")],
    "vacuum": [("cleaning", "vacuum.return_to_base"), (None, "vacuum.start")],
    "camera": [("off", "camera.turn_on"), (None, "camera.turn_off")],
    "alarm_control_panel": [
        ("disarmed", "alarm_control_panel.alarm_arm_home"),
        (None, "alarm_control_panel.alarm_disarm"),
    ],
    "timer": [("active", "timer.cancel"), (None, "timer.start")],
    "scene": [(None, "scene.turn_on")],
    "script": [(None, "script.turn_on")],
}
TIMER = 300.0  # seconds, if the timer does not say how long it usually runs


def tap(entity: Entity) -> Command | None:
    """The command for touching an entity; None for what can only be read."""
    for state, action in _TAPS.get(entity.domain, []):
        if state in (None, entity.state):
            timer = action == "timer.start"
            lasts = entity.attributes.get(REST, entity.attributes.get("duration", TIMER))
            data = {"duration": lasts} if timer else {}
            return Command(action, (entity.id,), data)
    return None
