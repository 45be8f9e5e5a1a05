"""Before and around a meeting: what its plan wants, who is called, when it may open."""

import pytest

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions import attending, keeping, planning
from lianxin.party.models import Attendance, Meeting, MeetingKind, Turnout
from lianxin.party.tests.factories import GroupFactory, MemberFactory, oneself
from lianxin.party.tests.meetings import EVENING, HOUR, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage(5, probationary=1)


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("members", {"starts_at": MONDAY - HOUR}, "已经过去"),
        ("members", {"venue": " "}, "在哪儿"),
        ("members", {"title": "绝密★"}, "涉密"),
        ("members", {"agenda": "【机密】一份"}, "涉密"),
        ("members", {"chair_id": 999_999}, "本社区的党员"),
        ("lesson", {"host": ""}, "谁来讲"),
        ("training", {"host": ""}, "市委党校"),
        ("theme_day", {"title": ""}, "主题"),
        ("group", {}, "不开这种会"),
        ("dance", {}, "不开这种会"),
    ],
)
def test_a_plan_says_what_it_lacks(stage, kind, fields, words):
    with pytest.raises(Invalid, match=words):
        stage.planned(kind, **fields)
    assert not Meeting.objects.exists()


def test_a_meeting_of_another_branch_cannot_be_planned(stage):
    other = Stage(3)
    with pytest.raises(NotFound):
        planning.plan(other.head, stage.slug, stage.made(), now=MONDAY)
    with pytest.raises(NotFound):
        planning.plan(stage.head, stage.slug, other.made(), now=MONDAY)


def test_the_roll_is_the_branchs_and_only_full_members_are_entitled(stage):
    MemberFactory.create(branch=Stage(1, parent=stage.branch.parent).branch)
    meeting = stage.told()
    rows = meeting.attendances.all()
    assert {row.member_id for row in rows} == {
        member.pk for member in [*stage.members, *stage.probationers]
    }
    assert sum(row.is_entitled for row in rows) == 5


def test_a_group_calls_its_own_and_its_meeting_belongs_to_the_branch(stage):
    group = GroupFactory.create(parent=stage.branch)
    mine = MemberFactory.create(branch=stage.branch, group=group)
    meeting = stage.told(MeetingKind.GROUP, body_id=group.pk)
    assert [row.member for row in meeting.attendances.all()] == [mine]
    assert meeting.branch == stage.branch


def test_who_came_to_the_branch_since_the_notice_is_on_the_roll_of_the_day(stage):
    meeting = stage.told()
    rows = list(meeting.attendances.values_list("pk", flat=True))
    attending.excuse(stage.head, meeting.pk, rows[:1], reason="住院", now=MONDAY)
    MemberFactory.create(branch=stage.branch, entered_on=EVENING.date())
    attending.open_meeting(stage.head, meeting.pk, now=EVENING)
    assert meeting.attendances.count() == 7
    assert Attendance.objects.get(pk=rows[0]).state == Turnout.EXCUSED


def test_an_empty_group_has_nobody_to_call(stage):
    group = GroupFactory.create(parent=stage.branch)
    with pytest.raises(NotPermitted, match="没有党员"):
        stage.told(MeetingKind.GROUP, body_id=group.pk)


def test_a_meeting_does_not_open_before_the_day_that_was_told(stage):
    meeting = stage.told()
    with pytest.raises(OutOfOrder, match="还没到"):
        attending.open_meeting(stage.head, meeting.pk, now=MONDAY)


def test_who_is_called_sees_the_meeting_and_cannot_run_it(stage):
    member = MemberFactory.create(branch=stage.branch, with_account=True)
    meeting = stage.told()
    with pytest.raises(NotPermitted):
        attending.open_meeting(oneself(member), meeting.pk, now=EVENING)
    stranger = MemberFactory.create(branch=Stage(2).branch, with_account=True)
    with pytest.raises(NotFound):
        attending.ask_leave(oneself(stranger), meeting.pk, reason="忙", now=MONDAY)


def test_a_meeting_to_which_nobody_came_cannot_be_closed(stage):
    meeting = stage.open(present=0)
    with pytest.raises(OutOfOrder, match="还没有记谁到会"):
        attending.close(stage.head, meeting.pk, now=EVENING)


def test_arrivals_that_a_vote_has_counted_are_not_taken_back(stage):
    meeting = stage.open()
    row = meeting.attendances.first()
    attending.take_back(stage.head, meeting.pk, [row.pk], now=EVENING)
    attending.arrive(stage.head, meeting.pk, [row.pk], now=EVENING)
    stage.put(meeting)
    with pytest.raises(OutOfOrder, match="不能再改到会"):
        attending.take_back(stage.head, meeting.pk, [row.pk], now=EVENING)
    with pytest.raises(OutOfOrder, match="还没有计票"):
        attending.close(stage.head, meeting.pk, now=EVENING)


def test_minutes_write_themselves_of_who_came_and_who_asked_for_leave(stage):
    meeting = stage.told(chair_id=stage.members[0].pk, agenda="年度计划")
    attending.open_meeting(stage.head, meeting.pk, now=EVENING)
    rows = list(meeting.attendances.order_by("member_id").values_list("pk", flat=True))
    attending.excuse(stage.head, meeting.pk, rows[1:2], reason="出差", now=EVENING)
    attending.arrive(stage.head, meeting.pk, [rows[0], *rows[2:5]], now=EVENING)
    minutes = attending.close(stage.head, meeting.pk, now=EVENING + HOUR).minutes
    for words in (
        "主持：董书记",
        "应到 6 人，实到 4 人。",
        "有表决权的应到 5 人，实到 4 人。",
        "请假：党员01（出差）",
        "缺席：预备0",
        "议题：年度计划",
    ):
        assert words in minutes


def test_a_book_is_kept_whole_or_not_at_all(stage):
    good = keeping.Held(stage.made(), EVENING + HOUR, "开了会。")
    later = keeping.Held(stage.made(), EVENING + 99 * HOUR, "还没开。")
    stranger = keeping.Held(stage.made(), EVENING + HOUR, "开了。", came=frozenset({999_999}))
    for bad, words in ((later, "已经开过"), (stranger, "还不在这个组织")):
        with pytest.raises(Invalid, match=words):
            keeping.keep(stage.clerk, stage.slug, [good, bad], now=EVENING + 2 * HOUR)
        assert not Meeting.objects.exists()
    assert len(keeping.keep(stage.clerk, stage.slug, [good], now=EVENING + HOUR)) == 1
