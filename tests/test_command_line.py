"""`app.py --ask`, as it is used in a terminal."""

import json
import subprocess
import sys

import pytest

from demo.command_line import ask, parser
from tests.conftest import EXAMPLES, ROOT, SOUNDS


@pytest.fixture
def asked(assistant, capsys):
    """Exit status, output and errors of `app.py --ask` with some options."""

    def asked(*options: str) -> tuple[int, str, str]:
        status = ask(assistant, parser().parse_args(["--ask", *options]))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return asked


def program(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "app.py", "--ask", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.mark.slow
def test_a_picture_gets_one_sentence():
    result = program("--image", str(EXAMPLES / "astronaut.jpg"))
    assert result.returncode == 0
    assert result.stdout.strip().endswith(".") and "\n" not in result.stdout.strip()


def test_an_unknown_option_is_refused_before_anything_is_loaded():
    result = program("--text", "hello", "--fusion", "wishes")
    assert result.returncode == 2 and "invalid choice" in result.stderr


def test_it_tells_what_a_text_did(asked):
    status, said, _ = asked("--text", "turn on the garage light")
    assert status == 0 and "off → on" in said


def test_a_picture_is_compared_with_labels(asked):
    _, said, _ = asked("--image", str(EXAMPLES / "kitten.jpg"), "--labels", "bicycle, cat")
    first, second = said.splitlines()
    assert first.endswith("% cat") and second.endswith("% bicycle")


def test_it_fuses_as_it_is_told(asked):
    status, said, _ = asked("--image", str(EXAMPLES / "dog.jpg"), "--fusion", "sum")
    assert status == 0 and said.strip().endswith(".")


@pytest.mark.slow
def test_it_prints_what_was_said(asked):
    status, said, _ = asked("--audio", str(SOUNDS / "order.flac"))
    assert status == 0 and "latte" in said.lower()


def test_json_prints_the_events(asked):
    _, said, _ = asked("--image", str(EXAMPLES / "astronaut.jpg"), "--json", "--beams", "3")
    events = [json.loads(line) for line in said.splitlines()]
    assert events[-2]["event"] == "caption"


@pytest.mark.parametrize(
    "options", [["--image", "absent.jpg"], ["--text", "hello", "--house", "absent.yaml"]]
)
def test_it_fails_with_one_sentence(asked, options):
    status, said, wrong = asked(*options)
    assert status == 1 and said == ""
    assert "cannot be read" in wrong and wrong.count("\n") == 1
