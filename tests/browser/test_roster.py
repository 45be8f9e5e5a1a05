"""The roster on phone and desktop: looked at, taken in from Excel, members on their way."""

from datetime import date

import pytest
from playwright.sync_api import expect

from lianxin.core.models import SheetRun
from lianxin.core.secrets import blind_index
from lianxin.core.sheets.writing import written
from lianxin.home.tasks import check_sheet, undo_sheet, write_sheet
from lianxin.party.actions import transfers
from lianxin.party.models import Body, BranchKind, Member
from lianxin.party.queries.judging import ROSTER, RosterJudge
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
    clerk_of,
    head_of,
)
from tests.browser.pages import choose, follow, press
from tests.browser.serving import SIZES
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
WANG = "37010219500101002X"
NAMES = ("李建国", "张秀英", "刘志强", "陈燕", "欧阳海燕", "赵桂芳")


class Party:
    """The town's Party organisations, and a clerk's browser that has said what for."""

    def __init__(self, town, size) -> None:
        self.town = town
        committee = CommitteeFactory.create(community=town.community)
        self.first = BranchFactory.create(parent=committee, name="第一党支部")
        self.second = BranchFactory.create(parent=committee, name="第二党支部")
        BranchFactory.create(
            parent=committee, name="文体队伍特色党支部", branch_kind=BranchKind.THEMED
        )
        group = GroupFactory.create(parent=self.first, name="第一党小组")
        self.wang = MemberFactory.create(
            branch=self.first, group=group, name="王桂兰", phone="13800001234", identity=WANG,
            phone_index=blind_index("13800001234"), identity_index=blind_index(WANG),
            born_on=date(1950, 1, 1), is_female=True,
        )  # fmt: skip
        for name in NAMES:
            MemberFactory.create(branch=self.second, name=name)
        self.clerk = clerk_of(town.community)
        self.page = town.page(size, self.clerk)
        self.url = f"{town.desk}party/members/"

    def enter(self) -> None:
        self.page.goto(self.url)
        choose(self.page, "purpose", "check")
        press(self.page, "看名册")

    def check(self, axe) -> None:
        self.page.wait_for_load_state("networkidle")
        assert serious(self.page, axe) == []
        assert overflow(self.page) == 0


def test_the_roster_is_opened_for_a_purpose_and_narrowed(town, size, axe):
    party = Party(town, size)
    page = party.page
    page.goto(party.url)
    party.check(axe)
    expect(page.locator("main")).not_to_contain_text("王桂兰")
    party.enter()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(7)
    expect(page.locator("main")).to_contain_text("138****1234")
    party.check(axe)
    page.locator("#f-q").fill("13800001234")
    press(page, "筛选")
    expect(rows).to_have_count(1)
    follow(page, "王桂兰")
    expect(page.get_by_role("heading", level=1)).to_have_text("王桂兰")
    expect(page.locator("main")).to_contain_text("第一党小组")
    party.check(axe)


def test_numbers_are_opened_for_a_reason_on_the_members_page(town, size, axe):
    party = Party(town, size)
    party.enter()
    page = party.page
    follow(page, "王桂兰")
    expect(page.locator("main")).not_to_contain_text(WANG)
    page.locator(".mask summary").click()
    page.locator("[name=reason]").fill("上门慰问")
    press(page.locator(".mask form"), "查看")
    expect(page.locator("main")).to_contain_text(WANG)
    expect(page.locator("main")).to_contain_text("上门慰问")


def test_a_member_is_registered_and_put_right_by_form(town, size, axe):
    party = Party(town, size)
    party.enter()
    page = party.page
    follow(page, "登记党员")
    page.locator("#id_name").fill("周明")
    page.locator("#id_identity").fill("370102195001010021")
    page.locator("#id_admitted_on").fill("1985-07-01")
    page.locator("#id_full_on").fill("1986-07-01")
    page.locator("#id_home").fill("东舍坊118号院 7号楼")
    page.locator("#id_branch").select_option(label="第一党支部")
    press(page, "登记")
    expect(page.locator("#id_identity_error")).to_contain_text("抄错了一位")
    party.check(axe)
    page.locator("#id_identity").fill("")
    press(page, "登记")
    expect(page.get_by_role("heading", level=1)).to_have_text("周明")
    follow(page, "改信息")
    party.check(axe)
    page.locator("#id_employer").fill("济南某厂")
    press(page, "存好")
    expect(page.locator("main")).to_contain_text("济南某厂")


