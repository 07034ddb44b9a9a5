"""What a newcomer wants, each with two actions at most from an open page: counted, not believed."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browsing import CHROMIUM, QUIET, attach, device, example, say, turn, visit
from tests.conftest import EXAMPLES, SOUNDS

pytestmark = pytest.mark.slow
ACTIVE = re.compile(r"\bactive\b")
SPOKEN = SOUNDS / "hallway-light.flac"
MOST = 2
PAUSE = 4  # seconds after which the one who speaks begins anew


class Hands:
    """A visitor's hands on an open page. Each method is one action: a click, a file, a line."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def add(self, path: Path) -> None:
        self.actions += 1
        attach(self.page, path)

    def send(self, text: str = "") -> None:
        self.actions += 1
        say(self.page, text)

    def pick(self, number: int) -> None:
        self.actions += 1
        example(self.page, number)
        turn(self.page, 1)

    def click(self, selector: str) -> None:
        self.actions += 1
        self.page.locator(selector).click()

    def speak(self, way: str) -> None:
        """Hold the button, or the space bar, for as long as one speaks; or tap it and speak."""
        self.actions += 1
        button, key = self.page.locator("#hold button"), way == "space"
        self.page.keyboard.down(" ") if key else button.dispatch_event("pointerdown")
        if way != "tap":
            expect(self.page.locator("#hold [role=status]")).to_contain_text("let go")
            self.page.wait_for_timeout(1000 * soundfile.info(SPOKEN).duration + 500)
        self.page.keyboard.up(" ") if key else button.dispatch_event("pointerup")
        if way == "tap":
            expect(self.page.locator("#hold [role=status]")).to_contain_text("pause or tap")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser into whose microphone somebody says that the hallway light is to be on."""
    said = tmp_path_factory.mktemp("said") / "said.wav"
    sound, rate = soundfile.read(SPOKEN)
    soundfile.write(said, np.pad(sound, (0, PAUSE * rate)), rate)
    microphone = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    heard = f"--use-file-for-fake-audio-capture={said}"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET, *microphone, heard]
        )


@pytest.fixture
def hands(browser: Browser, server: str) -> Iterator[Hands]:
    with visit(browser, server) as page:
        hands = Hands(page)
        yield hands
        assert 1 <= hands.actions <= MOST


def test_caption_my_photo(hands):
    hands.add(EXAMPLES / "astronaut.jpg")
    hands.send()
    expect(turn(hands.page, 1).locator(".words")).to_contain_text(re.compile(r"\w+ \w+.*\."))


def test_ask_what_is_in_the_picture(hands):
    hands.add(EXAMPLES / "dog.jpg")
    hands.send("what animal is this?")
    expect(turn(hands.page, 1).locator(".words")).to_contain_text(re.compile("dog", re.I))


@pytest.mark.parametrize("way", ["button", "space", "tap"])
def test_turn_on_a_lamp_by_voice(hands, way):
    hands.speak(way)
    expect(turn(hands.page, 1).locator(".heard")).to_be_visible()
    expect(device(hands.page, "light.hallway")).to_have_class(ACTIVE)


def test_escape_drops_what_was_said(hands):
    hands.speak("tap")
    hands.page.keyboard.press("Escape")
    expect(hands.page.locator("#hold [role=status]")).to_be_empty()
    expect(hands.page.locator("#hold button")).to_have_attribute("aria-pressed", "false")
    hands.page.wait_for_timeout(1500)
    expect(hands.page.locator("#composer .thumbnail-item")).to_have_count(0)
    expect(hands.page.locator("#conversation .turn")).to_have_count(0)


def test_undo(hands):
    lamp = device(hands.page, "light.hallway")
    hands.click('#plan [data-entity="light.hallway"]')
    expect(lamp).to_have_class(ACTIVE)
    hands.click("#undo")
    expect(lamp).not_to_have_class(ACTIVE)


def test_find_out_why_it_chose_that_device(hands):
    hands.pick(2)
    hands.click("#conversation [data-act=why]")
    expect(hands.page.locator("#insight .token").first).to_be_in_viewport()
    expect(hands.page.locator("#insight")).to_contain_text("It could point at")
