"""Pages that only somebody's deeds lead to: the steps of a report, and a session as it runs."""

import re

import pytest
from playwright.sync_api import Page, expect

from lianxin.council.tests.factories import MEETING, Stage
from tests.browser.serving import PHONE, SIZES, Demo
from tests.browser.test_axe import HOME, check
from tests.browser.town import Town, town
from tests.browser.watching import Watch

__all__ = ["town"]

pytestmark = pytest.mark.browser
GAS = "楼道里有煤气味，很浓，请打王桂芳的电话13800001234。"
ONWARD = ".p-act .btn-primary, .p-act a.grow"
SCREENS = 12


def go_on(page: Page) -> None:
    """Fill in what this screen asks for, and press the button that leads on."""
    yard = page.locator("#id_yard:not([type=hidden])")
    if yard.count():
        yard.fill("东舍坊118号院")
    words = page.locator("textarea#id_words")
    if words.count():
        words.fill(GAS)
        words.blur()
        page.wait_for_load_state("networkidle")
    answers = page.locator("#questions label.choice", has_text="说不清")
    if answers.count():
        answers.first.click()
    page.locator(ONWARD).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_every_screen_of_a_report_is_usable_by_all(demo: Demo, axe, elder, size):
    with demo.visit(size, elder=elder) as page:
        page.goto(f"{HOME}matters/new/")
        for _screen in range(SCREENS):
            check(page, axe)
            if page.locator("form#send").count():
                break
            go_on(page)
        expect(page.locator("form#send mark").first).to_be_visible()


def run(stage: Stage, state: str) -> int:
    """A session brought to a point, and its key."""
    if state == "planned":
        return stage.plan("车棚建在哪儿").pk
    session = stage.sitting()
    if state == "voting":
        stage.voting(session)
    elif state == "held":
        stage.passed(session)
        stage.held(session)
    return session.pk


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("state", ["planned", "sitting", "voting", "held"])
def test_a_session_is_usable_by_all_at_every_point(town: Town, axe, state, size):
    pk = run(town.stage, state)
    town.clock.at = MEETING
    page = town.page(size, town.stage.secretary)
    page.goto(f"{town.desk}council/sessions/{pk}/")
    check(page, axe)


def test_every_address_on_a_page_is_of_this_house(demo: Demo):
    with demo.visit(PHONE) as page:
        for address in ("/", HOME, f"{HOME}matters/", f"{HOME}report/2015/", "/accounts/login/"):
            html = page.request.get(address).text()
            assert (
                re.findall(r"""(?:src|href|action|poster)=["']?(?:https?:)?//[^"'> ]+""", html)
                == []
            )


def test_a_page_that_asks_another_host_would_be_noticed(demo: Demo):
    page = demo.browser.new_page()
    watch = Watch(page.context, demo.url)
    page.goto(demo.url)
    page.evaluate("() => { new Image().src = 'http://example.invalid/a.png' }")
    page.wait_for_load_state("networkidle")
    page.close()
    with pytest.raises(AssertionError, match="asked of other hosts"):
        watch.complain()
