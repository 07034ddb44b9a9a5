"""The recorded examples are what the real model says: they cannot grow stale unseen."""

import json

import numpy as np
import pytest

from demo import turns
from demo.examples import EXAMPLES, Example
from demo.keeping import keep, restore
from demo.recording import FILE, fingerprint, live, recordings
from demo.rehearsal import HOUSE
from demo.texts import EN
from demo.visit import Step, Turn
from pipelines.house.loading import load_house
from pipelines.tasks.replies import Understood
from pipelines.types import Caption, Seen, Token, Transcript

pytestmark = pytest.mark.slow

AGAIN = "Run `make examples` and commit assets/examples/recorded.json."
WHOLE = load_house(HOUSE)


@pytest.fixture(scope="module")
def recorded() -> dict[str, list[Step]]:
    return recordings()


def outline(example: Example, steps: list[Step]) -> list[str]:
    """What a visitor reads of a turn, and what the model wrote for it."""
    events = [step.event for step in steps if not isinstance(step.event, Token)]
    said = turns.plain(Turn(example.wish.given, "done", steps), WHOLE, EN)
    heard = [event.text for event in events if isinstance(event, Transcript)]
    written = [
        each.symbol
        for event in events
        if isinstance(event, Understood)
        for each in event.understanding.written
    ]
    return [*(type(event).__name__ for event in events), said, *heard, *written]


def test_the_recordings_were_made_with_these_weights():
    made_with = json.loads(FILE.read_text(encoding="utf-8"))["made_with"]
    assert made_with == fingerprint(), AGAIN


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_recording_says_what_the_model_says_now(recorded, assistant, example):
    said = outline(example, live(assistant, example).steps)
    assert outline(example, recorded[example.name]) == said, AGAIN


def test_a_recording_shows_where_the_model_looked(recorded, assistant):
    steps, now = recorded["caption"], live(assistant, EXAMPLES[0])
    kept, fresh = (Turn(now.given, "done", each) for each in (steps, now.steps))
    seen, was, words = kept.last(Seen), fresh.last(Caption), kept.last(Caption)
    assert seen is not None and seen.crop.shape == (224, 224, 3) and was and words
    for word, other in zip(words.words, was.words, strict=True):
        assert np.abs(word.attention - other.attention).max() < 0.02 * other.attention.max()


def test_every_event_of_the_examples_can_be_kept(assistant):
    for example in EXAMPLES:
        for step in live(assistant, example).steps:
            if not isinstance(step.event, Seen | Token):
                kept = json.loads(json.dumps(keep(step.event)))
                assert type(restore(kept)) is type(step.event)
                assert keep(restore(kept)) == kept


def test_what_was_made_with_other_weights_is_not_shown(tmp_path):
    path, described = tmp_path / "recorded.json", json.loads(FILE.read_text(encoding="utf-8"))
    assert set(recordings()) == {example.name for example in EXAMPLES}
    path.write_text(json.dumps({**described, "made_with": "0" * 64}), encoding="utf-8")
    assert recordings(path) == {}
    described["examples"].pop("note")
    for text in ("", "{}", "[]", "nothing", json.dumps(described)):
        path.write_text(text, encoding="utf-8")
        assert recordings(path) == {}
    assert recordings(tmp_path / "absent.json") == {}


def test_the_file_stays_small():
    assert FILE.stat().st_size < 100_000
