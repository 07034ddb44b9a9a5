"""What lets somebody in asks first, whichever way it is asked for; and the house stands alone."""

import ast
from pathlib import Path

import pytest

from pipelines.house.commands import Command, parse_command
from pipelines.house.entities import House
from pipelines.house.errors import CommandError
from pipelines.house.guards import asks_first
from pipelines.house.loading import describe_house, parse_house
from pipelines.house.session import Done, HouseSession, NeedsConfirmation

ROOT = Path(__file__).resolve().parent.parent
SCENE = Command("scene.turn_on", ("scene.s",))


def home(*entities: dict[str, object]) -> House:
    return parse_house({"entities": list(entities)})


def staged(target: dict[str, object], **settings: object) -> House:
    attributes = {f"{target['id']}/{name}": value for name, value in settings.items()}
    return home(target, {"id": "scene.s", "attributes": attributes})


@pytest.mark.parametrize(
    ("house", "asks"),
    [
        (staged({"id": "lock.a", "state": "locked"}, state="unlocked"), True),
        (staged({"id": "lock.a", "state": "unlocked"}, state="unlocked"), False),
        (staged({"id": "lock.a", "state": "unlocked"}, state="locked"), False),
        (staged({"id": "light.a", "guarded": True}, state="on"), True),
        (staged({"id": "cover.garage_door"}, state="open", position=100), True),
        (staged({"id": "cover.garage_door", "state": "open"}, state="closed", position=0), False),
        (staged({"id": "cover.blinds"}, state="open"), False),
        (staged({"id": "alarm_control_panel.a", "state": "armed_away"}, state="disarmed"), True),
    ],
)
def test_a_scene_cannot_open_what_a_command_may_not(house, asks):
    session = HouseSession(house)
    answer = session.perform([SCENE])
    assert isinstance(answer, NeedsConfirmation) is asks
    if asks:
        assert session.house == house
        assert session.confirm().changes


def test_a_garage_without_a_class_is_known_by_its_name():
    house = home(
        {"id": "cover.left"}, {"id": "cover.garage_door"}, {"id": "cover.b", "name": "Gate"}
    )
    asking = [
        e.id for e in house.entities if asks_first(Command("cover.open_cover", (e.id,)), house)
    ]
    assert asking == ["cover.garage_door", "cover.b"]


def test_a_command_cannot_hide_behind_another():
    house = staged({"id": "lock.a", "state": "unlocked"}, state="unlocked")
    answer = HouseSession(house).perform([Command("lock.lock", ("lock.a",)), SCENE])
    assert isinstance(answer, NeedsConfirmation) and answer.reasons == (SCENE,)


def test_locking_again_asks_nothing():
    house = home({"id": "lock.a", "state": "locked", "guarded": True})
    assert isinstance(HouseSession(house).perform([Command("lock.lock", ("lock.a",))]), Done)


@pytest.mark.parametrize("value", [[1], {"a": 1}, None, float("nan"), float("inf"), 10**400])
def test_data_that_is_no_plain_value_is_refused(value):
    with pytest.raises(CommandError):
        parse_command({"action": "light.turn_on", "target": ["light.a"], "data": {"x": value}})


def test_a_device_shows_what_it_can_do_unless_it_says():
    house = home(
        {"id": "light.a", "attributes": {"brightness_pct": 0, "color": "warm white"}},
        {"id": "light.b", "attributes": {"brightness_pct": 0}, "capabilities": []},
        {"id": "lock.c"}, {"id": "cover.d", "state": None, "attributes": {"position": None}},
        {"id": "media_player.e", "attributes": {"source_list": ["Radio", "HDMI 1"], "x": []}},
    )  # fmt: skip
    light, plain, lock, cover, player = house.entities
    assert light.capabilities == ("brightness", "color") and plain.capabilities == ()
    assert (lock.state, cover.state, cover.attributes) == ("locked", "closed", {})
    assert player.attributes == {"source_list": "Radio, HDMI 1"}
    assert parse_house(describe_house(house)) == house


def test_the_house_needs_nothing_but_types():
    for path in (ROOT / "pipelines" / "house").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            ours = [each for each in names if each.split(".")[0] in ("pipelines", "demo")]
            assert all(e.startswith(("pipelines.house", "pipelines.types")) for e in ours), path
