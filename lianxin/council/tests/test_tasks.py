"""Who is told what of a session."""

import pytest

from lianxin.core import http
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.tasks import tell_participants, tell_staff
from lianxin.council.tests.factories import DAY, MEETING, Stage
from lianxin.matters.models import Follow
from lianxin.notifications.models import Bulletin, Notice
from lianxin.notifications.tests.factories import ServedFactory
from lianxin.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    member = stage.members[1]
    member.user = PersonFactory.create(community=stage.community, resident=True).user
    member.save()
    return stage


def told(deed: str) -> dict[int, str]:
    """Run the task of the last deed of a name, twice; the last line that each user then has."""
    entry = Entry.objects.filter(deed=deed).latest("pk")
    for _ in range(2):
        tell_participants.call(entry.pk)
    return {notice.user_id: notice.lines[-1]["text"] for notice in Notice.objects.all()}


def test_a_notice_reaches_members_reporters_and_followers_once(stage):
    reporter = PersonFactory.create(community=stage.community, resident=True)
    follower = PersonFactory.create(community=stage.community, resident=True).user
    matter = stage.matter(reporter=reporter)
    Follow.objects.create(matter=matter, user=follower, at=MONDAY)
    session = stage.plan(matters=[matter])
    actions.notify(stage.staff, session.pk, now=MONDAY)
    found = told("notify")
    assert set(found) == {stage.members[1].user_id, reporter.user_id, follower.pk}
    assert set(found.values()) == {"3月6日 9:00在社区议事厅开会，请您参加。"}
    assert all(len(notice.lines) == 1 for notice in Notice.objects.all())


def test_who_sent_the_notice_is_not_told_of_it(stage):
    stage.members[2].user_id = stage.staff.user_id
    stage.members[2].save()
    session = stage.plan("车棚建在哪儿")
    actions.notify(stage.staff, session.pk, now=MONDAY)
    assert stage.staff.user_id not in told("notify")


def test_a_notice_taken_back_leads_to_the_council_and_not_to_a_hidden_plan(stage):
    session = stage.plan("车棚建在哪儿")
    actions.notify(stage.staff, session.pk, now=MONDAY)
    actions.reschedule(stage.staff, session.pk, now=MONDAY)
    assert "改期" in told("reschedule")[stage.members[1].user_id]
    assert Notice.objects.get().url == f"/c/{stage.community.slug}/council/"


def test_a_cancelled_session_says_why_it_is_off(stage):
    session = stage.plan("车棚建在哪儿")
    actions.notify(stage.staff, session.pk, now=MONDAY)
    actions.cancel(stage.staff, session.pk, words="停电。", now=MONDAY)
    assert told("cancel")[stage.members[1].user_id].endswith("不开了：停电。")


def test_published_minutes_and_what_came_of_them_reach_who_took_part(stage):
    session = stage.sitting()
    item = stage.passed(session)
    stage.held(session)
    actions.sign(stage.staff, session.pk, now=MEETING)
    actions.approve(stage.secretary, session.pk, now=MEETING)
    actions.publish(stage.staff, session.pk, now=MEETING)
    member = stage.members[1].user_id
    assert "纪要公布了" in told("publish")[member]
    actions.finish(stage.staff, item.pk, words="车棚建好了。", now=MEETING + DAY)
    actions.feed_back(stage.staff, item.pk, now=MEETING + DAY)
    assert told("feed_back")[member] == "车棚建好了。"


def test_late_minutes_are_called_for_at_the_staffs_desk(stage, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MEETING + 7 * DAY)
    session = stage.held(stage.sitting())
    actions.sweep(now=http.now())
    tell_staff.call(Entry.objects.get(deed="remind").pk)
    notices = Notice.objects.all()
    users = {notice.user_id for notice in notices}
    assert users == {stage.staff.user_id, stage.secretary.user_id}
    assert {notice.url for notice in notices} == {
        f"/desk/c/{stage.community.slug}/council/sessions/{session.pk}/"
    }


def test_a_call_to_a_session_cannot_be_refused_and_its_groups_read_it_too(stage):
    ServedFactory.create(gateway__topics=["council"], community_id=stage.community.pk)
    session = stage.plan(matters=[stage.matter()])
    actions.notify(stage.staff, session.pk, now=MONDAY)
    told("notify")
    assert all(Notice.objects.values_list("is_required", flat=True))
    assert "欢迎旁听" in Bulletin.objects.get().text
