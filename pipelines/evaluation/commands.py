"""How well requests become commands: exact answers, false actions and time, for any answerer."""

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from tqdm import tqdm

from pipelines.evaluation.cases import Case
from pipelines.house.commands import Command, describe_command, merged, same
from pipelines.house.entities import House, Value

NORMAL_95 = 1.959964  # how many standard deviations hold 95 % of a normal distribution
DIGITS = 6  # 0.1 + 0.2 and 0.3 are one value


class Answerer(Protocol):
    """Whoever turns requests into commands."""

    @property
    def name(self) -> str:
        """What the figures are called."""

    def prepare(self, house: House) -> None:
        """Do what is done once for a house and not for each request; this is not timed."""

    def answer(self, case: Case) -> Sequence[Command]:
        """The commands for a request, without looking at what is expected; none for no action."""


@dataclass(frozen=True)
class Outcome:
    """What an answerer made of a case."""

    case: Case
    commands: tuple[Command, ...]
    right: bool
    milliseconds: float


def normalised(commands: Iterable[Command]) -> tuple[Command, ...]:
    """The same wishes in one form: commands with equal action and data become one."""
    return merged(map(_plain, commands))


def evaluate_commands(answerer: Answerer, cases: Sequence[Case]) -> list[Outcome]:
    """Ask about every case, after one that only warms up."""
    for case in cases[:1]:
        answerer.prepare(case.house)
        answerer.answer(case)
    outcomes = []
    for case in tqdm(cases, desc=answerer.name, unit="case"):
        answerer.prepare(case.house)
        begun = time.perf_counter()
        commands = tuple(answerer.answer(case))
        milliseconds = 1000 * (time.perf_counter() - begun)
        right = same(normalised(commands), normalised(case.expect))
        outcomes.append(Outcome(case, commands, right, milliseconds))
    return outcomes


def command_scores(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures of one answerer, ready for JSON."""
    acting = [each for each in outcomes if each.case.expect]
    idle = [each for each in outcomes if not each.case.expect]
    kinds = sorted({each.case.kind for each in outcomes if each.case.kind})
    times = [each.milliseconds for each in outcomes]
    return {
        "acting": {
            **share("exact_match", sum(each.right for each in acting), len(acting)),
            "did_nothing": sum(not each.commands for each in acting),
        },
        "must_not_act": share("false_actions", sum(not each.right for each in idle), len(idle)),
        "by_kind": {
            kind: share("accuracy", sum(each.right for each in those), len(those))
            for kind in kinds
            for those in [[each for each in outcomes if each.case.kind == kind]]
        },
        "median_ms": round(float(np.median(times)), 1) if times else None,
        "p95_ms": round(float(np.percentile(times, 95)), 1) if times else None,
    }


def wrong_answers(outcomes: Iterable[Outcome], limit: int) -> list[str]:
    """Up to `limit` lines that set a wrong answer beside the expected one."""
    wrong = [each for each in outcomes if not each.right]
    return [
        f"{each.case.id} ({each.case.kind or 'no kind'}): {each.case.text!r}\n"
        f"  expected {_words(each.case.expect)}\n  answered {_words(each.commands)}"
        for each in wrong[:limit]
    ]


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share: honest for few cases and for shares near 0 and 1."""
    if n == 0:
        return 0.0, 1.0
    share, z = hits / n, NORMAL_95
    middle = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def share(name: str, hits: int, n: int) -> dict[str, Any]:
    """`hits` of `n` under a name, with their 95 % interval; None where there is nothing."""
    low, high = wilson(hits, n)
    return {
        "n": n,
        name: round(hits / n, 4) if n else None,
        "interval_95": [round(low, 4), round(high, 4)] if n else None,
    }


def _plain(command: Command) -> Command:
    action = command.action
    if action == "fan.turn_on" and "percentage" in command.data:
        action = "fan.set_percentage"  # two names of one wish
    data = {name: _rounded(value) for name, value in command.data.items()}
    return Command(action, command.targets, data)


def _rounded(value: Value) -> Value:
    return round(value, DIGITS) if isinstance(value, float) else value


def _words(commands: Iterable[Command]) -> str:
    said = [describe_command(each) for each in normalised(commands)]
    return "; ".join(f"{d['action']} {d['target']} {d['data'] or ''}".strip() for d in said) or "-"
