"""The page as a visitor's hands and eyes use it, for the browser tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from pipelines.settings import ASSETS

SHOTS = ASSETS.parent / "build" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
AXE = ASSETS.parent / "tests" / "vendor" / "axe.min.js"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
QUIET += ["--disable-background-networking", "--disable-component-update"]
SLOW = 60_000  # milliseconds; a hosted two-core machine under load
expect.set_options(timeout=SLOW)
LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def visit(browser: Browser, server: str, **options: Any) -> Iterator[Page]:
    """The page, opened by a new visitor."""
    options = {"viewport": LAPTOP, "locale": "en-US", **options}
    with browser.new_context(**options) as context:
        context.set_default_timeout(SLOW)
        page = context.new_page()
        page.goto(server)
        page.locator("#composer textarea").wait_for()
        # The page has greeted its visitor when the composer's own script has named the box.
        expect(page.locator("#composer textarea[aria-label]")).to_be_visible(timeout=SLOW)
        yield page


def box(page: Page) -> Locator:
    return page.locator("#composer textarea")


def say(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")


def attach(page: Page, path: Path) -> None:
    before = page.locator("#composer .thumbnail-item").count()
    page.set_input_files("#composer input[type=file]", path)
    expect(page.locator("#composer .thumbnail-item")).to_have_count(before + 1)


def example(page: Page, name: int) -> None:
    card = page.locator(f"[data-example='{name}']")
    if not card.is_visible():
        page.locator(".examples summary").click()
    card.click()


def turn(page: Page, number: int) -> Locator:
    """The finished turn of that number, from 1."""
    found = page.locator("#conversation .turn").nth(number - 1)
    expect(found.locator(".replied[aria-busy=false]")).to_be_visible(timeout=SLOW)
    return found


def device(page: Page, entity: str) -> Locator:
    return page.locator(f'#plan [data-entity="{entity}"]')


def sideways(page: Page) -> int:
    """How many pixels stick out of the screen at the side."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def barriers(page: Page) -> list[str]:
    """What axe finds that seriously keeps people out: rule and place."""
    page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(
        """async () => {
          const only = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const {violations} = await axe.run(document, {runOnly: only});
          return violations.filter(each => ['serious', 'critical'].includes(each.impact)).map(
            each => `${each.id}: ${each.nodes.slice(0, 5).map(node => node.html.slice(0, 160))}`);
        }"""
    )
    return found


def smallest_text(page: Page) -> float:
    """The smallest size in which any visible text is drawn, in pixels."""
    return float(
        page.evaluate(
            """() => Math.min(...[...document.querySelectorAll('body *')].filter(each =>
              each.checkVisibility() && !each.closest('svg') &&
              [...each.childNodes].some(child => child.nodeType === 3 && child.data.trim())
            ).map(each => parseFloat(getComputedStyle(each).fontSize)))"""
        )
    )
