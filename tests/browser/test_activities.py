"""An evening from its plan to what is kept of it, at a desk and on neighbours' telephones."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lianxin.activities.models import Activity, State
from lianxin.core.figures import LOCAL
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities import actions as facilities
from lianxin.people.tests.factories import resident_of
from tests.browser.pages import choose, follow, press
from tests.browser.serving import DESKTOP, PHONE
from tests.browser.town import Town, town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = pytest.mark.browser

EVENING = datetime(2026, 3, 4, 18, tzinfo=LOCAL)
NINE = datetime(2026, 3, 3, 9, 1, tzinfo=LOCAL)
AFTER = datetime(2026, 3, 4, 21, tzinfo=LOCAL)
SIZES = {"phone": PHONE, "desktop": DESKTOP}


class Evening:
    """The pages on which it goes on, each looked at by axe wherever one comes."""

    def __init__(self, town: Town, axe: Path) -> None:
        self.town, self.axe = town, axe
        self.activities = f"{town.home}activities/"
        self.desk = f"{town.desk}activities/"

    def look(self, page: Page) -> None:
        assert serious(page, self.axe) == []
        assert overflow(page) == 0, page.url

    def plan(self, page: Page) -> None:
        """One place, one to wait, from nine on Tuesday."""
        page.goto(f"{self.desk}new/")
        self.look(page)
        page.locator("[name=title]").fill("邻里节")
        page.locator("[name=kind]").select_option("neighbours")
        for name, value in {
            "day": "2026-03-04", "starts": "18:00", "ends": "20:00", "place_words": "社区广场",
            "words": "带一道拿手菜。", "capacity": "1", "waiting_most": "1",
            "opens_day": "2026-03-03", "opens_time": "09:00",
            "closes_day": "2026-03-04", "closes_time": "17:00",
        }.items():  # fmt: skip
            page.locator(f"[name={name}]").fill(value)
        choose(page, "way", "first_come")
        press(page, "存下")
        expect(page.get_by_role("heading", level=1)).to_have_text("邻里节")
        self.look(page)
        press(page, "发布")
        expect(page.get_by_text("发布了，居民看得到了。")).to_be_visible()

    def open(self, page: Page) -> None:
        page.goto(self.activities)
        self.look(page)
        page.get_by_text("邻里节").first.click()
        self.look(page)

    def sign_up(self, page: Page, *, phone: str = "") -> None:
        if phone:
            page.locator("[name=name]").fill("刘大姐")
            page.locator("[name=phone]").fill(phone)
        press(page, "我要报名")
        self.look(page)

    @property
    def activity(self) -> Activity:
        return Activity.objects.get()


@pytest.fixture
def evening(town: Town, axe: Path) -> Evening:
    return Evening(town, axe)


@pytest.mark.parametrize("size", SIZES)
def test_an_evening_goes_from_its_plan_to_its_record(evening: Evening, size: str):
    town = evening.town
    staff = town.page(SIZES[size], town.stage.staff)
    evening.plan(staff)
    town.clock.at = NINE

    neighbour = town.page(PHONE, resident_of(town.community))
    evening.open(neighbour)
    evening.sign_up(neighbour)
    expect(neighbour.locator("#own-h")).to_have_text("报上了，您是第 1 位。")

    guest = town.page(SIZES[size])
    evening.open(guest)
    evening.sign_up(guest, phone="13900000001")
    expect(guest.locator("#own-h")).to_contain_text("候补第 1 位")

    late = town.page(PHONE)
    evening.open(late)
    evening.sign_up(late, phone="13900000002")
    expect(late.get_by_role("heading", level=1)).to_contain_text("名额已满")

    press(neighbour, "取消报名")
    expect(neighbour.get_by_text("名额会给下一位").first).to_be_visible()
    guest.reload()
    press(guest, "我去，名额给我")
    expect(guest.locator("#own-h")).to_have_text("报上了，您是第 2 位。")

    town.clock.at = EVENING
    door = town.page(PHONE)
    door.goto(f"{evening.activities}{evening.activity.pk}/here/{evening.activity.code}/")
    evening.look(door)
    door.locator("[name=phone]").fill("139 0000 0001")
    press(door, "我到了")
    expect(door.get_by_role("heading", level=1)).to_have_text("签到了，欢迎您。")
    _finish(evening, staff, guest)


def _finish(evening: Evening, staff: Page, guest: Page) -> None:
    """Ticks by hand, the end, the record, and what the guest has to say."""
    town, pk = evening.town, evening.activity.pk
    town.enter(staff.context, town.stage.staff)
    staff.goto(f"{evening.desk}{pk}/people/")
    evening.look(staff)
    expect(staff.locator("input[name=came]:checked")).to_have_count(1)
    staff.locator("#f-name").fill("路过的张大爷")
    press(staff, "记下谁到了")
    expect(staff.locator("input[name=came]:checked")).to_have_count(2)
    town.clock.at = AFTER
    town.enter(staff.context, town.stage.staff)
    staff.goto(f"{evening.desk}{pk}/")
    press(staff, "办完了")
    follow(staff, "记录活动")
    evening.look(staff)
    staff.locator("[name=headcount]").fill("20余人")
    staff.locator("[name=outcome]").fill("一家一道菜，摆了半条街。")
    press(staff, "记录活动")
    expect(staff.get_by_text("来了 20 余人").first).to_be_visible()
    evening.look(staff)

    guest.reload()
    expect(guest.get_by_text("来了 20 余人").first).to_be_visible()
    evening.look(guest)
    choose(guest, "stars", "5")
    press(guest, "说好了")
    expect(guest.get_by_text("收到了，谢谢您。")).to_be_visible()
    assert evening.activity.state == State.RECORDED
    assert evening.activity.feedback.get().stars == 5


@pytest.mark.parametrize("view", ["list", "week", "month", "past"])
def test_the_calendar_is_whole_in_large_letters_too(evening: Evening, view: str):
    town = evening.town
    evening.plan(town.page(DESKTOP, town.stage.staff))
    elder = town.page(PHONE)
    elder.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    elder.goto(f"{evening.activities}?view={view}&day=2026-03-04")
    evening.look(elder)
    if view == "past":
        return
    elder.get_by_text("邻里节").first.click()
    evening.look(elder)
    small = elder.evaluate(
        "() => [...document.querySelectorAll('main a.btn, main button')].filter(each => "
        "each.getBoundingClientRect().height < 60).map(each => each.innerText)"
    )
    assert small == []


def test_two_plans_for_one_room_meet_at_the_desk(evening: Evening):
    town = evening.town
    outfit = facilities.Outfit(name="活动室", place="二楼")
    room = facilities.add_room(town.stage.staff, town.community, outfit, now=MONDAY)
    slot = facilities.Slot(EVENING, EVENING + timedelta(hours=2))
    facilities.book(town.stage.staff, room.pk, slot, what="书法课", now=MONDAY)
    page = town.page(DESKTOP, town.stage.staff)
    page.goto(f"{evening.desk}new/")
    page.locator("[name=title]").fill("象棋赛")
    for name, value in {"day": "2026-03-04", "starts": "19:00", "ends": "21:00"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=room]").select_option(label="活动室")
    press(page, "存下")
    expect(page.get_by_text(re.compile("已经订给“书法课”"))).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value("象棋赛")
    evening.look(page)
    page.goto(f"{town.desk}rooms/?day=2026-03-04")
    expect(page.get_by_text("书法课").first).to_be_visible()
    evening.look(page)


def test_a_planner_s_days_calendar_poster_and_door_sign_are_whole(evening: Evening):
    town = evening.town
    page = town.page(DESKTOP, town.stage.staff)
    evening.plan(page)
    pk = evening.activity.pk
    for path in (
        evening.desk, f"{evening.desk}?view=month", f"{evening.desk}?view=week",
        f"{evening.desk}days/", f"{evening.desk}{pk}/door/", f"{evening.desk}{pk}/plan/",
        f"{evening.desk}series/new/", f"{evening.activities}{pk}/poster/",
    ):  # fmt: skip
        page.goto(path)
        evening.look(page)
