"""Several visitors at once for some minutes: errors, memory, and whether replies go astray.

Each visitor is a client of the public API of a real server, with texts, pictures, sounds and
touches in turn. A touch sets a lamp to a number that is the visitor's own: the change must start
from that visitor's last number, or a house has been shared.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import psutil
from gradio_client import Client, handle_file

from pipelines.evaluation.server import beside, started
from pipelines.settings import ASSETS, Settings

TEXTS = (
    "turn on the kitchen lights", "which lights are on?", "close the living room blinds",
    "is the front door locked?", "tell me a joke", "set the bedroom to 21 degrees",
    "start the vacuum", "turn everything off in the office", "what did I do yesterday",
)  # fmt: skip
QUESTIONS = ("what is in this picture?", "how many are there?", "what colour is it?")
PICTURES = ("dogs-window.jpg", "coffee.jpg", "living-room.jpg", "horses.jpg")
SOUNDS = ("kitchen-lights.flac", "lamp-off.flac", "order.flac")
LAMP = "light.hallway"
WARM_UP = 0.2  # of the time, before memory is looked at
SECOND = 1.0


@dataclass
class Visitor:
    """One visitor: what went wrong, whose replies were not their own, how long each took."""

    number: int
    url: str
    errors: list[str] = field(default_factory=list)
    foreign: int = 0
    milliseconds: list[float] = field(default_factory=list)
    level: int | None = None

    def stay(self, until: float) -> None:
        """Ask one thing after another until a time."""
        chance = random.Random(self.number)
        client = Client(self.url, verbose=False)
        deeds: tuple[Callable[[Client, random.Random], None], ...] = (
            self._touch, self._type, self._show, self._speak,
        )  # fmt: skip
        while time.monotonic() < until:
            begun = time.perf_counter()
            try:
                chance.choice(deeds)(client, chance)
            except Exception as error:  # whatever happens to a visitor is what is measured
                self.errors.append(repr(error)[:200])
            self.milliseconds.append(1000 * (time.perf_counter() - begun))

    def _touch(self, client: Client, chance: random.Random) -> None:
        # Numbers of one visitor leave the same rest: 4 visitors, 4 rests.
        level = 8 * chance.randint(1, 11) + self.number
        if level == self.level:
            return
        order = {"action": "light.turn_on", "target": [LAMP], "data": {"brightness_pct": level}}
        (story,) = client.predict([order], api_name="/act")["changes"]
        before, _, after = story.partition("→")
        own = self.level is None or f" {self.level} %" in before
        self.foreign += not (own and f" {level} %" in after)
        self.level = level

    def _type(self, client: Client, chance: random.Random) -> None:
        text = chance.choice(TEXTS)
        events = client.predict(text, None, None, "", api_name="/ask")
        self._check(events)
        self.foreign += any(event.get("text", text) != text for event in events
                            if event["event"] == "understood")  # fmt: skip

    def _show(self, client: Client, chance: random.Random) -> None:
        picture = handle_file(ASSETS / "examples" / chance.choice(PICTURES))
        text = chance.choice(("", *QUESTIONS))
        self._check(client.predict(text, picture, None, "", api_name="/ask"))

    def _speak(self, client: Client, chance: random.Random) -> None:
        sound = handle_file(ASSETS / "sounds" / chance.choice(SOUNDS))
        self._check(client.predict("", None, sound, "", api_name="/ask"))

    def _check(self, events: list[dict[str, Any]]) -> None:
        failures = [event["message"] for event in events if event["event"] == "failure"]
        if failures or not events:
            self.errors.append(failures[0] if failures else "no event")


def soak(settings: Settings, visitors: int, minutes: float) -> dict[str, Any]:
    """Let visitors stay for some minutes; the figures as one JSON-ready mapping."""
    with started(beside(settings)) as server:
        begun = time.monotonic()
        until = begun + 60 * minutes
        guests = [Visitor(number, server.url) for number in range(visitors)]
        threads = [threading.Thread(target=each.stay, args=(until,)) for each in guests]
        for thread in threads:
            thread.start()
        memory: list[tuple[float, float]] = []
        while any(thread.is_alive() for thread in threads):
            held = psutil.Process(server.process_id).memory_info().rss / 2**20
            memory.append((time.monotonic() - begun, held))
            time.sleep(SECOND)
    warm = [held for at, held in memory if at >= WARM_UP * 60 * minutes]
    tenth = max(1, len(warm) // 10)
    times = [each for guest in guests for each in guest.milliseconds]
    errors = [error for guest in guests for error in guest.errors]
    return {
        "visitors": visitors,
        "minutes": minutes,
        "requests": len(times),
        "errors": len(errors),
        "first_errors": errors[:3],
        "replies_of_others": sum(guest.foreign for guest in guests),
        "median_ms": round(float(np.median(times)), 1),
        "p95_ms": round(float(np.percentile(times, 95)), 1),
        "memory_mb": round(float(np.median(warm[-tenth:]))),
        "memory_growth_mb": round(float(np.median(warm[-tenth:]) - np.median(warm[:tenth]))),
    }
