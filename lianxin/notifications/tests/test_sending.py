"""Sending to real receivers on loopback, and what becomes of it."""

import json
from datetime import timedelta
from fractions import Fraction

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.mail.utils import DNS_NAME
from django_tasks_db.models import DBTaskResult

from lianxin.core import http
from lianxin.core.packs import rule
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.demo.bench.mailbox import mailbox
from lianxin.notifications import tasks
from lianxin.notifications.actions import sending, wishing
from lianxin.notifications.actions.sending.finishing import backoff, fail
from lianxin.notifications.models import Channel, Delivery, State
from lianxin.notifications.tests.factories import (
    BrowserFactory,
    BulletinFactory,
    DeliveryFactory,
    GatewayFactory,
    ServedFactory,
    WishesFactory,
)
from lianxin.notifications.tests.receivers import mails, receiving

pytestmark = pytest.mark.django_db
LEASE = timedelta(seconds=120)


@pytest.fixture(scope="module")
def receiver():
    with receiving() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def box():
    with mailbox() as box:
        yield box


@pytest.fixture(autouse=True)
def _ends(receiver, box, settings, monkeypatch):
    # What this host is called is asked of a name server, which need not be there.
    monkeypatch.setattr(DNS_NAME, "_fqdn", "localhost", raising=False)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
    settings.LIANXIN_URL = "https://bridge.example"
    receiver.came.clear()
    receiver.answers.clear()
    box.raw.clear()
    box.refuse.clear()


def deliver(now=MONDAY) -> int:
    """Send what is due at a moment; how many messages were claimed."""
    batches = sending.claim(now=now)
    with sending.Post() as post:
        for batch in batches:
            sending.send(post, batch, now=lambda: now)
    return len(batches)


def states() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def mailed(**change) -> Delivery:
    row = DeliveryFactory.create(**change)
    WishesFactory.create(user=row.user, mailed=True)
    return row


def pushed(receiver, **change) -> Delivery:
    wishes = WishesFactory.create(by_push=True)
    browser = BrowserFactory.create(
        user=wishes.user, endpoint=f"{receiver.url}/one", **receiver.keys
    )
    wishing.key_for_browsers(now=MONDAY)
    change = {"notice__user": wishes.user, "channel": Channel.PUSH, "browser": browser} | change
    return DeliveryFactory.create(**change)


def test_a_push_is_read_by_the_browser_alone_and_comes_under_a_name(receiver):
    row = pushed(receiver)
    assert deliver() == 1
    row.refresh_from_db()
    path, headers, body = receiver.came[0]
    assert receiver.read() == {
        "title": "楼道灯不亮", "body": "开工了", "url": "/c/x/", "tag": row.batch.hex,
    }  # fmt: skip
    assert "开工了".encode() not in body
    assert (path, headers["topic"]) == ("/one", row.batch.hex)
    assert headers["authorization"].startswith("vapid t=")
    assert row.state == State.SENT


def test_of_a_discreet_thing_a_lit_screen_says_only_that_there_is_news(receiver):
    pushed(receiver, notice__subject_kind="services.reliefcase", notice__title="低保申请")
    deliver()
    assert "低保" not in json.dumps(receiver.read(), ensure_ascii=False)


@pytest.mark.parametrize("code", [404, 410])
def test_a_browser_that_is_gone_is_forgotten_and_never_asked_again(receiver, code):
    row = pushed(receiver)
    receiver.answers.append(code)
    deliver()
    row.browser.refresh_from_db()
    assert (states(), row.browser.endpoint, row.browser.gone_at) == (["moot"], "", MONDAY)


def test_what_failed_for_now_is_tried_again_later_under_the_same_name(receiver):
    row = pushed(receiver)
    receiver.answers += [503, 429]
    deliver()
    row.refresh_from_db()
    assert (row.state, row.error, row.attempts) == ("waiting", "HTTP 503", 1)
    assert timedelta(seconds=60) <= row.due_at - MONDAY <= timedelta(seconds=75)
    assert deliver(MONDAY + timedelta(seconds=59)) == 0
    deliver(MONDAY + timedelta(hours=1))
    deliver(MONDAY + timedelta(hours=2))
    assert states() == ["sent"]
    assert len({headers["topic"] for _path, headers, _body in receiver.came}) == 1


def test_after_as_many_tries_as_the_rules_allow_it_is_given_up(receiver):
    pushed(receiver)
    receiver.answers += [500] * 9
    for day in range(9):
        deliver(MONDAY + timedelta(days=day))
    assert (states(), len(receiver.came)) == (["dead"], 8)


def test_what_will_never_be_taken_is_given_up_at_once(receiver, box):
    pushed(receiver)
    receiver.answers.append(400)
    box.refuse["u"] = b"550 nobody here"
    mailed()
    deliver()
    assert states() == ["dead", "dead"]
    assert list(Delivery.objects.order_by("pk").values_list("error", flat=True)) == [
        "HTTP 400", "SMTP 550",
    ]  # fmt: skip


def test_everything_due_to_one_person_is_one_mail_with_links_and_a_way_out(box):
    first = mailed()
    DeliveryFactory.create(notice=first.notice, mark=2)
    DeliveryFactory.create(notice__user=first.user, notice__title="活动报名", notice__url="/c/y/")
    assert deliver() == 1
    (mail,) = mails(box)
    text = mail.get_content()
    assert mail["Subject"] == "2 条新消息"
    assert "https://bridge.example/c/y/" in text
    assert "开工了" in text
    assert mail["Message-ID"].startswith(f"<{Delivery.objects.first().batch.hex}@")
    assert "/me/messages/wishes/" in mail["List-Unsubscribe"]
    assert states() == ["sent"] * 3


