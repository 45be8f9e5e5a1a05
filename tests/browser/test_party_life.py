"""Party life as those who lead it and those who are called go through it, on phone and desk."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lianxin.party.models import MeetingState, MotionState, Turnout
from lianxin.party.tests.factories import GroupFactory, MemberFactory, TermFactory, oneself
from lianxin.party.tests.meetings import Stage
from tests.browser.pages import follow, press
from tests.browser.serving import SIZES, Demo
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]


@pytest.fixture
def stage(town) -> Stage:
    """A branch of the town's community, with a committee and a group."""
    parent = {"parent__community": town.community}
    stage = Stage(6, **parent)
    TermFactory.create(body=stage.branch, member=stage.members[1], duty="organiser")
    GroupFactory.create(parent=stage.branch)
    return stage


def plan(page: Page, town, stage: Stage) -> None:
    """From the board to a members' meeting in two hours, told to all."""
    page.goto(f"{town.desk}party/life/")
    row = page.locator("tbody tr", has_text=stage.branch.name)
    row.locator("a[href*='kind=members']").click()
    local = timezone.localtime(town.clock.at)
    page.locator("[name=day]").fill(f"{local:%Y-%m-%d}")
    page.locator("[name=time]").fill("11:00")
    page.locator("[name=venue]").fill("党员活动室")
    page.locator("[name=title]").fill("一季度党员大会")
    page.locator("[name=agenda]").fill("同意年度计划")
    press(page, "写好了")
    press(page, "发通知")
    expect(page.get_by_role("heading", name="到日子开会")).to_be_visible()


def test_a_meeting_goes_from_the_board_to_its_approved_record(town, stage, size, axe):
    page = town.page(size, stage.head)
    plan(page, town, stage)
    meeting = stage.branch.meetings.get()
    town.clock.later(hours=2)
    page.reload()
    press(page, "开会")
    for box in page.locator("label:has([name=rows])").all()[:5]:
        box.click()
    page.locator("form[action$='/arrive/'] button", has_text="到会").first.click()
    expect(page.locator("#called-h + span")).to_contain_text("5／6")
    page.locator("summary", has_text="付表决").click()
    page.locator("[name=words]:visible").fill("同意年度计划")
    page.locator("form[action$='/put/'] button[type=submit]").click()
    expect(page.get_by_text("即 4 票，才算通过")).to_be_visible()
    assert overflow(page) == 0
    assert serious(page, axe) == []
    page.locator("[name=ayes]").fill("4")
    page.locator("[name=noes]").fill("1")
    press(page, "记下票数")
    expect(page.get_by_text("赞成 4，反对 1")).to_be_visible()
    town.clock.later(hours=1)
    press(page, "散会")
    minutes = page.locator("[name=minutes]")
    expect(minutes).to_contain_text("应到 6 人，实到 5 人。")
    minutes.fill(minutes.input_value() + "\n会议到十二点结束。")
    press(page, "改好了")
    press(page, "定稿")
    expect(page.get_by_text("会议到十二点结束。")).to_be_visible()
    assert serious(page, axe) == []
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.APPROVED
    assert meeting.motions.get().state == MotionState.PASSED


def test_a_member_hears_of_it_asks_leave_and_checks_in_by_the_code(town, stage, size, axe):
    member = MemberFactory.create(branch=stage.branch, with_account=True)
    meeting = stage.told(starts_at=town.clock.at)
    page = town.page(size, oneself(member))
    page.goto(f"{town.home}party/life/")
    assert serious(page, axe) == []
    page.locator("a.item").click()
    page.locator("[name=reason]").fill("上班，来不了")
    press(page, "请假")
    expect(page.get_by_text("上班，来不了")).to_be_visible()
    head = town.page(size, stage.head)
    head.goto(f"{town.desk}party/life/meetings/{meeting.pk}/")
    press(head, "开会")
    code = head.locator("p.clock").inner_text()
    page.reload()
    page.locator("[name=code]").fill(code)
    press(page, "签到")
    expect(page.get_by_text("您：到会")).to_be_visible()
    assert overflow(page) == 0
    assert serious(page, axe) == []
    row = meeting.attendances.get(member=member)
    assert (row.state, row.is_by_code) == (Turnout.PRESENT, True)


def test_a_vote_on_two_at_once_is_refused_with_the_words_kept(town, stage, size):
    meeting = stage.open(starts_at=town.clock.at)
    page = town.page(size, stage.head)
    page.goto(f"{town.desk}party/life/meetings/{meeting.pk}/")
    page.locator("summary", has_text="付表决").click()
    page.locator("[name=kind]").select_option("admission")
    page.locator("[name=candidates]").fill("王明、李芳")
    page.locator("form[action$='/put/'] button[type=submit]").click()
    expect(page.get_by_text("一次只能一位").first).to_be_visible()
    assert page.locator("[name=candidates]").input_value() == "王明、李芳"
    assert not meeting.motions.exists()


def test_a_meeting_from_the_paper_book_is_copied_and_counts(town, stage, size, axe):
    town.clock.later(hours=10)
    page = town.page(size, stage.head)
    page.goto(f"{town.desk}party/life/paper/")
    page.locator("[name=body]").select_option(str(stage.branch.pk))
    page.locator("[name=kind]").select_option("life")
    press(page, "接着写")
    local = timezone.localtime(town.clock.at)
    page.locator("[name=day]").fill(f"{local:%Y-%m-%d}")
    page.locator("[name=time]").fill("14:00")
    page.locator("[name=until]").fill("16:00")
    page.locator("[name=venue]").fill("党员活动室")
    for box in page.locator("label:has([name=present])").all()[:4]:
        box.click()
    page.locator("[name=minutes]").fill("逐人对照检查，列了整改清单。")
    assert serious(page, axe) == []
    press(page, "记下这次会")
    expect(page.get_by_text("逐人对照检查")).to_be_visible()
    page.goto(f"{town.desk}party/life/")
    follow(page, stage.branch.name)
    row = page.locator("li.due", has=page.get_by_text("组织生活会", exact=True)).first
    expect(row).to_contain_text(f"{local.month}月{local.day}日")


def test_a_branchs_page_keeps_its_fixed_day_and_its_talks(town, stage, size, axe):
    page = town.page(size, stage.head)
    page.goto(f"{town.desk}party/life/branches/{stage.branch.pk}/")
    page.locator("summary", has_text="定日子").click()
    page.locator("[name=day]").fill("15")
    press(page, "定这一天")
    expect(page.get_by_text("固定在每月 15 日")).to_be_visible()
    page.locator("summary", has_text="记一次谈心").click()
    page.locator("[name=one]").select_option(str(stage.members[0].pk))
    page.locator("[name=other]").select_option(str(stage.members[2].pk))
    page.locator("form[action$='/log_talk/'] button").click()
    expect(page.get_by_text("支委与党员").first).to_be_visible()
    assert overflow(page) == 0
    assert serious(page, axe) == []


def test_the_board_of_the_demo_is_read_by_everybody(demo: Demo, size, axe):
    with demo.visit(size, login="lishanlu-dangwu") as page:
        page.goto("/desk/c/lishanlu/party/life/")
        expect(page.get_by_role("heading", name="各支部")).to_be_visible()
        assert page.locator(".st-late").count() >= 1
        assert page.locator(".st-done").count() > 10
        assert overflow(page) == 0
        assert serious(page, axe) == []
