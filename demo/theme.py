"""The look of the page: colours of embers on paper or on ink, fonts that need no network."""

import gradio as gr

from pipelines.settings import ROOT

STYLES = [ROOT / "demo" / name for name in ("style.css", "talk.css", "plan.css", "inside.css")]
SANS = ["ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]


def theme() -> gr.themes.Base:
    """Gradio's base theme in Hearth's colours."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.orange,
        neutral_hue=gr.themes.colors.stone,
        radius_size=gr.themes.sizes.radius_lg,
        font=SANS,
        font_mono=MONO,
    ).set(
        body_background_fill="#faf7f2",
        body_background_fill_dark="#16120f",
        block_background_fill="#ffffff",
        block_background_fill_dark="#1f1a16",
        body_text_color="#2a211a",
        body_text_color_dark="#f5ece2",
        body_text_color_subdued="#665545",
        body_text_color_subdued_dark="#cbbba9",
        block_info_text_color="#665545",
        block_info_text_color_dark="#cbbba9",
        input_placeholder_color="#665545",
        input_placeholder_color_dark="#cbbba9",
        block_border_color="#e9e1d6",
        block_border_color_dark="#3a3029",
        block_label_text_color="#665545",
        block_label_text_color_dark="#c9b8a6",
        button_primary_background_fill="#b8400a",
        button_primary_background_fill_hover="#9a3408",
        button_primary_background_fill_dark="#ff8a3d",
        button_primary_background_fill_hover_dark="#ffa063",
        button_secondary_background_fill="#ffffff",
        button_secondary_background_fill_hover="#f6f0e7",
        button_secondary_background_fill_dark="#1f1a16",
        button_secondary_background_fill_hover_dark="#2a231d",
        button_secondary_border_color="#948472",
        button_secondary_border_color_dark="#8d7b69",
        button_secondary_text_color="#2a211a",
        button_secondary_text_color_dark="#f5ece2",
        button_border_width="1px",
        input_background_fill="#ffffff",
        input_background_fill_dark="#1f1a16",
        input_border_color="#948472",
        input_border_color_dark="#8d7b69",
        input_border_width="1px",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#1b120b",
    )


def style() -> str:
    """The page's own style sheet, with rules for each word that can be chosen or pointed at."""
    words = range(1, 98)
    chosen = ",".join(
        f".saw:not(:has(label:hover)) input:nth-of-type({n}):checked"
        f"~.view .heat:nth-of-type({n + 1})"
        for n in words
    )
    pointed = ",".join(
        f".saw:has(label:nth-of-type({n}):hover) .heat:nth-of-type({n + 1})" for n in words
    )
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in STYLES)
    return f"{sheets}\n{chosen},{pointed}{{opacity:1}}\n"
