"""A course from a wish to its certificate, and a cultural team, on telephones and at a desk."""

import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from lianxin.activities import actions
from lianxin.activities.actions import Portrait, Who
from lianxin.activities.models import Art, Course, CulturalTeam, TeamMember
from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import resident_of
from tests.browser.pages import choose, follow, press
from tests.browser.serving import DESKTOP, PHONE
from tests.browser.town import Town, town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = pytest.mark.browser
SIZES = {"phone": PHONE, "desktop": DESKTOP}
FIRST = datetime(2026, 3, 11, 14, tzinfo=LOCAL)
OVER = FIRST + timedelta(days=8)


class Learning:
    """The pages on which it goes on, each looked at by axe wherever one comes."""

    def __init__(self, town: Town, axe: Path) -> None:
        self.town, self.axe = town, axe
        self.courses, self.teams = f"{town.home}courses/", f"{town.home}teams/"
        self.desk = f"{town.desk}courses/"

    def look(self, page: Page) -> None:
        assert serious(page, self.axe) == []
        assert overflow(page) == 0, page.url

    def open(self, page: Page, path: str) -> None:
        page.goto(path)
        self.look(page)

    def wish(self, page: Page, words: str, *, phone: str = "") -> None:
        self.open(page, self.courses)
        follow(page, "想学什么，说一句")
        self.look(page)
        page.locator("[name=words]").fill(words)
        choose(page, "times", "evening")
        if phone:
            page.locator("[name=name]").fill("刘大姐")
            page.locator("[name=phone]").fill(phone)
        press(page, "说好了")
        expect(page.get_by_text("记下了。想学的人够了就开课")).to_be_visible()

    def plan(self, page: Page) -> Course:
        """Two sessions, a week apart, from what is wished for."""
        self.open(page, self.desk)
        follow(page, "开中国结课")
        self.look(page)
        page.locator("[name=capacity]").fill("8")
        press(page, "存下")
        for name, value in {
            "day": "2026-03-11", "starts": "14:00", "ends": "16:00", "place_words": "二楼",
            "weeks": "2",
        }.items():  # fmt: skip
            page.locator(f"[name={name}]").fill(value)
        self.look(page)
        press(page, "存下")
        self.look(page)
        press(page, "开始报名")
        expect(page.get_by_text("开始报名了，想学的人都会收到。")).to_be_visible()
        return Course.objects.get()


@pytest.fixture
def learning(town: Town, axe: Path) -> Learning:
    return Learning(town, axe)


def wishers(town: Town, count: int) -> list[Actor]:
    found = [resident_of(town.community) for _ in range(count)]
    for actor in found:
        wanting = actions.Wanting(words="想学中国结")
        actions.wish(actor, town.community, wanting, Who(), now=MONDAY)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_a_course_goes_from_a_wish_to_its_certificate(learning: Learning, size: str):
    town = learning.town
    wishers(town, 4)
    actor = resident_of(town.community)
    neighbour = town.page(SIZES[size], actor)
    learning.wish(neighbour, "想学中国结，过年挂门上。")
    guest = town.page(PHONE)
    learning.wish(guest, "想学打太极。", phone="13900000001")

    staff = town.page(SIZES[size], town.stage.staff)
    learning.open(staff, learning.desk)
    for box in staff.locator("[name=wishes]").all():
        if "中国结" in (box.locator("xpath=..").inner_text()):
            box.check()
    staff.locator("#id_name").fill("中国结")
    press(staff, "归到一起")
    expect(staff.get_by_text("可以开课").first).to_be_visible()
    course = learning.plan(staff)

    learning.open(neighbour, f"{learning.courses}{course.pk}/")
    expect(neighbour.get_by_text("您说过想学，现在就能报")).to_be_visible()
    press(neighbour, "我要报名")
    expect(neighbour.locator("#own-h")).to_contain_text("报上了")
    learning.look(neighbour)
    learning.open(guest, f"{learning.courses}{course.pk}/")
    expect(guest.get_by_text("说过想学的人先报")).to_be_visible()
    _finish(learning, staff, neighbour, actor)


