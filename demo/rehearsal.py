"""The tour once through with the real model: `python app.py --rehearse`."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from demo.spoken import spoken_text
from demo.tour import Step, Tour, TourError, load_tour
from demo.touring import prepared, problem, run
from pipelines.house.entities import House
from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from pipelines.tasks.replies import AnyEvent
from pipelines.waking import Door

GREEN, RED, PLAIN = "\033[32m", "\033[31m", "\033[0m"
TOUR, HOUSE = ASSETS / "tour.yaml", ASSETS / "house.yaml"


@dataclass(frozen=True)
class Result:
    """How a step went. `problem` is None when it went as expected; `came` is what was said."""

    step: Step
    problem: str | None
    came: str
    milliseconds: float


def rehearse(assistant: Door, tour: Tour, house: House) -> Iterator[Result]:
    """Run every step as a speaker would, and report each as soon as it is over."""
    for number, step in enumerate(tour):
        session = prepared(assistant, tour, number, house)
        begun = time.perf_counter()
        events: list[AnyEvent] = list(run(assistant, step, session))
        spent = (time.perf_counter() - begun) * 1000
        came = spoken_text(events, session.house) or ""
        yield Result(step, problem(step, events, session), came, spent)


def main(assistant: Door) -> int:
    """Print each step in green or red; the exit status is 1 if one does not do what it should."""
    try:
        house = load_house(HOUSE)
        tour = load_tour(TOUR, house)
    except TourError as error:
        print(error, file=sys.stderr)
        return 1
    results = []
    for result in rehearse(assistant, tour, house):
        results.append(result)
        print(line(result, color=sys.stdout.isatty()), flush=True)
    failed = sum(result.problem is not None for result in results)
    print(f"{len(results) - failed} of {len(results)} steps do what they should.")
    return 1 if failed else 0


def line(result: Result, color: bool = False) -> str:
    """One step in one line, or two when something is wrong."""
    mark, paint = ("ok  ", GREEN) if result.problem is None else ("FAIL", RED)
    if color:
        mark = f"{paint}{mark}{PLAIN}"
    said = f"\n     {result.problem}" if result.problem else ""
    return f"{mark} {result.step.id:<12} {result.milliseconds:6.0f} ms  {result.came}{said}"
