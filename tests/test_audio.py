"""Sounds of every kind become speech at 16 kHz, or one clear error."""

import io
import struct
from fractions import Fraction

import av
import numpy as np
import pytest
import soundfile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.preprocess.audio import MAX_SECONDS, RATE, load_audio
from pipelines.preprocess.voice import find_speech
from pipelines.types import AudioError, SilenceError
from tests.conftest import SOUNDS

TONE = (0.4 * np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)).astype(np.float32)


def encode(samples: np.ndarray, rate: int = RATE, kind: str = "WAV", subtype=None) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, rate, format=kind, subtype=subtype)
    return file.getvalue()


def record(samples: np.ndarray, kind: str, codec: str) -> bytes:
    """A container as browsers write it."""
    file = io.BytesIO()
    with av.open(file, "w", format=kind) as container:
        stream = container.add_stream(codec, rate=48_000, layout="mono")
        resampler = av.AudioResampler(
            format=stream.codec_context.format, layout="mono", rate=48_000
        )
        frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        fifo = av.AudioFifo()
        for part in resampler.resample(frame):
            fifo.write(part)
        while part := fifo.read(960 if codec == "libopus" else 1024, partial=True):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return file.getvalue()


def pitch(samples: np.ndarray) -> float:
    """The strongest frequency, in Hz."""
    return float(np.abs(np.fft.rfft(samples)).argmax() * RATE / len(samples))


@pytest.mark.parametrize(
    ("kind", "subtype"),
    [("WAV", "PCM_U8"), ("WAV", "PCM_16"), ("WAV", "PCM_24"), ("WAV", "FLOAT"), ("WAV", "ULAW"),
     ("FLAC", None), ("OGG", "VORBIS"), ("OGG", "OPUS"), ("MP3", None), ("AIFF", None)],
)  # fmt: skip
def test_every_common_file_opens(kind, subtype):
    sound = load_audio(encode(TONE, 48_000 if subtype == "OPUS" else RATE, kind, subtype))
    assert sound.dtype == np.float32
    assert np.abs(sound).max() == pytest.approx(0.4, abs=0.06)


@pytest.mark.parametrize(("kind", "codec"), [("webm", "libopus"), ("mp4", "aac")])
def test_what_browsers_record_opens(kind, codec):
    sound = load_audio(record(TONE, kind, codec))
    assert len(sound) == pytest.approx(RATE, abs=2500)
    assert pitch(sound) == pytest.approx(440, abs=5)


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000])
def test_any_rate_keeps_pitch_and_length(rate):
    tone = np.sin(2 * np.pi * 440 * np.arange(rate) / rate)
    sound = load_audio(encode(tone, rate))
    assert len(sound) == pytest.approx(RATE, abs=2)
    assert pitch(sound) == pytest.approx(440, abs=1)


@pytest.mark.parametrize("channels", [2, 6, 7, 16])
def test_channels_are_mixed(channels):
    sound = load_audio(encode(np.repeat(TONE[:, None], channels, axis=1)))
    np.testing.assert_allclose(sound, TONE, atol=1e-3)


@example(rate=32_001, shape=(1,), kind="u1", seed=0)  # resampled, nothing is left
@given(
    rate=st.integers(-5, 400_000),
    shape=st.one_of(
        st.tuples(st.integers(0, 3000)), st.tuples(st.integers(0, 900), st.integers(0, 20))
    ),
    kind=st.sampled_from(["u1", "i2", "i4", "f4", "f8", "?", "c8"]),
    seed=st.integers(0, 99),
)
@settings(max_examples=150)
def test_any_array_is_a_sound_or_an_error(rate, shape, kind, seed):
    samples = (np.random.default_rng(seed).normal(size=shape) * 50).astype(kind)
    try:
        sound = load_audio((rate, samples))
    except AudioError:
        return
    assert sound.dtype == np.float32 and sound.ndim == 1 and len(sound) > 0
    assert len(sound) == pytest.approx(len(samples) * RATE / rate, abs=2)
    assert np.abs(sound).max() <= 1