def _finish(learning: Learning, staff: Page, neighbour: Page, actor: Actor) -> None:
    """Two rolls, the end, and the certificate as its own person gets it."""
    town, course = learning.town, Course.objects.get()
    town.clock.at = FIRST
    actions.sweep(now=FIRST)
    town.clock.at = OVER
    town.enter(staff.context, town.stage.staff)
    for session in course.sessions.order_by("starts_at"):
        learning.open(staff, f"{learning.desk}{course.pk}/sessions/{session.pk}/roll/")
        staff.locator("[name=came]").check()
        press(staff, "记下谁到了")
    learning.look(staff)
    press(staff, "结课，发证书")
    expect(staff.get_by_text("结课了，到课够的可以领证书。")).to_be_visible()
    town.enter(neighbour.context, actor)
    learning.open(neighbour, f"{learning.courses}{course.pk}/")
    expect(neighbour.locator("#cert-h")).to_have_text("您结业了")
    paper = neighbour.request.get(f"{learning.courses}{course.pk}/certificate/")
    words = PdfReader(io.BytesIO(paper.body())).pages[0].extract_text().replace(" ", "")
    assert "结业证书" in words
    assert actor.name in words


def troupe(town: Town) -> CulturalTeam:
    team = actions.found_team(
        town.stage.staff,
        town.community,
        name="“魅力历山”艺术团",
        founded_on=MONDAY.date().replace(year=2012),
        made=Portrait(art=Art.STAGE, meets="每周二 19:00，大讲堂"),
        now=MONDAY,
    )
    who = Who("王秀英", "13900000002")
    actions.admit(
        town.stage.staff,
        team.pk,
        who,
        since=MONDAY.date(),
        is_leader=True,
        is_named=True,
        now=MONDAY,
    )
    return team


@pytest.mark.parametrize("size", SIZES)
def test_somebody_joins_a_team_and_has_their_name_told_or_not(learning: Learning, size: str):
    town, team = learning.town, troupe(learning.town)
    actor = resident_of(town.community)
    page = town.page(SIZES[size], actor)
    learning.open(page, learning.teams)
    page.get_by_text("“魅力历山”艺术团").click()
    learning.look(page)
    expect(page.get_by_text("王秀英（队长）")).to_be_visible()
    page.locator("[name=words]").fill("学过两年二胡。")
    press(page, "告诉队长")
    expect(page.locator("#own-h")).to_have_text("您想加入，等队长回话")
    learning.look(page)

    staff = town.page(DESKTOP, town.stage.staff)
    learning.open(staff, f"{town.desk}teams/")
    follow(staff, "“魅力历山”艺术团")
    learning.look(staff)
    staff.get_by_role("button", name="欢迎加入").click()
    assert TeamMember.objects.filter(state="member").count() == 2
    page.reload()
    expect(page.locator("#own-h")).to_have_text("您是队员")
    press(page, "可以写出我的名字")
    expect(page.get_by_text(f"王秀英（队长）、{actor.name}")).to_be_visible()
    press(page, "别写我的名字")
    expect(page.get_by_text("您的名字拿下来了。")).to_be_visible()
    assert team.pk


@pytest.mark.parametrize("name", ["courses", "wish", "teams", "team"])
def test_courses_and_teams_are_whole_in_large_letters_too(learning: Learning, name: str):
    town = learning.town
    wishers(town, 2)
    team = troupe(town)
    elder = town.page(PHONE)
    elder.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    path = {
        "courses": learning.courses,
        "wish": f"{learning.courses}wish/",
        "teams": learning.teams,
        "team": f"{learning.teams}{team.pk}/",
    }
    learning.open(elder, path[name])
    small = elder.evaluate(
        "() => [...document.querySelectorAll('main a.btn, main button')].filter(each => "
        "each.getBoundingClientRect().height < 60).map(each => each.innerText)"
    )
    assert small == []
