"""One session at once in five browsers: the phones of its chair, who has no post, of three members
and of an onlooker; and what was resolved, told to the end.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.actor import Actor, Role
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import AgendaItem, Resolution, Vote
from lianxin.council.tests.factories import DAY, MEETING, decision
from lianxin.people.tests.factories import PersonFactory, PostFactory
from tests.browser.pages import choose, follow, press
from tests.browser.reading import too_small
from tests.browser.serving import DESKTOP, PHONE
from tests.browser.town import town
from tests.browser.watching import breaking_off, overflow, serious

__all__ = ["town"]

pytestmark = pytest.mark.browser
SOON = 60_000
"""In ms: some rounds of asking."""
AMENDED = "车棚建在东墙下，装六个充电桩。"
LONG = "车棚建在东墙下还是西墙下，还有充电桩装几个、怎么收费、谁来管、夜里锁不锁门"


def seat(town, index: int, name: str) -> Actor:
    """Give a member an account, and the post that goes with the seat."""
    member, community = town.stage.members[index], town.community
    member.user = PersonFactory.create(community=community, resident=True).user
    member.name = name
    member.save()
    PostFactory.create(user=member.user, community=community, role=Role.MEMBER)
    posts = frozenset({(Role.MEMBER, community.pk)})
    return Actor(user_id=member.user_id, name=name, posts=posts)


def begun(town, title: str = LONG[:40]) -> AgendaItem:
    town.clock.at = MEETING
    item = town.stage.sitting(title).items.get()
    actions.plan_times(town.stage.staff, item.session_id, {item.pk: 20}, now=MEETING)
    actions.call(town.stage.staff, item.pk, now=MEETING)
    return item


def keep(page: Page, name: str) -> None:
    """A picture for who looks at the pages, where LIANXIN_SHOTS names a folder."""
    if folder := os.environ.get("LIANXIN_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def usable(page: Page, axe) -> None:
    assert serious(page, axe) == []
    assert overflow(page) == 0


class Hall:
    """Five browsers at one session: the chair's, three members' and an onlooker's."""

    def __init__(self, town, axe) -> None:
        names = ("张建国", "李秀兰", "王保田")
        actors = [seat(town, index, name) for index, name in enumerate(names, 1)]
        self.town, self.axe, self.item = town, axe, begun(town)
        self.run = f"{town.home}council/run/{self.item.session_id}/"
        public = f"{town.home}council/sessions/{self.item.session_id}/"
        # A resident's account that sits on the council: no desk opens to it.
        self.chair, self.onlooker = town.page(PHONE, seat(town, 0, "董家栋")), town.page(PHONE)
        self.first, self.second, self.third = (town.page(PHONE, actor) for actor in actors)
        self.chair.goto(public)
        follow(self.chair, "主持这次会")
        for page in (self.first, self.second, self.third, self.onlooker):
            page.goto(public)

    def speak(self) -> None:
        """Hands go up on the phones and are on the chair's page without its being asked."""
        press(self.first, "赞成")
        expect(self.chair.locator(".hands")).to_contain_text("张建国", timeout=SOON)
        press(self.second, "反对")
        expect(self.chair.locator(".hands li")).to_have_count(2, timeout=SOON)
        usable(self.chair, self.axe)
        keep(self.chair, "chair-hands")
        press(self.chair.locator(".hands li").first, "请他说")
        for page in (self.third, self.onlooker):
            expect(page.locator(".speaker")).to_be_visible(timeout=SOON)
        expect(self.third.locator(".speaker")).to_contain_text("张建国")
        expect(self.onlooker.locator(".speaker")).to_contain_text("张*国")
        keep(self.onlooker, "onlooker-speaking")
        keep(self.second, "member-waiting")
        self.chair.locator("[name=gist]").fill("东墙下不挡路。")
        press(self.chair, "说完了")
        expect(self.chair.get_by_text("张建国发言（赞成）")).to_be_visible()

    def move(self) -> None:
        """A motion, seconded from a phone, which the chair's page tells as news."""
        form = self.chair.locator("form[action$='/move/']")
        form.locator("[name=motion]").fill("车棚建在东墙下。")
        form.locator("[name=mover]").select_option(label="张建国")
        press(form, "记下动议")
        expect(self.second.get_by_role("button", name="我附议")).to_be_visible(timeout=SOON)
        usable(self.second, self.axe)
        keep(self.second, "member-second")
        press(self.second, "我附议")
        expect(self.chair.get_by_text("有人刚刚走了一步。")).to_be_visible(timeout=SOON)
        follow(self.chair, "看最新的")

    def amend(self) -> None:
        self.chair.locator("summary", has_text="提修正案").click()
        form = self.chair.locator("form[action$='/amend/']")
        form.locator("[name=text]").fill(AMENDED)
        form.locator("[name=mover]").select_option(label="王保田")
        form.locator("[name=seconder]").select_option(label="李秀兰")
        press(form, "记下修正案")
        press(self.chair, "先就修正案付表决")
        usable(self.chair, self.axe)
        keep(self.chair, "chair-voting")

    def vote(self) -> None:
        """Who has half filled in a vote keeps it while others vote."""
        for page in (self.first, self.second):
            expect(page.get_by_role("button", name="投票")).to_be_visible(timeout=SOON)
            choose(page, "choice", "aye")
        press(self.second, "投票")
        expect(self.first.get_by_text("已投 1 / 5")).to_be_visible(timeout=SOON)
        expect(self.first.locator("[name=choice][value=aye]")).to_be_checked()
        keep(self.first, "member-vote")
        press(self.first, "投票")
        expect(self.onlooker.get_by_text("成员正在表决")).to_be_visible(timeout=SOON)
        follow(self.chair, "看票数")
        press(self.chair, "没点的都记赞成")

    def override(self) -> None:
        """The third had been written down, and votes otherwise from the phone: that one counts."""
        expect(self.third.get_by_text("工作人员替您记的是赞成")).to_be_visible(timeout=SOON)
        choose(self.third, "choice", "no")
        press(self.third, "投票")
        own = Vote.objects.get(member=self.town.stage.members[3])
        assert (own.choice, own.heard) == ("no", "aye")

    def resolve(self) -> None:
        self.chair.goto(self.run)
        press(self.chair, "宣布：修正案通过")
        motion = self.onlooker.locator(".motion").first
        expect(motion).to_have_text(AMENDED, timeout=SOON)
        press(self.chair, "付表决")
        press(self.chair, "没点的都记赞成")
        self.chair.locator("[name=due_on]").fill("2026-04-30")
        self.chair.locator("[name=cost]").fill("12800.50")
        keep(self.chair, "chair-declare")
        press(self.chair, "宣布：通过")
        press(self.chair, "散会")


