"""A building work from its pictures to its warranty: seen, accepted, and told of later."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import picture_file
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import resident_of
from lianxin.works import actions
from lianxin.works.actions import Plan
from lianxin.works.tests.factories import TODAY, VOTE, Site
from tests.browser.pages import choose, press
from tests.browser.reading import elder_faults
from tests.browser.serving import SIZES
from tests.browser.town import photo, town
from tests.browser.watching import overflow, serious

__all__ = ["photo", "town"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("size", SIZES.values(), ids=SIZES),
]
LONG = "历山路五十六号院四号楼和六号楼外墙粉刷、楼顶防水、燃气入户和上下水管改造（二期）"


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


class Built(Site):
    """Gas in two buildings, agreed to by their owners; one was done, one could not be this time."""

    def __init__(self) -> None:
        super().__init__(buildings=2, kind="gas")
        self.matter = MatterFactory.create(
            community=self.community, place=self.buildings[1], shown_at=MONDAY, title="想通燃气"
        )
        made = Plan(title=LONG, contractor_words="历下安居工程队", matter_ids=[self.matter.pk])
        actions.rewrite(self.staff, self.pk, made, now=MONDAY)
        owed: dict[str, Any] = {
            "source": "repair",
            "fen": 12_000_000,
            "words": "维修资金",
            "now": MONDAY,
        }
        actions.fund(self.staff, self.pk, **owed)
        actions.record_consent(self.staff, self.pk, VOTE, now=MONDAY)
        actions.announce(self.staff, self.pk, now=MONDAY)
        actions.start(self.staff, self.pk, now=MONDAY)
        for stage in ("before", "after"):
            told: dict[str, Any] = {"stage": stage, "spot": "大门口", "caption": ""}
            actions.photograph(self.staff, self.pk, photos=[picture_file()], now=MONDAY, **told)
        done, left = ([each.pk] for each in self.pieces)
        actions.finish(self.staff, self.pk, pieces=done, on=TODAY, now=MONDAY)
        actions.put_off(self.staff, self.pk, pieces=left, words="立管没谈拢", now=MONDAY)
        actions.hand_in(self.staff, self.pk, now=MONDAY)
        found: dict[str, Any] = {
            "passed": True,
            "by": "街道城管科",
            "on": TODAY,
            "words": "打压不漏",
        }
        actions.inspect(self.staff, self.pk, now=MONDAY, **found)


def test_a_spot_is_compared_by_keys_and_without_script_as_two_pictures(town, size, axe):
    site = Built()
    home = f"/c/{site.community.slug}/works/"
    page = town.page(size)
    page.goto(home)
    usable(page, axe)
    page.get_by_role("link", name=LONG).click()
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_value("51")
    assert "49" in page.locator(".over").evaluate("each => each.style.clipPath")
    expect(page.get_by_text("90 户，60 户参加，31 户同意")).to_be_visible()
    expect(page.get_by_text("民法典第278条").first).to_be_visible()
    usable(page, axe)
    bare = town.page(size, scripts=False)
    bare.goto(f"{home}{site.pk}/")
    expect(bare.get_by_role("slider")).to_have_count(0)
    for alt in ("大门口，做之前。", "大门口，做好以后。"):
        shown = bare.get_by_role("img", name=alt)
        expect(shown).to_be_visible()
        assert shown.evaluate("each => each.naturalWidth") == 64
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    page.reload()
    expect(page.get_by_role("slider")).to_have_count(0)
    usable(page, axe)
    assert elder_faults(page) == []


def test_residents_accept_what_was_done_and_the_rest_stays_open(town, size, axe):
    site = Built()
    path = f"/c/{site.community.slug}/works/{site.pk}/"
    site.say(0)
    page = town.page(size, resident_of(site.community))
    page.goto(path)
    page.locator("[name=place]").select_option(str(site.buildings[0].pk))
    choose(page, "is_fine", "no")
    press(page, "说好了")
    expect(page.locator(".error-sum")).to_contain_text("哪里不行")
    usable(page, axe)
    choose(page, "is_fine", "yes")
    press(page, "说好了")
    expect(page.get_by_text("您说过了")).to_be_visible()
    desk = town.page(size, site.staff)
    desk.goto(f"/desk{path}")
    usable(desk, axe)
    desk.get_by_role("link", name="做成的先验收").click()
    desk.locator("main form").get_by_role("button", name="做成的先验收").click()
    expect(desk.get_by_text("部分完成").first).to_be_visible()
    usable(desk, axe)
    page.goto(path)
    expect(page.get_by_text("做成了 1 项，还有 1 项没做成，没有忘。")).to_be_visible()
    expect(page.get_by_text("立管没谈拢").first).to_be_visible()
    usable(page, axe)
    page.goto(reverse("matters:show", args=[site.community.slug, site.matter.number]))
    expect(page.get_by_text(f"在“{LONG}”里办，部分完成。")).to_be_visible()
    later = MatterFactory.create(
        community=site.community, place=site.buildings[0], shown_at=MONDAY, title="阀门漏气"
    )
    page.goto(reverse("matters:show", args=[site.community.slug, later.number]))
    kept = page.get_by_role("link", name="还在保修期内")
    expect(kept).to_contain_text("历下安居工程队负责修，不收钱")
    usable(page, axe)
    kept.click()
    expect(page).to_have_url(f"{town.url}{path}")
    desk.goto(reverse("matters_desk:matter", args=[site.community.slug, later.pk]))
    expect(desk.get_by_text("还在保修期内")).to_be_visible()
    usable(desk, axe)
