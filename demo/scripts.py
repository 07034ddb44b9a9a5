"""The page's own scripts, one small file for each part that needs one."""

from pipelines.settings import ROOT


def script(name: str) -> str:
    """The code that Gradio runs when a part of the page is there."""
    return (ROOT / "demo" / f"{name}.js").read_text(encoding="utf-8")
