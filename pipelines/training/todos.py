"""Make `todos.safetensors`: the head that tells a sentence that asks for something to be done.

A logistic regression on the frozen sentence vector. Two thirds of its sentences are made from
the frames of `todo_words`, the rest are people's own: requests, questions, captions and replies.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from pipelines.encoders.text import TextEncoder
from pipelines.tasks.texts.sentence_head import TODOS
from pipelines.training import todo_words as words
from pipelines.training.sentence_heads import Sentences, make, rows, split

MADE = 2000  # draws from the frames of each kind; what is drawn twice counts once
OTHERS = 700  # people's own sentences of a kind, twice as many that do not ask
SEED = 5
# What people ask of an assistant as they would of each other; other intents only name a wish.
REQUESTS = (
    "calendar_set", "calendar_remove", "lists_createoradd", "lists_remove", "email_sendemail",
    "email_addcontact", "takeaway_order", "transport_ticket", "transport_taxi", "alarm_set",
    "alarm_remove", "social_post", "iot_cleaning", "iot_coffee",
)  # fmt: skip
ASKS_WHAT_IS = (
    "what", "who", "when", "where", "why", "how", "which", "is", "are", "do", "does", "did",
)  # fmt: skip
ASKS = (*ASKS_WHAT_IS, "was", "were", "am", "has", "have", "will", "should")
SAYS_SOMETHING = ("general_praise", "general_affirm", "music_likeness")


def make_todos(data: Path, out: Path, encoder: TextEncoder) -> None:
    """Train the head and write it to a folder."""
    make(training_sentences(data, random.Random(SEED)), encoder, out / TODOS)


def training_sentences(data: Path, chance: random.Random) -> Sentences:
    """Sentences that ask, and sentences that do not, each once, in random order."""
    found: dict[str, bool] = {}
    for frames, todo in ((words.ASKING, True), (words.TELLING, False), (words.FACTS, False)):
        for _ in range(MADE // (1 if todo else 2)):
            found[_made(chance.choice(split(frames)), chance)] = todo
    for theirs, todo in ((_requests(data), True), (_statements(data), False)):
        pool = sorted(set(theirs))
        for text in chance.sample(pool, min(OTHERS if todo else 2 * OTHERS, len(pool))):
            found[_written(text, chance)] = todo
    for _ in range(MADE // 2):
        found.setdefault(_made(chance.choice(split(words.PLANS)), chance), False)
    sentences = list(found.items())
    chance.shuffle(sentences)
    return sentences


def _requests(data: Path) -> Iterator[str]:
    for row in rows(data / "home" / "nlu-evaluation.jsonl"):
        if row["intent"] in REQUESTS and row["text"].split()[0] not in ASKS:
            yield row["text"]


def _statements(data: Path) -> Iterator[str]:
    """Captions, questions about what is, and replies that tell a fact."""
    captions = json.loads((data / "flickr8k" / "train.json").read_text(encoding="utf-8"))
    yield from (each[0].replace(" .", ".").strip() for each in captions.values())
    for row in rows(data / "home" / "nlu-evaluation.jsonl"):
        first = row["text"].split()[0]
        asks = "query" in row["intent"] and first in ASKS_WHAT_IS
        if asks or row["intent"] in SAYS_SOMETHING:
            yield row["text"]
    for row in rows(data / "text" / "dolly-short.jsonl"):
        if row["instruction"].split()[0].lower() in ASKS:  # not "Write…", not "List…"
            first = row["response"].split("\n")[0].split(". ")[0]
            yield from (each for each in (row["instruction"], first) if 20 < len(each) < 200)


def _made(frame: str, chance: random.Random) -> str:
    verb, _, things = chance.choice(words.DEEDS.strip().splitlines()).partition(": ")
    forms = dict(zip(("do", "does", "did", "done", "doing"), verb.split(), strict=True))
    values = forms | {
        "thing": chance.choice(split(things)),
        "when": chance.choice(["", *split(words.WHEN)]),
        "once": chance.choice(["", *split(words.ONCE)]),
        "place": chance.choice(split(words.PLACES)),
        "event": chance.choice(split(words.EVENTS)),
        "thing_": chance.choice(split(words.THINGS)),
        "state": chance.choice(split(words.STATES)),
        "hour": chance.choice(split(words.HOURS)),
    }
    while "{who}" in frame:  # two people of one sentence differ
        frame = frame.replace("{who}", chance.choice(split(words.PEOPLE)), 1)
    return _written(" ".join(frame.format(**values).split()), chance)


def _written(text: str, chance: random.Random) -> str:
    """As people write: mostly with a capital and a full stop, sometimes in a hurry."""
    text = text.replace(" ,", ",").replace(" ?", "?")
    if chance.random() < 0.75 and text[-1].isalnum():
        text += "."
    elif chance.random() < 0.3:
        text = text.rstrip(".?")
    return text[0].upper() + text[1:]
