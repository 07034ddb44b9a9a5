"""What surrounds the page's parts: the masthead, the way between parts, the keys, the foot."""

from html import escape

from demo import presenting
from demo.texts import Texts

LOGO = """<svg viewBox="0 0 48 48" aria-hidden="true">
<path fill="#b8400a" d="M24 3 4 20v25h40V20z"/>
<path fill="#ffd9a8" d="M24 17c1 6 9 9 9 17a9 9 0 0 1-18 0c0-4 2-6 4-8 0 3 1 4 3 5 1-5-1-9 2-14z"/>
</svg>"""


def masthead(t: Texts, waking: str = "") -> str:
    """Name and purpose, the parts of the page (a phone shows one at a time), and the keys.

    What is to be said while the models load stands in the place of the purpose.
    """
    parts = "".join(
        f'<button type="button" data-part="{name}" aria-pressed="{str(name == "talk").lower()}">'
        f"{escape(text)}</button>"
        for name, text in (("talk", t.talk), ("house", t.house), ("inside", t.inside_short))
    )
    keys = "".join(
        f"<div><dt><kbd>{escape(key)}</kbd></dt><dd>{escape(what)}</dd></div>"
        for key, what in t.key_list
    )
    says = f'<p class="understands">{escape(t.understands)}</p>' if t.understands else ""
    title, mark = escape(t.keys, quote=True), ' class="waking"' if waking else ""
    return (
        f'<header class="masthead" lang="{t.code}">{LOGO}<div class="name"><h1>{t.title}</h1>'
        f'<p role="status"{mark}>{escape(waking or t.tagline)}</p>{says}</div>'
        f'<nav class="parts" aria-label="{escape(t.parts, quote=True)}">{parts}</nav>'
        f'<button type="button" class="keys" data-keys="open" aria-label="{title}" '
        f'title="{title}">?</button>'
        f'<dialog aria-label="{title}"><h2>{title}</h2><dl>{keys}</dl>'
        f'<button type="button" data-keys="close" autofocus>OK</button></dialog></header>'
    )


def talk_title(t: Texts) -> str:
    """The heading of the conversation."""
    return f"<h2>{escape(t.talk)}</h2>"


def footer(t: Texts) -> str:
    """Where the data stays, and what to expect."""
    return f'<p class="about">{escape(t.footer)} {presenting.link(t.present)}</p>'
