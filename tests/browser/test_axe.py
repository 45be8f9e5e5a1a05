"""Every page in both widths: usable by all, no wider than its window, and of this house alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.serving import SIZES, Demo
from tests.browser.watching import overflow, serious

pytestmark = pytest.mark.browser

HOME = "/c/lishanlu/"
DESK = "/desk/c/lishanlu/"
NUMBERED = "main a[href*='/matters/LSL-']"
SESSION = "main a[href*='/council/sessions/']"

Way = tuple[str, ...]
"""An address, and what is clicked from there, each by its selector."""

PORTAL: dict[str, Way] = {
    "street": ("/",),
    "community": (HOME,),
    "place": (f"{HOME}matters/new/",),
    "matters": (f"{HOME}matters/",),
    "matters ended": (f"{HOME}matters/?group=ended",),
    "no such matter": (f"{HOME}matters/?words=没有这样的事",),
    "a matter": (f"{HOME}matters/?group=ended", NUMBERED),
    "an open matter": (f"{HOME}matters/?group=open", NUMBERED),
    "council": (f"{HOME}council/",),
    "session": (f"{HOME}council/", SESSION),
    "card": (f"{HOME}report/2015/",),
    "evidence": (f"{HOME}report/2015/matters_solved/",),
    "me": ("/me/",),
    "login": ("/accounts/login/",),
    "help": (f"{HOME}help/",),
    "find": (f"{HOME}find/",),
    "accessibility": ("/accessibility/",),
    "no line": (f"{HOME}pocket/",),
    "absent": (f"{HOME}nowhere/",),
}
STAFF: dict[str, Way] = {
    "today": (DESK,),
    "backlog": (f"{DESK}matters/",),
    "nothing found": (f"{DESK}matters/?q=没有这样的事",),
    "a matter": (f"{DESK}matters/", "tbody a"),
    "new": (f"{DESK}matters/new/",),
    "council": (f"{DESK}council/",),
    "charter": (f"{DESK}council/charter/",),
    "members": (f"{DESK}council/members/",),
    "plan": (f"{DESK}council/sessions/new/",),
    "session": (f"{DESK}council/", SESSION),
    "reports": (f"{DESK}reports/",),
    "rules": ("/desk/rules/",),
    "codes": (f"{DESK}codes/",),
    "a courtyard's codes": (f"{DESK}codes/", "tbody a"),
    "components": ("/desk/components/",),
}


def walk(page: Page, way: Way) -> None:
    address, *clicks = way
    page.goto(address)
    for selector in clicks:
        page.locator(selector).first.click()
        page.wait_for_load_state()


def check(page: Page, axe: Path) -> None:
    page.wait_for_load_state("networkidle")
    assert serious(page, axe) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("way", PORTAL.values(), ids=PORTAL)
def test_a_page_of_the_portal_is_usable_by_all(demo: Demo, axe, way, elder, size):
    with demo.visit(size, elder=elder) as page:
        walk(page, way)
        check(page, axe)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("way", STAFF.values(), ids=STAFF)
def test_a_page_of_the_desk_is_usable_by_all(demo: Demo, axe, way, size):
    with demo.visit(size, login="lishanlu-shuji") as page:
        walk(page, way)
        check(page, axe)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("address", ["/desk/street/", "/desk/rules/"])
def test_the_streets_own_pages_are_usable_by_all(demo: Demo, axe, address, size):
    with demo.visit(size, login="jiedao") as page:
        page.goto(address)
        check(page, axe)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_what_a_member_and_a_resident_have_of_their_own_is_usable_by_all(demo: Demo, axe, size):
    for login, address in (("jumin", "/me/"), ("lishanlu-yishi", f"{HOME}council/")):
        with demo.visit(size, login=login) as page:
            page.goto(address)
            check(page, axe)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_form_of_a_step_that_a_matter_offers_is_usable_by_all(demo: Demo, axe, size):
    with demo.visit(size, login="lishanlu-shuji") as page:
        walk(page, STAFF["a matter"])
        links = page.locator("section[aria-labelledby=next] a.btn")
        for address in [each.get_attribute("href") for each in links.all()]:
            page.goto(address)
            check(page, axe)
