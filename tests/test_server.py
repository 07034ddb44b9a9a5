"""The public API and the command line, as other programs use them."""

import json
import subprocess
import sys

import pytest
from gradio_client import Client, handle_file

from tests.conftest import EXAMPLES, ROOT

pytestmark = pytest.mark.slow


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "app.py", "--ask", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def client(server: str) -> Client:
    return Client(server, verbose=False)


def test_the_api_gives_every_event(client):
    events = client.predict(handle_file(EXAMPLES / "astronaut.jpg"), 1, api_name="/describe")
    kinds = [event["event"] for event in events]
    assert kinds[:2] == ["seen", "route"] and kinds[-2:] == ["caption", "timing"]
    assert events[-2]["text"].endswith(".")
    assert events[-1]["total"] > 0


def test_the_api_explains_what_is_wrong(client, tmp_path):
    bad = tmp_path / "notes.png"
    bad.write_text("these are notes")
    events = client.predict(handle_file(bad), 1, api_name="/describe")
    assert [event["event"] for event in events] == ["failure"]
    assert events[0]["kind"] == "ImageError"


def test_only_the_documented_endpoint_is_public(client):
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert list(named) == ["/describe"]


def test_ask_prints_one_sentence():
    result = run("--image", str(EXAMPLES / "astronaut.jpg"))
    assert result.returncode == 0
    assert result.stdout.strip().endswith(".") and "\n" not in result.stdout.strip()


def test_ask_json_prints_the_events():
    result = run("--image", str(EXAMPLES / "astronaut.jpg"), "--json", "--beams", "3")
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert events[-2]["event"] == "caption"


def test_ask_fails_with_one_sentence(tmp_path):
    result = run("--image", str(tmp_path / "absent.jpg"))
    assert result.returncode == 1 and result.stdout == ""
    assert "cannot be read" in result.stderr
