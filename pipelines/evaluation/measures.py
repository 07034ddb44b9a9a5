"""Every figure that the README and the model card show, measured anew and kept beside the weights.

`python -m pipelines.evaluation all --data DIR` runs the commands below one after another, each in a
process of its own, so that none is slowed or warmed by another. `figures` then writes the pages.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.evaluation.errors import EvaluationError

FOLDER = Path("assets/weights")
DATA = "../shared/data"  # as the commands are shown


@dataclass(frozen=True)
class Measure:
    """A file of results, and the commands whose last one prints them."""

    name: str
    commands: tuple[str, ...]

    @property
    def file(self) -> Path:
        """Where the result is kept."""
        return FOLDER / f"{self.name}.json"

    @property
    def shown(self) -> str:
        """The commands as they are typed."""
        return "; ".join(f"python -m pipelines.evaluation {each}" for each in self.commands)


CASES, ASKED = "tests/commands/dev.jsonl", "tests/questions/dev.jsonl"
FLICKR = "--images {data}/flickr8k/dev.tar --references {data}/flickr8k/dev.json"
DAQUAR = "--images {data}/daquar/dev.tar --questions {data}/daquar/dev.json"
SAMPLES = "--audio build/voices --captions 30 --limit 30"
MEASURES = (
    Measure("captions", (f"caption {FLICKR} --samples 20",)),
    Measure("command", (f"command --cases {CASES} --peer --templates 300",)),
    Measure("unseen", ("command --cases tests/commands/unseen.jsonl --peer",)),
    Measure("wild", ("command --cases tests/commands/wild.jsonl --peer",)),
    Measure("questions", (f"questions --cases {ASKED}",)),
    Measure("several", ("questions --cases tests/questions/several.jsonl",)),
    Measure("dialogues", ("dialogues --cases tests/dialogues/dev.jsonl",)),
    Measure("todos", ("texts",)),
    Measure("undo", ("undo",)),
    Measure("vqa", (f"vqa {DAQUAR}",)),
    Measure("vqa-blind", (f"vqa {DAQUAR} --blind",)),
    Measure(
        "router", (f"router --cases {CASES} --questions {ASKED} --pictures tests/routes/dev.jsonl",)
    ),
    Measure(
        "voice",
        (
            f"voices --cases {CASES} --out build/voices --limit 240",
            "command --cases build/voices/cases.jsonl --audio build/voices --ways 40",
        ),
    ),
    Measure("router-voice", ("router --cases build/voices/cases.jsonl --audio build/voices",)),
    Measure("strategies", (f"strategies --data {{data}} --cases {CASES} {SAMPLES}",)),
    Measure(
        "languages",
        (
            "voices --cases tests/languages/dev.jsonl --out build/languages",
            "command --cases build/languages/cases.jsonl --audio build/languages",
        ),
    ),
    Measure("speech", ("speech --audio {data}/speech/orders --slots {data}/speech/orders.json",)),
    Measure("bench", ("bench",)),
    Measure("soak", ("soak --visitors 4 --minutes 10",)),
)


def measure(data: Path, only: Sequence[str] = ()) -> dict[str, Any]:
    """Run the measures (those named in `only`), and keep each result as soon as it is there.

    Raises:
        EvaluationError: a name that is none, or a command that fails; its last words are shown.
    """
    known = {each.name: each for each in MEASURES}
    unknown = [name for name in only if name not in known]
    if unknown:
        raise EvaluationError(f"{unknown[0]!r} is none of {', '.join(known)}.")
    done = [known[name] for name in only] if only else list(MEASURES)
    for each in done:
        result = {}
        for command in each.commands:
            print(f"{each.name}: {command}", file=sys.stderr)
            result = _run(command.format(data=data).split())
        kept = {"command": each.shown.format(data=DATA), **result}
        each.file.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return {"measured": [each.name for each in done]}


def results() -> dict[str, Any]:
    """What is kept of every measure, by its name. Raises EvaluationError if one is missing."""
    missing = [each for each in MEASURES if not each.file.is_file()]
    if missing:
        raise EvaluationError(f"{missing[0].file} is missing: measure {missing[0].name} first.")
    return {each.name: json.loads(each.file.read_text(encoding="utf-8")) for each in MEASURES}


def _run(arguments: Sequence[str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "pipelines.evaluation", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise EvaluationError(f"{' '.join(arguments)} failed with status {done.returncode}.")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
