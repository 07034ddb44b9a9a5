"""The address for the audience, as a text and as a code to scan, drawn without a network."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

import segno

from pipelines.settings import ADDRESS

HERE = ("127.0.0.1", "localhost", "[::1]", "::1")


def address(configured: str, headers: Mapping[str, str], page: str = "present") -> str:
    """Where the audience finds the page: as configured, else as the speaker's browser did."""
    if configured:
        return configured
    came = urlsplit(str(headers.get("referer", "")))
    found = f"{came.scheme}://{came.netloc}{came.path.removesuffix(page)}"
    return found if ADDRESS.fullmatch(found) else ""


def draw(url: str) -> str:
    """The code and the address below it; nothing if there is no address."""
    if not url:
        return ""
    parts = urlsplit(url)
    short = f"{parts.netloc}{parts.path}".rstrip("/")
    alone = (parts.hostname or "") in HERE
    note = "<small>only on this machine: set HEARTH_PUBLIC_URL</small>" if alone else ""
    return (
        f'<figure class="invitation">{_code(url)}'
        f"<figcaption>{escape(short)}{note}</figcaption></figure>"
    )


@lru_cache(maxsize=8)
def _code(url: str) -> str:
    drawn: str = segno.make(url, error="m", micro=False).svg_inline(
        scale=4, border=2, dark="#000", light="#fff", omitsize=True
    )
    return drawn.replace("<svg ", f'<svg role="img" aria-label="QR: {escape(url)}" ', 1)
