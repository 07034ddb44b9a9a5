"""What can be wrong with a file of weights that we trained."""


class CheckpointError(RuntimeError):
    """A weights file that cannot be read or does not fit this code."""
