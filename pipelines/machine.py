"""What this machine's processor can do; the only place that asks."""

import torch


def fast_dtype() -> torch.dtype:
    """bfloat16 where the processor multiplies it natively (AVX-512 BF16 or AMX), else float32."""
    capabilities = torch.cpu.get_capabilities()
    native = capabilities.get("avx512_bf16") or capabilities.get("amx_bf16")
    return torch.bfloat16 if native else torch.float32
