"""Speed and memory of one caption, beside a named peer measured in the same run.

The peer is the BLIP-base captioning architecture (Li et al. 2022) of `transformers` with random
weights: its speed does not depend on them. Both get the same 12-megapixel JPEG, threads and
number of tokens; the peer runs in float32 and in our data type, and is credited with the faster.
"""

import io
import resource
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import torch
from PIL import Image
from transformers import BlipConfig, BlipForConditionalGeneration

from pipelines.assistant import Assistant
from pipelines.evaluation.scale import LARGE, SMALL, typed_milliseconds
from pipelines.evaluation.server import beside, started
from pipelines.machine import fast_dtype, processor
from pipelines.settings import ASSETS, Settings
from pipelines.types import Request, Timing

PEER_SIDE = 384


def bench(settings: Settings, runs: int) -> dict[str, object]:
    """All figures as one JSON-ready mapping; times are medians in milliseconds."""
    startup = startup_seconds(settings)
    assistant = Assistant.load(settings)
    photograph = twelve_megapixels()
    timings = _timings(assistant, Request(photograph), runs)
    greedy = _timings(assistant, Request(photograph, beams=1), runs)
    typed = {count: typed_milliseconds(assistant, count) for count in (SMALL, LARGE)}
    memory = peak_memory()
    ours = _median([timing.total for timing in timings])
    peer = {
        str(dtype).removeprefix("torch."): peer_caption(
            photograph, timings[0].tokens, dtype, max(3, runs // 4)
        )
        for dtype in dict.fromkeys([torch.float32, fast_dtype()])
    }
    return {
        "machine": {
            "processor": processor(),
            "threads": settings.threads,
            "dtype": str(fast_dtype()).removeprefix("torch."),
        },
        "runs": runs,
        "hearth_ms": _medians(timings),
        "greedy_ms": _medians(greedy),
        "hearth_p95_total_ms": round(float(np.percentile([t.total for t in timings], 95)), 1),
        "peer": "BLIP-base (transformers, random weights)",
        "peer_ms": peer,
        "times_faster_than_peer": round(min(peer.values()) / ours, 1),
        "typed_ms_by_devices": typed,
        "large_house_ratio": round(typed[LARGE] / typed[SMALL], 2),
        "startup_to_page_s": startup,
        "peak_memory_mb": memory,
    }


def twelve_megapixels() -> bytes:
    """A bundled example enlarged to 4000×3000 and saved as a JPEG, as a phone would send it."""
    with Image.open(ASSETS / "examples" / "astronaut.jpg") as image:
        large = image.convert("RGB").resize((4000, 3000), Image.Resampling.BICUBIC)
    buffer = io.BytesIO()
    large.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def peer_caption(photograph: bytes, tokens: int, dtype: torch.dtype, runs: int) -> float:
    """Median milliseconds of the peer from JPEG bytes to the last of `tokens` tokens."""
    torch.manual_seed(0)
    model = BlipForConditionalGeneration(BlipConfig()).eval()

    def caption() -> None:
        with Image.open(io.BytesIO(photograph)) as image:
            image.draft("RGB", (PEER_SIDE, PEER_SIDE))
            square = image.convert("RGB").resize((PEER_SIDE, PEER_SIDE), Image.Resampling.BICUBIC)
        pixels = torch.from_numpy(np.asarray(square, dtype=np.float32) / 127.5 - 1)
        with (
            torch.inference_mode(),
            torch.autocast("cpu", dtype, enabled=dtype != torch.float32),
        ):
            model.generate(
                pixel_values=pixels.permute(2, 0, 1).unsqueeze(0),
                max_new_tokens=tokens,
                min_new_tokens=tokens,
                do_sample=False,
            )

    caption()
    return _median([_milliseconds(caption) for _ in range(runs)])


def startup_seconds(settings: Settings) -> float:
    """From starting the process to the first served page, with a warm cache."""
    with started(beside(settings)) as server:
        return server.seconds


def peak_memory() -> int:
    """The most memory that this process has held, in megabytes (resident set)."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


def _timings(assistant: Assistant, request: Request, runs: int) -> list[Timing]:
    return [_timing(assistant, request) for _ in range(runs + 2)][2:]  # two to warm up


def _medians(timings: list[Timing]) -> dict[str, float]:
    return {
        name: _median([getattr(timing, name) for timing in timings])
        for name in Timing.__dataclass_fields__
    }


def _timing(assistant: Assistant, request: Request) -> Timing:
    assistant.looker.sight.forget()  # a picture that was seen before would cost no encoding
    return next(event for event in assistant.respond(request) if isinstance(event, Timing))


def _milliseconds(action: Callable[[], None]) -> float:
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def _median(values: list[float]) -> float:
    return round(statistics.median(values), 1)
