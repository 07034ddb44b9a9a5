"""Score the assistant's captions against references, through the same door as everyone."""

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm

from pipelines.assistant import Assistant
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.pictures import PictureSet
from pipelines.evaluation.scores import score_captions
from pipelines.tasks.replies import AnyEvent
from pipelines.types import Caption, Event, Failure, Request

SEED = 7


@dataclass(frozen=True)
class Captioned:
    """What the assistant wrote about a set of pictures, and how fast."""

    captions: dict[str, str]
    failures: dict[str, str]
    images_per_second: float


def read_references(path: Path) -> dict[str, list[str]]:
    """Read `{name: [captions]}`. Raises EvaluationError if the file holds anything else."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path} cannot be read as JSON: {error}") from error
    lists = isinstance(content, dict) and all(
        isinstance(texts, list) and texts and all(isinstance(text, str) for text in texts)
        for texts in content.values()
    )
    if not lists or not content:
        raise EvaluationError(f"{path} must map each picture's name to a list of captions.")
    return dict(content)


def describe_all(
    assistant: Assistant, pictures: PictureSet, names: list[str], ways: Sequence[int] = (1,)
) -> list[Captioned]:
    """Caption pictures one by one, as visitors send them: once for each number of beams."""
    found = [Captioned({}, {}, 0.0) for _ in ways]
    spent = [0.0] * len(ways)
    for name in tqdm(names, desc="captions", unit="picture"):
        picture = pictures.read(name)
        for number, beams in enumerate(ways):
            begun = time.perf_counter()
            last = _outcome(assistant.respond(Request(picture, beams=beams)))
            spent[number] += time.perf_counter() - begun
            if isinstance(last, Caption):
                found[number].captions[name] = last.text
            elif isinstance(last, Failure):
                found[number].failures[name] = last.message
    return [
        replace(each, images_per_second=len(names) / seconds)
        for each, seconds in zip(found, spent, strict=True)
    ]


@dataclass(frozen=True)
class Task:
    """Pictures with their references, checked to belong together."""

    pictures: PictureSet
    truth: dict[str, list[str]]
    names: list[str]  # those to caption
    missing: int  # references whose picture is not there


def read_task(images: Path, references: Path, limit: int | None = None) -> Task:
    """Open a folder or tar and its references. Raises EvaluationError if they do not fit."""
    truth = read_references(references)
    try:
        pictures = PictureSet(images)
    except (OSError, ValueError) as error:
        raise EvaluationError(f"The pictures at {images} cannot be read: {error}") from error
    names = [name for name in sorted(truth) if name in pictures]
    if not names:
        raise EvaluationError(f"None of the pictures in {references} is in {images}.")
    return Task(pictures, truth, names[:limit], len(truth) - len(names))


def evaluate(
    assistant: Assistant,
    task: Task,
    beams: int = Request.beams,
    samples: int = 0,
    beside: int | None = None,
) -> dict[str, object]:
    """The result of `python -m pipelines.evaluation caption` as one JSON-ready mapping.

    `beside` scores captions of that many beams as well, of pictures that are encoded by then;
    `samples` adds that many captions, drawn with a fixed seed, good and bad as they come, each
    beside its first reference.
    """
    ways = (beams,) if beside is None else (beams, beside)
    done, *others = describe_all(assistant, task.pictures, task.names, ways)
    if not done.captions:
        raise EvaluationError("Not one picture could be captioned.")
    scores = score_captions(task.truth, done.captions)
    also = [{"beams": beside, **score_captions(task.truth, each.captions)} for each in others]
    drawn = random.Random(SEED).sample(sorted(done.captions), min(samples, len(done.captions)))
    shown = {name: [done.captions[name], task.truth[name][0]] for name in drawn}
    return {
        "pictures": len(done.captions),
        "missing": task.missing,
        "unreadable": len(done.failures),
        "beams": beams,
        **scores,
        "images_per_second": round(done.images_per_second, 2),
        **({"beside": also[0]} if also else {}),
        **({"samples": shown} if drawn else {}),
    }


def _outcome(events: Iterator[AnyEvent]) -> Event | None:
    return next((event for event in events if isinstance(event, Caption | Failure)), None)
