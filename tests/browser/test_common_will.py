"""What residents decide together, on their phones: opinions, an owners' vote, the special fund."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.actor import CLOCK
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions as council
from lianxin.council.tasks.surveying import work_out
from lianxin.council.tests.opinion_world import Hearing, two_camps
from lianxin.council.tests.owner_world import CLOSES, OPENS, Estate
from lianxin.funds import actions as funds
from lianxin.funds.models import Idea, Vote, Voucher
from lianxin.funds.queries.voting import election
from lianxin.funds.solving import recount
from lianxin.funds.tests.factories import NOTICE_OVER, YUAN, Purse
from lianxin.people.tests.factories import resident_of
from tests.browser.pages import choose, follow, press
from tests.browser.reading import too_small
from tests.browser.serving import DESKTOP, PHONE
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = pytest.mark.browser
LONG = "车棚建在东墙下还是西墙下，充电桩装几个、怎么收费、谁来管、夜里锁不锁门"


def usable(page: Page, axe) -> None:
    assert serious(page, axe) == []
    assert overflow(page) == 0


def keep(page: Page, name: str) -> None:
    """A picture for who looks at the pages, where LIANXIN_SHOTS names a folder."""
    if folder := os.environ.get("LIANXIN_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_opinions_are_read_without_an_account_and_answered_one_at_a_time(town, axe):
    hearing = Hearing(title=LONG[:40])
    two_camps(hearing)
    work_out(hearing.question.pk, now=MONDAY)
    address = f"/c/{hearing.community.slug}/council/questions/{hearing.question.pk}/"
    guest = town.page(DESKTOP)
    guest.goto(address)
    # What all share comes before what divides them.
    heads = [each.strip() for each in guest.locator("main h2").all_inner_texts()]
    places = [heads.index(each) for each in ("先看大家都认同的", "意见分成 2 群", "差在哪里")]
    assert places == sorted(places)
    expect(guest.get_by_role("img", name="意见分布图")).to_be_visible()
    expect(guest.get_by_role("link", name="登录后表态")).to_be_visible()
    expect(guest.locator("#ask button")).to_have_count(0)
    usable(guest, axe)
    keep(guest, "opinions-guest")
    phone = town.page(PHONE, hearing.resident())
    phone.goto(address)
    for number, label in enumerate(("同意", "不同意", "说不好，跳过")):
        # One statement at a time, and only one.
        expect(phone.locator(".ask-text")).to_have_count(1)
        expect(phone.get_by_text(f"已答 {number} 条，还有 {8 - number} 条")).to_be_visible()
        press(phone.locator("#ask"), label)
    expect(phone.get_by_text("已答 3 条，还有 5 条")).to_be_visible()
    usable(phone, axe)
    keep(phone, "opinions-phone")
    phone.locator("[name=text]").fill("建在锅炉房北边。")
    press(phone, "交给社区看")
    expect(phone.get_by_text("建在锅炉房北边。")).to_be_visible()
    guest.goto(address)
    # Moderated before it shows.
    expect(guest.get_by_text("建在锅炉房北边。")).to_have_count(0)
    press(phone, "长辈版")
    expect(phone.locator("html[data-mode=elder]")).to_have_count(1)
    assert too_small(phone, 60) == []
    assert overflow(phone) == 0


class Roof:
    """Five owners asked about a roof: one confirmed, one not, three on paper."""

    def __init__(self, town, axe) -> None:
        self.town, self.axe = town, axe
        self.estate = Estate(owners=3, title="动用维修资金，重做6号楼屋面防水和女儿墙压顶")
        proved = self.estate.owner_with_account("9室")
        unproved = self.estate.owner_with_account("10室", paper="")
        self.vote = self.estate.opened()
        town.clock.at = OPENS
        slug = self.estate.community.slug
        self.home, self.desk = f"/c/{slug}/council/owners/", f"/desk/c/{slug}/council/owners/"
        self.phone, self.other = town.page(PHONE, proved), town.page(PHONE, unproved)
        self.staff = town.page(DESKTOP, self.estate.staff)

    def cast(self) -> None:
        self.phone.goto(self.home)
        self.phone.locator("a.item").first.click()
        press(self.phone, "赞成")
        expect(self.phone.get_by_text("您投的是“赞成”。")).to_be_visible()
        usable(self.phone, self.axe)
        keep(self.phone, "owner-cast")

    def not_yet(self) -> None:
        self.other.goto(f"{self.home}{self.vote.pk}/")
        expect(self.other.get_by_text("10室还没有核对")).to_be_visible()
        expect(self.other.get_by_role("button", name="赞成")).to_have_count(0)
        usable(self.other, self.axe)
        keep(self.other, "owner-unproved")

    def confirm(self) -> None:
        """The staff see the deed once, and from then on the door may vote."""
        self.staff.goto(self.desk)
        follow(self.staff, "业主名册")
        cell = self.staff.get_by_role("cell", name="10室", exact=True)
        row = self.staff.locator("tr", has=cell)
        row.locator("summary").click()
        row.locator("[name=paper]").fill("鲁（2016）济南市不动产权第0012345号")
        usable(self.staff, self.axe)
        keep(self.staff, "register")
        press(row, "核对好了")
        expect(self.staff.get_by_text("5 扇门，核对过 2 扇")).to_be_visible()
        self.other.reload()
        press(self.other, "反对")
        expect(self.other.get_by_text("您投的是“反对”。")).to_be_visible()

    def declare(self) -> None:
        for ballot in self.vote.ballots.filter(choice=""):
            for clerk in (self.estate.staff, self.estate.second):
                council.enter_ballot(clerk, ballot.pk, choice="aye", now=OPENS)
        self.town.clock.at = CLOSES + timedelta(days=1)
        self.town.enter(self.staff.context, self.estate.staff)
        self.staff.goto(f"{self.desk}votes/{self.vote.pk}/")
        press(self.staff, "截止，计票")
        press(self.staff, "宣布：通过")
        usable(self.staff, self.axe)


def test_owners_vote_online_for_confirmed_doors_and_on_paper_for_others(town, axe):
    roof = Roof(town, axe)
    roof.cast()
    roof.not_yet()
    roof.confirm()
    roof.declare()
    guest = town.page(PHONE)
    guest.goto(f"{roof.home}{roof.vote.pk}/")
    expect(guest.get_by_text("通过：参与表决的 5 位业主里 4 位赞成")).to_be_visible()
    usable(guest, axe)
    keep(guest, "owner-passed")


class Year:
    """A fund's year on the pages: a resident with a phone, and the staff at their desk."""

    def __init__(self, town, axe) -> None:
        self.town, self.axe, self.purse = town, axe, Purse()
        self.home = f"/c/{self.purse.community.slug}/fund/"
        self.desk = f"/desk/c/{self.purse.community.slug}/fund/"
        self.resident = resident_of(self.purse.community)
        self.phone = town.page(PHONE, self.resident)
        self.staff = town.page(DESKTOP, self.purse.staff)

    def idea(self) -> None:
        """Said on a phone, taken at the desk, and the answer told."""
        self.phone.goto(self.home)
        follow(self.phone, "我有个点子")
        self.phone.locator("[name=title]").fill("东院三个单元的楼道灯换成声控的")
        self.phone.locator("[name=words]").fill("晚上看不见台阶，老人不敢下楼。")
        press(self.phone, "发给社区")
        expect(self.phone.get_by_text("您提的，正等答复")).to_be_visible()
        usable(self.phone, self.axe)
        keep(self.phone, "fund-idea")
        self.staff.goto(f"{self.desk}ideas/")
        self.staff.locator("summary", has_text="列成项目").click()
        form = self.staff.locator("form[action$='/take/']")
        form.locator("[name$=words]").fill("能办，列成项目请大家投票。")
        usable(self.staff, self.axe)
        press(form, "列成项目")
        assert Idea.objects.get().project is not None

    def opened(self) -> Vote:
        """Costed, proposed beside another, and put to the residents."""
        purse, first = self.purse, Idea.objects.select_related("project").get().project
        assert first is not None
        made = funds.Proposal(
            title=first.title,
            words=first.words,
            use=first.use,
            origin=first.origin,
            asked_by=first.asked_by,
            quotes_reason="只有一家做",
        )
        costs = [funds.Cost("声控灯", 1, "套", 60 * YUAN)]
        funds.write(purse.staff, first.pk, made, costs, now=MONDAY)
        funds.propose(purse.staff, first.pk, now=MONDAY)
        second = purse.proposed(60, title="西院门口装一道遮雨棚")
        plan = funds.Plan(
            title="花在哪儿",
            amount=100 * YUAN,
            closes_on=MONDAY.date() + timedelta(days=2),
            project_ids=[first.pk, second.pk],
        )
        draft = funds.plan_vote(purse.staff, purse.budget.pk, plan, now=MONDAY)
        return funds.open_vote(purse.staff, draft.pk, now=MONDAY)

    def vote(self, vote: Vote) -> None:
        self.phone.goto(f"{self.home}votes/{vote.pk}/")
        self.phone.locator(".fund-option input").first.check()
        usable(self.phone, self.axe)
        keep(self.phone, "fund-vote")
        press(self.phone, "投票")
        expect(self.phone.get_by_text("您投过了。")).to_be_visible()
        for number in (1, 2):
            funds.cast(resident_of(self.purse.community), vote.pk, {number: 1}, now=MONDAY)

    def why(self, vote: Vote) -> None:
        """Counted, and said in words why each won or lost; a guest reads it."""
        after = MONDAY + timedelta(days=3)
        funds.close_vote(CLOCK, vote.pk, now=after)
        found = Vote.objects.select_related("community", "budget").get(pk=vote.pk)
        if found.state == "closed":
            funds.keep_count(vote.pk, recount.told(election(found), found.rule), now=after)
        self.town.clock.at = after
        self.town.enter(self.staff.context, self.purse.staff)
        self.staff.goto(f"{self.desk}votes/{vote.pk}/")
        usable(self.staff, self.axe)
        keep(self.staff, "fund-count")
        funds.declare(self.purse.secretary, vote.pk, now=after)
        guest = self.town.page(PHONE)
        guest.goto(f"{self.home}votes/{vote.pk}/")
        rows = guest.locator("section[aria-labelledby=won-h] li")
        expect(rows.nth(0)).to_contain_text("选上了")
        expect(rows.nth(1)).to_contain_text("没选上")
        for row in rows.all():
            assert row.locator("p").count() >= 1
        usable(guest, self.axe)
        keep(guest, "fund-why")

    def pay(self) -> None:
        """Delivered, accepted, paid at the desk, and the yuan followed by anybody."""
        purse, project = self.purse, Idea.objects.select_related("project").get().project
        assert project is not None
        funds.agree(purse.secretary, project.pk, words="居民投票选中", now=self.town.clock.at)
        funds.approve(purse.street, project.pk, now=self.town.clock.at)
        funds.announce(purse.staff, project.pk, now=self.town.clock.at)
        self.town.clock.at = NOTICE_OVER + timedelta(days=7)
        funds.deliver(purse.staff, project.pk, now=self.town.clock.at)
        funds.accept(
            purse.staff,
            project.pk,
            residents=["李桂芳"],
            overseer_ids=[purse.overseer.pk],
            now=self.town.clock.at,
        )
        self.town.enter(self.staff.context, purse.staff)
        self.staff.goto(f"{self.desk}projects/{project.pk}/")
        form = self.staff.locator("form[action$='/pay/']")
        if not form.is_visible():
            self.staff.locator("details", has=form).locator("summary").click()
        told = {"amount": "58.50", "words": "声控灯十二只", "receipt_number": "0371001"}
        for name, value in {**told, "payee": "王建国"}.items():
            form.locator(f"[name={name}]").fill(value)
        if form.locator("input[name=payee_kind][value=person]").count():
            choose(form, "payee_kind", "person")
        else:
            form.locator("[name=payee_kind]").select_option("person")
        usable(self.staff, self.axe)
        form.locator("button[type=submit]").click()
        expect(self.staff.get_by_text("付款记好了。")).to_be_visible()
        assert Voucher.objects.filter(kind="pay").get().amount == 5_850
        keep(self.staff, "fund-desk-project")

    def follow(self) -> None:
        guest = self.town.page(PHONE)
        guest.goto(self.home)
        trail = guest.locator("section[aria-labelledby=led-h]")
        expect(trail).to_contain_text("声控灯十二只")
        expect(trail).to_contain_text("58.50")
        expect(trail).not_to_contain_text("王建国")
        usable(guest, self.axe)
        keep(guest, "fund-trail")

        guest.locator("section[aria-labelledby=pro-h] a.item").first.click()
        expect(guest.get_by_role("heading", name="钱怎么走的")).to_be_visible()
        usable(guest, self.axe)
        keep(guest, "fund-project")


def test_an_idea_is_voted_for_paid_and_followed_to_the_last_yuan(town, axe):
    year = Year(town, axe)
    year.idea()
    vote = year.opened()
    year.vote(vote)
    year.why(vote)
    year.pay()
    year.follow()
