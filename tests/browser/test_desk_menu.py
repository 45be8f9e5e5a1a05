"""The desk's list of rooms on a phone: folded away, opened by finger or key, with no script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import DESKTOP, PHONE, Demo
from tests.browser.watching import overflow, serious

pytestmark = pytest.mark.browser


def height(page: Page) -> int:
    return int(page.locator(".d-side").bounding_box()["height"])


@pytest.mark.parametrize("elder", [False, True], ids=["ordinary", "elder"])
def test_the_menu_names_where_one_is_and_opens_to_the_rest(demo: Demo, axe, elder):
    with demo.visit(PHONE, login="lishanlu-shegong", elder=elder) as page:
        page.goto("/desk/c/lishanlu/matters/")
        menu = page.locator(".d-menu summary")
        expect(menu).to_contain_text("诉求")
        expect(page.locator(".d-side .navs")).to_be_hidden()
        assert height(page) <= (320 if elder else 150)
        menu.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".d-side [aria-current]")).to_be_visible()
        expect(page.get_by_role("button", name="退出")).to_be_visible()
        assert (serious(page, axe), overflow(page)) == ([], 0)
        assert menu.bounding_box()["height"] >= (60 if elder else 44)
        page.locator(".d-side").get_by_role("link", name="工程", exact=True).click()
        expect(page.locator(".d-menu summary")).to_contain_text("工程")
        expect(page.locator(".d-side .navs")).to_be_hidden()


def test_a_wide_screen_has_the_whole_list_and_no_menu(demo: Demo):
    with demo.visit(DESKTOP, login="lishanlu-shegong") as page:
        page.goto("/desk/c/lishanlu/")
        expect(page.locator(".d-side .navs")).to_be_visible()
        expect(page.locator(".d-menu")).to_be_hidden()
