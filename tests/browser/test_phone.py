"""On the telephone: kept at hand, written without a line, sent once when it is back."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from lianxin.matters.models import Matter
from lianxin.people.tests.factories import resident_of
from tests.browser.pages import GUEST_PHONE, WORDS, press
from tests.browser.serving import PHONE, SIZES
from tests.browser.town import Town, photo, town
from tests.browser.watching import Road, overflow, serious

__all__ = ["photo", "town"]
pytestmark = pytest.mark.browser
IN_WECHAT = (
    "Mozilla/5.0 (Linux; Android 10; V1838A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/86.0.4240.99 Mobile Safari/537.36 MicroMessenger/8.0.2.1860(0x28000234)"
)
POCKETED = """async path => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await (await caches.open('pockets')).match(path)) return true
    await new Promise(done => setTimeout(done, 100))
  }
  return false
}"""
KEPT_PAGES = """async () => {
  const names = await caches.keys(), found = []
  for (const name of names)
    for (const each of await (await caches.open(name)).keys())
      found.push(new URL(each.url).pathname)
  return found.filter(path => !path.startsWith('/static/'))
}"""


@pytest.fixture(scope="session")
def chromium(whole_chromium):
    """Where the line breaks off and a service worker takes over, as people have it."""
    return whole_chromium


def visited(town: Town, page: Page) -> None:
    """The community's first page, until the phone has what it needs without a line."""
    page.goto(town.home)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    assert page.evaluate(POCKETED, f"{town.home}pocket/")


def write(page: Page, words: str, where: str = "") -> None:
    page.locator("[name=words]").fill(words)
    page.locator("[name=where]").fill(where)
    page.locator("[name=phone]").fill(GUEST_PHONE)


def waiting(page: Page):
    return page.locator("[data-list=waiting] > li")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_page_that_stands_where_no_community_is_known_is_usable_by_all(town, size, axe):
    page = town.page(size)
    page.goto("/offline/")
    assert serious(page, axe) == []
    assert overflow(page) == 0