def test_a_chair_three_members_and_an_onlooker_are_at_one_session_at_once(town, axe):
    hall = Hall(town, axe)
    hall.speak()
    hall.move()
    hall.amend()
    hall.vote()
    hall.override()
    hall.resolve()
    # The phones see by themselves that it is over, and what was resolved.
    expect(hall.onlooker.get_by_role("link", name="看它办得怎样")).to_be_visible(timeout=SOON)
    assert Resolution.objects.get().cost == 1_280_050
    follow(hall.onlooker, "看它办得怎样")
    expect(hall.onlooker.get_by_text("12,800.50 元")).to_be_visible()
    usable(hall.onlooker, axe)
    keep(hall.onlooker, "resolution")


def test_the_floor_is_run_without_scripts_and_a_third_speech_wants_a_reason(town):
    actor = seat(town, 1, "张建国")
    item = begun(town)
    for turn in (1, 2):
        up = actions.raise_hand(actor, item.pk, stance="for", now=MEETING)
        actions.recognise(town.stage.staff, up.pk, now=MEETING)
        actions.end_speech(town.stage.staff, up.pk, gist=f"第{turn}点。", now=MEETING)
    page = town.page(DESKTOP, town.stage.staff, scripts=False)
    page.goto(f"{town.desk}council/sessions/{item.session_id}/")
    page.locator("summary", has_text="替人举手").click()
    form = page.locator("form[action$='/ask_to_speak/']")
    form.locator("[name=member]").select_option(label="张建国")
    choose(form, "stance", "against")
    form.locator("button[type=submit]").click()
    expect(page.get_by_text("这是第 3 次，规则是每人 2 次。")).to_be_visible()
    keep(page, "chair-warned")
    page.locator("[name=reason]").fill("他管着钥匙。")
    press(page, "还是请他说")
    expect(page.locator(".speaker")).to_contain_text("第 3 次")
    press(page, "停一下")
    press(page, "接着说")
    press(page, "说完了")
    expect(page.locator(".speaker")).to_have_count(0)


