"""Commands in the words of Home Assistant's own templates, for the devices of the house at hand.

`hassil` draws a sentence and says what it means there, as Home Assistant would carry it out.
"""

from collections.abc import Sequence

from pipelines.evaluation.hassil_intents import Heard, carry_out, volume_step
from pipelines.evaluation.hassil_peer import HassilPeer
from pipelines.evaluation.hassil_targets import names
from pipelines.evaluation.hassil_templates import doing, sentence
from pipelines.house.commands import Command
from pipelines.house.entities import House, Value
from pipelines.tasks.language.order_pieces import OrderError, value_of, value_pieces
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order, Target, devices
from pipelines.tasks.language.verbs import DURATION, FIXED, SETTINGS, VERBS
from pipelines.training.commands.refs import MOST_CHOICES, Context
from pipelines.training.commands.strangers import lacks_device, lacks_place
from pipelines.training.commands.view import View

Said = tuple[str, tuple[Order, ...]]
Values = tuple[tuple[str, Value | None], ...]
LOUDER = "HassSetVolumeRelative"
VERB_OF = {
    (service, tuple(FIXED.get(verb, {}).items())): verb
    for verb, services in VERBS.items()
    for service in services.values()
}


class Templated:
    """Sentences of all templates that do something; one block of them is as likely as the next."""

    def __init__(self) -> None:
        self._peer = HassilPeer()
        self._blocks = doing(self._peer)

    def sample(self, context: Context) -> Said | None:
        """One sentence, and the order that it means; None if the draw does not fit the house."""
        house = context.view.house
        intent, block = context.rng.choice(self._blocks)
        text = sentence(self._peer, house, block, context.rng)
        heard = self._peer.heard(house, context.room, text, intent) if text else None
        order = _order(heard, carry_out(heard)) if heard is not None else None
        return (text, (order,)) if order is not None else None

    def foreign(self, context: Context, other: House) -> str | None:
        """A sentence for a place or a device of another house, with nothing like it in this one."""
        intent, block = context.rng.choice(self._blocks)
        text = sentence(self._peer, other, block, context.rng)
        heard = self._peer.heard(other, None, text, intent) if text else None
        if heard is None or not _lacks(context.view, heard):
            return None
        here = self._peer.heard(context.view.house, context.room, text, intent)
        return text if here is None else None


def _lacks(view: View, heard: Heard) -> bool:
    """Whether a house has nothing like the device, or else the area, that was heard in another."""
    name, area = heard.slots.get("name"), heard.house.area(heard.slots.get("area"))
    if name is not None:
        named = [each for each in heard.house.entities if name in names(each)]
        return bool(named) and all(lacks_device(view, name, each.domain) for each in named)
    return area is not None and all(lacks_place(view, each) for each in names(area))


def _order(heard: Heard, commands: Sequence[Command]) -> Order | None:
    """Commands as one order, where one can say them all."""
    if not commands or (heard.intent != LOUDER and len(commands) > 1):
        return None
    wanted = {target for command in commands for target in command.targets}
    ids = [entity.id for entity in heard.house.entities if entity.id in wanted]
    done = _louder(heard) if heard.intent == LOUDER else _done(commands[0])
    if done is None or not all(_exact(name, value) for name, value in done[1]):
        return None
    verb, values = done
    targets = _targets(heard, verb, values, ids)
    return Order(verb, targets, (), values) if targets else None


def _louder(heard: Heard) -> tuple[str, Values]:
    operation, amount = volume_step(heard.slots)
    return operation, (("volume_level", amount),)


def _exact(name: str, value: Value | None) -> bool:
    """Whether tokens say just that value of a field."""
    try:
        return value_of(name, value_pieces(name, value)) == value
    except OrderError:
        return False


def _done(command: Command) -> tuple[str, Values] | None:
    """The verb and the values of a command; None if no verb says them."""
    data, domain = command.data, command.action.partition(".")[0]
    verb = VERB_OF.get((command.action, tuple(data.items())))
    if verb is not None:
        return verb, ()
    values = tuple(data.items())
    if (command.action, set(data)) == ("timer.start", {DURATION}):
        return "start", values
    known = all(SETTINGS.get(name, {}).get(domain) == command.action for name in data)
    return ("set", values) if known else None


def _targets(heard: Heard, verb: str, values: Values, ids: list[str]) -> tuple[Target, ...]:
    """A device by its name, all of a kind in a place where just those are meant, or a few."""
    domains = {each.partition(".")[0] for each in ids}
    if "name" not in heard.slots and len(domains) == 1:
        place = heard.slots.get("area") or heard.slots.get("floor") or EVERYWHERE
        group = Group(domains.pop(), place)
        meant = devices([Order(verb, (group,), (), values)], heard.house)
        if list(meant) == ids and (len(ids) > 1 or place != EVERYWHERE):
            return (group,)
    return tuple(ids) if len(ids) <= MOST_CHOICES else ()
