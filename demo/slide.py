"""What the presenter view shows, as HTML in large type. Whatever was written is escaped here."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

from demo.heat import embedded, veil
from demo.rehearsal import Result
from demo.spoken import spoken_text
from demo.tour import Both, Step, Tour
from pipelines.house.entities import House
from pipelines.house.sentences import called, status
from pipelines.house.transitions import Change
from pipelines.tasks.replies import AnyEvent, Choose, Confirm, Declined, Performed, Summary, Told
from pipelines.types import Answer, Caption, Failure, Timing, Token, Transcript

BUTTONS = {"confirm": Both("Yes, do it", "好，做吧"), "undo": Both("Undo", "撤销")}
KINDS = {".jpg": "image/jpeg", ".flac": "audio/flac"}
SHOWN_CHANGES = 5
KEYS = (
    ("go", "-1", "←", "Back · 上一步"),
    ("go", "1", "→", "Run, then next · 运行，下一步"),
    ("do", "full", "F", "Full screen · 全屏"),
    ("do", "say", "N", "Notes · 讲稿"),
    ("do", "rehearse", "R", "Rehearse · 彩排"),
)


def head(tour: Tour, number: int, ran: bool, shape: str = "") -> str:
    """The title in both languages and how far the tour is. Scripts and styles read the rest."""
    step = tour[number]
    dots = "".join(
        f'<i class="{"past" if n < number else "now" if n == number else ""}"></i>'
        for n in range(len(tour))
    )
    return (
        f'<header data-step="{number + 1}" data-ran="{int(ran)}" data-view="{shape or view(step)}">'
        f"<h1>{escape(step.title.en)} "
        f'<span lang="zh">{escape(step.title.zh)}</span></h1>'
        f'<p class="far" aria-label="{number + 1} / {len(tour)}">{dots}</p></header>'
    )


def given(step: Step) -> str:
    """What goes in: the picture, the words, the sound, or the button that is pressed."""
    parts = []
    if step.picture:
        parts.append(
            f'<figure class="photo"><img src="{_file(step.picture)}" '
            f'alt="{escape(step.picture.stem)}"><img class="heat" alt="" hidden></figure>'
        )
    if step.text:
        parts.append(asked(step.text))
    if step.sound:
        parts.append(f'<audio controls preload="auto" src="{_file(step.sound)}"></audio>')
    if step.press:
        both = BUTTONS[step.press]
        parts.append(f'<p class="pressed">{both.en} <span lang="zh">{both.zh}</span></p>')
    return "".join(parts)


def asked(text: str) -> str:
    """Words that were typed."""
    return f'<p class="asked" lang="en">“{escape(text)}”</p>'


def reply(events: Sequence[AnyEvent], house: House, busy: bool = False, waits: bool = False) -> str:
    """What has come so far. `waits`: a question can still be answered."""
    parts: list[str] = []
    tokens = [event for event in events if isinstance(event, Token)]
    finished = next((e for e in events if isinstance(e, Caption | Answer)), None)
    if tokens and finished is None:
        heat = veil(tokens[-1].attention)
        parts.append(
            f'<p class="big busy"><span data-heat="{heat}">{escape(tokens[-1].text)}</span>'
            f'<span class="caret" aria-hidden="true"></span></p>'
        )
    parts += [html for event in events if (html := _event(event, house, waits))]
    if busy and not parts:
        parts.append('<p class="big busy"><span class="caret" aria-hidden="true"></span></p>')
    return f'<div role="status" aria-busy="{str(busy).lower()}">{"".join(parts)}</div>'


def foot(step: Step, invitation: str) -> str:
    """What the speaker says, for those who read along; the keys; how to join."""
    keys = "".join(
        f'<button type="button" data-{kind}="{value}" title="{escape(about)}" '
        f'aria-label="{escape(about)}"><kbd>{key}</kbd></button>'
        for kind, value, key, about in KEYS
    )
    return (
        f'<footer><div class="say"><p lang="en">{escape(step.say.en)}</p>'
        f'<p lang="zh">{escape(step.say.zh)}</p></div>{invitation}'
        f'<div class="keys">{keys}</div></footer>'
    )


def rehearsal(results: Sequence[Result], total: int) -> str:
    """Every step that was tried so far, in green or red."""
    rows = "".join(
        f'<tr class="{"bad" if each.problem else "good"}"><td>{"✗" if each.problem else "✓"}</td>'
        f"<td>{escape(each.step.title.en)}</td><td>{each.milliseconds:.0f} ms</td>"
        f"<td>{escape(each.problem or each.came)}</td></tr>"
        for each in results
    )
    done = sum(each.problem is None for each in results)
    return f'<table class="rehearsal"><caption>{done} / {total}</caption>{rows}</table>'


def view(step: Step) -> str:
    """What a step needs room for: the house, a picture, or both."""
    if step.picture is None:
        return "house"
    return "picture" if step.text is None and step.sound is None else "both"


def _event(event: AnyEvent, house: House, waits: bool) -> str:
    match event:
        case Caption() | Answer():
            guess = " guess" if isinstance(event, Answer) and not event.sure else ""
            return f'<p class="big{guess}" lang="en">{_words(event)}</p>'
        case Transcript():
            return asked(event.text)
        case Told() | Declined() | Summary():
            return _said(event, house)
        case Performed():
            return _said(event, house) + _changes(event.changes, house)
        case Confirm():
            return _said(event, house, "ask") + (_answers() if waits else "")
        case Choose():
            names = "".join(
                f'<button type="button" data-choice="{n}">{escape(name)}</button>'
                for n, (name, _) in enumerate(event.choices)
            )
            return f'<p class="big ask">Which one? <span lang="zh">哪一个？</span></p>{names}'
        case Failure():
            return f'<p class="big ask" role="alert">{escape(event.message)}</p>'
        case Timing():
            return f'<p class="took">{event.total:.0f} ms</p>'
    return ""


def _said(event: AnyEvent, house: House, kind: str = "") -> str:
    said = spoken_text([event], house) or ""
    return f'<p class="big {kind}" lang="en">{escape(said)}</p>'


def _words(reply: Caption | Answer) -> str:
    """The sentence as people read it, each word with where the model looked."""
    shown = reply.text.split(" ")
    if len(shown) != len(reply.words):
        shown = [word.text for word in reply.words]
    return " ".join(
        f'<span data-heat="{veil(word.attention)}">{escape(text)}</span>'
        for text, word in zip(shown, reply.words, strict=True)
    )


def _answers() -> str:
    return (
        '<button type="button" data-press="confirm">Yes · 好</button>'
        '<button type="button" data-press="cancel">No · 不</button>'
    )


def _changes(changes: Sequence[Change], house: House) -> str:
    rows = "".join(
        f"<li>{escape(called(c.after, house))}: <s>{escape(status(c.before))}</s> → "
        f"<b>{escape(status(c.after))}</b></li>"
        for c in changes[:SHOWN_CHANGES]
    )
    return f'<ul class="changes">{rows}</ul>' if rows else ""


@lru_cache(maxsize=64)
def _file(path: Path) -> str:
    return embedded(path.read_bytes(), KINDS[path.suffix])
