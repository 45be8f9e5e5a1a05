"""长辈版 on every page that residents have: the walk's own addresses, with what it hides there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.pages import GUEST_PHONE, TO_STRIKE, WORDS, press
from tests.browser.reading import elder_faults
from tests.browser.serving import PHONE
from tests.browser.town import photo, town
from tests.test_walk import MADE_FROM, OWN, PUBLIC, World

__all__ = ["photo", "town"]
pytestmark = pytest.mark.browser
READERS = ("resident", "guest", "secretary", "clerk", "carer")
"""Who opens a page: the first of them whom it is for; a guest only where others are led away."""
NO_PAGES = {
    "honours:screen",  # a screen in the hall that nobody touches
}
LEAST = 70
"""How many pages there were when this was written; fewer means that the walk has lost some."""
ON_THE_PORTAL = '<body class="lx-portal"'
VOICES = """
const spoken = []
window.spoken = spoken
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => [{lang: 'zh-CN', name: '婷婷'}], cancel: () => {}, addEventListener: () => {},
  speak: said => { spoken.push(said.text); setTimeout(() => said.onend(), 1) },
}})
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
"""


def pages_of(world: World) -> Iterator[tuple[str, str, str]]:
    """Every page of the portal: its name, its address, and who opens it."""
    clients = {who: world.client(who) for who in READERS}
    for client in clients.values():
        client.raise_request_exception = False
    for name in sorted((PUBLIC | OWN) - NO_PAGES):
        address = world.address(name)
        is_for_guests = False
        for who in READERS:
            if who == "guest" and not is_for_guests:
                continue
            answer = clients[who].get(address)
            is_for_guests = answer.status_code == 302
            if answer.status_code not in (200, 405):
                continue
            if is_portal(answer):
                assert "长辈版" in answer.content.decode(), name
                yield name, address, who
            break


def is_portal(answer: Any) -> bool:
    """A page of the residents', and neither a fragment, a file, nor what stands without a line."""
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return False
    text = answer.content.decode()
    return ON_THE_PORTAL in text and "data-shell" not in text


@pytest.fixture
def world(transactional_db, live_server) -> World:
    return World()


def test_every_page_that_residents_have_can_be_read_and_pressed_by_elders(
    world, live_server, chromium
):
    faults: dict[str, list[str]] = {}
    contexts = {}
    count = 0
    for name, address, who in list(pages_of(world)):
        if who not in contexts:
            # The worker would ask for pages of its own beside each.
            context = contexts[who] = chromium.new_context(
                base_url=live_server.url,
                viewport={"width": PHONE[0], "height": PHONE[1]},
                service_workers="block",
                reduced_motion="reduce",
            )
            context.add_cookies([{"name": "elder", "value": "1", "url": live_server.url}])
            if who != "guest":
                cookie = world.client(who).cookies["sessionid"].value
                context.add_cookies(
                    [{"name": "sessionid", "value": cookie, "url": live_server.url}]
                )
            context.new_page()
        page = contexts[who].pages[0]
        page.goto(address)
        count += 1
        if found := elder_faults(page):
            faults[f"{name} {address} ({who})"] = found
    for context in contexts.values():
        context.close()
    told = "\n".join(f"{name}\n  " + "\n  ".join(found) for name, found in faults.items())
    assert not faults, told
    assert count >= LEAST, f"{count} pages of {len(MADE_FROM)} addresses"


def test_every_screen_of_a_report_asks_one_thing_that_elders_can_read_and_press(town, photo):
    page = town.page(PHONE)
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    page.goto(f"/q/{town.code}/")
    for name in ("place", "words", "category", "photos", "preview"):
        if name == "words":
            page.locator("#id_words").fill(f"{WORDS}{TO_STRIKE}")
        if name == "photos":
            page.locator("#id_camera").set_input_files(photo)
            expect(page.locator(".thumb img")).to_have_count(1)
        assert elder_faults(page) == [], name
        if name != "preview":
            here = page.url
            page.locator(".p-act button").click()
            page.wait_for_url(lambda url, here=here: url != here)
    page.locator("[name=phone]").fill(GUEST_PHONE)
    press(page, "发出去")
    expect(page.get_by_text("收到了，谢谢您说一声。")).to_be_visible()
    assert elder_faults(page) == []


def test_a_page_is_read_aloud_where_there_is_a_voice_and_stops_when_asked(town):
    page = town.page(PHONE)
    page.goto(town.home)
    expect(page.get_by_role("button", name="念给我听")).to_be_hidden()
    page.context.add_init_script(VOICES)
    for elder in ("0", "1"):
        page.context.add_cookies([{"name": "elder", "value": elder, "url": town.url}])
        page.goto(town.home)
        page.get_by_role("button", name="念给我听").click()
        page.wait_for_function("() => window.spoken.length > 3")
        assert page.evaluate("window.spoken[0]") == "有事，说一声。"
        expect(page.get_by_role("button", name="念给我听")).to_be_visible(timeout=15_000)
        assert all(len(each) <= 130 for each in page.evaluate("window.spoken"))


def test_who_looks_for_the_elders_pages_finds_them_and_what_is_promised(town):
    page = town.page(PHONE)
    page.goto(town.home)
    page.get_by_role("button", name=re.compile("长辈版")).first.click()
    expect(page.locator("html[data-mode=elder]")).to_be_visible()
    expect(page.get_by_role("link", name="打电话给社区")).to_be_visible()
    page.get_by_role("link", name="无障碍说明").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("也能办")
