"""What can be wrong with an encoder."""


class WrongEncoder(RuntimeError):
    """An encoder whose output is not the one that the fusion model was trained on."""
