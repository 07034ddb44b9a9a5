"""Commands in the words of public collections, for the devices of the house at hand."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.house.entities import Value
from pipelines.tasks.language.orders import Order
from pipelines.training.commands import corpus, refs, values
from pipelines.training.commands.refs import Context

Said = tuple[str, tuple[Order, ...]]
SERVICES = {
    "turn_on": "turn_on", "turn_off": "turn_off", "toggle": "toggle", "open_cover": "open",
    "close_cover": "close", "stop_cover": "stop", "lock": "lock", "unlock": "unlock",
    "media_play": "play", "media_pause": "pause", "media_stop": "stop", "media_next_track": "next",
    "media_previous_track": "previous", "volume_mute": "mute", "start": "start", "stop": "stop",
    "pause": "pause", "return_to_base": "dock", "cancel": "cancel", "set_temperature": "set",
    "set_hvac_mode": "set", "volume_up": "increase", "volume_down": "decrease",
    "increase_speed": "increase", "decrease_speed": "decrease",
}  # fmt: skip
PLACES = {
    "<color>": "color_name", "<brightness>": "brightness_pct", "<temp_c>": "temperature",
    "<hvac_mode>": "hvac_mode", "<duration>": "duration",
}  # fmt: skip
MOVED = {"media_player": "volume_level", "fan": "percentage"}
DOUBTFUL = ("confirm", "is it possible", "can <device_name>", "todo")


@dataclass(frozen=True)
class Template:
    """A sentence with {name}, perhaps {v}, and what it means."""

    text: str
    domain: str
    verb: str
    field: str = ""


def piles(data: Path | None) -> list[tuple[Template, str]]:
    """Templates of the piles with the device class that they are for."""
    found = []
    for kind, service, phrase in corpus.templates(data):
        known, verb = corpus.DOMAINS.get(kind), SERVICES.get(service)
        phrase = phrase.strip('" ')
        if known is None or verb is None or phrase.casefold().startswith(DOUBTFUL):
            continue
        slots = [each for each in PLACES if each in phrase]
        field = PLACES[slots[0]] if len(slots) == 1 else ""
        text = phrase.replace(slots[0], "{v}") if len(slots) == 1 else phrase
        text = (
            text.replace("{v}%", "{v}")
            .replace("{v} percent", "{v}")
            .replace("<device_name>", "{name}")
        )
        text = text.replace("{v} degrees Celsius", "{v}").replace("{v} degrees", "{v}")
        wants = verb == "set" or (verb == "start" and known[0] == "timer")
        if "<" in text or "{name}" not in text or (wants and not field) or len(slots) > 1:
            continue
        if field and verb == "turn_on":
            verb = "set"
        if verb in ("increase", "decrease"):
            field = MOVED[known[0]]
        if known[0] == "cover" and verb == "toggle":
            continue
        found.append((Template(text, known[0], verb, field), known[1]))
    return found


class Borrowed:
    """Templates of all collections that are here, filled for a house."""

    def __init__(self, data: Path | None) -> None:
        self._templates: dict[str, list[tuple[Template, str]]] = {}
        for template, kind in piles(data):
            self._templates.setdefault(template.domain, []).append((template, kind))

    def sample(self, context: Context) -> Said | None:
        """One command in somebody else's words."""
        rng, view = context.rng, context.view
        domains = sorted({e.domain for e in view.house.entities} & set(self._templates))
        if not domains:
            return None
        weights = [3 if each == "light" else 1 for each in domains]
        template, kind = rng.choice(self._templates[rng.choices(domains, weights)[0]])
        valued = template.verb in ("set", "increase", "decrease")
        pool = view.able(template.verb, (template.field,) if valued else ())
        own = [each for each in pool if each.domain == template.domain]
        if kind:
            own = [each for each in own if each.attributes.get("device_class") == kind]
        if not own:
            return None
        text, filled = template.text, _filled(template)
        if "{v}" in text:
            said, value = values.said(rng, template.field)
            text, filled = text.replace("{v}", said), ((template.field, value),)
        ref = refs.named(context, rng.choice(own), pool)
        if ref is None:
            return None
        order = Order(template.verb, ref.targets, (), filled, ref.asks)
        return text.replace("{name}", ref.bare), (order,)


def _filled(template: Template) -> tuple[tuple[str, Value | None], ...]:
    return ((template.field, None),) if template.field else ()
