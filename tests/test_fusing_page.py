"""How it fuses, on the page: three answers side by side, and one strategy from then on."""

import re

import pytest
from playwright.sync_api import Page, expect

from demo.texts_zh import ZH
from tests.browsing import (
    PHONE,
    barriers,
    device,
    example,
    say,
    sideways,
    turn,
    visit,
)

pytestmark = pytest.mark.slow
ACTIVE = re.compile(r"\bactive\b")
NAMES = ("Concatenation", "Gated sum", "Cross-attention")


@pytest.fixture
def page(page: Page) -> Page:
    page.get_by_text("How it fuses").click()
    return page


def test_the_last_request_is_answered_three_times_and_nothing_happens(page):
    fuses, lamp = page.locator("#fusing"), device(page, "light.garage")
    fuses.get_by_role("button", name="Ask all three").click()
    expect(fuses.get_by_role("status")).to_contain_text("appear here")
    say(page, "turn on the garage light")
    expect(lamp).to_have_class(ACTIVE)
    page.locator("#undo").click()
    expect(lamp).not_to_have_class(ACTIVE)
    fuses.get_by_role("button", name="Ask all three").click()
    columns = fuses.locator(".side-by-side li")
    expect(columns).to_have_count(3)
    expect(columns.nth(0)).to_contain_text("off → on")
    for number, name in enumerate(NAMES):
        expect(columns.nth(number)).to_contain_text(name)
        expect(columns.nth(number).locator(".took")).to_contain_text("ms")
    expect(lamp).not_to_have_class(ACTIVE)
    assert barriers(page) == []


def test_a_choice_holds_from_the_next_request_on(page):
    example(page, 0)
    turn(page, 1)
    expect(page.locator("#path .box-fusion")).not_to_contain_text("Cross-attention")
    page.locator("#fusing").get_by_role("button", name="Ask all three").click()
    columns = page.locator(".side-by-side li")
    expect(columns).to_have_count(3)
    page.get_by_label("Cross-attention").check()
    say(page, "is the front door locked?")
    turn(page, 2)
    expect(page.locator("#path .box-fusion")).to_contain_text("Cross-attention")
    expect(columns).to_have_count(0)


def test_it_fits_a_phone_and_speaks_chinese(browser, server):
    with visit(browser, server, viewport=PHONE, locale="zh-CN") as page:
        example(page, 6)
        turn(page, 1)
        page.locator("[data-part=inside]").click()
        page.get_by_text(ZH.fusing).click()
        page.get_by_role("button", name=ZH.ask_all).click()
        columns = page.locator(".side-by-side li")
        expect(columns).to_have_count(3)
        expect(columns.nth(1)).to_contain_text(ZH.fusions["sum"])
        assert sideways(page) <= 0 and barriers(page) == []
