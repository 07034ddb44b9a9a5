"""Score short answers to questions about pictures, through the same door as everyone."""

import io
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PIL import Image
from tqdm import tqdm

from pipelines.assistant import Assistant
from pipelines.evaluation.answers import calibration_error, normalised, same, wups
from pipelines.evaluation.commands import share
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.pictures import PictureSet
from pipelines.evaluation.wordnet import FOLDER, WordNet, WordNetError
from pipelines.types import Answer, Request

GREY = (128, 128, 128)
YES_NO = ({"yes"}, {"no"})
Questions = dict[str, list[tuple[str, str]]]


class Answerer(Protocol):
    """Whoever answers questions about pictures."""

    def answer(self, picture: bytes, question: str) -> Answer | None:
        """A picture file and a question → the answer; None where there is none."""


class HearthAnswerer:
    """Hearth: a picture and a text without a house, as a visitor sends them."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant

    def answer(self, picture: bytes, question: str) -> Answer | None:
        """The assistant's `Answer`; None if it says something else, or fails."""
        events = self.assistant.respond(Request(image=picture, text=question))
        return next((event for event in events if isinstance(event, Answer)), None)


@dataclass(frozen=True)
class Task:
    """Pictures with their questions, checked to belong together."""

    pictures: PictureSet
    questions: Questions  # of the pictures that are there
    missing: int  # pictures with questions that are not


@dataclass(frozen=True)
class Asked:
    """One question and what came of it."""

    picture: str
    question: str
    truth: str
    answer: Answer | None

    @property
    def right(self) -> bool:
        """Whether the answer is the true one, normalised."""
        return self.answer is not None and same(self.answer.text, self.truth)


def read_questions(path: Path) -> Questions:
    """Read `{name: [[question, answer], …]}`. Raises EvaluationError for anything else."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path} cannot be read as JSON: {error}") from error
    pairs = isinstance(content, dict) and all(
        isinstance(group, list) and all(map(_pair, group)) for group in content.values()
    )
    if not pairs or not any(content.values()):
        raise EvaluationError(f"{path} must map each picture's name to questions and answers.")
    return {name: [(question, answer) for question, answer in group]
            for name, group in sorted(content.items())}  # fmt: skip


def read_task(images: Path, questions: Path, limit: int | None = None) -> Task:
    """Open a folder or tar and its questions; `limit` is a number of questions.

    Raises EvaluationError if they do not fit.
    """
    asked = read_questions(questions)
    try:
        pictures = PictureSet(images)
    except (OSError, ValueError) as error:
        raise EvaluationError(f"The pictures at {images} cannot be read: {error}") from error
    found: Questions = {}
    left = limit
    for name, group in asked.items():
        if name in pictures and (left is None or left > 0):
            found[name] = group if left is None else group[:left]
            left = None if left is None else left - len(found[name])
    if not any(found.values()):
        raise EvaluationError(f"None of the pictures in {questions} is in {images}.")
    return Task(pictures, found, sum(name not in pictures for name in asked))


def ask_all(answerer: Answerer, task: Task, blind: bool = False) -> tuple[list[Asked], float]:
    """Ask every question; each picture is read once. Also the seconds that answering took."""
    asked: list[Asked] = []
    seconds = 0.0
    for name, group in tqdm(task.questions.items(), desc="questions", unit="picture"):
        picture = task.pictures.read(name)
        if blind:
            picture = grey(picture)
        for question, truth in group:
            begun = time.perf_counter()
            answer = answerer.answer(picture, question)
            seconds += time.perf_counter() - begun
            asked.append(Asked(name, question, truth, answer))
    return asked, seconds


def evaluate_vqa(
    answerer: Answerer, task: Task, blind: bool = False, wordnet: Path = FOLDER
) -> dict[str, Any]:
    """The result of `python -m pipelines.evaluation vqa` as one JSON-ready mapping.

    `blind` shows a plain grey picture of the same size instead: what language alone can guess.
    """
    asked, seconds = ask_all(answerer, task, blind)
    return {
        "pictures": len(task.questions),
        "missing": task.missing,
        "blind": blind,
        **vqa_scores(asked, wordnet),
        "ms_per_answer": round(1000 * seconds / len(asked), 1),
        "images_per_second": round(len(task.questions) / seconds, 2) if seconds else None,
    }


def vqa_scores(asked: list[Asked], wordnet: Path = FOLDER) -> dict[str, Any]:
    """The figures of some answers. A question without an answer counts as wrong."""
    given = [(each.answer, each.right) for each in asked if each.answer is not None]
    single = [each for each in asked if _single(each.truth)]
    closed = [each for each in asked if normalised(each.truth) in YES_NO]
    confidences = [answer.confidence for answer, _ in given]
    return {
        "n": len(asked),
        "no_answer": len(asked) - len(given),
        "accuracy": _share(asked),
        "single_word": _share(single),
        "yes_no": _share(closed),
        **_wups(asked, wordnet),
        "calibration_error": round(calibration_error(confidences, [r for _, r in given]), 4)
        if given
        else None,
        "unsure": round(sum(not answer.sure for answer, _ in given) / len(given), 4)
        if given
        else None,
    }


def grey(picture: bytes) -> bytes:
    """A plain grey picture file of the same size. Raises EvaluationError for no picture."""
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            size = opened.size
    except OSError as error:
        raise EvaluationError(f"A picture cannot be opened: {error}") from error
    file = io.BytesIO()
    Image.new("RGB", size, GREY).save(file, "PNG")
    return file.getvalue()


def _wups(asked: list[Asked], folder: Path) -> Mapping[str, Any]:
    try:
        wordnet = WordNet(folder)
    except WordNetError as error:
        return {"WUPS@0.9": None, "WUPS@0.0": None, "WUPS_missing": str(error)}
    texts = [(each.answer.text if each.answer else "", each.truth) for each in asked]
    return {
        f"WUPS@{threshold}": round(
            sum(wups(ours, truth, threshold, wordnet) for ours, truth in texts) / len(texts), 4
        )
        for threshold in (0.9, 0.0)
    }


def _share(asked: list[Asked]) -> dict[str, Any]:
    return share("share", sum(each.right for each in asked), len(asked))


def _single(truth: str) -> bool:
    parts = normalised(truth)
    return len(parts) == 1 and " " not in next(iter(parts))


def _pair(item: object) -> bool:
    return (
        isinstance(item, list) and len(item) == 2
        and all(isinstance(text, str) and text.strip() for text in item)
    )  # fmt: skip
