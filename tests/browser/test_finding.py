"""The box that finds anything: by the key on the desk, on the phone, and in 长辈版."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import press
from tests.browser.reading import too_small
from tests.browser.serving import DESKTOP, PHONE, Demo
from tests.browser.watching import overflow, serious

pytestmark = pytest.mark.browser


def usable(page: Page, axe) -> None:
    page.wait_for_load_state()
    assert serious(page, axe) == []
    assert overflow(page) == 0


def test_staff_press_the_slash_type_initials_and_are_there(demo: Demo, axe):
    with demo.visit(DESKTOP, login="lishanlu-shegong") as page:
        page.goto("/desk/c/lishanlu/")
        page.keyboard.press("/")
        expect(page.locator("#seek")).to_be_focused()
        page.keyboard.type("dsfgqyst")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=dsfgqyst")
        usable(page, axe)
        page.get_by_role("link", name="东舍坊高跷艺术团").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("东舍坊高跷艺术团")


@pytest.mark.parametrize("elder", [False, True], ids=["ordinary", "elder"])
def test_a_resident_finds_on_the_phone_what_is_shown_to_all(demo: Demo, axe, elder):
    with demo.visit(PHONE, elder=elder) as page:
        page.goto("/c/lishanlu/search/")
        usable(page, axe)
        page.locator("#q").fill("红色影院")
        press(page, "查找")
        expect(page.locator("main a", has_text="红色影院").first).to_be_visible()
        usable(page, axe)
        assert too_small(page, 60 if elder else 44) == []
        page.goto("/c/lishanlu/search/?q=天外飞仙")
        expect(page.get_by_text("换几个字试试")).to_be_visible()
