"""Cases spoken aloud by synthetic voices that nothing was trained on.

`espeak-ng` and `flite` are Debian packages; which of them is installed decides the voices.
"""

import json
import random
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pipelines.evaluation.cases import house_folders
from pipelines.evaluation.errors import EvaluationError

SEED = 7
SECONDS = 60  # no voice needs as long for a sentence


@dataclass(frozen=True)
class Voice:
    """A program, how it is called to say `{text}` into `{file}`, and what the voice is called."""

    name: str
    command: tuple[str, ...]

    def say(self, text: str, file: Path) -> None:
        """Write a WAV file. Raises EvaluationError if the program fails."""
        words = [each.format(text=text, file=file) for each in self.command]
        # A text that begins with a dash must not be taken for an option.
        done = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)
        if done.returncode or not file.exists():
            raise EvaluationError(f"{self.name} cannot say {text[:64]!r}.")


def _espeak(voice: str, speed: int) -> Voice:
    command = ("espeak-ng", "-v", voice, "-s", str(speed), "-w", "{file}", "--", "{text}")
    return Voice(f"espeak-ng {voice}", command)


def _flite(voice: str) -> Voice:
    return Voice(f"flite {voice}", ("flite", "-voice", voice, "-t", " {text}", "-o", "{file}"))


VOICES = (
    _flite("slt"),
    _flite("awb"),
    _flite("rms"),
    _espeak("en-us", 150),
    _espeak("en-gb", 160),
)


OTHERS = {"de": "de", "es": "es", "fr": "fr-fr", "it": "it", "nl": "nl", "pt": "pt", "zh": "cmn"}


def voice_for(number: int, language: str, installed: Sequence[Voice]) -> Voice:
    """English is spoken by all voices in turn, other languages by espeak-ng.

    Raises:
        EvaluationError: nothing here speaks the language.
    """
    if language == "en":
        return installed[number % len(installed)]
    if language not in OTHERS or not shutil.which("espeak-ng"):
        raise EvaluationError(f"No voice speaks {language!r}: apt-get install espeak-ng")
    return _espeak(OTHERS[language], 150)


def speak_cases(cases: Path, out: Path, limit: int | None) -> dict[str, Any]:
    """Say cases (a sample of `limit` of them) into `out`, beside a `cases.jsonl` that names them.

    Raises:
        EvaluationError: no voice is installed, or the cases cannot be read.
    """
    voices = [voice for voice in VOICES if shutil.which(voice.command[0])]
    if not voices:
        raise EvaluationError("No voice is installed: apt-get install espeak-ng flite")
    try:
        lines = cases.read_text(encoding="utf-8").splitlines()
        chosen: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise EvaluationError(f"The cases at {cases} cannot be read: {error}") from error
    chance = random.Random(SEED)
    if limit is not None and limit < len(chosen):
        chosen = chance.sample(chosen, limit)
    out.mkdir(parents=True, exist_ok=True)
    for folder in house_folders(cases):
        if folder.is_dir():
            shutil.copytree(folder, out / "houses", dirs_exist_ok=True)
    spoken = _spoken(chosen, voices, out)
    text = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in spoken)
    (out / "cases.jsonl").write_text(text, encoding="utf-8")
    return {"cases": len(spoken), "voices": [voice.name for voice in voices]}


def _spoken(
    cases: Sequence[dict[str, Any]], voices: Sequence[Voice], out: Path
) -> list[dict[str, Any]]:
    spoken = []
    for number, case in enumerate(tqdm(cases, desc="speaking", unit="case")):
        file = out / f"{number:04}.wav"
        language = str(case.get("language", "en"))
        voice_for(number, language, voices).say(str(case["text"]), file)
        spoken.append({**case, "audio": file.name})
    return spoken
