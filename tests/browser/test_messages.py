"""Somebody says how they want to be told, and a message reaches a browser that shows no page."""

import json
import os

import pytest
from playwright.sync_api import Page, expect

from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import Browser, State
from lianxin.notifications.tests.factories import (
    DeliveryFactory,
    GatewayFactory,
    NoticeFactory,
    ServedFactory,
)
from lianxin.people.tests.factories import officer_of, resident_of
from tests.browser.pages import press
from tests.browser.serving import DESKTOP, PHONE
from tests.browser.town import town
from tests.browser.watching import overflow, serious

__all__ = ["town"]

pytestmark = pytest.mark.browser
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
GIVEN = """
PushManager.prototype.getSubscription = async () => null;
PushManager.prototype.subscribe = async (options) => ({ toJSON: () => ({
  endpoint: "https://fcm.googleapis.com/" + options.applicationServerKey.length,
  keys: {
    p256dh: "POINT",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
}) });
""".replace("POINT", POINT)
"""The browser's own push service cannot be reached from here; what it would hand out stands in."""
SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
  .map((each) => ({ title: each.title, body: each.body, tag: each.tag, url: each.data.url }))"""


@pytest.fixture(scope="session")
def chromium(whole_chromium):
    """Without its window it shows no notifications."""
    return whole_chromium


def deliver(page: Page, *messages: dict[str, str]) -> None:
    """Hand words to the service worker, as the browser does when its push service has some."""
    line = page.context.new_cdp_session(page)
    known: list[str] = []
    line.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: known.extend(each["registrationId"] for each in event["registrations"]),
    )
    line.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    origin = page.evaluate("location.origin")
    for each in messages:
        target = {"origin": origin, "registrationId": known[-1]}
        line.send("ServiceWorker.deliverPushMessage", {**target, "data": json.dumps(each)})


def usable(page: Page, axe, name: str) -> None:
    page.wait_for_load_state()
    if folder := os.environ.get("LIANXIN_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    assert serious(page, axe) == []
    assert overflow(page) == 0


def test_a_message_reaches_a_browser_that_its_user_let_show_news(town, axe):
    resident = resident_of(town.community)
    NoticeFactory.create(user_id=resident.user_id, is_required=True, url=town.home)
    page = town.page(PHONE, resident)
    page.context.grant_permissions(["notifications"], origin=town.url)
    page.context.add_init_script(GIVEN)
    page.goto("/me/messages/")
    expect(page.get_by_text("必须通知到")).to_be_visible()
    usable(page, axe, "inbox-phone")
    page.goto("/me/messages/wishes/")
    press(page, "在这台设备上打开通知")
    expect(page.get_by_text("打开了，这台设备会收到通知")).to_be_visible()
    usable(page, axe, "wishes-phone")
    # The key that was asked with is a point on the curve.
    assert Browser.objects.get().endpoint.endswith("/65")
    news = {"title": "楼道灯不亮", "body": "开工了", "url": town.home, "tag": "one"}
    deliver(page, news, news | {"body": "完工了"})
    page.wait_for_function(f"async () => (await ({SHOWN})())[0]?.body === '完工了'")
    assert page.evaluate(SHOWN) == [news | {"body": "完工了"}]
    page.locator("label:has(input[name=when][value=at_once])").click()
    press(page, "记下")
    expect(page.get_by_text("记下了")).to_be_visible()


def test_in_elder_mode_a_guest_finds_what_can_be_subscribed_to(town, axe):
    page = town.page(PHONE, resident_of(town.community))
    page.context.add_cookies([{"name": "elder", "value": "1", "url": town.url}])
    page.goto(f"{town.home}feeds/")
    usable(page, axe, "feeds-elder")
    press(page, "要一个地址")
    expect(page.get_by_text("换一个地址")).to_be_visible()
    page.goto("/me/messages/wishes/")
    usable(page, axe, "wishes-elder")


def test_the_street_sees_what_did_not_arrive_and_its_ways_out(town, axe):
    place = {"community_id": town.community.pk}
    done = {"state": State.DEAD, "done_at": MONDAY, "error": "HTTP 503", "attempts": 8}
    DeliveryFactory.create(notice__user__name="买买提·艾力", **place, **done)
    DeliveryFactory.create(**place, state=State.UNSURE, done_at=MONDAY, channel="sms", attempts=1)
    gateway = GatewayFactory.create(
        name="东舍坊一百一十八号院和一百二十号院居民的大群", kind="wecom"
    )
    ServedFactory.create(gateway=gateway, **place)
    page = town.page(DESKTOP, officer_of(town.community.subdistrict))
    page.goto("/desk/messages/")
    usable(page, axe, "desk-desktop")
    page.get_by_role("row").filter(has_text="买**·艾**").get_by_role("button").click()
    expect(page.get_by_text("放回去了，马上再试")).to_be_visible()
