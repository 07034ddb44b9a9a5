"""What is remembered: the last few keys that were asked for."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.remembered import Remembered


@given(st.lists(st.integers(0, 6)), st.integers(1, 4))
def test_the_last_few_keys_need_no_second_making(asked, most):
    made: list[int] = []
    kept = Remembered[int, str](most)
    recent: list[int] = []  # the model: keys by when they were asked for, the latest last
    for key in asked:
        before = len(made)
        assert kept(key, lambda key=key: made.append(key) or f"value {key}") == f"value {key}"
        assert (len(made) == before) is (key in recent)
        recent = [*(each for each in recent if each != key), key][-most:]


def test_what_is_forgotten_is_made_again():
    kept = Remembered[str, object](2)
    first = kept("a", object)
    assert kept("a", object) is first
    kept.forget()
    assert kept("a", object) is not first