def test_what_a_guest_writes_without_a_line_waits_is_changed_and_is_sent_once(town, photo):
    page = town.page(PHONE)
    visited(town, page)
    context = page.context
    context.set_offline(True)
    page.goto(f"/q/{town.code}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("先写下来，存在手机里")
    expect(page.get_by_text("记下了您扫的那扇门")).to_be_visible()
    write(page, WORDS)
    page.locator("#album").set_input_files(photo)
    press(page, "存下来")
    expect(waiting(page)).to_have_count(1)

    page.goto(f"{town.home}matters/new/")
    expect(waiting(page)).to_have_count(1)
    write(page, "院里的垃圾桶满了。", "东舍坊118号院")
    press(page, "存下来")
    write(page, "不想报了。")
    press(page, "存下来")
    expect(waiting(page)).to_have_count(3)
    press(waiting(page).nth(2), "删掉")
    press(waiting(page).nth(2), "撤销")
    press(waiting(page).nth(2), "删掉")
    press(waiting(page).nth(1), "改")
    page.locator("[name=words]").fill("院里的垃圾桶满了，气味大。")
    press(page, "存下来")
    expect(waiting(page).filter(has_text="气味大")).to_have_count(1)
    assert not Matter.objects.exists()

    context.set_offline(False)
    expect(page.locator("[data-list=sent] > li")).to_have_count(2, timeout=30_000)
    page.goto(f"{town.home}pocket/")
    expect(page.locator("[data-list=sent] > li")).to_have_count(2)
    expect(waiting(page)).to_have_count(0)
    found = {matter.words: matter for matter in Matter.objects.all()}
    assert set(found) == {WORDS, "院里的垃圾桶满了，气味大。"}
    assert found[WORDS].photos.count() == 1
    assert found[WORDS].place.codes.get().code == town.code
    page.get_by_role("link", name="看进展").first.click()
    expect(page.get_by_text("收到了，谢谢您说一声。")).to_be_visible()


def test_what_waits_is_sent_by_the_worker_when_the_page_has_been_closed(town):
    page = town.page(PHONE)
    visited(town, page)
    page.context.set_offline(True)
    page.goto(f"{town.home}matters/new/")
    write(page, WORDS)
    press(page, "存下来")
    expect(waiting(page)).to_have_count(1)
    page.goto("about:blank")
    page.context.set_offline(False)
    wire = page.context.new_cdp_session(page)
    seen: list[str] = []
    wire.on("ServiceWorker.workerRegistrationUpdated", lambda told: seen.extend(
        each["registrationId"] for each in told["registrations"]
    ))  # fmt: skip
    wire.send("ServiceWorker.enable")
    for _try in range(100):
        if seen:
            break
        page.wait_for_timeout(100)
    told = {"origin": town.url, "registrationId": seen[0], "tag": "letters", "lastChance": True}
    wire.send("ServiceWorker.dispatchSyncEvent", told)
    for _try in range(100):
        if Matter.objects.exists():
            break
        page.wait_for_timeout(100)
    assert Matter.objects.get().words == WORDS


def test_nothing_of_one_reader_is_left_for_the_next_on_the_same_telephone(town):
    resident = resident_of(town.community)
    page = town.page(PHONE, resident)
    road = Road(page, "**/pocket/send/")
    visited(town, page)
    for address in ("/me/", f"{town.home}matters/"):
        page.goto(address)
    assert sorted(page.evaluate(KEPT_PAGES)) == [f"{town.home}pocket/", "/offline/"]
    # Else the worker may send by itself, which no route of the page stops.
    page.add_init_script("delete window.SyncManager")
    page.context.set_offline(True)
    page.goto("/me/")
    expect(page.locator("[name=phone]")).to_be_hidden()
    page.locator("[name=words]").fill(WORDS)
    press(page, "存下来")
    expect(waiting(page)).to_have_count(1)
    road.is_cut = True
    page.context.set_offline(False)
    page.goto("/me/")
    expect(page.get_by_text("1 件等着发")).to_be_visible()
    press(page, "退出登录")
    expect(page.get_by_text("还有 1 件没发出去的")).to_be_visible()
    press(page, "退出")
    page.wait_for_url(lambda url: "logout" not in url)
    page.go_back()
    expect(page.get_by_text(resident.name)).to_have_count(0)
    page.goto(f"{town.home}pocket/")
    expect(waiting(page)).to_have_count(0)
    expect(page.locator("[name=phone]")).to_be_visible()
    assert not Matter.objects.exists()


def in_wechat(town: Town) -> BrowserContext:
    context = town.browser.new_context(
        base_url=town.url,
        user_agent=IN_WECHAT,
        service_workers="block",
        viewport={"width": PHONE[0], "height": PHONE[1]},
        locale="zh-CN",
    )
    town.contexts.append(context)
    return context


def test_inside_wechat_without_a_worker_it_is_kept_and_sent_from_the_open_page(town):
    page = in_wechat(town).new_page()
    page.goto(f"{town.home}pocket/")
    expect(page.get_by_text("在浏览器打开")).to_be_visible()
    page.context.set_offline(True)
    write(page, WORDS)
    press(page, "存下来")
    expect(page.get_by_text("有信号就自动发出去").first).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[data-list=sent] > li")).to_have_count(1, timeout=30_000)
    assert Matter.objects.get().words == WORDS
    page.goto("/me/")
    expect(page.get_by_text("想放到手机桌面")).to_be_visible()


def test_a_form_that_would_go_nowhere_keeps_its_words_on_the_page_for_no_line(town):
    page = town.page(PHONE)
    visited(town, page)
    page.goto(f"{town.home}matters/new/")
    press(page, "说不准在哪，先跳过")
    page.locator("#id_words").fill(WORDS)
    page.context.set_offline(True)
    press(page, "下一步：看一看")
    expect(page.get_by_role("heading", level=1)).to_have_text("先写下来，存在手机里")
    expect(page.locator("[name=words]")).to_have_value(WORDS)


def test_the_browser_finds_nothing_that_keeps_it_from_being_installed(town):
    page = town.page(PHONE)
    visited(town, page)
    wire = page.context.new_cdp_session(page)
    told = wire.send("Page.getAppManifest")
    assert told["errors"] == []
    manifest = json.loads(told["data"])
    assert manifest["start_url"] == reverse("home:community", args=[town.community.slug])
    problems = wire.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in problems if each["errorId"] != "in-incognito"] == []
