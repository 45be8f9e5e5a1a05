"""Feeds as other programs read them: by icalendar and feedparser."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from icalendar import Calendar

from lianxin.activities.tests.factories import ActivityFactory, SignupFactory
from lianxin.core import http
from lianxin.core.calendars import Happening, written
from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.council.tests.factories import CouncilFactory, SessionFactory
from lianxin.feeds.models import OwnCalendar
from lianxin.honours.tests.factories import AnnouncementFactory, BoardFactory, StoryFactory
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import resident_of, sign_in
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
SOON = timedelta(days=3)


@pytest.fixture
def community():
    return CommunityFactory.create()


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


def calendar(client, url: str) -> Any:
    answer = client.get(url)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def summaries(read: Any) -> list[str]:
    return [str(event["summary"]) for event in read.walk("VEVENT")]


def of(community) -> str:
    return reverse("feeds:calendar", args=[community.slug])


def activity(community, title: str, **change):
    told = {"starts_at": MONDAY + SOON, "ends_at": MONDAY + SOON + timedelta(hours=2)}
    return ActivityFactory.create(community=community, title=title, **told, **change)


def test_a_calendar_says_when_and_where_in_the_time_of_jinan(client, community):
    held = activity(community, "包粽子", words="自带围裙")
    read = calendar(client, of(community))
    (event,) = read.walk("VEVENT")
    (zone,) = read.walk("VTIMEZONE")
    assert event["dtstart"].dt == (MONDAY + SOON).astimezone(SHANGHAI)
    assert event["dtstart"].params["TZID"] == str(zone["tzid"]) == "Asia/Shanghai"
    assert event["dtstart"].dt.utcoffset() == timedelta(hours=8)
    assert event["location"] == held.where
    assert event["description"] == "自带围裙"
    assert event["url"].endswith(f"/activities/{held.pk}/")


def test_a_calendar_holds_what_everybody_may_see_and_nothing_else(client, community):
    activity(community, "公开的")
    activity(community, "还在打算的", planned=True)
    activity(CommunityFactory.create(), "别处的")
    council = CouncilFactory.create(community=community)
    told: dict[str, Any] = {"council": council, "starts_at": MONDAY + SOON}
    draft = SessionFactory.create(title="还没通知的会", **told)
    told["chair"] = draft.chair
    SessionFactory.create(
        title="要开的会",
        state="notified",
        notified_at=MONDAY,
        notice_days=3,
        notice_rule=RulePack.objects.get(key="council.notice_days", jurisdiction="ours"),
        **told,
    )
    found = summaries(calendar(client, of(community)))
    assert len(found) == 2
    assert "公开的" in found
    assert any("要开的会" in each for each in found)


def test_what_did_not_change_is_not_sent_again(client, community):
    activity(community, "包粽子")
    first = client.get(of(community))
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(of(community), headers=known)
    assert (again.status_code, again.content) == (304, b"")
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert client.get(of(community), headers=since).status_code == 304
    activity(community, "放电影", published_at=MONDAY)
    assert client.get(of(community), headers=known).status_code == 200


def test_ones_own_calendar_lies_at_an_address_that_can_be_renewed(client, community):
    actor = resident_of(community)
    person = next(iter(actor.person_ids))
    mine = activity(community, "我报的", published_at=MONDAY)
    SignupFactory.create(activity=mine, person_id=person)
    activity(community, "没报的")
    sign_in(client, actor)
    client.post(reverse("feeds:renew", args=[community.slug]))
    old = reverse("feeds:own", args=[OwnCalendar.objects.get().token])
    client.logout()
    assert summaries(calendar(client, old)) == ["我报的"]
    assert "private" in client.get(old).headers["Cache-Control"]
    sign_in(client, actor)
    page = client.post(reverse("feeds:renew", args=[community.slug]), follow=True)
    new = reverse("feeds:own", args=[OwnCalendar.objects.get(retired_at=None).token])
    assert new in page.content.decode()
    assert client.get(old).status_code == 404
    assert summaries(calendar(client, new)) == ["我报的"]
    client.post(reverse("feeds:stop", args=[community.slug]))
    assert client.get(new).status_code == 404


def test_a_guest_and_somebody_who_left_have_no_calendar_of_their_own(client, community):
    assert client.post(reverse("feeds:renew", args=[community.slug])).status_code == 404
    kept = OwnCalendar.objects.create(user_id=resident_of(community).user_id, made_at=MONDAY)
    kept.user.is_active = False
    kept.user.save()
    assert client.get(reverse("feeds:own", args=[kept.token])).status_code == 404


def test_the_database_keeps_one_secret_address_for_each():
    user = resident_of(CommunityFactory.create()).user_id
    OwnCalendar.objects.create(user_id=user, made_at=MONDAY)
    for change in (
        {},
        {"token": "", "retired_at": MONDAY},
        {"retired_at": MONDAY - timedelta(days=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            OwnCalendar.objects.create(user_id=user, made_at=MONDAY, **change)


def atom(client, community, what: str):
    answer = client.get(reverse("feeds:news", args=[community.slug, what]))
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert read.version == "atom10"
    return read


def published(community, **change):
    told = {"state": "published", "published_at": MONDAY, "valid_from": MONDAY.date()}
    told["valid_until"] = (MONDAY + SOON).date()
    return AnnouncementFactory.create(community=community, **{**told, **change})


def test_announcements_are_read_with_their_words_and_what_was_withdrawn_says_so(client, community):
    published(community, title="停水通知", words="明天九点")
    published(community, title="停电", state="withdrawn", withdrawn_at=MONDAY, reason="改到后天")
    AnnouncementFactory.create(community=community, title="草稿")
    read = atom(client, community, "announcements")
    titles = {entry.title: entry.summary for entry in read.entries}
    assert titles == {"停水通知": "明天九点", "已撤回：停电": "改到后天"}
    assert read.entries[0].id.startswith("urn:lianxin:announcement:")
    assert read.entries[0].link.startswith("http://testserver/c/")
    assert read.feed.language == "zh-CN"


def test_outcomes_are_those_of_matters_that_everybody_may_see(client, community):
    MatterFactory.create(community=community, solved=True, title="灯亮了")
    MatterFactory.create(community=community, private=True, title="家里的事")
    assert "家里的事" not in str(atom(client, community, "outcomes"))


def test_good_deeds_go_out_by_title_alone(client, community):
    board = BoardFactory.create(community=community)
    told = {"state": "shown", "shown_at": MONDAY}
    StoryFactory.create(board=board, title="扶老人回家", words="周桂兰扶了李大爷", **told)
    StoryFactory.create(board=board, title="没人看过的")
    read = atom(client, community, "wall")
    assert [entry.title for entry in read.entries] == ["扶老人回家"]
    assert "周桂兰" not in str(read)


def test_an_empty_feed_is_a_feed_and_stays_the_same(client, community):
    first = atom(client, community, "announcements")
    assert first.entries == []
    url = reverse("feeds:news", args=[community.slug, "announcements"])
    known = {"If-None-Match": client.get(url).headers["ETag"]}
    assert client.get(url, headers=known).status_code == 304
    assert client.get(url.replace("announcements", "nothing")).status_code == 404


@pytest.mark.parametrize("what", ["announcements", "outcomes", "wall", "calendar"])
def test_a_feed_asks_as_much_with_much_as_with_little(
    client, community, what, django_assert_num_queries
):
    url = (
        of(community) if what == "calendar" else reverse("feeds:news", args=[community.slug, what])
    )
    board = BoardFactory.create(community=community)

    def fill(count: int) -> None:
        for number in range(count):
            published(community)
            activity(community, f"第{number}次")
            StoryFactory.create(board=board, state="shown", shown_at=MONDAY)
            MatterFactory.create(community=community, solved=True)

    fill(1)
    client.get(url)
    with django_assert_num_queries(6, exact=False) as few:
        client.get(url)
    fill(4)
    with django_assert_num_queries(len(few)):
        client.get(url)


def test_the_page_that_explains_names_every_feed_and_pages_lead_to_theirs(client, community):
    page = client.get(reverse("feeds:explained", args=[community.slug])).content.decode()
    assert f"http://testserver{of(community)}" in page
    assert f"webcal://testserver{of(community)}" in page
    for what in ("announcements", "outcomes", "wall"):
        assert reverse("feeds:news", args=[community.slug, what]) in page
    for name in ("home:community", "honours:announcements", "honours:wall", "matters:list"):
        text = client.get(reverse(name, args=[community.slug])).content.decode()
        assert 'rel="alternate" type="application/atom+xml"' in text
    listed = client.get(reverse("activities:list", args=[community.slug])).content.decode()
    assert 'rel="alternate" type="text/calendar"' in listed


def test_a_calendars_file_is_the_same_for_the_same_things():
    happening = Happening("x-1", "一，二；三", MONDAY, MONDAY + SOON, MONDAY, is_called_off=True)
    made = written("历山路", [happening])
    assert made == written("历山路", [happening])
    read: Any = Calendar.from_ical(made)
    (event,) = read.walk("VEVENT")
    assert (str(event["summary"]), str(event["status"])) == ("一，二；三", "CANCELLED")
