"""Before the models are there: early requests wait, a recording stands in, a failure ends it."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from demo.interface import build
from demo.languages import translations
from demo.theme import style, theme
from demo.visit import timed
from pipelines.crowd import AT_ONCE, Crowd
from pipelines.types import Request, Waiting
from pipelines.waking import Door, Waking
from pipelines.weights.errors import WeightsUnavailable
from tests.browsing import CHROMIUM, QUIET, box, device, example, say, turn, visit
from tests.conftest import EXAMPLES, ROOT


class Sleeper:
    """The real assistant, which wakes only when it is told to."""

    def __init__(self, assistant: Door) -> None:
        self.assistant, self.woken = assistant, threading.Event()
        self.waking = Waking(self._load)

    def _load(self) -> Door:
        self.woken.wait()
        return self.assistant


@pytest.mark.slow
def test_an_early_request_says_that_it_waits_and_is_then_answered(assistant):
    sleeper = Sleeper(assistant)
    steps = timed(sleeper.waking.respond(Request(EXAMPLES / "kitten.jpg")))
    assert next(steps).event == Waiting() and not sleeper.waking.ready
    threading.Timer(3.0, sleeper.woken.set).start()
    awake, *rest = steps
    assert awake.event == Waiting(done=True) and awake.spent == 0
    assert rest[-2].event.text.endswith(".")
    late = list(sleeper.waking.respond(Request(EXAMPLES / "kitten.jpg")))
    assert not any(isinstance(event, Waiting) for event in late)
    assert late[-2].text == rest[-2].event.text


def test_a_third_request_waits_its_turn_and_says_so(assistant):
    waking = Waking(lambda: assistant)
    waking.wait()
    crowd, picture = Crowd(waking), Request(EXAMPLES / "kitten.jpg")
    working = [crowd.respond(picture) for _ in range(AT_ONCE)]
    begun = [next(each) for each in working]
    assert not any(isinstance(event, Waiting) for event in begun)
    third = crowd.respond(picture)
    assert next(third) == Waiting("others")
    assert not isinstance(next(waking.respond(picture)), Waiting)  # a speaker is no visitor
    threading.Timer(0.5, working[0].close).start()  # a visitor leaves
    assert next(third) == Waiting("others", done=True)
    third.close()
    again, other = list(crowd.respond(picture)), list(working[1])
    assert not any(isinstance(event, Waiting) for event in again)  # nothing is left taken
    assert again[-2].text == other[-2].text


def test_what_cannot_be_loaded_is_told_to_who_waits():
    def load() -> Door:
        raise WeightsUnavailable("no weights")

    with pytest.raises(WeightsUnavailable, match="no weights"):
        Waking(load).wait()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("begun", "late"), [("demo.interface", "torch ctranslate2"), ("app", "gradio torch")]
)
def test_what_takes_seconds_to_import_is_not_waited_for(begun, late):
    code = f"import sys, {begun}; sys.exit(any(name in sys.modules for name in {late.split()}))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.slow
def test_a_server_without_weights_ends_with_the_reason(tmp_path):
    settings = {"HEARTH_HOME": str(tmp_path), "HEARTH_OFFLINE": "1"}
    port = {"HEARTH_PORT": str(7800 + os.getpid() % 80)}
    ended = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env={**os.environ, **settings, **port},
        capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "HEARTH_OFFLINE is set: start once with a network" in ended.stderr


@pytest.fixture
def asleep(assistant) -> Iterator[tuple[Sleeper, str]]:
    """A page whose models are still being loaded, and its address."""
    sleeper = Sleeper(assistant)
    page = build(sleeper.waking).queue()
    _, url, _ = page.launch(
        server_name="127.0.0.1", server_port=7800 + os.getpid() % 80, theme=theme(), css=style(),
        i18n=translations(), ssr_mode=False, prevent_thread_lock=True, quiet=True,
    )  # fmt: skip
    yield sleeper, url
    sleeper.woken.set()
    page.close()


@pytest.fixture
def page(asleep) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        with visit(browser, asleep[1]) as page:
            yield page


@pytest.mark.slow
def test_until_then_an_example_is_a_recording_and_runs_live_on_demand(page, asleep):
    greeting, lamp = page.locator(".masthead [role=status]"), device(page, "light.kitchen_counter")
    expect(greeting).to_contain_text("models are loading")
    lit = page.locator("#plan .active").count()
    example(page, 2)
    recorded = turn(page, 1)
    expect(recorded.locator(".recorded")).to_contain_text("Recorded")
    expect(recorded.locator(".changes")).to_contain_text("off")
    expect(recorded.locator(".acts .took")).to_contain_text(re.compile(r"Recorded · \d+ ms"))
    expect(page.locator("#path .sum")).to_contain_text("recorded run")
    assert page.locator("#plan .active").count() == lit, "the visitor's house is as it was"
    for name in ("Undo", "Retry"):
        expect(recorded.get_by_role("button", name=name)).to_have_count(0)
    example(page, 0)
    expect(turn(page, 2).locator(".words")).to_contain_text(re.compile(r"\w+ \w+.*\."))
    expect(page.locator(".saw label").nth(3)).to_be_visible()
    recorded.get_by_role("button", name="Run it live").click()
    busy = page.locator("#conversation .turn").nth(2)
    expect(busy).to_contain_text("models are loading")
    asleep[0].woken.set()
    live = turn(page, 3)
    expect(live.locator(".acts .took")).to_contain_text("Live")
    expect(live.locator(".changes")).to_contain_text("off")
    assert page.locator("#plan .active").count() < lit
    expect(greeting).to_contain_text("One small model")
    example(page, 2)
    expect(turn(page, 4).locator(".recorded")).to_have_count(0)
    expect(lamp).to_be_visible()


@pytest.mark.slow
def test_a_request_that_comes_too_early_is_answered_later(page, asleep):
    say(page, "turn on the garage light")
    busy = page.locator("#conversation .turn").first
    expect(busy).to_contain_text("models are loading")
    page.keyboard.press("Escape")
    expect(busy).to_contain_text("Stopped")
    say(page, "turn on the desk lamp")
    asleep[0].woken.set()
    expect(turn(page, 2).locator(".story")).to_contain_text("lamp")
    expect(box(page)).to_have_value("")
