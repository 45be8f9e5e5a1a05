"""Help at home on phone and desktop: three screens, one press, and a sheet that needs no line."""

import os
import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Route, expect

from lianxin.core.tests.factories import MONDAY
from lianxin.services.actions import calling, teams
from lianxin.services.models import HelpRequest, Visit
from lianxin.services.tests.stage import ALWAYS, TOMORROW, Stage, stage
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


def test_who_is_outside_is_told_on_the_page_what_to_do_instead(town, here, axe):
    here.pipes.asker = "elders"
    here.pipes.save()
    page = town.page(PHONE)
    page.goto(f"{town.home}help/new/")
    page.locator(f"label[for=service_{here.pipes.pk}]").click()
    page.locator("[name=words]").fill("想量量血压")
    press(page, "下一步：在哪儿")
    page.locator("[name=yard]").fill(here.yard.name)
    page.locator("[name=yard]").blur()
    choose(page, "halves", f"{TOMORROW}am")
    press(page, "下一步：怎么找您")
    choose(page, "fits", "neither")
    page.locator("[name=name]").fill("周慧")
    page.locator("[name=phone]").fill("13900001111")
    press(page, "发出去")
    expect(page.locator("#id_fits_error")).to_contain_text("先紧着老人")
    usable(page, axe, "outside")
    press(page, "发出去")
    expect(page.get_by_role("link", name="写几句，请社区想办法")).to_be_visible()
    choose(page, "fits", "old")
    press(page, "发出去")
    expect(page.get_by_text("待安排")).to_be_visible()


def test_a_visit_is_dragged_to_another_visitor_and_a_promised_one_stays(town, here, axe):
    for _each in range(2):
        here.ask()
    here.planned()
    told = teams.MemberTold("孙师傅", "13800000009", ["water"], ALWAYS)
    other = teams.enlist(here.staff, here.repairs.pk, told, since=MONDAY.date(), now=MONDAY)
    first, second = Visit.objects.order_by("starts_at", "pk")
    desk = town.page(SIZES["desktop"], here.staff)
    desk.goto(f"{town.desk}services/?day={TOMORROW}&half=am")
    row = desk.locator("[data-call]")
    row.first.drag_to(desk.locator(f"[data-member='{here.doctor.pk}']"))
    expect(desk.get_by_text("钱大夫不会做这一样")).to_be_visible()
    row.first.drag_to(desk.locator(f"[data-member='{other.pk}']"))
    moved = desk.locator(f"[data-member='{other.pk}'] [data-call]")
    expect(moved).to_have_count(1, timeout=30_000)
    first.refresh_from_db()
    assert first.member == other
    usable(desk, axe, "rounds-dragged")
    calling.promise(here.staff, second.pk, now=town.clock.at)
    desk.reload()
    held = desk.locator(f"[data-member='{here.fixer.pk}'] [data-call]")
    expect(held).to_have_attribute("data-starts", re.compile("[0-9]+"))
    assert held.get_attribute("draggable") is None
    held.drag_to(desk.locator(f"[data-member='{other.pk}']"))
    expect(held).to_have_count(1)
    press_key = desk.locator(f"[data-member='{other.pk}'] a")
    press_key.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="换人或换时间")).to_be_visible()


class Lost:
    """The server has the records, and the line goes before it can say so; once.

    It stands on the road before the page is opened: a road laid while the page is being
    served by its worker may be told to it too late.
    """

    def __init__(self) -> None:
        self.is_near = False
        self.answers: list[str] = []

    def __call__(self, route: Route) -> None:
        if self.answers or not self.is_near:
            route.fallback()
            return
        self.answers.append(route.fetch().text())
        route.abort()


def open_sheet(town, here, *, off_by: int) -> tuple[BrowserContext, Page, Lost]:
    """The sheet on a phone whose clock is wrong, kept for when the line is gone."""
    context = new_context(town.browser, town.url, PHONE)
    context.add_init_script(
        f"const real = Date.now.bind(Date); Date.now = () => real() + {off_by};"
    )
    page = context.new_page()
    lost = Lost()
    page.route("**/records/", lost)
    page.goto(reverse("services_sheet:sheet", args=[here.fixer.token]))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return context, page, lost


@pytest.mark.parametrize("off_by", [A_DAY, -A_DAY], ids=["a day ahead", "a day behind"])
def test_a_sheet_written_without_a_line_is_sent_once_by_the_servers_clock(
    town, here, axe, photo, off_by
):
    for _each in range(2):
        here.ask()
    here.planned()
    calling.promise_all(here.staff, here.community, TOMORROW, "am", now=town.clock.at)
    town.clock.later(days=1, hours=1)
    context, page, lost = open_sheet(town, here, off_by=off_by)
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

    lost.is_near = True
    context.set_offline(False)
    expect(page.get_by_text("还有 2 家记在手机里")).to_be_hidden(timeout=30_000)
    done = list(Visit.objects.filter(state="done"))
    assert sorted(visit.did for visit in done) == ["换了接头", "换了软管"]
    assert all(visit.photo for visit in done)
    assert all(abs((visit.done_at - town.clock.at).total_seconds()) < 300 for visit in done)
    assert len(lost.answers) == 1
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
