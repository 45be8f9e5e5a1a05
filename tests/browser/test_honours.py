"""Awards, the wall and announcements on phone and desktop; the lobby for an hour of turns."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.tests.factories import picture
from lianxin.honours import actions
from lianxin.honours.models import Story
from lianxin.honours.tests.factories import (
    AnnouncementFactory,
    BoardFactory,
    Stage,
    StoryFactory,
)
from tests.browser.pages import choose, follow, press
from tests.browser.reading import too_small
from tests.browser.serving import DESKTOP, SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = pytest.mark.browser
both = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
LONG = "住在东舍坊一百一十八号院七号楼二单元三零一室的热心肠老邻居周桂兰和她的老姐妹们"
TURNS = 180
"""An hour of twenty seconds each."""
MEGABYTE = 1024 * 1024
ONE_STORY = 100
"""More nodes than any story on the screen has."""


@pytest.fixture
def stage(town):
    return Stage(town.community)


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


@both
def test_a_resident_votes_and_anybody_counts_again(town, stage, size, axe):
    award = stage.voting(5, 4, 3)
    voter, _person = stage.resident()
    town.clock.at = stage.now
    page = town.page(size, voter)
    page.goto(f"{town.home}awards/{award.pk}/")
    usable(page, axe)
    follow(page, "去投票")
    page.locator("#c1").check()
    page.locator("#c2").check()
    usable(page, axe)
    press(page, "投出去")
    receipt = page.locator("b.mono").inner_text()
    stage.counted(award)
    page = town.page(size)
    page.goto(f"{town.home}awards/{award.pk}/recount/")
    page.get_by_text("在这里看全部").click()
    expect(page.get_by_text(receipt)).to_be_visible()
    usable(page, axe)
    with page.expect_download() as saved:
        follow(page, "下载全部选票")
    assert receipt in saved.value.path().read_text(encoding="utf8")


@both
def test_a_guest_tells_a_story_and_it_leaves_the_wall_when_leave_is_taken_back(
    town, stage, size, axe
):
    BoardFactory.create(community=town.community, name="好人好事")
    page = town.page(size)
    page.goto(f"{town.home}wall/")
    follow(page, "讲一件好事")
    board = page.locator("input[name=board]").get_attribute("value")
    choose(page, "board", str(board))
    page.locator("[name=title]").fill("帮邻居换灯泡")
    page.locator("[name=words]").fill("楼道灯坏了，他自己买来灯泡换上。")
    page.locator("[name=about]").fill(LONG[:30])
    page.locator("[name=phone]").fill("13900001111")
    usable(page, axe)
    press(page, "讲给大家听")
    story = Story.objects.get()
    desk = town.page(size, stage.staff)
    desk.goto(f"{town.desk}honours/wall/{story.pk}/")
    usable(desk, axe)
    press(desk, "看过了，可以上墙")
    own = town.page(size)
    own.goto(f"{town.home}wall/asked/{story.shown.get().token}/")
    choose(own, "agrees", "photo")
    usable(own, axe)
    press(own, "就这样")
    page.goto(f"{town.home}wall/")
    expect(page.get_by_text("帮邻居换灯泡")).to_be_visible()
    usable(page, axe)
    choose(own, "agrees", "no")
    press(own, "就这样")
    page.goto(f"{town.home}wall/")
    expect(page.get_by_text("帮邻居换灯泡")).to_have_count(0)


def test_staff_see_what_is_odd_and_what_is_announced(town, stage, axe):
    award = stage.voting(5, 4, 3)
    for _each in range(4):
        stage.cast(award, 1, device="tablet")
    AnnouncementFactory.create(community=town.community, published=True, title=LONG)
    town.clock.at = stage.now
    page = town.page(DESKTOP, stage.staff)
    for path in (f"awards/{award.pk}/", "awards/", "awards/new/", "announcements/", "brands/"):
        page.goto(f"{town.desk}honours/{path}")
        usable(page, axe)
    page.goto(f"{town.desk}honours/awards/{award.pk}/")
    expect(page.get_by_text("一台设备投了 4 票")).to_be_visible()


def read_paper(desk: Page, number: int) -> None:
    desk.reload()
    desk.get_by_text("录一张纸票", exact=True).click()
    desk.locator("[name=serial]").fill("1")
    choose(desk, "choices", str(number))
    with desk.expect_navigation():
        press(desk, "录好了")


def test_a_paper_is_read_by_two_and_odd_votes_are_left_out_openly(town, stage, axe):
    award = stage.voting(5, 4, 3)
    for _each in range(4):
        stage.cast(award, 2, device="tablet")
    stage.cast(award, 3)
    town.clock.at = stage.now
    first, second = (town.page(DESKTOP, each) for each in (stage.staff, stage.other))
    for desk in (first, second):
        desk.goto(f"{town.desk}honours/awards/{award.pk}/")
    first.get_by_text("发一张纸票", exact=True).click()
    for name, value in {"name": "周玉兰", "phone": "13800001111"}.items():
        first.locator(f"details[open] [name={name}]").fill(value)
    with first.expect_navigation():
        first.locator("details[open]").get_by_role("button", name="记下").click()
    read_paper(first, 1)
    read_paper(second, 2)
    expect(second.get_by_text("两个人录得不一样")).to_be_visible()
    usable(second, axe)
    read_paper(second, 1)
    expect(second.get_by_text("还要再录一遍的纸票")).to_have_count(0)
    first.reload()
    first.get_by_text("不计这些票", exact=True).click()
    first.locator("details[open] [name=words]").fill("问过了，是一个人替四个人投的")
    usable(first, axe)
    first.locator("details[open]").get_by_role("button", name="不计").click()
    stage.counted(award)
    page = town.page(SIZES["phone"])
    page.goto(f"{town.home}awards/{award.pk}/recount/")
    expect(page.get_by_text("有 4 张票没有计入：问过了，是一个人替四个人投的")).to_be_visible()
    page.get_by_text("在这里看全部 2 张票").click()
    expect(page.get_by_text("P-00001：1")).to_be_visible()
    usable(page, axe)


def test_old_eyes_and_thumbs_find_everything_large_enough(town, stage, axe):
    board = BoardFactory.create(community=town.community)
    StoryFactory.create(board=board, shown_on=True)
    AnnouncementFactory.create(community=town.community, published=True, title=LONG)
    page = town.page(SIZES["phone"])
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    for path in ("wall/", "wall/tell/", "announcements/", "awards/", "brands/"):
        page.goto(f"{town.home}{path}")
        usable(page, axe)
        assert too_small(page, 60) == [], path


@dataclass(frozen=True, slots=True)
class Held:
    """What a page holds once what nobody needs was collected."""

    heap: int
    """Bytes of its scripts'."""
    documents: int
    nodes: int
    """Of pages, detached ones too, which lie outside that heap."""
    listeners: int


