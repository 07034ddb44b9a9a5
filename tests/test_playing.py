"""A word or two for whatever plays: for which player, and when they are nothing of the kind."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.house.commands import Command
from pipelines.house.loading import load_house
from pipelines.house.session import HouseSession
from pipelines.settings import ASSETS
from pipelines.tasks.language.items import Situation
from pipelines.tasks.language.orders import EVERYWHERE, Group, Order, devices
from pipelines.tasks.language.understanding import Understanding, Written
from pipelines.tasks.narrowing.playing import SHORT, audible, for_player, named, running
from pipelines.tasks.replies import Performed
from tests.asking import ask, outcome

HOUSE = load_house(ASSETS / "house.yaml")
TV, SPEAKER, KIDS = (
    f"media_player.{each}" for each in ("living_room_tv", "kitchen_speaker", "kids_speaker")
)


def situation(room=None, last=(), **states):
    players = {TV: "off", SPEAKER: "off", KIDS: "off"}
    players |= {f"media_player.{name}": state for name, state in states.items()}
    changed = {each: HOUSE.entity(each).changed(state) for each, state in players.items()}
    return Situation(HOUSE.updated(changed), room, last)


@pytest.mark.parametrize(
    ("states", "room", "places", "found"),
    [
        ({}, None, (), []),
        ({"living_room_tv": "playing"}, None, (), [TV]),
        ({"living_room_tv": "playing"}, "kitchen", (), [TV, SPEAKER]),
        ({"living_room_tv": "playing"}, None, ("kitchen",), [SPEAKER]),
        ({"living_room_tv": "playing", "kitchen_speaker": "playing"}, None, (), []),
        ({"living_room_tv": "playing", "kitchen_speaker": "playing"}, "kitchen", (), [SPEAKER]),
        ({"living_room_tv": "paused", "kitchen_speaker": "playing"}, None, (), [SPEAKER, TV]),
    ],
)
def test_the_player_that_runs_is_the_one_of_the_place(states, room, places, found):
    assert [each.id for each in running(situation(room, **states), places)] == found


@given(st.text(max_size=60))
def test_only_short_requests_get_a_name(text):
    player = HOUSE.entity(TV)
    meant = named(text, player)
    assert meant == "" or meant.endswith(f"on the {player.name}")
    assert len(meant.split()) <= SHORT + 2 + len(player.name.split()) or not text.isascii()


def read(verb, *devices, sure=0.95):
    written = (Written(verb, sure),)
    return Understanding("command", {"command": 1.0}, (Order(verb, devices),), written, sure)


def test_what_makes_no_sense_now_is_not_for_the_player():
    meets = situation(living_room_tv="playing")
    player = meets.house.entity(TV)
    assert for_player(read("next", TV), meets, player)
    assert not for_player(read("next", TV, sure=0.8), meets, player)
    assert not for_player(read("next", SPEAKER), meets, player)
    assert not for_player(read("play", TV), meets, player)  # it does already
    assert not for_player(read("turn_off", TV), meets, player)  # said of much else
    assert not for_player(read("unmute", TV), meets, player)
    muted = replace(player, attributes={**player.attributes, "is_volume_muted": True})
    heard = replace(meets, house=meets.house.updated({TV: muted}))
    assert for_player(read("unmute", TV), heard, muted)


EVERY = (TV, SPEAKER, KIDS)
LOUDER = (("volume_level", None),)
QUIET = (("volume_level", 0.2),)


@pytest.mark.parametrize(
    ("order", "text", "meant"),
    [
        (Order("increase", EVERY, (), LOUDER, asks=True), "louder", [TV]),
        (Order("set", EVERY, (), QUIET, asks=True), "volume to 20", [TV]),
        (Order("mute", (Group("media_player", EVERYWHERE),)), "quiet please", [TV]),
        (Order("mute", (Group("media_player", EVERYWHERE),)), "mute all the players", [*EVERY]),
        (Order("stop", (TV, KIDS)), "stop the telly and Noah's speaker", [TV, KIDS]),
        (Order("turn_on", EVERY, asks=True), "turn it on", [*EVERY]),
    ],
)
def test_of_several_players_those_are_meant_that_play(order, text, meant):
    house = situation(living_room_tv="playing").house
    (found,) = audible([order], text, house)
    assert list(devices([found], house)) == [e.id for e in house.entities if e.id in meant]
    assert found.asks == (order.asks and len(meant) > 1)


def test_where_nothing_plays_it_is_asked_which_is_meant():
    order = Order("increase", EVERY, (), LOUDER, asks=True)
    assert audible([order], "louder", situation().house) == (order,)


def play(session, player):
    session.perform([Command("media_player.media_play", (player,))])


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("skip", "media_next_track"),
        ("Next song, please.", "media_next_track"),
        ("previous track", "media_previous_track"),
        ("pause", "media_pause"),
    ],
)
def test_few_words_are_for_what_plays(assistant, session, text, service):
    play(session, TV)
    done = outcome(ask(assistant, session, text=text))
    assert isinstance(done, Performed)
    assert [(c.action, c.targets) for c in done.commands] == [(f"media_player.{service}", (TV,))]


def test_louder_is_for_what_plays(assistant, session):
    play(session, TV)
    done = outcome(ask(assistant, session, text="a bit louder please"))
    assert isinstance(done, Performed)
    assert [change.after.id for change in done.changes] == [TV]


def test_what_paused_plays_on(assistant, session):
    assert session.house.entity(SPEAKER).state == "paused"
    done = outcome(ask(assistant, session, text="resume"))
    assert isinstance(done, Performed)
    assert session.house.entity(SPEAKER).state == "playing"


@pytest.mark.parametrize("text", ["thanks", "never mind", "what a day", "see you later"])
def test_small_talk_leaves_what_plays_alone(assistant, session, text):
    play(session, TV)
    assert not isinstance(outcome(ask(assistant, session, text=text)), Performed)
    assert session.house.entity(TV).state == "playing"


def test_it_is_what_was_spoken_of(assistant, session):
    play(session, TV)
    ask(assistant, session, text="open the living room blinds")
    ask(assistant, session, text="stop it")
    assert session.house.entity(TV).state == "playing"


@pytest.mark.parametrize("text", ["resume", "unmute"])
def test_where_nothing_plays_it_is_the_player_of_the_visitors_room(assistant, text):
    session = HouseSession(situation().house, "kids_room")
    reply = outcome(ask(assistant, session, text=text))
    assert isinstance(reply, Performed)
    assert [each.targets for each in reply.commands] == [(KIDS,)]
