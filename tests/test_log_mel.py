"""What the model heard of a spoken request, as it is drawn beside the words."""

import json
import re

import numpy as np
import pytest
from faster_whisper.feature_extractor import FeatureExtractor

from demo import hearing
from demo.events import as_json
from demo.examples import EXAMPLES
from demo.recording import FILE, fingerprint, recordings
from demo.texts import EN
from demo.texts_zh import ZH
from demo.visit import Turn
from pipelines.encoders import log_mel
from pipelines.preprocess.audio import RATE
from pipelines.types import SpokenWord, Transcript

WORDS = (
    SpokenWord("Turn", 0.0, 0.2, 0.9), SpokenWord("on", 0.2, 0.3, 0.8),
    SpokenWord("the", 0.3, 0.4, 0.95), SpokenWord("<b>light</b>.", 1.6, 2.0, 0.4),
)  # fmt: skip
SPOKEN = next(example for example in EXAMPLES if example.name == "spoken")


def tone(pitch: float, begin: float, end: float, seconds: float = 2.0) -> np.ndarray:
    """A tone of some hertz between two moments, and silence around it: float32 [samples]."""
    time = np.arange(int(seconds * RATE)) / RATE
    sounds = (time >= begin) & (time < end)
    return (0.5 * np.sin(2 * np.pi * pitch * time) * sounds).astype(np.float32)


def drawn(samples: np.ndarray) -> np.ndarray:
    """What Whisper is given of mono float32 [samples], as a picture: uint8 [80, frames]."""
    extract = FeatureExtractor()
    return log_mel.picture(extract(samples), round(len(samples) / extract.hop_length))


def test_a_tone_is_bright_where_and_when_it_sounds():
    low, high = (drawn(tone(pitch, 0.5, 1.0)) for pitch in (300, 3000))
    assert low.shape == high.shape == (80, 200) and low.dtype == np.uint8
    assert low.max() == 255 and low[:, :45].max() == 0 and low[:, 110:].max() == 0
    assert low[:, 75].argmax() < high[:, 75].argmax(), "low sounds come first"


def test_words_stand_at_their_times_and_cover_no_other():
    placed = hearing.place(WORDS, 2.0)
    assert [each.begin for each in placed] == pytest.approx([0.0, 0.1, 0.15, 0.8])
    assert [each.end for each in placed] == pytest.approx([0.1, 0.15, 0.2, 1.0])
    assert [each.lane for each in placed[:3]] == [0, 1, 2], "they follow too closely for one lane"
    assert [each.late for each in placed] == [False, False, False, True]
    assert hearing.place((SpokenWord("late", 1.9, 2.3, 0.5),), 2.0)[0].end == 1.0


@pytest.mark.parametrize("texts", [EN, ZH], ids=lambda texts: texts.code)
def test_the_drawing_tells_what_it_is_and_how_sure_each_word_is(texts):
    heard = Transcript("", WORDS, "en", 0.9, log_mel=drawn(tone(300, 0.5, 1.0)))
    page = hearing.draw(heard, texts)
    assert texts.log_mel.format(2.0) in page and texts.sounded in page
    assert "&lt;b&gt;light" in page and "<small>40%</small>" in page
    assert hearing.draw(Transcript("", WORDS, "en", 0.9), texts) == hearing.draw(None, texts) == ""


def test_the_small_wave_is_as_high_as_the_sound_is_loud():
    loud = np.zeros((80, 96), dtype=np.uint8)
    loud[:, 48:] = 200
    wave = hearing.wave(Transcript("Lights off", WORDS, "en", 0.9, log_mel=loud))
    heights = [float(each) for each in re.findall(r"v([\d.]+)", wave)]
    assert len(heights) == 48 and set(heights[:24]) == {2.0} and set(heights[24:]) == {26.0}
    assert hearing.wave(Transcript("Lights off", WORDS, "en", 0.9)) == ""


def test_a_request_shows_the_features_that_whisper_was_given(assistant):
    samples = tone(300, 0.5, 1.0) + tone(2000, 1.0, 1.7)
    heard = assistant.speech(samples).transcript
    features = assistant.speech.whisper.feature_extractor(samples)
    assert heard.log_mel is not None and heard.log_mel.shape == (80, 200)
    again = log_mel.picture(features, 200)
    assert np.abs(heard.log_mel[:, :198].astype(int) - again[:, :198]).max() <= 1
    assert as_json(heard)["log_mel"] == [80, 200]


def test_a_recorded_request_shows_its_sounds(tmp_path):
    described = json.loads(FILE.read_text(encoding="utf-8"))
    path = tmp_path / "recorded.json"
    path.write_text(json.dumps({**described, "made_with": fingerprint()}), encoding="utf-8")
    heard = Turn(SPOKEN.wish.given, "done", recordings(path)["spoken"]).last(Transcript)
    assert heard is not None and heard.log_mel is not None
    assert 0 < heard.log_mel.shape[1] / 100 - heard.words[-1].end < 0.6, "cut to the speech"
