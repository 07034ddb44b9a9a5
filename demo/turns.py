"""The conversation as HTML: each turn shows what went in and what came of it."""

from html import escape
from urllib.parse import quote

from demo import cards, hearing, summing
from demo.texts import Texts
from demo.visit import Turn, Visit
from demo.wishes import Wish
from pipelines.house.entities import House
from pipelines.house.sentences import question, story
from pipelines.tasks.replies import (
    AnyEvent,
    Choose,
    Confirm,
    Declined,
    Performed,
    Recognised,
    Summary,
    Told,
)
from pipelines.types import Answer, Caption, Failure, Timing, Token, Transcript, Waiting


def draw(visit: Visit, t: Texts) -> str:
    """All turns, or a welcome before the first one."""
    if not visit.turns:
        return (
            f'<div class="welcome"><h3>{escape(t.welcome)}</h3>'
            f"<p>{escape(t.welcome_more)}</p></div>"
        )
    last = len(visit.turns) - 1
    turns = "".join(_turn(turn, n, n == last, visit, t) for n, turn in enumerate(visit.turns))
    after = "".join(_next(wish, t) for wish in visit.waiting)
    return f'<ol class="turns">{turns}{after}</ol>'


def spoken(turn: Turn) -> str:
    """What was typed and heard, as one text."""
    heard = turn.last(Transcript)
    return " ".join(filter(None, (turn.given.text, heard.text if heard else "")))


def plain(turn: Turn, house: House, t: Texts) -> str:
    """What was replied, as plain text."""
    said = [_plain(step.event, house, t) for step in turn.steps]
    return "\n".join(filter(None, [*said, turn.note]))


def _plain(event: AnyEvent, house: House, t: Texts) -> str:
    match event:
        case Performed():
            stories = [story(change, house) for change in event.changes]
            return "\n".join(stories or [t.as_it_was])
        case Confirm():
            return " ".join(question(each, house) for each in event.commands)
        case Choose():
            return " / ".join([t.which, *(name for name, _ in event.choices)])
        case Caption() | Told():
            return event.text
        case Answer():
            return event.text if event.sure else f"{t.not_sure} {event.text}"
        case Summary():
            return "\n".join(summing.lines(event, t))
        case Declined():
            return event.reason
        case Failure():
            return event.message
    return ""


def _turn(turn: Turn, number: int, last: bool, visit: Visit, t: Texts) -> str:
    busy = turn.state == "working"
    spent = turn.spent(Timing)
    how = t.live if turn.recorded is None else t.recorded
    took = f'<span class="took">{how} · {t.total.format(spent)}</span>' if spent else ""
    acts = "" if busy else f'<p class="acts">{took}{_acts(turn, number, last, visit, t)}</p>'
    return (
        f'<li class="turn" data-said="{escape(spoken(turn), quote=True)}">'
        f'<div class="asked"><span class="who">{escape(t.you)}</span>{_given(turn, t)}</div>'
        f'<div class="replied" aria-busy="{str(busy).lower()}"><span class="who">{escape(t.reply)}'
        f"</span>{_recorded(turn, t)}{_replies(turn, visit, t)}</div>{acts}</li>"
    )


def _next(wish: Wish, t: Texts) -> str:
    """What was asked meanwhile, and waits for the reply above."""
    return (
        f'<li class="turn next"><div class="asked"><span class="who">{escape(t.you)}</span>'
        f"{_given(Turn(wish.given), t)}</div>{cards.quiet(t.comes_next)}</li>"
    )


def _given(turn: Turn, t: Texts) -> str:
    given, heard = turn.given, turn.last(Transcript)
    parts = []
    if given.picture:
        parts.append(
            f'<img class="thumb" src="gradio_api/file={quote(given.picture)}" width="96" '
            f'height="96" loading="lazy" alt="{escape(t.picture_of, quote=True)}">'
        )
    if given.text:
        parts.append(summing.typed(given.text, t))
    if given.sound:
        words = cards.transcript(heard) if heard else escape(t.sound_sent)
        parts.append(
            f'<p class="typed heard">{hearing.wave(heard) if heard else ""}'
            f'<span class="mark">{escape(t.heard)}</span> <span lang="en">{words}</span></p>'
        )
    return "".join(parts)


def _recorded(turn: Turn, t: Texts) -> str:
    """That a reply is a recording, and the way to the real thing."""
    if turn.recorded is None:
        return ""
    return (
        f'<p class="recorded"><b>{escape(t.recorded)}</b> {escape(t.recorded_note)} '
        f'<button type="button" data-act="live" data-recorded="{turn.recorded}">'
        f"{escape(t.run_live)}</button></p>"
    )


def _replies(turn: Turn, visit: Visit, t: Texts) -> str:
    """Every reply in the order in which it came; the words being written go last."""
    shown = [_reply(step.event, turn, visit, t) for step in turn.steps]
    newest = turn.steps[-1].event if turn.steps else None
    if isinstance(newest, Token):
        busy = turn.state == "working"
        shown.append(cards.sentence_of(newest.text, busy=busy))
    elif turn.state == "working" and not any(shown):
        shown.append(cards.quiet(_doing(turn, t), busy=True))
    if turn.state == "stopped":
        shown.append(cards.quiet(t.stopped))
    if turn.note:
        shown.append(cards.quiet(turn.note))
    return "".join(shown)


def _doing(turn: Turn, t: Texts) -> str:
    if turn.steps and turn.steps[-1].event == Waiting():
        return t.loading
    if turn.steps and turn.steps[-1].event == Waiting("others"):
        return t.next_up
    if turn.given.sound and turn.last(Transcript) is None:
        return t.hearing
    return t.looking if turn.given.picture else t.reading


def _reply(event: AnyEvent, turn: Turn, visit: Visit, t: Texts) -> str:
    house = visit.session.house
    match event:
        case Caption():
            return cards.sentence_of(event.text)
        case Answer():
            return cards.answer(event, t)
        case Recognised():
            return cards.recognised(event, house, t)
        case Performed():
            return cards.carried_out(event.commands, event.changes, house, t)
        case Confirm():
            return cards.asks(event, house, t, waits=_waits(event, turn, visit))
        case Choose():
            return cards.choices(event, t, waits=_waits(event, turn, visit))
        case Told():
            return f'<p class="story" lang="en">{escape(event.text)}</p>'
        case Summary():
            return summing.card(event, t)
        case Declined():
            return f'<p class="quiet declined" lang="en">{escape(event.reason)}</p>'
        case Failure():
            return cards.failure(event, t)
    return ""


def _waits(event: Confirm | Choose, turn: Turn, visit: Visit) -> bool:
    return visit.open_question(turn) and turn.last(type(event)) is event


def _acts(turn: Turn, number: int, last: bool, visit: Visit, t: Texts) -> str:
    done, live = turn.last(Performed), turn.recorded is None
    undo = ("undo",) if live and done and done.changes else ()
    retry = ("retry",) if live else ()
    names = ["why", "copy", *((*undo, *retry, "edit") if last else ())]
    return "".join(
        f'<button type="button" data-act="{name}" data-turn="{number}"'
        f"{_copied(turn, visit, t) if name == 'copy' else ''}>{escape(getattr(t, name))}</button>"
        for name in names
        if name != "why" or any(not isinstance(s.event, Failure) for s in turn.steps)
    )


def _copied(turn: Turn, visit: Visit, t: Texts) -> str:
    return (
        f' data-text="{escape(plain(turn, visit.session.house, t), quote=True)}" '
        f'data-done="{escape(t.copied, quote=True)}"'
    )
