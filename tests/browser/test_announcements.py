"""An announcement from the desk to who reads it and after it was withdrawn; a brand's page."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from lianxin.activities.models import CulturalTeam, MemberState, TeamMember
from lianxin.honours.models import Announcement
from lianxin.honours.tests.factories import AnnouncementFactory, BoardFactory, StoryFactory
from lianxin.people.models import Person
from lianxin.people.tests.factories import resident_of, staff_of
from tests.browser.pages import follow, press
from tests.browser.reading import elder_faults
from tests.browser.serving import SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
LONG = "东舍坊一百一十八号院七号楼后天上午八点到十二点停水检修请各家先接好用水并互相转告"


@pytest.fixture
def choir(town):
    started = town.clock.at.date()
    return CulturalTeam.objects.create(
        community=town.community, name="社区红色合唱队", art="choir", founded_on=started
    )


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


def write(desk: Page, town, *, to: str, title: str, papers: list) -> Announcement:
    desk.goto(f"{town.desk}honours/announcements/new/")
    desk.locator("[name=title]").fill(title)
    desk.locator("[name=words]").fill("请先接好用水。")
    desk.locator("[name=to]").select_option(label=to)
    desk.locator("[name=papers]").set_input_files(papers)
    press(desk, "写好了")
    press(desk, "发布")
    expect(desk.get_by_text("有效", exact=True).first).to_be_visible()
    return Announcement.objects.latest("pk")


def joined(town, choir):
    """A resident who sings."""
    singer = resident_of(town.community)
    person = Person.objects.get(user=singer.user_id)
    member = {"state": MemberState.MEMBER, "since": choir.founded_on}
    TeamMember.objects.create(team=choir, person=person, **member)
    return singer


def test_an_announcement_is_read_by_whom_it_concerns(town, choir, photo, size, axe):
    desk = town.page(size, staff_of(town.community))
    desk.goto(f"{town.desk}honours/announcements/")
    follow(desk, "写第一条")
    usable(desk, axe)
    press(desk, "写好了")
    expect(desk.locator(".error-sum")).to_contain_text("起个标题")
    write(desk, town, to="东舍坊118号院", title=LONG, papers=[photo])
    usable(desk, axe)
    sing = write(desk, town, to=choir.name, title="合唱队周五加练", papers=[])
    write(desk, town, to="全社区", title="冬季用气要当心", papers=[])
    press(desk, "置顶")
    page = town.page(size)
    page.goto(town.home)
    posted = page.get_by_role("region", name="公告").get_by_role("link")
    expect(posted.filter(has_text="置顶：")).to_contain_text("冬季用气要当心")
    expect(page.get_by_text("合唱队周五加练")).to_have_count(0)
    page.goto(f"{town.home}announcements/")
    usable(page, axe)
    page.get_by_role("link", name=LONG).click()
    expect(page.get_by_text("给东舍坊118号院")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="灯.jpg").click()
    assert saved.value.path().read_bytes()[:2] == b"\xff\xd8"
    usable(page, axe)
    assert page.request.get(f"{town.home}announcements/{sing.pk}/").status == 404
    own = town.page(size, joined(town, choir))
    own.goto(f"{town.home}announcements/")
    own.get_by_role("link", name="合唱队周五加练").click()
    expect(own.get_by_text("给社区红色合唱队")).to_be_visible()


def test_a_withdrawn_announcement_stays_for_all_to_see(town, size, axe):
    made = {"community": town.community, "published": True}
    water = AnnouncementFactory.create(title=LONG, **made)
    AnnouncementFactory.create(title="冬季用气要当心", **made)
    desk = town.page(size, staff_of(town.community))
    desk.goto(f"{town.desk}honours/announcements/{water.pk}/")
    desk.get_by_text("撤回", exact=True).first.click()
    desk.locator("[name=words]").fill("检修改到下周")
    desk.locator("details form").get_by_role("button", name="撤回").click()
    desk.goto(f"{town.desk}honours/announcements/")
    usable(desk, axe)
    page = town.page(size)
    page.goto(f"{town.home}announcements/{water.pk}/")
    expect(page.get_by_text("检修改到下周")).to_be_visible()
    usable(page, axe)
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    for path in (f"announcements/{water.pk}/", "announcements/"):
        page.goto(f"{town.home}{path}")
        expect(page.get_by_text("已撤回").first).to_be_visible()
        assert elder_faults(page) == []
    town.clock.at += timedelta(days=60)
    page.reload()
    expect(page.get_by_text("眼下没有公告")).to_be_visible()
    past = page.get_by_role("region", name="以前的")
    expect(past.get_by_role("link")).to_have_count(2)
    expect(past.get_by_text("已撤回")).to_be_visible()


def test_a_brand_gathers_what_is_done_under_its_name(town, choir, size, axe):
    board = BoardFactory.create(community=town.community, name="爱心奉献")
    StoryFactory.create(board=board, shown_on=True, title="修好了三十把伞")
    desk = town.page(size, staff_of(town.community))
    desk.goto(f"{town.desk}honours/brands/")
    desk.locator("[name=name]").fill("博爱青龙 家园共建")
    desk.locator("[name=words]").fill("人人搭把手。")
    desk.locator("[name=since]").fill("2015-01-05")
    usable(desk, axe)
    press(desk, "写好了")
    expect(desk.get_by_role("heading", level=1)).to_have_text("博爱青龙 家园共建")
    for name in (choir.name, board.name):
        desk.locator("[name=what]").select_option(label=name)
        desk.get_by_role("button", name="收进来").first.click()
    desk.get_by_text("收一个网页进来").click()
    desk.locator("[name=title]").fill("六栋楼粉刷一新")
    desk.locator("[name=path]").fill("https://elsewhere.example/")
    desk.get_by_role("button", name="收进来").last.click()
    expect(desk.locator(".error-sum")).to_contain_text("写本社区网页的地址")
    desk.locator("[name=path]").fill(f"{town.home}works/")
    desk.get_by_role("button", name="收进来").last.click()
    usable(desk, axe)
    page = town.page(size)
    page.goto(f"{town.home}brands/")
    expect(page.get_by_text("还没有品牌")).to_be_visible()
    press(desk, "公布")
    page.goto(f"{town.home}brands/")
    page.get_by_role("link", name="博爱青龙 家园共建").click()
    for words in ("修好了三十把伞", "六栋楼粉刷一新"):
        expect(page.get_by_role("link", name=words)).to_be_visible()
    usable(page, axe)
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    page.reload()
    assert elder_faults(page) == []
    page.get_by_role("link", name=choir.name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(choir.name)
