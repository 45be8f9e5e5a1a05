"""What else may happen to a report on its way: danger, the same matter twice, no JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import MatterFactory
from tests.browser.pages import TO_STRIKE, WORDS, Report, press
from tests.browser.serving import PHONE
from tests.browser.town import Town, photo, town

__all__ = ["photo", "town"]

pytestmark = pytest.mark.browser
GAS = "楼道里有煤气味，很浓。"


def report_on(town: Town, *, page: Page | None = None, scripts: bool = True) -> Report:
    """A report whose place is filled in already."""
    report = Report(page or town.page(PHONE, scripts=scripts))
    report.scan(town.code)
    report.place()
    return report


def answer_what_gas_asks(report: Report) -> None:
    report.page.locator("#questions label.choice", has_text="说不清").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_danger_is_answered_with_the_number_to_call_and_the_report_goes_on(town, scripts):
    report = report_on(town, scripts=scripts)
    report.say(GAS)
    if scripts:
        expect(report.page.locator(".note-danger a[href='tel:119']")).to_be_visible()
        answer_what_gas_asks(report)
    press(report.page, "下一步：看一看")
    expect(report.page.get_by_role("heading", name="先顾人，再报事")).to_be_visible()
    expect(report.page.locator("main a[href='tel:119']").first).to_be_visible()
    report.page.get_by_role("link", name="打过了，或不用打：接着报").click()
    if not scripts:
        answer_what_gas_asks(report)
        report.look()
    report.send()
    assert Matter.objects.get().is_urgent


def test_without_javascript_a_report_is_made_all_the_same(town, photo):
    report = report_on(town, scripts=False)
    report.say(WORDS + TO_STRIKE)
    report.page.locator("#id_photos").set_input_files(photo)
    report.look()
    expect(report.page.locator("article mark").first).to_be_visible()
    expect(report.page.locator("article img")).to_have_count(1)
    report.send()
    matter = Matter.objects.get()
    assert report.number == matter.number
    assert (matter.category.name, matter.photos.count()) == ("道路照明", 1)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_like_matter_near_by_is_offered_and_joined_instead(town, scripts):
    head = MatterFactory.create(
        community=town.community, title="7号楼楼道的路灯不亮", words="7号楼楼道的路灯不亮，太黑。"
    )
    report = report_on(town, scripts=scripts)
    report.say(WORDS)
    if not scripts:
        press(report.page, "下一步：看一看")
    expect(report.page.locator(".like")).to_contain_text(head.title)
    report.page.locator(".like button", has_text="我也遇到").click()
    report.page.locator("[name=phone]").fill("13900001111")
    press(report.page, "算上我这一户")
    expect(report.page.get_by_text("已算上您这一户")).to_be_visible()
    assert Matter.objects.get().supports == 1


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(town):
    report = report_on(town)
    report.say("灯" * 3000)
    press(report.page, "下一步：看一看")
    expect(report.page.locator(".error").first).to_contain_text("请删短一些")
    expect(report.page.locator("#id_words")).to_have_value("灯" * 3000)
    report.say(WORDS)
    report.look()
    report.page.locator("[name=phone]").fill("12345")
    press(report.page, "发出去")
    expect(report.page.locator("[name=phone]")).to_have_value("12345")
    expect(report.page.locator(".error").first).to_be_visible()
