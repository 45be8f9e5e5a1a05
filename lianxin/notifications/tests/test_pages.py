"""One's own messages and wishes, and the desk's page about sending."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.actor import Actor, Role
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications import tasks
from lianxin.notifications.models import Browser, Delivery, Gateway, Notice, Served, State, Wishes
from lianxin.notifications.queries.keys import token_of
from lianxin.notifications.tests.factories import (
    BrowserFactory,
    DeliveryFactory,
    GatewayFactory,
    NoticeFactory,
    ServedFactory,
    WishesFactory,
)
from lianxin.notifications.tests.receivers import Receiver, receiving
from lianxin.people.tests.factories import PostFactory, resident_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
WISHES: dict[str, Any] = {"when": "daily", "digest_hour": 19, "quiet_from": 22, "quiet_until": 7}


@pytest.fixture
def community():
    return CommunityFactory.create()


@pytest.fixture
def resident(client, community) -> Actor:
    actor = resident_of(community)
    sign_in(client, actor)
    return actor


@pytest.fixture
def street(client, community) -> User:
    user = PostFactory.create(street=True, subdistrict=community.subdistrict).user
    client.force_login(user)
    return user


def page(client, view: str, /, *args, status: int = 200, **data: Any) -> str:
    """What a page says, or what one is told after sending a form to it."""
    answer = (
        client.post(reverse(view, args=args), data, follow=True)
        if data
        else client.get(reverse(view, args=args))
    )
    assert answer.status_code == status
    return answer.content.decode()


def test_the_inbox_shows_ones_own_and_is_put_away_by_one_press(client, resident):
    NoticeFactory.create(user_id=resident.user_id, title="我的事", is_required=True)
    NoticeFactory.create(title="别人的事")
    text = page(client, "messages:inbox")
    assert "我的事" in text
    assert "必须通知到" in text
    assert "别人的事" not in text
    page(client, "messages:read_all", x=1)
    assert Notice.objects.filter(read_at=None).count() == 1


def test_the_tabs_say_how_much_is_new_without_a_statement_more(
    client, community, resident, django_assert_num_queries
):
    url = reverse("home:community", args=[community.slug])
    client.get(url)
    with django_assert_num_queries(2) as few:
        client.get(url)
    NoticeFactory.create_batch(3, user_id=resident.user_id)
    with django_assert_num_queries(len(few)):
        text = client.get(url).content.decode()
    assert "3 条新消息" in text


@pytest.mark.parametrize("name", ["messages:inbox", "messages:wishes"])
def test_ones_pages_ask_as_much_with_much_as_with_little(
    client, resident, name, django_assert_num_queries
):
    page(client, name)
    with django_assert_num_queries(20, exact=False) as few:
        page(client, name)
    NoticeFactory.create_batch(5, user_id=resident.user_id)
    BrowserFactory.create_batch(5, user_id=resident.user_id)
    with django_assert_num_queries(len(few)):
        page(client, name)


def test_what_is_wished_is_kept_and_shown_again(client, resident):
    text = page(client, "messages:wishes", **WISHES, wanted=["matters", "council"])
    assert "记下了" in text
    wishes = Wishes.objects.get()
    assert (wishes.digest_hour, wishes.quiet_from, wishes.quiet_until) == (19, 22, 7)
    assert "matters" not in wishes.refused
    assert "activities" in wishes.refused
    assert re.search(r'value="19" selected', text)


def test_a_form_left_half_filled_keeps_what_was_chosen(client, resident):
    text = page(client, "messages:wishes", status=422, digest_hour=19, quiet_from=22)
    assert re.search(r'value="19" selected', text)
    assert not Wishes.objects.exists()


def test_a_way_that_is_not_there_yet_cannot_be_chosen(client, resident):
    page(client, "messages:wishes", **WISHES, by_mail="on", by_sms="on", by_push="on")
    wishes = Wishes.objects.get()
    assert (wishes.by_mail, wishes.by_sms, wishes.by_push) == (False, False, False)


def test_a_mail_address_is_written_to_only_after_its_link_was_opened(client, resident, settings):
    settings.LIANXIN_HAS_MAIL = True
    page(client, "messages:give_mail", mail="wang@example.cn")
    tasks.ask_to_confirm.call(resident.user_id)
    path = re.search(r"(/me/messages/mail/\S+/)", str(mail.outbox[0].body)).group(1)
    client.logout()
    assert "wang@example.cn" in client.get(path).content.decode()
    assert Wishes.objects.get().mail_confirmed_at is None
    for _ in range(2):
        client.post(path)
    assert Wishes.objects.get().by_mail
    assert Entry.objects.filter(deed="confirm_mail").count() == 1


def test_a_link_for_an_address_that_was_changed_since_leads_nowhere(client, resident):
    wishes = WishesFactory.create(user_id=resident.user_id, mail="old@example.cn")
    token = token_of(wishes)
    Wishes.objects.update(mail="new@example.cn")
    for known in (token, token + "x", "none"):
        assert client.get(reverse("messages:confirm", args=[known])).status_code == 404
    assert client.post(reverse("messages:confirm", args=[token])).status_code == 404


def test_a_mail_address_is_asked_for_in_words_and_no_oftener_than_five_times_an_hour(
    client, resident, settings
):
    settings.LIANXIN_HAS_MAIL = True
    assert "邮箱像这样写" in page(client, "messages:give_mail", status=422, mail="wang")
    for _ in range(5):
        page(client, "messages:give_mail", mail="wang@example.cn")
    page(client, "messages:give_mail", status=429, mail="wang@example.cn")
    page(client, "messages:forget_mail", x=1)
    assert Wishes.objects.get().mail == ""


def subscription(**change) -> dict[str, Any]:
    keys = Receiver().keys
    return {"endpoint": "https://fcm.googleapis.com/x", **keys, "name": "Chrome", **change}


def test_a_browser_shows_the_news_of_who_allowed_it_last(client, community, resident):
    told = subscription()
    for _ in range(2):
        page(client, "messages:subscribe", **told)
    assert Browser.objects.count() == 1
    other = resident_of(community)
    sign_in(client, other)
    page(client, "messages:subscribe", **told)
    assert [b.user_id for b in Browser.objects.filter(gone_at=None)] == [other.user_id]
    browser = Browser.objects.get(gone_at=None)
    sign_in(client, resident)
    page(client, "messages:drop_browser", browser.pk, status=404, x=1)
    sign_in(client, other)
    page(client, "messages:drop_browser", browser.pk, x=1)
    assert not Browser.objects.filter(gone_at=None).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "https://intranet.example/x"},
        {"endpoint": "http://fcm.googleapis.com/x"},
        {"endpoint": "https://fcm.googleapis.com.evil.cn/x"},
        {"p256dh": "AAAA"},
        {"p256dh": "不是钥匙"},
        {"auth": "AAAA"},
        {"endpoint": ""},
    ],
)
def test_a_subscription_that_would_lead_elsewhere_or_cannot_be_read_is_refused(
    client, resident, change
):
    page(client, "messages:subscribe", status=422, **subscription(**change))
    assert not Browser.objects.exists()


def test_a_new_browser_takes_the_place_of_the_oldest_past_ten(client, resident):
    old = [
        BrowserFactory.create(user_id=resident.user_id, added_at=MONDAY - timedelta(days=day))
        for day in range(10)
    ]
    page(client, "messages:subscribe", **subscription())
    old[-1].refresh_from_db()
    assert old[-1].gone_at
    assert Browser.objects.filter(gone_at=None).count() == 10


def stuck_in(community, **change) -> Delivery:
    told = {"state": State.DEAD, "done_at": http.now(), "attempts": 8, "error": "HTTP 503"}
    place = {"community_id": community.pk, "notice__community_id": community.pk}
    return DeliveryFactory.create(**{"notice__user__name": "王晓明", **place, **told, **change})


def test_staff_see_whom_a_message_did_not_reach_masked_and_try_again(client, community):
    sign_in(client, staff_of(community))
    row, far = stuck_in(community), stuck_in(CommunityFactory.create())
    text = page(client, "messages_desk:overview")
    assert "王*明" in text
    assert "HTTP 503" in text
    assert "楼道灯" not in text
    assert "接一个" not in text
    page(client, "messages_desk:retry", far.pk, status=404, x=1)
    page(client, "messages_desk:retry", row.pk, x=1)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.done_at) == ("waiting", 0, None)
    assert Entry.objects.filter(deed="retry_delivery", community_id=community.pk).exists()


def test_what_may_have_arrived_is_not_tried_again_with_all_the_rest(client, community):
    sign_in(client, staff_of(community))
    dead, unsure = stuck_in(community), stuck_in(community, state=State.UNSURE)
    page(client, "messages_desk:retry_all", x=1)
    dead.refresh_from_db()
    unsure.refresh_from_db()
    assert (dead.state, unsure.state) == ("waiting", "unsure")


def test_the_desks_page_asks_as_much_with_much_as_with_little(
    client, community, street, django_assert_num_queries
):
    stuck_in(community)
    ServedFactory.create(community_id=community.pk)
    page(client, "messages_desk:overview")
    with django_assert_num_queries(20, exact=False) as few:
        page(client, "messages_desk:overview")
    for _ in range(4):
        stuck_in(community)
        ServedFactory.create(community_id=community.pk)
    with django_assert_num_queries(len(few)):
        page(client, "messages_desk:overview")


def way(community, **change):
    return {
        "kind": "wecom", "name": "东舍坊居民群", "url": "wecombot://abcdefgh-ijkl-mnop-f3k9",
        "communities": [community.pk], "topics": ["honours"],
    } | change  # fmt: skip


def test_a_way_out_is_set_up_shown_masked_changed_switched_and_forgotten(client, community, street):
    text = page(client, "messages_desk:set_up", **way(community))
    gateway = Gateway.objects.get()
    assert "wecombot://…f3k9" in text
    assert "abcdefgh" not in text + page(client, "messages_desk:gateway", gateway.pk)
    page(client, "messages_desk:gateway", gateway.pk, **way(community, name="新名字", url=""))
    gateway.refresh_from_db()
    assert (gateway.name, gateway.url) == ("新名字", "wecombot://abcdefgh-ijkl-mnop-f3k9")
    page(client, "messages_desk:switch", gateway.pk, is_on="0")
    page(client, "messages_desk:remove", gateway.pk, x=1)
    gateway.refresh_from_db()
    assert (gateway.url, gateway.is_on, Served.objects.count()) == ("", False, 0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"url": "syslog://localhost"}, "这个地址用不了"),
        ({"url": "file:///etc/passwd"}, "这个地址用不了"),
        ({"url": "jsons://host/"}, "这个地址用不了"),
        ({"kind": "sms", "url": "jsons://host/"}, "{phone}"),
        ({"name": ""}, "起个名字"),
        ({"communities": []}, "至少选一个社区"),
    ],
)
def test_an_address_of_another_kind_of_service_is_refused_beside_its_field(
    client, community, street, change, words
):
    assert words in page(client, "messages_desk:set_up", status=422, **way(community, **change))
    assert not Gateway.objects.exists()


def test_a_community_has_one_sms_service_and_only_its_own_street_sets_it_up(
    client, community, street
):
    sms = way(community, kind="sms", url="jsons://host/?:to={phone}")
    page(client, "messages_desk:set_up", **sms)
    assert "已经接了另一个短信服务" in page(client, "messages_desk:set_up", status=422, **sms)
    page(client, "messages_desk:set_up", status=422, **way(CommunityFactory.create()))
    assert Gateway.objects.count() == 1
    sign_in(client, staff_of(community))
    page(client, "messages_desk:set_up", status=404, **way(community))


def test_a_few_words_are_sent_by_a_new_way_out_to_try_it(client, community, street):
    with receiving() as receiver:
        url = f"json://{receiver.url.removeprefix('http://')}/"
        gateway = GatewayFactory.create(url=url)
        ServedFactory.create(gateway=gateway, community_id=community.pk)
        assert "试发出去了" in page(client, "messages_desk:try_out", gateway.pk, x=1)
        receiver.answers.append(500)
        assert "没有发成" in page(client, "messages_desk:try_out", gateway.pk, x=1)
    assert len(receiver.came) == 2


def test_a_secretary_of_elsewhere_has_no_way_into_anothers_way_out(client, community):
    far = CommunityFactory.create()
    client.force_login(PostFactory.create(community=far, role=Role.SECRETARY).user)
    gateway = ServedFactory.create(community_id=community.pk).gateway
    page(client, "messages_desk:gateway", gateway.pk, status=404)
