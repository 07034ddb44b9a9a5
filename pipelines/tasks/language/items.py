"""The house as the model reads it: places and candidate devices, one token each.

A token holds what a name means (MiniLM's vectors of the names and of the area), what the device is
and can do, and how well it fits the request: matched words, the visitor's room, the last device.
Of a large house only the best candidates are read, so 500 devices cost as much as 32.

The words of the request are marked in turn (`echoed`): which of them name something of the house.
A room or a device that is not there shows as a word that nothing answers to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import Tensor, nn

from pipelines.encoders.text import POOLED, Said
from pipelines.fusion.config import ITEMS, Modality
from pipelines.house.entities import Entity, House
from pipelines.house.queries import is_on
from pipelines.house.storeys import spoken
from pipelines.tasks.language.order_pieces import Items
from pipelines.tasks.language.topics import ABOUT, DOMAINS
from pipelines.tasks.names.lists import Lists
from pipelines.tasks.names.matching import HEARD, Match, Matcher, on_pieces
from pipelines.tasks.names.respelling import Respeller
from pipelines.tasks.names.several import Several
from pipelines.tasks.names.shortened import Shortened
from pipelines.tasks.phrasing.clauses import conjuncts
from pipelines.tasks.phrasing.following import Following
from pipelines.tasks.phrasing.paraphrase import Paraphraser

MAX_PLACES, MAX_ENTITIES = 16, 32
CAPABILITIES = ("brightness", "color", "color_temp", "speed", "position", "oscillate")
KINDS = (*DOMAINS, "other", "area", "floor")
FITS = 16  # ways in which an item fits a request
ECHOES = 2 * HEARD  # what a word piece of the text says of itself: among devices, among places
WEIGHT = 3.0  # of flags and shares beside the hundreds of dimensions of a meaning
WIDTH = 2 * POOLED + len(KINDS) + len(CAPABILITIES) + 1 + FITS
MODALITY = Modality(ITEMS, WIDTH, MAX_PLACES + MAX_ENTITIES, ordered=False)
Embed = Callable[[Sequence[str]], Tensor]  # texts → unit vectors [n, 384]


def echoed(tokens: Tensor, echoes: Sequence[Tensor] = ()) -> Tensor:
    """Texts as the model reads them: [B, T, 768] and what each row's pieces echo, or nothing."""
    rows = [nn.functional.pad(each, (0, 0, 0, tokens.shape[1] - len(each))) for each in echoes]
    echo = torch.stack(rows) if rows else tokens.new_zeros(*tokens.shape[:2], ECHOES)
    return torch.cat([tokens, echo], dim=-1)


@dataclass(frozen=True)
class Situation:
    """What a request meets: the house, the visitor's room, what the last commands were for.

    `before` is the request before, for one that goes on with it; `asked` tells whether the visitor
    was asked back what that one means.
    """

    house: House
    room: str | None = None
    last: tuple[str, ...] = ()
    before: str = ""
    asked: bool = False


@dataclass(frozen=True)
class Reading:
    """Items with their tokens [N, WIDTH]; what the text's pieces echo, [T, ECHOES]; float32."""

    items: Items
    tokens: Tensor
    echoes: Tensor


