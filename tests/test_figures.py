"""The pages show what was measured, and nothing else."""

import pytest

from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.figures import BLOCKS, PAGES, filled, percent, table, write_figures
from pipelines.evaluation.measures import measure, results


def test_the_pages_show_the_results_beside_the_weights():
    assert write_figures(check=True) == {"written": []}


def test_every_block_is_on_a_page_and_says_something():
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    found = results()
    for name, write in BLOCKS.items():
        assert f"<!-- figures: {name} -->" in pages
        assert len(write(found)) > 100


def test_a_figure_that_was_not_measured_is_replaced():
    page = "before\n<!-- figures: captions -->\nCIDEr 9.99\n<!-- end -->\nafter"
    new = filled(page, results())
    assert "9.99" not in new and new.startswith("before") and new.endswith("after")
    assert filled(new, results()) == new
    with pytest.raises(EvaluationError, match="no figures called"):
        filled(page.replace("captions", "wishes"), {})


def test_shares_and_tables():
    share = {"n": 200, "right": 0.5, "interval_95": [0.4314, 0.5686]}
    assert percent(share, "right") == "50.0 % [43.1, 56.9] of 200"
    assert percent({"n": 0, "right": None, "interval_95": None}, "right") == "none asked"
    assert table("a | b", [(1, "x")]) == "| a | b |\n| --- | --- |\n| 1 | x |"


def test_an_unknown_measure_is_named(tmp_path):
    with pytest.raises(EvaluationError, match="'speed' is none of"):
        measure(tmp_path, ["speed"])