def workbook(party, **changed):
    """Two new members besides those who are here already."""
    judge = RosterJudge(party.town.community.pk, today=party.town.clock.at.date())
    rows = [judge.row(member) for member in Member.objects.order_by("pk")]
    new = {"rank": "full", "standing": "enrolled", "admitted_on": date(1990, 7, 1),
           "full_on": date(1991, 7, 1), "branch": "第二党支部", **changed}  # fmt: skip
    rows += [{"name": "孙丽", **new}, {"name": "吴刚", **new}]
    return {
        "name": "历山路党员名册.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": written(ROSTER, rows),
    }


def test_a_roster_from_excel_is_checked_mended_written_and_taken_back(town, size, axe):
    party = Party(town, size)
    party.enter()
    page = party.page
    follow(page, "从 Excel 导入")
    party.check(axe)
    page.locator("[name=file]").set_input_files(workbook(party, branch="第九党支部"))
    press(page, "送去核对")
    expect(page.locator("[data-moving]")).to_be_visible()
    check_sheet.func(SheetRun.objects.latest("pk").pk)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("有 2 处要改")
    expect(page.locator("tbody tr").first).to_contain_text("M9")
    party.check(axe)
    with page.expect_download() as download:
        follow(page, "下载标好的表")
    assert download.value.suggested_filename == "要改的地方-历山路党员名册.xlsx"
    follow(page, "改好再传")
    page.locator("[name=file]").set_input_files(workbook(party))
    press(page, "送去核对")
    run = SheetRun.objects.latest("pk")
    check_sheet.func(run.pk)
    expect(page.locator("main")).to_contain_text("要新登记 2 条，要改 0 条；7 条已经有了")
    party.check(axe)
    press(page, "写入")
    expect(page.locator("[data-moving]")).to_be_visible()
    write_sheet.func(run.pk)
    expect(page.locator("main")).to_contain_text("写好了：新登记 2 条")
    party.check(axe)
    press(page, "整份撤销")
    expect(page.locator("main")).to_contain_text("正在撤销")
    undo_sheet.func(run.pk)
    expect(page.locator("main")).to_contain_text("已撤销")
    assert Member.objects.count() == 7


def test_a_member_goes_to_another_branch_when_that_one_confirms(town, size, axe):
    party = Party(town, size)
    party.enter()
    page = party.page
    follow(page, "王桂兰")
    follow(page, "转组织关系")
    page.locator("#id_to_branch").select_option(label="第二党支部")
    party.check(axe)
    press(page, "提出")
    expect(page.locator("main")).to_contain_text("等接收方确认")
    there = party.town.page(size, head_of(Body.objects.get(name="第二党支部")))
    there.goto(f"{party.town.desk}party/transfers/")
    follow(there, "王桂兰")
    press(there, "接收")
    expect(there.locator("main")).to_contain_text("转好了")
    party.wang.refresh_from_db()
    assert party.wang.branch == party.second


def test_letters_go_out_and_come_in(town, size, axe):
    party = Party(town, size)
    letter = transfers.Letter(elsewhere="中共青岛市市北区某街道工作委员会", is_across=False)
    way = transfers.issue(party.clerk, party.wang.pk, letter, why="随子女", now=town.clock.at)
    party.enter()
    page = party.page
    follow(page, "组织关系转移")
    expect(page.locator("tbody tr")).to_contain_text("青岛")
    party.check(axe)
    follow(page, "王桂兰")
    expect(page.locator("main")).to_contain_text(way.letter)
    party.check(axe)
    page.goto(f"{town.desk}party/transfers/letter/")
    page.locator("#id_name").fill("周明")
    page.locator("#id_elsewhere").fill("中共泰安市某社区支部委员会")
    page.locator("#id_number").fill("泰〔2026〕7号")
    page.locator("#id_issued_on").fill("2026-03-01")
    press(page, "记下")
    expect(page.get_by_role("heading", name="编入支部")).to_be_visible()
    party.check(axe)


def test_what_waits_for_people_stands_on_one_page(town, size, axe):
    party = Party(town, size)
    MemberFactory.create(
        branch=party.first, name="郑晓", probationary=True, admitted_on=date(2025, 3, 20)
    )
    Member.objects.filter(name="陈燕").update(lost_since=date(2025, 6, 1))
    Member.objects.filter(name="刘志强").update(away_since=date(2025, 3, 1), away_to="深圳")
    party.enter()
    page = party.page
    follow(page, "要人来办、来定的")
    for words in ("还有 18 天", "失去联系六个月以上", "还没登记为流动党员"):
        expect(page.locator("main")).to_contain_text(words)
    party.check(axe)
    follow(page, "陈燕")
    party.check(axe)
