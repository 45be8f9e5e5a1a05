"""A line that breaks, a page that is closed, a button pressed twice: no word is lost."""

import pytest
from playwright.sync_api import expect

from lianxin.matters.models import Matter
from tests.browser.pages import GUEST_PHONE, WORDS, press
from tests.browser.serving import PHONE
from tests.browser.test_report import report_on
from tests.browser.town import photo, town
from tests.browser.watching import Road, breaking_off

__all__ = ["photo", "town"]

pytestmark = pytest.mark.browser


def test_a_photo_that_is_cut_off_leaves_the_words_and_can_be_sent_again(town, photo):
    page = town.page(PHONE)
    road = Road(page, "**/photos/")
    report = report_on(town, page=page)
    report.say(WORDS)
    road.is_cut = True
    page.locator("#id_photos").set_input_files(photo)
    expect(page.get_by_text("没传上去，可能是信号不好。写的字都在。")).to_be_visible()
    expect(page.locator("#id_words")).to_have_value(WORDS)
    road.is_cut = False
    press(page, "再传一次")
    expect(page.locator(".thumb img")).to_have_count(1)


def test_words_are_there_again_when_the_page_was_closed_before_they_were_sent(town):
    report = report_on(town)
    report.say(WORDS)
    address = report.page.url
    context = report.page.context
    report.page.close()
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#id_words")).to_have_value(WORDS)


def test_a_page_that_cannot_be_sent_comes_back_with_its_words(town):
    page = town.page(PHONE)
    road = Road(page, "**/words/")
    report = report_on(town, page=page)
    report.say(WORDS)
    address = page.url
    # The words may be there before the script that keeps them: it keeps what it finds.
    page.wait_for_function("() => Object.keys(localStorage).some(each => each.startsWith('keep:'))")
    road.is_cut = True
    with breaking_off(page):
        onward = page.get_by_role("button", name="下一步：看一看", exact=True)
        onward.click(no_wait_after=True)
    road.is_cut = False
    page.goto(address)
    expect(page.locator("#id_words")).to_have_value(WORDS)


def test_pressing_send_twice_makes_one_matter(town):
    report = report_on(town)
    report.say(WORDS)
    report.look()
    report.page.locator("[name=phone]").fill(GUEST_PHONE)
    report.page.get_by_role("button", name="发出去", exact=True).dblclick()
    expect(report.page.get_by_text("收到了，谢谢您说一声。")).to_be_visible()
    assert Matter.objects.count() == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_going_back_and_sending_again_makes_no_second_matter(town, scripts):
    report = report_on(town, scripts=scripts)
    page = report.page
    report.say(WORDS)
    report.look()
    preview = page.url
    report.send()
    page.goto(preview)
    expect(page.get_by_text("收到了，谢谢您说一声。")).to_be_visible()
    assert Matter.objects.count() == 1
