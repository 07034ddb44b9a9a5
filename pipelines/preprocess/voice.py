"""Voice activity: cut a recording to the speech in it, at one level.

Silero's network (through faster-whisper, which ships it) tells speech from noise. What holds no
speech is refused here, because a transcriber asked to write down silence invents a sentence.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from pipelines.preprocess.audio import RATE
from pipelines.types import SilenceError

# Commands are short and said at once, so pauses inside are kept and the edges cut closely.
OPTIONS: dict[str, Any] = {
    "threshold": 0.5, "min_speech_duration_ms": 120, "speech_pad_ms": 200,
}  # fmt: skip
PEAK = 0.9
MAX_GAIN = 30.0  # about 30 dB: more would only raise the noise
FAINT = 1e-4  # peak below which a recording counts as silence without a closer look


@dataclass(frozen=True)
class Speech:
    """Mono float32 [samples] at 16 kHz, and where it lay in the recording, in seconds."""

    samples: np.ndarray
    start: float
    end: float


def find_speech(audio: np.ndarray) -> Speech:
    """Trim a recording [samples] at 16 kHz to the speech in it, and level it.

    Raises:
        SilenceError: nothing in it sounds like a voice.
    """
    audio = audio - audio.mean()
    peak = float(np.abs(audio).max())
    if peak < FAINT:
        raise SilenceError("I heard nothing: the recording is silent.")
    # Here, because only a sound needs it, and it takes a second to import.
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    levelled = (audio * min(PEAK / peak, MAX_GAIN)).astype(np.float32)
    parts = get_speech_timestamps(levelled, VadOptions(**OPTIONS), RATE)
    if not parts:
        raise SilenceError("I heard nothing: there is no voice in the recording.")
    start, end = parts[0]["start"], parts[-1]["end"]
    return Speech(levelled[start:end], start / RATE, end / RATE)
