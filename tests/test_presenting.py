"""The presenter view in real Chromium: a clicker, a reload, a call from the audience."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.rehearsal import TOUR
from demo.tour import load_tour
from pipelines.house.loading import load_house
from pipelines.settings import ASSETS
from tests.browsing import SHOTS, SLOW

pytestmark = pytest.mark.slow
STEPS = [step.id for step in load_tour(TOUR, load_house(ASSETS / "house.yaml"))]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 1440, "height": 900}) as page:
        yield page


def there(page: Page, name: str, ran: bool = False) -> None:
    """Wait until a step is shown, and if it ran, until its reply is complete."""
    number = STEPS.index(name) + 1
    step = page.locator(f"[data-step='{number}'][data-ran='{int(ran)}']")
    expect(step).to_be_visible(timeout=SLOW)
    if ran:
        expect(page.locator("#present-reply [aria-busy=false]")).to_be_visible(timeout=SLOW)


def open_at(page: Page, server: str, name: str) -> None:
    page.goto(f"{server}/?present=1&step={STEPS.index(name) + 1}")
    there(page, name)


def test_a_clicker_goes_forward_and_back_and_a_reload_stays(page, server):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_at(page, server, "caption")
    page.keyboard.press("PageDown")
    there(page, "caption", ran=True)
    expect(page.locator("#present-reply .big")).to_contain_text(re.compile(r"\w+ \w+.*\.$"))
    expect(page.locator("#present-given .heat")).to_be_visible()
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / "present-caption.png")
    page.keyboard.press("ArrowRight")
    there(page, "caption-two")
    page.wait_for_timeout(500)  # a clicker in a hand is no faster
    page.keyboard.press("PageUp")
    there(page, "caption")
    open_at(page, server, "command")
    assert "step=3" in page.url
    page.keyboard.press("ArrowRight")
    there(page, "command", ran=True)
    lamp = page.locator("#present-plan [data-entity='light.desk_lamp']")
    expect(lamp).not_to_have_class(re.compile("active"), timeout=SLOW)
    page.screenshot(path=SHOTS / "present-command.png")
    page.reload()
    there(page, "command")
    sticks_out = "document.documentElement.scrollHeight > innerHeight"
    assert not page.evaluate(sticks_out), "one screen, no scrolling"
    assert all(url.startswith((server, "data:", "blob:")) for url in asked), "works offline"


def test_a_timer_counts_down_in_front_of_the_audience(page, server):
    open_at(page, server, "command")
    page.locator("#present-live textarea, #present-live input").fill("set a timer for 6 seconds")
    page.keyboard.press("Enter")
    timer = page.locator("#present-plan [data-entity='timer.kitchen']")
    expect(timer.locator(".clock")).to_have_text(re.compile(r"^0:0\d$"), timeout=SLOW)
    page.screenshot(path=SHOTS / "present-timer.png")
    expect(timer.locator(".clock")).to_have_count(0, timeout=SLOW)
    expect(timer).to_have_attribute("aria-label", re.compile("idle"))


def test_a_lost_network_leaves_the_slide_and_comes_back_to_its_step(page, server):
    """As when the hall's wireless fails between the browser's machine and the server's."""
    open_at(page, server, "caption")
    page.context.set_offline(True)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(1500)
    there(page, "caption")  # the slide stands
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / "present-offline.png")
    with page.expect_event("load"):  # Gradio looks for its server, and then begins anew
        page.context.set_offline(False)
    there(page, "caption")
    page.keyboard.press("PageDown")
    there(page, "caption", ran=True)
    expect(page.locator("#present-reply .big")).to_contain_text(re.compile(r"\w+ \w+.*\.$"))


def test_the_audience_may_ask_for_anything_and_a_yes_opens_the_door(page, server):
    open_at(page, server, "guarded")
    live = page.locator("#present-live textarea, #present-live input")
    live.fill("turn on the garage light")
    live.press("Enter")
    lamp = page.locator("#present-plan [data-entity='light.garage']")
    expect(lamp).to_have_class(re.compile("active"), timeout=SLOW)
    live.press("Escape")
    open_at(page, server, "guarded")
    page.keyboard.press("ArrowRight")
    there(page, "guarded", ran=True)
    page.locator("[data-press=confirm]").click()
    door = page.locator("#present-plan [data-entity='lock.front_door']")
    expect(door).to_have_attribute("aria-label", re.compile("unlocked"), timeout=SLOW)
    page.screenshot(path=SHOTS / "present-guarded.png")


def test_the_audience_may_ask_about_the_picture_that_is_shown(page, server):
    open_at(page, server, "caption")
    live = page.locator("#present-live textarea, #present-live input")
    live.fill("is there a dog?")
    live.press("Enter")
    expect(page.locator("#present-given .asked")).to_contain_text("is there a dog?")
    expect(page.locator("#present-given .photo img").first).to_be_visible()
    expect(page.locator("#present-reply .took")).to_be_visible(timeout=SLOW)
    expect(page.locator("#present-reply .big [data-heat]").first).to_be_visible()


def test_a_rehearsal_shows_every_step_in_green(page, server):
    open_at(page, server, "caption")
    page.keyboard.press("r")
    rows = page.locator(".rehearsal tr")
    expect(rows).to_have_count(len(STEPS), timeout=SLOW)
    expect(page.locator(".rehearsal tr.good")).to_have_count(len(STEPS))
    page.screenshot(path=SHOTS / "present-rehearsal.png")
