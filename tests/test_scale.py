"""Houses of any size to measure with."""

import pytest

from pipelines.evaluation.scale import house_of


@pytest.mark.parametrize("count", [1, 30, 500])
def test_a_house_has_as_many_devices_as_asked_for_and_each_its_own_name(count):
    house = house_of(count)
    assert len({each.id for each in house.entities}) == count
    assert len({(each.name, each.area) for each in house.entities}) == count
