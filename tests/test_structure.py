"""The rule that keeps rooms apart: imports point downwards only."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

RANKS = {
    "pipelines.types": 0,
    "pipelines.settings": 0,
    "pipelines.machine": 0,
    "pipelines.remembered": 0,
    "pipelines.house": 1,
    "pipelines.preprocess": 1,
    "pipelines.weights": 1,
    "pipelines.speaking": 2,
    "pipelines.encoders": 2,
    "pipelines.fusion": 3,
    "pipelines.tasks": 4,
    "pipelines.clock": 4,
    "pipelines.householder": 5,
    "pipelines.pointing": 5,
    "pipelines.sight": 5,
    "pipelines.looking": 6,
    "pipelines.fusing": 7,
    "pipelines.waking": 8,
    "pipelines.assistant": 8,
    "pipelines.crowd": 9,
    "pipelines.evaluation": 10,
    "pipelines.training": 11,
    "demo": 10,
}
FILES = sorted([*ROOT.glob("pipelines/**/*.py"), *ROOT.glob("demo/*.py")])


def room(module: str) -> str | None:
    fitting = [name for name in RANKS if f"{module}.".startswith(f"{name}.")]
    return max(fitting, key=len, default=None)


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in map(room, found) if name}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_downwards(path):
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    own = room(module)
    if own is None:
        assert path.name == "__init__.py"
        return
    above = {other for other in imports(path) - {own} if RANKS[other] >= RANKS[own]}
    assert not above


def test_files_stay_small():
    long = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in [*FILES, *ROOT.glob("tests/*.py"), ROOT / "app.py"]
    }
    assert {name: lines for name, lines in long.items() if lines >= 300} == {}


def test_shipped_weights_stay_small():
    sizes = [path.stat().st_size for path in (ROOT / "assets" / "weights").iterdir()]
    assert max(sizes) < 25_000_000 and sum(sizes) < 60_000_000


def test_every_example_is_credited():
    import json

    folder = ROOT / "assets" / "examples"
    credits = json.loads((folder / "credits.json").read_text(encoding="utf-8"))
    pictures = {path.name for path in folder.glob("*.jpg")}
    assert pictures == set(credits) and 8 <= len(pictures) <= 12
    assert all(entry["licence"] and entry["source"] for entry in credits.values())
