"""What a page costs on a slow line, as the real server sends it."""

import pytest
from playwright.sync_api import Page

from tests.browser.serving import PHONE, Demo
from tests.browser.test_axe import HOME

pytestmark = pytest.mark.browser

FIRST, AGAIN = 200 * 1024, 20 * 1024
PAGES = (HOME, f"{HOME}matters/", f"{HOME}matters/new/", f"{HOME}report/2015/")


def weigh(page: Page, address: str) -> int:
    """The bytes that come over the wire for a page and all that it wants."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda each: sizes.append(each["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    wire.detach()
    return sum(sizes)


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_and_a_second_are_light(demo: Demo, address):
    with demo.visit(PHONE) as page:
        assert weigh(page, address) <= FIRST
        assert weigh(page, address) <= AGAIN
