"""How often each kind of request is said."""

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.tasks.language.orders import Order
from pipelines.training.commands.alike import doubtful, twinned
from pipelines.training.commands.bare import bare
from pipelines.training.commands.clauses import clause
from pipelines.training.commands.corrections import corrected
from pipelines.training.commands.exceptions import sparing
from pipelines.training.commands.followups import followup
from pipelines.training.commands.here import clipped
from pipelines.training.commands.looks import look
from pipelines.training.commands.prompted import prompted
from pipelines.training.commands.refs import Context
from pipelines.training.commands.sentences import sentence
from pipelines.training.commands.several import several
from pipelines.training.commands.sources import sourcing
from pipelines.training.commands.unable import unable
from pipelines.training.commands.watering import watering
from pipelines.training.commands.wishes import wish

Said = tuple[str, tuple[Order, ...]]


@dataclass(frozen=True)
class Kind:
    """A kind of request, its weight, and whether it needs the room or the command before."""

    name: str
    weight: float
    make: Callable[[Context], Said | None]
    room: bool = False
    last: bool = False


def plain(context: Context) -> Said | None:
    """One order in one sentence."""
    part = clause(context)
    return (sentence(context.rng, part), (part.order,)) if part else None


def _of(domain: str) -> Callable[[Context], Said | None]:
    def made(context: Context) -> Said | None:
        part = clause(context, domain=domain)
        return (sentence(context.rng, part), (part.order,)) if part else None

    return made


COMMANDS = (
    Kind("plain", 26, plain),
    Kind("several", 22, several),
    Kind("twinned", 7, twinned),
    Kind("doubtful", 5, doubtful),
    Kind("wish", 10, wish),
    Kind("here", 8, clipped, room=True),
    Kind("correction", 6, corrected),
    Kind("followup", 6, followup, last=True),
    Kind("exception", 5, sparing),
    Kind("look", 4, look),
    Kind("bare", 3, bare),
    Kind("prompted", 2, prompted),
    Kind("unable", 6, unable),
    Kind("source", 3, sourcing),
    Kind("alarm", 3.5, _of("alarm_control_panel")),
    Kind("timer", 4, _of("timer")),
    Kind("player", 3, _of("media_player")),
    Kind("humidity", 0.8, _of("humidifier")),
    Kind("watering", 1.2, watering),
    Kind("cover", 2.5, _of("cover")),
    Kind("valve", 1.6, _of("valve")),
    Kind("siren", 1.2, _of("siren")),
)
BORROWED = 7.0  # in the words of public collections
TEMPLATED = 15.0  # in those of Home Assistant's templates
STRANGE = 16.0  # in those too, but meant for another house
LISTED = 0.45  # share of the questions that ask about several things
