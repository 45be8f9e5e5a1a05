"""Tokens for programs: made, used and taken back, on phone and desktop, in 长辈版 too."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.http import ELDER
from lianxin.gateway.models import Token
from lianxin.gateway.tests.factories import Program
from lianxin.people.tests.factories import PersonFactory, PostFactory, actor_for
from tests.browser.pages import press
from tests.browser.reading import elder_faults
from tests.browser.serving import SIZES
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("LIANXIN_SHOTS", "")


def usable(page: Page, axe, name: str) -> None:
    page.wait_for_load_state()
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)
    assert serious(page, axe) == []
    assert overflow(page) == 0


def tick(page: Page, *scopes: str) -> None:
    for scope in scopes:
        page.locator(f"label:has(input[name='scopes'][value='{scope}'])").click()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_resident_gives_a_program_a_token_and_takes_it_back(town, size, axe):
    user = PersonFactory.create(community=town.community, resident=True).user
    page = town.page(size, actor_for(user))
    page.goto("/me/tokens/")
    press(page, "办好，给我看")
    expect(page.get_by_text("给它起个名，往后好认。").first).to_be_visible()
    usable(page, axe, f"tokens-fault-{size[0]}")
    page.locator("[name=name]").fill("东舍坊118号院楼长群里每天早上替大家报问题的那个小程序")
    tick(page, "matters:read", "matters:write")
    press(page, "办好，给我看")
    words = page.locator("p.mono.strong").inner_text().strip()
    assert Program(words).get("/me").json()["name"] == user.name
    usable(page, axe, f"tokens-given-{size[0]}")
    page.goto("/me/tokens/")
    assert words not in page.content()
    page.get_by_role("button", name="收回").first.click()
    expect(page.get_by_text("从现在起用不了").first).to_be_visible()
    assert Program(words).get("/me").status_code == 401
    usable(page, axe, f"tokens-back-{size[0]}")
    page.goto("/api/v1/docs/")
    page.locator("#matters_report summary").click()
    usable(page, axe, f"docs-{size[0]}")
    page.context.add_cookies([{"name": ELDER, "value": "1", "url": town.url}])
    page.goto("/me/tokens/")
    usable(page, axe, f"tokens-elder-{size[0]}")
    assert elder_faults(page) == []


def test_the_desk_gives_a_token_and_reads_what_was_sent(town, axe):
    worker = PostFactory.create(community=town.community).user
    size = SIZES["desktop"]
    page = town.page(size, actor_for(worker))
    page.goto(f"/desk/c/{town.community.slug}/gateway/")
    page.locator("[name=name]").fill("街道的热线系统")
    tick(page, "matters:work", "hooks:manage")
    press(page, "办好，给我看")
    words = page.locator("p.mono.strong").inner_text().strip()
    made = Program(words).post("/hooks", {"url": "https://example.org/lianxin/told"})
    assert made.status_code == 201
    usable(page, axe, "desk-given")
    page.goto(f"/desk/c/{town.community.slug}/gateway/")
    expect(page.get_by_text("https://example.org/lianxin/told", exact=True)).to_be_visible()
    usable(page, axe, "desk")
    page.goto(f"/desk/c/{town.community.slug}/gateway/deliveries/")
    usable(page, axe, "deliveries")
    assert Token.objects.get().is_desk
