"""The public API, as other programs use it."""

import pytest
from gradio_client import Client, handle_file

from tests.conftest import EXAMPLES, SOUNDS

pytestmark = pytest.mark.slow


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


def test_only_the_documented_endpoints_are_public(client):
    named = client.view_api(return_format="dict")["named_endpoints"]
    names = ["/act", "/ask", "/choose", "/confirm", "/describe", "/labels", "/listen", "/order"]
    names.append("/undo")
    assert sorted(named) == names


def test_the_api_compares_a_picture_with_labels(client):
    picture = handle_file(EXAMPLES / "kitten.jpg")
    _, found, timing = client.predict(picture, "bicycle, cat, sofa", api_name="/labels")
    assert found["event"] == "labelled" and found["compared"] == 3
    assert found["labels"][0]["text"] == "cat" and timing["event"] == "timing"
    _, found, _ = client.predict(picture, "", api_name="/labels")
    assert found["compared"] >= 150 and len(found["labels"]) == 5
    (failed,) = client.predict(picture, "cat", api_name="/labels")
    assert failed["kind"] == "LabelError"
    (failed,) = client.predict(None, "cat, dog", api_name="/labels")
    assert failed["kind"] == "InputError"


def test_the_api_moves_the_callers_own_house(client, server):
    lit = {"action": "light.turn_on", "target": ["light.hallway"], "data": {"brightness_pct": 40}}
    assert "40 % bright" in client.predict([lit], api_name="/act")["changes"][0]
    assert client.predict([lit], api_name="/act")["changes"] == []
    other = Client(server, verbose=False)
    assert len(other.predict([lit], api_name="/act")["changes"]) == 1
    unlock = {"action": "lock.unlock", "target": ["lock.front_door"]}
    assert client.predict([unlock], api_name="/act") == {"needs_confirmation": ["lock.unlock"]}
    wrong = client.predict([{**lit, "data": {"brightness_pct": 400}}], api_name="/act")
    assert wrong["error"] == "InvalidData"


def test_the_api_takes_orders_in_words(server):
    client = Client(server, verbose=False)
    events = client.predict("turn on the garage light", None, "", api_name="/order")
    kinds = [event["event"] for event in events]
    assert kinds == ["understood", "performed", "timing"]
    (change,) = events[1]["changes"]
    assert (change["before"]["state"], change["after"]["state"]) == ("off", "on")
    events = client.predict("unlock the front door", None, "", api_name="/order")
    assert events[1]["event"] == "confirm"
    assert "unlocked" in client.predict(api_name="/confirm")["changes"][0]
    assert client.predict(api_name="/confirm")["error"] == "CommandError"


def test_the_api_offers_a_choice_and_takes_it_back(server):
    client = Client(server, verbose=False)
    offered = client.predict(
        "set the bedside lamp to 50 percent", None, "bedroom", api_name="/order"
    )[1]
    assert offered["event"] == "choose" and len(offered["choices"]) == 2
    assert client.predict(3, api_name="/choose")["error"] == "CommandError"
    (change,) = client.predict(2, api_name="/choose")["changes"]
    assert change.startswith(offered["choices"][1][0])
    assert client.predict(api_name="/undo")["changes"]
    assert client.predict(api_name="/undo")["changes"] == []


def test_one_door_takes_text_pictures_and_sounds(server):
    client = Client(server, verbose=False)
    picture, sound = (
        handle_file(EXAMPLES / "coffee.jpg"),
        handle_file(SOUNDS / "hallway-light.flac"),
    )
    (*_, last) = client.predict("", picture, None, "", api_name="/ask")
    assert last["event"] == "timing"
    events = client.predict("", None, sound, "hallway", api_name="/ask")
    assert [event["event"] for event in events][:2] == ["transcript", "understood"]
    events = client.predict("what is this?", picture, None, "", api_name="/ask")
    assert events and "failure" not in [event["event"] for event in events]
    (failed,) = client.predict("", None, None, "", api_name="/ask")
    assert failed["event"] == "failure"


def test_a_caller_may_say_how_a_request_is_fused(server):
    client = Client(server, verbose=False)
    picture = handle_file(EXAMPLES / "dog.jpg")
    events = client.predict("", picture, None, "", "attention", api_name="/ask")
    assert [event["event"] for event in events][-2:] == ["caption", "timing"]
    (failed,) = client.predict("", picture, None, "", "wishes", api_name="/ask")
    assert failed["kind"] == "FusionError"


def test_the_api_writes_down_speech(client):
    sound = handle_file(SOUNDS / "kitchen-lights.flac")
    heard, timing = client.predict(sound, "en", api_name="/listen")
    assert heard["event"] == "transcript" and "kitchen" in heard["text"]
    assert [word["text"] for word in heard["words"]][:2] == ["Turn", "on"]
    assert timing["total"] > 0