class HouseReader:
    """Everything about one house's names that does not depend on a request."""

    def __init__(self, house: House, embed: Embed) -> None:
        self.house = house
        self.areas, self.entities = house.areas, house.entities
        taken = {area.id for area in house.areas}
        floors = dict.fromkeys(area.floor for area in house.areas)
        self.floors = tuple(floor for floor in floors if floor not in taken)
        self._named = [each.names for each in self.entities]
        self._entity_names = Matcher(self._named)
        called_floors = spoken(list(floors))
        self._places = places = [
            *(a.names for a in self.areas), *(called_floors[f] for f in self.floors)
        ]  # fmt: skip
        self._place_names = Matcher(places)
        self._entity_vectors = _vectors([", ".join(names) for names in self._named], embed)
        self._place_vectors = _vectors([", ".join(names) for names in places], embed)
        about = embed(ABOUT).numpy()
        self._about = np.stack([about[_domain(e)] for e in self.entities] or [about[0]])
        index = {area.id: number for number, area in enumerate(self.areas)}
        self._area_of = np.array([index.get(e.area or "", -1) for e in self.entities], dtype=int)

    @cached_property
    def respelled(self) -> Respeller:
        """Its names, ready for misspelled texts; who only trains on a house never needs it."""
        return Respeller(self.house.names)

    @cached_property
    def shortened(self) -> Shortened:
        """Its devices, ready for texts that name one by a part of its name."""
        return Shortened(self.house)

    @cached_property
    def several(self) -> Several:
        """Its devices, ready for phrases that name some of them at once."""
        return Several(self.house)

    @cached_property
    def paraphrased(self) -> Paraphraser:
        """What it is told in other words than the model has read."""
        places = [(self._place_id(number), each) for number, each in enumerate(self._places)]
        return Paraphraser(self.house, places, self.several)

    @cached_property
    def lists(self) -> Lists:
        """Its rooms and devices, ready for texts that name some of them side by side."""
        return Lists(self._places, self._named)

    @cached_property
    def following(self) -> Following:
        """Its rooms and devices, ready for texts that go on with the one before."""
        return Following(self._places, self._named)

    def conjuncts(self, text: str) -> tuple[str, ...]:
        """The parts of a text between `and`; () for one, or where one goes on with another.

        In `are the blinds and the curtains closed` nobody asks for closed curtains.
        """
        parts = conjuncts(text)
        return () if any(map(self.several.begins, parts[1:])) else parts

    def placed(self, text: str) -> tuple[str, ...]:
        """The ids of the areas, and the floors, that a text names."""
        named = np.flatnonzero(self._place_names(text).exact)
        return tuple(self._place_id(int(number)) for number in named)

    def read(self, said: Said, situation: Situation) -> Reading:
        """Items for a request; `situation` holds this house, whatever its states are now."""
        vector = said.pooled.numpy()
        names, places = self._entity_names(said.text), self._place_names(said.text)
        room = np.array([area.id == situation.room for area in self.areas], dtype=np.float32)
        last = np.array([e.id in situation.last for e in self.entities], dtype=np.float32)
        last_area = np.zeros(len(self.areas), dtype=np.float32)
        last_area[self._area_of[(last > 0) & (self._area_of >= 0)]] = 1.0
        fits = self._entity_fits(names, places, room, last, last_area, vector)
        order = self._best(fits)
        kept_places = self._kept_places(places, room, last_area)
        rows = [
            self._place_row(number, places, room, last_area, vector) for number in kept_places
        ] + [self._entity_row(number, fits, situation.house) for number in order]
        ids = [self._place_id(number) for number in kept_places]
        ids += [self.entities[number].id for number in order]
        tokens = np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)
        heard = np.concatenate([names.heard, places.heard], axis=1)
        return Reading(
            Items(tuple(ids)),
            torch.from_numpy(tokens.astype(np.float32)),
            WEIGHT * torch.from_numpy(on_pieces(heard, said.text, said.spans)),
        )

    def _entity_fits(
        self,
        names: Match,
        places: Match,
        room: np.ndarray,
        last: np.ndarray,
        last_area: np.ndarray,
        vector: np.ndarray,
    ) -> np.ndarray:
        """How each entity fits: [entities, FITS]."""
        count = len(self.entities)
        areas = len(self.areas)
        exact, coverage = places.exact[:areas], places.coverage[:areas]
        own, here = self._in_area(exact), self._in_area(room)
        floor_hits = dict(zip(self.floors, places.exact[areas:], strict=True))
        floors = np.array(
            [floor_hits.get(self.areas[a].floor, 0.0) if a >= 0 else 0.0 for a in self._area_of]
        ).reshape(count)
        return np.stack(
            [
                *_named(names),
                own,
                self._in_area(coverage),
                (1 - own) * float(exact.max(initial=0.0)),
                floors,
                here,
                last,
                self._in_area(last_area),
                self._entity_vectors @ vector * 2,
                (self._about[:count] @ vector) * 2,
                *_rivals(names, own, here),
            ],
            axis=1,
        )

    def _in_area(self, values: np.ndarray) -> np.ndarray:
        """Each entity's share of what its area has: [areas] → [entities]."""
        return np.append(values, 0.0)[self._area_of]  # -1, without an area, is the last: 0

    def _best(self, fits: np.ndarray) -> list[int]:
        if len(fits) <= MAX_ENTITIES:
            return list(range(len(fits)))
        weights = np.array([2, 2, 1.5, 0.5, 0, 1, 0.3, -0.5, 0.3, 0.6, 1.5, 0.3, 0.75, 0.75, 0, 0])
        best = np.argsort(-(fits @ weights), kind="stable")[:MAX_ENTITIES]
        return sorted(int(number) for number in best)

    def _kept_places(self, places: Match, room: np.ndarray, last: np.ndarray) -> list[int]:
        count = len(self.areas) + len(self.floors)
        if count <= MAX_PLACES:
            return list(range(count))
        score = 3 * places.exact + places.coverage
        score[: len(self.areas)] += 2 * room + 2 * last
        return sorted(int(n) for n in np.argsort(-score, kind="stable")[:MAX_PLACES])

    def _place_id(self, number: int) -> str:
        areas = len(self.areas)
        return self.areas[number].id if number < areas else self.floors[number - areas]

    def _place_row(
        self, number: int, places: Match, room: np.ndarray, last: np.ndarray, vector: np.ndarray
    ) -> np.ndarray:
        is_area = number < len(self.areas)
        fits = np.zeros(FITS)
        fits[:5] = [values[number] for values in _named(places)]
        if is_area:
            fits[9], fits[11] = room[number], last[number]
        own = self._place_vectors[number]
        fits[12] = own @ vector * 2
        kind = np.zeros(len(KINDS))
        kind[-2 if is_area else -1] = 1.0
        return _row(own, own, kind, np.zeros(len(CAPABILITIES)), 0.0, fits)

    def _entity_row(self, number: int, fits: np.ndarray, house: House) -> np.ndarray:
        entity = house.entities[number]
        area = self._area_of[number]
        kind = np.zeros(len(KINDS))
        kind[_domain(entity)] = 1.0
        can = np.array([each in entity.capabilities for each in CAPABILITIES], dtype=float)
        place = self._place_vectors[area] if area >= 0 else np.zeros(POOLED)
        return _row(
            self._entity_vectors[number], place, kind, can, float(is_on(entity)), fits[number]
        )


