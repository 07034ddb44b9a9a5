"""Cases said aloud, and how many of their words are heard."""

import json
import sys

import pytest

from pipelines.evaluation import voices
from pipelines.evaluation.cases import Case
from pipelines.evaluation.comparison import word_error_rate
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.voices import Voice, speak_cases
from pipelines.house.entities import House

WRITE = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
VOICE = Voice("a pen", (sys.executable, "-c", WRITE, "{file}", "{text}"))
MUTE = Voice("mute", (sys.executable, "-c", "raise SystemExit(3)"))


def test_every_case_gets_a_sound_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(voices, "VOICES", (VOICE,))
    cases = tmp_path / "cases.jsonl"
    said = [{"id": str(n), "text": text} for n, text in enumerate(["lamp on", "{odd} --text"])]
    cases.write_text("".join(json.dumps(each) + "\n" for each in said))
    result = speak_cases(cases, tmp_path / "out", None)
    assert result == {"cases": 2, "voices": ["a pen"]}
    spoken = [json.loads(line) for line in (tmp_path / "out/cases.jsonl").open()]
    assert [(tmp_path / "out" / each["audio"]).read_text() for each in spoken] == [
        "lamp on",
        "{odd} --text",
    ]


def test_a_voice_that_fails_and_cases_that_are_none_are_named(tmp_path, monkeypatch):
    with pytest.raises(EvaluationError, match="mute cannot say"):
        MUTE.say("hello", tmp_path / "a.wav")
    monkeypatch.setattr(voices, "VOICES", (VOICE,))
    with pytest.raises(EvaluationError, match="cannot be read"):
        speak_cases(tmp_path / "nothing.jsonl", tmp_path / "out", 3)
    monkeypatch.setattr(voices, "VOICES", ())
    with pytest.raises(EvaluationError, match="No voice"):
        speak_cases(tmp_path / "nothing.jsonl", tmp_path / "out", 3)


def test_every_language_has_a_voice_and_an_unknown_one_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(voices.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert voices.voice_for(5, "en", (VOICE,)) is VOICE
    assert "cmn" in voices.voice_for(0, "zh", (VOICE,)).command
    with pytest.raises(EvaluationError, match="No voice speaks"):
        voices.voice_for(0, "xx", (VOICE,))


def test_words_are_compared_without_case_and_punctuation():
    house = House((), ())
    cases = [Case("a", house, "Turn the lamp on!"), Case("b", house, "lights off")]
    assert word_error_rate(cases, {"a": "turn the lamp on.", "b": "Lights off"}) == 0
    assert word_error_rate(cases, {"a": "turn a lamp on"}) == pytest.approx(3 / 6, abs=0.01)
