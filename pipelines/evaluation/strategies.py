"""Fusion strategies beside one another: one set of requests, through the door of all visitors."""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from tqdm import tqdm

from pipelines.assistant import MODEL, Assistant
from pipelines.evaluation import captions, vqa
from pipelines.evaluation.cases import Case
from pipelines.evaluation.commands import command_scores, evaluate_commands, share
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.hearth import Hearth
from pipelines.fusion import checkpoint
from pipelines.fusion.decoding import Decoder
from pipelines.fusion.errors import CheckpointError
from pipelines.fusion.strategies import STRATEGIES

SHIPPED = "shipped"  # the model as it is, whose concatenation learned no further
SEED = 7
TIMED = 120  # typed requests, each asked of all strategies in turn: so all meet the same machine


@dataclass(frozen=True)
class Requests:
    """What all strategies are asked: pictures to describe, questions about pictures, orders."""

    pictures: captions.Task
    questions: vqa.Task
    typed: Sequence[Case]
    spoken: Sequence[Case]


def evaluate_strategies(assistant: Assistant, asked: Requests) -> dict[str, Any]:
    """The result of `python -m pipelines.evaluation strategies` as one JSON-ready mapping.

    Raises:
        EvaluationError: the weights of a strategy are missing.
    """
    compared = dict(_assistants(assistant))
    scores = {name: _scores(each, asked) for name, each in compared.items()}
    times = _times(compared, asked.typed[:TIMED])
    for name, score in scores.items():
        score["median_ms"] = round(times[name], 1)
        score["times_shipped"] = round(times[name] / times[SHIPPED], 2)
    return {"strategies": scores}


def sample(cases: Sequence[Case], limit: int | None) -> Sequence[Case]:
    """So many of the cases, drawn by lot but always the same: neighbours are of one house."""
    few = limit is not None and limit < len(cases)
    return random.Random(SEED).sample(cases, limit or 0) if few else cases


def _assistants(assistant: Assistant) -> Iterator[tuple[str, Assistant]]:
    """The assistant as it is, and with each strategy that was trained further."""
    yield SHIPPED, assistant
    text = assistant.householder.orderer.encoder
    for name in STRATEGIES:
        try:
            model = checkpoint.load_strategy(assistant.decoder.model, MODEL, name)
        except CheckpointError as error:
            raise EvaluationError(f"{error} See `make strategies`.") from error
        decoder = Decoder(model, assistant.decoder.vocabulary)
        yield name, Assistant(assistant.vision, assistant.speech, text, decoder)


def _scores(assistant: Assistant, asked: Requests) -> dict[str, Any]:
    described = captions.evaluate(assistant, asked.pictures)
    answered, _ = vqa.ask_all(vqa.HearthAnswerer(assistant), asked.questions)
    typed, spoken = (
        command_scores(evaluate_commands(Hearth(assistant, "both"), cases))
        for cases in (asked.typed, asked.spoken)
    )
    return {
        "parameters": sum(each.numel() for each in assistant.decoder.model.fusion.parameters()),
        "captions": {"n": described["pictures"], "CIDEr": described["CIDEr"]},
        "questions": share("share", sum(each.right for each in answered), len(answered)),
        "typed": {name: typed[name] for name in ("acting", "must_not_act")},
        "spoken": {name: spoken[name] for name in ("acting", "must_not_act")},
    }


def _times(compared: Mapping[str, Assistant], cases: Sequence[Case]) -> dict[str, float]:
    """Median milliseconds of a typed request, after one round that only warms up."""
    answerers = {name: Hearth(assistant) for name, assistant in compared.items()}
    spent: dict[str, list[float]] = {name: [] for name in answerers}
    for case in tqdm([*cases[:1], *cases], desc="times", unit="case"):
        for name, answerer in answerers.items():
            answerer.prepare(case.house)
            begun = time.perf_counter()
            answerer.answer(case)
            spent[name].append(1000 * (time.perf_counter() - begun))
    return {name: float(np.median(times[1:])) for name, times in spent.items()}