def test_a_vote_pressed_while_the_line_is_cut_is_cast_once_when_it_is_back(town):
    actor = seat(town, 1, "张建国")
    item = begun(town)
    stage = town.stage
    actions.move(
        stage.staff,
        item.pk,
        motion="建。",
        mover_id=stage.members[2].pk,
        seconder_id=stage.members[3].pk,
        now=MEETING,
    )
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    page = town.page(PHONE, actor)
    # The vote gets there, its answer does not: what a cut line looks like from the phone.
    sent = []

    def cut(route) -> None:
        sent.append(route.fetch(max_redirects=0).status)
        route.abort()

    # Laid before the page is opened: once a worker serves the page it may come too late.
    page.route("**/vote/", cut, times=1)
    page.goto(f"{town.home}council/sessions/{item.session_id}/")
    choose(page, "choice", "aye")
    with breaking_off(page):
        page.get_by_role("button", name="投票").click(no_wait_after=True)
    town.watches[-1].faults.clear()
    page.goto(f"{town.home}council/sessions/{item.session_id}/")
    expect(page.get_by_text("您投了赞成。")).to_be_visible()
    item.refresh_from_db()
    assert (sent, item.ayes) == ([302], 1)


def test_a_session_is_followed_in_the_large_version(town):
    actor = seat(town, 1, "张建国")
    item = begun(town)
    page = town.page(PHONE, actor)
    page.goto(f"{town.home}council/sessions/{item.session_id}/")
    press(page, "长辈版")
    expect(page.locator("html[data-mode=elder]")).to_have_count(1)
    press(page, "反对")
    expect(page.get_by_text("您举着手（反对）")).to_be_visible()
    assert too_small(page, 60) == []
    assert overflow(page) == 0
    keep(page, "elder-floor")


def test_resolutions_and_their_dissent_are_read_on_a_phone(town, axe):
    town.clock.at = MEETING
    stage = town.stage
    item = stage.voted(stage.sitting(LONG[:40]), ayes=4, noes=1)
    made = decision(what=LONG * 3, dissent="怕夜里吵，要另想法子。", cost=0)
    actions.declare_passed(stage.staff, item.pk, made, now=MEETING)
    actions.progress(stage.staff, item.pk, words="料到了，下周一动工。", now=MEETING + DAY)
    town.clock.at = MEETING + 40 * DAY
    page = town.page(PHONE)
    page.goto(f"{town.home}council/")
    follow(page, "议定的事，一件一件看")
    expect(page.get_by_text("过了日子还没办完的 1 项。")).to_be_visible()
    usable(page, axe)
    keep(page, "resolutions")
    page.locator(".list a.item").click()
    expect(page.get_by_text("怕夜里吵，要另想法子。")).to_be_visible()
    usable(page, axe)
    keep(page, "resolution-late")
    assert MONDAY < MEETING
