"""Help at home on phone and desktop: three screens, one press, and a sheet that needs no line."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from lianxin.services.actions import calling
from lianxin.services.models import HelpRequest, Visit
from lianxin.services.tests.stage import TOMORROW, Stage, stage
from tests.browser.pages import choose, press
from tests.browser.serving import SIZES, new_context
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]
pytestmark = pytest.mark.browser
PHONE = SIZES["phone"]
A_DAY = 24 * 3600 * 1000
LEFT = """async () => {
  const shelf = 'sheet:' + document.querySelector('[data-sheet]').dataset.sheet
  return (await Kept.all(shelf)).length
}"""
SHOTS = os.environ.get("LIANXIN_SHOTS", "")


@pytest.fixture
def here(town) -> Stage:
    return stage(town.community)


def usable(page: Page, axe, name: str = "") -> None:
    page.wait_for_load_state()
    if SHOTS:
        width = page.viewport_size["width"]
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    assert serious(page, axe) == []
    assert overflow(page) == 0


def test_a_guest_asks_by_phone_and_staff_plan_at_the_desk(town, here, axe):
    page = town.page(PHONE)
    page.goto(f"{town.home}help/")
    usable(page, axe, "help")
    page.get_by_role("link", name="请人上门帮忙").click()
    page.locator(f"label[for=service_{here.pipes.pk}]").click()
    page.locator("[name=words]").fill("厨房水管漏水")
    usable(page, axe, "what")
    press(page, "下一步：在哪儿")
    page.locator("[name=yard]").fill(here.yard.name)
    page.locator("[name=yard]").blur()
    choose(page, "halves", f"{TOMORROW}am")
    usable(page, axe, "where")
    press(page, "下一步：怎么找您")
    page.locator("[name=name]").fill("周慧")
    page.locator("[name=phone]").fill("13900001111")
    usable(page, axe, "who")
    press(page, "发出去")
    expect(page.get_by_text("待安排")).to_be_visible()
    usable(page, axe, "request")

    here.planned()
    desk = town.page(SIZES["desktop"], here.staff)
    desk.goto(f"{town.desk}services/?day={TOMORROW}&half=am")
    expect(desk.get_by_text("赵师傅")).to_be_visible()
    usable(desk, axe, "rounds")
    press(desk, "都告诉了，时间定下")
    for path in ("requests/", "teams/", f"teams/{here.repairs.pk}/", "catalogue/"):
        desk.goto(f"{town.desk}services/{path}")
        usable(desk, axe, path.strip("/").replace("/", "-"))
    page.reload()
    expect(page.get_by_text("赵*傅上门")).to_be_visible()


def open_sheet(town, here) -> tuple[BrowserContext, Page]:
    """The sheet on a phone whose clock is a day ahead, kept for when the line is gone."""
    context = new_context(town.browser, town.url, PHONE)
    context.add_init_script(f"const real = Date.now.bind(Date); Date.now = () => real() + {A_DAY};")
    page = context.new_page()
    page.goto(reverse("services_sheet:sheet", args=[here.fixer.token]))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return context, page


def test_a_sheet_written_without_a_line_is_sent_once_by_the_servers_clock(town, here, axe, photo):
    for _each in range(2):
        here.ask()
    here.planned()
    calling.promise_all(here.staff, here.community, TOMORROW, "am", now=town.clock.at)
    town.clock.later(days=1, hours=1)
    context, page = open_sheet(town, here)
    usable(page, axe, "sheet")
    context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("我的上门单")
    for at, did in enumerate(("换了软管", "换了接头")):
        card = page.locator("[data-visit]").nth(at)
        card.get_by_text("记上门结果").click()
        card.locator("[name=did]").fill(did)
        card.locator("[name=photo]").set_input_files(photo)
        press(card, "记下")
    expect(page.get_by_text("还有 2 家记在手机里")).to_be_visible()
    page.reload()
    expect(page.get_by_text("还有 2 家记在手机里")).to_be_visible()
    assert not Visit.objects.filter(state="done").exists()

    context.set_offline(False)
    expect(page.get_by_text("还有 2 家记在手机里")).to_be_hidden(timeout=30_000)
    done = list(Visit.objects.filter(state="done"))
    assert sorted(visit.did for visit in done) == ["换了接头", "换了软管"]
    assert all(visit.photo for visit in done)
    assert all(abs((visit.done_at - town.clock.at).total_seconds()) < 300 for visit in done)
    page.reload()
    page.wait_for_load_state()
    assert page.evaluate(LEFT) == 0
    assert HelpRequest.objects.filter(state="visited").count() == 2
    context.close()


def test_the_sheet_of_an_elder_visitor_holds_together(town, here, axe):
    here.ask()
    here.planned()
    page = town.page(PHONE)
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    page.goto(reverse("services_sheet:sheet", args=[here.fixer.token]))
    usable(page, axe, "sheet-elder")
    page.goto(f"{town.home}help/")
    usable(page, axe, "help-elder")
