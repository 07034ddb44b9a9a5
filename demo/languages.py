"""Which language the page speaks: the one that the browser asks for, else English."""

from dataclasses import fields
from typing import Any

import gradio as gr
from gradio.i18n import I18nData

from demo.texts import EN, Texts
from demo.texts_zh import ZH

KEY = "hearth_{}"
CHINESE = ("zh", "zh-CN", "zh-TW", "zh-HK", "zh-SG")  # as browsers name it


def of(request: gr.Request | None) -> Texts:
    """The texts for whoever sent a request."""
    headers = request.headers if request is not None else {}
    return preferred(str(headers.get("accept-language", "")))


def preferred(accepted: str) -> Texts:
    """The first language of an Accept-Language header that the page speaks."""
    for wish in accepted.lower().split(","):
        code = wish.split(";")[0].strip()[:2]
        if code in ("en", "zh"):
            return ZH if code == "zh" else EN
    return EN


def label(name: str) -> Any:
    """A text that the browser translates, for a part of the page that is made once."""
    if not isinstance(getattr(EN, name), str):
        raise TypeError(f"{name} is no single text")
    return I18nData(KEY.format(name))


def translations() -> gr.I18n:
    """What `launch` needs for `label`."""
    return gr.I18n(en=_plain(EN), **dict.fromkeys(CHINESE, _plain(ZH)))


def _plain(texts: Texts) -> dict[str, str]:
    values = {each.name: getattr(texts, each.name) for each in fields(texts)}
    return {KEY.format(name): text for name, text in values.items() if isinstance(text, str)}
