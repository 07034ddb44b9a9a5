"""What came of a request, as HTML cards. All that a model or a visitor wrote is escaped here.

Sentences of the model and the house are English, and marked so for screen readers.
"""

import json
from collections.abc import Sequence
from html import escape

from demo.texts import Texts
from pipelines.house.commands import Command, describe_command
from pipelines.house.entities import House
from pipelines.house.sentences import called, question, sentence, status
from pipelines.house.transitions import Change
from pipelines.tasks.replies import Choose, Confirm, Recognised
from pipelines.types import Answer, Failure, SpokenWord, Transcript

DOUBT = 0.5  # probability below which a word that was heard is marked


def sentence_of(text: str, *, busy: bool = False) -> str:
    """A caption or an answer, large; with a caret while it is being written."""
    caret = '<span class="caret" aria-hidden="true"></span>' if busy else ""
    return f'<p class="words{" busy" if busy else ""}" lang="en">{escape(text)}{caret}</p>'


def quiet(text: str, *, busy: bool = False) -> str:
    """What the page says in between."""
    dots = '<span class="caret" aria-hidden="true"></span>' if busy else ""
    return f'<p class="quiet">{escape(text)}{dots}</p>'


def meter(share: float) -> str:
    """A bar that is filled to a share; whoever cannot see it has the figure beside it."""
    return f'<span class="meter" style="--sure:{share:.3f}" aria-hidden="true"></span>'


def bar(text: str, share: float, *, english: bool = False, chosen: bool = False) -> str:
    """A row of a list of bars: what it is, the bar, the figure."""
    kind, language = " class=chosen" if chosen else "", ' lang="en"' if english else ""
    return f"<li{kind}><span{language}>{escape(text)}</span>{meter(share)}<b>{share:.0%}</b></li>"


def answer(event: Answer, t: Texts) -> str:
    """An answer about a picture; one that the model does not trust is marked as a guess."""
    percent = t.confident.format(event.confidence)
    trust = f'<p class="trust">{meter(event.confidence)}{escape(percent)}</p>'
    unsure = "" if event.sure else f'<p class="ask">{escape(t.not_sure)}</p>'
    return f"{unsure}{sentence_of(event.text)}{trust}"


def failure(event: Failure, t: Texts) -> str:
    """What went wrong and what to do."""
    own = t.failures.get(event.kind, "")
    said = f'<span lang="en">{escape(event.message)}</span>'
    return f'<p class="failure" role="alert">{escape(own)} {said}</p>'


def problem(text: str) -> str:
    """A mistake that the page itself explains."""
    return f'<p class="failure" role="alert">{escape(text)}</p>'


def transcript(heard: Transcript) -> str:
    """The words that were heard; those that the transcriber doubts are underlined."""
    return " ".join(map(_heard, heard.words)) or escape(heard.text)


def _heard(word: SpokenWord) -> str:
    mark = "doubted" if word.probability < DOUBT else "certain"
    about = f"{word.start:.1f}-{word.end:.1f} s, {word.probability:.0%}"
    return f'<span class="{mark}" title="{about}">{escape(word.text)}</span>'


def recognised(seen: Recognised, house: House, t: Texts) -> str:
    """Which device a picture shows, and how alike it looks."""
    entity = house.entity(seen.entity_id or "")
    if entity is None or seen.verdict == "unknown":
        return ""
    return quiet(t.looks_like.format(called(entity, house), seen.similarity))


def carried_out(
    commands: Sequence[Command], changes: Sequence[Change], house: House, t: Texts, said: str = ""
) -> str:
    """What was done: in words, what is different now, and as data."""
    said = said or " ".join(sentence(each, house) for each in commands)
    said = said or (t.undone if changes else "")  # only an undo moves things without a command
    rows = "".join(_changed(change, house) for change in changes)
    listed = f'<ul class="changes" lang="en">{rows}</ul>' if rows else ""
    same = quiet(t.as_it_was) if commands and not rows else ""
    data = json.dumps([describe_command(each) for each in commands], indent=1)
    code = f"<details><summary>JSON</summary><pre><code>{escape(data)}</code></pre></details>"
    language = ' lang="en"' if commands else ""
    return f'<p class="story"{language}>{escape(said)}</p>{listed}{same}{code if commands else ""}'


def _changed(change: Change, house: House) -> str:
    return (
        f"<li><b>{escape(called(change.after, house))}</b> "
        f'<span class="before">{escape(status(change.before))}</span> '
        f'<span aria-hidden="true">→</span> '
        f'<span class="after">{escape(status(change.after))}</span></li>'
    )


def asks(waiting: Confirm, house: House, t: Texts, *, waits: bool) -> str:
    """Commands that wait for a yes, with the buttons for it as long as they do."""
    about = waiting.commands if waiting.unsure else waiting.reasons
    wish = " ".join((sentence if waiting.unsure else question)(each, house) for each in about)
    meant = f"{escape(t.meant)} " if waiting.unsure else ""
    buttons = (
        f'<p class="choices"><button type="button" class="primary" data-act="confirm">'
        f'{escape(t.confirm)}</button><button type="button" data-act="cancel">'
        f"{escape(t.cancel)}</button></p>"
    )
    return (
        f'<p class="story ask">{meant}<span lang="en">{escape(wish)}</span></p>'
        f"{buttons if waits else ''}"
    )


def choices(offer: Choose, t: Texts, *, waits: bool) -> str:
    """Devices that fit equally, as buttons."""
    state = "" if waits else " disabled"
    buttons = "".join(
        f'<button type="button" data-act="choose" data-choice="{number}" lang="en"{state}>'
        f"{escape(name)}</button>"
        for number, (name, _) in enumerate(offer.choices)
    )
    return f'<p class="story ask">{escape(t.which)}</p><p class="choices">{buttons}</p>'
