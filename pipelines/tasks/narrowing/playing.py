"""A request for whatever plays: `louder`, `resume`, `skip`, `pause`, `next item, please`.

Of several players that nobody named those are meant that run. And a few words alone say too little
for the model to be sure of them: where it doubts a short request and one player runs, it reads the
request once more with that player's name behind it. Whether this is anything that is asked of a
player is for the model to say.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from pipelines.house.entities import Entity, House
from pipelines.preprocess.text import STOP_WORDS, words
from pipelines.tasks.language.items import HouseReader, Situation
from pipelines.tasks.language.orders import EVERYWHERE, ONGOING, Order, chosen, devices, in_any
from pipelines.tasks.language.understanding import Understanding
from pipelines.tasks.names.matching import stems
from pipelines.tasks.narrowing.certainty import STAGED
from pipelines.tasks.phrasing.clauses import points_back

PLAYER = "media_player"
SHORT = 6  # words
# State → what makes sense then. What is said of much else, `turn on` or `dim`, is not for a device
# that nobody named.
SENSE = {
    "playing": ("pause", "stop", "next", "previous", "mute"),
    "paused": ("play", "start", "stop", "next", "previous"),
    "on": ("stop", "turn_off"),
}
SILENT = ("play",)  # what makes sense of one that does neither
MUTED, VOLUME = "is_volume_muted", "volume_level"
ALL = {"all", "both", "each", "every", "everything", "everywhere"}
PLAIN = 0.9  # confidence from which on a request is for the player


def audible(orders: Sequence[Order], text: str, house: House) -> tuple[Order, ...]:
    """Orders for several players, or one of several to be chosen, as for those of them that play.

    A player that the text names stays, and so do all where it says that all are meant.
    """
    said = stems(text)
    return tuple(orders) if said & ALL else tuple(_audible(e, said, house) for e in orders)


def _audible(order: Order, said: set[str], house: House) -> Order:
    fields = {name for name, _ in order.values}
    if order.verb not in ONGOING[PLAYER] and fields != {VOLUME}:
        return order
    meant = chosen(order, house)
    left = [each.id for each in meant if each.state != "playing" and not _named(each, said)]
    if any(each.domain != PLAYER for each in meant) or not 0 < len(left) < len(meant):
        return order
    pointed = tuple(target for target in order.targets if target not in left)
    grouped = [each for each in left if each not in order.targets]
    asks = order.asks and len(pointed) > 1
    return replace(order, targets=pointed, exceptions=(*order.exceptions, *grouped), asks=asks)


def for_what_plays(
    text: str, situation: Situation, reader: HouseReader, alone: Callable[[str], Understanding]
) -> Understanding | None:
    """A short text read with the name of the player that runs, if it is plainly for that.

    `alone` reads a text as it stands.
    """
    spoken_of = situation.last and points_back(text)  # `stop it`
    if spoken_of or _elsewhere(text, situation.house):
        return None
    for player in running(situation, reader.placed(text)):
        meant = named(text, player)
        if not meant:
            return None
        meant = reader.paraphrased(meant, situation.house, situation.room) or meant
        found = alone(meant)
        if for_player(found, situation, player):
            return replace(found, respelled=meant)
    return None


def _elsewhere(text: str, house: House) -> bool:
    """Whether a text names something else than players: `resume the vacuum`."""
    said = stems(text) - STOP_WORDS
    others = (each for each in house.entities if each.domain not in (PLAYER, *STAGED))
    return any(said & stems(*each.names) for each in others)


def _named(player: Entity, said: set[str]) -> bool:
    return not stems(*player.names).isdisjoint(said)


def running(situation: Situation, places: Collection[str]) -> Iterator[Entity]:
    """What runs or pauses and was spoken of last; the one player that plays, and one that pauses.

    Players are looked for in the `places` that were named; else in the visitor's room, then
    anywhere. Last comes a silent one, if it is the only player in those places, or that room.
    """
    house = situation.house
    last = [entity for each in situation.last if (entity := house.entity(each)) is not None]
    going = (each for each in last if each.state in ("paused", "on"))
    yield from (each for each in going if each.domain != PLAYER)
    players = [each for each in house.entities if each.domain == PLAYER]
    near = places or ((situation.room,) if situation.room else ())
    for state in SENSE:
        able = [each for each in players if each.state == state]
        for scope in [near] if places else [near, (EVERYWHERE,)]:
            found = [e for e in able if in_any(e, scope, house)]
            if len(found) == 1:
                yield found[0]
                break
    here = [player for player in players if in_any(player, near, house)]
    yield from here if len(here) == 1 and here[0].state not in SENSE else ()


def named(text: str, player: Entity) -> str:
    """A request with the name of a player behind it; "" for one that is not short."""
    said, on = text.strip(" .!?,"), "on " if player.domain == PLAYER else ""
    return f"{said} {on}the {player.name}" if 1 <= len(words(said)) <= SHORT else ""


def for_player(read: Understanding, situation: Situation, player: Entity) -> bool:
    """Whether a request that names a player asks plainly, and of it alone, what makes sense."""
    alone = devices(read.orders, situation.house) == (player.id,)
    sensible = {order.verb for order in read.orders} <= _sensible(player, situation.room)
    return alone and sensible and not read.asks and read.sure >= PLAIN


def _sensible(player: Entity, room: str | None) -> set[str]:
    unmuted = player.attributes.get(MUTED) is True or (room and player.area == room)
    return {*SENSE.get(player.state, SILENT), *(("unmute",) if unmuted else ())}
