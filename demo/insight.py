"""Inside the model: what it heard and saw, which task it chose, what it wrote for the house."""

from html import escape

from demo import cards, hearing, looking
from demo.path import odds_of
from demo.texts import Texts
from demo.visit import Turn
from pipelines.house.entities import House
from pipelines.house.sentences import named
from pipelines.tasks.language.understanding import Understanding
from pipelines.tasks.replies import Understood
from pipelines.types import Answer, Caption, Seen, Transcript

MOST = 40  # candidates that are listed by name
SENTENCES = 8  # captions that are shown of those considered
WORTH = 0.005  # the probability from which on a candidate's is shown


def draw(turn: Turn | None, house: House, t: Texts) -> str:
    """All that is known of one request, or that there will be something to see."""
    if turn is None:
        return cards.quiet(t.nothing_inside)
    meant = f"{_guesses(turn, t)}{_considered(turn, t)}{_odds(turn, t)}{_written(turn, house, t)}"
    heard = hearing.draw(turn.last(Transcript), t)
    return f'<div class="insight">{heard}{_saw(turn, t)}<div>{meant}</div></div>'


def _saw(turn: Turn, t: Texts) -> str:
    seen = turn.last(Seen)
    if seen is None:
        shown = f'<p class="quiet">{escape(t.no_picture_seen)}</p>' if turn.steps else ""
    else:
        shown = looking.draw(seen, turn.last(Answer) or turn.last(Caption), t)
    return f"<div><h3>{escape(t.saw)}</h3>{shown}</div>" if shown else ""


def _guesses(turn: Turn, t: Texts) -> str:
    heard = turn.last(Transcript)
    if heard is None or len(heard.guesses) < 2:
        return ""
    rows = "".join(
        cards.bar(text, share, english=True, chosen=text == heard.text)
        for text, share in heard.guesses
    )
    return _guessed(t.heard_as, rows, t.heard_note)


def _considered(turn: Turn, t: Texts) -> str:
    caption = turn.last(Caption)
    if caption is None or not caption.considered:
        return ""
    rows = "".join(
        cards.bar(text, max(0.0, agreement), english=True, chosen=text == caption.text)
        for text, agreement in caption.considered[:SENTENCES]
    )
    return _guessed(t.considered, rows, t.considered_note)


def _guessed(title: str, rows: str, note: str) -> str:
    """Bars under a title, and what they mean."""
    return (
        f'<h3>{escape(title)}</h3><ul class="odds guesses">{rows}</ul>'
        f'<p class="quiet">{escape(note)}</p>'
    )


def _odds(turn: Turn, t: Texts) -> str:
    odds = sorted(odds_of(turn).items(), key=lambda each: -each[1])
    if not odds:
        return ""
    rows = "".join(cards.bar(t.tasks.get(task, task), odd) for task, odd in odds)
    return f'<h3>{escape(t.route)}</h3><ul class="odds">{rows}</ul>'


def _written(turn: Turn, house: House, t: Texts) -> str:
    understood = turn.last(Understood)
    if understood is None or not understood.understanding.written:
        return ""
    meaning = understood.understanding
    tokens = "".join(
        f'<li class="token" style="--sure:{each.probability:.2f}" lang="en">'
        f"{escape(named(each.symbol, house))}<small>{each.probability:.0%}</small></li>"
        for each in meaning.written
    )
    sure = escape(t.sure.format(meaning.sure))
    if meaning.respelled:
        sure = f"{escape(t.read_as.format(meaning.respelled))} {sure}"
    return (
        f'<h3>{escape(t.wrote)}</h3><ol class="tokens">{tokens}</ol><p class="quiet">{sure}</p>'
        f"{_candidates(meaning, house, t)}"
    )


def _candidates(meaning: Understanding, house: House, t: Texts) -> str:
    if not meaning.candidates:
        return ""
    pointed = {each.symbol for each in meaning.written}
    scored = meaning.scores or (0.0,) * len(meaning.candidates)
    ranked = sorted(zip(meaning.candidates, scored, strict=True), key=lambda each: -each[1])
    names = "".join(
        f"<li{' class=pointed' if each in pointed else ''}>{escape(named(each, house))}"
        f"{f' <b>{score:.0%}</b>' if score >= WORTH else ''}</li>"
        for each, score in ranked[:MOST]
    )
    title = escape(t.candidates.format(len(meaning.candidates)))
    return (
        f'<details class="candidates"><summary>{title}</summary>'
        f'<ul lang="en">{names}</ul></details>'
    )