def held(page: Page) -> Held:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    counted = session.send("Memory.getDOMCounters")
    session.detach()
    return Held(int(used), counted["documents"], counted["nodes"], counted["jsEventListeners"])


def test_an_hour_of_turns_in_the_lobby_leaves_memory_as_it_was(town, stage):
    board = BoardFactory.create(community=town.community, name="好人好事")
    for number in range(6):
        told = actions.Telling(
            board=board.pk, title=f"第{number}件好事", words="自己买来换上。" * 20, photo=picture()
        )
        story = actions.tell_story(stage.staff, town.community, told, now=town.clock.at)
        actions.show_story(stage.staff, story.pk, now=town.clock.at)
    page = town.page(DESKTOP)
    page.clock.install()
    page.goto(f"{town.home}wall/screen/")
    seen, measured = set(), []
    for number in range(TURNS):
        before = page.locator("#turn").get_attribute("data-next")
        page.clock.run_for(20_000)
        expect(page.locator("#turn")).not_to_have_attribute("data-next", before or "")
        seen.add(page.locator("h1").inner_text())
        if number % 30 == 29:
            measured.append(held(page))
    assert len(seen) == 6
    assert page.locator("#turn > *").count() == 1
    first, last = measured[0], measured[-1]
    assert last.heap - first.heap < MEGABYTE, measured
    assert last.documents == first.documents, measured
    assert last.listeners == first.listeners, measured
    assert last.nodes - first.nodes < ONE_STORY, measured
    story = Story.objects.latest("pk")
    actions.take_down(stage.staff, story.pk, words="收回了", now=town.clock.at)
    for _each in range(6):
        before = page.locator("#turn").get_attribute("data-next")
        page.clock.run_for(20_000)
        expect(page.locator("#turn")).not_to_have_attribute("data-next", before or "")
        assert page.locator("h1").inner_text() != story.title


def test_without_its_script_the_screen_turns_by_itself(town, stage):
    board = BoardFactory.create(community=town.community)
    for _each in range(2):
        StoryFactory.create(board=board, shown_on=True)
    page = town.page(DESKTOP, scripts=False)
    page.goto(f"{town.home}wall/screen/")
    refresh = page.locator("meta[http-equiv=refresh]").get_attribute("content")
    assert (refresh or "").startswith("20;url=?turn=")


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("has_photo", [False, True])
def test_the_longest_story_is_seen_whole_from_the_lobby(town, stage, size, has_photo):
    board = BoardFactory.create(community=town.community, name="志愿者在身边")
    told = actions.Telling(
        board=board.pk, title="长" * 40, words="长长的一段话。\n" * 75, signed="署" * 30,
        about=["周桂兰", "李建国", "赵秀英"], photo=picture() if has_photo else None,
    )  # fmt: skip
    story = actions.tell_story(stage.staff, town.community, told, now=town.clock.at)
    for each in story.shown.all():
        agreed = {"agrees": True, "photo": True, "given_by": "当面同意", "now": town.clock.at}
        actions.answer_shown(stage.staff, each.pk, **agreed)
    actions.show_story(stage.staff, story.pk, now=town.clock.at)
    page = town.page(size)
    page.goto(f"{town.home}wall/screen/")
    bottom = "each => each.getBoundingClientRect().bottom"
    top = page.locator("footer").evaluate("each => each.getBoundingClientRect().top")
    assert page.locator(".lobby-signed").evaluate(bottom) <= top
    assert page.locator("footer").evaluate(bottom) <= size[1]
    assert page.locator(".lobby-board").evaluate("each => each.getBoundingClientRect().top") > 0
    assert page.locator("img").count() == has_photo
