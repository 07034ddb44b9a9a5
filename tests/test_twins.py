"""Training examples of devices that share a name, and of times that are taken back."""

import random

from pipelines.house.entities import Area, Entity, House
from pipelines.training.commands.alike import twinned
from pipelines.training.commands.corrections import corrected
from pipelines.training.commands.refs import Context
from pipelines.training.commands.siblings import siblings
from pipelines.training.commands.view import View
from pipelines.training.commands.words import norm

KITCHEN, DEN = "kitchen", "den"
AREAS = (Area(KITCHEN, "Kitchen"), Area(DEN, "Den"))
BLIND = {"device_class": "blind"}
LEFT = Entity("cover.left", "Left blind", (), KITCHEN, "open", BLIND)
RIGHT = Entity("cover.right", "Right blind", (), KITCHEN, "open", BLIND)
GUEST = Entity("cover.guest", "Guest blind", (), DEN, "open", BLIND)
EGG = Entity("timer.egg", "Egg timer", (), KITCHEN)


def said(make, *entities, count=200):
    """What a kind of request comes to in a house: texts in lower case, and their only order."""
    rng, view, found = random.Random(5), View(House(AREAS, entities)), []
    while len(found) < count:
        made = make(Context(view, rng))
        if made is not None:
            found.append((made[0].casefold(), made[1][0]))
    return found


def test_siblings_share_a_name_but_for_a_mark():
    rng, lamp = random.Random(3), Entity("light.lamp", "Lamp", ("glow",), KITCHEN)
    for _ in range(200):
        found = siblings(rng, lamp, [KITCHEN, DEN])
        assert len(found) in (2, 3) and len({each.id for each in found}) == len(found)
        words = [norm(each.name).split() for each in found]
        assert len({tuple(each) for each in words}) == len(found)
        assert set(words[0]) & set(words[1]) and found[0].area == KITCHEN
        assert not any(each.aliases for each in found)
    scene = Entity("scene.dinner", "Dinner")
    assert siblings(rng, scene, [KITCHEN]) == [scene]


def test_both_means_two_that_share_a_name():
    found = [order for text, order in said(twinned, LEFT, RIGHT) if "both" in text]
    assert found
    for order in found:
        assert set(order.targets) == {LEFT.id, RIGHT.id} and not order.asks


def test_twins_that_others_resemble_are_told_apart_by_where_they_are():
    found = [(text, order) for text, order in said(twinned, LEFT, RIGHT, GUEST) if "both" in text]
    assert found
    for text, order in found:
        assert "kitchen" in text and set(order.targets) == {LEFT.id, RIGHT.id}


def test_a_length_of_time_may_be_taken_back_with_its_unit_said_once():
    minutes = ("minute", "mins")
    texts = [text for text, order in said(corrected, EGG, count=400) if order.verb == "start"]
    once = [text for text in texts if sum(text.count(unit) for unit in minutes) == 1]
    assert once
