"""Sentences said aloud for training, by many voices in many rooms.

The voices are none of those that `pipelines.evaluation.voices` measures with: one natural voice
(hibari) at many speeds and pitches, and the variants of espeak-ng and flite that it leaves out.
"""

import io
import random
import subprocess
from functools import cache

import numpy as np
import soundfile
import soxr

from pipelines.preprocess.audio import RATE
from pipelines.speaking import Hibari

ACCENTS = ("en-gb-scotland", "en-gb-x-gbclan", "en-gb-x-rp", "en-gb-x-gbcwmd", "en-029")
THROATS = ("m1", "m3", "m5", "m7", "f1", "f2", "f4", "f5", "klatt2", "linda", "max", "steph")
NATURAL, FLITE = 0.6, 0.1  # shares of the voices; the rest are those of espeak-ng
QUIET, REVERBERANT = 0.4, 0.4  # shares of recordings without noise, and with an echo
SIGNAL_TO_NOISE = (8.0, 30.0)  # dB
REVERBERATION = (0.1, 0.5)  # seconds until the echo has sunk by 60 dB


def utter(text: str, rng: random.Random) -> np.ndarray:
    """A sentence as a microphone would hear it: mono float32 [samples] at 16 kHz.

    Needs the Debian packages espeak-ng and flite; raises CalledProcessError where one fails.
    """
    draw = rng.random()
    if draw < NATURAL:
        samples = natural(text, rng)
    elif draw < NATURAL + FLITE:
        samples = _said("flite", "-voice", "kal16", "-t", f" {text}", "-o", "/dev/stdout")
    else:
        voice = f"{rng.choice(ACCENTS)}+{rng.choice(THROATS)}"
        speed, pitch = rng.randint(125, 185), rng.randint(30, 70)
        samples = _said(
            "espeak-ng", "-v", voice, "-s", f"{speed}", "-p", f"{pitch}", "--stdout", "--", text
        )
    return recorded(samples, np.random.default_rng(rng.getrandbits(32)))


@cache
def _hibari() -> Hibari:
    return Hibari()


def natural(text: str, rng: random.Random) -> np.ndarray:
    """The natural voice at another speed, and as if its speaker were smaller or larger."""
    model = _hibari().model
    samples = model(text, speed=rng.uniform(0.85, 1.25), seed=rng.getrandbits(16))
    return _resampled(samples, round(model.sample_rate * rng.uniform(0.82, 1.12)))


def _said(*command: str) -> np.ndarray:
    done = subprocess.run(command, capture_output=True, check=True)
    return _resampled(*soundfile.read(io.BytesIO(done.stdout), dtype="float32"))


def _resampled(samples: np.ndarray, rate: int) -> np.ndarray:
    return np.asarray(soxr.resample(samples, rate, RATE), dtype=np.float32)


def recorded(samples: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """With silence around it, the echo of a room, and noise."""
    edges = chance.integers(RATE // 10, RATE // 2, 2)
    sound = np.pad(samples, tuple(edges))
    if chance.random() < REVERBERANT:
        sound = _in_a_room(sound, chance)
    if chance.random() >= QUIET:
        level = np.sqrt(np.mean(samples**2)) * 10 ** (-chance.uniform(*SIGNAL_TO_NOISE) / 20)
        noise = chance.normal(size=len(sound))
        if chance.random() < 0.5:  # rooms hum more than they hiss
            noise = np.cumsum(noise - noise.mean())
            noise -= np.linspace(noise[0], noise[-1], len(noise))
        sound = sound + noise * level / max(float(noise.std()), 1e-9)
    return (sound / max(1.0, float(np.abs(sound).max()))).astype(np.float32)


def _in_a_room(sound: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Convolved with noise that dies away, the simplest model of a room (Moorer 1979)."""
    seconds = chance.uniform(*REVERBERATION)
    times = np.arange(int(seconds * RATE)) / RATE
    answer = chance.normal(size=len(times)) * 10 ** (-3 * times / seconds)
    answer *= 0.5 / np.sqrt(np.sum(answer**2))
    answer[0] = 1.0
    size = 1 << (len(sound) + len(answer)).bit_length()
    heard = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(answer, size), size)
    return np.asarray(heard[: len(sound)])
