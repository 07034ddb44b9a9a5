"""How the page looks and who can use it: screens, light and dark, languages, accessibility."""

import re

import pytest
from playwright.sync_api import Page, expect

from demo.languages import preferred
from demo.scripts import script
from demo.texts import EN
from demo.texts_zh import ZH
from demo.theme import style
from tests.browsing import (
    LAPTOP,
    PHONE,
    SHOTS,
    barriers,
    device,
    example,
    say,
    sideways,
    smallest_text,
    turn,
    visit,
)
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
SCREENS = [("laptop", LAPTOP), ("phone", PHONE)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "viewport"), SCREENS)
def test_the_page_fits_the_screen_and_keeps_nobody_out(browser, server, name, viewport, scheme):
    SHOTS.mkdir(parents=True, exist_ok=True)
    options = {"viewport": viewport, "color_scheme": scheme, "reduced_motion": "reduce"}
    with visit(browser, server, **options) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.screenshot(path=SHOTS / f"start-{name}-{scheme}.png")
        example(page, 0)
        turn(page, 1)
        example(page, 5)
        turn(page, 2)
        for part in ("talk", "house", "inside"):
            if name == "phone":
                page.locator(f"[data-part={part}]").click()
            page.wait_for_timeout(300)
            page.screenshot(path=SHOTS / f"{part}-{name}-{scheme}.png", full_page=True)
            assert sideways(page) <= 0, "nothing may stick out sideways"
            assert smallest_text(page) >= 11
            assert barriers(page) == []
            if name == "laptop":
                break
        assert all(url.startswith((server, "data:", "blob:")) for url in asked), "works offline"


def test_a_laptop_shows_the_conversation_the_house_and_the_path_at_once(browser, server):
    with visit(browser, server) as page:
        for shown in ("#composer", "#plan", "#path"):
            found = page.locator(shown).bounding_box()
            assert found is not None and found["y"] + found["height"] <= LAPTOP["height"], shown


def test_a_phone_has_the_house_one_tap_away(browser, server):
    with visit(browser, server, viewport=PHONE) as page:
        lamp = device(page, "light.hallway")
        expect(page.locator("#composer")).to_be_in_viewport()
        expect(lamp).to_be_hidden()
        page.get_by_role("button", name="House", exact=True).click()
        lamp.click()
        expect(page.locator("#happened")).to_contain_text("Hallway light")


def swipe(page: Page, start: str, by: int) -> None:
    """A finger that sweeps from an element to the left (-) or right (+)."""
    page.evaluate(
        """([start, by]) => {
          const target = document.querySelector(start);
          const at = x => [new Touch({identifier: 1, target, clientX: 200 + x, clientY: 300})];
          const send = (kind, touches, changedTouches) => target.dispatchEvent(
            new TouchEvent(kind, {bubbles: true, touches, changedTouches}));
          send('touchstart', at(0), at(0));
          send('touchend', [], at(by));
        }""",
        [start, by],
    )


def test_a_phone_has_the_house_one_swipe_away(browser, server):
    with visit(browser, server, viewport=PHONE, has_touch=True) as page:
        lamp = device(page, "light.hallway")
        for start, by, seen in (
            ("#conversation", -40, False),  # too short for a swipe
            ("#composer textarea", -150, False),  # the box has a use of its own for it
            ("#conversation", -150, True),
            ("#plan", 150, False),
            ("#conversation", 150, False),  # there is nothing on that side
            ("#conversation", -150, True),
        ):
            swipe(page, start, by)
            expect(lamp).to_be_visible() if seen else expect(lamp).to_be_hidden()


def test_a_swipe_does_nothing_where_all_is_in_view(browser, server):
    with visit(browser, server, has_touch=True) as page:
        swipe(page, "#conversation", -150)
        expect(page.locator("#composer")).to_be_visible()
        expect(device(page, "light.hallway")).to_be_visible()


def test_nothing_moves_while_words_arrive(browser, server):
    with visit(browser, server) as page:
        page.evaluate(
            """() => { window.shift = 0; new PerformanceObserver(list => {
              for (const each of list.getEntries()) if (!each.hadRecentInput)
                window.shift += each.value;
            }).observe({type: 'layout-shift', buffered: false}); }"""
        )
        example(page, 0)
        turn(page, 1)
        say(page, "turn on the desk lamp")
        turn(page, 2)
        assert page.evaluate("window.shift") <= 0.05


def test_a_timer_counts_down_and_says_when_its_time_is_up(browser, server):
    with visit(browser, server) as page:
        say(page, "set the kitchen timer to 8 seconds")
        turn(page, 1)
        timer = device(page, "timer.kitchen")
        expect(timer.locator(".clock")).to_have_text(re.compile(r"0:0\d"))
        expect(page.locator("#happened")).to_contain_text("Kitchen timer: time is up.")
        expect(page.get_by_text("Kitchen timer: time is up.").first).to_be_visible()
        expect(timer.locator(".clock")).to_have_count(0)
        expect(timer).to_have_attribute("aria-label", re.compile("idle"))


def test_a_timer_that_pauses_shows_what_it_has_left(browser, server):
    with visit(browser, server) as page:
        say(page, "set the kitchen timer to 2 minutes")
        turn(page, 1)
        say(page, "pause the timer")
        turn(page, 2)
        timer = device(page, "timer.kitchen")
        expect(timer).to_have_attribute("aria-label", re.compile("paused, .* left"))
        shown = timer.locator(".clock").text_content() or ""
        assert re.fullmatch(r"1:[345]\d", shown)
        page.wait_for_timeout(1500)
        expect(timer.locator(".clock")).to_have_text(shown)
        page.screenshot(path=SHOTS / "timer-paused.png")
        say(page, "resume the timer")
        turn(page, 3)
        expect(timer.locator(".clock")).not_to_have_text(shown)


def test_the_browsers_language_decides(browser, server):
    with visit(browser, server, locale="zh-CN") as page:
        expect(page.locator("html")).to_have_attribute("lang", "zh")
        expect(page.locator("#undo")).to_have_text(ZH.undo)
        expect(page.locator("#masthead")).to_contain_text(ZH.understands)
        expect(page.locator(".welcome")).to_contain_text(ZH.welcome)
        example(page, 5)
        expect(turn(page, 1).get_by_role("button", name=ZH.confirm)).to_be_visible()
        page.screenshot(path=SHOTS / "start-laptop-zh.png")


def test_headers_name_a_language():
    assert preferred("zh-CN,zh;q=0.9,en;q=0.8") is ZH
    assert preferred("fr-FR,en;q=0.8") is preferred("") is EN


def test_what_the_page_adds_stays_small():
    scripts = [script(found.stem) for found in (ROOT / "demo").glob("*.js")]
    assert sum(map(len, scripts)) + len(style()) < 300_000
