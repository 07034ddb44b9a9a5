"""A text that was summed up, as a card and as plain lines. All of it is escaped here."""

from html import escape

from demo.cards import meter
from demo.texts import Texts
from pipelines.tasks.replies import Chosen, Summary, When

FOLDED = 600  # characters from which on a text that was typed is folded away
BEGINNING = 140


def card(event: Summary, t: Texts) -> str:
    """The chosen sentences with why, then what is to be done, then when."""
    most = max((each.share for each in event.chosen), default=1.0)
    about = t.summed.format(len(event.chosen), event.sentences)
    gist = "".join(_chosen(each, event.sentences, most, t) for each in event.chosen)
    todos = "".join(f"<li>{escape(each.text)}</li>" for each in event.todos)
    times = "".join(map(_time, event.times))
    parts = "".join(
        f'<h3 class="part">{escape(title)}</h3><ul class="{kind}">{rows}</ul>'
        for title, kind, rows in ((t.todos, "todos", todos), (t.times, "times", times))
        if rows
    )
    return (
        f'<div class="summary"><p class="quiet">{escape(about)}</p><ol class="gist">{gist}</ol>'
        f"{parts}<details><summary>{escape(t.why_these)}</summary>"
        f'<p class="quiet">{escape(t.because)}</p></details></div>'
    )


def lines(event: Summary, t: Texts) -> list[str]:
    """The same as plain text."""
    todos = [f"- {each.text}" for each in event.todos]
    times = [f"- {each.time}: {each.text}" for each in event.times]
    return [
        t.summed.format(len(event.chosen), event.sentences),
        *(each.text for each in event.chosen),
        *([f"{t.todos}:", *todos] if todos else []),
        *([f"{t.times}:", *times] if times else []),
    ]


def typed(text: str, t: Texts) -> str:
    """What a visitor typed; a long text shows its beginning and unfolds."""
    if len(text) < FOLDED:
        return f'<p class="typed">{escape(text)}</p>'
    beginning = " ".join(text[: 2 * BEGINNING].split())[:BEGINNING]
    about = t.pasted.format(len(text.split()))
    return (
        f'<details class="typed long"><summary>{escape(beginning)}… <small>{escape(about)}</small>'
        f"</summary><p>{escape(text)}</p></details>"
    )


def _chosen(each: Chosen, sentences: int, most: float, t: Texts) -> str:
    why = t.speaks_for.format(each.speaks_for, sentences, each.share)
    return (
        f'<li><span class="said">{escape(each.text)}</span><span class="because">'
        f"{meter(each.share / most)}"
        f"<small>{escape(why)}</small></span></li>"
    )


def _time(each: When) -> str:
    """The time, and its sentence with the time marked."""
    before, found, after = each.text.partition(each.time)
    return (
        f"<li><b>{escape(each.time)}</b> <span>{escape(before)}<mark>{escape(found)}</mark>"
        f"{escape(after)}</span></li>"
    )