def test_what_joins_after_a_failure_does_not_change_the_message_that_is_repeated(box):
    first = mailed()
    box.refuse["u"] = b"451 later"
    deliver()
    box.refuse.clear()
    DeliveryFactory.create(notice=first.notice, mark=2)
    deliver(MONDAY + timedelta(hours=1))
    assert len({mail["Message-ID"] for mail in mails(box)}) == 2


def test_news_read_in_the_inbox_or_no_longer_wanted_is_not_sent(box):
    mailed(notice__read_at=MONDAY)
    row = mailed()
    Delivery.objects.filter(pk=row.pk).update(due_at=MONDAY)
    wishes = WishesFactory.create(mailed=True, refused=["matters"])
    DeliveryFactory.create(notice__user=wishes.user)
    left = DeliveryFactory.create(notice__user__is_active=False)
    WishesFactory.create(user=left.user, mailed=True)
    deliver()
    assert states() == ["moot", "sent", "moot", "moot"]
    assert len(mails(box)) == 1


def test_a_lease_that_ran_out_is_taken_over_and_its_holder_has_no_say(receiver):
    row = pushed(receiver)
    (lost,) = sending.claim(now=MONDAY)
    assert sending.claim(now=MONDAY + LEASE - timedelta(seconds=1)) == []
    assert deliver(MONDAY + LEASE) == 1
    fail(lost, sending.post.failed("late"), now=MONDAY + LEASE)
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("sent", 2)
    assert receiver.read()["tag"] == lost.key.hex


def test_a_message_whose_lease_could_end_on_the_way_goes_back_into_the_line(receiver):
    row = pushed(receiver)
    (batch,) = sending.claim(now=MONDAY)
    with sending.Post() as post:
        sending.send(post, batch, now=lambda: MONDAY + LEASE)
    row.refresh_from_db()
    assert (row.state, row.attempts, receiver.came) == ("waiting", 0, [])


def test_a_text_message_whose_sender_vanished_is_left_to_somebodys_judgement():
    row = DeliveryFactory.create(channel=Channel.SMS)
    WishesFactory.create(user=row.user, by_sms=True)
    sending.claim(now=MONDAY)
    assert sending.claim(now=MONDAY + LEASE) == []
    assert states() == ["unsure"]


def test_what_ends_every_sender_is_not_tried_for_ever():
    mailed()
    for day in range(10):
        sending.claim(now=MONDAY + timedelta(days=day))
    assert states() == ["dead"]


def test_a_text_message_goes_to_the_number_by_the_streets_service(receiver):
    url = f"json://{receiver.url.removeprefix('http://')}/sms/?:to={{phone}}"
    ServedFactory.create(gateway=GatewayFactory.create(kind="sms", url=url), is_sms=True)
    row = DeliveryFactory.create(
        channel=Channel.SMS, notice__user__phone="13800001234", notice__user__phone_index="i"
    )
    WishesFactory.create(user=row.user, by_sms=True)
    deliver()
    sent = json.loads(receiver.came[0][2])
    assert (states(), sent["to"]) == (["sent"], "13800001234")
    assert "楼道灯" not in sent["message"]


def test_a_group_is_told_public_news_with_where_to_read_on(receiver):
    url = f"json://{receiver.url.removeprefix('http://')}/robot"
    DeliveryFactory.create(
        notice=None,
        user=None,
        channel=Channel.GROUP,
        gateway=GatewayFactory.create(url=url),
        bulletin=BulletinFactory.create(text="明天九点到十一点"),
    )
    deliver()
    sent = json.loads(receiver.came[0][2])
    assert (states(), sent["title"]) == (["sent"], "停水通知")
    assert sent["message"] == "明天九点到十一点\nhttps://bridge.example/c/x/"


def test_each_wait_is_a_multiple_of_the_last_with_a_share_by_chance():
    day = MONDAY.date()
    jitter = rule("messages.retry_jitter", on=day, jurisdictions=()).value
    for attempts in range(1, 6):
        least = timedelta(seconds=60 * 3 ** (attempts - 1))
        waits = {backoff(attempts, on=day) for _ in range(20)}
        assert all(least <= wait <= least * float(1 + jitter) for wait in waits)
        assert len(waits) > 1
    assert jitter == Fraction(1, 4)


def test_the_key_for_browsers_is_made_once_and_is_a_key():
    key = wishing.key_for_browsers(now=MONDAY)
    assert key == wishing.key_for_browsers(now=MONDAY)
    point = wishing._bytes(key)
    assert ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


@pytest.mark.django_db(transaction=True)
def test_of_workers_at_once_none_takes_what_another_has_and_one_person_gets_one_message():
    for _ in range(6):
        row = mailed()
        DeliveryFactory.create(notice=row.notice, mark=2)
    taken = []
    refusals = at_once(*[lambda: taken.extend(sending.claim(now=MONDAY))] * 4)
    rows = [row.pk for batch in taken for row in batch.rows]
    assert refusals == [None] * 4
    assert (len(taken), len(rows), len(set(rows))) == (6, 12, 12)


def test_a_task_sends_what_is_due_and_has_somebody_come_back_for_the_rest(box, receiver):
    mailed()
    later = pushed(receiver)
    Delivery.objects.filter(pk=later.pk).update(due_at=MONDAY + timedelta(days=36_500))
    tasks.deliver.call()
    assert states() == ["sent", "waiting"]
    runs = DBTaskResult.objects.filter(task_path=tasks.deliver.module_path)
    assert runs.get().run_after <= http.now(), "one more was called to lend a hand"
    runs.delete()
    tasks.deliver.call()
    assert runs.get().run_after == MONDAY + timedelta(days=36_500)
