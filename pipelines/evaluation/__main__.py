"""`python -m pipelines.evaluation caption|vqa|labels|speech|command|…`: one JSON."""

import argparse
import json
import sys
from pathlib import Path

from pipelines.assistant import Assistant
from pipelines.evaluation.captions import evaluate, read_task
from pipelines.evaluation.cases import read_cases
from pipelines.evaluation.comparison import Asked, compare
from pipelines.evaluation.deixis import evaluate_deixis, read_things
from pipelines.evaluation.errors import EvaluationError
from pipelines.evaluation.labels import evaluate_labels
from pipelines.evaluation.questions import (
    HearthQuestioner,
    evaluate_questions,
    read_question_cases,
)
from pipelines.evaluation.speech import evaluate_speech
from pipelines.evaluation.voices import speak_cases
from pipelines.evaluation.vqa import HearthAnswerer, evaluate_vqa
from pipelines.evaluation.vqa import read_task as read_vqa
from pipelines.looking import MAX_BEAMS
from pipelines.settings import Settings
from pipelines.weights.errors import WeightsError

TEMPLATES = "N sentences from the peer's own templates, for the houses of the cases"


def main(arguments: list[str] | None = None) -> int:
    """Run one evaluation; errors are one sentence on standard error and status 1."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    caption = commands.add_parser("caption", help="BLEU, METEOR, CIDEr against references")
    caption.add_argument("--images", type=Path, required=True, metavar="FOLDER_OR_TAR")
    caption.add_argument("--references", type=Path, required=True, metavar="FILE.json")
    caption.add_argument("--limit", type=int, metavar="N", help="only the first N names")
    caption.add_argument("--beams", type=int, default=1, choices=range(1, MAX_BEAMS + 1))
    caption.add_argument("--samples", type=int, default=0, metavar="N", help="show N of them")
    vqa = commands.add_parser("vqa", help="short answers to questions about pictures")
    vqa.add_argument("--images", type=Path, required=True, metavar="FOLDER_OR_TAR")
    vqa.add_argument("--questions", type=Path, required=True, metavar="FILE.json")
    vqa.add_argument("--limit", type=_count, metavar="N", help="only the first N questions")
    vqa.add_argument("--blind", action="store_true", help="show plain grey pictures instead")
    labels = commands.add_parser("labels", help="what might be in Flickr8k's dev pictures")
    labels.add_argument("--data", type=Path, required=True, metavar="DIR")
    speech = commands.add_parser("speech", help="how many words of known slots are heard")
    speech.add_argument("--audio", type=Path, required=True, metavar="FOLDER")
    speech.add_argument("--slots", type=Path, required=True, metavar="FILE.json")
    command = commands.add_parser("command", help="requests that must become commands")
    command.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    command.add_argument("--audio", type=Path, metavar="FOLDER", help="hear the cases' sounds")
    command.add_argument("--peer", action="store_true", help="ask Home Assistant's matcher, too")
    command.add_argument("--only-peer", action="store_true", help="ask nobody else")
    command.add_argument("--templates", type=_count, default=0, metavar="N", help=TEMPLATES)
    command.add_argument("--show", type=_count, default=0, metavar="N", help="N wrong answers")
    voices = commands.add_parser("voices", help="speak cases aloud, to be heard by `command`")
    voices.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    voices.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    voices.add_argument("--limit", type=int, metavar="N", help="a random sample of N cases")
    questions = commands.add_parser("questions", help="questions about a house")
    questions.add_argument("--cases", type=Path, required=True, metavar="FILE.jsonl")
    deixis = commands.add_parser("deixis", help="how well registered things are told apart")
    deixis.add_argument("--rooms", type=Path, nargs="+", required=True, metavar="FOLDER_OR_TAR")
    deixis.add_argument("--others", type=Path, required=True, metavar="FOLDER_OR_TAR")
    deixis.add_argument("--registered", type=int, default=10, metavar="N", help="at a time")
    speed = commands.add_parser("bench", help="speed and memory beside BLIP-base")
    speed.add_argument("--runs", type=int, default=20)
    given = parser.parse_args(arguments)
    try:
        settings = Settings.load()
        if given.command == "command":
            cases = read_cases(given.cases, given.audio)
            asked = Asked(not given.only_peer, given.peer or given.only_peer, given.templates)
            result = compare(cases, asked, given.show)
        elif given.command == "voices":
            result = speak_cases(given.cases, given.out, given.limit)
        elif given.command == "bench":
            from pipelines.evaluation.bench import bench  # the peer is slow to import

            result = bench(settings, given.runs)
        elif given.command == "speech":
            result = evaluate_speech(Assistant.load(settings), given.audio, given.slots)
        elif given.command == "vqa":
            asked_about = read_vqa(given.images, given.questions, given.limit)
            answerer = HearthAnswerer(Assistant.load(settings))
            result = evaluate_vqa(answerer, asked_about, given.blind)
        elif given.command == "labels":
            result = evaluate_labels(settings, given.data)
        elif given.command == "questions":
            questions_asked = read_question_cases(given.cases)
            questioner = HearthQuestioner(Assistant.load(settings))
            result, _ = evaluate_questions(questioner, questions_asked)
        elif given.command == "deixis":
            things = read_things(given.rooms, given.others, given.registered)
            result = evaluate_deixis(settings, things)
        else:
            task = read_task(given.images, given.references, given.limit)
            result = evaluate(Assistant.load(settings), task, given.beams, given.samples)
    except (EvaluationError, WeightsError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(result, indent=2))
    return 0


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


if __name__ == "__main__":
    sys.exit(main())
