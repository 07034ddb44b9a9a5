"""The language of orders: what the grammar lets through is valid, and means what was written."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.fusion.vocabulary import Vocabulary
from pipelines.house.commands import Command, check
from pipelines.house.entities import Entity, House
from pipelines.house.errors import CommandError
from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.language.grammar import END, Grammar
from pipelines.tasks.language.order_pieces import PIECES, Items, OrderError, read, write
from pipelines.tasks.language.orders import Group, Order, chosen, doable, in_groups, lowered
from pipelines.tasks.language.understanding import Understanding, Written
from pipelines.tasks.language.verbs import RELATIVE, SOURCE, abilities, able
from pipelines.tasks.language.wording import Wording
from pipelines.tasks.narrowing.sources import sourced

HOUSE = load_house(ASSETS / "house.yaml")
FLOORS = tuple(dict.fromkeys(area.floor for area in HOUSE.areas))
ITEMS = Items((*(a.id for a in HOUSE.areas), *FLOORS, *(e.id for e in HOUSE.entities)))
LAMP, CEILING, TELLY = "light.desk_lamp", "light.kitchen_ceiling", "media_player.living_room_tv"
ORDERS = [
    Order("turn_on", (LAMP,)),
    Order("set", (LAMP,), values=(("brightness_pct", 40.0), ("color_temp_kelvin", 2750.0))),
    Order("set", ("climate.bedroom",), values=(("temperature", 21.5),)),
    Order("set", ("media_player.kitchen_speaker",), values=(("volume_level", 0.37),)),
    Order("start", ("timer.kitchen",), values=(("duration", 5_400.0),)),
    Order("start", ("timer.kitchen",), values=(("duration", 3_725.0),)),
    Order("start", ("vacuum.robot",)),
    Order("turn_off", (Group("light", "kitchen"), Group("light", "upper"))),
    Order("turn_off", (Group("anything", "everywhere"),), ("garden", LAMP)),
    Order("increase", (Group("light", "office"),), values=(("brightness_pct", None),)),
    Order("decrease", ("climate.bedroom",), values=(("temperature", 2.0),)),
    Order("turn_on", ("light.bedside_left", "light.bedside_right"), asks=True),
    Order("set", (Group("light", "bedroom"),), values=(("color_name", "red"),)),
    Order("set", (TELLY,), values=(("source", None),)),
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.verb)
def test_what_is_written_reads_back_and_the_grammar_allows_it(order):
    symbols = write([order], ITEMS)
    assert read(symbols, ITEMS) == (order,)
    grammar = Grammar(HOUSE, ITEMS)
    for position, symbol in enumerate([*symbols, END]):
        assert symbol in grammar.allowed(symbols[:position])


def test_several_orders_read_back():
    symbols = write(ORDERS[:4], ITEMS)
    assert read(symbols, ITEMS) == tuple(ORDERS[:4])


@settings(max_examples=300)
@given(st.integers(0, 10**9), st.sampled_from(["command", "answer"]))
def test_whatever_the_grammar_lets_through_is_valid(seed, task):
    chance = random.Random(seed)
    grammar, symbols = Grammar(HOUSE, ITEMS, task), []
    for _ in range(80):
        allowed = grammar.allowed(symbols)
        assert allowed, f"a dead end after {symbols}"
        assert all(isinstance(each, int) or each == END or each in PIECES for each in allowed)
        if allowed == [END] or (END in allowed and chance.random() < 0.5):
            break
        symbols.append(chance.choice([each for each in allowed if each != END]))
    else:
        return
    orders = read(symbols, ITEMS)
    assert orders
    assert all(chosen(order, HOUSE) for order in orders)
    if task == "command":
        try:
            commands = lowered(orders, HOUSE)
        except CommandError:  # how it is now is not known, or the source was not named
            assert any(e.verb in RELATIVE or SOURCE in dict(e.values) for e in orders)
            return
        for command in commands:
            check(command, HOUSE)


def after(grammar, *symbols):
    return grammar.allowed([ITEMS.number(each) if "." in each else each for each in symbols])


def test_a_device_takes_only_its_own_verbs_and_fields():
    grammar = Grammar(HOUSE, ITEMS)
    assert "<do:turn_on>" in after(grammar, LAMP)
    assert not {"<do:unlock>", "<do:open>", "<do:dock>"} & set(after(grammar, LAMP))
    assert "<field:brightness_pct>" in after(grammar, LAMP, "<do:set>")
    assert "<field:temperature>" not in after(grammar, LAMP, "<do:set>")


def test_two_devices_take_what_both_can_do():
    grammar = Grammar(HOUSE, ITEMS)
    verbs = after(grammar, LAMP, "media_player.kitchen_speaker")
    assert "<do:turn_off>" in verbs and "<do:pause>" not in verbs and "<do:set>" not in verbs
    lock = ITEMS.number("lock.front_door")
    assert lock not in after(grammar, LAMP)


def test_impossible_values_cannot_be_written():
    plain = type(HOUSE)(HOUSE.areas, tuple(e for e in HOUSE.entities if e.id == "light.garage"))
    grammar = Grammar(plain, Items(("garage", "light.garage")))
    assert "<do:set>" not in grammar.allowed([1])
    grammar = Grammar(HOUSE, ITEMS)
    degrees = after(grammar, "climate.bedroom", "<do:set>", "<field:temperature>")
    assert "<5>" in degrees and "<35>" in degrees and "<36>" not in degrees
    full = after(grammar, "climate.bedroom", "<do:set>", "<field:temperature>", "<35>")
    assert "<half>" not in full


def test_an_exception_leaves_something_to_do():
    grammar = Grammar(HOUSE, ITEMS)
    kitchen = ["<kind:light>", ITEMS.number("kitchen"), "<except>"]
    left_out: list = []
    while more := [e for e in grammar.allowed([*kitchen, *left_out]) if isinstance(e, int)]:
        left_out.append(more[0])
    assert left_out and ITEMS.number("kitchen") not in left_out
    (order,) = read([*kitchen, *left_out, "<do:turn_off>"], ITEMS)
    assert chosen(order, HOUSE)


def test_groups_and_exceptions_name_the_devices_of_a_place():
    off = Order("turn_off", (Group("light", "upper"),), ("office", "light.bedroom_ceiling"))
    (command,) = lowered([off], HOUSE)
    assert command.action == "light.turn_off"
    assert set(command.targets) == {
        "light.bedside_left",
        "light.bedside_right",
        "light.kids_night_light",
        "light.kids_ceiling",
        "light.bathroom_mirror",
    }


def test_everything_leaves_locks_and_heating_alone():
    commands = lowered([Order("turn_off", (Group("anything", "everywhere"),))], HOUSE)
    actions = {command.action.partition(".")[0] for command in commands}
    assert actions == {"light", "switch", "fan", "media_player", "humidifier"}


def test_one_action_becomes_one_command():
    commands = lowered([Order("turn_on", (LAMP,)), Order("turn_on", (CEILING,))], HOUSE)
    assert commands == (Command("light.turn_on", (LAMP, CEILING)),)


@pytest.mark.parametrize(
    "symbols",
    [
        ["<do:turn_on>"],
        [3],
        [4, "<do:set>", "<field:temperature>"],
        ["<kind:light>", "<do:turn_on>"],
        ["<everywhere>", "<do:turn_on>"],
        [4, "<do:turn_on>", "<40>"],
        ["a"],
    ],
)
def test_other_tokens_are_no_order(symbols):
    with pytest.raises(OrderError):
        read(symbols, ITEMS)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("put netflix on the telly", "Netflix"),
        ("telly to you tube", "YouTube"),
        ("switch the television to HDMI 1 please", "HDMI 1"),
        ("put the radio on", "Radio"),
    ],
)
def test_a_source_is_found_among_those_of_the_device(text, source):
    (order,) = sourced([ORDERS[-1]], text, HOUSE)
    assert lowered([order], HOUSE) == (
        Command("media_player.select_source", (TELLY,), {"source": source}),
    )


@pytest.mark.parametrize(
    ("verb", "device", "action"),
    [
        ("turn_off", "valve.sprinkler", "valve.close_valve"),
        ("turn_on", "vacuum.robot", "vacuum.start"),
        ("stop", "timer.kitchen", "timer.cancel"),
        ("start", "scene.movie_night", "scene.turn_on"),
        ("stop", TELLY, "media_player.media_stop"),
    ],
)
def test_a_device_takes_the_verb_that_people_use_for_it(verb, device, action):
    symbols = write([Order(verb, (device,))], ITEMS)
    grammar = Grammar(HOUSE, ITEMS)
    assert all(each in grammar.allowed(symbols[:at]) for at, each in enumerate(symbols))
    assert [each.action for each in lowered(read(symbols, ITEMS), HOUSE)] == [action]


@pytest.mark.parametrize(
    ("verb", "device"), [("stop", LAMP), ("turn_on", "cover.garage_door"), ("mute", LAMP)]
)
def test_what_nobody_means_stays_impossible(verb, device):
    assert not doable([Order(verb, (device,))], HOUSE)


def test_a_source_that_is_not_there_is_refused_with_those_that_are():
    orders = sourced([ORDERS[-1]], "put the opera channel on the telly", HOUSE)
    assert not doable(orders, HOUSE)
    with pytest.raises(CommandError, match="Netflix"):
        lowered(orders, HOUSE)


def test_what_a_device_can_do_is_said_in_words():
    lamp, plug = HOUSE.entity(LAMP), HOUSE.entity("switch.coffee_machine")
    assert "set brightness" in abilities(lamp) and "turn off" in abilities(lamp)
    assert "set brightness" not in abilities(plug)
    assert abilities(HOUSE.entity("sensor.outdoor_temperature")) == ()


def test_a_group_is_what_the_house_says_lies_there():
    grammar = Grammar(HOUSE, ITEMS)
    for place in (*FLOORS, *(area.id for area in HOUSE.areas), "everywhere"):
        for kind in ("light", "cover", "anything"):
            found = [e for group in grammar.alike(Group(kind, place)).values() for e in group]
            expected = [e for e in HOUSE.entities if in_groups(e, [Group(kind, place)], HOUSE)]
            assert sorted(e.id for e in found) == sorted(e.id for e in expected)


@given(st.floats(0.01, 1.0), st.floats(0.01, 1.0), st.integers(1, 12))
def test_a_long_reply_is_as_sure_as_its_pieces(odds, share, pieces):
    written = tuple(Written("x", 1.0) for _ in range(pieces))
    meant = Understanding("command", {"command": odds}, (), written, odds * share)
    assert 0 < meant.sure <= odds * (1 + 1e-9)
    if pieces <= 3:
        assert meant.sure == pytest.approx(meant.confidence)
    else:
        assert meant.sure >= meant.confidence * (1 - 1e-9)


def test_what_is_asked_in_vain_shows_behind_the_device():
    ids, scores = (LAMP, CEILING), (0.9, 0.05)
    lost = Understanding("command", {"command": 0.95}, (), (), 0.001, ids, scores)
    assert lost.unfit == LAMP
    assert replace(lost, confidence=0.8).unfit is None, "it can be done"
    assert replace(lost, scores=(0.3, 0.3)).unfit is None, "none is clearly meant"
    assert Understanding("none", {"none": 1.0}).unfit is None


def meant(*following):
    """What stands for one of some pieces, as the decoder is told it."""
    vocabulary = Vocabulary.load(ASSETS / "weights" / "vocabulary.txt")
    found = Wording(vocabulary)(vocabulary[each] for each in following)
    named = vocabulary.pieces
    return {named[said]: named[piece] for piece, others in found.items() for said in others}


def test_a_percentage_counts_for_the_one_thing_that_a_device_can_set():
    found = meant("<field:position>")
    assert found["<field:percentage>"] == found["<field:brightness_pct>"] == "<field:position>"
    assert "<field:position>" not in found and "<field:temperature>" not in found
    assert meant("<field:temperature>", "<field:hvac_mode>")["<field:percentage>"] == (
        "<field:temperature>"
    )
    assert not meant("<field:hvac_mode>") and not meant("<do:turn_on>")
    assert not meant("<field:humidity>", "<field:percentage>")  # which of them, nobody can tell


def test_what_only_opens_is_raised_by_opening_it():
    assert meant("<do:open>", "<do:close>") == {
        "<do:increase>": "<do:open>",
        "<do:decrease>": "<do:close>",
    }
    assert not meant("<do:open>", "<do:close>", "<do:increase>", "<do:decrease>")


def test_a_timer_lasts_as_long_as_is_said():
    grammar = Grammar(HOUSE, ITEMS, spans=(3017, 3000))
    begun = [ITEMS.number("timer.kitchen"), "<do:start>", "<field:duration>"]
    assert grammar.allowed(begun) == ["<50>"]
    assert grammar.allowed([*begun, "<50>"]) == ["<min>"]
    assert {"<17>", END} < set(grammar.allowed([*begun, "<50>", "<min>"]))
    assert grammar.allowed([*begun, "<50>", "<min>", "<17>"]) == ["<s>"]
    assert meant("<50>")["<75>"] == "<50>" and meant("<min>")["<h>"] == "<min>"
    assert meant(END)["<20>"] == END and "<20>" not in meant("<17>", END).values()


def test_silencing_a_siren_turns_it_off():
    siren = Entity("siren.yard", "Yard siren", state="on")
    assert able(siren, "mute") and not able(siren, "unmute")
    (command,) = lowered([Order("mute", (siren.id,))], House((), (siren,)))
    assert command == Command("siren.turn_off", (siren.id,))
