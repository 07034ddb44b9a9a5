"""Inside the model, in real Chromium: what it heard and where it looked."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browsing import example, turn

pytestmark = pytest.mark.slow


def test_the_words_of_speech_stand_on_its_log_mel(page):
    example(page, 3)
    turn(page, 1)
    drawing = page.locator("#insight .sounded")
    expect(drawing.get_by_role("img")).to_have_attribute("alt", re.compile("log-mel"))
    words = drawing.locator("li")
    expect(words.last).to_contain_text(re.compile(r"light[.,]?\s*\d+%", re.I))
    boxes = [words.nth(n).bounding_box() for n in range(words.count())]
    lefts = [found["x"] for found in boxes if found]
    assert lefts == sorted(lefts) and len(set(lefts)) == len(lefts) >= 4
    texts = page.evaluate(
        """() => [...document.querySelectorAll('.sounded li span')].map(each => {
          const {left, right, top} = each.getBoundingClientRect(); return [top, left, right]; })"""
    )
    in_order = sorted(texts)
    for (top, _, right), (below, left, _) in pairwise(in_order):
        assert top != below or right <= left, "no word covers another"


def test_the_words_of_a_picture_are_walked_through_by_keyboard(page):
    page.emulate_media(reduced_motion="reduce")
    example(page, 0)
    turn(page, 1)
    choices, play = page.locator(".saw input"), page.locator(".saw [data-play]")
    expect(choices.first).to_be_checked()
    expect(play).to_have_accessible_name("Play word by word")
    page.evaluate(
        """() => { window.lit = [0]; setInterval(() => {
          const now = [...document.querySelectorAll('.saw input')].findIndex(each => each.checked);
          if (now !== window.lit.at(-1)) window.lit.push(now); }, 50); }"""
    )
    play.focus()
    page.keyboard.press("Enter")
    expect(play).to_have_accessible_name("Stop")
    expect(choices.last).to_be_checked()
    expect(play).to_have_accessible_name("Play word by word")
    assert page.evaluate("window.lit") == list(range(choices.count())), "one after the other"
    page.keyboard.press("Enter")
    page.locator(".saw label").nth(2).click()
    expect(play).to_have_accessible_name("Play word by word")
    page.wait_for_timeout(1000)
    expect(choices.nth(2)).to_be_checked()