def hostile() -> dict[str, bytes]:
    """A hundred files that are not what they should be."""
    chance = np.random.default_rng(0)
    good = {
        "wav": encode(TONE), "flac": encode(TONE, kind="FLAC"), "ogg": encode(TONE, kind="OGG"),
        "mp3": encode(TONE, kind="MP3"), "webm": record(TONE, "webm", "libopus"),
        "mp4": record(TONE, "mp4", "aac"),
    }  # fmt: skip
    files = {
        "empty": b"", "text": b"turn on the light", "zeros": bytes(5000), "png": b"\x89PNG\r\n",
        "playlist": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "json": b"{}" * 50,
        "no samples": encode(TONE[:0]), "1 Hz": encode(TONE, 1),
        "not a number": encode(np.full(99, np.nan), subtype="FLOAT"),
        "infinite": encode(np.full(99, np.inf), subtype="FLOAT"),
        "ten minutes": encode(np.zeros(600 * 8000), 8000, subtype="PCM_U8"),
        "17 channels": encode(np.zeros((10, 17))),
        "21 MB": bytes(21_000_000), "huge claim": good["wav"][:40] + struct.pack("<I", 2**32 - 1),
    }  # fmt: skip
    for name, data in good.items():
        for share in (0.002, 0.02, 0.1):
            files[f"{name} cut at {share}"] = data[: int(len(data) * share)]
        for number in range(12):
            damaged = bytearray(data)
            for place in chance.integers(0, min(len(data), 400), 40):
                damaged[place] = chance.integers(256)
            files[f"{name} damaged {number}"] = bytes(damaged)
    return files


HOSTILE = hostile()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_sound_is_refused_in_one_sentence_or_heard(name):
    try:
        sound = load_audio(HOSTILE[name])
    except AudioError as error:
        assert str(error).endswith(".") and len(str(error)) < 120
    else:
        assert "cut" in name or "damaged" in name
        assert sound.dtype == np.float32 and 0 < len(sound) <= MAX_SECONDS * RATE


def test_there_are_a_hundred_hostile_sounds():
    assert len(HOSTILE) >= 100


def test_a_long_recording_is_refused_and_says_the_limit():
    with pytest.raises(AudioError, match="longer than 30 seconds"):
        load_audio((8_000, np.zeros(8_000 * 31, np.int16)))


@pytest.mark.parametrize("path", ["missing.wav", "a\0b.wav", "."])
def test_a_path_that_cannot_be_read_is_said(path, tmp_path):
    with pytest.raises(AudioError, match="cannot be read"):
        load_audio(tmp_path / path)


def test_speech_is_cut_out_of_silence_and_levelled():
    voice = load_audio(SOUNDS / "kitchen-lights.flac")
    quiet = np.concatenate([np.zeros(2 * RATE), voice * 0.05, np.zeros(3 * RATE)])
    speech = find_speech(quiet.astype(np.float32))
    assert 1.5 < speech.start < 2.1
    assert len(speech.samples) / RATE == pytest.approx(len(voice) / RATE, abs=0.6)
    assert np.abs(speech.samples).max() > 0.5


@pytest.mark.parametrize("kind", ["zeros", "offset", "white", "faint", "hum", "clicks"])
def test_silence_and_noise_are_not_speech(kind):
    chance, seconds = np.random.default_rng(0), 4 * RATE
    sound = {
        "zeros": np.zeros(seconds),
        "offset": np.full(seconds, 0.3),
        "white": chance.normal(size=seconds) * 0.1,
        "faint": chance.normal(size=seconds) * 1e-4,
        "hum": 0.3 * np.sin(2 * np.pi * 50 * np.arange(seconds) / RATE),
        "clicks": (chance.random(seconds) > 0.9995).astype(float),
    }[kind]
    with pytest.raises(SilenceError, match="I heard nothing"):
        find_speech(sound.astype(np.float32))
