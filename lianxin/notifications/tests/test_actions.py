from datetime import timedelta

import pytest

from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.actor import Actor
from lianxin.core.models import DayOverride
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.actions import read, tell
from lianxin.notifications.models import Notice
from lianxin.notifications.queries import notices_for, unread_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing(db):
    return DayOverride.objects.create(day=MONDAY.date(), is_workday=False)


def news(thing, users, text="开工了", *, mark=1, at=MONDAY):
    tell(
        {user.pk for user in users},
        thing,
        title="楼道灯不亮",
        text=text,
        url="/c/x/",
        at=at,
        community_id=1,
        mark=mark,
    )


def test_news_of_one_thing_is_one_digest_until_it_is_read(thing):
    user = UserFactory.create()
    news(thing, [user], mark=1)
    news(thing, [user], "完工了", mark=2, at=MONDAY + timedelta(days=1))
    notice = Notice.objects.get()
    assert [line["text"] for line in notice.lines] == ["开工了", "完工了"]
    assert notice.last_at == MONDAY + timedelta(days=1)


def test_the_same_entry_told_twice_is_told_once(thing):
    user = UserFactory.create()
    for _ in range(2):
        news(thing, [user])
    assert len(Notice.objects.get().lines) == 1


def test_news_after_reading_begins_a_new_digest(thing):
    user = UserFactory.create()
    actor = Actor(user_id=user.pk)
    news(thing, [user])
    read(actor, Notice.objects.get().pk, now=MONDAY)
    news(thing, [user], mark=2)
    assert (Notice.objects.count(), unread_count(actor)) == (2, 1)


def test_nobody_reads_or_puts_away_what_another_was_told(thing):
    news(thing, [UserFactory.create()])
    stranger = Actor(user_id=UserFactory.create().pk)
    assert read(stranger, Notice.objects.get().pk, now=MONDAY) is None
    assert not notices_for(stranger).exists()
    assert Notice.objects.get().read_at is None


def test_a_guest_has_an_empty_inbox_at_no_cost(thing, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert unread_count(Actor()) == 0


def test_many_followers_are_told_in_a_few_statements(thing, django_assert_max_num_queries):
    users = UserFactory.create_batch(60)
    with django_assert_max_num_queries(6):
        news(thing, users)
    assert Notice.objects.count() == 60
