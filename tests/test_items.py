"""How a house reaches the model: names matched in spite of spelling, the best candidates kept."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.encoders.text import TextEncoder
from pipelines.house.entities import Area, Entity, House
from pipelines.house.loading import load_house
from pipelines.settings import ASSETS, Settings
from pipelines.tasks.language.items import MAX_ENTITIES, WIDTH, HouseReader, Situation, echoed
from pipelines.tasks.names.matching import Matcher
from pipelines.weights.manifest import read_manifest
from pipelines.weights.store import WeightsStore

NAMES = [("Ceiling light", "big light"), ("Left bedside lamp",), ("Dragon",), ('Bob\'s "lamp"',)]


@pytest.fixture(scope="module")
def encoder():
    store = WeightsStore(Settings.load())
    return TextEncoder.load(store.ready(read_manifest()["all-minilm-l6-v2"]))


def test_a_whole_name_is_found_with_its_place():
    match = Matcher(NAMES)("please turn the ceiling lights on")
    assert match.exact.tolist() == [1, 0, 0, 0]
    assert 0 < match.start[0] < 1
    assert match.coverage[0] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("the big light", 0),
        ("left bedsde lamp", 1),
        ("the dragons", 2),
        ("bob's lamp", 3),
        ("the left bed side lamp", 1),
        ("the sealing lied", 0),
        ("turn the drag on on", 2),
    ],
)
def test_aliases_misspellings_and_quotes_are_found(text, owner):
    assert Matcher(NAMES)(text).coverage.argmax() == owner


def test_a_name_within_a_longer_one_is_not_meant():
    rooms = Matcher([("Bedroom",), ("Guest bedroom",)])
    assert rooms("turn off the guest bedroom light").exact.tolist() == [0, 1]
    assert rooms("the guest bedroom and the bedroom").exact.tolist() == [1, 1]
    assert Matcher([("Lamp", "Desk lamp"), ("Door",)])("the desk lamp").exact.tolist() == [1, 0]


@settings(max_examples=200)
@given(st.text(max_size=80), st.lists(st.lists(st.text(max_size=20), max_size=3), max_size=5))
def test_any_text_meets_any_names(text, names):
    match = Matcher(names)(text)
    for values in (match.exact, match.coverage, match.start):
        assert values.shape == (len(names),)
        assert np.all((values >= 0) & (values <= 1.001))


def large_house(count: int) -> House:
    rooms = tuple(Area(f"room_{n}", f"Room {n}") for n in range(20))
    lamps = [
        Entity(f"light.lamp_{n}", f"Lamp number {n}", area=f"room_{n % 20}") for n in range(count)
    ]
    return House(rooms, (*lamps, Entity("switch.samovar", "Samovar", area="room_3")))


def test_of_five_hundred_devices_the_one_that_was_named_is_read(encoder):
    house = large_house(500)
    text = "switch the samovar on"
    reader = HouseReader(house, encoder.pooled)
    reading = reader.read(encoder([text]).said[0], Situation(house, "room_3"))
    entities = [item for item in reading.items.ids if "." in item]
    assert len(entities) == MAX_ENTITIES and "switch.samovar" in entities
    assert reading.tokens.shape == (len(reading.items.ids), WIDTH)
    assert np.isfinite(reading.tokens.numpy()).all()


def test_the_last_device_and_the_room_change_what_is_read(encoder):
    house = load_house(ASSETS / "house.yaml")
    reader = HouseReader(house, encoder.pooled)
    said = encoder(["turn it off"]).said[0]
    plain = reader.read(said, Situation(house)).tokens
    last = reader.read(said, Situation(house, None, ("fan.bathroom",))).tokens
    room = reader.read(said, Situation(house, "office")).tokens
    assert not np.allclose(plain, last) and not np.allclose(plain, room)


def test_a_house_of_nothing_has_no_items(encoder):
    house = House((), ())
    reading = HouseReader(house, encoder.pooled).read(
        encoder(["lights on"]).said[0], Situation(house)
    )
    assert reading.items.ids == ()


def test_names_are_embedded_once_and_alike(encoder):
    alone = encoder.pooled(["kitchen lamp"])
    among = encoder.pooled(["a much longer name of a lamp", "kitchen lamp", "x"])
    assert np.allclose(alone[0], among[1], atol=1e-4)
    assert np.allclose(np.linalg.norm(among.numpy(), axis=1), 1, atol=1e-4)


def test_the_words_that_the_house_answers_to_are_marked(encoder):
    house = load_house(ASSETS / "house.yaml")
    said = encoder(["turn on the desk lamp in the attic"]).said[0]
    echoes = HouseReader(house, encoder.pooled).read(said, Situation(house)).echoes.numpy()
    pieces = [said.text[start:end] for start, end in said.spans]
    devices, places = echoes[:, 0], echoes[:, 2]
    assert devices[pieces.index("desk")] > 0 and devices[pieces.index("lamp")] > 0
    assert echoes[pieces.index("attic")].tolist() == [0, 0, 0, 0]  # there is none
    assert places[pieces.index("desk")] == 0
    assert echoes[0].tolist() == [0, 0, 0, 0]  # the mark of the beginning


def test_rivals_are_counted_where_names_fit_equally(encoder):
    rooms = (Area("den", "Den"), Area("study", "Study"))
    lamps = (
        Entity("light.a", "Lamp", area="den"),
        Entity("light.b", "Lamp", area="study"),
        Entity("light.c", "Candle", area="den"),
    )
    reader = HouseReader(House(rooms, lamps), encoder.pooled)

    def rivals(text: str, room: str | None) -> np.ndarray:
        reading = reader.read(encoder([text]).said[0], Situation(reader.house, room))
        return reading.tokens.numpy()[-3:, -2:]

    assert (rivals("lamp on", None)[:2, 0] > 0).all()
    assert (rivals("candle on", None) == 0).all()
    assert (rivals("the lamp in the den on", None) == 0).all()  # its room tells which
    assert (rivals("lamp on", "study")[:, 1] > 0).tolist() == [True, False, False]


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_text_fits_its_pieces(encoder, text):
    read = encoder([text])
    reader = HouseReader(large_house(3), encoder.pooled)
    reading = reader.read(read.said[0], Situation(reader.house))
    assert echoed(read.tokens, [reading.echoes]).shape == (1, read.tokens.shape[1], 772)
    assert torch.isfinite(reading.echoes).all()
