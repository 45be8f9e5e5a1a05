"""What `tell` writes into the outbox, and what the database refuses there."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.actor import Actor
from lianxin.core.models import DayOverride
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.actions import post, read_all, tell
from lianxin.notifications.models import Bulletin, Channel, Delivery, Gateway, Notice, State
from lianxin.notifications.tests.factories import (
    BrowserFactory,
    BulletinFactory,
    DeliveryFactory,
    GatewayFactory,
    ServedFactory,
    WishesFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing(db):
    return DayOverride.objects.create(day=MONDAY.date(), is_workday=False)


def news(thing, users, *, mark=1, at=MONDAY, is_required=False):
    tell(
        {user.pk for user in users},
        thing,
        title="楼道灯不亮",
        text="开工了",
        url="/c/x/",
        at=at,
        community_id=1,
        mark=mark,
        is_required=is_required,
    )


def ways() -> list[str]:
    return sorted(Delivery.objects.values_list("channel", flat=True))


def test_who_said_nothing_is_told_in_the_inbox_only(thing):
    news(thing, [UserFactory.create()])
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 0)


def test_one_row_is_written_for_each_way_that_somebody_chose(thing):
    wishes = WishesFactory.create(mailed=True, by_push=True)
    BrowserFactory.create_batch(2, user=wishes.user)
    BrowserFactory.create(user=wishes.user, gone_at=MONDAY, endpoint="", p256dh="", auth="")
    news(thing, [wishes.user])
    assert ways() == ["mail", "push", "push"]
    assert {row.due_at for row in Delivery.objects.all()} == {MONDAY}


def test_the_same_news_told_twice_is_in_the_outbox_once(thing):
    wishes = WishesFactory.create(mailed=True)
    for _ in range(2):
        news(thing, [wishes.user])
    news(thing, [wishes.user], mark=2)
    assert Delivery.objects.count() == 2
    assert Notice.objects.count() == 1


def test_news_and_its_delivery_are_undone_together(thing):
    wishes = WishesFactory.create(mailed=True)
    with transaction.atomic():
        news(thing, [wishes.user])
        assert DBTaskResult.objects.exists()
        transaction.set_rollback(True)
    assert (Notice.objects.count(), Delivery.objects.count()) == (0, 0)
    assert not DBTaskResult.objects.exists()


def test_a_topic_that_is_refused_stays_in_the_inbox_unless_the_law_requires_it(thing):
    wishes = WishesFactory.create(mailed=True, refused=["core"])
    news(thing, [wishes.user])
    assert ways() == []
    news(thing, [wishes.user], mark=2, is_required=True)
    assert ways() == ["mail"]
    assert Notice.objects.get().is_required


def test_what_is_required_reaches_those_who_chose_no_way_by_what_there_is(thing):
    asked = WishesFactory.create(mailed=True)
    asked.by_mail = False
    asked.save()
    by_phone = UserFactory.create(phone="13800001234", phone_index="x")
    news(thing, [asked.user, by_phone, UserFactory.create()], is_required=True)
    assert ways() == ["mail", "sms"]


def test_one_wake_up_is_set_however_much_is_told(thing):
    wishes = WishesFactory.create_batch(3, mailed=True)
    for mark in range(4):
        news(thing, [each.user for each in wishes], mark=mark)
    assert DBTaskResult.objects.count() == 1
    assert DBTaskResult.objects.get().run_after == MONDAY


def test_public_news_goes_once_to_each_group_that_wants_its_topic():
    wanting = ServedFactory.create().gateway
    ServedFactory.create(gateway__topics=["council"])
    ServedFactory.create(community_id=2)
    ServedFactory.create(gateway__is_on=False)
    for _ in range(2):
        post(1, "honours", title="停水", text="", url="/c/x/", at=MONDAY, mark=7)
    assert [row.gateway for row in Delivery.objects.all()] == [wanting]
    assert Bulletin.objects.count() == 1


def test_everything_that_had_come_is_put_away_by_one_press_and_nothing_of_others(thing):
    users = UserFactory.create_batch(2)
    news(thing, users)
    assert read_all(Actor(user_id=users[0].pk), now=MONDAY) == 1
    assert [n.user_id for n in Notice.objects.filter(read_at=None)] == [users[1].pk]


def test_hundreds_are_queued_in_as_many_statements_as_a_few(thing, django_assert_max_num_queries):
    wishes = WishesFactory.create_batch(40, mailed=True)
    with django_assert_max_num_queries(16):
        news(thing, [each.user for each in wishes])
    assert Delivery.objects.count() == 40


def refused(name: str, **change) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        DeliveryFactory.create(**change)


def test_the_database_refuses_a_delivery_that_cannot_be():
    refused("delivery_state_is_known", state="lost", done_at=MONDAY)
    refused("delivery_channel_is_known|delivery_is_of_a_users", channel="pigeon")
    refused("delivery_is_of_a_users_notice", channel=Channel.GROUP)
    refused("delivery_is_of_a_users_notice", bulletin=BulletinFactory.create())
    refused("delivery_goes_to_a_browser", channel=Channel.PUSH)
    refused("delivery_goes_to_a_browser", browser=BrowserFactory.create())
    refused("delivery_is_leased_while", state=State.SENDING)
    refused("delivery_is_leased_while", lease=uuid4(), batch=uuid4())
    refused("delivery_is_done_or_undated", state=State.SENT)
    refused("delivery_is_done_or_undated", done_at=MONDAY)


def test_the_database_refuses_to_hold_one_delivery_twice():
    row = DeliveryFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        DeliveryFactory.create(notice=row.notice)
    browser = BrowserFactory.create(user=row.user)
    pushed = {"notice": row.notice, "channel": Channel.PUSH, "browser": browser}
    DeliveryFactory.create(**pushed)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeliveryFactory.create(**pushed)
    group: dict[str, Any] = {"notice": None, "user": None, "channel": Channel.GROUP}
    group |= {"bulletin": BulletinFactory.create(), "gateway": GatewayFactory.create()}
    DeliveryFactory.create(**group)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeliveryFactory.create(**group)


def impossible(name: str, factory, **change) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        factory.create(**change)


def test_the_database_refuses_wishes_browsers_and_ways_out_that_cannot_be():
    impossible("mail_goes_only_to_a_confirmed", WishesFactory, by_mail=True, mail="a@b.cn")
    impossible("only_a_given_address", WishesFactory, mail_confirmed_at=MONDAY)
    impossible("quiet_hours_have_both_ends", WishesFactory, quiet_from=21)
    impossible("quiet_hours_have_both_ends", WishesFactory, quiet_from=24, quiet_until=1)
    impossible("digest_goes_at_an_hour", WishesFactory, digest_hour=24)
    impossible("browser_is_gone_or_has", BrowserFactory, gone_at=MONDAY)
    impossible("browser_is_gone_or_has", BrowserFactory, auth="")
    impossible("gateway_kind_is_known", GatewayFactory, kind="pigeon")
    impossible("gateway_is_removed_or_has", GatewayFactory, url="")
    impossible("gateway_is_removed_or_has", GatewayFactory, removed_at=MONDAY)


def test_a_browser_shows_the_news_of_one_user_and_a_community_has_one_sms_service():
    browser = BrowserFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        BrowserFactory.create(endpoint=browser.endpoint)
    ServedFactory.create(is_sms=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServedFactory.create(is_sms=True)
    assert Gateway.objects.count() == 1


def test_what_is_told_in_the_evening_waits_in_the_outbox_until_morning(thing):
    wishes = WishesFactory.create(mailed=True)
    evening = MONDAY + timedelta(hours=13)
    news(thing, [wishes.user], at=evening)
    assert Delivery.objects.get().due_at == MONDAY + timedelta(hours=23)
