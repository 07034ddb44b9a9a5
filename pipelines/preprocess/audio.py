"""Sounds: bytes, path or array → validated mono float32 at 16 kHz, the rate that Whisper reads.

Nothing that arrives here is trusted: sizes are bounded while decoding, never taken from a header,
and whatever a decoder raises becomes an `AudioError`.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import soundfile
import soxr

from pipelines.types import AudioError, AudioSource

RATE = 16_000
MAX_BYTES = 20_000_000
MAX_SECONDS = 30
MAX_CHANNELS = 16
RATES = range(4_000, 192_001)  # Hz; below, speech is lost
BLOCK = 1 << 16  # frames
# Containers that browsers record into and soundfile does not read, by their first bytes. Each is
# opened by name: left to guess, the library would also open playlists that name other files.
CONTAINERS = {"matroska": (0, b"\x1a\x45\xdf\xa3"), "mp4": (4, b"ftyp")}
TOO_LONG = f"The recording is longer than {MAX_SECONDS} seconds."
NOT_A_SOUND = "The file is not a sound that Hearth can open: try WAV, FLAC, OGG, MP3, WebM or M4A."


def load_audio(source: AudioSource) -> np.ndarray:
    """Open a sound as mono float32 [samples] at 16 kHz, between -1 and 1.

    A pair (rate, samples [frames] or [frames, channels]) is taken as recorded, as Gradio gives it.

    Raises:
        AudioError: not a sound, damaged, empty, or outside the limits.
    """
    if isinstance(source, tuple):
        mono, rate = _from_array(*source)
    else:
        mono, rate = _decode(_read(source))
    if mono.size == 0:
        raise AudioError("The recording is empty.")
    if not np.isfinite(mono).all():
        raise AudioError("The recording holds values that are not numbers.")
    resampled = soxr.resample(mono, rate, RATE) if rate != RATE else mono
    if resampled.size == 0:  # less than half a sample of ours
        raise AudioError("The recording is empty.")
    return np.clip(resampled, -1.0, 1.0).astype(np.float32)


def _read(source: bytes | Path) -> bytes:
    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if size == 0:
            raise AudioError("The sound file is empty.")
        if size > MAX_BYTES:
            raise AudioError(f"The sound file is larger than {MAX_BYTES // 1_000_000} MB.")
        return source if isinstance(source, bytes) else source.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a zero character
        raise AudioError("The sound file cannot be read.") from error


def _decode(data: bytes) -> tuple[np.ndarray, int]:
    for name, (offset, mark) in CONTAINERS.items():
        if data[offset : offset + len(mark)] == mark:
            return _collect(_container_blocks(data, name), RATE), RATE
    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            _check(file.samplerate, file.channels)
            blocks = (block.mean(axis=1) for block in _blocks(file))
            return _collect(blocks, file.samplerate), file.samplerate
    except (soundfile.SoundFileError, TypeError, ValueError) as error:
        raise AudioError(NOT_A_SOUND) from error


def _blocks(file: soundfile.SoundFile) -> Iterator[np.ndarray]:
    while len(block := file.read(BLOCK, dtype="float32", always_2d=True)):
        yield block


def _container_blocks(data: bytes, name: str) -> Iterator[np.ndarray]:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    try:
        with av.open(io.BytesIO(data), format=name) as container:
            if not container.streams.audio:
                raise AudioError("The file holds no sound.")
            for frame in container.decode(audio=0):
                for part in resampler.resample(frame):
                    yield part.to_ndarray()[0]
            for part in resampler.resample(None):
                yield part.to_ndarray()[0]
    except (av.FFmpegError, ValueError, MemoryError) as error:
        raise AudioError(NOT_A_SOUND) from error


def _collect(blocks: Iterator[np.ndarray], rate: int) -> np.ndarray:
    """Join mono blocks, and stop as soon as they are too long."""
    parts: list[np.ndarray] = []
    frames = 0
    for block in blocks:
        parts.append(block)
        frames += len(block)
        if frames > MAX_SECONDS * rate:
            raise AudioError(TOO_LONG)
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _from_array(rate: int, samples: np.ndarray) -> tuple[np.ndarray, int]:
    samples = np.asarray(samples)
    if samples.ndim not in (1, 2) or samples.dtype.kind not in "iuf":
        raise AudioError("The recording must be numbers: frames, or frames × channels.")
    _check(rate, samples.shape[1] if samples.ndim == 2 else 1)
    if len(samples) > MAX_SECONDS * rate:
        raise AudioError(TOO_LONG)
    if samples.dtype.kind == "f":
        scaled = samples.astype(np.float32)
    else:  # 8 bits are unsigned by convention, all other integers signed
        information = np.iinfo(samples.dtype)
        middle = (information.max + 1) / 2 if information.min == 0 else 0.0
        scaled = ((samples - middle) / (middle or -float(information.min))).astype(np.float32)
    return (scaled.mean(axis=1) if scaled.ndim == 2 else scaled), rate


def _check(rate: int, channels: int) -> None:
    if rate not in RATES:
        raise AudioError(f"A sampling rate of {rate} Hz is outside 4-192 kHz.")
    if not 1 <= channels <= MAX_CHANNELS:
        raise AudioError(f"The recording has {channels} channels; at most {MAX_CHANNELS} can be.")
