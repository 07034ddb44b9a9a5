"""Replies as sound: the real ear understands the real voice; bad input is a clear error."""

import io
import time

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.preprocess.text import words
from pipelines.speaking import (
    MAX_SENTENCE,
    MAX_SPOKEN,
    Espeak,
    Sound,
    Speaker,
    SpeakingError,
    sentences,
)
from pipelines.types import HearthError, Request, TextError, Transcript

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def speaker() -> Speaker:
    found = Speaker()
    found.voice()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "A dog is running through the grass.",
        "Unlock the front door in the hallway?",
        "Turn off the ceiling light in the kitchen.",
        "The thermostat in the living room is set to nineteen degrees.",
    ],
)
def test_what_is_said_is_heard(speaker, assistant, text):
    sounds = list(speaker(text))
    assert len(sounds) == 1
    samples = sounds[0].samples
    assert 0.15 < sounds[0].seconds / len(text.split()) < 0.9, "a plausible pace"
    assert np.sqrt(np.mean(samples**2)) > 0.02 and np.abs(samples).max() <= 1
    request = Request(audio=sounds[0].wav())
    heard = next(e for e in assistant.respond(request) if isinstance(e, Transcript))
    said = words(text.replace("nineteen", "19"))
    found = set(words(heard.text.replace("nineteen", "19")))
    assert sum(word in found for word in said) >= 0.8 * len(said), heard.text


def test_the_first_sentence_does_not_wait_for_the_second(speaker):
    text = "Done. " + "The house is as it was in the beginning, and nothing else has changed. " * 8
    begun = time.perf_counter()
    sounds = speaker(text)
    first = next(sounds)
    early = time.perf_counter() - begun
    rest = list(sounds)
    whole = time.perf_counter() - begun
    assert first.seconds < 2 and len(rest) == 8
    assert early < whole / 3


def test_the_file_is_an_ordinary_wav(speaker):
    (sound,) = speaker("Done.")
    samples, rate = soundfile.read(io.BytesIO(sound.wav()))
    assert rate == sound.rate == 24_000 and len(samples) == len(sound.samples)


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07\u200b", "word " * MAX_SPOKEN, "a" * 10**6])
def test_nothing_and_too_much_are_refused(speaker, text):
    with pytest.raises(TextError):
        list(speaker(text))


def test_what_it_cannot_say_is_said_so(speaker):
    with pytest.raises(SpeakingError, match="English"):
        list(speaker("你好"))


def test_without_any_voice_there_is_a_clear_error():
    def missing() -> Espeak:
        raise ImportError("no such voice")

    with pytest.raises(SpeakingError, match="no voice"):
        list(Speaker([missing])("Hello."))


def test_the_next_voice_speaks_when_the_first_is_missing():
    class Beep:
        def say(self, sentence: str) -> Sound:
            return Sound(np.ones(len(sentence), np.float32), 8_000)

    def missing() -> Beep:
        raise ImportError("no such voice")

    (sound,) = Speaker([missing, Beep])("Hello.")
    assert sound.rate == 8_000


def test_espeak_is_given_the_text_and_never_an_option(tmp_path, monkeypatch):
    """A stand-in that answers with what it was given, one sample for each byte."""
    program = tmp_path / "espeak-ng"
    program.write_text(
        "#!/usr/bin/env python3\nimport sys, wave\n"
        "text = sys.stdin.buffer.read()\n"
        "if text == b'Fail.': sys.exit(1)\n"
        "out = wave.open(sys.stdout.buffer, 'wb')\n"
        "out.setparams((1, 2, 22050, len(text), 'NONE', ''))\n"
        "out.writeframes(b'\\1\\0' * len(text))\nout.close()\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    voice = Espeak()
    assert len(voice.say("--version").samples) == len("--version")
    with pytest.raises(SpeakingError):
        voice.say("Fail.")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SpeakingError, match="not installed"):
        Espeak()


@settings(max_examples=200)
@given(st.text(max_size=1_500))
def test_any_text_becomes_short_sentences_or_a_clear_error(text):
    try:
        found = sentences(text)
    except HearthError:
        return
    assert found and all(0 < len(each) <= MAX_SENTENCE for each in found)
    assert "".join("".join(found).split()) != ""
