"""All settings, from environment variables with the prefix `HEARTH_`."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{1,200}")


def default_home() -> Path:
    """The user's cache folder (XDG base directory specification) with `hearth` appended."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "hearth"


class SettingsError(ValueError):
    """An environment variable that cannot be understood; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Every field `x` is set by `HEARTH_X`; the README lists them in one table."""

    home: Path = field(default_factory=default_home)
    # A host that wraps Gradio (Hugging Face Spaces) says here where to listen.
    host: str = field(default_factory=lambda: os.environ.get("GRADIO_SERVER_NAME", "127.0.0.1"))
    port: int = 7860
    threads: int = 2
    offline: bool = False
    share: bool = False
    queue: int = 16
    public_url: str = ""  # of the page, for an audience; empty: as the speaker's browser found it

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the environment. Raises SettingsError for a value of the wrong kind."""
        defaults = cls()
        given: dict[str, Any] = {}
        for each in fields(cls):
            variable = f"HEARTH_{each.name.upper()}"
            text = environment.get(variable, "").strip()
            if text:
                given[each.name] = _parse(variable, text, getattr(defaults, each.name))
        address = given.get("public_url")
        if address is not None and not ADDRESS.fullmatch(address):
            raise SettingsError(f"HEARTH_PUBLIC_URL must be an http address, not {address!r}.")
        return cls(**given)


def _parse(variable: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        if text.lower() not in words:
            raise SettingsError(f"{variable} must be 1 or 0, not {text!r}.")
        return words[text.lower()]
    if isinstance(default, int):
        if not text.isdecimal() or not 1 <= int(text) <= 65535:
            raise SettingsError(f"{variable} must be a whole number from 1, not {text!r}.")
        return int(text)
    return Path(text).expanduser() if isinstance(default, Path) else text