def _row(
    name: np.ndarray, place: np.ndarray, kind: np.ndarray, can: np.ndarray, on: float,
    fits: np.ndarray,
) -> np.ndarray:  # fmt: skip
    # Unit vectors have dimensions of 0.05; times √width they weigh as much as the flags.
    scale = POOLED**0.5
    flags = WEIGHT * np.concatenate([kind, can, [on], fits])
    return np.concatenate([name * scale, place * scale, flags])


def _domain(entity: Entity) -> int:
    return DOMAINS.index(entity.domain) if entity.domain in DOMAINS else DOMAINS.index("sensor")


def _named(match: Match) -> tuple[np.ndarray, ...]:
    """How well names are matched: five values for each owner, in the order of the fits."""
    longest = max(1.0, float(match.length.max(initial=0.0)))
    return match.exact, match.coverage, match.length / 4, match.length / longest, match.start


def _rivals(names: Match, own: np.ndarray, here: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many others a text names just as well as each entity, anywhere and in the room.

    With a rival, whoever asks for one device may mean the other. Doublings, a quarter each.
    """
    fit = np.stack([names.exact, names.coverage, names.length, own], axis=1).round(2)
    _, group, sizes = np.unique(fit, axis=0, return_inverse=True, return_counts=True)
    others = sizes[group] - 1
    beside = np.bincount(group, here, minlength=len(sizes))[group] - here
    named = names.coverage > 0
    return named * np.log2(1 + others) / 4, named * np.log2(1 + beside) / 4


def _vectors(texts: Sequence[str], embed: Embed) -> np.ndarray:
    return embed(texts).numpy() if texts else np.zeros((0, POOLED), dtype=np.float32)
