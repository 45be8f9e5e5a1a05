"""The structure of Party organisations on phone and desktop: the tree, a branch, an election."""

import pytest
from playwright.sync_api import expect

from lianxin.core.tests.factories import MONDAY
from lianxin.party.models import Body, Duty, Election
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
    clerk_of,
)
from tests.browser.pages import follow, press
from tests.browser.serving import SIZES
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
NAMES = ("李建国", "张秀英", "刘志强", "陈燕", "欧阳海燕")


@pytest.fixture
def page(town, size):
    committee = CommitteeFactory.create(community=town.community, name="历山路社区党委")
    branch = BranchFactory.create(parent=committee, name="第一党支部")
    group = GroupFactory.create(parent=branch, name="第一党小组")
    for name in NAMES:
        MemberFactory.create(branch=branch, group=group, name=name)
    return town.page(size, clerk_of(town.community))


def is_usable(page, axe) -> None:
    assert serious(page, axe) == []
    assert overflow(page) == 0


def test_the_tree_folds_and_finds_and_tells_of_a_past_day(page, town, axe):
    page.goto(f"{town.desk}party/tree/")
    is_usable(page, axe)
    group = page.get_by_role("link", name="第一党小组")
    expect(group).to_be_hidden()
    page.locator("summary.node", has_text="第一党支部").locator(".icon").click()
    expect(group).to_be_visible()
    page.get_by_label("找组织或党员").fill("欧阳")
    press(page, "看")
    expect(page.locator("mark")).to_have_count(2)
    expect(page.get_by_text("欧阳海燕")).to_be_visible()
    is_usable(page, axe)
    page.get_by_label("看哪一天").fill("2000-01-01")
    page.get_by_label("找组织或党员").fill("")
    press(page, "看")
    expect(page.get_by_text("那一天还没有党组织")).to_be_visible()


def test_a_branch_of_two_is_refused_and_one_of_three_founded(page, town, axe):
    page.goto(f"{town.desk}party/tree/")
    follow(page, "成立组织")
    page.get_by_label("名称", exact=True).fill("第二党支部")
    page.get_by_label("设在哪个组织下面").select_option("历山路社区党委")
    page.get_by_label("正式党员几名").fill("2")
    press(page, "成立")
    expect(page.get_by_text("不能单独成立党支部").first).to_be_visible()
    is_usable(page, axe)
    page.get_by_label("正式党员几名").fill("3")
    press(page, "成立")
    expect(page.get_by_role("link", name="第二党支部")).to_be_visible()


def test_an_election_is_gone_through_from_notice_to_secretary(page, town, axe):
    branch = Body.objects.get(name="第一党支部")
    page.goto(f"{town.desk}party/tree/{branch.pk}/")
    is_usable(page, axe)
    follow(page, "公告换届选举")
    page.get_by_label("哪天选举").fill(MONDAY.date().isoformat())
    page.get_by_label("在哪儿").fill("党员活动室")
    page.get_by_label("应选几人").fill("1")
    press(page, "发公告")
    page.goto(f"{town.desk}party/elections/{Election.objects.get().pk}/")
    press(page, "定选举人名册")
    page.get_by_label("哪一位").select_option("李建国")
    page.get_by_label("职务").select_option(Duty.SECRETARY.value)
    press(page, "加候选人")
    is_usable(page, axe)
    press(page, "候选人定下来")
    page.get_by_label("有选举权的到了几人").fill("5")
    press(page, "记到会人数")
    page.get_by_label("收回几张票").fill("5")
    page.get_by_label("李建国（书记）赞成几票").fill("4")
    press(page, "记下票数")
    expect(page.get_by_text("选上了")).to_be_visible()
    is_usable(page, axe)
    press(page, "宣布结果，开始任职")
    expect(page.get_by_text("结果宣布了，任期开始。")).to_be_visible()
    page.goto(f"{town.desk}party/tree/{branch.pk}/")
    expect(page.locator("tbody").get_by_text("李建国").first).to_be_visible()
    is_usable(page, axe)
