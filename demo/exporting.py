"""A conversation to keep: as data, and as a page that opens without Hearth.

The browser saves it; nothing of it is written to this machine's disk.
"""

import json
from html import escape
from typing import Any

from PIL import Image

from demo.events import as_json
from demo.looking import data_url
from demo.texts import Texts
from demo.turns import plain, spoken
from demo.visit import Turn, Visit
from pipelines.types import Seen

STYLE = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;"
    "color:#2a211a;background:#faf7f2}article{margin:0 0 1.5rem;padding:1rem;border-radius:12px;"
    "background:#fff;border:1px solid #e3d9cb}img{max-width:224px;border-radius:8px}"
    "p{white-space:pre-wrap;margin:.4rem 0}.you{color:#6b5a4a}"
)


def as_data(visit: Visit) -> str:
    """Every request with every event, as JSON."""
    turns = [_turn(turn) for turn in visit.turns]
    return json.dumps({"hearth": 1, "turns": turns}, ensure_ascii=False, indent=1)


def as_page(visit: Visit, t: Texts) -> str:
    """The conversation as a page for people."""
    articles = "".join(_article(turn, visit, t) for turn in visit.turns)
    title = escape(t.exported)
    return (
        f'<!doctype html><html lang="{t.code}"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style><h1>{title}</h1>{articles}</html>"
    )


def _turn(turn: Turn) -> dict[str, Any]:
    given = turn.given
    return {
        "text": given.text or None,
        "picture": given.picture is not None,
        "sound": given.sound is not None,
        "state": turn.state,
        "recorded": turn.recorded is not None,
        "events": [as_json(step.event) for step in turn.steps],
        "note": turn.note or None,
    }


def _article(turn: Turn, visit: Visit, t: Texts) -> str:
    seen = turn.last(Seen)
    picture = ""
    if seen is not None:
        source = data_url(Image.fromarray(seen.crop))
        picture = f'<img src="{source}" alt="{escape(t.crop, quote=True)}">'
    said = escape(spoken(turn))
    reply = escape(plain(turn, visit.session.house, t))
    if turn.recorded is not None:
        reply = f"<i>{escape(t.recorded)}</i> {reply}"
    return (
        f'<article><p class="you"><b>{escape(t.you)}</b> {said}</p>{picture}'
        f"<p><b>{escape(t.reply)}</b> {reply}</p></article>"
    )
