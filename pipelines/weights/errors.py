"""What can go wrong with weights.

Sources and converters raise with a bare reason; `WeightsStore` puts it into the one sentence, fit
for a visitor, that says what failed and what to do.
"""

import errno

# Besides a full disk: a used-up quota, and a file larger than the disk or the shell allows.
NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class WeightsError(RuntimeError):
    """Weights could not be made ready."""


class CorruptWeights(WeightsError):
    """A file arrived damaged, or is not what the manifest describes."""


class WeightsUnavailable(WeightsError):
    """No source could deliver the file (offline, or every source failed)."""


class DiskFull(WeightsError):
    """There is no room for the file in the cache."""
