"""What can go wrong with an evaluation."""


class EvaluationError(RuntimeError):
    """Input that cannot be evaluated; the message says why."""
