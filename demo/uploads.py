"""What visitors hand in: files that our own pipeline checks.

Gradio would open them first, with its own error messages, so these inputs pass on the bare path.
"""

from typing import Any

import gradio as gr
from gradio.data_classes import FileData, ImageData


def picture(label: str, height: int, elem_id: str, **options: Any) -> gr.Image:
    """A picture from a file, a camera or the clipboard."""
    image = gr.Image(
        label=label,
        type="filepath",
        image_mode=None,
        sources=["upload", "webcam", "clipboard"],
        height=height,
        elem_id=elem_id,
        **options,
    )
    image.preprocess = _path_of  # type: ignore[method-assign]
    return image


def webcam(label: str, elem_id: str) -> gr.Image:
    """A picture that is taken now."""
    image = gr.Image(
        label=label, type="filepath", image_mode=None, sources=["webcam"], elem_id=elem_id
    )
    image.preprocess = _path_of  # type: ignore[method-assign]
    return image


def sound(label: str, **options: Any) -> gr.Audio:
    """A sound from a microphone or a file."""
    audio = gr.Audio(label=label, type="filepath", sources=["microphone", "upload"], **options)
    audio.preprocess = _path_of  # type: ignore[method-assign]
    return audio


def _path_of(payload: FileData | ImageData | None) -> str | None:
    return payload.path if payload is not None else None
