"""`python -m pipelines.evaluation COMMAND …`: one measure each, printed as one JSON object."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipelines.assistant import Assistant
from pipelines.evaluation.captions import evaluate, read_task
from pipelines.evaluation.cases import read_cases
from pipelines.evaluation.comparison import Asked, compare
from pipelines.evaluation.deixis import evaluate_deixis, read_things
from pipelines.evaluation.dialogues import evaluate_dialogues, read_dialogues
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.figures import write_figures
from pipelines.evaluation.labels import evaluate_labels
from pipelines.evaluation.measures import measure
from pipelines.evaluation.questions import (
    HearthQuestioner,
    evaluate_questions,
    read_question_cases,
)
from pipelines.evaluation.router import (
    evaluate_routes,
    of_commands,
    of_pictures,
    of_questions,
)
from pipelines.evaluation.soak import soak
from pipelines.evaluation.speech import evaluate_speech
from pipelines.evaluation.strategies import Requests, evaluate_strategies, sample
from pipelines.evaluation.talks import evaluate_talks, read_talks
from pipelines.evaluation.texts import CASES as SENTENCES
from pipelines.evaluation.texts import evaluate_texts
from pipelines.evaluation.undo import CASES as WISHES
from pipelines.evaluation.undo import REQUESTS as OTHERS
from pipelines.evaluation.undo import evaluate_undo
from pipelines.evaluation.voices import speak_cases
from pipelines.evaluation.vqa import HearthAnswerer, evaluate_vqa
from pipelines.evaluation.vqa import read_task as read_vqa
from pipelines.settings import Settings
from pipelines.types import MAX_BEAMS, Request
from pipelines.weights.errors import WeightsError

TEMPLATES = "N sentences from the peer's own templates, for the houses of the cases"
WAYS = "the first N sounds as words, as sounds, and as both"
Given = argparse.Namespace
Run = Callable[[Given], dict[str, Any]]


def main(arguments: list[str] | None = None) -> int:
    """Run one evaluation; errors are one sentence on standard error and status 1."""
    given = _parser().parse_args(arguments)
    try:
        result = given.run(given)
    except (EvaluationError, WeightsError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(result, indent=2))
    return 0


def _caption(given: Given) -> dict[str, Any]:
    task = read_task(given.images, given.references, given.limit)
    return evaluate(_assistant(), task, given.beams, given.samples, given.beside)


def _vqa(given: Given) -> dict[str, Any]:
    asked = read_vqa(given.images, given.questions, given.limit)
    return evaluate_vqa(HearthAnswerer(_assistant()), asked, given.blind)


def _labels(given: Given) -> dict[str, Any]:
    return evaluate_labels(Settings.load(), given.data)


def _speech(given: Given) -> dict[str, Any]:
    return evaluate_speech(_assistant(), given.audio, given.slots)


def _command(given: Given) -> dict[str, Any]:
    cases = read_cases(given.cases, given.audio)
    peer = given.peer or given.only_peer
    asked = Asked(not given.only_peer, given.ways, peer, given.templates)
    return compare(cases, asked, given.show)


def _voices(given: Given) -> dict[str, Any]:
    return speak_cases(given.cases, given.out, given.limit)


def _questions(given: Given) -> dict[str, Any]:
    cases = read_question_cases(given.cases)
    return evaluate_questions(HearthQuestioner(_assistant()), cases)[0]


def _dialogues(given: Given) -> dict[str, Any]:
    return evaluate_dialogues(_assistant(), read_dialogues(given.cases))


def _talks(given: Given) -> dict[str, Any]:
    return evaluate_talks(_assistant(), read_talks(given.cases))


def _router(given: Given) -> dict[str, Any]:
    routed = [*of_commands(read_cases(given.cases, given.audio))]
    if given.questions:
        routed += of_questions(read_question_cases(given.questions))
    routed += of_pictures(given.pictures) if given.pictures else ()
    return evaluate_routes(_assistant(), routed)


def _strategies(given: Given) -> dict[str, Any]:
    flickr, daquar = given.data / "flickr8k", given.data / "daquar"
    asked = Requests(
        read_task(flickr / "dev.tar", flickr / "dev.json", given.captions),
        read_vqa(daquar / "dev.tar", daquar / "dev.json", given.limit),
        sample(read_cases(given.cases), given.limit),
        sample(read_cases(given.audio / "cases.jsonl", given.audio), given.limit),
    )
    return evaluate_strategies(_assistant(), asked)


def _texts(given: Given) -> dict[str, Any]:
    return evaluate_texts(Settings.load(), given.cases)


def _undo(given: Given) -> dict[str, Any]:
    return evaluate_undo(Settings.load(), given.cases, given.requests)


def _deixis(given: Given) -> dict[str, Any]:
    things = read_things(given.rooms, given.others, given.registered)
    return evaluate_deixis(Settings.load(), things)


def _bench(given: Given) -> dict[str, Any]:
    from pipelines.evaluation.bench import bench  # the peer is slow to import

    return bench(Settings.load(), given.runs)


def _soak(given: Given) -> dict[str, Any]:
    return soak(Settings.load(), given.visitors, given.minutes)


def _all(given: Given) -> dict[str, Any]:
    return measure(given.data, given.only)


def _figures(given: Given) -> dict[str, Any]:
    return write_figures(given.check)


def _assistant() -> Assistant:
    return Assistant.load(Settings.load())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines.evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Run, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about)
        added.set_defaults(run=run)
        return added

    caption = command("caption", _caption, "BLEU, METEOR, CIDEr against references")
    caption.add_argument("--images", type=Path, required=True, metavar="FOLDER_OR_TAR")
    caption.add_argument("--references", type=Path, required=True, metavar="FILE.json")
    caption.add_argument("--limit", type=int, metavar="N", help="only the first N names")
    for option, beams, about in (
        ("--beams", Request.beams, "as captions are searched for (1: greedy)"),
        ("--beside", 1, "score captions of so many beams, too"),
    ):
        caption.add_argument(
            option, type=int, default=beams, choices=range(1, MAX_BEAMS + 1), help=about
        )
    caption.add_argument("--samples", type=int, default=0, metavar="N", help="show N of them")
    vqa = command("vqa", _vqa, "short answers to questions about pictures")
    vqa.add_argument("--images", type=Path, required=True, metavar="FOLDER_OR_TAR")
    vqa.add_argument("--questions", type=Path, required=True, metavar="FILE.json")
    vqa.add_argument("--limit", type=_count, metavar="N", help="only the first N questions")
    vqa.add_argument("--blind", action="store_true", help="show plain grey pictures instead")
    labels = command("labels", _labels, "what might be in Flickr8k's development pictures")
    labels.add_argument("--data", type=Path, required=True, metavar="DIR")
    speech = command("speech", _speech, "how many words of known slots are heard")
    speech.add_argument("--audio", type=Path, required=True, metavar="FOLDER")
    speech.add_argument("--slots", type=Path, required=True, metavar="FILE.json")
    orders = command("command", _command, "requests that must become commands")
    orders.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    orders.add_argument("--audio", type=Path, metavar="FOLDER", help="hear the cases' sounds")
    orders.add_argument("--ways", type=_count, default=0, metavar="N", help=WAYS)
    orders.add_argument("--peer", action="store_true", help="ask Home Assistant's matcher, too")
    orders.add_argument("--only-peer", action="store_true", help="ask nobody else")
    orders.add_argument("--templates", type=_count, default=0, metavar="N", help=TEMPLATES)
    orders.add_argument("--show", type=_count, default=0, metavar="N", help="N wrong answers")
    voices = command("voices", _voices, "speak cases aloud, to be heard by `command`")
    voices.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    voices.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    voices.add_argument("--limit", type=int, metavar="N", help="a random sample of N cases")
    questions = command("questions", _questions, "questions about a house")
    questions.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    dialogues = command("dialogues", _dialogues, "requests that lean on the one before")
    dialogues.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    talks = command("talks", _talks, "whole conversations, turn by turn")
    talks.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    router = command("router", _router, "caption, answer, command or none of them")
    router.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    router.add_argument("--audio", type=Path, metavar="FOLDER", help="hear the cases' sounds")
    router.add_argument("--questions", type=Path, metavar="FILE.jsonl", help="about houses")
    router.add_argument("--pictures", type=Path, metavar="FILE.jsonl", help="beside pictures")
    fused = command("strategies", _strategies, "fusion strategies beside one another")
    fused.add_argument("--data", type=Path, required=True, metavar="DIR")
    fused.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    fused.add_argument("--audio", type=Path, required=True, metavar="FOLDER", help="of `voices`")
    fused.add_argument("--captions", type=_count, default=500, metavar="N", help="N pictures")
    fused.add_argument("--limit", type=_count, metavar="N", help="N of every other kind")
    texts = command("texts", _texts, "which sentences of texts are to-dos")
    texts.add_argument("--cases", type=Path, default=SENTENCES, metavar="FILE.jsonl")
    undo = command("undo", _undo, "which requests take back what was done")
    undo.add_argument("--cases", type=Path, default=WISHES, metavar="FILE.jsonl")
    undo.add_argument("--requests", type=Path, nargs="*", default=OTHERS, metavar="FILE.jsonl")
    deixis = command("deixis", _deixis, "how well registered things are told apart")
    deixis.add_argument("--rooms", type=Path, nargs="+", required=True, metavar="FOLDER_OR_TAR")
    deixis.add_argument("--others", type=Path, required=True, metavar="FOLDER_OR_TAR")
    deixis.add_argument("--registered", type=int, default=10, metavar="N", help="at a time")
    speed = command("bench", _bench, "speed and memory beside BLIP-base")
    speed.add_argument("--runs", type=int, default=20)
    crowd = command("soak", _soak, "several visitors at once, through the real server")
    crowd.add_argument("--visitors", type=int, default=4, choices=range(1, 9))
    crowd.add_argument("--minutes", type=float, default=10.0)
    every = command("all", _all, "every figure of the pages, kept beside the weights")
    every.add_argument("--data", type=Path, required=True, metavar="DIR")
    every.add_argument("--only", nargs="+", default=(), metavar="NAME")
    figures = command("figures", _figures, "write the figures into the pages")
    figures.add_argument("--check", action="store_true", help="only compare")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


if __name__ == "__main__":
    sys.exit(main())
