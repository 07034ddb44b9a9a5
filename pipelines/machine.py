"""What this machine's processor is and can do; the only place that asks."""

import platform
import re
import time
from functools import cache
from pathlib import Path

import torch

PROCESSORS = Path("/proc/cpuinfo")  # where Linux names them
SIDE, TIMES = 512, 5  # of the product that is timed: some milliseconds in all


@cache
def fast_dtype() -> torch.dtype:
    """bfloat16 where this processor multiplies it faster than float32, else float32.

    The instructions alone do not tell. With AMX bfloat16 is four times as fast; with AVX-512 BF16
    and no AMX it was seen at half the speed of float32. So both are timed, once.
    """
    capabilities = torch.cpu.get_capabilities()
    if not (capabilities.get("avx512_bf16") or capabilities.get("amx_bf16")):
        return torch.float32
    return min((torch.float32, torch.bfloat16), key=_seconds)


def processor() -> str:
    """What the processor calls itself, and the widest instructions that torch uses of it."""
    listed = PROCESSORS.read_text(encoding="utf-8") if PROCESSORS.is_file() else ""
    named = re.search(r"^model name\s*:\s*(.+)$", listed, re.MULTILINE)
    name = named[1].strip() if named else platform.processor() or platform.machine()
    amx = torch.cpu.get_capabilities().get("amx_tile")
    return f"{name} ({'AMX' if amx else torch.backends.cpu.get_cpu_capability()})"


def _seconds(dtype: torch.dtype) -> float:
    """The shortest time that a product of two matrices takes."""
    matrix = torch.ones(SIDE, SIDE, dtype=dtype)
    spent = []
    with torch.inference_mode():
        for _ in range(TIMES):
            begun = time.perf_counter()
            torch.nn.functional.linear(matrix, matrix)
            spent.append(time.perf_counter() - begun)
    return min(spent)
