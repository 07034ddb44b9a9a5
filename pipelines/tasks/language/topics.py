"""The kinds of devices that the model tells apart, and what each of them is about."""

from pipelines.tasks.names.matching import stems

DOMAINS = (
    "light", "switch", "fan", "cover", "valve", "climate", "lock", "media_player", "vacuum",
    "timer", "camera", "alarm_control_panel", "scene", "script", "humidifier", "sensor",
    "binary_sensor", "input_boolean", "siren",
)  # fmt: skip
# What a domain is about, to compare with a request that names no device.
ABOUT = (
    "light lamp bright dark see", "switch plug socket appliance", "fan air stuffy ventilate",
    "blinds curtains shutters cover shade", "water valve tap sprinkler",
    "heating thermostat temperature cold warm", "lock door key",
    "music television speaker song volume loud", "vacuum cleaner dirty floor clean",
    "timer minutes countdown", "camera picture record", "alarm security arm", "scene mood",
    "script routine", "humidifier dry air humidity", "sensor measure", "sensor open motion",
    "switch setting", "siren noise",
)  # fmt: skip
WORDS = {domain: stems(about) for domain, about in zip(DOMAINS, ABOUT, strict=True)}
