"""The page in real Chromium: one conversation that takes text, pictures and voice."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
import soundfile
from playwright.sync_api import expect

from tests.browsing import attach, box, device, example, say, turn, visit
from tests.conftest import EXAMPLES

pytestmark = pytest.mark.slow
ACTIVE = re.compile(r"\bactive\b")


def test_a_picture_is_captioned_word_by_word_and_stays_for_the_next_question(page):
    page.evaluate(
        """() => { window.texts = [];
        new MutationObserver(() => window.texts.push(document.querySelector('.words')?.innerText))
          .observe(document.querySelector('#conversation'),
            {subtree: true, childList: true, characterData: true}); }"""
    )
    attach(page, EXAMPLES / "astronaut.jpg")
    box(page).press("Enter")
    text = turn(page, 1).locator(".words").inner_text()
    seen = [t.strip() for t in dict.fromkeys(page.evaluate("window.texts")) if t]
    assert len(seen) >= 4, "drafts should be seen before the sentence is there"
    assert text.endswith(".") and seen[-1] == text.strip()
    expect(turn(page, 1).locator(".thumb")).to_be_visible()
    expect(page.locator("#composer .thumbnail-item")).to_have_count(1)
    about = page.locator("#composer .thumbnails")
    expect(about).to_have_attribute("data-about", re.compile("picture"))
    page.locator("#composer .delete-button").click()
    expect(page.locator("#composer .thumbnail-item")).to_have_count(0)


def test_the_path_and_the_words_show_true_figures_of_the_request(page):
    attach(page, EXAMPLES / "astronaut.jpg")
    box(page).press("Enter")
    turn(page, 1)
    expect(page.locator("#path .box-task.done")).to_contain_text(" ms")
    for stage in ("preprocess", "encoders", "fusion", "task"):
        expect(page.locator(f"#path .box-{stage} .time")).to_contain_text("ms")
    expect(page.locator("#insight .odds:not(.guesses) li")).to_have_count(4)
    considered = page.locator("#insight .guesses li")
    assert considered.count() >= 4
    expect(considered.first).to_have_class("chosen")
    said = turn(page, 1).locator(".words").inner_text()
    expect(considered.first).to_contain_text(said)
    words, heats = page.locator(".saw label"), page.locator(".heat")
    assert words.count() >= 4
    expect(heats.nth(0)).to_have_css("opacity", "1")
    words.nth(2).click()
    expect(heats.nth(2)).to_have_css("opacity", "1")
    expect(heats.nth(0)).to_have_css("opacity", "0")
    page.keyboard.press("ArrowRight")
    page.mouse.move(5, 5)
    expect(heats.nth(3)).to_have_css("opacity", "1")
    words.nth(1).hover()
    expect(heats.nth(1)).to_have_css("opacity", "1")


def test_a_picture_is_compared_with_everyday_labels_and_with_ones_own(page):
    example(page, 0)
    turn(page, 1)
    bars = page.locator("#might-be .odds li")
    expect(bars).to_have_count(5)
    own = page.get_by_label("your own labels")
    own.fill("piano, horse")
    own.press("Enter")
    expect(bars).to_have_count(2)
    expect(bars.first).to_contain_text("horse")
    own.fill("horse, <img src=x onerror=alert(1)>, piano")
    page.get_by_role("button", name="Compare").click()
    expect(bars).to_have_count(3)
    expect(page.locator("#might-be")).to_contain_text("<img src=x")
    own.fill("horse")
    own.press("Enter")
    expect(page.locator("#might-be [role=alert]")).to_contain_text("at least 2")
    page.locator("#clear").click()
    expect(page.locator("#might-be")).to_contain_text("Show a picture")


def test_a_picture_and_a_text_are_one_request(page):
    example(page, 1)
    replied = turn(page, 1)
    expect(replied.locator(".thumb")).to_be_visible()
    expect(replied.locator(".typed")).to_have_text("what color is the cup?")
    assert replied.locator(".replied").inner_text().strip() not in ("", "Hearth")


def test_a_broken_file_says_so_and_a_good_one_then_works(page, tmp_path):
    broken = tmp_path / "holiday.jpg"
    broken.write_bytes((EXAMPLES / "kitten.jpg").read_bytes()[:3000])
    attach(page, broken)
    box(page).press("Enter")
    expect(turn(page, 1).get_by_role("alert")).to_contain_text("picture")
    page.locator("#composer .delete-button").click()
    attach(page, EXAMPLES / "kitten.jpg")
    box(page).press("Enter")
    assert turn(page, 2).locator(".words").inner_text().endswith(".")
    expect(turn(page, 2).locator(".failure")).to_have_count(0)


def test_a_typed_command_acts_and_can_be_taken_back(page):
    lamp = device(page, "light.garage")
    expect(lamp).not_to_have_class(ACTIVE)
    say(page, "turn on the garage light")
    expect(lamp).to_have_class(ACTIVE)
    done = turn(page, 1)
    expect(done.locator(".before")).to_have_text("off")
    expect(done.locator(".after")).to_contain_text("on")
    done.get_by_text("JSON").click()
    assert json.loads(done.locator("code").inner_text())[0]["action"] == "light.turn_on"
    expect(page.locator("#insight .token").first).to_contain_text("%")
    expect(page.locator("#path .box-house")).to_contain_text("changed")
    page.locator("#undo").click()
    expect(lamp).not_to_have_class(ACTIVE)
    expect(page.locator("#happened")).to_contain_text("Taken back")


def test_a_guarded_command_asks_and_obeys_the_answer(page):
    door = device(page, "lock.front_door")
    example(page, 5)
    turn(page, 1).get_by_role("button", name="No").click()
    expect(turn(page, 1)).to_contain_text("Nothing was changed")
    assert "unlocked" not in str(door.get_attribute("aria-label"))
    say(page, "unlock the front door")
    turn(page, 2).get_by_role("button", name="Yes").click()
    expect(door).to_have_attribute("aria-label", re.compile("unlocked"))
    expect(turn(page, 2).get_by_role("button", name="Yes")).to_have_count(0)


def test_a_question_and_a_joke_change_nothing(page):
    before = page.locator("#plan .active").count()
    example(page, 6)
    expect(turn(page, 1).locator(".story")).to_be_visible()
    example(page, 7)
    expect(turn(page, 2).locator(".declined")).to_be_visible()
    assert page.locator("#plan .active").count() == before


def test_a_spoken_command_is_heard_and_done(page):
    example(page, 3)
    heard = turn(page, 1).locator(".heard")
    expect(heard).to_contain_text(re.compile("hallway light", re.I))
    expect(heard.locator(".waveform")).to_be_visible()
    expect(device(page, "light.hallway")).to_have_class(ACTIVE)


def test_silence_says_so(page, tmp_path):
    silence = tmp_path / "silence.wav"
    soundfile.write(silence, np.zeros(16_000), 16_000)
    attach(page, silence)
    box(page).press("Enter")
    expect(turn(page, 1).get_by_role("alert")).to_contain_text("heard nothing")


def test_a_device_is_pointed_at_with_a_picture(page):
    example(page, 4)
    expect(turn(page, 1)).to_contain_text("looks like")


def test_a_device_can_be_taught(page):
    page.get_by_text("Teach a device").click()
    page.locator("#teach").click()
    expect(page.locator("#happened").get_by_role("alert")).to_be_visible()
    page.set_input_files(
        "#shown-device input[type=file]", EXAMPLES / "devices" / "vacuum.robot.1.jpg"
    )
    expect(page.locator("#shown-device img")).to_be_visible()
    page.locator("#teach").click()
    expect(page.locator("#happened")).to_contain_text("1 of 5")


def test_the_plan_obeys_touch_and_keys_and_asks_before_it_unlocks(page):
    lamp, door = device(page, "light.hallway"), device(page, "lock.front_door")
    lamp.click()
    expect(lamp).to_have_class(ACTIVE)
    expect(page.locator("#happened")).to_contain_text("Hallway light")
    page.locator("#reset").click()
    expect(lamp).not_to_have_class(ACTIVE)
    lamp.focus()
    page.keyboard.press("Enter")
    expect(lamp).to_have_class(ACTIVE)
    door.click()
    page.locator("#happened").get_by_role("button", name="Yes").click()
    expect(door).to_have_attribute("aria-label", re.compile("unlocked"))


def test_retry_edit_copy_save_and_clear(page):
    say(page, "turn on the garage light")
    turn(page, 1).get_by_role("button", name="Retry").click()
    expect(turn(page, 1)).to_contain_text("so already")
    expect(page.locator("#conversation .turn")).to_have_count(1)
    turn(page, 1).get_by_role("button", name="Edit").click()
    expect(box(page)).to_have_value("turn on the garage light")
    for button, name in (("#save-json", "hearth.json"), ("#save-page", "hearth.html")):
        with page.expect_download() as saved:
            page.locator(button).click()
        assert saved.value.suggested_filename == name
        text = Path(saved.value.path()).read_text(encoding="utf-8")
        assert "turn on the garage light" in text
    page.locator("#clear").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(device(page, "light.garage")).to_have_class(ACTIVE)


def test_keys_write_recall_and_list(page):
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("is the front door locked?")
    page.keyboard.press("Enter")
    turn(page, 1)
    expect(box(page)).to_have_value("")
    box(page).press("ArrowUp")
    expect(box(page)).to_have_value("is the front door locked?")
    box(page).press("ArrowDown")
    expect(box(page)).to_have_value("")
    say(page, "tell me a joke")
    turn(page, 2)
    expect(box(page)).to_have_value("")
    for key, text in (
        ("Up", "tell me a joke"),
        ("Up", "is the front door locked?"),
        ("Up", "is the front door locked?"),
        ("Down", "tell me a joke"),
    ):
        box(page).press(f"Arrow{key}")
        expect(box(page)).to_have_value(text)
    box(page).fill("something new")
    box(page).press("ArrowUp")
    expect(box(page)).to_have_value("something new")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_stop_keeps_what_was_said_and_the_next_request_works(page):
    page.get_by_text("Voice and picture settings").click()
    page.get_by_label("Beam of 4").check()
    attach(page, EXAMPLES / "mountains.jpg")
    box(page).press("Enter")
    page.locator("#composer .stop-button").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("#composer .submit-button")).to_be_visible()
    page.locator("#composer .delete-button").click()
    expect(page.locator("#composer .thumbnail-item")).to_have_count(0)
    say(page, "turn on the garage light")
    expect(device(page, "light.garage")).to_have_class(ACTIVE)


def test_without_a_microphone_the_button_says_what_to_do(page):
    page.locator("#hold button").dispatch_event("pointerdown")
    expect(page.locator("#hold [role=status]")).to_contain_text("microphone")


def test_two_visitors_have_two_houses_and_two_conversations(page, browser, server):
    say(page, "turn on the garage light")
    expect(device(page, "light.garage")).to_have_class(ACTIVE)
    with visit(browser, server) as other:
        expect(device(other, "light.garage")).not_to_have_class(ACTIVE)
        expect(other.locator("#conversation .turn")).to_have_count(0)


def test_on_a_slow_line_all_that_is_asked_meanwhile_is_answered_in_order(page):
    """The browser hears of a reply before it knows that the reply is to what it has just sent."""

    def slowly(route):
        answer = route.fetch()
        page.wait_for_timeout(400)
        route.fulfill(response=answer)

    page.route("**/queue/join*", slowly)
    asked = ["is the front door locked?", "tell me a joke", "turn on the hallway light"]
    for number, text in enumerate(asked, 1):
        say(page, text)
        expect(box(page)).to_have_value("")
        if number == 1:
            page.locator("#conversation .turn").wait_for()
    for number, text in enumerate(asked, 1):
        expect(turn(page, number)).to_contain_text(text)
    expect(page.locator("#composer .submit-button")).to_be_visible()
    expect(page.locator("#composer .stop-button")).to_have_count(0)
    page.unroute_all(behavior="wait")
