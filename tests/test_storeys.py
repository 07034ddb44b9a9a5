"""What lies upstairs and downstairs, in houses of all sorts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.house.storeys import spoken


@pytest.mark.parametrize(
    ("floors", "up", "down"),
    [
        (["ground", "upper"], "upper", "ground"),
        (["first", "ground", "basement", "outside"], "first", "ground"),
        (["first_floor", "second_floor"], "second_floor", "first_floor"),
        (["ground", "upper", "attic"], "upper", "ground"),
        (["ground", "outside"], None, None),
        (["third"], None, None),
        (["house", "yard"], None, None),
        (["upstairs", "ground"], "upstairs", "ground"),
        ([], None, None),
    ],
)
def test_one_floor_is_upstairs_and_one_downstairs(floors, up, down):
    names = spoken(floors)
    assert [floor for floor in floors if "upstairs" in names[floor]] == ([up] if up else [])
    assert [floor for floor in floors if "downstairs" in names[floor]] == ([down] if down else [])
    assert all(floor.replace("_", " ") == names[floor][0] for floor in floors)


@given(st.lists(st.text(max_size=12), unique=True, max_size=6))
def test_every_floor_keeps_its_own_name_first(floors):
    names = spoken(floors)
    assert set(names) == set(floors)
    assert all(names[floor][0] == floor.replace("_", " ") for floor in floors)
