"""What was said about a picture before, read beside a question that may lean on it."""

LONGEST = 160  # characters of what was asked before, and of what was said


def leaning(question: str, asked: str, said: str) -> str:
    """A question with the exchange before it: `and what colour is it? | what is this? a dog`.

    The question comes first, so that of a long text the past is cut off.
    """
    before = " ".join(f"{asked[:LONGEST]} {said[:LONGEST]}".split())
    return f"{question} | {before}" if before else question
