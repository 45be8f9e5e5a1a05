"""A walk through an exhibition and a look at a works page, on phone, desktop and in 长辈版."""

import pytest
from playwright.sync_api import expect

from lianxin.core.tests.factories import MONDAY
from lianxin.facilities import actions as facilities
from lianxin.facilities.actions import Panel
from lianxin.facilities.tests.factories import RoomFactory, picture_file, sound_file
from lianxin.people.tests.factories import staff_of
from lianxin.places.tests.factories import BuildingFactory, CourtyardFactory
from lianxin.works import actions as works
from lianxin.works.actions import Job, Plan
from tests.browser.serving import SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
ELDER = {"name": "elder", "value": "1"}


def follow(page, label) -> None:
    """A link whose words begin with the label, for a list tells more beside it."""
    page.get_by_role("link", name=label).first.click()


def usable(page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


def test_a_visitor_walks_through_the_exhibition_and_comes_back(town, size, axe):
    staff = staff_of(town.community)
    room = RoomFactory.create(community=town.community, exhibition=True, name="红色党史微展馆")
    for title in ("一盏马灯", "一封家书"):
        panel = Panel(
            title=title, words="灯是铁皮的。", era="1928年春", picture=picture_file(),
            picture_alt="一盏灯", sound=sound_file(), transcript="录音里说的话",
        )  # fmt: skip
        facilities.add_exhibit(staff, room.pk, panel, now=MONDAY)
    page = town.page(size)
    page.goto(town.home)
    follow(page, "好去处")
    usable(page, axe)
    follow(page, "红色党史微展馆")
    usable(page, axe)
    follow(page, "从头走一遍")
    expect(page.get_by_role("heading", level=1)).to_have_text("一盏马灯")
    page.get_by_text("录音里说的，写在这里").click()
    expect(page.get_by_text("录音里说的话")).to_be_visible()
    usable(page, axe)
    follow(page, "下一件")
    expect(page.get_by_role("heading", level=1)).to_have_text("一封家书")
    page.context.add_cookies([{**ELDER, "url": town.url}])
    page.reload()
    usable(page, axe)
    follow(page, "走完了")
    expect(page.get_by_role("heading", level=1)).to_have_text("红色党史微展馆")


def test_a_spot_before_and_after_is_moved_by_the_arrow_keys(town, size, axe):
    staff = staff_of(town.community)
    yard = CourtyardFactory.create(community=town.community)
    place = BuildingFactory.create(parent=yard)
    made = Plan(title="楼顶防水", contractor_words="历下安居建筑公司")
    pk = works.plan(staff, town.community, made, now=MONDAY).pk
    works.add_piece(staff, pk, Job(kind="waterproof", place_ids=[place.pk]), now=MONDAY)
    for stage in ("before", "after"):
        told = {"stage": stage, "spot": "大门口", "caption": ""}
        works.photograph(staff, pk, photos=[picture_file()], now=MONDAY, **told)
    works.announce(staff, pk, now=MONDAY)
    page = town.page(size)
    page.goto(town.home)
    follow(page, "楼院工程")
    usable(page, axe)
    follow(page, "楼顶防水")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_value("51")
    usable(page, axe)
    page.context.add_cookies([{**ELDER, "url": town.url}])
    page.reload()
    expect(page.get_by_role("slider")).to_have_count(0)
    assert page.locator(".pair img").count() == 2
    usable(page, axe)
