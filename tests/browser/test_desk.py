"""The backlog with many matters, and what becomes of one that is not solved."""

import pytest
from playwright.sync_api import expect

from lianxin.matters import actions
from lianxin.matters.models import Category, Matter, State
from lianxin.matters.tests.factories import MatterFactory, SayFactory
from tests.browser.pages import Desk, choose, press
from tests.browser.serving import SIZES
from tests.browser.town import town

__all__ = ["town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]


def test_a_selection_is_accepted_at_once_and_what_failed_says_why(town, size):
    MatterFactory.create_batch(3, community=town.community)
    MatterFactory.create(community=town.community, accepted=True)
    desk = Desk(town.page(size, town.stage.staff), town.desk)
    expect(desk.backlog()).to_have_count(4)
    for box in desk.page.locator("tbody [name=pick]").all():
        box.check()
    expect(desk.page.locator(".bulk")).to_contain_text("已选 4 件")
    press(desk.page.locator(".bulk"), "受理")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("3 件办成了，1 件没有")
    assert Matter.objects.filter(state=State.ACCEPTED).count() == 4


def test_the_list_is_narrowed_by_words_and_by_state_while_the_page_stays(town, size):
    lamp = MatterFactory.create(community=town.community, title="路灯坏了", accepted=True)
    MatterFactory.create(community=town.community, title="水管漏水")
    desk = Desk(town.page(size, town.stage.staff), town.desk)
    rows = desk.backlog()
    expect(rows).to_have_count(2)
    desk.page.locator("#f-state").select_option(State.ACCEPTED)
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(lamp.title)
    desk.page.locator("#f-state").select_option("open")
    expect(rows).to_have_count(2)
    desk.page.locator("#f-q").fill("漏水")
    desk.page.locator("#f-q").press("Enter")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("水管漏水")
    assert "q=" in desk.page.url


def test_staff_write_down_what_somebody_tells_them_at_the_counter(town, size):
    page = town.page(size, town.stage.staff)
    page.goto(f"{town.desk}matters/new/")
    choose(page, "channel", "counter")
    page.locator("#id_words").fill("楼门口的路灯坏了两天。")
    page.locator("#id_place").fill("东舍坊118号院 7号楼")
    lighting = Category.objects.get(code="lighting")
    page.locator("#id_category").select_option(str(lighting.pk))
    expect(page.locator("#answers")).to_contain_text("坏了几盏")
    page.locator("[name=name]").fill("王群")
    page.locator("[name=phone]").fill("13900001111")
    press(page, "登记")
    expect(page.locator("main")).to_contain_text("代办")
    matter = Matter.objects.get()
    assert (matter.taken_by_id, matter.place.label) == (
        town.stage.staff.user_id,
        "东舍坊118号院 7号楼",
    )


def test_a_matter_that_its_reporter_disputes_is_taken_up_again(town, size):
    say = SayFactory.create(matter__community=town.community)
    page = town.page(size)
    page.goto(f"/t/{say.matter.token}/")
    choose(page, "outcome", "not")
    choose(page, "satisfaction", "bad")
    page.locator("[name=reason]").fill("第二天又不亮了。")
    press(page, "告诉社区")
    expect(page.locator("main")).to_contain_text("居民说没有解决，重新办")
    say.matter.refresh_from_db()
    assert (say.matter.state, say.matter.reopened) == (State.IN_HAND, 1)


def test_of_two_who_work_on_one_matter_the_second_is_told_and_keeps_the_words(town, size):
    matter = MatterFactory.create(community=town.community)
    page = town.page(size, town.stage.staff)
    page.goto(f"{town.desk}matters/{matter.pk}/decline/")
    page.locator("[name=words]").fill("这不归社区管。")
    actions.accept(town.stage.secretary, matter.pk, now=town.clock.at)
    page.locator("#step button[type=submit]").click()
    expect(page.locator("[data-refusal]")).to_be_visible()
    expect(page.locator("main")).to_contain_text("这不归社区管。")
