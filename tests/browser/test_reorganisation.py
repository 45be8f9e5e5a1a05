"""Laying branches out anew: from the bounds to the day on which everybody has moved."""

import re

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.reorganisation import carrying, computing
from lianxin.party.models import Body, Member, Plan, PlanState
from lianxin.party.tests.estate import QUICK, Estate
from tests.browser.pages import follow, press
from tests.browser.serving import DESKTOP, PHONE, SIZES
from tests.browser.test_axe import check
from tests.browser.town import town

__all__ = ["town"]

pytestmark = pytest.mark.browser


@pytest.fixture
def estate(town) -> Estate:
    return Estate()


def home_of(estate: Estate) -> str:
    return f"/desk/c/{estate.community.slug}/party/plans/"


def compute(plan: Plan) -> None:
    """What the worker does meanwhile."""
    computing.compute(plan.pk, plan.revision, clock=lambda: MONDAY, limits=QUICK)


def fill(page: Page, **fields: int | str) -> None:
    for name, value in fields.items():
        page.locator(f"[name={name}]:visible").fill(str(value))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_branches_are_laid_out_anew_from_bounds_to_the_day_itself(town, estate, axe, size):
    page = town.page(size, estate.clerk)
    page.goto(home_of(estate))
    check(page, axe)
    follow(page, "开始一次调整")
    fill(page, branches=3, least=6, most=12, group_least=3, group_most=6)
    page.get_by_text("选愿意当书记的党员").click()
    for box in page.locator("[name=willing]").all():
        box.check()
    check(page, axe)
    press(page, "算方案")
    expect(page.get_by_role("heading", name="正在算方案")).to_be_visible()
    check(page, axe)
    plan = Plan.objects.get()
    compute(plan)
    expect(page.get_by_role("heading", name="对比")).to_be_visible()
    expect(page.locator(".pl-svg")).to_have_count(1 + plan.proposals.count())
    check(page, axe)
    page.locator("summary", has_text="提交党委讨论").click()
    press(page, "提交党委讨论")
    page.locator("summary", has_text="记下党委决定").click()
    fill(page, resolution="社区党委〔2026〕3号")
    check(page, axe)
    press(page, "记下党委决定")
    expect(page.get_by_role("heading", name="党委决定")).to_be_visible()
    press(page, "现在执行")
    expect(page.get_by_text("请安排选举")).to_be_visible()
    check(page, axe)
    standing = Body.objects.filter(kind="branch", dissolved_on__isnull=True)
    assert standing.count() == 3
    assert Member.objects.filter(branch__in=standing).count() == len(estate.members)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_building_is_moved_by_form_and_a_member_by_the_list(town, estate, axe, size):
    plan = estate.ready()
    page = town.page(size, estate.clerk, scripts=size == DESKTOP)
    page.goto(f"{home_of(estate)}{plan.pk}/proposals/1/")
    option = page.locator("#id_what option").first
    here = option.get_attribute("value").split("-")[1]
    page.locator("#id_what").select_option(index=0)
    page.locator("#id_to").select_option(str((int(here) + 1) % 3))
    press(page, "换过去")
    expect(page.get_by_text("手工改过 1 处")).to_be_visible()
    follow(page, "名单")
    page.locator("summary").filter(has_text="支部").first.click()
    row = page.locator("tbody tr:visible").first
    row.locator("select").select_option("2")
    row.get_by_role("button", name="换").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("方案甲的名单")
    assert plan.proposals.get(number=1).changes == 2


def test_a_building_dragged_to_another_branch_moves_there(town, estate, axe):
    plan = estate.ready()
    page = town.page(DESKTOP, estate.clerk)
    page.goto(f"{home_of(estate)}{plan.pk}/proposals/1/")
    check(page, axe)
    mark = page.locator("svg [data-building]").first
    branch = mark.get_attribute("data-branch")
    other = page.locator(f".tree > li:not([data-branch='{branch}'])").first
    mark.drag_to(other, force=True)
    expect(page.get_by_text("手工改过 1 处")).to_be_visible()
    moved = plan.proposals.get(number=1).allotments
    assert moved.filter(branch__position=int(other.get_attribute("data-branch"))).exists()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_what_collides_is_told_and_can_be_put_right(town, estate, axe, size):
    plan = estate.ready(branches=5)
    assert plan.state == PlanState.DRAFTING
    page = town.page(size, estate.clerk)
    page.goto(f"{home_of(estate)}{plan.pk}/")
    expect(page.get_by_text(re.compile("一共要 30 人，现有 24 人"))).to_be_visible()
    check(page, axe)
    follow(page, "改要求再算")
    fill(page, branches=3)
    press(page, "算方案")
    expect(page.get_by_role("heading", name="正在算方案")).to_be_visible()


def test_a_plan_that_was_carried_out_keeps_its_before_and_after(town, estate, axe):
    plan = estate.agreed(on=MONDAY)
    carrying.carry_out(estate.clerk, plan.pk, now=MONDAY)
    page = town.page(PHONE, estate.clerk)
    page.goto(home_of(estate))
    page.locator("tbody a").first.click()
    expect(page.locator(".pl-svg")).to_have_count(2)
    expect(page.get_by_text("2 个支部调整为 3 个")).to_be_visible()
    check(page, axe)
