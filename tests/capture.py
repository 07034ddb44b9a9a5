"""`python -m tests.capture`: the pictures of the README, taken of today's page.

Three screenshots, and a walk of some twenty seconds as an animated WebP.
"""

import io
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsing import CHROMIUM, LAPTOP, PHONE, QUIET, attach, box, example, say, turn, visit
from tests.conftest import EXAMPLES, ROOT, serving

OUT = ROOT / "assets" / "screenshots"
FRAME, WIDTH = 250, 960  # milliseconds, pixels


def main() -> None:
    """Start a server and take every picture."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for take in (laptop, phone, stage, walk):
            take(browser, server.url)


def laptop(browser: Browser, url: str) -> None:
    """A conversation of four turns, the house, the inside of the model."""
    with visit(browser, url, viewport=LAPTOP, color_scheme="light") as page:
        _talk(page)
        page.screenshot(path=OUT / "laptop-light.png")


def phone(browser: Browser, url: str) -> None:
    """The conversation on a phone at night."""
    with visit(browser, url, viewport=PHONE, color_scheme="dark") as page:
        _talk(page)
        page.screenshot(path=OUT / "phone-dark.png")


def stage(browser: Browser, url: str) -> None:
    """A step of the tour in the presenter view."""
    with browser.new_context(viewport=LAPTOP, locale="en-US") as context:
        page = context.new_page()
        page.goto(f"{url}/?present=1")
        page.wait_for_timeout(3000)
        for _ in range(3):  # run the first step, go to the second, run it
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(3000)
        page.locator(".took").first.wait_for()
        page.screenshot(path=OUT / "present.png")


def walk(browser: Browser, url: str) -> None:
    """Picture, question, command, undo: as frames of one film."""
    with visit(browser, url, viewport=LAPTOP, color_scheme="light") as page:
        film = Film(page)
        film.roll(1.0)
        example(page, 0)
        film.until(lambda: _done(page, 1), 1.5)
        say(page, "what colour is it?")
        film.until(lambda: _done(page, 2), 1.5)
        _without_picture(page)
        say(page, "turn on the garage light and close the living room blinds")
        film.until(lambda: _done(page, 3), 3.0)
        say(page, "which lights are on?")
        film.until(lambda: _done(page, 4), 2.0)
        page.get_by_role("button", name="Undo").last.click()
        film.roll(2.0)
        film.save(OUT / "walk.webp")


class Film:
    """Screenshots of a page, as many a second as there should be."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frames: list[Image.Image] = []
        self.times: list[float] = []

    def roll(self, seconds: float) -> None:
        """Film for some time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            begun = time.monotonic()
            self.times.append(begun)
            with Image.open(io.BytesIO(self.page.screenshot())) as image:
                self.frames.append(image.convert("RGB").resize((WIDTH, WIDTH * 900 // 1440)))
            self.page.wait_for_timeout(max(0, FRAME - 1000 * (time.monotonic() - begun)))

    def until(self, done: Callable[[], bool], after: float) -> None:
        """Film until something has happened, and some time more."""
        while not done():
            self.roll(FRAME / 1000)
        self.roll(after)

    def save(self, path: Path) -> None:
        """Write an animated WebP that runs as fast as the page did."""
        first, *others = self.frames
        shown = [round(1000 * (b - a)) for a, b in pairwise([*self.times, time.monotonic()])]
        first.save(
            path, save_all=True, append_images=others, duration=shown, loop=0, quality=70, method=4
        )


def _talk(page: Page) -> None:
    attach(page, EXAMPLES / "dogs-window.jpg")
    box(page).press("Enter")
    turn(page, 1)
    say(page, "how many dogs are there?")
    turn(page, 2)
    _without_picture(page)
    say(page, "turn on the garage light")
    turn(page, 3)
    page.wait_for_timeout(800)


def _without_picture(page: Page) -> None:
    page.locator("#composer .delete-button").click()


def _done(page: Page, number: int) -> bool:
    return page.locator("#conversation .turn .replied[aria-busy=false]").count() >= number


if __name__ == "__main__":
    main()
